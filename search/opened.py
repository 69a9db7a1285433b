"""A generation that is open: how it is searched, and what is worked out once for it."""

import math
import threading
import time
from concurrent.futures import Future
from functools import cached_property
from sys import getsizeof
from typing import Self

from msgspec.structs import replace

from index.caches import Cache, method_cache
from index.dutch import Token
from index.dutch.lexicon import lexicon
from index.dutch.words import Word as Analysed
from index.engines import All, Hit, Index, Results, SearchRequest, Sort, Statistics
from search.bounds import narrowing
from search.highlight import highlighted
from search.matching import Matcher
from search.page import Ask, Completions, Match, Page, Result, Similar
from search.query import ExactPhrase, Leaf, Node, Word, excludes, is_only_words, leaves, parse
from search.ranking import Planner, joined
from search.similar import likeness
from search.suggest import (
    FAR_COMMONER,
    RARE,
    Doubt,
    Vocabulary,
    before_last_word,
    completed,
    followers,
    last_word,
    respelt,
)
from search.syntax import closed, without_signs

_CACHED_PAGES = 16 << 20
"""Bytes of the pages that are kept."""

_CACHED_WORDS = 1 << 14
_CACHED_FOLLOWERS = 2 << 20
"""Bytes of the words that follow others and are kept."""

_MOST_RESPELT = 5
"""Doubtful words; with more of them a query is no slip, and each takes a look at every word."""

_READ = 50
"""Paragraphs that are read for the words that follow others; more cost time and change little."""

_TRIED = 4
"""Words that are tried for a completion where what goes before them decides what is found."""


class Opened:
    """A generation that is open, with one reader; it closes when the last of its readers has left.

    Args:
        index: of the generation.
        time_limit: as in `Searcher`.
        lock: held for a moment, when the number of readers changes.

    Attributes:
        readers: how many there are.
        words: those of the index, None before somebody began to read them.
    """

    def __init__(self, index: Index, time_limit: float | None, lock: threading.Lock) -> None:
        self.index = index
        self.readers = 1
        self._lock = lock
        self._pages: Cache[Ask, Page] = Cache(_CACHED_PAGES, _size_of)
        self._frequency = method_cache(_CACHED_WORDS, self._frequency_of)
        self._followers: Cache[str, tuple[str, ...]] = Cache(_CACHED_FOLLOWERS, _size_of_words)
        self._time_limit = time_limit
        self.words: Future[Vocabulary] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self.leave()

    def leave(self) -> None:
        """One reader less; the last one closes. Called with the lock held."""
        self.readers -= 1
        if self.readers == 0:
            self.index.close()

    @cached_property
    def statistics(self) -> Statistics:
        """What the index holds."""
        return self.index.statistics()

    @cached_property
    def planner(self) -> Planner:
        """Plans what is asked of the index."""
        return Planner(self.index, self.statistics.paragraphs)

    def read_words(self) -> Future[Vocabulary]:
        """Read the words, once, in a thread that goes on when nobody waits for them any longer."""
        with self._lock:
            words = self.words
            if words is None:
                words = self.words = Future()
                self.readers += 1
                threading.Thread(target=self._read_words, args=(words,), daemon=True).start()
        return words

    def _read_words(self, words: Future[Vocabulary]) -> None:
        with self:
            try:
                words.set_result(Vocabulary(self.index.vocabulary()))
            except Exception as error:
                self.words = None  # The next who needs them tries again.
                words.set_exception(error)

    def vocabulary(self, until: float) -> Vocabulary | None:
        """Return the words of the index, None where they are not read in time."""
        try:
            return self.read_words().result(_left(until))
        except TimeoutError:
            return None

    def until(self) -> float:
        """Return when the searches for an answer that is begun now must end, by `monotonic`."""
        return time.monotonic() + (math.inf if self._time_limit is None else self._time_limit)

    def page(self, ask: Ask) -> Page:
        """Answer one page, from memory where it was asked before."""
        page = self._pages.get(ask)
        if page is None:
            page = self._page(ask)
            if not page.partial:  # With more time there may be more.
                self._pages.put(ask, page)
        return page

    def _page(self, ask: Ask) -> Page:
        until = self.until()
        tree = parse(ask.query)
        found = self.find(tree, ask, until)
        wider = self._wider(tree, ask, until)
        suggestion, in_time = self._suggestion(tree, ask, until, is_empty=not found.total)
        matcher = Matcher(tree, explain=ask.explain)
        titles = ask.titles or ask.explain
        return Page(
            ask,
            results=tuple(_result(hit, matcher, titles, ask.explain) for hit in found.hits),
            total=found.total,
            took=0.0,
            generation=self.index.generation,
            articles=found.articles,
            suggestion=suggestion,
            facets={field: one.facets[field] for one in (found, *wider) for field in one.facets},
            partial=not in_time or any(one.partial for one in (found, *wider)),
        )

    def _wider(self, tree: Node, ask: Ask, until: float) -> list[Results]:
        """Count the values of fields that narrow the search as if they did not.

        Another value of such a field widens the search, and is offered with what it would find.
        """
        alone = replace(ask, page=1, per_page=1, group=False)
        others: list[Ask] = []
        if ask.kinds and "kind" in ask.facets:
            others.append(replace(alone, kinds=(), facets=("kind",)))
        if ask.categories and "category" in ask.facets:
            others.append(replace(alone, categories=(), facets=("category",)))
        return [self.find(tree, other, until) for other in others]

    def find(self, tree: Node, ask: Ask, until: float) -> Results:
        """Answer one page without what is shown beside the paragraphs.

        Args:
            tree: the query of the ask.
            ask: within its bounds.
            until: when the search must end.
        """
        ranked, required = self.planner.plan(tree)
        if ask.query and ranked is None and required is None:
            return Results((), 0, articles=0 if ask.group else None)
        sort = ask.sort if ask.query else Sort.DATE  # Without words nothing is more relevant.
        request = SearchRequest(
            ranked=ranked,
            filter=joined(All, [required, *narrowing(ask)]),
            sort=sort,
            offset=(ask.page - 1) * ask.per_page,
            limit=ask.per_page,
            facets=ask.facets,
            group=ask.group,
        )
        for in_full in self.planner.in_full(tree) if sort is Sort.DATE else ():
            narrowed = replace(request, filter=joined(All, [in_full, request.filter]))
            found = self._search(narrowed, until)
            if found.total or found.partial:
                return found
        return self._search(request, until)

    def _search(self, request: SearchRequest, until: float) -> Results:
        left = _left(until)
        return self.index.search(request if left is None else replace(request, time_limit=left))

    def similar(self, paragraph_id: str, limit: int) -> Similar | None:
        """Return the paragraphs most like one, None when there is no such id."""
        paragraph = self.index.paragraph(paragraph_id)
        if paragraph is None:
            return None
        ranked = likeness(paragraph, self.planner)
        if ranked is None:
            return Similar(())
        found = self._search(SearchRequest(ranked=ranked, limit=limit + 1), self.until())
        hits = [hit for hit in found.hits if hit.paragraph.id != paragraph_id]
        nothing_asked = Matcher(parse(""))
        results = tuple(_result(hit, nothing_asked, False, False) for hit in hits[:limit])
        return Similar(results, found.partial)

    def _suggestion(
        self, tree: Node, ask: Ask, until: float, *, is_empty: bool
    ) -> tuple[str | None, bool]:
        """Another query that may be meant; None when there is no need, or it finds nothing.

        With it comes whether that is known in time.

        Args:
            tree: the query.
            ask: in which it was asked.
            until: when searches must end, by `monotonic`.
            is_empty: whether it found nothing, so that it may have asked too much.
        """
        text, in_time = self._respelt(tree, ask.query, until, is_empty=is_empty)
        others = [text]
        if is_empty and not excludes(tree):
            others.append(without_signs(text))
        for other in dict.fromkeys(filter(None, others)):
            finds = other != ask.query and self._finds(replace(ask, query=other), until)
            if finds:
                return other, True
            in_time = in_time and finds is not None
        return None, in_time

    def _respelt(self, tree: Node, text: str, until: float, *, is_empty: bool) -> tuple[str, bool]:
        """Return a query text with doubtful words spelt otherwise, and whether there was time."""
        words = [token for leaf in leaves(tree) for token in _typed(leaf)]
        doubts = [
            (token, doubt) for token in words if (doubt := self._doubt(token, is_empty=is_empty))
        ]
        if not doubts or len(doubts) > _MOST_RESPELT:
            return text, True
        vocabulary = self.vocabulary(until)
        if vocabulary is None:
            return text, False
        for token, doubt in doubts:
            if other := vocabulary.other_spelling(token.word, doubt):
                text = respelt(text, token.text, other)
        return text, True

    def completions(self, text: str, limit: int) -> Completions:
        """As `Searcher.complete`; words alone find what holds the completed word.

        A word that follows the one before it, in what that finds, is likelier than a frequent one.
        """
        word = last_word(text)
        if not word:
            return Completions()
        until = self.until()
        vocabulary = self.vocabulary(until)
        if vocabulary is None:
            return Completions(partial=True)
        likely, in_time = self._followers_of(before_last_word(text), until)
        if is_only_words(parse(closed(text))):
            words = vocabulary.completions(word, limit, likely)
            return Completions(tuple(completed(text, found) for found in words), not in_time)
        queries: list[str] = []
        for found in vocabulary.completions(word, limit * _TRIED, likely):
            query = completed(text, found)
            finds = self._finds(Ask(closed(query)), until)
            in_time = in_time and finds is not None
            if finds:
                queries.append(query)
            if len(queries) == limit:
                break
        return Completions(tuple(queries), not in_time)

    def _followers_of(self, words: str, until: float) -> tuple[tuple[str, ...], bool]:
        """Return what stands right after the last of some words in the paragraphs they find.

        With it comes whether that is known in time.
        """
        known = self._followers.get(words) if words else ()
        if known is not None:
            return known, True
        found = self.find(parse(words), Ask(words, per_page=_READ), until)
        known = followers((hit.paragraph.text for hit in found.hits), last_word(words))
        if not found.partial:  # With more time there may be others.
            self._followers.put(words, known)
        return known, not found.partial

    def _finds(self, ask: Ask, until: float) -> bool | None:
        """Whether a search finds anything, None when that is not known in time."""
        alone = replace(ask, page=1, per_page=1, sort=Sort.RELEVANCE, facets=(), group=False)
        found = self.find(parse(ask.query), alone, until)
        return True if found.total else None if found.partial else False

    def _doubt(self, token: Token, *, is_empty: bool) -> Doubt | None:
        """How another spelling of a word must be to be what was meant; None where it is no slip.

        A word that Dutch has is none, unless all that was asked finds nothing; a rare word may be,
        and so may a compound that is nowhere.
        """
        is_listed = token.word in lexicon().lemma_of
        has_dots = "." in token.text  # as initials have
        if token.is_stop or has_dots or (is_listed and not is_empty):
            return None
        whole, inside = self._frequency(token.analysed)
        frequency = max(whole, inside)
        if not frequency:
            slips = 1 if lexicon().has(token.word) else 2
            return Doubt(0, slips, commoner=1 if is_empty else FAR_COMMONER)
        if is_listed:
            return None
        if frequency <= RARE:
            return Doubt(frequency, slips=1)
        return None if whole else Doubt(0, slips=1)

    def _frequency_of(self, word: Analysed) -> tuple[int, int]:
        """Count the paragraphs that hold a word in any form, and those with its rarest part.

        What it is derived from counts as the word.
        """
        whole = max(map(self._known, (*word.terms, *word.bases)))
        return whole, min(map(self._known, word.parts), default=0)

    def _known(self, form: str) -> int:
        return self.planner.frequency("terms", form)


def _left(until: float) -> float | None:
    """Return the seconds until then, None where there is no end."""
    return None if until == math.inf else max(until - time.monotonic(), 0.0)


def _typed(leaf: Leaf) -> tuple[Token, ...]:
    """The whole words that were typed."""
    match leaf:
        case Word(token=token):
            return (token,)
        case ExactPhrase(tokens=tokens):
            return tokens
    return ()


def _result(hit: Hit, matcher: Matcher, titles: bool, explain: bool) -> Result:
    paragraph = hit.paragraph
    heading, title = paragraph.heading, paragraph.article.title
    text_marks, heading_marks, title_marks = hit.marks
    in_text = matcher.matches(paragraph.text, "text", text_marks)
    in_heading: list[Match] = []
    in_title: list[Match] = []
    if titles:
        in_heading = matcher.matches(heading, "heading", heading_marks) if heading else []
        in_title = matcher.matches(title, "title", title_marks)
    # A title that was not given is not searched: its words are marked, and explain nothing.
    met_title = in_title if paragraph.article.title_is_given else []
    return Result(
        paragraph=paragraph,
        score=hit.score,
        highlighted=highlighted(paragraph.text, in_text),
        heading_highlighted=highlighted(heading, in_heading) if heading else None,
        title_highlighted=highlighted(title, in_title),
        in_article=hit.in_article,
        matches=(*in_text, *in_heading, *met_title) if explain else (),
    )


def _size_of_words(words: tuple[str, ...]) -> int:
    """Return about how many bytes words take."""
    return sum(map(getsizeof, words), getsizeof(words))


def _size_of(page: Page) -> int:
    """Return about how many bytes a page takes."""
    texts: list[str | None] = []
    others = 1 + sum(map(len, page.facets.values()))
    for result in page.results:
        paragraph = result.paragraph
        texts += (paragraph.text, paragraph.heading, paragraph.article.title)
        texts += (result.highlighted, result.heading_highlighted, result.title_highlighted)
        others += 1 + len(result.matches)
    return sum(map(getsizeof, texts)) + 500 * others
