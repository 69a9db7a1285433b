"""Bulk loading: documents go over in batches, and what the cluster refuses for now goes again."""

import time
from collections.abc import Callable

from opensearchpy import OpenSearch
from opensearchpy.exceptions import TransportError

from index.engines.opensearch.client import BUSY, Settings, away_told
from index.errors import AlineaError, EngineUnavailable

BATCH = 4 * 1024 * 1024
"""Characters that are sent at a time."""

PATIENCE = 120.0
"""Seconds that a batch is offered again before the rebuild gives up."""

SLOWEST = 60.0
"""Seconds that the cluster may take for a batch."""


class Loader:
    """Writes documents to an index of the cluster.

    Args:
        between: called before each batch.
    """

    def __init__(
        self, cluster: OpenSearch, settings: Settings, index: str, between: Callable[[], None]
    ) -> None:
        self._cluster = cluster
        self._settings = settings
        self._index = index
        self._between = between
        self._waiting: dict[int, str] = {}
        self._size = 0

    def add(self, number: int, body: str) -> None:
        """Write a document, now or soon.

        Args:
            number: its number in the index, which is its id: sent twice, it is there once.
            body: JSON.

        Raises:
            EngineUnavailable: the cluster did not take a batch for `PATIENCE` seconds.
        """
        self._waiting[number] = body
        self._size += len(body)
        if self._size >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Return when the cluster has everything."""
        self._between()
        waiting, self._waiting, self._size = self._waiting, {}, 0
        deadline = time.monotonic() + PATIENCE
        pause = 0.2
        while waiting:
            try:
                with away_told(self._settings):
                    refused = self._send(waiting)
            except EngineUnavailable:
                if time.monotonic() > deadline:
                    raise
                refused = waiting
            if refused and time.monotonic() > deadline:
                raise EngineUnavailable(
                    f"The OpenSearch cluster refused {len(refused)} paragraphs for "
                    f"{PATIENCE:g} seconds. Look at its health, then run `alinea rebuild` again; "
                    "the index that was there, if any, still answers."
                )
            waiting = refused
            if refused:
                time.sleep(pause)
                pause = min(2 * pause, 5.0)

    def _send(self, documents: dict[int, str]) -> dict[int, str]:
        """Send a batch and return the documents that the cluster could not take now."""
        lines = "".join(
            f'{{"create":{{"_id":"{number}"}}}}\n{body}\n' for number, body in documents.items()
        )
        try:
            answer = self._cluster.bulk(
                body=lines,
                index=self._index,
                params={
                    "timeout": f"{self._settings.timeout:g}s",
                    "request_timeout": max(SLOWEST, self._settings.timeout),
                    "filter_path": "items.*.status,items.*._id,items.*.error.reason",
                },
            )
        except TransportError as error:
            if error.status_code in BUSY:
                return documents
            raise
        refused = {}
        for item in (item["create"] for item in answer["items"]):
            number = int(item["_id"])
            if item["status"] in BUSY:
                refused[number] = documents[number]
            # 409: an attempt that seemed to fail had come through.
            elif item["status"] not in (201, 409):
                reason = item.get("error", {}).get("reason", item["status"])
                raise AlineaError(f"The OpenSearch cluster refuses a paragraph: {reason}.")
        return refused
