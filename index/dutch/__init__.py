"""Dutch analysis: the same for what is indexed and for what is asked.

A step, a module: `tokens` finds the words, `words` analyses each by itself (`folding`, `lemmas`,
`compounds`, `numbers`, `stopwords`), and what several words make together is added to them by
`particles`, `suspended`, `parted`, `numbers` and `equivalents`.

A step more is a module more: a function from words to what they make together, with the number of
the word that it is added to, called in `_additions`; and a table of cases as its test.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from index.dutch import equivalents, numbers
from index.dutch.parted import parted
from index.dutch.particles import APART, separable_verbs
from index.dutch.remembered import look_up
from index.dutch.suspended import suspended
from index.dutch.tokens import Kind, ends_clause, tokenise
from index.dutch.words import Forms, Word

_BLANK = re.compile(r"\n[^\S\n]*\n")
_RUN = re.compile(rf"\S+|{_BLANK.pattern}")
# One word, with the signs that texts have around it. What may be no word has other signs, or
# begins with an apostrophe and a single letter (`'s-Gravenhage`).
_LETTERS = "[A-Za-zÀ-ÖØ-öø-ÿ]"
_ONE_WORD = re.compile(
    rf"""["“”„‘’'(\[]*({_LETTERS}{{2,}}(?:['’-]{_LETTERS}+)*)[]"“”’'),.:;!?…]*"""
)
_LONGEST_CACHED = 100
_RUNS_CACHED = 1 << 17
_WORDS_CACHED = 1 << 17
_BESIDE_NUMBER = {
    "amount": numbers.amounts,
    "date": numbers.dates,
    "decade": numbers.decades,
    "name with number": numbers.numbered,
}
_PACKAGES = ("simplemma", "wordfreq", "regex")


class Token(Struct, frozen=True, gc=False):
    """A word of a text and the forms under which it is found.

    Attributes:
        text: the word as it stands in the text.
        start, end: offsets in characters into the original text; `text == original[start:end]`.
        analysed: with what the words around it make of it.
    """

    text: str
    start: int
    end: int
    analysed: Word

    @property
    def word(self) -> str:
        """The folded surface form (case, accents, ligatures), for phrases and completion."""
        return self.analysed.word

    @property
    def terms(self) -> tuple[str, ...]:
        """Normal forms under which the whole word is found, best first."""
        return self.analysed.terms

    @property
    def parts(self) -> tuple[str, ...]:
        """Normal forms of a compound's parts, () when it is none."""
        return self.analysed.parts

    @property
    def others(self) -> tuple[str, ...]:
        """Normal forms that it may have and is unlikely to, such as `bewijs` for `bewijzen`."""
        return self.analysed.others

    @property
    def is_stop(self) -> bool:
        """Whether it keeps its place for phrases and is left out of ranked search."""
        return self.analysed.is_stop

    @property
    def rule(self) -> str:
        """How the terms and parts came about, for people (`alinea analyse`)."""
        return self.analysed.rule

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys under which the word is found in a ranked bag; () for a stop word."""
        return self.analysed.keys


_Piece = tuple[str, int, int]
"""A word of a run of text without white space, its start and end, in characters into the run."""


class Run(NamedTuple):
    """A run of text without white space, analysed; its first four are of the same length.

    Attributes:
        words: each as it is by itself.
        breaks: whether a clause ends before the word.
        begins: the same where a clause ends before the run.
        hangs: the numbers of the words that a hyphen hangs on to.
        ends: whether a clause ends after the last word.
        joins: whether a word may make something together with those around it.
    """

    pieces: tuple[_Piece, ...]
    words: tuple[Word, ...]
    breaks: tuple[bool, ...]
    begins: tuple[bool, ...]
    hangs: tuple[int, ...]
    ends: bool
    joins: bool


_BLANK_LINE = Run((), (), (), (), (), True, False)


def analyse(text: str, keys: Set[str] | None = None) -> Sequence[Token]:
    """Find the words of a text and the forms under which each is found.

    Every text can be analysed, and texts apart by a blank line are analysed as each by itself.

    Args:
        text: any.
        keys: only the words that have one of these; None for all.

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    matches = [*_RUN.finditer(text)]
    runs = [*map(_runs.__getitem__, [match[0] for match in matches])]
    words = iter(_words(runs))
    tokens: list[Token] = []
    for match, run in zip(matches, runs, strict=True):
        start = match.start()
        for piece, first, last in run.pieces:
            word = next(words)
            if keys is None or not keys.isdisjoint(word.keys):
                tokens.append(Token(piece, start + first, start + last, word))
    return tokens


def analyse_runs(text: str) -> tuple[Sequence[Run], Sequence[Word]]:
    """Return the runs of a text and the words of its tokens: for an index, which keeps no places.

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    if "\n" not in text:
        runs = [*map(_runs.__getitem__, text.split())]
        return runs, _words(runs)
    runs = []
    for block in _BLANK.split(text):
        runs += map(_runs.__getitem__, block.split())
        runs.append(_BLANK_LINE)
    return [run for run in runs if run is not _BLANK_LINE], _words(runs)


def analyse_run(run: str) -> Run:
    """Find the words of a run of text without white space, each as it is by itself.

    Raises:
        AlineaError: the user's list of equivalents cannot be read.
    """
    return _runs[run]


def use_equivalents(path: Path | None) -> None:
    """Set the user's list of equivalents for this process and those that it starts.

    To be called before anything is analysed; None leaves Alinea's own list alone. Without a call,
    the environment variable `ALINEA_EQUIVALENTS` names the list.

    Raises:
        AlineaError: the list cannot be read, or one of its lines cannot.
    """
    os.environ[equivalents.SETTING] = str(path.absolute()) if path else ""
    for cached in (equivalents.equivalents, analysis_version, _word):
        cached.cache_clear()
    _runs.clear()
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


def _words(runs: Sequence[Run]) -> Sequence[Word]:
    """The words with what they make together."""
    words: list[Word] = []
    breaks: list[bool] = []
    joining: list[int] = []
    hangs: set[int] = set()
    breaks_next = True
    for _, in_run, inside, begins, hanging, ends, joins in runs:  # quicker than by name
        if in_run:
            if joins:
                joining += range(len(words), len(words) + len(in_run))
            if hanging:
                hangs.update(len(words) + number for number in hanging)
            words += in_run
            breaks += begins if breaks_next else inside
            breaks_next = ends
        elif ends:
            breaks_next = True
    if joining or hangs:
        for number, added in _additions(words, breaks, joining, hangs).items():
            words[number] = _extended(words[number], added, in_context=True)
    return words


class _Runs(dict[str, Run]):
    """Runs that were analysed; a plain dictionary is the quickest way to them."""

    def __missing__(self, chunk: str) -> Run:
        run = _analysed(chunk)
        if len(chunk) <= _LONGEST_CACHED:
            if len(self) >= _RUNS_CACHED:
                self.clear()
            self[chunk] = run
        return run


_runs = _Runs()


def _analysed(chunk: str) -> Run:
    if one := _ONE_WORD.fullmatch(chunk):  # most runs are, and need not be tokenised
        start, end = one.span(1)
        word = _word(text := one[1], Kind.WORD)
        broken, ends = ends_clause(chunk[:start]), ends_clause(chunk[end:])
        return Run(((text, start, end),), (word,), (broken,), (True,), (), ends, _may_join(word))
    if chunk.isspace():
        return _BLANK_LINE
    pieces: list[_Piece] = []
    words: list[Word] = []
    breaks: list[bool] = []
    hangs: list[int] = []
    end = 0
    for span in tokenise(chunk):
        text = chunk[span.start : span.end]
        word = _word(text, span.kind)
        if word.terms[0]:
            if chunk[span.end : span.end + 1] in {"-", "‐", "‑", "¬"}:
                hangs.append(len(words))
            pieces.append((text, span.start, span.end))
            words.append(word)
            breaks.append(span.breaks)
        end = span.end
    begins = (True, *breaks[1:]) if breaks else ()
    ends, joins = ends_clause(chunk[end:]), any(map(_may_join, words))
    return Run(tuple(pieces), tuple(words), tuple(breaks), begins, tuple(hangs), ends, joins)


def _may_join(word: Word) -> bool:
    """Whether a word may make something together with those around it; see `_additions`."""
    return (
        word.word in APART
        or word.word in numbers.BESIDE_NUMBER
        or equivalents.equivalents().begins(word.word)
    )


@lru_cache(_WORDS_CACHED)
def _word(text: str, kind: Kind) -> Word:
    word = look_up(text, kind)
    known = equivalents.equivalents()
    alike, inside = known.of_word(word), known.of_parts(word) if word.parts else None
    if alike or inside:
        found = [forms for forms in (alike, inside) if forms]
        return _extended(word, found, in_context=False)
    return word


def _additions(
    analysed: Sequence[Word], breaks: Sequence[bool], joining: Sequence[int], hangs: Set[int]
) -> Mapping[int, list[Forms]]:
    """What the words are found under because of the words around them, by number.

    Args:
        analysed: each by itself.
        breaks: whether a clause ends before the word.
        joining: the numbers of those that may make something together with others.
        hangs: the numbers of those that a hyphen hangs on to.
    """
    additions: dict[int, list[Forms]] = defaultdict(list)
    words = [word.word for word in analysed]
    for particle, verb, terms in separable_verbs(words, breaks, joining):
        rule = f"separable verb: {words[particle]} + {words[verb]}"
        additions[verb].append(Forms(terms, rule=rule))
        if analysed[particle].is_stop:  # `plaats` and `terug` say something themselves
            additions[particle].append(Forms(terms, is_stop=True, rule=rule))
    if beside := [place for place in joining if words[place] in numbers.BESIDE_NUMBER]:
        for rule, find in _BESIDE_NUMBER.items():
            for number, form in find(words, breaks, beside):
                additions[number].append(Forms((form,), rule=rule))
    for numbered, addition in equivalents.equivalents().of_words(words, breaks, joining):
        for number in numbered:
            additions[number].append(addition)
    for number, addition in chain(suspended(analysed, hangs), parted(analysed, breaks, hangs)):
        additions[number].append(addition)
    return additions


def _extended(word: Word, additions: Sequence[Forms], *, in_context: bool) -> Word:
    """A word with what others make of it: `in` is a stop word, `in- en uitvoer` has none.

    Its own forms come first, for they tell how rare it is.

    Args:
        word: by itself.
        additions: what is added to it.
        in_context: whether the words around it add them.
    """
    is_stop = word.is_stop and all(addition.is_stop for addition in additions)
    sources: list[Word | Forms] = [*additions]
    if is_stop or not word.is_stop:
        sources.insert(0, word)
    terms = tuple(dict.fromkeys(term for source in sources for term in source.terms))
    forms = Forms(
        terms,
        tuple(dict.fromkeys(part for source in sources for part in source.parts)),
        is_stop,
        "; ".join(dict.fromkeys([word.rule, *(addition.rule for addition in additions)])),
        word.others,
        tuple(term for term in terms if term not in word.terms) if in_context else (),
    )
    return Word.of(word.word, forms)
