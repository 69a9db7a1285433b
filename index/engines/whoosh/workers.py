"""Analysis and writing in several processes: each writes a segment of its own.

An index of a few articles is written by the process itself, because starting another one takes
longer than that.
"""

import multiprocessing
import pickle  # nosec B403
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from index.article import Paragraph
from index.dutch import remembered
from index.engines import Document
from index.engines.processes import ALONE, BATCH, begin, end_at_once, processors
from index.engines.whoosh.segments import SegmentWriter
from index.errors import AlineaError

MOST = 4
"""Segments at most, because a search reads them all."""

LONGEST_ERROR = 8_000
"""Bytes of an error that are sent: a pipe must hold them while the other side is still writing."""

ToDocument = Callable[[Paragraph], Document]


@dataclass(frozen=True, slots=True)
class Work:
    """An article to write.

    Attributes:
        article: its number.
        order: the number of its first paragraph.
        paragraphs: packed as they are stored, which a pipe takes fastest too.
    """

    article: int
    order: int
    paragraphs: Sequence[bytes]


class Writers:
    """Writes articles into segments; leaving the context stops what was not committed.

    Args:
        folder: the generation's; each segment gets a folder in it.
        to_document: the analysis.
    """

    def __init__(self, folder: Path, to_document: ToDocument) -> None:
        self._folder = folder
        self._to_document = to_document
        self._waiting: list[Work] = []
        self._count = 0
        self._writers: list[_Here] | list[_Worker] = []
        self._turn = 0
        self._open = ExitStack()
        self._words = self._open.enter_context(remembered.sharing())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for writer in self._writers:
            writer.stop()
        self._open.close()

    def add(self, work: Work) -> None:
        """Write an article, now or soon.

        Raises:
            AlineaError: a process could not write what it got before.
        """
        self._waiting.append(work)
        self._count += len(work.paragraphs)
        if self._count >= (BATCH if self._writers else ALONE):
            self._start(min(processors(), MOST))
            self._send()

    def commit(self) -> None:
        """Write everything that was added."""
        self._start(1)
        self._send()
        for writer in self._writers:
            writer.finish()
        for writer in self._writers:
            writer.wait()

    def _start(self, count: int) -> None:
        if self._writers:
            return
        if count == 1:
            self._writers = [_Here(self._folder / "0", self._to_document)]
        else:
            folders = [self._folder / str(i) for i in range(count)]
            self._writers = [_Worker(folder, self._to_document, self._words) for folder in folders]

    def _send(self) -> None:
        """Deal out what waits, in batches, to each writer in turn."""
        batch: list[Work] = []
        size = 0
        for work in self._waiting:
            batch.append(work)
            size += len(work.paragraphs)
            if size >= BATCH:
                self._deal(batch)
                batch, size = [], 0
        if batch:
            self._deal(batch)
        self._waiting, self._count = [], 0

    def _deal(self, batch: Sequence[Work]) -> None:
        self._writers[self._turn].send(batch)
        self._turn = (self._turn + 1) % len(self._writers)


class _Here:
    """This process as a writer of a segment."""

    def __init__(self, folder: Path, to_document: ToDocument) -> None:
        self._segment = SegmentWriter(folder, to_document)

    def send(self, batch: Sequence[Work]) -> None:
        """Write articles."""
        for work in batch:
            self._segment.add(work.article, work.order, work.paragraphs)
        remembered.exchange()

    def finish(self) -> None:
        """Put the segment on the disk."""
        self._segment.commit()

    def wait(self) -> None:
        """Do nothing: `finish` has done all."""

    def stop(self) -> None:
        """Leave the segment as it is."""


class _Worker:
    """A process that writes a segment."""

    def __init__(self, folder: Path, to_document: ToDocument, words: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=_run, args=(theirs, folder, to_document, words), daemon=True
        )
        self._process.start()
        # Only the process may hold its end, so that the pipe breaks when it dies.
        theirs.close()

    def send(self, batch: Sequence[Work]) -> None:
        """Hand over articles; waits until the process has done what it got before."""
        try:
            self._connection.send(batch)
        except OSError:
            self._fail()

    def finish(self) -> None:
        """Tell the process that this was all."""
        try:
            self._connection.send(None)
        except OSError:
            self._fail()

    def wait(self) -> None:
        """Return when the segment is on the disk."""
        try:
            answer = self._connection.recv()
        except (EOFError, OSError):
            self._fail()
        if isinstance(answer, Exception):
            raise answer
        self._process.join()

    def stop(self) -> None:
        """End the process; a segment that is not done stays as it is."""
        self._connection.close()
        self._process.join(timeout=5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _fail(self) -> None:
        error = None
        try:
            if self._connection.poll():
                error = self._connection.recv()
        except (EOFError, OSError):
            error = None
        self._process.join(timeout=5)
        raise error or AlineaError(
            f"A process that writes the index ended early (exit code {self._process.exitcode}; -9 "
            "may be want of memory). The index that was there, if any, still answers. Run "
            "`alinea rebuild` again."
        )


def _run(
    connection: "Connection[object, Any]", folder: Path, to_document: ToDocument, words: Path
) -> None:
    """Write a segment from what comes through the pipe; answer None or an error."""
    begin(words)
    answer: Exception | None = None
    try:
        writer = _Here(folder, to_document)
        while (batch := connection.recv()) is not None:
            writer.send(batch)
        writer.finish()
    except EOFError:
        return
    except Exception as error:
        answer = _portable(error)
    # The parent may have left, because of another process's error.
    with suppress(BrokenPipeError):
        connection.send(answer)
    if answer is None:
        end_at_once()


def _portable(error: Exception) -> Exception:
    """Return an error that the parent can raise, with the place where it arose as a note."""
    error.add_note(traceback.format_exc())
    try:
        pickled = pickle.dumps(error)
        pickle.loads(pickled)  # nosec B301 (what was pickled here)
        is_portable = len(pickled) <= LONGEST_ERROR
    except Exception:
        is_portable = False
    told = f"{type(error).__name__}: {error}"
    return error if is_portable else AlineaError(told[: LONGEST_ERROR // 8])
