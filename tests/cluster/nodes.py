"""The nodes of the cluster that `cluster.sh` starts."""

import os
import signal
import subprocess
import time
from pathlib import Path

from index.engines import connect
from index.errors import EngineUnavailable

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


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
