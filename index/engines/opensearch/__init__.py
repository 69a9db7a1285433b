"""The OpenSearch engine: a cluster, for archives that outgrow one machine.

Every rebuild fills a physical index of its own, `<alias>-<generation>`; switching an alias to it,
in one atomic step, makes it answer. The one before it stays for those who still read it.
"""

import logging
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from index.article import Paragraph
from index.dutch import analysis_version
from index.engines import Builder, Document, Engine, Index, Statistics
from index.engines.analysis import Analysts
from index.engines.opensearch.bulk import Loader
from index.engines.opensearch.client import SLOWEST, Settings, away_told, client
from index.engines.opensearch.indices import Indices
from index.engines.opensearch.lock import EXPIRY, Lock
from index.engines.opensearch.mapping import numbered, prepare
from index.engines.opensearch.reader import OpenSearchIndex
from index.errors import AlineaError

REMEMBERED = 1.0
"""Seconds for which the name of the generation is not asked again."""

_log = logging.getLogger("alinea.opensearch")


def engine(folder: Path, settings: Mapping[str, str]) -> Engine:
    """Return the OpenSearch engine.

    Args:
        folder: not used, because everything is in the cluster.
        settings: see `Settings.read`.
    """
    return OpenSearchEngine(Settings.read(settings))


class OpenSearchEngine:
    """The indices of one alias in a cluster."""

    name = "opensearch"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reached = os.getpid(), self._reach()
        self._known: tuple[float, str] | None = None

    @property
    def _indices(self) -> Indices:
        """By way of this process's own connections; a fork would share those of its parent."""
        if self._reached[0] != os.getpid():
            self._reached = os.getpid(), self._reach()
        return self._reached[1]

    def generation(self) -> str | None:
        """Return the name of the generation that answers, None before the first rebuild.

        The name may be `REMEMBERED` seconds old.
        """
        known = self._known
        if known and time.monotonic() < known[0] + REMEMBERED:
            return known[1]
        current = self._indices.known()
        self._known = (time.monotonic(), current) if current else None
        return current

    def open(self) -> Index:
        """Open the generation that answers."""
        statistics = self._indices.open()
        return OpenSearchIndex(self._indices.cluster, self._settings, statistics)

    def check(self) -> Statistics:
        """Count what the generation that answers holds; the cluster compares checksums itself.

        Raises:
            IndexMissing: before the first rebuild.
            IndexDamaged: paragraphs are missing.
            EngineUnavailable: the cluster is away, or a part of the index is.
        """
        return self._indices.check()

    @contextmanager
    def build(self, to_document: Callable[[Paragraph], Document]) -> Iterator[Builder]:
        """Start a generation beside the one that answers."""
        indices = self._reach(SLOWEST)
        lock = Lock(indices.cluster, self._settings)
        with away_told(self._settings):
            lock.acquire()
        try:
            indices.clear({indices.current()})
            generation = f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
            builder = OpenSearchBuilder(indices, generation, lock, to_document)
            try:
                indices.create(generation)
                yield builder
            finally:
                builder.close()
        finally:
            self._known = None
            try:
                with away_told(self._settings):
                    lock.release()
            except AlineaError as error:
                _log.warning(
                    "The lock of this rebuild stays, and one on another machine waits %g minutes "
                    "for it: %s",
                    EXPIRY / 60,
                    error,
                )

    def _reach(self, slowest: float = 0.0) -> Indices:
        return Indices(client(self._settings, slowest), self._settings, analysis_version)


class OpenSearchBuilder:
    """A generation that is being built."""

    def __init__(
        self,
        indices: Indices,
        generation: str,
        lock: Lock,
        to_document: Callable[[Paragraph], Document],
    ) -> None:
        self.generation = generation
        self._indices = indices
        self._loader = Loader(
            indices.cluster, indices.settings, indices.name(generation), lock.renew
        )
        self._analysts = Analysts(partial(prepare, to_document), self._store)
        self._committed = False

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """Analyse and store the paragraphs of one article, in order."""
        self._analysts.add(paragraphs)

    def commit(self) -> Statistics:
        """Finish the generation and let it answer from now on, in one atomic step."""
        self._analysts.finish()
        self._loader.flush()
        statistics = self._indices.commit(
            self.generation, self._analysts.paragraphs, self._analysts.articles
        )
        self._committed = True
        return statistics

    def close(self) -> None:
        """Stop what still runs, and discard what was not committed."""
        self._analysts.close()
        if not self._committed:
            # What cannot be told to the cluster now, the next rebuild finds and clears.
            with suppress(AlineaError):
                self._indices.clear({self._indices.current()})

    def _store(self, body: str, order: int, article: int) -> None:
        self._loader.add(order, numbered(body, order, article))
