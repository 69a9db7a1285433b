"""Normal forms of words: what is found by looking for any form of the same word."""

from dataclasses import dataclass
from functools import cache

import Stemmer

from index.dutch.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The normal forms of a word.

    Attributes:
        forms: normal forms, best first; never empty.
        rule: how they came about, for people.
    """

    forms: tuple[str, ...]
    rule: str


def lemmas(word: str) -> Lemmas:
    """Normal forms of a word.

    Args:
        word: one word, folded (lower case, no accents).
    """
    lemma = lexicon().lemma_of.get(word)
    if lemma is not None:
        return Lemmas((lemma,), "lexicon")
    return Lemmas((_stemmer().stemWord(word),), "stemmer")


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("dutch")
