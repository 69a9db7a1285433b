"""Plain text: paragraphs separated by blank lines, headings as short lines, a date in front."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from index.article import Article, Block
from index.readers import front, markup, nexis
from index.readers.dates import partial_date
from index.readers.encoding import clean, decode
from index.readers.fields import BLOCK_LIMIT, Place, unescaped
from index.readers.files import Skipped, Stream
from index.readers.headings import looks_like_heading, with_short_headings
from index.readers.lines import pieces

HEADING_RUN = 3
"""More short lines in a row than this, between paragraphs, are a list."""

TOP_LINES = 4
"""As many short lines in a row, without blank lines, are title, author and place of an article."""

_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|li|blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG_OR_BLANK_LINE = re.compile(r"<[^<>]*>|\n[^\S\n]*\n")
_INLINE = re.compile(
    r"</?(?:a|b|em|font|i|small|span|strong|su[bp]|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_DATE = re.compile(
    r"\s*(?:date[ \t]+(\d{4}(?:-\d{2}){0,2})|(\d{4}-\d{2}(?:-\d{2})?))(?=\s|\Z)", re.IGNORECASE
)


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a text file is, or the articles that LexisNexis put into it."""
    yield from articles(decode(stream.whole()), place)


def articles(text: str, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a text: see `read`."""
    documents = nexis.documents(text)
    for number, document in enumerate(documents, start=1):
        fields, body = nexis.split(document)
        yield replace(place, row=number).article(fields, blocks_of(body))
    if not documents:
        fields, body = front.split(text)
        date, body = leading_date(body)
        yield place.article({"date": date, **fields}, blocks_of(body))


def leading_date(text: str) -> tuple[str | None, str]:
    """Split off the date that stands before the first words, as in `date 2019-12 Volgens …`.

    Without the word `date` only a month or a day is a date: a sentence may begin with a year.
    """
    if (match := _DATE.match(text)) and (date := partial_date(match[1] or match[2])):
        return date, text[match.end() :]
    return None, text


def blocks_of(text: str) -> Sequence[Block]:
    """Part a text that may be written in HTML; blank lines part paragraphs there as well."""
    text = clean(text)
    if not _MARKUP.search(text):
        return blocks(clean(unescaped(_INLINE.sub("", text))))
    text = _TAG_OR_BLANK_LINE.sub(lambda m: m[0] if m[0][0] == "<" else "<br><br>", text)
    try:
        return with_short_headings(tuple(markup.blocks(markup.tree(text))))
    except markup.NotMarkup:
        return ()


def blocks(text: str) -> tuple[Block, ...]:
    """Part a text into paragraphs and headings.

    A heading is a single short line without closing punctuation that is not a quotation and has
    body text after it.
    """
    return tuple(islice(_blocks(text), BLOCK_LIMIT + 1))


def _blocks(text: str) -> Iterator[Block]:
    run: list[str] = []
    at_start = True
    for piece in pieces(text):
        lines = [line.strip() for line in piece.split("\n")]
        if all(map(looks_like_heading, lines)) and (
            len(lines) == 1 or (at_start and _is_top(lines))
        ):
            run.extend(" ".join(line.split()) for line in lines)
            if len(run) > BLOCK_LIMIT:
                break
            continue
        yield from _judged(run, at_start=at_start)
        at_start = False
        run.clear()
        yield Block(" ".join(piece.split()))
    yield from (Block(line) for line in run)


def _is_top(lines: Sequence[str]) -> bool:
    """Tell title, author and place, one to a line, from a stanza or a list."""
    return len(lines) <= TOP_LINES and not any(line[:1].islower() for line in lines[1:])


def _judged(run: Sequence[str], *, at_start: bool) -> Iterator[Block]:
    """Yield the short lines above a paragraph: headings, but of a list only the last line is one.

    At the start they are not a list, but what newspapers put above the lead: who wrote it, where.
    """
    headings = len(run) if at_start or len(run) <= HEADING_RUN else 1
    for place, line in enumerate(run):
        yield Block(line, is_heading=place >= len(run) - headings)
