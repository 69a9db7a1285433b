"""Bulk loading: documents go over in batches, and what the cluster refuses for now goes again."""

from collections.abc import Callable

from opensearchpy import OpenSearch
from opensearchpy.exceptions import TransportError

from index.engines.opensearch.client import (
    BUSY,
    SLOWEST,
    Settings,
    away_told,
    limits,
    milliseconds,
    patiently,
)
from index.errors import AlineaError

BATCH = 4 * 1024 * 1024
"""Characters that are sent at a time."""


class Loader:
    """Writes documents to an index of the cluster.

    Args:
        between: called before each batch; may raise what the client raises.
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
        with away_told(self._settings):
            patiently(self._send)
        self._size = 0

    def _send(self) -> None:
        """Send what waits, and keep what the cluster could not take now.

        Raises:
            TransportError: something was kept.
        """
        self._between()
        if not self._waiting:
            return
        answer = self._cluster.bulk(
            body="".join(
                f'{{"create":{{"_id":"{number}"}}}}\n{body}\n'
                for number, body in self._waiting.items()
            ),
            index=self._index,
            params={
                "timeout": milliseconds(self._settings.timeout),
                "request_timeout": limits(self._settings, SLOWEST),
                "filter_path": "items.*.status,items.*._id,items.*.error.reason",
            },
        )
        for item in (item["create"] for item in answer["items"]):
            # 409: an attempt that seemed to fail had come through.
            if item["status"] in (201, 409):
                del self._waiting[int(item["_id"])]
            elif item["status"] not in BUSY:
                reason = item.get("error", {}).get("reason", item["status"])
                raise AlineaError(f"The OpenSearch cluster refuses a paragraph: {reason}.")
        if self._waiting:
            raise TransportError(429, f"{len(self._waiting)} paragraphs refused", {})
