"""Run the promises of docs/reliability.md in full and write their figures into its table."""

import argparse
import datetime
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.reliability import articles, queries, rebuilds, safety, service
from tests.reliability.harness import Site

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"

PROMISES: dict[str, Callable[[Site], str]] = {
    "A killed rebuild leaves a whole index": partial(
        rebuilds.killed_rebuilds, times=100, sizes=(200, 800)
    ),
    "So does one killed in the switch": rebuilds.killed_in_the_switch,
    "A rebuild that cannot write or read says so": rebuilds.refused,
    "A damaged index is told, not served": partial(rebuilds.flipped_bits, times=200),
    "No request is lost to a rebuild": partial(service.rebuilds_under_load, rebuilds=20),
    "Nor to a reload": partial(service.reloaded_under_load, times=10),
    "Bad articles do no harm": articles.bad_articles,
    "No query breaks it or stalls it": partial(queries.any_query, times=10_000),
    "Every answer is as described": partial(queries.as_described_in_full, times=500),
    "Nothing gets in": partial(safety.nothing_gets_in, times=10_000),
    "A dead worker is replaced": partial(service.worker_replaced, times=10),
    "A stop answers what is under way": partial(service.drained, times=5),
    "Many at once": partial(service.many_at_once, seconds=20),
}


def main() -> None:
    """Run the promises that are asked for, all when none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run only the promises whose name holds a word")
    parser.add_argument("--soak-minutes", type=float, default=30, help="length of the soak")
    options = parser.parse_args()
    soak = partial(service.soak, seconds=options.soak_minutes * 60)
    promises = {**PROMISES, "It stays up": soak}
    chosen = [
        name
        for name in promises
        if not options.words or any(word.lower() in name.lower() for word in options.words)
    ]
    if not chosen:
        parser.error(f"no promise is called that; there are: {'; '.join(promises)}")
    broken = False
    for name in chosen:
        row, is_kept = _run(name, promises[name])
        print(row, flush=True)
        broken |= not is_kept
        rows = {**_figures(), name: row}
        _write([rows[name] for name in promises if name in rows])
    sys.exit(broken)


def _run(name: str, promise: Callable[[Site], str]) -> tuple[str, bool]:
    """Return the row of the table, and whether the promise was kept."""
    start = time.perf_counter()
    is_kept = True
    with tempfile.TemporaryDirectory() as folder:
        try:
            outcome = promise(Site(Path(folder) / "artikelen", Path(folder) / "index"))
        # Whatever it is, this promise is broken and the others are still to be tried.
        except Exception as failure:
            traceback.print_exc()
            told = str(failure).strip().splitlines() or ["no reason was given"]
            outcome = f"**broken**: {told[0]}"
            is_kept = False
    seconds = time.perf_counter() - start
    day = datetime.datetime.now(datetime.UTC).date()
    return f"| {name} | {outcome} | {day} | {seconds:.0f} |", is_kept


def _figures() -> dict[str, str]:
    """Return the rows of the table as it is, by promise."""
    table = DOCUMENT.read_text().split(BEGIN)[1].split(END)[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    return {row.split(" | ")[0].removeprefix("| "): row for row in rows}


def _write(rows: list[str]) -> None:
    before, rest = DOCUMENT.read_text().split(BEGIN)
    after = rest.split(END)[1]
    versions = f"Alinea {version('alinea')}, whoosh3 {version('whoosh3')}, gunicorn "
    versions += f"{version('gunicorn')}, Python {platform.python_version()}, "
    versions += f"{os.cpu_count()} processors"
    head = ["| promise | figures of its last run | day | seconds |", "|---|---|---|---|"]
    table = "\n".join([*head, *rows])
    DOCUMENT.write_text(f"{before}{BEGIN}{versions}:\n\n{table}\n{END}{after}")


if __name__ == "__main__":
    main()
