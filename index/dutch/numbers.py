"""Numbers: one normal form for every way of writing the same value."""

import re

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_DECIMAL = re.compile(r"\d+[.,:]\d+")


def number(text: str) -> str:
    """Return the normal form of a number: `1.000,50`, `1000,50` and `1000.5` are all `1000.5`.

    Args:
        text: digits with dots, commas or colons between them, as Dutch writes them; a dot before
            three digits parts thousands. What is no number, such as `1.2.3`, stays as it is.
    """
    if _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    elif _THOUSANDS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".", 1)
    if not _DECIMAL.fullmatch(text):
        return text
    whole, decimals = re.split("[.,:]", text)
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole
