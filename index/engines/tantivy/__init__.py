"""The Tantivy engine: embedded, compiled, for one machine with many articles."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

import tantivy

from index.article import Paragraph
from index.engines import Builder, Document, Engine, Statistics
from index.engines.analysis import Analysts
from index.engines.files import FileEngine
from index.engines.tantivy.reader import TantivyIndex
from index.engines.tantivy.records import RecordsWriter
from index.engines.tantivy.schema import Prepared, place, prepare, schema
from index.engines.tantivy.unchanged import Before, Unchanged
from index.generations import Draft, writing

BUFFER = 256 * 1024 * 1024
"""Bytes of postings that Tantivy collects before it writes a segment."""

FULL = 1 << 20
"""Bytes of free space below which it is a full disk that Tantivy failed for."""


def engine(folder: Path, settings: Mapping[str, str]) -> Engine:
    """Return the Tantivy engine that keeps its files in a folder.

    Raises:
        AlineaError: a setting is given; it has none.
    """
    return TantivyEngine(folder, settings)


class TantivyEngine(FileEngine):
    """The generations in one folder, written and read with Tantivy."""

    name = "tantivy"

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        super().__init__(folder, settings, version("tantivy"), TantivyIndex)

    @contextmanager
    def build(self, to_document: Callable[[Paragraph], Document]) -> Iterator[Builder]:
        """Start a generation beside the one that answers."""
        with self._generations.build() as draft:
            builder = TantivyBuilder(draft, to_document, self._generations.intact())
            try:
                yield builder
            finally:
                builder.close()


class TantivyBuilder:
    """A generation that is being built.

    Args:
        draft: the generation.
        to_document: analyses a paragraph.
        before: folder of the one before it, whose unchanged paragraphs are not analysed again;
            None where there is none of the same analysis.
    """

    def __init__(
        self, draft: Draft, to_document: Callable[[Paragraph], Document], before: Path | None
    ) -> None:
        self.generation = draft.name
        self._draft = draft
        self._before = _opened(before) if before else None
        with _writing(draft.folder):
            self._records = RecordsWriter(draft.folder)
            index = tantivy.Index(schema(), str(draft.folder), reuse=False)
            # With one thread, documents lie in the order in which they were added.
            self._writer = index.writer(BUFFER, num_threads=1)
        self._analysts: Analysts[Prepared | Unchanged] = Analysts(
            partial(prepare, to_document), self._store
        )

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """Store the paragraphs of one article, in order, analysed where they are not known."""
        known = self._before.unchanged(paragraphs) if self._before else None
        self._analysts.add(paragraphs, known)

    def commit(self) -> Statistics:
        """Finish the generation and let it answer from now on, in one atomic step."""
        self._analysts.finish()
        with _writing(self._draft.folder):
            self._writer.commit()
            # Only now are the segments gone that were merged into greater ones.
            self._writer.wait_merging_threads()
            self._records.commit()
        return self._draft.commit(self._analysts.paragraphs, self._analysts.articles)

    def close(self) -> None:
        """Stop what still runs."""
        self._analysts.close()
        self._before = None  # Its files are given back with it.
        with suppress(OSError):  # Of a full disk it was told when it was written to.
            self._records.close()

    def _store(self, prepared: Prepared | Unchanged, order: int, article: int) -> None:
        document = prepared.document()
        place(document, order, article)
        with _writing(self._draft.folder):
            self._writer.add_document(document)
            self._records.add(prepared.record)


def _opened(folder: Path) -> Before | None:
    """Open the generation before; where it cannot be, that costs time and nothing else."""
    with suppress(OSError, ValueError):
        return Before(folder)
    return None


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """As `writing`, with the type that Tantivy's errors have everywhere else: a disk refuses."""
    with writing(folder.parent):
        try:
            yield
        except ValueError as error:
            # Of a writer that a full disk has ended, Tantivy may only say that it has ended.
            is_full = shutil.disk_usage(folder).free < FULL
            raise OSError(os.strerror(errno.ENOSPC) if is_full else str(error)) from error
