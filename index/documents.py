"""From paragraph to document: the analysed paragraph that an engine stores."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat

from index.article import Kind, Paragraph
from index.dutch import Token, analyse_words
from index.dutch.derivation import bases
from index.dutch.words import Word
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
    body = analyse_words(paragraph.text)
    heading = _analysed(paragraph.heading or "")
    title = _analysed(paragraph.article.title if paragraph.article.title_is_given else "")
    opening = OPENING if paragraph.kind is Kind.LEAD else 0
    terms: Counter[str] = Counter()
    for words, weight in (
        (body[:opening], OPENING_WEIGHT),
        (body[opening:], BODY_WEIGHT),
        (heading, HEADING_WEIGHT),
        (title, TITLE_WEIGHT),
    ):
        terms.update(chain.from_iterable(repeat(tuple(_terms(words)), weight)))
    return Document(
        paragraph=paragraph,
        terms=terms,
        words=tuple([word.word for word in body]),
        title=Counter(_terms(title)),
        title_words=tuple([word.word for word in title]),
        heading=Counter(_terms(heading)),
        heading_words=tuple([word.word for word in heading]),
    )


@lru_cache(maxsize=256)
def _analysed(text: str) -> Sequence[Word]:
    """Titles and headings come back with every paragraph under them."""
    return analyse_words(text)


def _terms(words: Iterable[Word]) -> Iterator[str]:
    return chain.from_iterable([keys(word) for word in words if not word.is_stop])


def keys(word: Word | Token) -> tuple[str, ...]:
    """Return the keys under which a word is found in a ranked bag."""
    return _keys(word.terms, word.parts)


@lru_cache(maxsize=1 << 17)
def _keys(terms: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    inside = dict.fromkeys((*parts, *bases(terms[0])))
    for part in parts:
        inside.update(dict.fromkeys(bases(part)))
    return (*terms, *(PART + form for form in inside))
