"""Paragraphs that are in the generation before as they are now, which need no analysis."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tantivy import Document as TantivyDocument

from index.article import Paragraph
from index.engines import Term
from index.engines.tantivy.queries import Translator
from index.engines.tantivy.ranking import numbers
from index.engines.tantivy.reader import opened
from index.engines.tantivy.records import Records, read


class Unchanged(NamedTuple):
    """A paragraph as the generation before has it.

    Attributes:
        stored: what that stores of it, which is all but its place.
        record: what is shown of it.
    """

    stored: TantivyDocument
    record: bytes

    def document(self) -> TantivyDocument:
        """Return the document, which has no place yet."""
        return self.stored


class Before:
    """The generation before the one that is built, made by the same analysis.

    Args:
        folder: that generation's, found undamaged.
    """

    def __init__(self, folder: Path) -> None:
        self._searcher, schema = opened(folder)
        self._translator = Translator(schema)
        self._records = Records(folder)

    def unchanged(self, paragraphs: Sequence[Paragraph]) -> list[Unchanged | None]:
        """Return what is known of each paragraph of an article, None where it is not the same."""
        if not paragraphs:
            return []
        wanted = self._translator.scored(Term("article", paragraphs[0].article.id))
        hits = self._searcher.search(wanted, len(paragraphs), count=False).hits
        now = frozenset(paragraphs)
        found: dict[Paragraph, Unchanged] = {}
        records = self._records.of(numbers(self._searcher, "order", hits))
        for (_, address), record in zip(hits, records, strict=True):
            paragraph, _ = read(record)
            if paragraph in now:
                found[paragraph] = Unchanged(self._searcher.doc(address), record)
        return [found.get(paragraph) for paragraph in paragraphs]
