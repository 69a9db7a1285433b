"""What Factiva exports as a web page: many articles in a file.

Each stands in a `div` of the class `enArticle`, `frArticle` and so on. With its indexing it is a
table whose rows begin with a code: `HD` for the headline, `PD` for the date of publication.
Without, lines above the text say how many words it has, its date, maybe the time, and its
newspaper. At its end stands its number, such as `KUSTB00020190312ef3c0002l`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml.html import HtmlElement

from index.article import Block
from index.readers import markup
from index.readers.headings import with_short_headings

_ARTICLE: Final = re.compile(r"\barticle [a-z]{2,}Article\b")
_NUMBER: Final = re.compile(r"\b[A-Z0-9]{8}\d{8}[a-z0-9]{9}\Z")
"""The newspaper in eight signs, the day on which it was loaded, and nine more."""

_CODES: Final[Mapping[str, str]] = {
    "HD": "title",
    "PD": "date",
    "SN": "publisher",
    "SE": "category",
}
_TEXT_CODES: Final = ("LP", "TD")
"""The first paragraphs, and those after them."""

_WORDS: Final = re.compile(r"\d[\d.,\s]*\s[^\W\d]+")
_TIME: Final = re.compile(r"\d{1,2}:\d{2}")


def documents_in(page: HtmlElement) -> Sequence[tuple[Mapping[str, object], Sequence[Block]]]:
    """Return the fields and the text of each article, () when the page is no such export."""
    found = [div for div in page.iter("div") if _ARTICLE.search(div.get("class", ""))]
    numbers = [_NUMBER.search(markup.line(div)) for div in found]
    if not any(numbers):
        return ()
    documents = []
    for div, number in zip(found, numbers, strict=True):
        cells = {
            markup.line(cell): cell.getnext() for cell in div.iterfind(".//td[@class='index']")
        }
        fields, text = _of_table(cells) if cells else _of_lines(div)
        body = [block for element in text for block in markup.blocks(element)]
        given = {**fields, "id": number and number[0]}
        documents.append((given, with_short_headings(body)))
    return documents


def _of_table(
    cells: Mapping[str, HtmlElement | None],
) -> tuple[Mapping[str, object], Iterator[HtmlElement]]:
    """Return the fields in the cells of a table, by their codes, and the cells of the text."""
    fields = {field: markup.line(cells.get(code)) for code, field in _CODES.items()}
    text = (cells.get(code) for code in _TEXT_CODES)
    return fields, (cell for cell in text if cell is not None)


def _of_lines(div: HtmlElement) -> tuple[Mapping[str, object], Iterator[HtmlElement]]:
    """Return the fields in the lines above the text, and its paragraphs."""
    lines = [markup.line(line) for line in div.iterfind(".//div") if not line.attrib]
    count = next((n for n, line in enumerate(lines) if _WORDS.fullmatch(line)), len(lines))
    about = (line for line in lines[count + 1 :] if not _TIME.fullmatch(line))
    fields: dict[str, object] = dict(zip(("date", "publisher"), about, strict=False))
    fields["title"] = markup.line(div.find(".//div[@id='hd']"))
    fields["category"] = next(iter(lines[:count]), None)
    text = (p for p in div.iter("p") if "articleParagraph" in p.get("class", ""))
    return fields, text
