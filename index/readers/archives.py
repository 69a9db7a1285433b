"""Archives: the files in a ZIP or tar file, without unpacking it on disk."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tarfile import TarFile
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from index.readers.files import (
    ARTICLE_LIMIT,
    CHUNK,
    Member,
    Unreadable,
    any_error_is,
    check_unpacked,
)

_ZIP = ".zip"
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz")
_DAMAGED_ZIP = "not a ZIP file, or a damaged one"
_DAMAGED_TAR = "not a tar file, or a damaged one"
_CUT_OFF_TAR = "a tar file that ends too early"

_PACKED: Mapping[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
}
"""What a file that is packed begins with, and what unpacks it."""


def ending(name: str) -> str:
    """Return the end of the name of an archive, "" of another file."""
    lower = name.lower()
    ends = (end for end in (_ZIP, *_TAR) if lower.endswith(end) and lower != end)
    return next(ends, "")


def members(path: Path, ending: str) -> Iterator[Member | str]:
    """Yield the files in an archive; of what is none, such as a link, the name.

    Each may be opened until the next is asked for: a tar file is read once, from its start.

    Raises:
        OSError: it cannot be opened.
        Unreadable: it is no archive, from some file on damaged, or unpacks to endless many bytes.
    """
    yield from _in_zip(path) if ending == _ZIP else _in_tar(path)


def _in_zip(path: Path) -> Iterator[Member]:
    try:
        with ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if not info.is_dir():
                    opened = cast(Callable[[], BinaryIO], partial(archive.open, info))
                    yield Member(
                        "ZIP file", info.filename, info.compress_size, info.file_size, opened
                    )
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable(_DAMAGED_ZIP) from error


def _in_tar(path: Path) -> Iterator[Member | str]:
    with path.open("rb") as file, any_error_is(_DAMAGED_TAR):
        unpacked = _Unpacked(file, path.stat().st_size)
        try:
            with TarFile.open(fileobj=cast(BinaryIO, unpacked), mode="r:") as archive:
                for info in archive:
                    # It keeps all that it read, which may be millions.
                    archive.members.clear()  # type: ignore[attr-defined]
                    if info.isreg() and not info.issparse():
                        opened = cast(Callable[[], BinaryIO], partial(archive.extractfile, info))
                        yield Member("tar file", info.name, info.size, info.size, opened)
                    elif not info.isdir():
                        yield info.name
        except RecursionError as error:
            raise Unreadable(_DAMAGED_TAR) from error
        # tarfile takes whatever is no file for the end, which is a block of zeros.
        if any(unpacked.last):
            raise Unreadable(_DAMAGED_TAR)


class _Unpacked:
    """The bytes of a tar file, unpacked, for tarfile: from the start to the end, within bounds.

    Attributes:
        last: the bytes that were read last.

    Raises:
        Unreadable: by any method: it is damaged, unpacks to endless many bytes, or its size of a
            file or a field leads backwards or does not fit in memory.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._size = size
        start = file.read(6)
        file.seek(0)
        unpack = next((_PACKED[magic] for magic in _PACKED if start.startswith(magic)), None)
        self._file = cast(BinaryIO, unpack(file)) if unpack else file
        self._position = 0
        self._at_once = 0  # bytes read since the position was asked for last: of one field at most
        self.last = b""

    def tell(self) -> int:
        self._at_once = 0
        return self._position

    def read(self, size: int) -> bytes:
        # A field is kept whole, and Python 3.14 reads a long one in pieces.
        self._at_once += size
        if size < 0 or self._at_once > 2 * ARTICLE_LIMIT:
            raise Unreadable(_DAMAGED_TAR)
        try:
            found = self.last = self._file.read(size)
        except EOFError as error:
            raise Unreadable(_CUT_OFF_TAR) from error
        except (OSError, zlib.error, lzma.LZMAError) as error:
            raise Unreadable(_DAMAGED_TAR) from error
        if len(found) < size:
            raise Unreadable(_CUT_OFF_TAR if self._position else _DAMAGED_TAR)
        self._position += size
        check_unpacked(self._position, self._size)
        return found

    def seek(self, position: int) -> None:
        if position < self._position:
            raise Unreadable(_DAMAGED_TAR)
        while self.tell() < position:
            self.read(min(CHUNK, position - self._position))
