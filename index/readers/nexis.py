"""What LexisNexis exports: many articles in a file.

In a text each is under `3 of 200 DOCUMENTS`. Above an article stand its newspaper, its date and its
title, then fields such as `SECTION: Binnenland; Blz. 4`, the last of them `LENGTH`; below it stand
others, and whose the copyright is.

In a Word or RTF document of Nexis Uni each ends in `End of Document`. Above the word `Body` stand
its title, its newspaper, its date and fields such as `Section: Binnenland; Blz. 4`; below the text,
`Classification` or `Load-Date`. Before the first article may be a page on the search.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from index.article import Block
from index.readers.dates import partial_date
from index.readers.headings import with_short_headings
from index.readers.lines import between_blank_lines

_MARK = re.compile(r"^[^\S\n]*\d{1,5} of \d{1,5} DOCUMENTS?[^\S\n]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"([A-Z][A-Z-]{2,30}):\s*")
_BELOW = frozenset(
    {"GRAPHIC", "LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "JOURNAL-CODE", "UPDATE"}
)
_COPYRIGHT = re.compile(r"Copyright (?:\d{4}|\(c\)|©)", re.IGNORECASE)

_END = "End of Document"
_BODY = "Body"
_AFTER_BODY = re.compile(r"(?:Graphic|Classification|Load-Date:.*)\Z")
_UNTITLED = "No Headline In Original"


def documents(text: str) -> Sequence[str]:
    """Return the documents in a text, () when it is no such export."""
    if not _MARK.match(text.lstrip()):
        return ()
    return [document.strip() for document in _MARK.split(text) if document.strip()]


def split(document: str) -> tuple[Mapping[str, object], str]:
    """Return the fields of a document, and the text of its article."""
    pieces = list(between_blank_lines(document))
    names = [match[1] if (match := _FIELD.match(piece)) else "" for piece in pieces]
    start = names.index("LENGTH") + 1 if "LENGTH" in names else 0
    above = pieces[:start] if start else []
    fields = dict(_fields_of(above, names))
    body = list(_until_below(pieces[start:], names[start:]))
    return fields, "\n\n".join(body)


def _fields_of(above: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, object]]:
    lines: list[str] = []
    is_dated = False
    for piece, name in zip(above, names, strict=False):
        first, *_ = piece.split("\n")
        if name == "SECTION":
            yield "category", _FIELD.sub("", piece, count=1).partition(";")[0]
        elif not is_dated and (date := partial_date(first.strip())):
            yield "date", date
            is_dated = True
        elif not name and not _COPYRIGHT.match(piece):
            lines.append(" ".join(piece.split()))
    yield from zip(("publisher", "title"), lines, strict=False)


def _until_below(pieces: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    for piece, name in zip(pieces, names, strict=True):
        if name in _BELOW or _COPYRIGHT.match(piece):
            return
        if name != "DATELINE":
            yield piece.removeprefix("HIGHLIGHT:").strip()


def documents_in(blocks: Sequence[Block]) -> Sequence[tuple[Mapping[str, object], Sequence[Block]]]:
    """Return the fields and the text of each document of Nexis Uni, () when there is none.

    What stands after the last end is one as well: a download may be cut off.
    """
    texts = [block.text for block in blocks]
    ends = [place for place, text in enumerate(texts) if text == _END]
    if _BODY not in texts or not ends:
        return ()
    starts = [0, *(end + 1 for end in ends)]
    parts = (blocks[start:end] for start, end in zip(starts, [*ends, len(blocks)], strict=True))
    return [_of_uni(part) for part in parts if part]


def _title_in(above: Sequence[Block]) -> int:
    """Return where the title stands: the last heading or, without styles, two lines above the date.

    Args:
        above: what stands above the text of an article, maybe with a page on the search.
    """
    places = range(len(above) - 1, -1, -1)
    heading = next((place for place in places if above[place].is_heading), None)
    if heading is not None:
        return heading
    date = next((place for place in places if partial_date(above[place].text)), 0)
    return max(date - 2, 0)


def _of_uni(blocks: Sequence[Block]) -> tuple[Mapping[str, object], Sequence[Block]]:
    texts = [block.text for block in blocks]
    middle = texts.index(_BODY) if _BODY in texts else len(texts)
    above = texts[_title_in(blocks[:middle]) : middle]
    fields: dict[str, object] = dict(zip(("title", "publisher"), above, strict=False))
    if fields.get("title") == _UNTITLED:
        del fields["title"]
    body: list[Block] = []
    for text in above[2:]:
        name, colon, value = text.partition(":")
        if name == "Section":
            fields["category"] = value.partition(";")[0]
        elif name == "Highlight":
            body.append(Block(value.strip()))
        elif not colon and "date" not in fields and (date := partial_date(text)):
            fields["date"] = date
    body += takewhile(lambda block: not _AFTER_BODY.match(block.text), blocks[middle + 1 :])
    return fields, with_short_headings(body)
