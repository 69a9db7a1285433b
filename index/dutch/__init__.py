"""Dutch analysis: the same for what is indexed and for what is asked.

A step, a module: `tokens` finds the words, `words` analyses each by itself (`folding`, `lemmas`,
`compounds`, `numbers`, `stopwords`), and what several words make together is added to them by
`particles`, `suspended`, `numbers` and `equivalents`.

A step more is a module more: a function from words to what they make together, with the number of
the word that it is added to, called in `_additions`; and a table of cases as its test.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from index.dutch import equivalents, numbers
from index.dutch.particles import separable_verbs
from index.dutch.suspended import suspended
from index.dutch.tokens import Kind, ends_clause, tokenise
from index.dutch.words import Word, analyse_word

_RUN = re.compile(r"\S+|\n[^\S\n]*\n")
_LONGEST_CACHED = 100
_CHUNKS_CACHED = 1 << 16
_WORDS_CACHED = 1 << 17
_PACKAGES = ("simplemma", "wordfreq", "regex")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and the forms under which it is found.

    Attributes:
        text: the word as it stands in the text.
        start, end: offsets in characters into the original text; `text == original[start:end]`.
        word: the folded surface form (case, accents, ligatures), for phrases and completion.
        terms: normal forms under which the whole word is found, best first.
        parts: normal forms of a compound's parts, () when it is none.
        is_stop: a stop word keeps its place for phrases and is left out of ranked search.
        rule: how the terms and parts came about, for people (`alinea analyse`).
    """

    text: str
    start: int
    end: int
    word: str
    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_stop: bool = False
    rule: str = ""


class _Piece(NamedTuple):
    """A word in a run of text without white space; offsets are into the run."""

    text: str
    start: int
    end: int
    word: Word
    breaks: bool
    hangs: bool


class _Places(NamedTuple):
    """The words of a text, each as it is by itself: three lists of the same length.

    Attributes:
        pieces: what was read.
        offsets: of the runs that they are in, in characters into the text.
        breaks: whether a clause ends before the word.
    """

    pieces: list[_Piece]
    offsets: list[int]
    breaks: list[bool]


def analyse(text: str) -> Sequence[Token]:
    """Find the words of a text and the forms under which each is found.

    Every text can be analysed, and texts apart by a blank line are analysed as each by itself.

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    places = _places(text)
    return [
        _token(offset, piece, word)
        for offset, piece, word in zip(places.offsets, places.pieces, _words(places), strict=True)
    ]


def analyse_words(text: str) -> Sequence[Word]:
    """Find what `analyse` finds, without the places: for an index, which keeps none.

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    return _words(_places(text))


def use_equivalents(path: Path | None) -> None:
    """Set the user's list of equivalents for this process and those that it starts.

    To be called before anything is analysed; None leaves Alinea's own list alone. Without a call,
    the environment variable `ALINEA_EQUIVALENTS` names the list.

    Raises:
        AlineaError: the list cannot be read, or one of its lines cannot.
    """
    os.environ[equivalents.SETTING] = str(path.absolute()) if path else ""
    for cached in (equivalents.equivalents, analysis_version, _word, _cached):
        cached.cache_clear()
    if path:
        equivalents.equivalents()


@cache
def analysis_version() -> str:
    """Return a short text that changes with the analysis: code, weights, lexica or equivalents.

    An index that was made with another version must be rebuilt before it answers.

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    digest = sha256(unicodedata.unidata_version.encode())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}".encode())
    folder = Path(__file__).parent
    for path in [*sorted(folder.glob("*.py")), folder.with_name("documents.py")]:
        digest.update(path.read_bytes())
    for path in equivalents.sources():
        digest.update(equivalents.contents(path).encode())
    return digest.hexdigest()[:12]


def _places(text: str) -> _Places:
    places = _Places([], [], [])
    pieces, offsets, breaks = places
    breaks_next = True
    for match in _RUN.finditer(text):
        chunk = match[0]
        if chunk.isspace():
            breaks_next = True
            continue
        found, ends = _cached(chunk) if len(chunk) <= _LONGEST_CACHED else _pieces(chunk)
        for piece in found:
            pieces.append(piece)
            offsets.append(match.start())
            breaks.append(breaks_next or piece.breaks)
            breaks_next = False
        breaks_next = breaks_next or ends
    return places


def _words(places: _Places) -> Sequence[Word]:
    """The words with what they make together."""
    words = [piece.word for piece in places.pieces]
    for number, added in _additions(places, words).items():
        words[number] = _extended(words[number], added)
    return words


def _pieces(chunk: str) -> tuple[tuple[_Piece, ...], bool]:
    """The words in a run of text, and whether a clause ends after the last."""
    pieces = []
    end = 0
    for span in tokenise(chunk):
        text = chunk[span.start : span.end]
        word = _word(text, span.kind)
        if word.terms[0]:
            hangs = chunk[span.end : span.end + 1] in {"-", "‐", "‑"}
            pieces.append(_Piece(text, span.start, span.end, word, span.breaks, hangs))
        end = span.end
    return tuple(pieces), ends_clause(chunk[end:])


_cached = lru_cache(_CHUNKS_CACHED)(_pieces)


@lru_cache(_WORDS_CACHED)
def _word(text: str, kind: Kind) -> Word:
    word = analyse_word(text, kind)
    addition = equivalents.equivalents().of_word(word)
    return _extended(word, [addition]) if addition else word


def _additions(places: _Places, analysed: Sequence[Word]) -> Mapping[int, list[Word]]:
    """What the words are found under because of the words around them, by number."""
    additions: dict[int, list[Word]] = defaultdict(list)
    words = [word.word for word in analysed]
    breaks = places.breaks
    for particle, verb, terms in separable_verbs(words, breaks):
        rule = f"separable verb: {words[particle]} + {words[verb]}"
        additions[verb].append(Word(words[verb], terms, rule=rule))
        if analysed[particle].is_stop:  # `plaats` and `terug` say something themselves
            additions[particle].append(Word(words[particle], terms, (), True, rule))
    for number, amount in numbers.amounts(words, breaks):
        additions[number].append(Word(words[number], (amount,), rule="amount"))
    for numbered, addition in equivalents.equivalents().of_words(words, breaks):
        for number in numbered:
            additions[number].append(addition)
    hangs = [piece.hangs for piece in places.pieces]
    if any(hangs):
        for number, addition in suspended(analysed, hangs):
            additions[number].append(addition)
    return additions


def _extended(word: Word, additions: Sequence[Word]) -> Word:
    """A word with what others make of it: `in` is a stop word, `in- en uitvoer` has none.

    Its own forms come first, for they tell how rare it is.
    """
    is_stop = word.is_stop and all(addition.is_stop for addition in additions)
    sources = [*additions] if word.is_stop and not is_stop else [word, *additions]
    return Word(
        word.word,
        tuple(dict.fromkeys(term for source in sources for term in source.terms)),
        tuple(dict.fromkeys(part for source in sources for part in source.parts)),
        is_stop,
        "; ".join(dict.fromkeys([word.rule, *(addition.rule for addition in additions)])),
    )


def _token(offset: int, piece: _Piece, word: Word) -> Token:
    return Token(
        piece.text,
        offset + piece.start,
        offset + piece.end,
        word.word,
        word.terms,
        word.parts,
        word.is_stop,
        word.rule,
    )
