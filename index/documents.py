"""From paragraph to document: the analysed paragraph that an engine stores."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from index.article import Paragraph
from index.dutch import Token, analyse
from index.engines import Document

BODY_WEIGHT = 1
HEADING_WEIGHT = 1
TITLE_WEIGHT = 1

PART = "~"
"""Before a compound's part in a bag, apart from whole words."""


def to_document(paragraph: Paragraph) -> Document:
    """Analyse a paragraph with the heading above it and the title of its article."""
    body = analyse(paragraph.text)
    heading = _analysed(paragraph.heading or "")
    title = _analysed(paragraph.article.title if paragraph.article.title_is_given else "")
    terms: Counter[str] = Counter()
    for tokens, weight in ((body, BODY_WEIGHT), (heading, HEADING_WEIGHT), (title, TITLE_WEIGHT)):
        for term in _terms(tokens):
            terms[term] += weight
    return Document(
        paragraph=paragraph,
        terms=terms,
        words=tuple(token.word for token in body),
        title=_bag(title),
        title_words=tuple(token.word for token in title),
        heading=_bag(heading),
        heading_words=tuple(token.word for token in heading),
    )


@lru_cache(maxsize=256)
def _analysed(text: str) -> tuple[Token, ...]:
    """Titles and headings come back with every paragraph under them."""
    return tuple(analyse(text))


def _bag(tokens: Iterable[Token]) -> Mapping[str, int]:
    return Counter(_terms(tokens))


def _terms(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if not token.is_stop:
            yield from token.terms
            yield from (PART + part for part in token.parts)
