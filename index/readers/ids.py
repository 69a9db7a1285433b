"""Ids of articles: stable, unique and safe in the path of a URL."""

import re
import unicodedata
from hashlib import blake2b
from itertools import chain, count

_LONGEST = 100
_UNSAFE = re.compile(r"[^A-Za-z0-9._~]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "đ": "d"})


class Duplicate(Exception):
    """An id was given to an article before; the message says which."""


class Ids:
    """The ids handed out in one reading.

    Only digests are kept: 8 bytes an article, whatever the length of the ids.
    """

    def __init__(self) -> None:
        self._given: set[int] = set()
        self._taken: set[int] = set()

    def given(self, id_: str) -> str:
        """Return the id for an article whose source gives it one.

        Raises:
            Duplicate: another article was given the same; the first one keeps it.
        """
        digest = _digest(id_)
        if digest in self._given:
            raise Duplicate("an earlier article has the same id")
        self._given.add(digest)
        return self._unique(slug(id_), id_)

    def of_place(self, place: str) -> str:
        """Return the id for an article that only has a place: its path in its source, its row."""
        return self._unique(slug(place).lower(), place)

    def _unique(self, wanted: str, origin: str) -> str:
        """Keep ids apart that read the same, by a suffix that comes from the origin alone."""
        stem = wanted or "artikel"
        suffixed = (f"{stem}-{_digest(f'{attempt} {origin}'):016x}" for attempt in count())
        candidates = chain([wanted] if wanted else [], suffixed)
        id_ = next(id_ for id_ in candidates if _digest(id_) not in self._taken)
        self._taken.add(_digest(id_))
        return id_


def slug(text: str) -> str:
    """Return text as letters, digits and `-`, `.`, `_`, `~`; at most 100 characters.

    Accents go (`café` is `cafe`); of a script without Latin letters nothing is left.
    """
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    words = _UNSAFE.sub("-", text.encode("ascii", "ignore").decode())
    return words[:_LONGEST].strip("-._~")


def _digest(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")
