"""The rows of a report: the medians of what several processes measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.measure import Measured, Times


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Medians over the rounds.

    Attributes:
        seconds, processor, peak: as `Measured.rebuild`, `processor` and `peak`.
        speed: articles or paragraphs a second.
    """

    seconds: float
    processor: float
    peak: float
    speed: float


@dataclass(frozen=True, slots=True)
class Row:
    """A subject on a corpus, medians over the rounds.

    Attributes:
        subject, corpus: as the command line of `measure` names them.
        first: the rebuild with an empty cache folder.
        again: the same by a new process, with the cache folder that the first left; None where
            there was none.
        unchanged: a rebuild over the index of the one before; None where there was none.
        rounds: what each process measured, one a rebuild.
    """

    subject: str
    corpus: str
    name: str
    articles: int
    first: Rebuild
    again: Rebuild | None
    unchanged: Rebuild | None
    disk: float
    ndcg: float | None
    times: dict[str, Times]
    rounds: Sequence[Measured]


def row(subject: str, corpus: str, pairs: Sequence[Sequence[Measured]]) -> Row:
    """Put together what the processes of each round measured."""
    last = [pair[-1] for pair in pairs]
    scores = [one.ndcg for one in last if one.ndcg is not None]
    return Row(
        subject=subject,
        corpus=corpus,
        name=last[0].name,
        articles=last[0].articles,
        first=_rebuild([pair[0] for pair in pairs]),
        again=_rebuild([pair[1] for pair in pairs]) if len(pairs[0]) > 1 else None,
        unchanged=_rebuild([pair[2] for pair in pairs]) if len(pairs[0]) > 2 else None,
        disk=median(one.disk or 0 for one in last),
        ndcg=median(scores) if scores else None,
        times=_times([one.times or {} for one in last]),
        rounds=[one for pair in pairs for one in pair],
    )


def _rebuild(rounds: Sequence[Measured]) -> Rebuild:
    seconds = median(one.rebuild for one in rounds)
    return Rebuild(
        seconds,
        median(one.processor for one in rounds),
        # Memory is a bound: its highest counts.
        max(one.peak for one in rounds),
        rounds[0].articles / seconds,
    )


def _times(rounds: Sequence[dict[str, Times]]) -> dict[str, Times]:
    return {
        kind: Times(
            min(one[kind].asked for one in rounds),
            *(median(getattr(one[kind], name) for one in rounds) for name in ("p50", "p95", "p99")),
        )
        for kind in rounds[0]
    }
