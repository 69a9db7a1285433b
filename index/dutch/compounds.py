"""Parts of compounds: `kernwapens` is found by `kern` and by `wapen`."""

from dataclasses import dataclass

from index.dutch.lemmas import lemmas
from index.dutch.lexicon import lexicon

_LINKS = ("", "s", "e", "en", "er")
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Compound:
    """How a word is made of other words.

    Attributes:
        parts: normal forms of the parts in their order, () when the word is no compound.
        links: the linking element after each part but the last.
    """

    parts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def split(word: str) -> Compound:
    """Split a compound into its parts.

    Args:
        word: one word, folded (lower case, no accents).
    """
    best, best_rarity = Compound(), lexicon().rarity(word)
    for middle in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        head = word[middle:]
        if head not in lexicon().lemma_of:
            continue
        for link in _LINKS:
            modifier = word[:middle].removesuffix(link)
            if len(modifier) < _SHORTEST_PART or not word[:middle].endswith(link):
                continue
            rarity = max(lexicon().rarity(modifier), lexicon().rarity(head))
            if modifier in lexicon().lemma_of and rarity < best_rarity:
                parts = (lemmas(modifier).forms[0], lemmas(head).forms[0])
                best, best_rarity = Compound(parts, (link,)), rarity
    return best
