"""Measure one subject on one corpus in a process of its own; prints one JSON object.

python -m tests.benchmarks.measure alinea-whoosh headlines
python -m tests.benchmarks.measure PlainWhoosh 100000
"""

import argparse
import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeVar

import ir_measures
import numpy as np

from tests.benchmarks.corpora import HEADLINES, Corpus, retrieval, synthetic
from tests.benchmarks.peers import Peer
from tests.benchmarks.subjects import SUBJECTS, Alinea

QUERIES = 2000
WARM_UP = 20
EACH = 100
"""Queries of each other kind; all differ, so that no answer comes from a cache of pages."""

_SAMPLE = 5_000
T = TypeVar("T")
Figures = dict[str, float | str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries drawn from the texts themselves."""

    rare: Sequence[str]
    common: Sequence[str]
    phrases: Sequence[str]
    prefixes: Sequence[str]


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subject", choices=SUBJECTS)
    parser.add_argument("corpus", help="'headlines', or a number of synthetic paragraphs")
    parser.add_argument("--queries", type=int, default=QUERIES)
    parser.add_argument("--index", type=Path, help="keep the index in this empty folder")
    arguments = parser.parse_args()
    subject = SUBJECTS[arguments.subject]
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.index or Path(temporary)
        figures = measure(subject, corpus(arguments.corpus), folder, arguments.queries)
    print(json.dumps({"subject": subject.name, "corpus": arguments.corpus, **figures}))


def corpus(name: str) -> Corpus:
    """Return the headlines, or as many synthetic paragraphs as the name says."""
    return retrieval(HEADLINES) if name == "headlines" else synthetic(int(name), QUERIES)


def measure(subject: Peer, texts: Corpus, folder: Path, queries: int = QUERIES) -> Figures:
    """Build the corpus with the subject and ask it everything; each key names its unit."""
    before = _peak_memory()
    start = time.perf_counter()
    subject.build(texts.texts(), folder)
    seconds = time.perf_counter() - start
    peak = _peak_memory() - before
    subject.open(folder)
    for _, query in texts.queries[-WARM_UP:]:
        subject.search(query, 10)
    found: dict[str, Sequence[str]] = {}

    def ask(query: tuple[str, str]) -> None:
        found[query[0]] = subject.search(query[1], 10)

    times = _milliseconds(ask, texts.queries[:queries])
    asked_again = texts.queries[: queries // 2]
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    figures: Figures = {
        "rebuild s": seconds,
        "articles/s": texts.size / seconds,
        "peak MiB": peak / 2**20,
        "disk MiB": disk / 2**20,
        "nDCG@10": ndcg(found, texts.qrels) if texts.qrels else None,
        **{f"p{point} ms": float(np.percentile(times, point)) for point in (50, 95, 99)},
    }
    asked = _asked(texts)
    kinds: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "rare word": (lambda word: subject.search(word, 10), asked.rare),
        "common word": (lambda word: subject.search(word, 10), asked.common),
        "tenth page": (lambda word: subject.search(word, 10, 90), asked.common),
        "phrase": (lambda phrase: subject.phrase(phrase, 10), asked.phrases),
        "prefix": (lambda prefix: subject.prefix(prefix, 10), asked.prefixes),
    }
    if isinstance(subject, Alinea):
        kinds["whole page"] = (subject.page, [text for _, text in asked_again])
    for name, (call, words) in kinds.items():
        figures[f"{name} ms"] = float(np.median(_milliseconds(call, words)))
    return figures


def _asked(texts: Corpus) -> Asked:
    """Draw words, phrases and prefixes evenly from the first texts."""
    holding: Counter[str] = Counter()
    phrases = []
    for _, text in islice(texts.texts(), _SAMPLE):
        words = [word for word in text.lower().split() if word.isalpha() and len(word) > 3]
        holding.update(set(words))
        phrases += [f"{a} {b}" for a, b in pairwise(words[:3])]
    ranked = [word for word, _ in holding.most_common()]
    rare = [word for word in ranked if holding[word] == 2]
    return Asked(
        _evenly(rare), ranked[:EACH], _evenly(phrases), [w[:5] for w in _evenly(ranked[:2000])]
    )


def _evenly(values: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(values[:: max(1, len(values) // EACH)]))[:EACH]


def _milliseconds(call: Callable[[T], object], arguments: Iterable[T]) -> list[float]:
    times = []
    for argument in arguments:
        start = time.perf_counter()
        call(argument)
        times.append((time.perf_counter() - start) * 1000)
    return times


def _peak_memory() -> int:
    """Bytes, of this process and of the largest one it waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + children) * 1024


def ndcg(found: dict[str, Sequence[str]], qrels: dict[str, set[str]]) -> float:
    """Return the mean nDCG@10 of the ids found, best first, for each query."""
    relevance = {query: dict.fromkeys(ids, 1) for query, ids in qrels.items() if query in found}
    run = {query: {key: -float(rank) for rank, key in enumerate(found[query])} for query in found}
    measure = ir_measures.nDCG @ 10
    return float(ir_measures.calc_aggregate([measure], relevance, run)[measure])


if __name__ == "__main__":
    main()
