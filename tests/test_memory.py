"""The peak of a process is its own, whatever the process that started it took."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.memory import Started, peak

ROOT = Path(__file__).parents[1]
LARGE = 128 << 20
"""Bytes that a process without work does not come near."""

TAKE = "import time; ballast = bytearray(b'x') * 2**27; time.sleep(0.2)"
TELL = "from tests.memory import peak; print(peak())"


known = pytest.mark.skipif(
    peak() is None, reason="this platform does not tell a process's own peak"
)


@known
def test_a_process_does_not_count_what_its_parent_took() -> None:
    ballast = bytearray(b"x") * LARGE
    own = peak()
    assert own is not None
    assert own >= len(ballast)
    child = int(subprocess.check_output([sys.executable, "-c", TELL], cwd=ROOT))
    assert 0 < child < LARGE


@known
def test_the_peaks_of_those_that_are_started_are_added() -> None:
    command = [sys.executable, "-c", TAKE]
    with Started() as started:
        for process in [subprocess.Popen(command) for _ in range(2)]:
            assert process.wait(60) == 0
    assert 2 * LARGE < started.total < 3 * LARGE


def test_a_process_that_is_gone_has_none() -> None:
    assert peak(2**22 + 1) is None
