"""What a run measured, as JSON and as Markdown tables."""

import datetime
import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Self

import msgspec

from tests.benchmarks.rows import Rebuild, Row
from tests.benchmarks.run import Part
from tests.benchmarks.serving import WORKERS, Served

MIB = 2**20
BASE = "PlainWhoosh"
BUSY = 0.3
"""Cores; when other work takes more, the report says so."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when the run began; load is the average of the minute before."""

    date: str
    cores: int
    memory: str
    python: str
    load: float

    @classmethod
    def here(cls) -> Self:
        """Describe this machine."""
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        return cls(
            datetime.datetime.now(datetime.UTC).date().isoformat(),
            os.cpu_count() or 1,
            f"{memory:.0f} GiB",
            platform.python_version(),
            os.getloadavg()[0],
        )


@dataclass(slots=True)
class Report:
    """Grows while the run goes on.

    Attributes:
        corpus: the one that the subjects are compared on.
        rounds: how often each was measured on it.
        rows: of every corpus.
        http: engine -> what its server did.
        cold_start: seconds.
        left_out, parts: as in `Run`.
        added: the parts that a later run measured, and where and when it began.
    """

    machine: Machine
    corpus: str
    rounds: int
    rows: list[Row]
    http: dict[str, Served]
    cold_start: float | None
    left_out: list[str]
    parts: dict[str, Part]
    added: dict[str, Machine] = field(default_factory=dict)

    def add(self, later: Self) -> None:
        """Put what a later run measured in the place of what there is."""
        if later.rows:  # All of a corpus, for rows of two runs are not to be compared.
            self.rows = [*later.rows, *(row for row in self.rows if row.corpus != later.corpus)]
            self.rounds = later.rounds
        self.cold_start = later.cold_start or self.cold_start
        self.http |= later.http
        self.parts |= later.parts
        self.added |= dict.fromkeys(later.parts, later.machine)
        parts = tuple(later.parts)
        self.left_out = [one for one in self.left_out if not one.lower().startswith(parts)]
        self.left_out += later.left_out

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Return the report that `json` gave."""
        return msgspec.json.decode(text, type=cls)

    def json(self) -> str:
        """Return every figure, with those of each round."""
        return json.dumps(asdict(self), indent=1) + "\n"

    def compared(self) -> list[Row]:
        """Return the rows that compare the subjects."""
        return [row for row in self.rows if row.corpus == self.corpus]

    def grown(self) -> list[Row]:
        """Return the rows on synthetic paragraphs, each size beside the next."""
        rows = [row for row in self.rows if row.corpus.isdecimal() and row.corpus != self.corpus]
        names = list(dict.fromkeys(row.subject for row in rows))
        return sorted(rows, key=lambda row: (row.articles, names.index(row.subject)))


def tables(report: Report) -> str:
    """Return everything but the introduction and the targets."""
    compared, grown = report.compared(), report.grown()
    parts = []
    if compared:
        parts += [
            f"## {_corpus(report)}\n",
            "![Rebuild speed and query time of each](benchmarks-headlines.svg)\n",
            _rebuilds(compared),
            _queries(compared),
            f"In times of plain Whoosh{_BETTER}:\n",
            _ratios(compared),
        ]
    if grown:
        parts += [
            "## Growth\n",
            "Synthetic paragraphs of 60 words, drawn by their frequency in wordfreq's Dutch list; "
            "queries of two to four words of middling frequency. Each rebuild is the first one, "
            "with an empty cache folder.\n",
            "![Rebuild speed, query time and memory by size](benchmarks-growth.svg)\n",
            _rebuilds(grown),
            _queries(grown),
        ]
    for engine, served in report.http.items():
        parts += [f"## HTTP on {engine}\n", _http(served)]
    if report.cold_start is not None:
        parts.append(
            "## Cold start\n\nFrom the start of `alinea serve` to its first answer on the sample: "
            f"{report.cold_start:.2f} s at the median.\n"
        )
    parts.append("## The run\n")
    took = [
        (name, f"{part.seconds / 60:.1f}", f"{part.others:.2f}")
        for name, part in report.parts.items()
    ]
    parts.append(_table(("part", "minutes", "cores busy with other work"), took))
    parts += [
        f"{name} was measured by itself on {machine.date}, load average {machine.load:.1f}.\n"
        for name, machine in report.added.items()
    ]
    busiest = max((part.others for part in report.parts.values()), default=0.0)
    if busiest > BUSY:
        parts.append(
            f"**The machine was not this run's alone**: up to {busiest:.1f} of its "
            f"{report.machine.cores} cores were busy with other work (OpenSearch's nodes are "
            "counted as that). Times by the clock say little then.\n"
        )
    parts.append("\n".join(f"- left out: {what}" for what in report.left_out))
    return "\n".join(parts).rstrip() + "\n"


INTRODUCTION = """# Benchmarks

Written by `make bench` on {machine.date}, on {machine.cores} cores with {machine.memory}, Python
{machine.python}, load average {machine.load:.1f} when it began. Other work may have shared the
machine, so compare the figures of this run with each other and not with those of another. Those of
every round are in `benchmarks.json`; the tables show medians of the rounds ({rounds} where subjects
are compared, 1 of the growth), and the highest memory of all.

- **first, again**: a rebuild by a new process with an empty cache folder, and one by another new
  process after it, both without an index before them. Peers keep nothing between rebuilds; they are
  measured the same way.
- **unchanged**: a rebuild of the same articles over the index of *again*.
- **core s**: processor seconds of all processes together, a server's included. Alinea rebuilds on
  all cores; plain Whoosh writes in one process, its default, and has a second row with as many
  processes as there are cores. Tantivy and OpenSearch take as many threads as they choose, SQLite
  and PostgreSQL's load one.
- **peak**: memory of the process that rebuilds, the benchmark in it included, of its workers and of
  the server, four times a second; pages that processes share count once.
- **disk**: of OpenSearch, of one copy.
- Alinea's times are of a whole query: read, analysed, planned, searched, and the paragraphs
  fetched. Peers return ids. All words are joined by OR. *Whole page* is what the JSON endpoint
  makes of it: words marked and other spellings looked for. A number in brackets says how many
  queries there was time for, where that is not all of them; then there is no nDCG@10.
- PostgreSQL ranks by `ts_rank`, which does not know how rare a word is.
"""

_BETTER = " (more articles/s is better, less of the rest)"


def _corpus(report: Report) -> str:
    kind = "synthetic paragraphs" if report.corpus.isdecimal() else "news articles"
    rows = report.compared()
    return f"{rows[0].articles:,} {kind}, headlines as queries"


def _rebuilds(rows: Iterable[Row]) -> str:
    speeds = ("first, /s", "again, /s", "unchanged, /s")
    header = ("", "articles", *speeds, "first, core s", "again, core s")
    lines = []
    for row in rows:
        again = row.again
        lines.append(
            (
                row.name,
                f"{row.articles:,}",
                number(row.first.speed),
                number(again.speed if again else None),
                number(row.unchanged.speed if row.unchanged else None),
                number(row.first.processor),
                number(again.processor if again else None),
                number(_peak(row.first, again) / MIB),
                number(row.disk / MIB),
                number(row.ndcg),
            )
        )
    return _table((*header, "peak MiB", "disk MiB", "nDCG@10"), lines)


def _peak(*rebuilds: Rebuild | None) -> float:
    return max(rebuild.peak for rebuild in rebuilds if rebuild)


def _queries(rows: Sequence[Row]) -> str:
    """Milliseconds of each kind of query."""
    kinds = list(dict.fromkeys(kind for row in rows for kind in row.times))
    most = {kind: max(row.times[kind].asked for row in rows if kind in row.times) for kind in kinds}
    lines = []
    for row in rows:
        cells = []
        for kind in kinds:
            times = row.times.get(kind)
            points = (times.p50, times.p95, times.p99) if times else ()
            few = f" ({times.asked:,})" if times and times.asked < most[kind] else ""
            cells.append(" / ".join(map(number, points)) + few)
        lines.append((row.name, f"{row.articles:,}", number(row.ndcg), *cells))
    return "Milliseconds, p50 / p95 / p99:\n\n" + _table(("", "articles", "nDCG@10", *kinds), lines)


def _ratios(rows: Sequence[Row]) -> str:
    base = next((row for row in rows if row.subject == BASE), None)
    if not base:
        return "Plain Whoosh was not measured.\n"
    speeds = ("first rebuild /s", "again /s", "unchanged /s")
    header = ("", *speeds, "peak", "disk", "p50", "p95", "p99")
    return _table(header, [(row.name, *_ratio_cells(row, base)) for row in rows])


def _ratio_cells(row: Row, base: Row) -> Iterable[str]:
    headline, of_base = row.times["headline"], base.times["headline"]
    pairs = [
        (row.first.speed, base.first.speed),
        (row.again.speed, base.again.speed) if row.again and base.again else None,
        (row.unchanged.speed, base.again.speed) if row.unchanged and base.again else None,
        (_peak(row.first, row.again), _peak(base.first, base.again)),
        (row.disk, base.disk),
        *((getattr(headline, p), getattr(of_base, p)) for p in ("p50", "p95", "p99")),
    ]
    return [f"{number(pair[0] / pair[1])}×" if pair else "" for pair in pairs]


def _http(served: Served) -> str:
    header = ("asked", "connections", "requests/s", "p50 ms", "p99 ms", "errors", "requests")
    lines = []
    for kind, runs in served.throughput.items():
        for run in runs:
            often = " (some again)" if "different" in kind and run.requests > run.paths else ""
            figures = (run.rate, run.p50, run.p99, run.errors)
            cells = [kind + often, str(run.connections), *map(number, figures)]
            lines.append((*cells, f"{run.requests:,}"))
    own, page = served.engine.p50, served.page.p50
    http = served.throughput["search, all different"][0].p50
    text = [
        f"{WORKERS} workers, wrk on the same machine.\n",
        _table(header, lines),
        f"A headline at the median: {own:.2f} ms in process (read, analysed, planned, searched), "
        f"{page:.2f} ms with its words marked and other spellings looked for, {http:.2f} ms over "
        f"one connection: HTTP is {http - own:.2f} ms above the engine's own time, and "
        f"{http - page:.2f} ms above the page's.\n",
    ]
    if served.keystrokes:
        text.append(f"From a keystroke to painted results: {served.keystrokes}.\n")
    return "\n".join(text)


def _table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rows = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def number(value: float | None) -> str:
    """Return a figure as it is printed: three digits that count, or all of a greater one."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
