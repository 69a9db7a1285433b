"""Words parted at the end of a line that is no longer there: `gemeente- raad`, `be- volking`.

What was scanned, as Delpher's newspapers, has the hyphens of the lines it was printed in.
"""

from collections.abc import Iterator, Sequence, Set

from index.dutch.compounds import split
from index.dutch.lemmas import lemmas
from index.dutch.lexicon import lexicon
from index.dutch.old_spelling import modern
from index.dutch.words import Forms, Word


def parted(
    words: Sequence[Word], breaks: Sequence[bool], hangs: Set[int]
) -> Iterator[tuple[int, Forms]]:
    """Find the first halves of words that a hyphen parts.

    Args:
        words: analysed one by one.
        breaks: whether a clause ends before the word.
        hangs: the places of words that a hyphen hangs on to.

    Yields:
        the place of the first half, and what it is found under as the whole word.
    """
    for place in sorted(hangs):
        after = place + 1
        if after == len(words) or breaks[after] or words[after].is_stop:  # `in- en uitvoer`
            continue
        whole = words[place].word + words[after].word
        is_known = lexicon().has(whole) or modern(whole) is not None
        if is_known and whole.isalpha():
            yield place, Forms(lemmas(whole).forms, split(whole).parts, rule="parted word")
