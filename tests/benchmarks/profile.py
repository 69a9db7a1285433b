"""Tell where the time of a rebuild and of an answer goes, on the headlines.

    python -m tests.benchmarks.profile whoosh
    python -m tests.benchmarks.profile tantivy --articles 3000

Everything runs in one process, one thing at a time, so that the parts add up; each is timed without
what is told in a row of its own. The rebuild of a new process is timed with an empty cache folder,
again without an index before it, and over that index; the answers are those of the JSON endpoint,
to queries that were not asked before.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from werkzeug.test import create_environ, run_wsgi_app

from index import documents, dutch
from index.documents import to_document
from index.dutch import remembered
from index.engines import connect
from index.engines.tantivy.unchanged import Before
from search import opened
from search.matching import Matcher
from search.ranking import Planner
from search.searcher import Searcher
from tests.benchmarks.corpora import HEADLINES, paragraph, retrieval
from web import create_app
from web.server import COLLECTING

ARTICLES = 30_000
WARM_UP = 200
ASKED = 1_000


class Clock:
    """Adds up how long each part takes, without the parts inside it."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._inside: list[float] = []

    def timed(self, part: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and is timed."""

        def timed(*arguments: Any, **named: Any) -> Any:
            self._inside.append(0.0)
            began = time.perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                took = time.perf_counter() - began
                self.spent[part] += took - self._inside.pop()
                if self._inside:
                    self._inside[-1] += took

        return timed

    @contextmanager
    def watching(self, parts: Sequence[tuple[object, str, str]]) -> Iterator[None]:
        """Time functions: the module or class that each is in, its name, the part that it is."""
        with ExitStack() as stack:
            for owner, name, part in parts:
                stack.enter_context(
                    patch.object(owner, name, self.timed(part, getattr(owner, name)))
                )
            yield

    def table(self, what: str, count: int) -> str:
        """Return the parts as a table, the longest first."""
        whole = self.spent.total()
        lines = [f"| {what} | {whole / count * 1e6:,.0f} µs | |", "|---|---|---|"]
        for part, spent in self.spent.most_common():
            lines.append(f"| {part} | {spent / count * 1e6:,.0f} | {spent / whole:.0%} |")
        return "\n".join(lines)


def rebuild(engine: str, folder: Path, articles: int) -> str:
    """Rebuild in this process and tell what an article took."""
    texts = list(retrieval(HEADLINES, articles).texts())
    dutch.analyse("Een eerste zin laadt de lexica: dat licht hij toe.")
    gc.disable()  # As in the processes of a rebuild.
    clock = Clock()
    parts = [
        (remembered, "analyse_word", "words not met before: analysed"),
        (dutch, "recall", "words of earlier rebuilds: read back"),
        (remembered, "learn", "words not met before: noted"),
        (dutch, "_analysed", "runs not met lately: their words found"),
        (dutch, "_additions", "what words make together"),
        (documents, "analyse_marked", "words of a text looked up, marks made"),
        (remembered, "keep", "new words kept"),
        (Before, "unchanged", "looked for in the index before"),
    ]

    def whole() -> None:
        with connect(engine, folder, {}).build(analysis) as builder:
            for key, text in texts:
                builder.add([paragraph(key, text)])
            builder.commit()

    analysis = clock.timed("keys counted", to_document)
    with clock.watching(parts), patch("os.sched_getaffinity", return_value={0}):
        clock.timed("postings and paragraphs stored", whole)()
    return clock.table(f"an article, rebuilt on {engine}", len(texts))


def answers(engine: str, folder: Path, articles: int) -> str:
    """Ask the JSON endpoint in this process and tell what an answer took."""
    app = create_app({"ENGINE": engine, "INDEX": str(folder), "LOG_REQUESTS": False})
    queries = [text for _, text in retrieval(HEADLINES).queries[: WARM_UP + ASKED]]
    index = type(app.extensions["engine"].open())
    clock = Clock()

    def ask(query: str) -> None:
        environ = create_environ("/api/v1/search", query_string={"q": query})
        run_wsgi_app(app, environ, buffered=True)

    for query in queries[:WARM_UP]:
        ask(query)
    gc.collect()
    gc.freeze()  # As a server does.
    gc.set_threshold(*COLLECTING)
    parts = [
        (opened, "parse", "query read and analysed"),
        (Planner, "plan", "query planned"),
        (index, "search", "searched"),
        (index, "_hits" if engine == "tantivy" else "_hit", "paragraphs fetched"),
        (Matcher, "__init__", "words to mark: sought"),
        (Matcher, "matches", "words to mark: found"),
        (opened, "highlighted", "words marked"),
        (opened.Opened, "_suggestion", "other spellings"),
        (Searcher, "search", "page put together"),
    ]
    with clock.watching(parts):
        timed = clock.timed("Flask, headers, JSON", ask)
        for query in queries[WARM_UP:]:
            timed(query)
    return clock.table(f"an answer to a headline, on {engine}", len(queries) - WARM_UP)


def main() -> None:
    """Print the tables; each is measured in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engine", choices=("whoosh", "tantivy"))
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--only", choices=("rebuild", "answers"), help=argparse.SUPPRESS)
    parser.add_argument("--index", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        part = rebuild if given.only == "rebuild" else answers
        print(part(given.engine, given.index, given.articles))
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache"}
        for title, only, index in (
            ("The first rebuild", "rebuild", "first"),
            ("A rebuild of known words", "rebuild", "next"),
            ("A rebuild over that index", "rebuild", "next"),
            ("Answers", "answers", "next"),
        ):
            command = [sys.executable, "-m", "tests.benchmarks.profile", given.engine]
            options = ["--only", only, "--index", f"{folder}/{index}"]
            size = ["--articles", str(given.articles)]
            run = subprocess.run(
                [*command, *options, *size],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            print(f"{title}:\n\n{run.stdout}", flush=True)


if __name__ == "__main__":
    main()
