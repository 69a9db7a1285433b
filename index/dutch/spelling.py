"""Dutch spelling of stems: what an ending that starts with a vowel does to them.

The vowel of a closed syllable is doubled when long (`boom`, `bomen`), the consonant of an open
one when the vowel is short (`kat`, `katten`), and a final f or s may stand for a voiced sound
(`brief`, `brieven`; `huis`, `huizen`). Source: Woordenlijst Nederlandse Taal, Leidraad, part 2.
"""

import re
from typing import Final

VOWELS: Final = frozenset("aeiouy")

_PLAIN_VOWELS: Final = frozenset("aeiou")
_VOICED: Final = {"f": "v", "s": "z"}
_VOICELESS: Final = {"v": "f", "z": "s"}
_LONG: Final = frozenset(("aa", "ee", "oo", "uu"))
_NEVER_CLOSING: Final = frozenset("aeiouwxj")
# The vowel of a last syllable without stress stays single and short: `wandel`, `wandelen`.
_UNSTRESSED: Final = ("el", "em", "en", "er", "ig", "ik", "it", "on", "or")
_HAS_VOWEL: Final = re.compile("[aeiouy]").search
# Nouns whose vowel is short in the singular and long in the plural, also as heads of compounds.
_ALTERNATING: Final = (
    *("bad", "bedrag", "bevel", "blad", "dag", "dak", "dal", "gat", "gebed", "gebod", "gen"),
    *("glas", "god", "graf", "hof", "hol", "krag", "lot", "oorlog", "pad", "schot", "slag"),
    *("slot", "spel", "staf", "vat", "verbod", "verdrag", "verslag", "weg"),
)
# Source: Algemene Nederlandse Spraakkunst, 12.2.2.
_TAKES_S: Final = re.compile(
    r".{2,}(heid|teit|schap|gang)|.{4,}(?<!kett)ing|bruid|leven|lichaam|verjaardag|volk"
).fullmatch
_DOUBLED: Final = frozenset(letter * 2 for letter in "bcdfghjklmnpqrstvwxyz")


def opened(stem: str) -> tuple[str, ...]:
    """How a stem can be spelled before an ending that starts with a vowel.

    `boom` gives `bom`, `kat` gives `katt` and `kat`, `brief` gives `briev` and `brief`.
    """
    if not stem or stem[-1] in VOWELS:
        return (stem,)
    if stem[-3:-1] in _LONG and stem[-1] not in _NEVER_CLOSING:
        return _with_voiced(stem[:-2], stem[-1])
    if _is_short(stem):
        doubled = (stem + stem[-1],)
        return (*doubled, *_with_voiced(stem[:-1], stem[-1])) if _stays_single(stem) else doubled
    return _with_voiced(stem[:-1], stem[-1])


def closed(opened_stem: str) -> tuple[str, ...]:
    """Stems that can be spelled so before an ending that starts with a vowel.

    `bom` gives `boom` and `bom`, `katt` gives `kat`, `huiz` gives `huis`.
    """
    if len(opened_stem) < 2 or opened_stem[-1] in VOWELS:
        return (opened_stem,)
    last = _VOICELESS.get(opened_stem[-1], opened_stem[-1])
    if opened_stem[-2:] in _DOUBLED:
        # `praatten` is no plural of `praat`, nor `Danielle` a form of `Daniel`.
        stem = opened_stem[:-1]
        return (stem,) if _is_short(stem) or stem[-2:-1] == "y" else ()
    if _is_short(opened_stem):
        before, vowel = opened_stem[:-2], opened_stem[-2]
        lengthened = () if vowel == "i" else (before + vowel * 2 + last,)
        kept = before + vowel + last
        return (*lengthened, kept) if vowel == "i" or _stays_single(kept) else lengthened
    # `officiële`, `reële` and `vriezen`, once the trema is folded.
    if opened_stem[-3:-1] == "ie" or opened_stem.endswith("eel"):
        return (opened_stem[:-1] + last, opened_stem[:-1] + "e" + last)
    return (opened_stem[:-1] + last,)


def takes_s(noun: str) -> bool:
    """Whether a noun before another one takes -s-: `omgangstaal` has `taal`, and no `staal`."""
    return _TAKES_S(noun) is not None


def _is_short(stem: str) -> bool:
    """Whether a stem ends in one vowel and one consonant: `kat`, not `kaat` or `kauw`."""
    if len(stem) < 2 or stem[-1] in _NEVER_CLOSING:
        return False
    vowel, before = stem[-2], stem[-3:-2]
    if vowel not in _PLAIN_VOWELS:
        return False
    if before not in _PLAIN_VOWELS or not before:
        return True
    if before == "i":  # `miljoen` has two syllables there: `radio`, `fiat`
        return vowel in "aou"
    if before == "u":
        return vowel in "aeo" or stem[-4:-3] == "q"
    return before == "e" and vowel in "ao"


def _with_voiced(before: str, last: str) -> tuple[str, ...]:
    voiced = _VOICED.get(last)
    return (before + last,) if voiced is None else (before + voiced, before + last)


def _stays_single(stem: str) -> bool:
    is_unstressed = stem.endswith(_UNSTRESSED) and _HAS_VOWEL(stem, 0, len(stem) - 2) is not None
    return is_unstressed or stem.endswith(_ALTERNATING)
