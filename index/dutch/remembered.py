"""Words that were analysed before, kept in the user's cache folder from one rebuild to the next.

Most words of a new rebuild were in the one before, and to read a word here takes a tenth of the
time that its analysis takes. What is kept depends on the words alone, never on a text or a user's
list of equivalents, and is made anew when a lexicon or the analysis changes.
"""

import marshal
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec

from index.dutch import lexicon
from index.dutch.tokens import Kind
from index.dutch.words import Word, analyse_word

MOST: Final = 1 << 18
"""Words that are kept, about 20 MB on disk."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Word).decode

_LENGTH: Final = 8
"""Bytes before what a process tells at a time, which say how many these are."""

_new: dict[str, bytes] | None = None
_heard: dict[str, bytes] = {}
_exchange: "_Exchange | None" = None


def begin(folder: Path) -> None:
    """Note the words that this process analyses from now on, until it keeps them or ends.

    Args:
        folder: where the processes of one rebuild tell each other; empty before it.
    """
    global _new, _exchange  # a process has one memory
    _new, _exchange = {}, _Exchange(folder)


@contextmanager
def sharing() -> Iterator[Path]:
    """Take part in a rebuild as the process that starts the others; in the end keep all words.

    Yields:
        the folder for the others to `begin` with.
    """
    with TemporaryDirectory(prefix="alinea-") as folder:
        begin(Path(folder))
        try:
            yield Path(folder)
        finally:
            keep()


def exchange() -> None:
    """Tell the other processes of the rebuild what is new, and hear theirs.

    All of them meet most new words sooner or later; each would analyse them.
    """
    # Words that cannot be told or heard cost time, nothing else.
    with suppress(*lexicon.UNREADABLE):
        if _exchange and _new is not None:
            _heard.update(_exchange.hear())
            _exchange.tell(_new)
            _new.clear()


def keep() -> None:
    """Keep the words of a rebuild, which is over, for later processes.

    A folder that cannot be written costs time, nothing else.
    """
    global _new, _exchange  # noqa: PLW0603
    exchange()
    words = _heard | (_new or {})
    with suppress(*lexicon.UNREADABLE):
        words |= _exchange.told() if _exchange else {}
    _new = _exchange = None
    _heard.clear()
    if not words:
        return
    kept = dict(islice(words.items(), MOST))
    for text, record in _remembered().items():
        if len(kept) >= MOST:
            break
        kept.setdefault(text, record)
    with suppress(OSError):
        lexicon.keep(_path(), kept)
    _remembered.cache_clear()


class _Exchange:
    """A folder in which each process of a rebuild has a file, to which it adds what it learns."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / str(os.getpid())
        self._read: dict[Path, int] = {}

    def tell(self, words: Mapping[str, bytes]) -> None:
        """Tell words that were not told before, all of them or none.

        Raises:
            OSError: they cannot be written.
        """
        if not words:
            return
        content = marshal.dumps(dict(words))
        size = self._own.stat().st_size if self._own.exists() else 0
        try:
            with self._own.open("ab") as file:
                file.write(len(content).to_bytes(_LENGTH) + content)
        except OSError:
            # What is told next would be taken for the rest of it.
            os.truncate(self._own, size)
            raise

    def hear(self) -> dict[str, bytes]:
        """Return what the others have told since the last time."""
        found: dict[str, bytes] = {}
        for path in self._folder.iterdir():
            if path != self._own:
                found |= self._added(path)
        return found

    def told(self) -> dict[str, bytes]:
        """Return what this process has told."""
        return self._added(self._own) if self._own.exists() else {}

    def _added(self, path: Path) -> dict[str, bytes]:
        """Read what was added to a file since the last time; the last may not be whole yet."""
        found: dict[str, bytes] = {}
        with path.open("rb") as file:
            file.seek(self._read.get(path, 0))
            while len(header := file.read(_LENGTH)) == _LENGTH:
                content = file.read(length := int.from_bytes(header))
                if len(content) < length:
                    break
                found |= marshal.loads(content)  # nosec B302 (written by this rebuild)
                self._read[path] = file.tell()
        return found


def look_up(text: str, kind: Kind = Kind.WORD) -> Word:
    """Return a word as `analyse_word` does: as it is kept, or analysed and noted in a rebuild."""
    if kind is not Kind.WORD:
        return analyse_word(text, kind)
    word = recall(text) or _without_capitals(text)
    if word is None:
        word = analyse_word(text, Kind.WORD)
        learn(text, word)
    return word


def recall(text: str) -> Word | None:
    """Return a word as `analyse_word` gave it in an earlier process, None when it is not kept."""
    record = _remembered().get(text) or _heard.get(text)
    return None if record is None else _decode(record)


def _without_capitals(text: str) -> Word | None:
    """Recall a word as it is without capitals, which only tell names from stop words."""
    word = recall(text.lower()) if text.isascii() and not text.islower() else None
    return None if word and word.is_stop else word


def learn(text: str, word: Word) -> None:
    """Note a word that was analysed, in a rebuild."""
    if _new is not None and len(_new) < MOST:
        # Half a surrogate pair is analysed anew each time.
        with suppress(UnicodeEncodeError):
            _new[text] = _encode(word)


@cache
def _remembered() -> Mapping[str, bytes]:
    # What is absent or damaged is analysed again.
    with suppress(*lexicon.UNREADABLE):
        words: dict[str, bytes] = lexicon.read(_path())
        return words
    return {}


def _path() -> Path:
    return lexicon.cache_file("words", map(str, sorted(Path(__file__).parent.glob("*.py"))))
