"""Dutch analysis: the same for what is indexed and for what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.dutch.tokens import tokenise
from index.dutch.words import analyse_word


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


def analyse(text: str) -> Sequence[Token]:
    """Find the words of a text and the forms under which each is found; never fails."""
    tokens = []
    for start, end, kind in tokenise(text):
        word = analyse_word(text[start:end], kind)
        tokens.append(
            Token(
                text[start:end],
                start,
                end,
                word.word,
                word.terms,
                word.parts,
                word.is_stop,
                word.rule,
            )
        )
    return tokens


def analysis_version() -> str:
    """Return what an index must share with the analysis that asks it."""
    return "1"
