"""Tokens: where the words of a text are.

Word boundaries follow UAX #29 (Unicode Text Segmentation), tailored to Dutch: a word keeps its
apostrophe (`foto's`, `'s-Gravenhage`), its hyphens (`Noord-Korea`) and, as an abbreviation, its
dots (`o.a.`); numbers, dates and addresses of the web stay whole. No token holds white space.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

import regex


class Kind(StrEnum):
    """What a token is, by its writing alone."""

    WORD = "word"
    ABBREVIATION = "abbreviation"
    NUMBER = "number"
    DATE = "date"
    ADDRESS = "address"
    SYMBOL = "symbol"


class Span(NamedTuple):
    """A token's place.

    Attributes:
        start, end: characters into the text.
        breaks: a clause ends between the token before and this one.
    """

    start: int
    end: int
    kind: Kind
    breaks: bool


INITIAL: Final = r"(?:[CPT]h|Chr|IJ|\p{L}\p{M}*+)"
"""What stands before the dots of initials: `A.F.Th.`; a pattern of `regex`."""

# Scripts without spaces between words: every character is a token, as UAX #29 has it for Han.
_ALONE = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_SOUND = r"\p{L}\p{N}"
_CHARACTER = rf"[[\p{{L}}\p{{M}}\p{{N}}\u00ad\u200c\u200d\u2060]--[{_ALONE}]]"
_QUOTE = "['’‘ʼ´`＇]"
_HYPHEN = "[-‐‑]"
_RUN = rf"{_CHARACTER}++(?:{_QUOTE}{_CHARACTER}++)*+"
_CLITIC = rf"(?<![{_SOUND}]){_QUOTE}[stnkmSTNKM]"
_DOMAIN = rf"[{_SOUND}-]{{1,63}}(?:\.[{_SOUND}-]{{1,63}}){{1,4}}"
_LABEL = rf"[{_SOUND}-]{{2,63}}"
_TOP = "(?:nl|be|eu|com|org|net|info|nu|frl|amsterdam|de|fr|uk)"
# Units that are written right after a number (`5km`); none of one letter, as in `2e` and `5G`.
_UNIT = (
    "(?i:[cdkm]?m[23²³]|[cdkm]m|km/u|[km]g|[cdm]l|ha|kwh|mw|mln|mld|mrd|miljoen|miljard|euro|uur)"
)
_PATH = rf"""(?:[/?\#][^\s<>"“”‘’]*[{_SOUND}/])"""

# What may fail after a long repetition is possessive and bounded, so that no text takes more than
# linear time.
_TOKEN = regex.compile(
    rf"""
    (?P<address>
        (?:https?://|www\.)[^\s<>"“”‘’]*[{_SOUND}/]
      | (?<![{_SOUND}._%+-])[{_SOUND}._%+-]{{1,64}}@{_DOMAIN}
      | (?<![{_SOUND}.-])(?:{_LABEL}\.){{1,4}}{_TOP}{_PATH}?(?![{_SOUND}])
    )
  | (?P<date>
        (?<![{_SOUND}])
        (?:\d{{4}}-\d\d-\d\d | \d{{1,2}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{4}})
        (?![{_SOUND}])
    )
  | (?P<abbreviation>{INITIAL}(?:\.{INITIAL}(?![{_SOUND}]))++\.?)
  | (?P<number>\d++(?:[.,:]\d++){{0,20}}+(?={_UNIT}?(?![{_SOUND}]|{_HYPHEN}\p{{L}})))
  | (?P<word>
        (?:{_CLITIC}{_HYPHEN})?{_RUN}(?:[-‐‑&]{_RUN})*+(?:\+\+|\#(?![{_SOUND}]))?
      | {_CLITIC}(?![{_SOUND}'’])
      | [{_ALONE}]\p{{M}}*+
    )
  | (?P<symbol>[€$£%§])
    """,
    regex.VERBOSE | regex.VERSION1,
)
_CLAUSE_END = regex.compile(r"""[.,;:!?…()\[\]"“”„«»–—/]|\n[^\S\n]*\n""")


def tokenise(text: str) -> Iterator[Span]:
    """Find the words of a text, in order and apart from each other."""
    before = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        breaks = _CLAUSE_END.search(text, before, start) is not None
        yield Span(start, end, Kind(str(match.lastgroup)), breaks)
        before = end


def ends_clause(text: str) -> bool:
    """Whether the signs between two words end a clause; a blank line does."""
    return bool(text) and _CLAUSE_END.search(text) is not None
