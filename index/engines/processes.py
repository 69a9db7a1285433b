"""The processes of a rebuild: how many there may be, and how one begins and ends.

They are spawned, not forked: a fork of a process with threads (a progress bar has one) may lock up.
"""

import atexit
import gc
import os
import signal
from pathlib import Path

from index.dutch import remembered

ALONE = 2_000
"""Paragraphs that the process which rebuilds analyses by itself before it starts others."""

BATCH = 100
"""Paragraphs that are sent to a process at a time."""


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def begin(words: Path) -> None:
    """Prepare a process that a rebuild started to analyse.

    Args:
        words: the folder in which the processes tell each other their words.
    """
    gc.disable()  # Analysis makes no cycles, and looking for them took a quarter of its time.
    remembered.begin(words)
    # The parent hears of an interruption too, and ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_at_once() -> None:
    """Let this process, whose work is done well, end without cleaning up.

    Python would give back every word by itself, and the rebuild wait for it. The exit code is 0.
    """
    atexit.register(os._exit, 0)
