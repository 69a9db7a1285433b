"""From paragraph to document: the analysed paragraph that an engine stores.

A bag holds what a word is found under once, whether it stands there as a word or inside one; the
weights tell these apart, so that a search looks in one place for both. With `PART` before it, it
holds what is only inside words, for who asks for what is not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from index.article import Kind, Paragraph
from index.dutch.marks import analyse_marked
from index.dutch.words import PART, Word
from index.engines import Document

OPENINGS: Final = (8, 22, 40)
"""Words at the start of an article, which say what it is about: in each they count once more."""

WHOLE: Final = 2
"""What a word weighs under its normal forms."""

INSIDE: Final = 1
"""What it weighs under what is inside it: the parts of a compound, the base of a derived word."""


def to_document(paragraph: Paragraph) -> Document:
    """Analyse a paragraph with the heading above it and the title of its article."""
    body, in_text = analyse_marked(paragraph.text)
    heading, of_heading = _analysed(paragraph.heading or "")
    title, of_title = _analysed(paragraph.article.title)
    if not paragraph.article.title_is_given:
        title = ()
    counted = [body]
    if paragraph.kind is Kind.LEAD:
        counted += [body[:opening] for opening in OPENINGS]
    keys = Counter(_keys(chain.from_iterable(counted)))
    in_heading, in_title = Counter(_keys(heading)), Counter(_keys(title))
    keys.update(in_heading)
    keys.update(in_title)
    return Document(
        paragraph=paragraph,
        terms=_bag(keys),
        words=tuple([word.word for word in body]),
        title=_bag(in_title),
        title_words=tuple([word.word for word in title]),
        heading=_bag(in_heading),
        heading_words=tuple([word.word for word in heading]),
        marks=(in_text, of_heading, of_title),
    )


@lru_cache(maxsize=256)
def _analysed(text: str) -> tuple[Sequence[Word], bytes]:
    """Titles and headings come back with every paragraph under them."""
    return analyse_marked(text)


def _keys(words: Iterable[Word]) -> Iterator[str]:
    return chain.from_iterable([word.keys for word in words])


def _bag(keys: Mapping[str, int]) -> Mapping[str, int]:
    """Return what is found under counted keys, and what it weighs."""
    bag: dict[str, int] = {}
    inside: list[tuple[str, int]] = []
    for key, count in keys.items():
        if key[0] == PART:
            inside.append((key, count))
        else:
            bag[key] = WHOLE * count
    for key, count in inside:
        form = key[1:]
        if form in bag:
            bag[form] += INSIDE * count
        else:
            bag[form] = INSIDE * count
            bag[key] = 1
    return bag
