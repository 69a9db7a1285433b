"""What people would use instead of Alinea, each set up as its own documentation does it.

A peer gets the same articles and the same queries as Alinea: all words of a query are joined by OR
and ranked by the peer's own formula. These run in the process that measures; `servers.py` has
those that are servers.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import Stemmer
import tantivy
from whoosh import analysis, fields, index, query

Article = tuple[str, str]
"""Id and text."""


class Peer(Protocol):
    """A search engine over articles of one text field."""

    name: str

    def running(self) -> AbstractContextManager[object]:
        """Have running what the engine needs; afterwards nothing of it is left.

        Raises:
            Missing: it is not installed here.
        """

    def processes(self) -> Sequence[int]:
        """Return the ids of the server's processes; () of what runs in this process."""

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Index the articles in an empty folder."""

    def open(self, folder: Path) -> None:
        """Open what was built, to search."""

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        """Return the ids of the best articles after the first `offset`, best first."""

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        """Return the ids of the best articles that hold the words one after another."""

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        """Return the ids of the best articles with a word that begins so."""

    def terms(self, word: str) -> Sequence[str]:
        """Return the terms under which a word is found."""

    def size(self, folder: Path) -> int:
        """Return the bytes on disk of what was built and opened."""


class Missing(Exception):
    """What a peer needs is not installed; the message says what."""


class Embedded:
    """What engines in this process have in common: nothing to start, and files in the folder."""

    def running(self) -> AbstractContextManager[object]:
        return nullcontext()

    def processes(self) -> Sequence[int]:
        return ()

    def size(self, folder: Path) -> int:
        return on_disk(folder)


def on_disk(folder: Path) -> int:
    """Return the bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class PlainWhoosh(Embedded):
    """Whoosh with its own Dutch analyser and one text field: the obvious implementation.

    It writes in one process, which is Whoosh's default.
    """

    writers = 1

    def __init__(self) -> None:
        self.name = f"Whoosh {version('whoosh3')}, LanguageAnalyzer('nl')"
        self._analyser = analysis.LanguageAnalyzer("nl")

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        schema = fields.Schema(
            id=fields.ID(stored=True), text=fields.TEXT(analyzer=self._analyser, phrase=True)
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=256, procs=self.writers)
        for key, text in articles:
            writer.add_document(id=key, text=text)
        writer.commit()

    def open(self, folder: Path) -> None:
        self._searcher = index.open_dir(str(folder)).searcher()

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        words = query.Or([query.Term("text", term) for term in self.terms(text)])
        return self._ids(words, limit + offset)[offset:]

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        terms = list(self.terms(text))
        return self._ids(query.Phrase("text", terms), limit) if terms else []

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        return self._ids(query.Prefix("text", text), limit)

    def _ids(self, asked: query.Query, limit: int) -> Sequence[str]:
        return [hit["id"] for hit in self._searcher.search(asked, limit=limit)]

    def terms(self, word: str) -> Sequence[str]:
        return [token.text for token in self._analyser(word, mode="query")]


class WhooshProcesses(PlainWhoosh):
    """The same with a writing process a core, as Alinea on Whoosh has."""

    writers = os.cpu_count() or 1

    def __init__(self) -> None:
        super().__init__()
        self.name += f", {self.writers} processes"


_kraaij_pohlmann = Stemmer.Stemmer("dutch")


def _stem(word: str) -> str:
    """Whoosh pickles its analysers, which it can do with a function but not with a Stemmer."""
    return _kraaij_pohlmann.stemWord(word)


class Snowball3(PlainWhoosh):
    """Whoosh with Snowball 3's Dutch stemmer (Kraaij-Pohlmann)."""

    def __init__(self) -> None:
        self.name = f"Whoosh, Snowball 3 dutch (PyStemmer {version('PyStemmer')})"
        stop_words = analysis.StopFilter(lang="nl")
        self._analyser = (
            analysis.RegexTokenizer()
            | analysis.LowercaseFilter()
            | stop_words
            | analysis.StemFilter(stemfn=_stem, ignore=None)
        )


class SqliteFts5(Embedded):
    """SQLite's full-text index; it has no Dutch stemmer."""

    def __init__(self) -> None:
        self.name = f"SQLite {sqlite3.sqlite_version} FTS5, unicode61"

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        database = sqlite3.connect(folder / "fts5.db")
        database.execute(
            "CREATE VIRTUAL TABLE a USING fts5"
            "(id UNINDEXED, text, tokenize='unicode61 remove_diacritics 2')"
        )
        database.executemany("INSERT INTO a VALUES (?, ?)", articles)
        database.commit()
        database.close()

    def open(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts5.db")

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        return self._ids(words, limit, offset)

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        return self._ids(f'"{text}"', limit)

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        return self._ids(f'"{text}" *', limit)

    def _ids(self, match: str, limit: int, offset: int = 0) -> Sequence[str]:
        if not match:
            return []
        rows = self._database.execute(
            "SELECT id FROM a WHERE a MATCH ? ORDER BY rank LIMIT ? OFFSET ?",
            (match, limit, offset),
        )
        return [key for (key,) in rows]

    def terms(self, word: str) -> Sequence[str]:
        return [word.lower()]


class RawTantivy(Embedded):
    """Tantivy with its own Dutch stemmer (Snowball 3)."""

    def __init__(self) -> None:
        self.name = f"Tantivy {version('tantivy')}, its Dutch stemmer"
        self._analyser = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("dutch"))
            .build()
        )

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="nl")
        index = tantivy.Index(builder.build(), path=str(folder))
        index.register_tokenizer("nl", self._analyser)
        writer = index.writer(heap_size=256_000_000)
        for key, text in articles:
            writer.add_document(tantivy.Document(id=key, text=text))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        index = tantivy.Index.open(str(folder))
        index.register_tokenizer("nl", self._analyser)
        self._schema = index.schema
        self._searcher = index.searcher()

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", term))
            for term in self.terms(text)
        ]
        return self._ids(tantivy.Query.boolean_query(clauses), limit, offset)

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        words = list(self.terms(text))
        return self._ids(tantivy.Query.phrase_query(self._schema, "text", words), limit)

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        pattern = f"{re.escape(text)}.*"
        return self._ids(tantivy.Query.regex_query(self._schema, "text", pattern), limit)

    def _ids(self, asked: tantivy.Query, limit: int, offset: int = 0) -> Sequence[str]:
        hits = self._searcher.search(asked, limit, offset=offset).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]

    def terms(self, word: str) -> Sequence[str]:
        return list(self._analyser.analyze(word))


PEERS: tuple[type[Peer], ...] = (PlainWhoosh, WhooshProcesses, Snowball3, SqliteFts5, RawTantivy)
