"""Text as HTML with the found words marked."""

from collections.abc import Iterable
from html import escape

from search.page import Match


def highlighted(text: str, matches: Iterable[Match]) -> str:
    """Mark matches in a text.

    Args:
        text: as it was analysed.
        matches: of this text, in order; those of one word mark it once.

    Returns:
        HTML in which everything but `<mark>` is escaped; words with only white space between them,
        or a dot and that, that were met by the same words in quotes share a mark.
    """
    pieces: list[str] = []
    end = 0
    last: Match | None = None
    for match in matches:
        if match.start < end:
            continue
        between = text[end : match.start]
        is_near = between.removeprefix(".").isspace()  # with the dot of an initial
        if is_near and last and last.asked == match.asked and len(last.asked.split()) > 1:
            pieces.insert(-1, escape(between + match.word))
        else:
            pieces += [escape(between), "<mark>", escape(match.word), "</mark>"]
        end, last = match.end, match
    return "".join(pieces) + escape(text[end:])
