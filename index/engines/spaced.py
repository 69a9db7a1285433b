"""Bags and sequences of terms as one text, for engines whose tokenizer splits at white space."""

from collections.abc import Iterable, Mapping

EMPTY = "\ufdd0"
"""The one term of an empty field that is scored: the protocol counts it as one term long."""

GLUE = "\x01"
"""Stands for a space in a term; like a space, it sorts before everything readable."""


def bag(weights: Mapping[str, int]) -> str:
    """Return a bag as lines: each term as often as it weighs, or `EMPTY`."""
    words = [(term + "\n") * weight for term, weight in weights.items()]
    return kept("".join(words)) or EMPTY + "\n"


def sequence(terms: Iterable[str]) -> str:
    """Return terms in order as a text, or `EMPTY`."""
    return kept("\n".join(terms)) or EMPTY


def kept(text: str) -> str:
    """Return a term or value in the form in which it is kept.

    Spaces in it become `GLUE`; the halves of a surrogate pair, which UTF-8 cannot write, question
    marks.
    """
    text = text.replace(" ", GLUE)
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def readable(text: str) -> str:
    """Return a term or value from the form in which it is kept."""
    return text.replace(GLUE, " ")
