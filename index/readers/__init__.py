"""Readers: files in, articles out; one module a file format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from index.article import Article
from index.readers import html, markdown, opendocument, pdf, rtf, tables, text, word, xml
from index.readers.fields import Place
from index.readers.files import Skipped, SourceFile, Stream, Unreadable
from index.readers.folders import check, find
from index.readers.ids import Ids

__all__ = ["FORMATS", "Reading", "Skipped", "read"]

READERS: Mapping[str, Callable[[Stream, Place], Iterator[Article | Skipped]]] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".json": tables.read_json,
    ".jsonl": tables.read_jsonl,
    ".ndjson": tables.read_jsonl,
    ".docx": word.read,
    ".odt": opendocument.read,
    ".fodt": opendocument.read,
    ".rtf": rtf.read,
    ".pdf": pdf.read,
    ".xml": xml.read,
    ".rss": xml.read,
    ".atom": xml.read,
    ".csv": tables.read_csv,
    ".tsv": tables.read_csv,
}
FORMATS = frozenset(READERS)
"""The ends of the names of files that are read; `.gz` may follow."""


def read(sources: Sequence[Path]) -> "Reading":
    """Read the articles under sources: files, and folders recursively.

    The same sources give the same articles, ids and order.

    Returns:
        An iterator over `Article` and `Skipped` that also tells how far it is.

    Raises:
        SourceError: at once or while reading: a source does not exist, vanished or is the folder of
            an index.
    """
    return Reading(sources)


class Reading(Iterator[Article | Skipped]):
    """Articles as they are read, one file open at a time.

    Attributes:
        files_total, bytes_total: what there is to read; bytes are those on disk.
        files: how many of the files are read.
    """

    def __init__(self, sources: Sequence[Path]) -> None:
        self._sources = tuple(sources)
        self.files_total = self.bytes_total = self.files = 0
        for file in find(self._sources, FORMATS):
            if isinstance(file, SourceFile):
                self.files_total += 1
                self.bytes_total += file.size
        self._bytes = 0
        self._stream: Stream | None = None
        self._outcomes = self._read()

    @property
    def bytes(self) -> int:
        """How many of the bytes are read, within the open file too."""
        return self._bytes + (self._stream.position if self._stream else 0)

    def __next__(self) -> Article | Skipped:
        return next(self._outcomes)

    def _read(self) -> Iterator[Article | Skipped]:
        ids = Ids()
        for file in find(self._sources, FORMATS):
            if isinstance(file, Skipped):
                yield file
                continue
            yield from self._read_file(file, ids)
            self.files += 1
            self._bytes += file.size

    def _read_file(self, file: SourceFile, ids: Ids) -> Iterator[Article | Skipped]:
        reason = None
        try:
            with Stream(file) as self._stream:
                yield from READERS[file.format](self._stream, Place(file, ids))
        except Unreadable as error:
            for source in self._sources:
                check(source)
            reason = str(error)
        except RecursionError:
            reason = "nested too deeply"
        finally:
            self._stream = None
        if reason is not None:
            yield file.skipped(reason)
