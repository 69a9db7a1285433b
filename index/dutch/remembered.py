"""Words that were analysed before, kept in the user's cache folder from one rebuild to the next.

Most words of a new rebuild were in the one before, and to read a word here takes a tenth of the
time that its analysis takes. What is kept depends on the words alone, never on a text or a user's
list of equivalents, and is made anew when a lexicon or the analysis changes.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from index.dutch import lexicon
from index.dutch.words import Word

MOST: Final = 1 << 18
"""Words that are kept, about 20 MB on disk."""

_FIELDS, _ITEMS = "\x1e", "\x1f"

_learnt: dict[str, str] | None = None


def begin() -> None:
    """Note the words that this process analyses from now on, as long as it rebuilds."""
    global _learnt  # noqa: PLW0603  # a process has one memory
    _learnt = {}


def recall(text: str) -> Word | None:
    """Return a word as `analyse_word` gave it in an earlier process, None when it is not kept."""
    record = _remembered().get(text)
    if record is None:
        return None
    word, terms, parts, is_stop, rule, keys = record.split(_FIELDS)
    recalled = Word(word, tuple(terms.split(_ITEMS)), _items(parts), bool(is_stop), rule)
    vars(recalled)["keys"] = _items(keys)
    return recalled


def learn(text: str, word: Word) -> None:
    """Note a word that was analysed, in a rebuild."""
    if _learnt is not None and len(_learnt) < MOST:
        terms, parts, keys = map(_ITEMS.join, (word.terms, word.parts, word.keys))
        is_stop = "1" if word.is_stop else ""
        _learnt[text] = _FIELDS.join((word.word, terms, parts, is_stop, word.rule, keys))


def learnt() -> dict[str, str]:
    """Return the words that were noted since the last call, for `keep`."""
    if _learnt is None:
        return {}
    words = _learnt
    begin()
    return words


def keep(words: Mapping[str, str]) -> None:
    """Keep the words of a rebuild, which is over, for later processes.

    A folder that cannot be written costs time, nothing else.
    """
    global _learnt  # noqa: PLW0603
    _learnt = None
    if not words:
        return
    kept = dict(words)
    for text, record in _remembered().items():
        if len(kept) >= MOST:
            break
        kept.setdefault(text, record)
    with suppress(OSError):
        lexicon.keep(_path(), kept)


@cache
def _remembered() -> Mapping[str, str]:
    # What is absent or damaged is analysed again.
    with suppress(OSError, EOFError, TypeError, ValueError):
        words: dict[str, str] = lexicon.read(_path())
        return words
    return {}


def _path() -> Path:
    return lexicon.cache_file("words", map(str, sorted(Path(__file__).parent.glob("*.py"))))


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(_ITEMS)) if text else ()
