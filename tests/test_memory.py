"""The peak of a process is its own, whatever the process that started it took."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.memory import peak

ROOT = Path(__file__).parents[1]
LARGE = 128 << 20
"""Bytes that a process without work does not come near."""

TELL = "from tests.memory import peak; print(peak())"


@pytest.mark.skipif(peak() is None, reason="this platform does not tell a process's own peak")
def test_a_process_does_not_count_what_its_parent_took() -> None:
    ballast = bytearray(b"x") * LARGE
    own = peak()
    assert own is not None
    assert own >= len(ballast)
    child = int(subprocess.check_output([sys.executable, "-c", TELL], cwd=ROOT))
    assert 0 < child < LARGE


def test_a_process_that_is_gone_has_none() -> None:
    assert peak(2**22 + 1) is None
