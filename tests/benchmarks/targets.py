"""What was asked of Alinea's speed, beside what a run measured."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tests.benchmarks.report import Report
from tests.benchmarks.rows import Rebuild, Row

PLAIN = "PlainWhoosh"
WHOOSH = "alinea-whoosh"
TANTIVY = "alinea-tantivy"
OPENSEARCH = "alinea-opensearch"
LARGEST = "1000000"
REBUILDS: Final = (("first rebuild", "first"), ("rebuild again", "again"))
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that was asked for.

    Attributes:
        reach: what it must be; None where it is there to compare.
        aim: what would be better still; None where nothing was named.
        unit: of both and of what was measured.
        measured: None where this run has no such figure.
        at_least: more is better.
    """

    figure: str
    reach: float | None
    aim: float | None
    unit: str
    measured: float | None
    at_least: bool = False

    def __str__(self) -> str:
        """A row of the table."""
        sign = "≥" if self.at_least else "≤"
        aim = "" if self.aim is None else f"{self.aim:,g}{self.unit}"
        measured = "" if self.measured is None else f"{self.measured:,.4g}{self.unit}"
        asked = "" if self.reach is None else f"{sign} {self.reach:,g}{self.unit}"
        return f"| {self.figure} | {asked} | {aim} | {measured} | {self._judged()} |"

    def _judged(self) -> str:
        if self.measured is None:
            return "not measured"
        if self.reach is None:
            return "to compare"
        if self._meets(self.aim):
            return "aim reached"
        return "reached" if self._meets(self.reach) else "**short**"

    def _meets(self, bound: float | None) -> bool:
        if bound is None or self.measured is None:
            return False
        return self.measured >= bound if self.at_least else self.measured <= bound


def targets(report: Report) -> str:
    """Return the table, which names every figure whether it was measured or not."""
    lines = ["| figure | asked | aim | measured | |", "|---|---|---|---|---|"]
    return "\n".join([*lines, *map(str, _targets(report))]) + "\n"


def _targets(report: Report) -> Iterator[Target]:
    rows = {row.subject: row for row in report.rows if row.corpus == report.corpus}
    plain, whoosh, tantivy = (rows.get(name) for name in (PLAIN, WHOOSH, TANTIVY))
    for name, kind in REBUILDS:
        ratio = _rebuild_ratio(whoosh, plain, kind)
        yield Target(f"Whoosh, {name}, plain Whoosh's speed", 1, 2, "×", ratio, at_least=True)
    peak = whoosh.first.peak / MIB if whoosh else None
    yield Target("Whoosh, memory of the rebuild", 1024, None, " MiB", peak)
    for point in ("p50", "p99"):
        ratio = _query_ratio(whoosh, plain, point)
        yield Target(f"Whoosh, headline {point}, plain Whoosh's time", 0.5, 0.2, "×", ratio)
    for name, kind in (*REBUILDS, ("rebuild of what did not change", "unchanged")):
        ratio = _rebuild_ratio(tantivy, plain, kind)
        yield Target(f"Tantivy, {name}, plain Whoosh's speed", 5, None, "×", ratio, at_least=True)
    p50 = tantivy.times["headline"].p50 if tantivy else None
    yield Target("Tantivy, headline p50 in process", 0.5, 0.2, " ms", p50)
    ratio = _query_ratio(plain, tantivy, "p50")
    yield Target(
        "Tantivy, headline p50, times faster than plain Whoosh", 20, None, "×", ratio, True
    )
    yield from _http(report)
    yield Target(
        "cold start, process to first answer on the sample", 1.5, 0.7, " s", report.cold_start
    )
    yield from _growth(report)
    for name in (TANTIVY, OPENSEARCH):
        scores = [row.ndcg for row in (rows.get(name), whoosh) if row and row.ndcg is not None]
        apart = abs(scores[0] - scores[1]) if len(scores) == 2 else None
        yield Target(f"{name}, nDCG@10 apart from alinea-whoosh's", 0.01, None, "", apart)


def _http(report: Report) -> Iterator[Target]:
    asked = {"whoosh": (300, 800), "tantivy": (1000, 2500)}
    for engine, (reach, aim) in asked.items():
        served = report.http.get(engine)
        runs = served.throughput["search, all different"] if served else ()
        above = runs[0].p50 - served.engine.p50 if served else None
        yield Target(
            f"HTTP on {engine}, above the engine's own time, p50, one connection",
            2,
            1,
            " ms",
            above,
        )
        rate = max((run.rate for run in runs), default=None)
        yield Target(
            f"HTTP on {engine}, 2 workers, different headlines", reach, aim, "/s", rate, True
        )


def _growth(report: Report) -> Iterator[Target]:
    grown = {row.subject: row for row in report.rows if row.corpus == LARGEST}
    tantivy, opensearch = grown.get(TANTIVY), grown.get(OPENSEARCH)
    p99 = tantivy.times["headline"].p99 if tantivy else None
    yield Target("Tantivy, 1,000,000 paragraphs, p99", 20, None, " ms", p99)
    peak = tantivy.first.peak / MIB if tantivy else None
    yield Target("Tantivy, 1,000,000 paragraphs, memory of the rebuild", 2048, None, " MiB", peak)
    ratio = _query_ratio(opensearch, tantivy, "p99")
    yield Target(
        "OpenSearch's three nodes, 1,000,000 paragraphs, Tantivy's p99", None, None, "×", ratio
    )


def _rebuild_ratio(
    row: Row | None, base: Row | None, kind: Literal["first", "again", "unchanged"]
) -> float | None:
    """How many times as fast as another one, which keeps nothing, rebuilds the same articles."""
    if not row or not base:
        return None
    one: Rebuild | None = getattr(row, kind)
    other = base.first if kind == "first" else base.again
    return one.speed / other.speed if one and other else None


def _query_ratio(row: Row | None, base: Row | None, point: str) -> float | None:
    """How many times as long as another one a headline takes."""
    if not row or not base:
        return None
    ratio: float = getattr(row.times["headline"], point) / getattr(base.times["headline"], point)
    return ratio
