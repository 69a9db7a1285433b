"""Suspended hyphens: in `land- en tuinbouw` the first word is `landbouw`."""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from index.dutch.inflection import UNSTRESSED, separated
from index.dutch.lemmas import lemmas
from index.dutch.lexicon import lexicon
from index.dutch.numbers import AGE
from index.dutch.words import Forms, Word

LONGEST_SERIES: Final = 6
"""Words after one that leaves out its last part, at the most, up to the one that has it."""

_BETWEEN = frozenset({"en", "of", "noch", "als", "dan", "maar", "tot", "met"})


def suspended(words: Sequence[Word], hangs: Set[int]) -> Iterator[tuple[int, Forms]]:
    """Find words that leave their last part to a compound after them.

    Args:
        words: analysed one by one.
        hangs: the places of words that a hyphen hangs on to.

    Yields:
        the place of such a word, and what it is found under as the compound that it stands for.
    """
    for place in sorted(hangs):
        compound = _compound_after(words, hangs, place)
        first = words[place].word
        if compound is not None and compound.terms[-1].endswith(AGE):
            yield place, Forms(lemmas(first + AGE).forms, rule="suspended hyphen")
        elif compound is not None and compound.parts:
            head = compound.parts[-1]
            whole = lemmas(first + head).forms
            yield place, Forms(whole, (head,), rule="suspended hyphen")
        elif compound is not None:
            for rest in _without_prefix(compound.word):
                if lexicon().has(first + rest):
                    yield place, Forms(lemmas(first + rest).forms, rule="suspended hyphen")
                    break


def _compound_after(words: Sequence[Word], hangs: Set[int], place: int) -> Word | None:
    """The word that ends a series such as `bos-, land- en tuinbouw`."""
    is_joined = False
    for following in range(place + 1, min(place + 1 + LONGEST_SERIES, len(words))):
        if words[following].word in _BETWEEN:
            is_joined = True  # by more than one in `12- tot en met 18-jarigen`
        elif is_joined:
            return words[following]
        elif following not in hangs:
            break
    return None


def _without_prefix(word: str) -> Iterator[str]:
    """What a word that is no compound may share: `voer` of `uitvoer`, `koop` of `verkoop`."""
    yield from (rest for _, rest in separated(word))
    yield from (word.removeprefix(prefix) for prefix in UNSTRESSED if word.startswith(prefix))
