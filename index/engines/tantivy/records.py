"""What is shown of each document, in a file of its own, to be read as it lies.

Tantivy would store it compressed in blocks, and unpack a block for every document of a page.
"""

from array import array
from collections.abc import Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from index.article import Paragraph
from index.engines import Marks
from index.engines.stored import pack, unpack

_RECORDS: Final = "records"
_ENDS: Final = "records.npy"
_HEAD: Final = b"\n"
"""What the file begins with; one of no bytes could not be mapped."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Paragraph | bytes, bytes, bytes, bytes]).decode


def record(paragraph: Paragraph, marks: Marks) -> bytes:
    """Return what is kept of a document: MessagePack, read in one go."""
    try:
        return _encode((paragraph, *marks))
    except UnicodeEncodeError:  # Half a surrogate pair, which MessagePack has no place for.
        return _encode((pack(paragraph), *marks))


def read(record: bytes) -> tuple[Paragraph, Marks]:
    """Return what `record` was made of."""
    paragraph, text, heading, title = _decode(record)
    if isinstance(paragraph, bytes):
        paragraph = unpack(paragraph)
    return paragraph, (text, heading, title)


class RecordsWriter:
    """Writes the records of a generation, in the order of its documents.

    Args:
        folder: of the generation.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = (folder / _RECORDS).open("wb")
        self._ends = array("Q", [self._file.write(_HEAD)])

    def add(self, record: bytes) -> None:
        """Add the record of the next document."""
        self._ends.append(self._ends[-1] + self._file.write(record))

    def commit(self) -> None:
        """Finish the files."""
        self.close()
        np.save(self._folder / _ENDS, np.array(self._ends, "<u8"))

    def close(self) -> None:
        """Write no more."""
        self._file.close()


class Records:
    """The records of a generation, safe to read from several threads.

    Args:
        folder: of the generation.
    """

    def __init__(self, folder: Path) -> None:
        # A number of a plain view is read in a fraction of the time.
        self._ends = memoryview(np.load(folder / _ENDS, mmap_mode="r"))
        with (folder / _RECORDS).open("rb") as file:
            self._records = mmap(file.fileno(), 0, access=ACCESS_READ)

    def of(self, orders: Iterable[int]) -> list[bytes]:
        """Return the records of documents as they lie, by their places of addition."""
        ends, records = self._ends, self._records
        return [records[ends[order] : ends[order + 1]] for order in orders]

    def close(self) -> None:
        """Give the file back."""
        self._records.close()
