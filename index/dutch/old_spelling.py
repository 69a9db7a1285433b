"""Spelling from before 1995: `produkt`, `pannekoek` and `vereeniging` as they are written today.

What changed is the long vowel of an open syllable and the sch at the end of one (1947: `heeren`,
`mensch`), the choice between c and k (1954, 1995) and the -e- inside compounds (1995). A rule
alone would take `casten` for `kasten`, so a word counts as an old spelling when the lexicon has
the one of today and that is much commoner. Source: Woordenlijst Nederlandse Taal, Leidraad.
"""

import re
from collections.abc import Sequence
from typing import Final

from index.dutch.inflection import is_noun
from index.dutch.irregular import words_in
from index.dutch.lexicon import lexicon
from index.dutch.modifiers import head_kind
from index.dutch.spelling import closed

# How much commoner the spelling of today must be, and how common at least.
_COMMONER: Final = 5.0
_COMMONER_COMPOUND: Final = 2.0
_SEEN: Final = 10.0
_SHORTEST: Final = 5
_SHORTEST_NOUN: Final = 3
_SHORTEST_HEAD: Final = 3

_OF_TODAY: Final = frozenset(words_in("cruising doctoren groove predict schooner zoomer zoomers"))

# Words of one syllable, with an ending or without, differ in c and k too often: `kamper`, `camper`.
_SYLLABLES: Final = re.compile(
    "[^aeiouy]*[aeiouy]+[^aeiouy]*[^aeiouyj](?!e(?:[nlrt]|r[es]|ren|nde?|ste|t?jes?)?$)[aeiouy]"
).match
_K: Final = re.compile("k(?=[aloru])|(?<=[aeiou])k(?=t)")
_K_BEFORE_T: Final = re.compile("(?<=[aeiou])k(?=t)")
_C: Final = re.compile("c(?=[aloru])|(?<=[aeiou])c(?=t)")
# `basisch` and its like are written so today.
_SCH: Final = re.compile("(?:(?<=[ve]i)|(?<=[a-z]{2}[^i]))sch(?=$|[ehijlt])")
_LINK: Final = re.compile("(?<=[^aeiouy]e)|(?<=[ao]ie)").finditer
_LONG: Final = re.compile("(?:(?<=e)e|(?<=o)o)(?=(?:[bdfghklmnprstvwz]|ch)(?:e|i|a[art]))")


def modern(word: str) -> str | None:
    """Return a folded word in the spelling of today, None when it is written so already."""
    if len(word) < _SHORTEST:
        return None
    listed = lexicon().lemma_of
    for spelled in _respelled(word):
        is_other = spelled != word and spelled in listed
        if is_other and _is_commoner(spelled, word, _COMMONER):
            return None if word in _OF_TODAY else spelled
    # The -e- that lacks its n is neither at the word's beginning nor at its end.
    for link in _LINK(word, _SHORTEST_NOUN, len(word) - _SHORTEST_HEAD):
        place = link.end()
        spelled = f"{word[:place]}n{word[place:]}"
        if spelled in listed and _is_compound(word, place, spelled):
            return spelled
    return None


def _respelled(word: str) -> Sequence[str]:
    """The spellings that a word could have today, the likelier first."""
    spelled = []
    if "k" in word:
        with_c = _K.sub("c", word)
        if "kt" in word:
            spelled.append(_K_BEFORE_T.sub("c", word))  # `produktiekosten`, but `kontakt`
        if "ks" in word:
            spelled += [with_c.replace("ks", "x"), word.replace("ks", "x")]
            spelled.append(word.replace("ks", "cc"))
        spelled += [with_c, word.replace("kk", "cc")]
    if "c" in word:
        spelled += [_C.sub("k", word), word.replace("cc", "kk")]
    if spelled and not _SYLLABLES(word):
        spelled = []
    if "sch" in word:
        spelled.append(_SCH.sub("s", word))
    if "ee" in word or "oo" in word:
        spelled.append(_LONG.sub("", word))
    return spelled


def _is_commoner(spelled: str, word: str, times: float) -> bool:
    known = lexicon()
    return known.frequency(spelled) >= max(times * known.frequency(word), _SEEN)


def _is_compound(word: str, place: int, written: str) -> bool:
    """Whether the n that a word lacks at a place is that of -en- in a compound: `pannekoek`."""
    return (
        _is_commoner(written, word, _COMMONER_COMPOUND)
        and word.isalpha()
        and head_kind(word[place:]) is not None
        and any(map(is_noun, closed(word[: place - 1])))
    )
