import math
import time
from pathlib import Path

import pytest

from tests.benchmarks.measure import Measured, ndcg
from tests.benchmarks.report import Machine, Report, tables
from tests.benchmarks.rows import row
from tests.benchmarks.run import Part, Run
from tests.benchmarks.serving import variants
from tests.benchmarks.targets import Target


@pytest.mark.parametrize(
    ("measured", "at_least", "verdict"),
    [
        pytest.param(9, False, "aim reached", id="below the aim"),
        pytest.param(15, False, "reached", id="between"),
        pytest.param(21, False, "**short**", id="above what was asked"),
        pytest.param(None, False, "not measured", id="not measured"),
        pytest.param(31, True, "aim reached", id="more is better"),
        pytest.param(19, True, "**short**", id="less is worse"),
    ],
)
def test_targets_are_judged(measured: float | None, at_least: bool, verdict: str) -> None:
    target = Target("p50", 20, 30 if at_least else 10, " ms", measured, at_least)
    assert str(target).endswith(f"| {verdict} |")


def test_a_target_to_compare_is_not_judged() -> None:
    assert str(Target("p99", None, None, "×", 2.5)) == "| p99 |  |  | 2.5× | to compare |"


def test_queries_for_a_load_all_differ_and_begin_with_those_given() -> None:
    given = ["strategie voor rusland", "brief over de motie", "tweede kamer"]
    found = list(variants(given))
    assert found[:3] == given
    assert "strategie rusland" in found
    assert "kamer" not in found
    assert len(set(found)) == len(found)


def test_ndcg_counts_a_query_without_results_as_nothing_found() -> None:
    relevant = {"q1": {"a"}, "q2": {"b"}, "q3": {"c"}}
    score = ndcg({"q1": ["a", "x"], "q2": ["x", "b"], "q3": []}, relevant)
    assert score == pytest.approx((1 + 1 / math.log2(3) + 0) / 3)


def test_a_run_without_time_measures_nothing_and_says_so(tmp_path: Path) -> None:
    run = Run(until=time.monotonic(), length=0, work=tmp_path, longest=1)
    assert run.rows(["SqliteFts5"], "100", 1) == []
    assert run.left_out == ["SqliteFts5 on 100: the time was up"]


def test_a_subject_is_measured_in_processes_of_its_own(tmp_path: Path) -> None:
    run = Run(until=time.monotonic() + 60, length=60, work=tmp_path, longest=0.1)
    (row,) = run.rows(["SqliteFts5"], "200", 1)
    assert row.articles == 200
    assert row.again
    assert row.first.peak > 10 * 2**20
    assert row.disk > 200 * 60
    assert set(row.times) > {"headline", "rare word", "phrase"}
    assert not run.left_out


def test_alinea_is_rebuilt_over_its_own_index_as_well(tmp_path: Path) -> None:
    run = Run(until=time.monotonic() + 60, length=60, work=tmp_path, longest=0.1)
    (row,) = run.rows(["alinea-tantivy"], "200", 1)
    assert len(row.rounds) == 3
    assert row.unchanged
    assert row.disk < sum(file.stat().st_size for file in tmp_path.rglob("indices/*/*/*"))
    assert not run.left_out


def test_what_a_later_run_measured_is_put_into_a_report() -> None:
    earlier = _report("2026-11-25", ["HTTP: wrk is not installed", "the rest: no time"], "start")
    later = _report("2026-11-26", [], "http")
    earlier.cold_start, later.cold_start = 0.5, None
    report = Report.read(earlier.json().encode())
    report.add(later)
    assert (report.machine.date, report.cold_start) == ("2026-11-25", 0.5)
    assert report.left_out == ["the rest: no time"]
    assert list(report.parts) == ["start", "http"]
    assert "http was measured by itself on 2026-11-26, load average 0.5." in tables(report)


def test_rows_of_two_runs_are_not_put_together() -> None:
    earlier, later = _report("2026-11-25", [], "growth"), _report("2026-11-26", [], "headlines")
    one = Measured("Alinea", 10, rebuild=1.0, processor=1.0, peak=1, disk=1, times={})
    for report, names in ((earlier, ("whoosh", "tantivy")), (later, ("whoosh",))):
        report.rows = [row(name, report.corpus, [[one]]) for name in names]
    earlier.rows.append(row("tantivy", "1000000", [[one]]))
    earlier.add(later)
    assert [(row.subject, row.corpus) for row in earlier.rows] == [
        ("whoosh", later.corpus),
        ("tantivy", "1000000"),
    ]


def _report(date: str, left_out: list[str], part: str) -> Report:
    return Report(
        machine=Machine(date, 2, "24 GiB", "3.11.7", 0.5),
        corpus="headlines",
        rounds=1,
        rows=[],
        http={},
        cold_start=None,
        left_out=left_out,
        parts={part: Part(60.0, 0.0)},
    )
