"""Requests a second and latency over HTTP, with wrk as the load generator."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.harness import Site, search_path, serving

CONNECTIONS = (1, 8, 64)
KEYSTROKES = Path(__file__).parents[1] / "browser" / "keystrokes.py"
TYPED = 4
"""Queries that are typed in the browser."""
_LUA = """
local paths, turn = {%s}, 0
request = function()
  turn = turn %% #paths + 1
  return wrk.format("GET", paths[turn])
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format("\\nRESULT %%f %%f %%f %%d\\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Throughput:
    """What one run of wrk measured.

    Attributes:
        rate: requests a second.
        p50, p99: milliseconds.
        errors: requests without an answer, or with a status of 400 or more.
    """

    connections: int
    rate: float
    p50: float
    p99: float
    errors: int


def throughput(
    port: int, paths: Sequence[str], seconds: int = 4, connections: Sequence[int] = CONNECTIONS
) -> list[Throughput]:
    """Ask a server the paths in turn, with each number of connections."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_LUA % ", ".join(f'"{path}"' for path in paths))
        script.flush()
        return [_wrk(port, script.name, seconds, number) for number in connections]


def _wrk(port: int, script: str, seconds: int, connections: int) -> Throughput:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script]
    run = subprocess.run(
        [*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True
    )
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\d+)", run.stdout)
    assert found, run.stdout + run.stderr
    rate, p50, p99, errors = found.groups()
    return Throughput(connections, float(rate), float(p50), float(p99), int(errors))


@dataclass(frozen=True, slots=True)
class Served:
    """What was measured of a server with two workers.

    Attributes:
        throughput: of search, of suggestions, and of the least it can do (`/healthz`).
        keystrokes: from a keystroke to painted results in Chromium, in words; None without it.
    """

    throughput: dict[str, list[Throughput]]
    keystrokes: str | None


def serve_and_measure(index: Path, engine: str, queries: Sequence[str], seconds: int = 4) -> Served:
    """Serve an index with two workers and ask it over HTTP and in a browser."""
    site = Site(index, index, {"ALINEA_ENGINE": engine})
    paths = {
        "search": [search_path(query) for query in queries],
        "suggest": [search_path(q[:4]).replace("search", "suggest", 1) for q in queries],
        "healthz": ["/healthz"],
    }
    with serving(site, workers=2) as server:
        rates = {name: throughput(server.port, asked, seconds) for name, asked in paths.items()}
        return Served(rates, _keystrokes(server.port, queries))


def _keystrokes(port: int, queries: Sequence[str]) -> str | None:
    if not shutil.which("chromium"):
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as lines:
        lines.write("\n".join(queries[:TYPED]))
        lines.flush()
        command = [sys.executable, KEYSTROKES, f"http://127.0.0.1:{port}", lines.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
