"""One rebuild at a time, on whatever machine it runs: a document in the cluster is the lock."""

import os
import secrets
import socket
import time
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConflictError, NotFoundError

from index.engines.opensearch.client import SLOWEST, Settings, limits
from index.engines.opensearch.indices import make
from index.errors import AlineaError, RebuildInProgress

EXPIRY = 900.0
"""Seconds after which a lock that its rebuild did not renew is nobody's: more than the cluster gets
to make searchable what was loaded, while nothing is renewed."""

COPIED = 5
"""Seconds that a new lock gets to have its copy, so that it outlives a node."""

_ID = "rebuild"


class Lock:
    """The lock on the rebuilds of one alias.

    A rebuild that was killed leaves its lock behind: on the same machine the next one sees that
    the process is gone; on another it waits until the lock expires.
    """

    def __init__(self, cluster: OpenSearch, settings: Settings) -> None:
        self._cluster = cluster
        self._settings = settings
        self._index = f"{settings.index}-lock"
        self._owner = secrets.token_hex(8)
        self._version: dict[str, int] = {}
        self._renewed = 0.0

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            RebuildInProgress: another rebuild has it.
        """
        make(
            self._cluster,
            self._index,
            {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
            {
                "wait_for_active_shards": "all",
                "timeout": f"{COPIED}s",
                "request_timeout": limits(self._settings, SLOWEST),
            },
        )
        try:
            self._write({"op_type": "create"})
        except ConflictError:
            if not self._is_ours():
                self._take_over()

    def renew(self) -> None:
        """Keep the lock; to be called now and then while the rebuild runs.

        Raises:
            AlineaError: it expired and another rebuild took it.
        """
        if time.monotonic() < self._renewed + EXPIRY / 10:
            return
        try:
            self._write(self._version)
        except (ConflictError, NotFoundError) as error:
            if not self._is_ours():
                raise AlineaError(
                    "This rebuild lost its place to another one, because it stood still for "
                    f"{EXPIRY:g} seconds. The index that was there, if any, still answers."
                ) from error

    def release(self) -> None:
        """Give the lock back."""
        try:
            self._cluster.delete(index=self._index, id=_ID, params=dict(self._version))
        except (ConflictError, NotFoundError):
            # It is another's by now.
            return

    def _is_ours(self) -> bool:
        """Tell whether an attempt to write the lock that seemed to fail had come through."""
        try:
            held = self._cluster.get(index=self._index, id=_ID)
        except NotFoundError:
            return False
        if held["_source"].get("owner") != self._owner:
            return False
        self._note(held)
        return True

    def _take_over(self) -> None:
        try:
            held = self._cluster.get(index=self._index, id=_ID)
            if _is_alive(held["_source"]):
                raise self._refusal(held["_source"])
            self._write(_version(held))
        except NotFoundError:
            # It was given back in between.
            self._write({"op_type": "create"})
        except ConflictError as error:
            raise self._refusal({}) from error

    def _write(self, params: dict[str, Any]) -> None:
        body = {
            "owner": self._owner,
            "host": socket.gethostname(),
            "process": os.getpid(),
            "until": time.time() + EXPIRY,
        }
        self._note(self._cluster.index(index=self._index, id=_ID, body=body, params=dict(params)))

    def _note(self, written: dict[str, Any]) -> None:
        self._version = _version(written)
        self._renewed = time.monotonic()

    def _refusal(self, held: dict[str, Any]) -> RebuildInProgress:
        who = f" by process {held['process']} on {held['host']}" if held else ""
        return RebuildInProgress(
            f"Another rebuild of this index is running{who}. Wait until it is done, or stop it; "
            f"one that died on another machine is forgotten after {EXPIRY / 60:g} minutes."
        )


def _version(written: dict[str, Any]) -> dict[str, int]:
    return {"if_seq_no": written["_seq_no"], "if_primary_term": written["_primary_term"]}


def _is_alive(held: dict[str, Any]) -> bool:
    if held["until"] < time.time():
        return False
    if held["host"] != socket.gethostname():
        return True
    try:
        os.kill(held["process"], 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
