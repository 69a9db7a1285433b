"""Compare the engines over the headlines: speed, and whether they find the same.

python -m tests.benchmarks.engines whoosh tantivy opensearch

Figures are of the engine's own part: paragraphs and queries are analysed before the clock starts,
by the process that measures. OpenSearch is the cluster of `make cluster`.
"""

import argparse
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import numpy as np

from index.article import Paragraph
from index.documents import to_document
from index.engines import ENGINES, Document, Engine, Results, SearchRequest, connect
from search.page import Ask
from search.searcher import Searcher
from tests.benchmarks.corpora import HEADLINES, Corpus, paragraph, retrieval
from tests.benchmarks.measure import ndcg
from tests.cluster import nodes

TOP = 10


@cache
def analysed(one: Paragraph) -> Document:
    """Analyse a paragraph, once."""
    return to_document(one)


@dataclass(frozen=True, slots=True)
class Run:
    """What an engine did.

    Attributes:
        build: seconds to store what was analysed.
        search: milliseconds of each query.
        found: of each query, the ids of the articles, best first.
    """

    build: float
    search: Sequence[float]
    found: Sequence[Sequence[str]]


def measure(engine: Engine, corpus: Corpus, queries: int) -> Run:
    """Build an index and ask it the corpus's queries."""
    articles = [[paragraph(key, text)] for key, text in corpus.texts()]
    for (one,) in articles:
        analysed(one)
    start = time.perf_counter()
    # In this process, because others would have to analyse first.
    with patch("os.sched_getaffinity", return_value={0}), engine.build(analysed) as builder:
        for article in articles:
            builder.add(article)
        builder.commit()
    build = time.perf_counter() - start
    requests = _requests(engine, [text for _, text in corpus.queries[:queries]])
    index = engine.open()
    search = []
    answers: list[Results] = []
    for request in requests:
        start = time.perf_counter()
        answers.append(index.search(request))
        search.append((time.perf_counter() - start) * 1000)
    index.close()
    found = [[hit.paragraph.article.id for hit in answer.hits] for answer in answers]
    return Run(build, search, found)


def _requests(engine: Engine, texts: Sequence[str]) -> list[SearchRequest]:
    """Return what the search asks of the engine for each query."""
    searcher = Searcher(engine)
    requests: list[SearchRequest] = []
    index = engine.open()
    real = type(index).search

    def note(self: object, request: SearchRequest) -> Results:
        noted.append(request)
        return real(self, request)  # type: ignore[arg-type]  # it is the engine's index

    with patch.object(type(index), "search", note):
        for text in texts:
            noted: list[SearchRequest] = []
            searcher.search(Ask(text, per_page=TOP))
            requests.append(noted[0])
    index.close()
    return requests


def overlap(found: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> float:
    """Return which part of the top ten two engines share, on average."""
    pairs = [(set(a), set(b)) for a, b in zip(found, others, strict=True) if a]
    return float(np.mean([len(a & b) / len(a) for a, b in pairs]))


def main() -> None:
    """Print a table, an engine a row."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engines", nargs="*", default=ENGINES, help=", ".join(ENGINES))
    parser.add_argument("--queries", type=int, default=2000)
    arguments = parser.parse_args()
    corpus = retrieval(HEADLINES)
    keys = [key for key, _ in corpus.queries[: arguments.queries]]
    print(
        "| engine | storing s | p50 ms | p95 ms | p99 ms | nDCG@10 | top 10 as first | same order |"
    )
    print("|---|---|---|---|---|---|---|---|")
    first: Run | None = None
    for name in arguments.engines:
        settings: Mapping[str, str] = {}
        if name == "opensearch":
            settings = {**nodes.SETTINGS, "index": "alinea-benchmark"}
        with tempfile.TemporaryDirectory() as folder:
            engine = connect(name, Path(folder), settings)
            run = measure(engine, corpus, arguments.queries)
            if name == "opensearch":
                nodes.remove(settings["index"])
        first = first or run
        shared = overlap(first.found, run.found)
        same = np.mean([a == b for a, b in zip(first.found, run.found, strict=True)])
        times = " | ".join(f"{np.percentile(run.search, q):.2f}" for q in (50, 95, 99))
        score = ndcg(dict(zip(keys, run.found, strict=True)), corpus.qrels)
        print(f"| {name} | {run.build:.1f} | {times} | {score:.4f} | {shared:.3f} | {same:.3f} |")


if __name__ == "__main__":
    main()
