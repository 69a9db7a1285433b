"""What goes into the API and comes out: the declarations that check it and describe it."""

from typing import Annotated, Literal, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType, field

from index.article import Kind
from index.engines import FacetField, Sort
from search.page import MAX_HITS, MAX_PER_PAGE, MAX_QUERY, Ask

T = TypeVar("T")

_DAY = (
    r"^[0-9]{4}(-(0[1-9]|1[0-2])"
    r"|-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|-(0[13-9]|1[0-2])-(29|30)|-02-29"
    r"|-(0[13578]|1[02])-31)?(?!\n)$"
)

_SYNTAX = (
    'Query text: words, "a phrase", +must, -not, AND OR NOT and parentheses, prefix*, titel:word, '
    "kop:word."
)

Text = Annotated[
    str,
    Meta(
        description=_SYNTAX,
        min_length=1,
        max_length=MAX_QUERY,
        pattern=r"\S",
        examples=["strategie rusland"],
    ),
]
Day = Annotated[str, Meta(pattern=_DAY, examples=["2019-12"])]
Partial = Annotated[bool, Meta(description="The time limit ended it: there may be more.")]
Html = Annotated[str, Meta(description="HTML in which everything but `<mark>` is escaped.")]
Date = Annotated[str, Meta(description="YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is known.")]
Address = Annotated[str, Meta(description="Address on this server.")]
ResultField = Literal[
    "id",
    "number",
    "kind",
    "score",
    "heading",
    "text",
    "highlighted",
    "heading_highlighted",
    "title_highlighted",
    "url",
    "article",
    "in_article",
    "matches",
]
Fields = Annotated[
    tuple[ResultField, ...],
    Meta(
        description="Fields of the results, separated by commas. Not given: all but "
        "heading_highlighted and title_highlighted, in_article only when grouped and matches "
        "only when explained.",
        examples=[["id", "highlighted"]],
    ),
]


class Parameters(Struct, frozen=True, forbid_unknown_fields=True):
    """The parameters of a request's query."""


class NoParameters(Parameters, frozen=True):
    """A request without parameters."""


class SearchParameters(Parameters, frozen=True):
    """The parameters of a search."""

    q: Annotated[
        Text,
        Meta(
            description=f"{_SYNTAX} May be left out beside from, to, kind, category or article: "
            "then all that they leave is listed, newest first."
        ),
    ] = ""
    page: Annotated[
        int,
        Meta(description=f"Page, from 1, of the first {MAX_HITS:,} results.", ge=1, le=MAX_HITS),
    ] = 1
    per_page: Annotated[
        int, Meta(description="Results a page; articles when grouped.", ge=1, le=MAX_PER_PAGE)
    ] = 10
    sort: Annotated[
        Sort,
        Meta(
            description="Best or newest first. By `date`, paragraphs must have every word of the "
            "query, itself or inside a compound; if none has, one of them, and if none has that "
            "either, a part of one. Without q always newest."
        ),
    ] = Sort.RELEVANCE
    start: Annotated[Day | None, Meta(description="First day, month or year, included.")] = field(
        name="from", default=None
    )
    end: Annotated[Day | None, Meta(description="Last day, month or year, included.")] = field(
        name="to", default=None
    )
    kind: Annotated[
        tuple[Kind, ...], Meta(description="Only these kinds of paragraph, separated by commas.")
    ] = ()
    category: Annotated[
        tuple[str, ...],
        Meta(
            description="Only articles in this category; given more than once, any of them.",
        ),
    ] = ()
    article: Annotated[str | None, Meta(description="Only the article with this id.")] = None
    facets: Annotated[
        tuple[FacetField, ...],
        Meta(
            description="Count the results by these fields, separated by commas: by kind and "
            "category as if these did not narrow them, by month and day within from and to those "
            "that are dated so exactly."
        ),
    ] = ()
    group: Annotated[
        Literal["article"] | None,
        Meta(description="One result an article: its best paragraph; without q its first."),
    ] = None
    explain: Annotated[
        bool, Meta(description="Say which word of the text met which word of the query.")
    ] = False
    fields: Fields = ()

    def ask(self) -> Ask:
        """Return the search that is asked for."""
        return Ask(
            query=self.q,
            page=self.page,
            per_page=self.per_page,
            sort=self.sort,
            start=self.start,
            end=self.end,
            kinds=self.kind,
            categories=self.category,
            article=self.article,
            facets=self.facets,
            group=self.group is not None,
            explain=self.explain or "matches" in self.fields,
            titles=not {"heading_highlighted", "title_highlighted"}.isdisjoint(self.fields),
        )


class SuggestParameters(Parameters, frozen=True):
    """The parameters of a completion."""

    q: Text
    limit: Annotated[int, Meta(description="Most suggestions.", ge=1, le=20)] = 8


class SimilarParameters(Parameters, frozen=True):
    """The parameters of a search for similar paragraphs."""

    limit: Annotated[int, Meta(description="Most results.", ge=1, le=50)] = 5
    fields: Fields = ()


class ArticleSummary(Struct, frozen=True):
    """What is known of a paragraph's article; `source` is where it was published."""

    id: str
    title: str
    date: Date | None
    publisher: str | None
    categories: tuple[str, ...]
    source: str | None
    url: Address


class Match(Struct, frozen=True):
    """A word that met one of the query (`asked`): where it stands, in code points, and how."""

    word: str
    start: int
    end: int
    where: Literal["text", "heading", "title"]
    asked: str
    how: Annotated[str, Meta(description="How they met, in Dutch.")]


class Result(Struct, frozen=True):
    """A paragraph found; `fields` decides what is told of it."""

    id: Annotated[str, Meta(examples=["ruslandbeleid#p7"])] | UnsetType = UNSET
    number: Annotated[int, Meta(description="Place in its article, from 1.")] | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    score: float | UnsetType = UNSET
    heading: Annotated[str, Meta(description="The heading above it.")] | UnsetType | None = UNSET
    text: str | UnsetType = UNSET
    highlighted: Html | UnsetType = UNSET
    heading_highlighted: Html | UnsetType | None = UNSET
    title_highlighted: Html | UnsetType = UNSET
    url: Address | UnsetType = UNSET
    article: ArticleSummary | UnsetType = UNSET
    in_article: (
        Annotated[int, Meta(description="Paragraphs of the article that match; 1 unless grouped.")]
        | UnsetType
    ) = UNSET
    matches: tuple[Match, ...] | UnsetType = UNSET


class Links(Struct, frozen=True):
    """This page of results, and the ones after and before it where there are."""

    self: Address
    next: Address | None
    prev: Address | None


class SearchAnswer(Struct, frozen=True, kw_only=True):
    """A page of results."""

    query: Annotated[str, Meta(description="As it was asked; empty without q.")]
    total: Annotated[int, Meta(description="Paragraphs found.")]
    articles: Annotated[int, Meta(description="Articles found, when grouped.")] | UnsetType = UNSET
    page: Annotated[int, Meta(description="From 1.")]
    per_page: Annotated[int, Meta(description="Results a page; articles when grouped.")]
    took_ms: Annotated[float, Meta(description="Milliseconds that the search took.")]
    partial: Partial
    suggestion: (
        Annotated[
            str,
            Meta(
                description=(
                    "Another spelling of the query or, where it finds nothing, its words without"
                    " quotes and operators; it has results."
                )
            ),
        ]
        | None
    )
    links: Links
    facets: (
        Annotated[
            dict[FacetField, dict[str, int]],
            Meta(description="Of each field asked for, how many paragraphs have which value."),
        ]
        | UnsetType
    ) = UNSET
    results: tuple[Result, ...]


Suggestions = Annotated[
    tuple[str | tuple[str, ...], ...],
    Meta(
        description="The query text, and then whole query texts that begin with it.",
        min_length=2,
        max_length=2,
    ),
]


class SimilarAnswer(Struct, frozen=True):
    """The paragraphs most like one paragraph, best first."""

    id: str
    partial: Partial
    results: tuple[Result, ...]


class ArticleParagraph(Struct, frozen=True):
    """A paragraph within its article."""

    id: str
    number: int
    kind: Kind
    heading: str | None
    text: str
    url: Address


class ParagraphAnswer(ArticleParagraph, frozen=True):
    """A paragraph."""

    article: ArticleSummary


class ArticleAnswer(ArticleSummary, frozen=True):
    """An article with its paragraphs in order; `source` is where it was published."""

    paragraphs: tuple[ArticleParagraph, ...]


class Health(Struct, frozen=True):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(Struct, frozen=True):
    """An index answers; `generation` is its name."""

    status: Literal["ready"]
    generation: str
    articles: int
    paragraphs: int


class Problem(Struct, frozen=True, omit_defaults=True):
    """What went wrong (RFC 9457); `parameter` names the parameter at fault."""

    type: Annotated[str, Meta(description="Address of the explanation of this kind of problem.")]
    title: str
    status: int
    detail: str
    parameter: str | None = None
