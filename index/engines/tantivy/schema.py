"""A document as Tantivy keeps it.

Tantivy's tokenizer splits at white space and does nothing else: the analysis is done before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

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

    Beside those of the protocol: `order` and `article_number` (places in which the document and
    its article were added), `number` (the paragraph's own) and `newest`, which ascends from the
    newest day to the undated and within a day in the order of addition.
    """
    builder = SchemaBuilder()
    for name in get_args(RankedField):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in get_args(WordField):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in get_args(KeywordField):
        fast = name != "article"
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=fast)
    for name in ("first_day", "last_day", "order", "article_number", "newest"):
        builder.add_unsigned_field(name, indexed=name == "order", fast=True)
    builder.add_unsigned_field("number", indexed=True)
    return builder.build()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document in the values that Tantivy stores, and those of its record beside Tantivy.

    Attributes:
        texts: field and value; a field with several values comes several times.
        numbers: field and value.
        record: what is shown of it.
    """

    texts: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, int], ...]
    record: bytes

    def document(self, order: int, article: int) -> TantivyDocument:
        """Return the document to add.

        Args:
            order: number of the document in the generation.
            article: number of its article in the generation.
        """
        document = TantivyDocument()
        for name, text in self.texts:
            document.add_text(name, text)
        for name, number in self.numbers:
            document.add_unsigned(name, number)
        last_day = dict(self.numbers).get("last_day", 0)
        document.add_unsigned("order", order)
        document.add_unsigned("article_number", article)
        document.add_unsigned("newest", (UNDATED - last_day << 32) + order)
        return document


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
