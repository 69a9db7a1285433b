"""The nodes of the cluster that `cluster.sh` starts."""

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from index.engines import connect
from index.errors import EngineUnavailable

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

SCRIPT = Path(__file__).with_name("cluster.sh")
FOLDER = Path(os.environ.get("ALINEA_CLUSTER", SCRIPT.parents[2] / "var" / "cluster"))
NODES = (1, 2, 3)
TIMEOUT = 10.0
"""Seconds that a request may take in the tests of faults."""

SETTINGS = {
    "url": ",".join(f"http://127.0.0.1:927{node}" for node in NODES),
    "shards": "2",
    "replicas": "1",
}


def is_up() -> bool:
    """Tell whether a node answers."""
    try:
        connect("opensearch", Path(), SETTINGS).generation()
    except EngineUnavailable:
        return False
    return True


def processes() -> list[int]:
    """Return the process ids of the nodes that were started here."""
    files = (FOLDER / f"node-{node}" / "pid" for node in NODES)
    pids = [int(file.read_text()) for file in files if file.exists()]
    return [pid for pid in pids if _is_alive(pid)]


def kill(node: int) -> None:
    """End a node as a power failure would, and return when it is gone."""
    pid = int((FOLDER / f"node-{node}" / "pid").read_text())
    os.kill(pid, signal.SIGKILL)
    while _is_alive(pid):
        time.sleep(0.01)


def start() -> None:
    """Start the nodes that are not running and return when all three have found each other."""
    subprocess.run([SCRIPT, "start"], check=True, timeout=300)


def stop() -> None:
    """Stop the nodes and return when they are gone."""
    subprocess.run([SCRIPT, "stop"], check=True, timeout=300)


def client() -> "OpenSearch":
    """Return a client of the cluster."""
    # Imported here because benchmarks of other engines measure their memory.
    from opensearchpy import OpenSearch  # noqa: PLC0415

    return OpenSearch(SETTINGS["url"].split(","), timeout=60)


def generations(index: str) -> list[str]:
    """Return every generation that is kept under a name, oldest first."""
    names = client().indices.get_alias(index=f"{index}-2*")
    return sorted(name.removeprefix(f"{index}-") for name in names)


def remove(index: str) -> None:
    """Delete everything that is kept under a name."""
    indices = client().indices
    indices.delete(index=f"{index}-2*,{index}-lock", params={"ignore_unavailable": "true"})
    indices.delete_index_template(name=index, params={"ignore": 404})


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
