"""Suspended hyphens: in `land- en tuinbouw` the first word is `landbouw`."""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from index.dutch.lemmas import lemmas
from index.dutch.words import Forms, Word

LONGEST_SERIES: Final = 6
"""Words after one that leaves out its last part, at the most, up to the one that has it."""

_BETWEEN = frozenset({"en", "of", "noch", "als", "dan", "maar"})


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
        if compound is not None and compound.parts:
            head = compound.parts[-1]
            whole = lemmas(words[place].word + head).forms
            yield place, Forms(whole, (head,), rule="suspended hyphen")


def _compound_after(words: Sequence[Word], hangs: Set[int], place: int) -> Word | None:
    """The word that ends a series such as `bos-, land- en tuinbouw`."""
    for following in range(place + 1, min(place + LONGEST_SERIES, len(words))):
        if words[following].word in _BETWEEN and following + 1 < len(words):
            return words[following + 1]
        if following not in hangs:
            break
    return None
