"""Rich Text Format (.rtf), which Nexis Uni exports and old archives hold, without its styles."""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from index.article import Article
from index.readers import office
from index.readers.encoding import clean
from index.readers.fields import Place
from index.readers.files import Skipped, Stream, Unreadable, any_error_is

_START = "{\\rtf"
_FARTHEST = 1000
"""Characters that may stand before the start."""

# An image in hexadecimal, which striprtf would pass over a digit at a time.
_IMAGE = re.compile(r"[0-9a-fA-F\r\n]{1000,}")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_ROW = re.compile(r"^.*\|$", re.MULTILINE)


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a document: see `office.articles`.

    Raises:
        Unreadable: it is none or, after what it holds, it ends too early.
    """
    document = stream.whole().decode("cp1252", "replace")
    start = document.find(_START, 0, _FARTHEST)
    if start < 0:
        raise Unreadable("not an RTF document")
    text = _text(document[start:])
    lines = filter(None, map(str.strip, text.splitlines()))
    yield from office.articles("".join(f"<p>{escape(line)}</p>" for line in lines), place)
    braces = Counter(_BRACE.findall(document))
    if braces["{"] > braces["}"]:
        raise Unreadable("an RTF document that ends too early")


def _text(document: str) -> str:
    """Return the text of a document, a line a paragraph or a row of a table."""
    # Imported here because few folders hold such documents.
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    # It would set the address of a link behind its text.
    document = _IMAGE.sub("", document).replace("HYPERLINK", "")
    with any_error_is("not an RTF document, or a damaged one"):
        text = rtf_to_text(document, errors="replace")  # type: ignore[no-untyped-call]  # no types
    text = _ROW.sub(lambda row: row[0].replace("|", " "), text)
    # What needs more than 16 bits is written as two.
    return clean(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
