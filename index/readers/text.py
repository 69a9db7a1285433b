"""Plain text: paragraphs apart by blank lines, headings as short lines, a date in front."""

import re
from collections.abc import Iterator, Sequence

from index.article import Article, Block
from index.readers.dates import partial_date
from index.readers.encoding import decode
from index.readers.fields import Place
from index.readers.files import Skipped, Stream

HEADING_LIMIT = 100
"""Characters; a longer line is no heading."""

HEADING_RUN = 3
"""More short lines in a row than this, between paragraphs, are a list."""

_DATE = re.compile(
    r"\s*(?:date[ \t]+(\d{4}(?:-\d{2}){0,2})|(\d{4}-\d{2}(?:-\d{2})?))(?=\s|\Z)", re.IGNORECASE
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_IS_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")
_OPENS_QUOTATION = re.compile(r"[\"“”„«»]")
_OPENS_ITEM = re.compile(r"[-*•–—·]\s")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a text file is."""
    date, text = leading_date(decode(stream.whole()))
    yield place.article({"date": date}, blocks(text))


def leading_date(text: str) -> tuple[str | None, str]:
    """Split off the date that stands before the first words, as in `date 2019-12 Volgens …`.

    Without the word `date` only a month or a day is a date: a sentence may begin with a year.
    """
    if (match := _DATE.match(text)) and (date := partial_date(match[1] or match[2])):
        return date, text[match.end() :]
    return None, text


def blocks(text: str) -> tuple[Block, ...]:
    """Part a text into paragraphs and headings.

    A heading is a single short line without closing punctuation that is not a quotation and has
    body text after it.
    """
    found: list[Block] = []
    run: list[str] = []
    for piece in _BLANK_LINE.split(text.strip()):
        if not _LETTER_OR_DIGIT.search(piece):
            continue
        if _looks_like_heading(piece):
            run.append(_joined(piece))
            continue
        found.extend(_judged(run, at_start=not found))
        run.clear()
        found.append(Block(_joined(piece)))
    found.extend(Block(line) for line in run)
    return tuple(found)


def _judged(run: Sequence[str], *, at_start: bool) -> Iterator[Block]:
    """Yield the short lines above a paragraph: headings, but of a list only the last line is one.

    At the start they are not a list, but what newspapers put above the lead: who wrote it, where.
    """
    headings = len(run) if at_start or len(run) <= HEADING_RUN else 1
    for place, line in enumerate(run):
        yield Block(line, is_heading=place >= len(run) - headings)


def _looks_like_heading(piece: str) -> bool:
    line = piece.strip()
    return (
        len(line) <= HEADING_LIMIT
        and "\n" not in line
        and not _LINE_IS_CLOSED.search(line)
        and not _OPENS_QUOTATION.match(line)
        and not _OPENS_ITEM.match(line)
    )


def _joined(piece: str) -> str:
    return " ".join(piece.split())
