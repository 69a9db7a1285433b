"""How much memory a process took at most, from what Linux keeps of it.

`resource.getrusage` tells it of no young process: its `ru_maxrss` begins with what the process that
started it took, and so measures the parent.
"""

import re
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
