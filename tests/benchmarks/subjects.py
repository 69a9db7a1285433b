"""Alinea on an engine, asked in the way of the peers; and all that is measured, by name."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from index.documents import to_document
from index.dutch import analyse
from index.engines import ENGINES, Engine, connect
from search.page import Ask
from search.searcher import Searcher
from tests.benchmarks.corpora import paragraph
from tests.benchmarks.peers import PEERS, Article, Missing, Peer
from tests.benchmarks.servers import SERVERS
from tests.cluster import nodes

INDEX = "alinea-benchmark"


class Alinea:
    """Alinea without HTTP: the query read, analysed and ranked, and the paragraphs fetched."""

    def __init__(self, engine: str) -> None:
        self.name = f"Alinea {version('alinea')} on {engine}"
        self._engine = engine

    def _connect(self, folder: Path) -> Engine:
        cluster = {**nodes.SETTINGS, "index": INDEX, "timeout": "60"}
        return connect(self._engine, folder, cluster if self._engine == "opensearch" else {})

    @contextmanager
    def running(self) -> Iterator[None]:
        if self._engine != "opensearch":
            yield
            return
        if not nodes.is_up():
            raise Missing("OpenSearch's cluster is not up (`make cluster`)")
        try:
            yield
        finally:
            nodes.remove(INDEX)

    def processes(self) -> Sequence[int]:
        return nodes.processes() if self._engine == "opensearch" else ()

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        with self._connect(folder).build(to_document) as builder:
            for key, text in articles:
                builder.add([paragraph(key, text)])
            builder.commit()

    def open(self, folder: Path) -> None:
        self._searcher = Searcher(self._connect(folder))

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

    def size(self, folder: Path) -> int:
        return self._searcher.statistics().size


SUBJECTS: dict[str, Peer] = {
    **{f"alinea-{engine}": Alinea(engine) for engine in ENGINES},
    **{peer.__name__: peer() for peer in (*PEERS, *SERVERS)},
}
"""What is measured, by the name that a command line gives it."""
