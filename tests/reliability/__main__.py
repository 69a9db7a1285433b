"""Run the promises of docs/reliability.md in full and write their figures into its table."""

import argparse
import datetime
import platform
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tests.reliability import promises
from tests.reliability.harness import Site

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"

PROMISES: dict[str, Callable[[Site], str]] = {
    "A killed rebuild leaves a whole index": partial(promises.killed_rebuilds, times=100),
    "So does one killed in the switch": promises.killed_in_the_switch,
    "No request is lost to a rebuild": partial(promises.rebuilds_under_load, rebuilds=20),
    "A damaged index is told, not served": partial(promises.flipped_bits, times=200),
    "A dead worker is replaced": partial(promises.worker_replaced, times=10),
    "A stop answers what is under way": partial(promises.drained, times=5),
    "Many at once": partial(promises.many_at_once, seconds=30),
    "It stays up": partial(promises.soak, seconds=30 * 60),
}


def main() -> None:
    """Run the promises that are asked for, all when none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="run the promises whose name holds a word")
    words = parser.parse_args().words
    rows = []
    for name, promise in PROMISES.items():
        if words and not any(word in name for word in words):
            continue
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            try:
                outcome = promise(Site(Path(folder) / "artikelen", Path(folder) / "index"))
            except AssertionError as broken:
                outcome = f"**broken**: {broken}"
        rows.append(f"| {name} | {outcome} | {time.perf_counter() - start:.0f} |")
        print(rows[-1], flush=True)
    if not words:
        _write(rows)


def _write(rows: list[str]) -> None:
    before, rest = DOCUMENT.read_text().split(BEGIN)
    after = rest.split(END)[1]
    day = datetime.datetime.now(datetime.UTC).date()
    versions = f"Alinea {version('alinea')}, whoosh3 {version('whoosh3')}, gunicorn "
    versions += f"{version('gunicorn')}, Python {platform.python_version()}"
    table = ["| promise | figures of the last run | seconds |", "|---|---|---|", *rows]
    figures = f"{day}, {versions}:\n\n" + "\n".join(table) + "\n"
    DOCUMENT.write_text(before + BEGIN + figures + END + after)


if __name__ == "__main__":
    main()
