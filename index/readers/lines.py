"""The paragraphs of a text as they were before it was set in lines and on pages."""

import re
from collections.abc import Iterator, Sequence

from index.readers.headings import HEADING_LIMIT, is_closed

LONG_LINE = 150
"""Characters; text that is set in lines has shorter ones."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[(]?\s*(?:(?:blz\.?|bladzijde|pagina|page|p\.)\s*)?\d{1,3}"
    r"(?:\s*(?:van|of|/)\s*\d{1,3})?\s*[-–—|\])]?",
    re.IGNORECASE,
)
_PARTED_WORD = re.compile(r"(?<=[^\W_])([-‐¬])[^\S\n]*\n[^\S\n]*(?=[^\W_])")
_WORD_END = re.compile(r"[^\W_]+\Z")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëíîïóôöúûü]", re.IGNORECASE)
_LEFT_OUT = re.compile(r"(?:en|of|tot|dan|als|noch|maar|respectievelijk)\b")
"""What follows a part that two words share, as in `in- en uitvoer`."""

_SENTENCE_END = re.compile(r"[.!?…][^\w.!?…]*\Z")
_INDENTED = re.compile(r"(?<=[.!?…\"'”’»)])\n(?:\t| {2,})\s*(?=[^\Wa-z]|[\"'“‘„])")


def pieces(text: str) -> Iterator[str]:
    """Yield paragraphs and headings; those with line feeds are set in lines.

    They are parted by blank lines, by an indented first line, or by any line end where no lines
    are set. Ornaments such as `* * *` and the numbers of pages go, and a sentence that a page ends
    within goes on. A word that is parted at the end of a line becomes whole: `ge-` and `meente`
    are `gemeente`, `Zuid-` and `Holland` are `Zuid-Holland`.
    """
    held: list[str] = []
    after_page = False
    for piece in between_blank_lines(text):
        if not _LETTER_OR_DIGIT.search(piece):
            continue
        if _PAGE_NUMBER.fullmatch(piece):
            after_page = True
            continue
        if held and not (
            after_page and piece[0].islower() and not _SENTENCE_END.search(held[-1][-9:])
        ):
            yield from _parted("\n".join(held))
            held.clear()
        held.append(piece)
        after_page = False
    if held:
        yield from _parted("\n".join(held))


def between_blank_lines(text: str) -> Iterator[str]:
    """Yield what stands between blank lines, without white space around it."""
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield text[start : match.start()].strip()
        start = match.end()
    yield text[start:].strip()


def _parted(piece: str) -> Iterator[str]:
    if "\n" not in piece:
        yield piece
        return
    lines = [line.strip() for line in piece.split("\n")]
    if _are_paragraphs(lines):
        yield from (line for line in lines if _LETTER_OR_DIGIT.search(line))
    else:
        yield from _INDENTED.split(_PARTED_WORD.sub(_whole_word, piece))


def _are_paragraphs(lines: Sequence[str]) -> bool:
    """Tell lines as word processors save paragraphs from lines of a certain width.

    Some are longer than any width, the long ones are closed, and few begin in the middle of a
    sentence.
    """
    return (
        any(len(line) > LONG_LINE for line in lines)
        and all(len(line) <= HEADING_LIMIT or is_closed(line) for line in lines[:-1])
        and sum(line[:1].islower() for line in lines) * 5 <= len(lines)
    )


def _whole_word(match: re.Match[str]) -> str:
    text, sign = match.string, match[1]
    if _LEFT_OUT.match(text, match.end()):
        return "- "
    before = _WORD_END.findall(text[max(0, match.start() - 20) : match.start()])[0]
    is_syllable = len(before) > 1 and before[-1].islower() and _VOWEL.search(before)
    return "" if (is_syllable or sign == "¬") and text[match.end()].islower() else "-"
