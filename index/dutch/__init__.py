"""Dutch analysis: the same for what is indexed and for what is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and the forms under which it is found.

    Attributes:
        text: the word as it stands in the text.
        start, end: offsets in characters into the original text; `text == original[start:end]`.
        word: the folded surface form (case, accents, ligatures), for phrases and completion.
        terms: normal forms under which the whole word is found, best first.
        parts: normal forms of a compound's parts, () when it is none.
        is_stop: a stop word keeps its place for phrases and is left out of ranked search.
        rule: how the terms and parts came about, for people (`alinea analyse`).
    """

    text: str
    start: int
    end: int
    word: str
    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_stop: bool = False
    rule: str = ""
