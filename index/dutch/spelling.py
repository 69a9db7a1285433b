"""Dutch spelling of stems: what an ending that starts with a vowel does to them.

The vowel of a closed syllable is doubled when long (`boom`, `bomen`), the consonant of an open
one when the vowel is short (`kat`, `katten`), and a final f or s may stand for a voiced sound
(`brief`, `brieven`; `huis`, `huizen`). Source: Woordenlijst Nederlandse Taal, Leidraad, part 2.
"""

import re
from functools import lru_cache
from typing import Final

VOWELS: Final = frozenset("aeiouy")

_VOICED: Final = {"f": "v", "s": "z"}
_VOICELESS: Final = {"v": "f", "z": "s"}
_LONG = re.compile(r"(.*)(aa|ee|oo|uu)([^aeiouwxj])")
_SHORT = re.compile(
    r"(.*(?:^|[^aeiou]|qu|i(?=[aou])|[ue](?=[aeo](?<!ee|eu))))([aeiou])([^aeiouwxj])"
)
# The vowel of a last syllable without stress stays single and short: `wandel`, `wandelen`.
_UNSTRESSED = re.compile(r".*[aeiouy].*(?:e[lmnr]|i[gkt]|o[nr]|em)")
# Nouns whose vowel is short in the singular and long in the plural, also as heads of compounds.
_ALTERNATING = re.compile(
    r".*(?:bad|bedrag|bevel|blad|dag|dak|dal|gat|gebed|gebod|gen|glas|god|graf|hof|hol|krag|lot"
    r"|oorlog|pad|schot|slag|slot|spel|staf|vat|verbod|verdrag|verslag|weg)"
)
_DOUBLED = re.compile(r".*([b-df-hj-np-tv-z])\1")


@lru_cache(maxsize=65536)
def opened(stem: str) -> tuple[str, ...]:
    """How a stem can be spelled before an ending that starts with a vowel.

    `boom` gives `bom`, `kat` gives `katt` and `kat`, `brief` gives `briev` and `brief`.
    """
    if not stem or stem[-1] in VOWELS:
        return (stem,)
    if long := _LONG.fullmatch(stem):
        before, vowels, last = long.groups()
        return _with_voiced(before + vowels[0], last)
    if _SHORT.fullmatch(stem):
        doubled = (stem + stem[-1],)
        return (*doubled, *_with_voiced(stem[:-1], stem[-1])) if _stays_single(stem) else doubled
    return _with_voiced(stem[:-1], stem[-1])


@lru_cache(maxsize=65536)
def closed(opened_stem: str) -> tuple[str, ...]:
    """Stems that can be spelled so before an ending that starts with a vowel.

    `bom` gives `boom` and `bom`, `katt` gives `kat`, `huiz` gives `huis`.
    """
    if len(opened_stem) < 2 or opened_stem[-1] in VOWELS:
        return (opened_stem,)
    last = _VOICELESS.get(opened_stem[-1], opened_stem[-1])
    if _DOUBLED.fullmatch(opened_stem):
        return (opened_stem[:-1],)
    if short := _SHORT.fullmatch(opened_stem):
        before, vowel, _ = short.groups()
        lengthened = () if vowel == "i" else (before + vowel * 2 + last,)
        kept = before + vowel + last
        return (*lengthened, kept) if vowel == "i" or _stays_single(kept) else lengthened
    if opened_stem[-3:-1] == "ie":  # `officiële` and `vriezen`, once the trema is folded
        return (opened_stem[:-1] + last, opened_stem[:-1] + "e" + last)
    return (opened_stem[:-1] + last,)


def _with_voiced(before: str, last: str) -> tuple[str, ...]:
    voiced = _VOICED.get(last)
    return (before + last,) if voiced is None else (before + voiced, before + last)


def _stays_single(stem: str) -> bool:
    return bool(_UNSTRESSED.fullmatch(stem) or _ALTERNATING.fullmatch(stem))
