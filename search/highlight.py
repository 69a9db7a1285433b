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
        HTML in which everything but `<mark>` is escaped; words with only white space between them
        that were met by the same words in quotes share a mark.
    """
    pieces: list[str] = []
    end = 0
    last: Match | None = None
    for match in matches:
        if match.start < end:
            continue
        between = text[end : match.start]
        if last and between.isspace() and " " in last.asked and last.asked == match.asked:
            pieces.insert(-1, escape(between + match.word))
        else:
            pieces += [escape(between), "<mark>", escape(match.word), "</mark>"]
        end, last = match.end, match
    return "".join(pieces) + escape(text[end:])
