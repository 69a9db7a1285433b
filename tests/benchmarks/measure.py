"""Measure one subject on one corpus in a process of its own; prints one JSON object.

    python -m tests.benchmarks.measure alinea-whoosh headlines
    python -m tests.benchmarks.measure PlainWhoosh headlines-5000 --rebuild-only
    python -m tests.benchmarks.measure RawTantivy 10000

A subject that is not installed here ends it with status 3 and one line that says what is missing.
"""

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from tests.benchmarks.asked import asked
from tests.benchmarks.corpora import HEADLINES, Corpus, retrieval, synthetic, write_synthetic
from tests.benchmarks.peers import Missing, Peer
from tests.benchmarks.subjects import SUBJECTS, Alinea
from tests.benchmarks.usage import observed

T = TypeVar("T")

NOT_INSTALLED = 3
WARM_UP = 20
PAGE = 10
LONGEST = 60.0
"""Seconds that headlines are asked at most; the rest of them is not asked."""

OTHER_KINDS = 0.25
"""Share of those seconds that each kind beside headlines may take."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long queries of one kind took, in milliseconds.

    Attributes:
        asked: how many there were time for.
    """

    asked: int
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process measured.

    Attributes:
        name: of the subject, with its version.
        articles: in the corpus.
        rebuild, processor: seconds of the rebuild, by the clock and of all cores together.
        peak: bytes of memory, the benchmark's own included; see `usage`.
        disk: bytes.
        ndcg: nDCG@10; None where nothing is judged, or there was no time for all headlines.
        times: kind of query -> how long it took.
    """

    name: str
    articles: int
    rebuild: float
    processor: float
    peak: int
    disk: int | None = None
    ndcg: float | None = None
    times: dict[str, Times] | None = None


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("corpus", help="'headlines', 'headlines-N' or N synthetic paragraphs")
    parser.add_argument("--synthetic", type=Path, help="file that has them already")
    parser.add_argument("--rebuild-only", action="store_true", help="ask nothing")
    parser.add_argument("--index", type=Path, help="keep the index here, over what is there")
    parser.add_argument("--longest", type=float, default=LONGEST, help="seconds a kind of query")
    arguments = parser.parse_args()
    longest = None if arguments.rebuild_only else arguments.longest
    with tempfile.TemporaryDirectory() as written, tempfile.TemporaryDirectory() as temporary:
        texts = corpus(arguments.corpus, arguments.synthetic, Path(written))
        folder = arguments.index or Path(temporary)
        try:
            measured = measure(SUBJECTS[arguments.subject], texts, folder, longest)
        except Missing as missing:
            print(missing, file=sys.stderr)
            sys.exit(NOT_INSTALLED)
    print(json.dumps(asdict(measured)))


def corpus(name: str, file: Path | None, folder: Path) -> Corpus:
    """Return the headlines, the first of them, or as many synthetic paragraphs as the name says.

    These are read from the file, or written into the folder before.
    """
    kind, _, most = name.rpartition("-")
    if name == "headlines":
        return retrieval(HEADLINES)
    if kind == "headlines":
        return retrieval(HEADLINES, int(most))
    if file is None:
        file = folder / "synthetic.tsv"
        write_synthetic(int(name), file)
    return synthetic(int(name), file)


def measure(subject: Peer, texts: Corpus, folder: Path, longest: float | None) -> Measured:
    """Build the corpus with the subject and ask it everything.

    Args:
        subject: what is measured.
        texts: what it gets.
        folder: an empty one, or with an index of the subject that it is built over.
        longest: seconds that one kind of query may take; None asks nothing.
    """
    with subject.running():
        with observed(subject.processes()) as usage:
            subject.build(texts.texts(), folder)
        rebuilt = (subject.name, texts.size, usage.seconds, usage.processor, usage.peak)
        if longest is None:
            return Measured(*rebuilt)
        subject.open(folder)
        # What the rebuild left is no part of the heap of a process that searches.
        gc.collect()
        gc.freeze()
        for _, query in texts.queries[-WARM_UP:]:
            subject.search(query, PAGE)
        found: dict[str, Sequence[str]] = {}

        def ask(query: tuple[str, str]) -> None:
            found[query[0]] = subject.search(query[1], PAGE)

        times = {
            "headline": timed(ask, texts.queries, longest),
            **_others(subject, texts, longest * OTHER_KINDS),
        }
        # Of some of the queries it could not be compared with another subject's.
        all_judged = texts.qrels and len(found) == len(texts.queries)
        score = ndcg(found, texts.qrels) if all_judged else None
        return Measured(*rebuilt, subject.size(folder), score, times)


def _others(subject: Peer, texts: Corpus, longest: float) -> dict[str, Times]:
    """Ask every other kind of query."""
    drawn = asked(texts)
    headlines = drawn.headlines
    kinds: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "headline, tenth page": (lambda text: subject.search(text, PAGE, 9 * PAGE), headlines),
        "rare word": (lambda word: subject.search(word, PAGE), drawn.rare),
        "common word": (lambda word: subject.search(word, PAGE), drawn.common),
        "common word, tenth page": (
            lambda word: subject.search(word, PAGE, 9 * PAGE),
            drawn.common,
        ),
        "phrase": (lambda phrase: subject.phrase(phrase, PAGE), drawn.phrases),
        "prefix": (lambda prefix: subject.prefix(prefix, PAGE), drawn.prefixes),
    }
    if isinstance(subject, Alinea):
        kinds["headline, whole page"] = (subject.page, headlines)
    return {kind: timed(call, words, longest) for kind, (call, words) in kinds.items()}


def timed(call: Callable[[T], object], arguments: Iterable[T], longest: float) -> Times:
    """Call with each argument in turn, until there are none left or the time is up."""
    times: list[float] = []
    began = time.perf_counter()
    for argument in arguments:
        start = time.perf_counter()
        call(argument)
        end = time.perf_counter()
        times.append((end - start) * 1000)
        if end - began > longest:
            break
    return Times(len(times), *(float(np.percentile(times, point)) for point in (50, 95, 99)))


def ndcg(found: dict[str, Sequence[str]], qrels: dict[str, set[str]]) -> float:
    """Return the mean nDCG@10 of the ids found, best first, for each query."""
    # Every process of a rebuild imports this module.
    import ir_measures  # noqa: PLC0415

    relevance = {query: dict.fromkeys(ids, 1) for query, ids in qrels.items() if query in found}
    run = {query: {key: -float(rank) for rank, key in enumerate(found[query])} for query in found}
    measure = ir_measures.nDCG @ 10
    return float(ir_measures.calc_aggregate([measure], relevance, run)[measure])


if __name__ == "__main__":
    main()
