"""A Whoosh codec whose postings are plain arrays.

Whoosh keeps its schema, segments, stored fields and query classes; only how postings lie on the
disk is ours. The field writer takes whole bags (`ArrayFieldWriter.postings`), and the terms reader
hands them to Whoosh's own matchers as well as, in whole arrays, to `matcher.py`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Format, Positions
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index.engines import WordField
from index.engines.whoosh.postings import Array, Bounds, Postings, PostingsWriter

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

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> "ArrayTermsReader":
        """Return the reader of a segment's postings."""
        return ArrayTermsReader(Postings(segment.stem(storage), segment.bounds))


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


class ArrayTermsReader:
    """Whoosh's view of the postings of a segment."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.postings.find(*term) is not None

    def indexed_field_names(self) -> Iterable[str]:
        """Return the fields that hold a term."""
        return self.postings.bounds

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every field and text."""
        for field in self.postings.bounds:
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield a field's texts from `prefix` on."""
        _, end = self.postings.bounds.get(fieldname, (0, 0))
        for term in range(self.postings.find_from(fieldname, prefix), end):
            yield fieldname, self.postings.text(term)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with what is known of it."""
        for field in self.postings.bounds:
            yield from self.items_from(field, b"")

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield a field's terms from `prefix` on, with what is known of them."""
        for field, text in self.terms_from(fieldname, prefix):
            yield (field, text), self.term_info(field, text)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return how often and where a term is found."""
        docs, weights, _ = self._gathered(fieldname, text)
        return TermInfo(
            weight=float(weights.sum()),
            df=len(docs),
            minlength=1,
            maxlength=1,
            maxweight=float(weights.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the total weight of a term."""
        return float(self._gathered(fieldname, text)[1].sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the documents that hold a term."""
        return self.postings.document_frequency(self._number(fieldname, text))

    def matcher(
        self, fieldname: str, text: bytes, format_: Format, scorer: object = None
    ) -> ListMatcher:
        """Return the postings of a term to one of Whoosh's own queries."""
        docs, weights, positions = self._gathered(fieldname, text)
        values = None
        if isinstance(format_, Positions):
            values = [format_.encode(places.tolist()) for places in positions]
        return ListMatcher(
            docs.tolist(),
            weights.tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def close(self) -> None:
        """Do nothing: the maps go with the last array that shows them."""

    def _number(self, field: str, text: bytes) -> int:
        term = self.postings.find(field, text)
        if term is None:
            raise TermNotFound(f"{field}:{text!r}")
        return term

    def _gathered(self, field: str, text: bytes) -> tuple[Array, Array, list[Array]]:
        """Return a term's documents, and of each its weight and its values."""
        term = self._number(field, text)
        rows, values = self.postings.rows(term, term + 1)
        docs, starts = np.unique(rows, return_index=True)
        grouped = np.split(values, starts[1:])
        if field in POSITIONAL:
            return docs, np.array([len(places) for places in grouped]), grouped
        return docs, values, grouped
