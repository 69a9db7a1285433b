"""Requests a second and latency over HTTP, with wrk as the load generator."""

import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

CONNECTIONS = (1, 8, 64)
_LUA = """
local paths, turn = {%s}, 0
request = function()
  turn = turn %% #paths + 1
  return wrk.format("GET", paths[turn])
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("\\nRESULT %%f %%f %%f %%d %%d\\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.requests))
end
"""


@dataclass(frozen=True, slots=True)
class Throughput:
    """What one run of wrk measured.

    Attributes:
        rate: requests a second.
        p50, p99: milliseconds.
        errors: requests without an answer, or with a status of 400 or more.
        requests: how many were answered.
        paths: how many different ones there were to ask; with more requests, some came again.
    """

    connections: int
    rate: float
    p50: float
    p99: float
    errors: int
    requests: int
    paths: int


def throughput(port: int, paths: Sequence[str], seconds: int, connections: int) -> Throughput:
    """Ask a server the paths in turn, over a number of connections that stay open."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_LUA % ", ".join(f'"{path}"' for path in paths))
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name]
        run = subprocess.run(
            [*command, f"http://127.0.0.1:{port}"],
            capture_output=True,
            text=True,
            check=True,
            timeout=seconds + 60,
        )
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\d+) (\d+)", run.stdout)
    assert found, run.stdout + run.stderr
    rate, p50, p99, errors, requests = found.groups()
    return Throughput(
        connections, float(rate), float(p50), float(p99), int(errors), int(requests), len(paths)
    )
