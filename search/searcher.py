"""Run a search: the generation that answers now, kept open until another takes its place."""

import logging
import math
import threading
import time
from collections.abc import Callable

from msgspec.structs import replace

from index.article import Paragraph
from index.engines import Engine, Results, Statistics
from index.errors import IndexDamaged, IndexMissing, QueryError
from search.bounds import check
from search.highlight import highlighted
from search.matching import Matcher
from search.opened import Opened
from search.page import MAX_QUERY, Ask, Completions, Page, Similar
from search.query import leaves, parse

_PAUSE = 10
"""Seconds before a generation that could not be opened is tried again, while an older answers."""

_log = logging.getLogger("alinea.search")


class Searcher:
    """Searches the generation that answers now; safe to use from several threads.

    The generation is opened once and kept; each call asks the engine (a stat) whether another one
    has taken its place. The call that finds one opens it and answers from it, and the calls
    meanwhile from the one before. So do all, when the new one is damaged or of another version of
    the analysis; then it is logged, and tried again now and then.

    Every method may raise `IndexMissing`, `IndexDamaged` or `EngineUnavailable`.
    """

    def __init__(self, engine: Engine, *, time_limit: float | None = None) -> None:
        """Search what an engine keeps.

        Args:
            engine: where the index lives.
            time_limit: seconds that the searches for one answer may take together, and the wait
                for the words of the index; then it is made of what there is, marked partial.
        """
        self._engine = engine
        self._time_limit = time_limit
        self._lock = threading.Lock()  # of what follows; held for a moment
        self._opened: Opened | None = None
        self._tried: tuple[str | None, float] = None, -math.inf
        self._told: tuple[str | None, str] = None, ""
        self._opening = threading.Lock()  # held while a generation is opened

    def search(self, ask: Ask) -> Page:
        """Answer one page.

        Raises:
            QueryError: a field of `ask` is out of its bounds; names the field.
        """
        start = time.perf_counter()
        check(ask)
        with self._current() as opened:
            page = opened.page(ask)
        return replace(page, took=time.perf_counter() - start)

    def find(self, ask: Ask, limit: int | None = None) -> Results:
        """Answer one page as `search` does, without what is shown beside the paragraphs.

        Args:
            ask: what is searched.
            limit: hits, up to `MAX_HITS`, where the page may hold more than `MAX_PER_PAGE`.

        Raises:
            QueryError: a field of `ask` is out of its bounds; names the field.
        """
        check(ask)
        if limit is not None:
            ask = replace(ask, page=1, per_page=limit)
        with self._current() as opened:
            return opened.find(parse(ask.query), ask, opened.until())

    def similar(self, paragraph_id: str, limit: int = 5) -> Similar | None:
        """Return the paragraphs most like this one, None when there is no such id."""
        with self._current() as opened:
            return opened.similar(paragraph_id, limit)

    def complete(self, text: str, limit: int = 8) -> Completions:
        """Complete the last word of a query text from the words of the index.

        Returns:
            what begins with `text`, but for its accents, and has results.
        """
        if len(text) > MAX_QUERY:
            return Completions()
        try:
            with self._current() as opened:
                return opened.completions(text, limit)
        except QueryError:  # What cannot be asked has no results, however it goes on.
            return Completions()

    def warm_up(self) -> None:
        """Open the generation that answers now and begin to read its words.

        Those of each that takes its place are then read from when it is opened.
        """
        with self._current() as opened:
            opened.read_words()

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """Return the paragraph with an id, None when there is none."""
        with self._current() as opened:
            return opened.index.paragraph(paragraph_id)

    def article(self, article_id: str) -> tuple[Paragraph, ...]:
        """Return an article's paragraphs in order, () when there is no such article."""
        with self._current() as opened:
            return opened.index.article(article_id)

    def highlighter(self, query: str) -> Callable[[str, str], str] | None:
        """Return a function that marks in a text the words that a query finds.

        It takes the text and its place ("text", "heading" or "title"), and returns HTML in which
        everything but `<mark>` is escaped. None for a query that asks for no word, such as one that
        only says what must be absent.

        Raises:
            QueryError: the query is nested too deep or has too many words.
        """
        tree = parse(query)
        if not leaves(tree):
            return None
        matcher = Matcher(tree)
        return lambda text, place: highlighted(text, matcher.matches(text, place))

    def statistics(self) -> Statistics:
        """Return what the index holds."""
        with self._current() as opened:
            return opened.statistics

    def generation(self) -> str | None:
        """Return the name of the generation that answers, None before the first rebuild."""
        try:
            with self._current() as opened:
                return opened.index.generation
        except IndexMissing:
            return None

    def _current(self) -> Opened:
        """Return the generation that answers now, for `with`: it has one reader more."""
        while True:
            try:
                self._renew()
            except IndexDamaged as error:
                self._tell(error)
            with self._lock:
                if self._opened is not None:  # Another thread may have found the index gone.
                    self._opened.readers += 1
                    return self._opened

    def _renew(self) -> None:
        """Open the newest generation, unless it is open, or another thread is at it."""
        if self._is_settled(self._engine.generation()):
            return
        if not self._opening.acquire(blocking=self._opened is None):
            return
        try:
            newest = self._engine.generation()
            if not self._is_settled(newest):
                self._tried = newest, time.monotonic()
                is_warm = self._opened is not None and self._opened.words is not None
                opened = Opened(self._engine.open(), self._time_limit, self._lock)
                self._swap(opened)
                if is_warm:
                    opened.read_words()
        except IndexMissing:
            self._swap(None)
            raise
        finally:
            self._opening.release()

    def _is_settled(self, newest: str | None) -> bool:
        """Whether the newest generation is open, or an older one while that cannot be opened."""
        opened = self._opened
        if opened is None:
            return False
        tried, when = self._tried
        return newest == opened.index.generation or (
            newest == tried and time.monotonic() < when + _PAUSE
        )

    def _swap(self, opened: Opened | None) -> None:
        with self._lock:
            before, self._opened = self._opened, opened
            if before is not None:
                before.leave()

    def _tell(self, error: IndexDamaged) -> None:
        """Log once why the newest generation does not answer.

        Raises:
            IndexDamaged: the error, where no older one is open.
        """
        with self._lock:
            opened = self._opened
            told, self._told = self._told, (self._tried[0], str(error))
            is_new = told != self._told
        if opened is None:
            raise error
        if is_new:
            _log.error(
                "Generation %s goes on answering, and the newest does not: %s "
                "After a change of the equivalents, reload the service instead.",
                opened.index.generation,
                error,
            )
