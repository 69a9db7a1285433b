"""Words by themselves: what one written word is found under, whatever stands around it."""

from dataclasses import dataclass
from functools import lru_cache

from index.dutch.compounds import split
from index.dutch.folding import fold
from index.dutch.lemmas import lemmas
from index.dutch.numbers import number
from index.dutch.stopwords import is_stop_word
from index.dutch.tokens import Kind

LONGEST = 64
"""Characters of the longest word that is looked up; a longer one stands for itself."""

LONGEST_TERM = 200
"""Characters that are kept of a folded word."""

_SYMBOLS = {"€": "euro", "$": "dollar", "£": "pond", "%": "procent", "§": "paragraaf"}


@dataclass(frozen=True, slots=True)
class Word:
    """A written word, analysed; the fields are those of `Token`."""

    word: str
    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_stop: bool = False
    rule: str = ""


@lru_cache(maxsize=1 << 17)
def analyse_word(text: str, kind: Kind) -> Word:
    """Analyse one word as it stands in the text."""
    folded = fold(text)[:LONGEST_TERM]
    if kind is Kind.SYMBOL:
        return Word(_SYMBOLS[text], (_SYMBOLS[text],), rule="symbol")
    if kind is Kind.NUMBER:
        return Word(folded, (number(folded),), rule="number")
    if kind is Kind.ADDRESS:
        return Word(folded, (folded,), _address_parts(folded), rule="address")
    if kind is Kind.ABBREVIATION:
        joined = folded.replace(".", "")
        return Word(joined, (joined,), is_stop=is_stop_word("", joined), rule="abbreviation")
    if is_stop_word(text, folded):
        return Word(folded, (folded,), is_stop=True, rule="stop word")
    if len(folded) > LONGEST:
        return Word(folded, (folded,), rule="too long to look up")
    return _hyphenated(folded) if "-" in folded.strip("-") else _plain(folded)


def _plain(folded: str) -> Word:
    found = lemmas(folded)
    compound = split(folded)
    return Word(folded, found.forms, compound.parts, rule=found.rule)


def _hyphenated(folded: str) -> Word:
    """A word with hyphens is found joined (`email`) and by its sides."""
    sides = [side for side in folded.split("-") if side]
    joined = "".join(sides)
    terms = [
        *lemmas(joined).forms,
        *("".join(sides[:-1]) + form for form in lemmas(sides[-1]).forms),
    ]
    parts: list[str] = []
    for side in sides:
        parts += [*lemmas(side).forms[:1], *split(side).parts]
    return Word(folded, tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(parts)), rule="hyphen")


def _address_parts(folded: str) -> tuple[str, ...]:
    letters = "".join(char if char.isalnum() else " " for char in folded).split()
    return tuple(dict.fromkeys(part for part in letters if part not in {"http", "https", "www"}))
