"""A segment: one Whoosh index of a generation, written whole by one process."""

import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import msgspec
import numpy as np
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from index.article import Paragraph
from index.engines import Document, KeywordField, RankedField, WordField
from index.engines.keywords import days, keywords
from index.engines.stored import unpack
from index.engines.whoosh.codec import ArrayCodec

COLUMNS = (
    "order",
    "article",
    "number",
    "first_day",
    "last_day",
    "terms",
    "title",
    "heading",
    "words",
    "title_words",
    "heading_words",
)
"""What is kept of each document beside its postings: the place in which it was added, the number
of its article, its own number there, its days (0 when undated) and the lengths of its fields."""

COLUMNS_FILE = "columns.npy"

NAME = "MAIN"
"""Of the Whoosh index in a segment's folder."""

# Compressed, paragraphs would take half the room, and a rebuild and a page longer.
STORED = VarBytesColumn()
"""How a paragraph and its marks are stored."""


def schema() -> Schema:
    """Return the fields of a document, as Whoosh knows them."""
    return Schema(
        paragraph=COLUMN(STORED),
        marks=COLUMN(STORED),
        **dict.fromkeys((*get_args(RankedField), *get_args(KeywordField)), KEYWORD),
        **{name: TEXT(phrase=True) for name in get_args(WordField)},
    )


class SegmentWriter:
    """Writes a segment into a folder of its own.

    Args:
        folder: made here.
        to_document: the analysis.
    """

    def __init__(self, folder: Path, to_document: Callable[[Paragraph], Document]) -> None:
        folder.mkdir(mode=0o700)
        index = FileIndex.create(FileStorage(str(folder)), schema(), NAME)
        self._folder = folder
        self._to_document = to_document
        self._writer = index.writer(codec=ArrayCodec(), compound=False)
        self._columns = array.array("I")
        self._count = 0

    def add(self, article: int, order: int, paragraphs: Sequence[bytes]) -> None:
        """Analyse and store the paragraphs of an article.

        Args:
            article: number of the article in the generation.
            order: number of the article's first paragraph in the generation.
            paragraphs: packed, in order.
        """
        for place, packed in enumerate(paragraphs):
            self._add(article, order + place, packed)

    def _add(self, article: int, order: int, packed: bytes) -> None:
        paragraph = unpack(packed)
        document = self._to_document(paragraph)
        number = self._count
        add = self._writer.fieldwriter.postings.add
        bags = {"terms": document.terms, "title": document.title, "heading": document.heading}
        for field, bag in bags.items():
            if bag:
                add(field, number, bag.keys(), bag.values())
        sequences = {
            "words": document.words,
            "title_words": document.title_words,
            "heading_words": document.heading_words,
        }
        for field, words in sequences.items():
            if words:
                add(field, number, words, range(len(words)))
        for field, values in keywords(paragraph).items():
            if values:
                add(field, number, values, (1,) * len(values))
        first, last = days(paragraph.article.date) if paragraph.article.date else (0, 0)
        lengths = [sum(bag.values()) for bag in bags.values()]
        lengths += map(len, sequences.values())
        self._columns.extend((order, article, paragraph.number, first, last, *lengths))
        marks = msgspec.msgpack.encode(document.marks)
        self._writer.add_document(paragraph=packed, marks=marks)
        self._count += 1

    def commit(self) -> None:
        """Write everything."""
        self._writer.commit()
        columns = np.frombuffer(self._columns, np.uintc).astype(np.uint32)
        np.save(self._folder / COLUMNS_FILE, columns.reshape(-1, len(COLUMNS)))
