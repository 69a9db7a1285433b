"""From paragraph to document: the analysed paragraph that an engine stores."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from index.article import Kind, Paragraph
from index.dutch.marks import analyse_marked
from index.dutch.words import Word
from index.engines import Document

OPENINGS = (15, 45)
"""Words at the start of an article, which say what it is about: in each they count once more."""


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
    terms = Counter(_keys(chain.from_iterable(counted)))
    in_heading, in_title = Counter(_keys(heading)), Counter(_keys(title))
    terms.update(in_heading)
    terms.update(in_title)
    return Document(
        paragraph=paragraph,
        terms=terms,
        words=tuple([word.word for word in body]),
        title=in_title,
        title_words=tuple([word.word for word in title]),
        heading=in_heading,
        heading_words=tuple([word.word for word in heading]),
        marks=(in_text, of_heading, of_title),
    )


@lru_cache(maxsize=256)
def _analysed(text: str) -> tuple[Sequence[Word], bytes]:
    """Titles and headings come back with every paragraph under them."""
    return analyse_marked(text)


def _keys(words: Iterable[Word]) -> Iterator[str]:
    return chain.from_iterable([word.keys for word in words])
