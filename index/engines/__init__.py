"""The engine protocol: what Alinea asks of whatever keeps its postings.

An engine is spoken to in analysed terms. It gets `Document`s (bags of normal forms and sequences
of surface forms, any of which may hold a space but no other white space) and a `SearchRequest`
made of the query nodes below; it never sees a text to analyse nor a query to parse.

Fields of a document:

- `terms`: the one ranked bag: normal forms of body, heading and title with integer weights.
- `title`, `heading`: normal forms, for a search in that field alone.
- `words`, `title_words`, `heading_words`: folded surface forms in order, stop words included, for
  phrases, prefixes, the vocabulary and what is asked as it is spelt.
- `article`, `kind`, `month`, `day`, `category`: keywords.
- `first_day`, `last_day`: the days that the article's date spans, as integers `yyyymmdd`.

Scores are the same on every engine: `Term` scores BM25 (Robertson and Zaragoza, The Probabilistic
Relevance Framework, 2009) with Lucene's idf, `ln(1 + (N - df + 0.5) / (df + 0.5))`, and
`tf * (K1 + 1) / (tf + K1 * (1 - B + B * kept_length(length) / mean length))`; a keyword, `Phrase`,
`Prefix` and `Range` score 1. `N` counts all documents, `tf` is the weight of a term or how often a
word is there, and a length is the sum of a field's `tf`, or 1 where it is empty. Scores agree to
1 in 10,000, and equal ones keep the order in which the documents were added.
"""

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Final, Literal, Protocol, get_args

import msgspec
from msgspec import Struct

from index.article import Paragraph
from index.errors import AlineaError

K1 = 1.2
B = 0.75


def kept_length(length: int) -> int:
    """Return a length as Lucene and Tantivy keep it, in one byte, so that all engines score alike.

    It is exact to 40; of a greater one, what is above 24 keeps its four leading bits
    (org.apache.lucene.util.SmallFloat.intToByte4).
    """
    above = max(length, 1) - 24
    lost = max(above.bit_length() - 4, 0)
    return max(length, 1) if above < 16 else 24 + (above >> lost << lost)


RankedField = Literal["terms", "title", "heading"]
WordField = Literal["words", "title_words", "heading_words"]
KeywordField = Literal["article", "kind", "month", "day", "category"]
NumberField = Literal["first_day", "last_day"]
FacetField = Literal["kind", "month", "day", "category"]
KEYWORDS: Final = frozenset(get_args(KeywordField))

Marks = tuple[bytes, bytes, bytes]
NO_MARKS: Marks = (b"", b"", b"")


@dataclass(frozen=True, slots=True)
class Document:
    """A paragraph, analysed.

    Attributes:
        terms, title, heading: normal form -> weight, an integer term frequency of 1 or more.
        words, title_words, heading_words: surface forms; the place in the tuple is the position.
        marks: of the text, the heading and the title (`index.dutch.marks`), kept for `Hit`.
    """

    paragraph: Paragraph
    terms: Mapping[str, int]
    words: tuple[str, ...]
    title: Mapping[str, int] = field(default_factory=dict)
    title_words: tuple[str, ...] = ()
    heading: Mapping[str, int] = field(default_factory=dict)
    heading_words: tuple[str, ...] = ()
    marks: Marks = NO_MARKS


class Term(Struct, frozen=True, gc=False):
    """Documents that hold a term; a keyword scores 1, any other by BM25."""

    field: RankedField | WordField | KeywordField
    text: str


class Phrase(Struct, frozen=True, gc=False):
    """Documents that hold the words one after another; None, between words, is any one word."""

    field: WordField
    words: tuple[str | None, ...]


class Prefix(Struct, frozen=True, gc=False):
    """Documents with a word that begins so."""

    field: WordField
    prefix: str


class Range(Struct, frozen=True, gc=False):
    """Documents whose number lies between two bounds, both included; None is open."""

    field: NumberField
    low: int | None = None
    high: int | None = None


class All(Struct, frozen=True, gc=False):
    """Documents that match every query; the scores add up."""

    queries: tuple["Query", ...]


class Any(Struct, frozen=True, gc=False, cache_hash=True):
    """Documents that match at least one query; the scores add up."""

    queries: tuple["Query", ...]


class Not(Struct, frozen=True, gc=False):
    """Documents that do not match; they score 0."""

    query: "Query"


class Boost(Struct, frozen=True, gc=False):
    """A query whose score is multiplied."""

    query: "Query"
    factor: float


Query = Term | Phrase | Prefix | Range | All | Any | Not | Boost


class Sort(StrEnum):
    """The order of results; by date is newest first, with the undated last."""

    RELEVANCE = "relevance"
    DATE = "date"


class SearchRequest(Struct, frozen=True, gc=False):
    """One page of results, asked of an engine.

    A document matches when it matches `ranked` (where given) and `filter` (where given); with
    neither, every document matches.

    Attributes:
        ranked: scored.
        filter: not scored.
        offset, limit: in hits, or in articles when `group` is set.
        facets: fields whose values are counted over all matching documents.
        group: one hit an article, its best; articles come in the order of their best hit.
        time_limit: seconds after which the engine answers with what it has, marked partial.
    """

    ranked: Query | None = None
    filter: Query | None = None
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    facets: tuple[FacetField, ...] = ()
    group: bool = False
    time_limit: float | None = None

    def deadline(self) -> float:
        """Return when a search that begins now must end, by `time.monotonic`."""
        return time.monotonic() + (math.inf if self.time_limit is None else self.time_limit)


class Hit(Struct, frozen=True, gc=False):
    """A paragraph found.

    Attributes:
        in_article: how many paragraphs of the same article match; 1 unless grouped.
        marks: those of the document.
    """

    paragraph: Paragraph
    score: float
    in_article: int = 1
    marks: Marks = NO_MARKS


class Results(Struct, frozen=True):
    """One page of hits.

    Attributes:
        total: matching paragraphs.
        articles: articles with a matching paragraph; None unless grouped.
        facets: field -> value -> matching paragraphs.
        partial: the time limit ended the search early.
    """

    hits: tuple[Hit, ...]
    total: int
    articles: int | None = None
    facets: Mapping[FacetField, Mapping[str, int]] = msgspec.field(default_factory=dict)
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Statistics:
    """What an index holds.

    Attributes:
        size: bytes on disk.
        built: when the rebuild finished, ISO 8601 with time zone.
        engine: name and version of the engine.
    """

    generation: str
    paragraphs: int
    articles: int
    size: int
    built: str
    engine: str


class Index(Protocol):
    """A generation, open for reading; safe to use from several threads.

    Every method may raise `IndexDamaged` or `EngineUnavailable`.
    """

    generation: str

    def search(self, request: SearchRequest) -> Results:
        """Answer one page."""

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """Return the paragraph with an id, None when there is none."""

    def article(self, article_id: str) -> tuple[Paragraph, ...]:
        """Return an article's paragraphs in order, () when there is no such article."""

    def document_frequency(self, field: RankedField | WordField, text: str) -> int:
        """Count the documents that hold a term."""

    def expect(self, terms: Iterable[Term]) -> None:
        """Hear of which terms `document_frequency` will be asked soon.

        An engine that is far away counts them all at once; one that is near does not even look.
        """

    def vocabulary(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        """Yield the words of body, headings and titles that begin so, in order, each once.

        With each comes its document frequency in that of the three fields where it is largest.
        """

    def statistics(self) -> Statistics:
        """Return what the index holds."""

    def close(self) -> None:
        """Give back files and connections."""


class Builder(Protocol):
    """A generation that is being built; nobody sees it before `commit`."""

    generation: str

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """Analyse and store the paragraphs of one article, in order."""

    def commit(self) -> Statistics:
        """Finish the generation and let it answer from now on, in one atomic step."""


class Engine(Protocol):
    """One place where an index lives."""

    name: str

    def generation(self) -> str | None:
        """Return the name of the generation that answers, None before the first rebuild.

        Cheap enough (a stat, or a cached answer) to be called for every request.

        Raises:
            IndexDamaged: it cannot be read which one that is.
            EngineUnavailable: the engine is away.
        """

    def open(self) -> Index:
        """Open the generation that answers.

        Raises:
            IndexMissing: before the first rebuild.
            IndexDamaged: it is not what a rebuild of this version wrote, or cannot be opened.
            EngineUnavailable: the engine is away.
        """

    def check(self) -> Statistics:
        """Examine what the generation that answers has stored.

        An engine that keeps files compares every byte; a cluster, which compares checksums itself,
        is asked whether all paragraphs are there.

        Raises:
            IndexMissing: before the first rebuild.
            IndexDamaged: it is not what the rebuild wrote; names the file, where there are files.
            EngineUnavailable: the engine is away.
        """

    def build(
        self, to_document: Callable[[Paragraph], Document]
    ) -> AbstractContextManager[Builder]:
        """Start a generation beside the one that answers.

        Leaving the context without `commit` discards what was built; the next build clears what a
        process that died has left.

        Args:
            to_document: the analysis; a module-level function, so that an engine may run it in
                worker processes.

        Raises:
            RebuildInProgress: another build of this index is running.
        """


ENGINES = ("whoosh", "tantivy", "opensearch")


def connect(name: str, folder: Path, settings: Mapping[str, str]) -> Engine:
    """Return the engine with a name.

    Args:
        name: one of `ENGINES`.
        folder: the index folder, for engines that keep files.
        settings: the engine's own settings, such as the address of a cluster.

    Raises:
        AlineaError: there is no such engine, what it needs is not installed, or it has no such
            setting.
    """
    if name not in ENGINES:
        raise AlineaError(f"There is no engine {name!r}; the engines are {', '.join(ENGINES)}.")
    try:
        module = import_module(f"index.engines.{name}")
    except ModuleNotFoundError as error:
        raise AlineaError(
            f"The engine {name!r} needs {error.name}, which is not installed. "
            f"Run `pip install 'alinea[{name}]'`."
        ) from error
    engine: Engine = module.engine(folder, settings)
    return engine
