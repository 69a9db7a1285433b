"""From paragraph to document: the analysed paragraph that an engine stores."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from index.article import Kind, Paragraph
from index.dutch import Token, analyse
from index.dutch.derivation import bases
from index.engines import Document

BODY_WEIGHT = 1
HEADING_WEIGHT = 1
TITLE_WEIGHT = 1

OPENING = 30
"""Words at the start of an article, which says there what it is about."""

OPENING_WEIGHT = 2

PART = "~"
"""Before what is inside a word: a part of a compound, the base of a derived word."""


def to_document(paragraph: Paragraph) -> Document:
    """Analyse a paragraph with the heading above it and the title of its article."""
    body = analyse(paragraph.text)
    heading = _analysed(paragraph.heading or "")
    title = _analysed(paragraph.article.title if paragraph.article.title_is_given else "")
    opening = OPENING if paragraph.kind is Kind.LEAD else 0
    terms: Counter[str] = Counter()
    for tokens, weight in (
        (body[:opening], OPENING_WEIGHT),
        (body[opening:], BODY_WEIGHT),
        (heading, HEADING_WEIGHT),
        (title, TITLE_WEIGHT),
    ):
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
            yield from keys(token)


def keys(token: Token) -> Iterator[str]:
    """Yield the keys under which a word is found in a ranked bag."""
    yield from token.terms
    inside = dict.fromkeys((*token.parts, *bases(token.terms[0])))
    for part in token.parts:
        inside.update(dict.fromkeys(bases(part)))
    yield from (PART + form for form in inside)
