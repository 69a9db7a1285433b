"""Folding: writings that a reader takes for the same word become the same word.

Case, accents and trema, ligatures (the ij among them), full-width and other compatibility forms,
typographic quotes and hyphens; composed and decomposed writing come out alike. It is Unicode's
NFKC_Casefold (The Unicode Standard, section 3.13) without the accents.
"""

import unicodedata

_QUOTES = "‘’‚‛ʼʻʹ′´`＇"
_HYPHENS = "‐‑‒–—−﹣－"
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}

_FOLDED = str.maketrans(
    dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_INVISIBLE, "")
    | _LETTERS
)


def fold(text: str) -> str:
    """Fold a word or a text; folding it again changes nothing more."""
    if text.isascii():
        return text.replace("`", "'").lower()
    # Some characters decompose only after casefolding, and some quotes into a space and an accent.
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    cased = unicodedata.normalize("NFKD", decomposed.casefold()).translate(_FOLDED)
    return unicodedata.normalize("NFC", "".join(c for c in cased if not unicodedata.combining(c)))
