"""Folding: writings that a reader takes for the same word become the same word.

Case, accents and trema, ligatures (the ij among them), full-width and other compatibility forms,
typographic quotes and dashes; composed and decomposed writing come out alike.
"""

import unicodedata

_QUOTES = "‘’‚‛ʼʻʹ′´`＇"
_HYPHENS = "‐‑‒–—−﹣－"
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
_LETTERS = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}

_BEFORE = str.maketrans(
    {quote: "'" for quote in _QUOTES}
    | {hyphen: "-" for hyphen in _HYPHENS}
    | dict.fromkeys(_INVISIBLE, "")
)
_AFTER = str.maketrans(_LETTERS)


def fold(text: str) -> str:
    """Fold a word or a text; folding twice changes nothing more."""
    if text.isascii():
        return text.replace("`", "'").lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_BEFORE))
    cased = unicodedata.normalize("NFKD", decomposed.casefold())
    bare = "".join(char for char in cased if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare.translate(_AFTER).translate(_BEFORE))
