"""The words of Dutch: which lemma a form has and how often it is written.

Both come from packages: the forms and their lemmas from simplemma, the frequencies from wordfreq.
Keys are folded (lower case, no accents), as the words that are looked up.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import simplemma.strategies.dictionaries as simplemma_dictionaries
import wordfreq

_UNSEEN = 800


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of Dutch words.

    Attributes:
        lemma_of: lemma of each known form, both folded; a lemma is a form of itself.
        centibels: how rare a form is, -100 · log10 of its share of all words; more is rarer.
    """

    lemma_of: Mapping[str, str]
    centibels: Mapping[str, int]

    def rarity(self, word: str) -> int:
        """Rarity of a form in centibels; forms never seen are rarer than any seen one."""
        return self.centibels.get(word, _UNSEEN)


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    return Lexicon(_lemmas(), _centibels())


def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _lemmas() -> dict[str, str]:
    source = simplemma_dictionaries.DefaultDictionaryFactory().get_dictionary("nl")
    lemma_of: dict[str, str] = {}
    capitalised: list[tuple[str, str]] = []
    for form, lemma in source.items():
        if form.isascii() and form.islower():
            lemma_of[form] = lemma if lemma.isascii() else _fold(lemma)
        else:
            capitalised.append((_fold(form), _fold(lemma)))
    for form, lemma in capitalised:
        lemma_of.setdefault(form, lemma)
    return lemma_of


def _centibels() -> dict[str, int]:
    rarities: dict[str, int] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list("nl", "large")):
        for word in words:
            rarities.setdefault(word if word.isascii() else _fold(word), centibels)
    return rarities
