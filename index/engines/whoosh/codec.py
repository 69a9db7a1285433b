"""A Whoosh codec whose postings are plain arrays.

Whoosh keeps its schema, segments and columns; how postings lie on the disk is ours. The field
writer takes whole bags (`ArrayFieldWriter.postings`), and `matcher.py` reads whole arrays.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage

from index.engines import WordField
from index.engines.whoosh.postings import Bounds, PostingsWriter

POSITIONAL = frozenset(get_args(WordField))
"""The fields whose rows are positions."""

Posting = tuple[str, bytes, int, float, bytes]


class ArraySegment(W3Segment):
    """A segment that knows where each field's terms begin and end."""

    def __init__(self, codec: "ArrayCodec", indexname: str) -> None:
        super().__init__(codec, indexname)
        self.bounds: Bounds = {}

    def stem(self, storage: FileStorage) -> Path:
        """Return the path that the segment's array files begin with."""
        return Path(storage.folder, self.make_filename(""))


class ArrayCodec(W3Codec):
    """Whoosh's default codec with another inverted index."""

    length_stats = False

    def new_segment(self, storage: FileStorage, indexname: str) -> ArraySegment:
        """Return a segment to write."""
        return ArraySegment(self, indexname)

    def field_writer(self, storage: FileStorage, segment: ArraySegment) -> "ArrayFieldWriter":
        """Return the writer of a segment's postings."""
        return ArrayFieldWriter(storage, segment)


class ArrayFieldWriter:
    """Takes postings a bag at a time; Whoosh closes it when the segment is done."""

    def __init__(self, storage: FileStorage, segment: ArraySegment) -> None:
        self.postings = PostingsWriter(Path(storage.folder))
        self._stem = segment.stem(storage)
        self._segment = segment
        self.is_closed = False

    def add_postings(self, schema: object, lengths: object, items: Iterable[Posting]) -> None:
        """Take what came one posting at a time: nothing, the bags hold it all."""
        for field, text, *_ in items:
            raise ValueError(f"{field}:{text!r} did not come in a bag")

    def close(self) -> None:
        """Write the postings."""
        if not self.is_closed:
            self._segment.bounds = self.postings.write(self._stem)
            self.is_closed = True
