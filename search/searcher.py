"""Run a search: the current generation, kept open, and everything that is read from it."""

from index.article import Paragraph
from index.engines import Engine, Statistics
from search.page import Ask, Page, Result


class Searcher:
    """Searches the generation that answers now; safe to use from several threads.

    The generation is opened once and kept; each call asks the engine (a stat) whether another one
    has taken its place, and if so answers from that.

    Every method may raise `IndexMissing`, `IndexDamaged` or `EngineUnavailable`.
    """

    def __init__(self, engine: Engine, *, time_limit: float | None = None) -> None:
        raise NotImplementedError

    def search(self, ask: Ask) -> Page:
        """Answer one page.

        Raises:
            QueryError: a field of `ask` is out of its bounds; names the field.
        """
        raise NotImplementedError

    def similar(self, paragraph_id: str, limit: int = 5) -> tuple[Result, ...] | None:
        """Return the paragraphs most like this one, best first; None when there is no such id."""
        raise NotImplementedError

    def complete(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Complete the last word of a query text from the words of the index, likeliest first.

        Returns:
            whole query texts that begin with `text`; each has results.
        """
        raise NotImplementedError

    def paragraph(self, paragraph_id: str) -> Paragraph | None:
        """Return the paragraph with an id, None when there is none."""
        raise NotImplementedError

    def article(self, article_id: str) -> tuple[Paragraph, ...]:
        """Return an article's paragraphs in order, () when there is no such article."""
        raise NotImplementedError

    def highlight(self, text: str, query: str) -> str:
        """Mark in a text the words that a query finds.

        Returns:
            HTML in which everything but `<mark>` is escaped.
        """
        raise NotImplementedError

    def statistics(self) -> Statistics:
        """Return what the index holds."""
        raise NotImplementedError

    def generation(self) -> str | None:
        """Return the name of the generation that answers, None before the first rebuild."""
        raise NotImplementedError
