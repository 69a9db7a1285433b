"""Run the promises of docs/reliability.md in full and write their figures into its table."""

import argparse
import datetime
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from index.errors import AlineaError
from tests.reliability import queries, rebuilds, service
from tests.reliability.harness import Site

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"

PROMISES: dict[str, Callable[[Site], str]] = {
    "A killed rebuild leaves a whole index": partial(
        # So many that processes are started to write them.
        rebuilds.killed_rebuilds,
        times=100,
        articles=800,
    ),
    "So does one killed in the switch": rebuilds.killed_in_the_switch,
    "A rebuild that cannot write or read says so": rebuilds.refused,
    "A damaged index is told, not served": partial(rebuilds.flipped_bits, times=200),
    "No request is lost to a rebuild": partial(service.rebuilds_under_load, rebuilds=20),
    "Nor to a reload": partial(service.reloaded_under_load, times=10),
    "No query breaks it or stalls it": partial(queries.any_query, times=10_000),
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
    broken = False
    for name, promise in {**PROMISES, "It stays up": soak}.items():
        if options.words and not any(word in name for word in options.words):
            continue
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            try:
                outcome = promise(Site(Path(folder) / "artikelen", Path(folder) / "index"))
            except (AssertionError, AlineaError) as failure:
                told = str(failure).strip().splitlines() or ["no reason was given"]
                outcome = f"**broken**: {told[-1]}"
                broken = True
        seconds = time.perf_counter() - start
        day = datetime.datetime.now(datetime.UTC).date()
        row = f"| {name} | {outcome} | {day} | {seconds:.0f} |"
        print(row, flush=True)
        _write({**_figures(), name: row})
    sys.exit(broken)


def _figures() -> dict[str, str]:
    """Return the rows of the table as it is, by promise."""
    table = DOCUMENT.read_text().split(BEGIN)[1].split(END)[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    return {row.split(" | ")[0].removeprefix("| "): row for row in rows}


def _write(figures: dict[str, str]) -> None:
    before, rest = DOCUMENT.read_text().split(BEGIN)
    after = rest.split(END)[1]
    versions = f"Alinea {version('alinea')}, whoosh3 {version('whoosh3')}, gunicorn "
    versions += f"{version('gunicorn')}, Python {platform.python_version()}, "
    versions += f"{os.cpu_count()} processors"
    head = ["| promise | figures of its last run | day | seconds |", "|---|---|---|---|"]
    table = "\n".join([*head, *figures.values()])
    DOCUMENT.write_text(f"{before}{BEGIN}{versions}:\n\n{table}\n{END}{after}")


if __name__ == "__main__":
    main()
