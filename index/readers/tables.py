"""Tables of articles: CSV and JSON Lines, read row by row, and JSON."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from index.article import Article
from index.readers.encoding import clean, decode, decode_stream
from index.readers.fields import Place, named
from index.readers.files import ARTICLE_LIMIT, Skipped, Stream, Unreadable
from index.readers.text import blocks_of

_TOO_LARGE = f"larger than {ARTICLE_LIMIT // 2**20} Mi characters, too large for one article"
_DELIMITERS = ",;\t|"
_TOLD_DELIMITER = re.compile(r"sep=([,;\t|])\s*", re.IGNORECASE)


def read_jsonl(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield an article a line.

    Raises:
        Unreadable: it is one JSON document over several lines.
    """
    for number, line in enumerate(_lines(decode_stream(stream.chunks())), start=1):
        row = replace(place, row=number)
        if not line.strip():
            continue
        if number == 1 and line.strip() in {"[", "{"}:
            raise Unreadable("one JSON document over several lines, whose name must end in .json")
        if len(line) > ARTICLE_LIMIT:
            yield row.skipped(_TOO_LARGE)
            continue
        try:
            fields = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            yield row.skipped("not a line of JSON")
            continue
        yield article(fields, row)


def read_json(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the articles of a list or of the first list with texts, or the one that it is.

    Raises:
        Unreadable: it is no JSON, or too large; JSON Lines may have any size.
    """
    data = decode(stream.whole(for_="one JSON document; JSON Lines may be larger"))
    try:
        # `clean` has made line ends of what JSON lets stand in a text as it is.
        found = json.loads(data, strict=False)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_no_json(error)) from error
    rows = _rows_within(found)
    if rows is None:
        raise Unreadable('no object, or list of objects, with "text" or "tekst"')
    for number, fields in enumerate(rows, start=1):
        yield article(fields, replace(place, row=number))


def _no_json(error: ValueError | RecursionError) -> str:
    """Say why a document is not read: JSON Lines are a document, and then more."""
    if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data" and error.colno == 1:
        return "more than one JSON document, as JSON Lines are, whose name must end in .jsonl"
    return "not a JSON document"


def _rows_within(found: object) -> Sequence[object] | None:
    """Return the rows in a JSON document, None without any: `{"response": {"docs": [{…}]}}`.

    Articles may also stand under a key each, as PHP writes them.
    """
    if isinstance(found, list):
        return found
    if not isinstance(found, Mapping):
        return None
    if _holds_text(found):
        return [found]
    values = [*found.values()]
    for one in values:
        if isinstance(one, list) and any(map(_holds_text, one)):
            return one
        if _holds_text(one):
            return [*filter(_holds_text, values)]
    within = (_rows_within(one) for one in values if isinstance(one, Mapping))
    return next((one for one in within if one is not None), None)


def _holds_text(row: object) -> bool:
    return isinstance(row, Mapping) and _text(named(row)) is not None


def _text(fields: Mapping[str, object]) -> str | None:
    """Return the text among fields, which may be a list of paragraphs."""
    text = fields.get("text")
    if isinstance(text, list) and all(isinstance(one, str) for one in text):
        return "\n\n".join(text)
    return text if isinstance(text, str) else None


def read_csv(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield an article a row; the first line names the columns.

    Columns are separated by commas, semicolons, tabs or bars: what a line `sep=;` for Excel says,
    or else whichever the first line has most of.

    Raises:
        Unreadable: no column is named `text`, or two columns have the same name.
    """
    lines = _lines(decode_stream(stream.chunks()))
    first = next(filter(str.strip, lines), "")
    if told := _TOLD_DELIMITER.fullmatch(first):
        delimiter, first = told[1], next(lines, "")
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(ARTICLE_LIMIT)
    rows = _rows(csv.reader(chain([first], lines), delimiter=delimiter, strict=True))
    names = next(rows, [])
    columns = [] if isinstance(names, str) else names
    if "text" not in named(dict.fromkeys(columns)):
        raise Unreadable('no column "text" or "tekst" in the first line')
    if repeated := [name for name in columns if name.strip() and columns.count(name) > 1]:
        raise Unreadable(f"more than one column is named {clean(repeated[0])!r}")
    for number, cells in enumerate(rows, start=1):
        row = replace(place, row=number)
        if isinstance(cells, str):
            yield row.skipped(cells)
        elif any(cells[len(columns) :]):
            yield row.skipped("more cells than the first line has columns")
        elif any(map(str.strip, cells)):
            yield article(dict(zip(columns, cells, strict=False)), row)


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """Yield the cells of each row, or what is wrong with it."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"not a row of CSV: {error}"


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    """Yield lines with their end; of a line longer than an article may be, only the start."""
    line: list[str] = []
    length = 0
    for piece in pieces:
        *ended, rest = piece.split("\n")
        for end in ended:
            yield "".join([*line, end, "\n"])
            line, length = [], 0
        if length <= ARTICLE_LIMIT:
            line.append(rest)
            length += len(rest)
    if length:
        yield "".join(line)


def article(fields: object, row: Place) -> Article | Skipped:
    """Make the article of a row, which should be fields by their names."""
    if not isinstance(fields, Mapping):
        return row.skipped("not a JSON object")
    fields = named(fields)
    text = _text(fields)
    if text is None:
        return row.skipped("no text")
    return row.article(fields, blocks_of(text))
