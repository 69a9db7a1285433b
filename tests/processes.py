"""A task in a process of its own, which may lose its rights or its life."""

import multiprocessing
from collections.abc import Callable


def in_a_process(task: Callable[[], None]) -> int:
    """Run a task in a fork; return its exit code, negative for the signal that ended it."""
    process = multiprocessing.get_context("fork").Process(target=task)
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode
