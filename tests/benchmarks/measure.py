"""Measure one subject on one corpus in a process of its own; prints one JSON object.

python -m tests.benchmarks.measure alinea-whoosh headlines
python -m tests.benchmarks.measure PlainWhoosh 100000
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import ir_measures
import numpy as np

from tests.benchmarks.corpora import (
    HEADLINES,
    Corpus,
    retrieval,
    synthetic,
)
from tests.benchmarks.peers import Peer
from tests.benchmarks.subjects import SUBJECTS

QUERIES = 2000
SINGLE_QUERIES = 200
RARE, COMMON, PHRASE, PREFIX = "fietsenstalling", "politie", "de politie", "verkiez"


def main() -> None:
    """Build, or ask once, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("corpus", help="'headlines', or a number of synthetic paragraphs")
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--once", type=Path, help="only open this index and ask once")
    arguments = parser.parse_args()
    subject = SUBJECTS[arguments.subject]
    if arguments.once:
        subject.open(arguments.once)
        subject.search(COMMON, 10)
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(subject, corpus(arguments.corpus), Path(folder), arguments.queries)
        figures["cold start s"] = _cold_start(arguments.subject, arguments.corpus, Path(folder))
    print(json.dumps({"subject": subject.name, "corpus": arguments.corpus, **figures}))


def corpus(name: str) -> Corpus:
    """Return the headlines, or as many synthetic paragraphs as the name says."""
    return retrieval(HEADLINES) if name == "headlines" else synthetic(int(name), QUERIES)


def measure(
    subject: Peer, texts: Corpus, folder: Path, queries: int = QUERIES
) -> dict[str, float | int | str | None]:
    """Build the corpus with the subject and ask it everything; times in the unit of their key."""
    before = _peak_memory()
    start = time.perf_counter()
    subject.build(texts.texts(), folder)
    seconds = time.perf_counter() - start
    peak = _peak_memory()
    subject.open(folder)
    for _, query in texts.queries[:20]:
        subject.search(query, 10)
    asked = texts.queries[:queries]
    found: dict[str, Sequence[str]] = {}
    times = _milliseconds(
        [
            lambda key=key, query=query: found.update({key: subject.search(query, 10)})
            for key, query in asked
        ]
    )
    figures: dict[str, float | int | str | None] = {
        "rebuild s": seconds,
        "articles/s": texts.size / seconds,
        "peak MiB": peak / 2**20,
        "before MiB": before / 2**20,
        "disk MiB": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        / 2**20,
        "nDCG@10": _ndcg(found, texts.qrels),
        **{f"p{point} ms": float(np.percentile(times, point)) for point in (50, 95, 99)},
    }
    kinds: dict[str, Callable[[], object]] = {
        "rare word": lambda: subject.search(RARE, 10),
        "common word": lambda: subject.search(COMMON, 10),
        "phrase": lambda: subject.phrase(PHRASE, 10),
        "prefix": lambda: subject.prefix(PREFIX, 10),
        "best 100": lambda: subject.search(COMMON, 100),
    }
    for name, ask in kinds.items():
        figures[f"{name} ms"] = float(np.median(_milliseconds([ask] * SINGLE_QUERIES)))
    return figures


def _milliseconds(calls: Sequence[Callable[[], object]]) -> list[float]:
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def _peak_memory() -> int:
    """Bytes, of this process and of the largest one it waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + children) * 1024


def _ndcg(found: dict[str, Sequence[str]], qrels: dict[str, set[str]]) -> float | None:
    if not qrels:
        return None
    relevance = {query: dict.fromkeys(ids, 1) for query, ids in qrels.items() if query in found}
    run = {
        query: {key: float(-rank) for rank, key in enumerate(ids)} for query, ids in found.items()
    }
    return ir_measures.calc_aggregate([ir_measures.nDCG @ 10], relevance, run)[
        ir_measures.nDCG @ 10
    ]


def _cold_start(subject: str, name: str, folder: Path, times: int = 5) -> float:
    """Median seconds from the start of a process to its first answer."""
    command = [sys.executable, "-m", "tests.benchmarks.measure", subject, name, "--once", folder]
    return float(
        np.median(_milliseconds([lambda: subprocess.run(command, check=True)] * times)) / 1000
    )


if __name__ == "__main__":
    main()
