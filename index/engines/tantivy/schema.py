"""A document as Tantivy keeps it.

Tantivy's tokenizer splits at white space and does nothing else: the analysis is done before. What
the analysis gives is stored beside its postings, for the next rebuild (`unchanged.py`).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, get_args

from tantivy import Document as TantivyDocument
from tantivy import Schema, SchemaBuilder

from index.article import Paragraph
from index.engines import Document, KeywordField, RankedField, WordField
from index.engines.keywords import days, keywords
from index.engines.spaced import bag, kept, sequence
from index.engines.tantivy.records import record

UNDATED = 99_999_999


def schema() -> Schema:
    """Return the fields of a document.

    Those of the protocol are stored. Beside them: `order` and `article_number` (places in which the
    document and its article were added), `number` (the paragraph's own) and `newest`, which ascends
    from the newest day to the undated and within a day in the order of addition.
    """
    builder = SchemaBuilder()
    for name in get_args(RankedField):
        _add_text(builder, name, "whitespace", "freq")
    for name in get_args(WordField):
        _add_text(builder, name, "whitespace", "position")
    for name in get_args(KeywordField):
        _add_text(builder, name, "raw", "basic", fast=name != "article")
    for name in ("first_day", "last_day"):
        builder.add_unsigned_field(name, stored=True, fast=True)
    for name in ("order", "article_number", "newest"):
        builder.add_unsigned_field(name, indexed=name == "order", fast=True)
    builder.add_unsigned_field("number", stored=True, indexed=True)
    return builder.build()


def _add_text(
    builder: SchemaBuilder, name: str, tokenizer: str, index_option: str, *, fast: bool = False
) -> None:
    builder.add_text_field(
        name, stored=True, tokenizer_name=tokenizer, index_option=index_option, fast=fast
    )


class Prepared(NamedTuple):
    """A document in the values that Tantivy stores, and its record beside Tantivy.

    Attributes:
        texts: field and value; a field with several values comes several times.
        numbers: field and value.
        record: what is shown of it.
    """

    texts: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, int], ...]
    record: bytes

    def document(self) -> TantivyDocument:
        """Return the document, which has no place yet."""
        document = TantivyDocument()
        for name, text in self.texts:
            document.add_text(name, text)
        for name, number in self.numbers:
            document.add_unsigned(name, number)
        return document


def place(document: TantivyDocument, order: int, article: int) -> None:
    """Give a document its place in a generation.

    Args:
        document: without one.
        order: number of the document in the generation.
        article: number of its article in the generation.
    """
    last_day = document.get_first("last_day") or 0
    document.add_unsigned("order", order)
    document.add_unsigned("article_number", article)
    document.add_unsigned("newest", (UNDATED - last_day << 32) + order)


def prepare(
    to_document: Callable[[Paragraph], Document], paragraphs: Sequence[Paragraph]
) -> list[Prepared]:
    """Analyse paragraphs."""
    return [_prepared(to_document(paragraph)) for paragraph in paragraphs]


def _prepared(document: Document) -> Prepared:
    paragraph = document.paragraph
    date = paragraph.article.date
    texts = [
        ("terms", bag(document.terms)),
        ("title", bag(document.title)),
        ("heading", bag(document.heading)),
        ("words", sequence(document.words)),
        ("title_words", sequence(document.title_words)),
        ("heading_words", sequence(document.heading_words)),
    ]
    for name, values in keywords(paragraph).items():
        texts += ((name, kept(value)) for value in values)
    numbers = [("number", paragraph.number)]
    if date:
        numbers += zip(("first_day", "last_day"), days(date), strict=True)
    return Prepared(tuple(texts), tuple(numbers), record(paragraph, document.marks))
