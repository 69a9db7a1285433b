"""Tokens: where the words of a text are.

Word boundaries follow UAX #29 (Unicode Text Segmentation), tailored to Dutch: a word keeps its
apostrophe (`foto's`, `'s-Gravenhage`), its hyphens (`Noord-Korea`) and, as an abbreviation, its
dots (`o.a.`); addresses of the web stay whole.
"""

from enum import StrEnum

import regex


class Kind(StrEnum):
    """What a token is, by its writing alone."""

    WORD = "word"
    ABBREVIATION = "abbreviation"
    NUMBER = "number"
    ADDRESS = "address"
    SYMBOL = "symbol"


_SINGLE = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{Cf}}]--[{_SINGLE}\u200b]]"
_CHARACTER = rf"[[\p{{L}}\p{{M}}\p{{N}}\u00ad\u200c\u200d\u2060]--[{_SINGLE}]]"
_QUOTE = r"['’‘ʼ´`＇]"
_HYPHEN = r"[-‐‑]"
_RUN = rf"{_CHARACTER}+(?:{_QUOTE}{_CHARACTER}+)*+"
_TOP = "(?:nl|com|org|eu|be|net|info|nu|de|fr|uk|frl|amsterdam)"
_PATH = r"""(?:/[^\s<>"“”‘’]*[\p{L}\p{N}/])"""
_PATTERN = regex.compile(
    rf"""
    (?P<address>
        (?:https?://|www\.)[^\s<>"“”‘’]*[\p{{L}}\p{{N}}/]
      | [\p{{L}}\p{{N}}._%+-]{{1,64}}@[\p{{L}}\p{{N}}-]{{1,63}}(?:\.[\p{{L}}\p{{N}}-]{{1,63}})+
      | (?<![\p{{L}}\p{{N}}.-])(?:[\p{{L}}\p{{N}}-]{{2,63}}\.){{1,4}}{_TOP}{_PATH}?(?![\p{{L}}\p{{N}}])
    )
  | (?P<abbreviation>\p{{L}}\p{{M}}*(?:\.\p{{L}}\p{{M}}*+(?![\p{{L}}\p{{N}}]))++\.?)
  | (?P<number>\d++(?:[.,:]\d++)*+(?![\p{{L}}\p{{N}}]|{_HYPHEN}\p{{L}}))
  | (?P<word>(?:(?<![\p{{L}}\p{{N}}]){_QUOTE}[stnkmSTNKM]{_HYPHEN})?{_RUN}(?:{_HYPHEN}{_RUN})*+
      | (?<![\p{{L}}\p{{N}}]){_QUOTE}[stnkmSTNKM](?![\p{{L}}\p{{N}}'’])
      | [{_SINGLE}]\p{{M}}*)
  | (?P<symbol>[€$£%§])
    """,
    regex.VERBOSE | regex.VERSION1,
)


def tokenise(text: str) -> list[tuple[int, int, Kind]]:
    """Find the words of a text: start and end in characters, and kind."""
    return [
        (match.start(), match.end(), Kind(match.lastgroup or "word"))
        for match in _PATTERN.finditer(text)
    ]
