"""Words that are sought in a text, found without analysing all of it.

Whether a word has one of the keys that are sought depends on the word alone, and is told run by
run, but where words make something together. What they can make is known from the keys: only where
`toelichten` is sought does it matter that a text has `toe`, and then it is analysed as a whole.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Final

from index.dutch import Token, analyse, analyse_run, analysis_version
from index.dutch.derivation import bases
from index.dutch.equivalents import equivalents, key
from index.dutch.lexicon import lexicon
from index.dutch.numbers import MAGNITUDES
from index.dutch.particles import PARTICLES
from index.dutch.words import PART

_LONGEST_CACHED = 100
_RUNS_CACHED = 1 << 17

# Signs of a run beside the keys of its words, none of which begins so.
_HANGING: Final = "-"
_MAGNITUDE: Final = "×"
_PARTICLE: Final = "="
_NAME: Final = "≈"


class Sought:
    """Finds the words of texts that have one of some keys.

    Args:
        keys: as in `Token.keys`.
    """

    def __init__(self, keys: Collection[str]) -> None:
        forms = {key.removeprefix(PART) for key in keys}
        version = analysis_version()
        self._keys = frozenset(keys)
        self._around = frozenset((*_signs_around(forms), *_signs_of_names(version, forms)))
        self._signs = self._keys | self._around
        self._signs_of = _cached(version)
        self._seen: set[str] = set()
        self._met: dict[str, Sequence[Token] | None] = {}

    def tokens(self, text: str) -> Sequence[Token]:
        """Return the tokens of `analyse(text)` that have one of the keys."""
        runs = {*text.split()}
        signs_of, is_unsought = self._signs_of, self._signs.isdisjoint
        for run in runs - self._seen:
            if not is_unsought(signs_of[run]):
                self._met[run] = self._look(run, signs_of[run])
        self._seen |= runs
        found = []
        for run in runs.intersection(self._met):
            tokens = self._met[run]
            if tokens is None:
                return analyse(text, self._keys)
            for place in _places(text, run):
                found += [_moved(token, place) for token in tokens]
        return sorted(found, key=attrgetter("start"))

    def _look(self, run: str, signs: Sequence[str]) -> Sequence[Token] | None:
        """The tokens of a run that have one of the keys, None where the words around it matter."""
        if not self._around.isdisjoint(signs):
            return None
        analysed = analyse_run(run)
        return tuple(
            Token(*piece, word)
            for piece, word in zip(analysed.pieces, analysed.words, strict=True)
            if not self._keys.isdisjoint(word.keys)
        )


def _places(text: str, run: str) -> Iterator[int]:
    """Where a run is in a text with white space around it, in characters into the text."""
    start = text.find(run)
    while start >= 0:
        end = start + len(run)
        if (not start or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield start
        start = text.find(run, end)


def _moved(token: Token, offset: int) -> Token:
    return Token(token.text, offset + token.start, offset + token.end, token.analysed)


class _Signs(dict[str, Sequence[str]]):
    """The keys of the words in a run, and what can make the words around it matter."""

    def __missing__(self, run: str) -> Sequence[str]:
        signs = _signs(run)
        if len(run) <= _LONGEST_CACHED:
            if len(self) >= _RUNS_CACHED:
                self.clear()
            self[run] = signs
        return signs


def _signs(run: str) -> Sequence[str]:
    analysed = analyse_run(run)
    starts = equivalents().starts
    signs: list[str] = []
    for word in analysed.words:
        signs += word.keys
        if word.word in PARTICLES:
            signs.append(_PARTICLE + word.word)
        elif word.word in MAGNITUDES:
            signs.append(_MAGNITUDE)
        if key(word.word) in starts:
            signs.append(_NAME + key(word.word))
    ends = (analysed.pieces[number].end for number in analysed.hangs)
    # The hyphen of `3-0` hangs on to a word, but leaves nothing to the words after it.
    if not all(run[end + 1 : end + 2].isdigit() for end in ends):
        signs.append(_HANGING)
    return tuple(signs)


def _signs_around(forms: Set[str]) -> Iterator[str]:
    """The signs of a run that with the words around it can be found under one of some forms."""
    yield _HANGING
    if any(form[:1].isdigit() for form in forms):
        yield _MAGNITUDE
    verbs = [form for form in forms if form.endswith("n") and form in lexicon().lemmas]
    for particle in PARTICLES:
        if any(verb.startswith(particle) for verb in verbs):
            yield _PARTICLE + particle


@lru_cache(1)
def _cached(version: str) -> _Signs:
    """The signs of runs, remembered as long as the analysis stays the same."""
    return _Signs()


def _signs_of_names(version: str, forms: Set[str]) -> Iterator[str]:
    """The signs of a run that may begin a name which is found under one of some forms."""
    named = _named(version)
    for form in named.keys() & forms:
        yield from named[form]


@lru_cache(1)
def _named(version: str) -> Mapping[str, Set[str]]:
    """Of each form that a name of several words can add, the signs of what such names begin with.

    It can add it to each of its words, in a version's analysis.
    """
    known = equivalents()
    named: dict[str, set[str]] = defaultdict(set)
    for first, names in known.starts.items():
        for name in names:
            broader = [known.same[other] for other in known.broader.get(name, ())]
            for form in chain((known.same[name], *broader), *map(bases, broader)):
                named[form].add(_NAME + first)
    return named
