"""A generation of the Whoosh engine, open for reading."""

from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from threading import Lock
from typing import NamedTuple, get_args

import msgspec
import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.article import Paragraph
from index.engines import (
    Hit,
    Marks,
    RankedField,
    Results,
    SearchRequest,
    Statistics,
    Term,
    WordField,
)
from index.engines.files import DamageTold
from index.engines.keywords import article_and_number
from index.engines.stored import unpack
from index.engines.whoosh.matcher import Matcher
from index.engines.whoosh.pages import Row, facets, grouped, page
from index.engines.whoosh.postings import Postings
from index.engines.whoosh.segments import COLUMNS_FILE, NAME, STORED

_MARKS = msgspec.msgpack.Decoder(Marks)


class _Segment(NamedTuple):
    """A segment, open for reading.

    Attributes:
        base: the number of its first document in the generation.
        stored: the files of what is stored of each document.
        paragraphs, marks: what that is.
    """

    base: int
    stored: PerDocumentReader
    paragraphs: ColumnReader
    marks: ColumnReader


class WhooshIndex:
    """A generation, open for reading; safe to use from several threads.

    Args:
        folder: the generation's folder.
        statistics: what its manifest says.
        check: compares the generation's files with their checksums, for when something cannot be
            read; raises `IndexDamaged` naming the file.
    """

    def __init__(self, folder: Path, statistics: Statistics, check: Callable[[], object]) -> None:
        self.generation = statistics.generation
        self._statistics = statistics
        self._folder = folder
        self._damage_told = DamageTold(check)
        self._segments: list[_Segment] = []
        self._postings: list[tuple[int, Postings]] = []
        self._lock = Lock()
        with self._damage_told:
            columns = []
            base = 0
            for path in sorted(folder.glob("*/" + COLUMNS_FILE)):
                columns.append(np.load(path))
                self._open_segment(path.parent, base)
                base += len(columns[-1])
            self._matcher = Matcher(self._postings, np.concatenate(columns))

    def _open_segment(self, folder: Path, base: int) -> None:
        storage = FileStorage(str(folder))
        for segment in TOC.read(storage, NAME).segments:  # None where no document came.
            stored = segment.codec().per_document_reader(storage, segment)
            columns = (stored.column_reader(name, STORED) for name in ("paragraph", "marks"))
            self._segments.append(_Segment(base, stored, *columns))
            self._postings.append((base, Postings(segment.stem(storage), segment.bounds)))

    def search(self, request: SearchRequest) -> Results:
        """Answer one page."""
        deadline = request.deadline()
        with self._damage_told:
            found, partial = self._matcher.search(request.ranked, request.filter, deadline)
            cut = (request.sort, request.offset, request.limit)
            articles = None
            if request.group:
                rows, articles = grouped(self._matcher, found, *cut)
            else:
                rows = page(self._matcher, found, *cut)
            return Results(
                hits=tuple(map(self._hit, rows)),
                total=int(np.count_nonzero(found.seen)),
                articles=articles,
                facets=facets(self._matcher, found, request.facets),
                partial=partial,
            )

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """Return the paragraph with an id, None when there is none."""
        if not (named := article_and_number(paragraph_id)):
            return None
        article, number = named
        numbers = self._matcher.column("number")
        with self._damage_told:
            return next(
                (self._read(doc) for doc in self._documents(article) if numbers[doc] == number),
                None,
            )

    def article(self, article_id: str) -> tuple[Paragraph, ...]:
        """Return an article's paragraphs in order, () when there is no such article."""
        with self._damage_told:
            return tuple(self._read(doc) for doc in self._documents(article_id))

    def document_frequency(self, field: RankedField | WordField, text: str) -> int:
        """Count the documents that hold a term."""
        return self._matcher.document_frequency(field, text)

    def expect(self, terms: Iterable[Term]) -> None:
        """Do nothing: counting takes no time."""

    def vocabulary(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the words that begin so, in order, with their largest document frequency."""
        encoded = prefix.encode("utf-8", "surrogatepass")
        segments = (
            _vocabulary(postings, field, encoded)
            for _, postings in self._postings
            for field in get_args(WordField)
        )
        for text, entries in groupby(merge(*segments), key=itemgetter(0)):
            counts = dict.fromkeys(get_args(WordField), 0)
            for _, field, count in entries:
                counts[field] += count
            yield text.decode("utf-8", "surrogatepass"), max(counts.values())

    def statistics(self) -> Statistics:
        """Return what the index holds."""
        return self._statistics

    def close(self) -> None:
        """Give back files."""
        for segment in self._segments:
            segment.stored.close()

    def _documents(self, article: str) -> list[int]:
        docs: list[int] = self._matcher.match(Term("article", article), float("inf")).docs.tolist()
        return docs

    def _hit(self, row: Row) -> Hit:
        segment = self._segment_of(row.doc)
        with self._lock:
            paragraph = segment.paragraphs[row.doc - segment.base]
            marks = segment.marks[row.doc - segment.base]
        return Hit(unpack(paragraph), row.score, row.in_article, _MARKS.decode(marks))

    def _read(self, doc: int) -> Paragraph:
        segment = self._segment_of(doc)
        with self._lock:
            paragraph = segment.paragraphs[doc - segment.base]
        return unpack(paragraph)

    def _segment_of(self, doc: int) -> _Segment:
        return next(segment for segment in reversed(self._segments) if segment.base <= doc)


def _vocabulary(
    postings: Postings, field: WordField, prefix: bytes
) -> Iterator[tuple[bytes, WordField, int]]:
    for term in postings.find_prefix(field, prefix):
        yield postings.text(term), field, postings.document_frequency(term)
