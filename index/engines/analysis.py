"""Analysis in several processes, for engines that store in the process that rebuilds.

A few articles are analysed by the process itself, because starting another one takes longer than
that.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import repeat
from pathlib import Path
from typing import Generic, TypeVar

from index.article import Paragraph
from index.dutch import remembered
from index.engines.processes import ALONE, BATCH, begin, end_at_once, processors
from index.errors import AlineaError

LONGEST = 10_000
"""Paragraphs that may wait to be stored, known already or not."""

AHEAD = 3
"""Batches a process that may wait, analysed or not; more would only take memory."""

Prepared = TypeVar("Prepared")


class Analysts(Generic[Prepared]):
    """Prepares paragraphs in worker processes and hands them on in the order they came in.

    Args:
        prepare: a picklable function, run in the workers.
        store: takes, in this process, what was prepared of a paragraph, the paragraph's number in
            the index and the number of its article.

    Attributes:
        articles: how many were added.
        paragraphs: how many were stored.
    """

    def __init__(
        self,
        prepare: Callable[[Sequence[Paragraph]], Sequence[Prepared]],
        store: Callable[[Prepared, int, int], None],
    ) -> None:
        self.articles = 0
        self.paragraphs = 0
        self._prepare = prepare
        self._store_one = store
        self._to_store: deque[tuple[int, Prepared | None]] = deque()
        self._waiting: list[Paragraph] = []
        self._alone = 0
        self._pool: ProcessPoolExecutor | None = None
        self._results: deque[Future[Sequence[Prepared]]] = deque()
        self._workers = min(processors(), 8)
        self._open = ExitStack()
        self._words = self._open.enter_context(remembered.sharing())

    def add(
        self, paragraphs: Sequence[Paragraph], prepared: Sequence[Prepared | None] | None = None
    ) -> None:
        """Prepare the paragraphs of an article, now or soon.

        Args:
            paragraphs: of one article.
            prepared: what is known of each already, None where it must be prepared.

        Raises:
            AlineaError: a process ended early.
        """
        for paragraph, known in zip(paragraphs, prepared or repeat(None), strict=False):
            if known is None:
                self._waiting.append(paragraph)
            self._to_store.append((self.articles, known))
        self.articles += 1
        self._store_known()
        are_many = self._alone + len(self._waiting) >= ALONE
        if are_many and not self._pool and self._workers > 1:
            self._pool = ProcessPoolExecutor(
                self._workers,
                multiprocessing.get_context("spawn"),
                _begin,
                (self._words,),
            )
        if len(self._waiting) >= BATCH and (self._pool or are_many):
            self._send()
        elif len(self._to_store) > LONGEST:
            # What is known already must not pile up behind what is not.
            self.finish()

    def finish(self) -> None:
        """Return when everything that was added is stored."""
        self._send()
        self._receive(0)

    def close(self) -> None:
        """Stop the processes; what was not stored is dropped."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._open.close()

    def _send(self) -> None:
        waiting, self._waiting = self._waiting, []
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            if not self._pool:
                self._alone += len(batch)
                self._store(self._prepare(batch))
                continue
            try:
                self._results.append(self._pool.submit(_prepared, self._prepare, batch))
            except BrokenProcessPool as error:
                raise _ended_early() from error
            self._receive(AHEAD * self._workers)

    def _receive(self, left: int) -> None:
        while len(self._results) > left:
            try:
                prepared = self._results.popleft().result()
            except BrokenProcessPool as error:
                raise _ended_early() from error
            self._store(prepared)

    def _store(self, prepared: Sequence[Prepared]) -> None:
        """Store what was prepared of those that are next, and what is known of those after them."""
        for one in prepared:
            article, _ = self._to_store.popleft()
            self._store_next(one, article)
            self._store_known()

    def _store_known(self) -> None:
        while self._to_store and (known := self._to_store[0][1]) is not None:
            article, _ = self._to_store.popleft()
            self._store_next(known, article)

    def _store_next(self, prepared: Prepared, article: int) -> None:
        self._store_one(prepared, self.paragraphs, article)
        self.paragraphs += 1


def _ended_early() -> AlineaError:
    return AlineaError(
        "A process that analyses articles ended early, perhaps for want of memory. The index that "
        "was there, if any, still answers; free memory and run `alinea rebuild` again."
    )


def _prepared(
    prepare: Callable[[Sequence[Paragraph]], Sequence[Prepared]], batch: Sequence[Paragraph]
) -> Sequence[Prepared]:
    """Prepare a batch in a worker."""
    prepared = prepare(batch)
    remembered.exchange()
    return prepared


def _begin(words: Path) -> None:
    """Prepare a worker, which ends with its parent."""
    begin(words)
    end_at_once()  # A pool tells of what fails itself, and nobody asks for the exit code.
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
