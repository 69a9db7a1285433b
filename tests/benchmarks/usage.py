"""What a stretch of work took: seconds, processor time and memory, workers and servers included."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import psutil

INTERVAL = 0.25
"""Seconds between two looks at the memory."""


class Usage:
    """Filled while the work is done.

    Attributes:
        seconds: by the clock.
        processor: seconds of all cores together.
        peak: bytes at the highest moment seen, each page that processes share counted once
            (proportional set size).
    """

    seconds = processor = 0.0
    peak = 0


@contextmanager
def observed(servers: Sequence[int] = ()) -> Iterator[Usage]:
    """Observe this process, the servers with these ids, and what they start."""
    usage = Usage()
    roots = [psutil.Process(), *map(psutil.Process, servers)]
    done = threading.Event()

    def look() -> None:
        while True:
            usage.peak = max(usage.peak, sum(map(_memory, _with_children(roots))))
            if done.wait(INTERVAL):
                return

    looking = threading.Thread(target=look)
    looking.start()
    processor, start = _processor(roots), time.perf_counter()
    try:
        yield usage
        usage.seconds = time.perf_counter() - start
        usage.processor = _processor(roots) - processor
    finally:
        done.set()
        looking.join()


def _with_children(roots: Sequence[psutil.Process]) -> list[psutil.Process]:
    return [process for root in roots for process in (root, *root.children(recursive=True))]


def _memory(process: psutil.Process) -> int:
    # One that ended since it was listed has none.
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_full_info().pss)
    return 0


def _processor(roots: Sequence[psutil.Process]) -> float:
    """Seconds of the processes that live and of those that they waited for."""
    total = 0.0
    for process in _with_children(roots):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def used_by_others() -> float:
    """Processor seconds since the machine's start that are not of this process and its children.

    Those that it has not waited for yet are not counted as its own.
    """
    machine, own = psutil.cpu_times(), os.times()
    idle = machine.idle + machine.iowait
    return sum(machine[:7]) - idle - sum(own[:4])
