"""The files under the sources: which there are, and their bytes within bounds."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from index.errors import SourceError

ARTICLE_LIMIT = 32 * 2**20
"""Bytes of a file that is one article, and characters of a row that is one."""

NAMES = "txt, md, html, docx, odt, rtf, pdf, json, jsonl, csv, xml"
"""The formats that are read, as people are told them: by one name each."""

CHUNK = 2**18
UNPACKED_FREELY = 64 * 2**20
UNPACKED_RATIO = 100
_ZIP = ".zip"
_HIDDEN = (".", "__MACOSX")


class Unreadable(Exception):
    """A file cannot be read; the message is the reason."""


@contextmanager
def any_error_is(reason: str) -> Iterator[None]:
    """Take any error of a library for a damaged file: what one can be wrong in is endless.

    Raises:
        Unreadable: for that reason, unless it is raised with another.
    """
    try:
        yield
    except (Unreadable, RecursionError):
        raise
    except Exception as error:
        raise Unreadable(reason) from error


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a row of one, that did not become an article.

    Attributes:
        path: of the file, printable: what cannot be printed in its name is escaped.
        reason: the same text for the same cause, so that reasons can be counted.
        row: the row in a table, from 1 and without the header.
    """

    path: str
    reason: str
    row: int | None = None

    def __str__(self) -> str:
        place = self.path if self.row is None else f"{self.path}, row {self.row}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    Attributes:
        path: of the file or, of one in a ZIP file, that file's and its own.
        name: its path within its source, with `/` and without suffixes; ids are made of it.
        format: the end of its name, with the dot and in lower case.
        packed: whether it is gzipped.
        size: bytes on disk.
        inside: the ZIP file that it is in, open as long as it is its turn, and its place there.
    """

    path: Path
    name: str
    format: str
    packed: bool
    size: int
    inside: tuple[ZipFile, ZipInfo] | None = None

    def skipped(self, reason: str, row: int | None = None) -> Skipped:
        """Say why the file, or a row of it, is skipped."""
        return Skipped(printable(self.path), reason, row)


def printable(path: Path) -> str:
    """Return a path as text that any terminal and log can take."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))


def find(sources: Sequence[Path], formats: Set[str]) -> Iterator[SourceFile | Skipped]:
    """Yield the files under sources in a stable order, folders recursively.

    Hidden files and folders (`.git`) in a folder are passed over. A folder is read once, however
    many symbolic links lead to it. A ZIP file is as a folder.

    Args:
        sources: files and folders.
        formats: those that are read, each as `SourceFile.format`.

    Raises:
        SourceError: a source does not exist, or vanished.
    """
    seen: set[tuple[int, int]] = set()
    for source in sources:
        check(source)
        if source.is_dir():
            for path in _paths_in(source, seen):
                if isinstance(path, Skipped):
                    yield path
                else:
                    name = PurePosixPath(path.relative_to(source).as_posix())
                    yield from _files_of(path, name, formats)
        else:
            yield from _files_of(source, PurePosixPath(source.name), formats)
        check(source)


def check(source: Path) -> None:
    """Make sure that a source is there.

    Raises:
        SourceError: it is not.
    """
    try:
        source.stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(
            f"The source {printable(source)} cannot be read: {reason}. "
            "Name a file or folder of articles that exists."
        ) from error


def _paths_in(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Skipped]:
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) in seen:
                    yield Skipped(printable(path), "leads to a folder that is read already")
                    continue
                seen.add((status.st_dev, status.st_ino))
                names = sorted((n for n in os.listdir(path) if n[0] != "."), reverse=True)
                pending.extend(path / name for name in names)
                continue
        except OSError as error:
            yield Skipped(printable(path), reason_of(error))
            continue
        yield path


def _files_of(path: Path, name: PurePosixPath, formats: Set[str]) -> Iterator[SourceFile | Skipped]:
    """Yield the file that is there, or those in it where it is a ZIP file."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Skipped(printable(path), "not a regular file")
        elif name.suffix.lower() == _ZIP:
            with ZipFile(path) as archive:
                yield from _files_in(archive, path, name.with_suffix(""), formats)
        else:
            yield _look_at(path, name, formats, status.st_size)
    except OSError as error:
        yield Skipped(printable(path), reason_of(error))
    except (BadZipFile, NotImplementedError, ValueError):
        yield Skipped(printable(path), "not a ZIP file, or a damaged one")


def _files_in(
    archive: ZipFile, path: Path, name: PurePosixPath, formats: Set[str]
) -> Iterator[SourceFile | Skipped]:
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        inner = PurePosixPath(member.filename.lstrip("/"))
        if member.is_dir() or any(part.startswith(_HIDDEN) for part in inner.parts):
            continue
        size = member.compress_size
        yield _look_at(path / inner, name / inner, formats, size, (archive, member))


def _look_at(
    path: Path,
    name: PurePosixPath,
    formats: Set[str],
    size: int,
    inside: tuple[ZipFile, ZipInfo] | None = None,
) -> SourceFile | Skipped:
    packed = name.suffix.lower() == ".gz"
    if packed:
        name = name.with_suffix("")
    format_ = name.suffix.lower()
    if format_ not in formats:
        return Skipped(printable(path), f"not a format that is read ({NAMES})")
    return SourceFile(path, str(name.with_suffix("")), format_, packed, size, inside)


def reason_of(error: OSError) -> str:
    """Say in a few words what the system would not do."""
    return (error.strerror or str(error)).lower()


class Stream:
    """The bytes of a file, unpacked, within bounds; a context manager.

    Raises:
        Unreadable: by any method: the file cannot be opened, read or unpacked, or it is too large.
    """

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        try:
            self._raw = _opened(file)
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            raise Unreadable(reason) from error
        self._bytes = cast(BinaryIO, gzip.GzipFile(fileobj=self._raw)) if file.packed else self._raw
        self._unpacked = 0

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def position(self) -> int:
        """How far the file is read, in bytes on disk."""
        if not self._file.inside:
            return self._raw.tell()
        _, member = self._file.inside
        return self._raw.tell() * member.compress_size // max(member.file_size, 1)

    def whole(self, limit: int = ARTICLE_LIMIT, for_: str = "one article") -> bytes:
        """Return everything, at most `limit` bytes; `for_` says what is too large otherwise."""
        data = self._read(limit + 1)
        if len(data) > limit:
            raise Unreadable(f"larger than {limit // 2**20} MiB, too large for {for_}")
        return data

    def chunks(self) -> Iterator[bytes]:
        """Yield everything, in pieces of at most `CHUNK` bytes."""
        while chunk := self._read(CHUNK):
            self._unpacked += len(chunk)
            if self._unpacked > max(UNPACKED_FREELY, UNPACKED_RATIO * self.position):
                raise Unreadable(f"unpacks to more than {UNPACKED_RATIO} times its size")
            yield chunk

    def _read(self, size: int) -> bytes:
        kind = "gzip file" if self._file.packed else "ZIP file"
        try:
            return self._bytes.read(size)
        except (gzip.BadGzipFile, zlib.error, BadZipFile) as error:
            raise Unreadable(f"not a {kind}, or a damaged one") from error
        except EOFError as error:
            raise Unreadable(f"a {kind} that ends too early") from error
        except OSError as error:
            raise Unreadable(reason_of(error)) from error


def _opened(file: SourceFile) -> BinaryIO:
    if not file.inside:
        return file.path.open("rb")
    archive, member = file.inside
    try:
        return cast(BinaryIO, archive.open(member))
    except (OSError, ValueError, RuntimeError, BadZipFile) as error:
        raise Unreadable("cannot be unpacked from its ZIP file: locked, or damaged") from error
