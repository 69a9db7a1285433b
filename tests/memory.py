"""How much memory a process took at most, from what Linux keeps of it.

`resource.getrusage` tells it of no young process: its `ru_maxrss` begins with what the process that
started it took, and so measures the parent.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_STATUS = "/proc/{}/status"
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak(pid: int | str = "self") -> int | None:
    """Return the most memory that a process has had resident since it began its program.

    Args:
        pid: of the process; by default the one that asks.

    Returns:
        bytes; None where the platform does not tell it, or the process is gone.
    """
    try:
        found = _PEAK.search(Path(_STATUS.format(pid)).read_text())
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(found[1]) * 1024 if found else None


class Started:
    """The peaks of the processes that this one starts, and of those that these start.

    They are watched while the context is open.

    A process that ends within `EVERY` seconds of its start may be missed.
    """

    EVERY = 0.02
    """Seconds between two looks."""

    def __init__(self) -> None:
        self._peaks: dict[str, int] = {}
        self._others = set(_below("self"))
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Started":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    @property
    def total(self) -> int:
        """Bytes: the sum of the peaks, which need not have been at the same moment."""
        return sum(self._peaks.values())

    def _watch(self) -> None:
        while not self._done.wait(self.EVERY):
            for process in _below("self"):
                if process not in self._others and (taken := peak(process)):
                    # The last look counts: before a process begins its program, it tells the
                    # peak of the one that started it, and from then on its own never falls.
                    self._peaks[process] = taken


def _below(process: str) -> Iterator[str]:
    """Yield the processes that one started, and those that these started."""
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        # A thread or process that has ended meanwhile.
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in children.read_text().split():
                yield child
                yield from _below(child)
