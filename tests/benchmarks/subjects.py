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
from tests.cluster import nodes


class Alinea:
    """Alinea without HTTP: the query read, analysed and ranked, and the paragraphs fetched."""

    def __init__(self, engine: str) -> None:
        self.name = f"Alinea {version('alinea')} on {engine}"
        self._engine = engine
        self._settings = nodes.SETTINGS if engine == "opensearch" else {}

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        with connect(self._engine, folder, self._settings).build(to_document) as builder:
            for key, text in articles:
                builder.add([paragraph(key, text)])
            builder.commit()

    def open(self, folder: Path) -> None:
        self._searcher = Searcher(connect(self._engine, folder, self._settings))

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        found = self._searcher.find(Ask(text, page=offset // limit + 1, per_page=limit))
        return [hit.paragraph.article.id for hit in found.hits]

    def page(self, text: str) -> None:
        """Make the first page as the JSON endpoint does: marked, and with other spellings."""
        self._searcher.search(Ask(text))

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
