"""Alinea on an engine, asked in the way of the peers."""

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from index.documents import to_document
from index.dutch import analyse
from index.engines import connect
from search.page import Ask
from search.searcher import Searcher
from tests.benchmarks.corpora import paragraph
from tests.benchmarks.peers import PEERS, Article, Peer


class Alinea:
    """Alinea as its JSON endpoint uses it, without HTTP."""

    def __init__(self, engine: str) -> None:
        self.name = f"Alinea {version('alinea')} on {engine}"
        self._engine = engine

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        with connect(self._engine, folder, {}).build(to_document) as builder:
            for key, text in articles:
                builder.add([paragraph(key, text)])
            builder.commit()

    def open(self, folder: Path) -> None:
        self._searcher = Searcher(connect(self._engine, folder, {}))

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        page = self._searcher.search(Ask(text, page=offset // limit + 1, per_page=limit))
        return [result.paragraph.article.id for result in page.results]

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        return self.search(f'"{text}"', limit)

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        return self.search(f"{text}*", limit)

    def terms(self, word: str) -> Sequence[str]:
        return [term for token in analyse(word) for term in token.terms]


SUBJECTS: dict[str, Peer] = {
    **{f"alinea-{engine}": Alinea(engine) for engine in ("whoosh", "tantivy", "opensearch")},
    **{peer.__name__: peer() for peer in PEERS},
}
"""What is measured, by the name that a command line gives it."""
