"""What a person asks and the page that answers it: the nouns between the search and the web."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from index.article import Kind, Paragraph
from index.engines import FacetField, Sort


class Ask(Struct, frozen=True, gc=False):
    """One search as a person asks it.

    Attributes:
        query: query text as typed, 1 to `MAX_QUERY` characters; "" lists all that meets the filters
            (`start` to `article`), newest first whatever `sort` says.
        page: from 1.
        per_page: hits a page (articles a page when `group` is set), 1 to `MAX_PER_PAGE`.
        sort: by date, only what meets the words in full is found, where anything does
            (`search.ranking.Planner.in_full`).
        start, end: dates at the precision `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, both included; an
            article is within when any day of its date is.
        kinds, categories: any of them; () is all.
        article: only this article's paragraphs.
        facets: fields whose values are counted; one that narrows is counted as if it did not.
        group: one hit an article, its best paragraph; without a query its first.
        explain: say for each hit which word met which word (`Result.matches`).
        titles: mark words in headings and titles too; what `explain` says of them stays the same.
    """

    query: str
    page: int = 1
    per_page: int = 10
    sort: Sort = Sort.RELEVANCE
    start: str | None = None
    end: str | None = None
    kinds: tuple[Kind, ...] = ()
    categories: tuple[str, ...] = ()
    article: str | None = None
    facets: tuple[FacetField, ...] = ()
    group: bool = False
    explain: bool = False
    titles: bool = True

    @property
    def is_narrowed(self) -> bool:
        """Whether it has a filter."""
        return bool(self.start or self.end or self.kinds or self.categories or self.article)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: it has neither a query nor a filter."""
        return not self.query and not self.is_narrowed


MAX_QUERY = 500
MAX_PER_PAGE = 100
MAX_HITS = 10_000


class Match(Struct, frozen=True, gc=False):
    """Why a paragraph was found: one word of the text and a word of the query that it met.

    Attributes:
        word: as it stands in the text.
        start, end: characters into the text of `where`.
        where: "text", "heading" or "title".
        asked: the word of the query.
        how: a short Dutch clause for people, such as "een deel van een samenstelling".
    """

    word: str
    start: int
    end: int
    where: str
    asked: str
    how: str


class Result(Struct, frozen=True, gc=False):
    """A paragraph found, ready to be shown.

    Attributes:
        highlighted: the paragraph's text as HTML in which everything but `<mark>` is escaped.
        heading_highlighted, title_highlighted: likewise; without marks where neither `Ask.titles`
            nor `Ask.explain` is set.
        in_article: how many paragraphs of the article match; 1 unless grouped.
        matches: () unless asked for by `Ask.explain`.
    """

    paragraph: Paragraph
    score: float
    highlighted: str
    title_highlighted: str
    heading_highlighted: str | None = None
    in_article: int = 1
    matches: tuple[Match, ...] = ()


class Similar(Struct, frozen=True):
    """The paragraphs most like one, best first.

    Attributes:
        partial: as in `Page`.
    """

    results: tuple[Result, ...]
    partial: bool = False


class Completions(Struct, frozen=True):
    """Whole query texts that go on as one that was typed, likeliest first.

    Attributes:
        partial: as in `Page`.
    """

    queries: tuple[str, ...] = ()
    partial: bool = False


class Page(Struct, frozen=True):
    """The answer to an `Ask`.

    Attributes:
        total: matching paragraphs.
        articles: articles with a match; None unless grouped.
        suggestion: another spelling of the query or, where it finds nothing, its words without
            quotes and operators; it has results. None when there is no need.
        took: seconds.
        generation: name of the generation that answered.
        partial: the time limit ended the search early, or that for a suggestion.
    """

    ask: Ask
    results: tuple[Result, ...]
    total: int
    took: float
    generation: str
    articles: int | None = None
    suggestion: str | None = None
    facets: Mapping[FacetField, Mapping[str, int]] = msgspec.field(default_factory=dict)
    partial: bool = False
