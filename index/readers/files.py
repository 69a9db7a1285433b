"""A file to read: where it is, and its bytes within bounds."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tarfile import TarError
from typing import BinaryIO, cast
from zipfile import BadZipFile

ARTICLE_LIMIT = 32 * 2**20
"""Bytes of a file that is one article, and characters of a row that is one."""

CHUNK = 2**18
UNPACKED_FREELY = 64 * 2**20
UNPACKED_RATIO = 100


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
class Member:
    """A file in an archive.

    Attributes:
        archive: what the archive is: a `ZIP file`, a `tar file`.
        name: its path there.
        size: bytes that it takes there; in a tar file, which is packed as a whole, those unpacked.
        unpacked: its bytes.
        open: returns them, as long as it is its turn; raises what its archive raises.
    """

    archive: str
    name: str
    size: int
    unpacked: int
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    Attributes:
        path: of the file or, of one in an archive, the archive's and its own.
        name: its path within its source, with `/` and without suffixes; ids are made of it.
        format: the end of its name, with the dot and in lower case.
        packed: whether it is gzipped.
        size: bytes on disk, or as `Member.size`.
        inside: what it is in an archive.
    """

    path: Path
    name: str
    format: str
    packed: bool
    size: int
    inside: Member | None = None

    def skipped(self, reason: str, row: int | None = None) -> Skipped:
        """Say why the file, or a row of it, is skipped."""
        return Skipped(printable(self.path), reason, row)


def printable(path: Path) -> str:
    """Return a path as text that any terminal and log can take."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(path))


def check_size(size: int, limit: int = ARTICLE_LIMIT, for_: str = "one article") -> None:
    """Make sure that bytes are no more than `limit`; `for_` says what they are too many for.

    Raises:
        Unreadable: they are.
    """
    if size > limit:
        raise Unreadable(f"larger than {limit // 2**20} MiB, too large for {for_}")


def check_unpacked(size: int, packed: int) -> None:
    """Make sure that bytes unpack to no endless many.

    Raises:
        Unreadable: they do.
    """
    if size > max(UNPACKED_FREELY, UNPACKED_RATIO * packed):
        raise Unreadable(f"unpacks to more than {UNPACKED_RATIO} times its size")


def reason_of(error: OSError) -> str:
    """Say in a few words what the system would not do."""
    return (error.strerror or str(error)).lower()


class Stream:
    """The bytes of a file, unpacked, within bounds; a context manager.

    Attributes:
        unpacked: how many of them `chunks` has yielded.

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
        self.unpacked = 0

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    @property
    def position(self) -> int:
        """How far the file is read, in bytes on disk."""
        if not self._file.inside:
            return self._raw.tell()
        return self._raw.tell() * self._file.size // max(self._file.inside.unpacked, 1)

    def whole(self, limit: int = ARTICLE_LIMIT, for_: str = "one article") -> bytes:
        """Return everything, at most `limit` bytes; `for_` says what is too large otherwise."""
        data = self._read(limit + 1)
        check_size(len(data), limit, for_)
        return data

    def chunks(self) -> Iterator[bytes]:
        """Yield everything, in pieces of at most `CHUNK` bytes."""
        while chunk := self._read(CHUNK):
            self.unpacked += len(chunk)
            check_unpacked(self.unpacked, self.position)
            yield chunk

    def _read(self, size: int) -> bytes:
        inside = self._file.inside
        kind = inside.archive if inside and not self._file.packed else "gzip file"
        try:
            return self._bytes.read(size)
        except (gzip.BadGzipFile, zlib.error, BadZipFile, TarError) as error:
            raise Unreadable(f"not a {kind}, or a damaged one") from error
        except EOFError as error:
            raise Unreadable(f"a {kind} that ends too early") from error
        except OSError as error:
            raise Unreadable(reason_of(error)) from error


def _opened(file: SourceFile) -> BinaryIO:
    if not file.inside:
        return file.path.open("rb")
    kind = file.inside.archive
    try:
        return file.inside.open()
    except (OSError, ValueError, RuntimeError, BadZipFile, TarError) as error:
        raise Unreadable(f"cannot be unpacked from its {kind}: locked, or damaged") from error
