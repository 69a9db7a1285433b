"""Article and Paragraph: the nouns of the whole house.

What is made by the dozen for a page is a struct, which is made and read in a fraction of the time
that a dataclass takes.
"""

from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What a paragraph is in its article."""

    LEAD = "lead"
    BODY = "body"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article's text between two blank lines: a paragraph or a heading."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article as a reader found it.

    Attributes:
        id: stable slug of its path, or the id it was given; the same input gives the same id.
        blocks: paragraphs and headings in reading order.
        title: None when the source gives none.
        date: ISO 8601 at the precision it was given: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        unread_date: what the source gives for a date and cannot be read as one.
        url: where the article was published, absolute.
    """

    id: str
    blocks: tuple[Block, ...]
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()
    unread_date: str | None = None


class ArticleInfo(Struct, frozen=True, gc=False, array_like=True):
    """What every paragraph knows of its article.

    Attributes:
        title: the article's title or, where it has none, the first sentence of its lead.
        title_is_given: False when the title is the lead's first sentence; such a title is shown
            and not indexed, because the lead holds it already.
        date: as in `Article`.
    """

    id: str
    title: str
    title_is_given: bool = True
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    categories: tuple[str, ...] = ()


class Paragraph(Struct, frozen=True, gc=False, array_like=True):
    """One result: a paragraph of an article.

    Attributes:
        number: its place among the article's body paragraphs, from 1 (headings do not count).
        heading: the heading above it, None before the first heading.
    """

    article: ArticleInfo
    number: int
    kind: Kind
    text: str
    heading: str | None = None

    @property
    def id(self) -> str:
        """`<article id>#p<number>`."""
        return f"{self.article.id}#p{self.number}"
