"""Measure Alinea beside its peers and write a report with tables, plots and JSON.

    make bench                                        all of it, into docs/
    make bench ARGUMENTS=--quick                      within 5 minutes, into var/benchmarks/
    make bench ARGUMENTS='--parts start headlines'    some of it, into var/benchmarks/
    make bench ARGUMENTS='--add http'                 what a run left out, into its report in docs/

Every subject is measured in processes of its own; the figures of one run are to be compared with
each other. The run ends within its minutes, and says what there was no time for.
"""

import argparse
import shutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.corpora import HEADLINES, QUERIES, retrieval, synthetic_queries
from tests.benchmarks.plots import plot
from tests.benchmarks.report import BASE, INTRODUCTION, Machine, Report, tables
from tests.benchmarks.run import Run, running
from tests.benchmarks.serving import cold_start, served
from tests.benchmarks.targets import targets

PROJECT = Path(__file__).parents[2]
PARTS = ("start", "headlines", "http", "opensearch", "growth")
ADDED = PARTS[:4]
"""What a later run can measure: all but the growth, of which the figures are among themselves."""

REPORT = "benchmarks.json"
SERVED = ("whoosh", "tantivy")
ALINEA = ("alinea-whoosh", "alinea-tantivy")
PEERS = (BASE, "WhooshProcesses", "Snowball3", "SqliteFts5", "RawTantivy", "PostgresDutch")
TWINS = ("WhooshProcesses", "Snowball3")
"""Left out of a quick run."""

CLUSTER = ("alinea-opensearch", "OpenSearchDutch")
GROWING = ("alinea-tantivy", "RawTantivy", "SqliteFts5", "alinea-whoosh", "PostgresDutch", BASE)
"""In the order in which there must be time for them, plain Whoosh last."""

SIZES = (10_000, 100_000, 1_000_000)
QUICK_ARTICLES = 3_000


def main() -> None:
    """Run the parts that are asked for, print each figure when it is there, write the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer articles, one round")
    parser.add_argument(
        "--parts", nargs="+", choices=PARTS, help="all; with --quick the first three"
    )
    parser.add_argument(
        "--add", nargs="+", choices=ADDED, help="only these, put into the report in docs/"
    )
    parser.add_argument("--minutes", type=float, help="within which it ends; 90, with --quick 5")
    parser.add_argument("--rounds", type=int, help="of which the medians are told; 5, or 1")
    parser.add_argument(
        "--sizes", nargs="+", type=int, help="of the growth; the largest comes last"
    )
    parser.add_argument("--output", type=Path, help="folder for the report")
    given = parser.parse_args()
    quick = given.quick
    if given.add and ("headlines" in given.add) != ("opensearch" in given.add):
        parser.error("headlines and opensearch are compared with each other: add both")
    parts = given.add or given.parts or (PARTS[:3] if quick else PARTS)
    whole = given.add or (not quick and tuple(parts) == PARTS)
    folder = given.output or PROJECT / ("docs" if whole else "var/benchmarks")
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    with running(given.minutes or (5 if quick else 90), longest=5 if quick else 60) as run:
        report = Report(
            machine=Machine.here(),
            corpus=_corpus(quick),
            rounds=given.rounds or (1 if quick else 5),
            rows=[],
            http={},
            cold_start=None,
            left_out=run.left_out,
            parts=run.parts,
        )
        for name in parts:
            if run.left < 0:
                run.leave_out(name, "the time was up")
                continue
            try:
                with run.part(name):
                    _measure(name, run, report, given.sizes or SIZES[: 1 if quick else None], quick)
            except Exception as error:
                # An hour's figures of the other parts are not lost for it.
                traceback.print_exc()
                run.leave_out(name, f"it failed with {type(error).__name__}")
                failed = True
            if not given.add:
                _write(report, folder)
    if given.add:
        report, later = Report.read((folder / REPORT).read_bytes()), report
        report.add(later)
        _write(report, folder)
    print(targets(report))
    print(f"The report is in {folder}.")
    sys.exit(failed)


def _corpus(quick: bool) -> str:
    if HEADLINES.exists():
        return f"headlines-{QUICK_ARTICLES}" if quick else "headlines"
    return str(QUICK_ARTICLES if quick else SIZES[0])


def _measure(part: str, run: Run, report: Report, sizes: Sequence[int], quick: bool) -> None:
    match part:
        case "start":
            report.cold_start = cold_start(times=3 if quick else 7)
        case "headlines":
            peers = [peer for peer in PEERS if not quick or peer not in TWINS]
            report.rows += run.rows((*peers, *ALINEA), report.corpus, report.rounds)
        case "http":
            _serve(run, report, quick)
        case "opensearch":
            with run.cluster() as is_up:
                if is_up:
                    report.rows += run.rows(CLUSTER, report.corpus, report.rounds)
        case "growth":
            # What takes longest comes last: the largest corpus, and plain Whoosh on it.
            for subjects, some in ((GROWING, sizes[:-1]), (GROWING[:-1], sizes[-1:])):
                _grow(run, report, subjects, some)
                with run.cluster() as is_up:
                    _grow(run, report, CLUSTER if is_up else (), some)
            _grow(run, report, GROWING[-1:], sizes[-1:])


def _serve(run: Run, report: Report, quick: bool) -> None:
    if not shutil.which("wrk"):
        run.leave_out("HTTP", "wrk is not installed (Debian: wrk)")
        return
    asked = retrieval(HEADLINES).queries if HEADLINES.exists() else synthetic_queries(QUERIES)
    queries = [text for _, text in asked]
    for engine in SERVED:
        if run.left < 0:
            run.leave_out(f"HTTP on {engine}", "the time was up")
        elif site := run.site(engine, report.corpus):
            seconds = 1 if quick else 6
            report.http[engine] = served(site, engine, queries, seconds=seconds, typing=not quick)


def _grow(run: Run, report: Report, subjects: Sequence[str], sizes: Sequence[int]) -> None:
    for size in sizes:
        for subject in subjects:
            if run.has_time_for(subject, size, report.rows):
                report.rows += run.rows([subject], str(size), 1, again=False)
                run.forget(str(size))


def _write(report: Report, folder: Path) -> None:
    plot(report, folder)
    (folder / REPORT).write_text(report.json())
    machine = report.machine
    introduction = INTRODUCTION.format(machine=machine, rounds=report.rounds)
    asked = "## What was asked\n\n" + targets(report)
    (folder / "benchmarks.md").write_text(f"{introduction}\n{asked}\n{tables(report)}")


if __name__ == "__main__":
    main()
