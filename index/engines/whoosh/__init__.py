"""The Whoosh engine: embedded, pure Python and numpy, no server.

A generation holds one or more Whoosh indexes with the codec of `codec.py`. Whoosh's index files
contain pickles, so the generations are private to the user that wrote them (see
`index.generations`) and an index from a stranger must never be opened.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from whoosh import versionstring

from index.article import Paragraph
from index.engines import Builder, Document, Engine, Statistics
from index.engines.files import FileEngine
from index.engines.stored import pack
from index.engines.whoosh.reader import WhooshIndex
from index.engines.whoosh.workers import Work, Writers
from index.generations import Draft, writing


def engine(folder: Path, settings: Mapping[str, str]) -> Engine:
    """Return the Whoosh engine that keeps its files in a folder.

    Raises:
        AlineaError: a setting is given; it has none.
    """
    return WhooshEngine(folder, settings)


class WhooshEngine(FileEngine):
    """The generations in one folder, written and read with Whoosh."""

    name = "whoosh"

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        super().__init__(folder, settings, versionstring(), WhooshIndex)

    @contextmanager
    def build(self, to_document: Callable[[Paragraph], Document]) -> Iterator[Builder]:
        """Start a generation beside the one that answers."""
        with (
            self._generations.build() as draft,
            Writers(draft.folder, to_document) as writers,
        ):
            yield WhooshBuilder(draft, writers)


class WhooshBuilder:
    """A generation that is being built."""

    def __init__(self, draft: Draft, writers: Writers) -> None:
        self.generation = draft.name
        self._draft = draft
        self._writers = writers
        self._articles = 0
        self._paragraphs = 0

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """Analyse and store the paragraphs of one article, in order."""
        with writing(self._draft.folder.parent):
            self._writers.add(Work(self._articles, self._paragraphs, tuple(map(pack, paragraphs))))
        self._articles += 1
        self._paragraphs += len(paragraphs)

    def commit(self) -> Statistics:
        """Finish the generation and let it answer from now on, in one atomic step."""
        with writing(self._draft.folder.parent):
            self._writers.commit()
        return self._draft.commit(self._paragraphs, self._articles)
