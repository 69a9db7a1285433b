"""The words of Dutch: which lemma a form has and how often it is written.

Both come from packages: the forms and their lemmas from simplemma, the frequencies from wordfreq.
Keys are folded (lower case, no accents), as the words that are looked up.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

import simplemma.strategies.dictionaries as simplemma_dictionaries
import wordfreq

from index.dutch.folding import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of Dutch words.

    Attributes:
        lemma_of: lemma of each known form, both folded.
        lemmas: the words that are the lemma of a form other than themselves.
        centibels: how rare a form is, -100 · log10 of its share of all words; more is rarer.
    """

    lemma_of: Mapping[str, str]
    lemmas: Set[str]
    centibels: Mapping[str, int]

    def frequency(self, word: str) -> float:
        """Occurrences of a form in a billion words; 0.0 for one that was never seen."""
        rarity = self.centibels.get(word)
        return 0.0 if rarity is None else _FREQUENCY_AT[rarity]


_FREQUENCY_AT = tuple(10 ** (9 - centibels / 100) for centibels in range(901))


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    lemma_of = _lemmas()
    lemmas = frozenset(lemma for form, lemma in lemma_of.items() if form != lemma)
    return Lexicon(lemma_of, lemmas, _centibels())


def _lemmas() -> dict[str, str]:
    source = simplemma_dictionaries.DefaultDictionaryFactory().get_dictionary("nl")
    lemma_of: dict[str, str] = {}
    capitalised: list[tuple[str, str]] = []
    for form, lemma in source.items():
        # Some particle verbs and compounds carry the mark between their parts (`aan_houden`).
        joined = lemma.replace("_", "")
        if form.isascii() and form.islower():
            lemma_of[form] = joined if joined.isascii() and joined.islower() else fold(joined)
        else:
            capitalised.append((fold(form), fold(joined)))
    for form, lemma in capitalised:
        lemma_of.setdefault(form, lemma)
    return lemma_of


def _centibels() -> dict[str, int]:
    rarities: dict[str, int] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list("nl", "large")):
        for word in words:
            rarities.setdefault(word if word.isascii() else fold(word), centibels)
    return rarities
