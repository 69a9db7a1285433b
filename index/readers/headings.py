"""Headings that look like one: short lines without closing punctuation, as in newspapers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from index.article import Block

HEADING_LIMIT = 100
"""Characters; a longer line is no heading."""

_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\Z")
_OPENS_QUOTATION = re.compile(r"[\"“”„«»]")
_OPENS_ITEM = re.compile(r"[-+*•–—·]\s|\(")
_BYLINE = re.compile(
    r"(?:door|by)(?= (?-i:[A-Z]))|(?:tekst|foto'?s?|beeld|illustratie)(?= ?:| door\b)|©|"
    r"van (?:onze|een) (?:\w+ )?(?:verslaggever|correspondent|redact)",
    re.IGNORECASE,
)


def is_byline(line: str) -> bool:
    """Tell a line that says who wrote an article from its title."""
    return _BYLINE.match(line) is not None


def is_closed(line: str) -> bool:
    """Tell whether a line ends in punctuation, maybe within quotation marks or brackets."""
    return _CLOSED.search(line) is not None


def looks_like_heading(line: str) -> bool:
    """Tell whether a line is short, not closed by punctuation and not a quotation.

    Only double quotation marks make it one: newspapers set what somebody said in single marks
    when it is a heading. An item of a list (`- appels`) is no heading either, nor is a remark
    between brackets.
    """
    return (
        len(line) <= HEADING_LIMIT
        and not is_closed(line)
        and not _OPENS_QUOTATION.match(line)
        and not _OPENS_ITEM.match(line)
    )


def with_short_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Recognise the headings of an article that marks up none.

    More careful than in plain text: a heading stands alone between two closed paragraphs. The
    first block may be marked up, as the title.
    """
    if any(block.is_heading for block in blocks[1:]):
        return tuple(blocks)
    return tuple(_recognised(blocks))


def _recognised(blocks: Sequence[Block]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        stands_alone = 0 < place < len(blocks) - 1 and all(
            is_closed(blocks[place + step].text) for step in (-1, 1)
        )
        yield (
            replace(block, is_heading=True)
            if (stands_alone and looks_like_heading(block.text))
            else block
        )


def with_top(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Make headings of the short lines above the first paragraph: title, author, date and place."""
    top = sum(1 for _ in takewhile(lambda block: looks_like_heading(block.text), blocks))
    if top == len(blocks):
        return tuple(blocks)
    return (*(replace(block, is_heading=True) for block in blocks[:top]), *blocks[top:])
