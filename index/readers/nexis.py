"""Texts that LexisNexis exports: many articles in a file, each under `3 of 200 DOCUMENTS`.

Above an article stand its newspaper, its date and its title, then fields such as `SECTION:
Binnenland; Blz. 4`, the last of them `LENGTH`; below it stand others, and whose the copyright is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.readers.dates import partial_date
from index.readers.lines import between_blank_lines

_MARK = re.compile(r"^[^\S\n]*\d{1,5} of \d{1,5} DOCUMENTS?[^\S\n]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"([A-Z][A-Z-]{2,30}):\s*")
_BELOW = frozenset(
    {"GRAPHIC", "LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "JOURNAL-CODE", "UPDATE"}
)
_COPYRIGHT = re.compile(r"Copyright (?:\d{4}|\(c\)|©)", re.IGNORECASE)


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
