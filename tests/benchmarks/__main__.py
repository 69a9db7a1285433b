"""Measure Alinea beside its peers and write docs/benchmarks.md, its JSON and its plots.

    python -m tests.benchmarks [--quick]

Every subject runs in a process of its own; the figures of one run are to be compared with each
other. Bounded in time: about 3 minutes with `--quick`, about an hour without.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np

from index.engines import ENGINES
from index.rebuild import SAMPLE
from tests.benchmarks.corpora import HEADLINES, retrieval, synthetic_queries
from tests.benchmarks.load import Served, Throughput, serve_and_measure
from tests.benchmarks.measure import Figures
from tests.cluster import nodes
from tests.reliability.harness import Client, Site, free_port, kill, search_path

matplotlib.use("svg")
from matplotlib import pyplot

DOCS = Path(__file__).parents[2] / "docs"
PEERS = ("PlainWhoosh", "Snowball3", "SqliteFts5", "RawTantivy")
GROWTH = ("10000", "100000", "1000000")
BASE = "PlainWhoosh"
SLOWEST_START = 30
"""Seconds within which a server must answer."""

SLOWEST = 1800
"""Seconds that one subject may take on one corpus."""

COLUMNS = (
    *("articles/s", "peak MiB", "disk MiB", "nDCG@10", "p50 ms", "p95 ms", "p99 ms"),
    *("rare word ms", "common word ms", "tenth page ms", "phrase ms", "prefix ms", "whole page ms"),
)


def main() -> None:
    """Run everything, print each figure when it is there, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="synthetic paragraphs only, 5,000")
    parser.add_argument("--growth", nargs="*", default=GROWTH, help="sizes of synthetic corpora")
    engines = [engine for engine in ENGINES if engine != "opensearch" or nodes.is_up()]
    parser.add_argument("--engines", nargs="*", default=engines, help="Alinea's, to be measured")
    arguments = parser.parse_args()
    alinea = [f"alinea-{engine}" for engine in arguments.engines]
    first = "headlines" if HEADLINES.exists() and not arguments.quick else "5000"
    sizes = () if arguments.quick else arguments.growth
    rows = [_measured(subject, first) for subject in (*alinea, *PEERS)]
    grown = [
        _measured(subject, size)
        for size in sizes
        for subject in (*alinea, *PEERS)
        # Plain Whoosh and its kin take too long on the largest: see the growth of the smaller ones.
        if size != GROWTH[-1] or subject not in ("PlainWhoosh", "Snowball3")
    ]
    report = {
        "machine": _machine(),
        "cold start s": cold_start(),
        "subjects": [row for row in rows if row],
        "growth": [row for row in grown if row],
        "http": {engine: _http(engine, first) for engine in ("whoosh", "tantivy")},
    }
    if arguments.quick:
        print(_tables(report))
        return
    (DOCS / "benchmarks.json").write_text(json.dumps(report, indent=1, default=asdict) + "\n")
    _plot(report)
    (DOCS / "benchmarks.md").write_text(_INTRODUCTION.format(**report["machine"]) + _tables(report))


def _machine() -> dict[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "python": platform.python_version(),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _measured(subject: str, corpus: str) -> Figures | None:
    command = [sys.executable, "-m", "tests.benchmarks.measure", subject, corpus]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=SLOWEST, check=False)
    except subprocess.TimeoutExpired:
        print(f"{subject} on {corpus}: no end within {SLOWEST} s", flush=True)
        return None
    if run.returncode:
        print(f"{subject} on {corpus}: {run.stderr.splitlines()[-1]}", flush=True)
        return None
    figures: Figures = json.loads(run.stdout.splitlines()[-1])
    print(json.dumps(figures), flush=True)
    return {"name": subject, **figures}


def cold_start(times: int = 7) -> float:
    """Median seconds from the start of `alinea serve` to its first answer, on the sample."""
    with tempfile.TemporaryDirectory() as folder:
        site = Site(SAMPLE, Path(folder) / "index")
        site.run("rebuild")
        return float(np.median([_first_answer(site) for _ in range(times)]))


def _first_answer(site: Site) -> float:
    port = free_port()
    start = time.perf_counter()
    process = site.start("serve", "--port", str(port), "--workers", "1")
    try:
        while time.perf_counter() - start < SLOWEST_START:
            if Client(port).get(search_path("strategie rusland")).status == 200:
                return time.perf_counter() - start
            time.sleep(0.005)
        raise RuntimeError(site.log.read_text())
    finally:
        kill(process)


def _http(engine: str, corpus: str) -> Served | None:
    """Serve the corpus with two workers and let wrk ask."""
    if not shutil.which("wrk"):
        print("HTTP: wrk is not installed, so nothing is measured over HTTP", flush=True)
        return None
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        command = [sys.executable, "-m", "tests.benchmarks.measure", f"alinea-{engine}", corpus]
        subprocess.run(
            [*command, "--queries", "1", "--index", index], capture_output=True, check=True
        )
        queries = retrieval(HEADLINES).queries if corpus == "headlines" else synthetic_queries(2000)
        return serve_and_measure(index, engine, [text for _, text in queries])


_INTRODUCTION = """# Benchmarks

Written by `make bench` on {date}, on {cores} cores with {memory}, Python {python}, load average
{load} at the start. Other work shared the machine, so compare the figures of this run with each
other and not with those of another machine. The raw figures are in `benchmarks.json`.

The corpus is the 30,000 articles of the headlines data, the queries its 2,000 real headlines; each
other kind of query is the median of 100 different ones. Peers and Alinea return ids;
*whole page* is what its JSON endpoint makes of a headline: words marked and other spellings looked
for as well. *peak* is the memory that a rebuild added to the process, and to its largest worker.

"""


def _tables(report: Mapping[str, Any]) -> str:
    parts = [
        f"Cold start, `alinea serve` to its first answer on the sample: median "
        f"{report['cold start s']:.2f} s of 7.\n"
    ]
    parts.append(_table(report["subjects"]))
    parts.append("In times of plain Whoosh (more articles/s is better, fewer ms are better):\n")
    parts.append(_ratios(report["subjects"]))
    if report["growth"]:
        parts.append(
            "## Growth\n\nSynthetic paragraphs of 60 words, drawn by their frequency in "
            "wordfreq's Dutch list.\n\n![Rebuild and query times by size]"
            "(benchmarks.svg)\n"
        )
        parts.append(_table(report["growth"]))
    for engine, measured in report["http"].items():
        if measured:
            parts.append(f"## HTTP, {engine}\n\nTwo workers, wrk on the same machine.\n")
            parts.append(_http_table(measured.throughput))
            if measured.keystrokes:
                parts.append(f"From a keystroke to painted results: {measured.keystrokes}.\n")
    return "\n".join(parts)


def _table(rows: Iterable[Figures]) -> str:
    lines = [f"| | corpus | {' | '.join(COLUMNS)} |", "|---|---|" + "---|" * len(COLUMNS)]
    for row in rows:
        cells = [_number(row.get(column)) for column in COLUMNS]
        lines.append(f"| {row['subject']} | {row['corpus']} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _ratios(rows: Sequence[Figures]) -> str:
    base = next((row for row in rows if row["name"] == BASE), None)
    columns = ("articles/s", "disk MiB", "p50 ms", "p95 ms", "p99 ms")
    lines = [f"| | {' | '.join(columns)} |", "|---|" + "---|" * len(columns)]
    for row in rows if base else ():
        cells = [f"{row[column] / base[column]:.2f}×" for column in columns]
        lines.append(f"| {row['subject']} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _http_table(measured: Mapping[str, Sequence[Throughput]]) -> str:
    lines = ["| path | connections | requests/s | p50 ms | p99 ms | errors |", "|---" * 6 + "|"]
    for path, runs in measured.items():
        for run in runs:
            figures = f"{run.rate:,.0f} | {run.p50:.2f} | {run.p99:.1f} | {run.errors}"
            lines.append(f"| {path} | {run.connections} | {figures} |")
    return "\n".join(lines) + "\n"


def _number(value: float | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _plot(report: Mapping[str, Any]) -> None:
    figure, axes = pyplot.subplots(1, 2, figsize=(10, 4))
    for axis, column, label in zip(
        axes, ("rebuild s", "p50 ms"), ("rebuild, seconds", "query, ms at the median"), strict=True
    ):
        for name in dict.fromkeys(row["name"] for row in report["growth"]):
            rows = [row for row in report["growth"] if row["name"] == name]
            axis.loglog(
                [int(r["corpus"]) for r in rows], [r[column] for r in rows], "o-", label=name
            )
        axis.set_xlabel("paragraphs")
        axis.set_ylabel(label)
        axis.grid(visible=True, alpha=0.3)
    axes[0].legend()
    figure.tight_layout()
    figure.savefig(DOCS / "benchmarks.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
