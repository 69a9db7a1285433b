"""Results as a table that a spreadsheet opens."""

import io
from collections.abc import Iterable
from typing import Final

from defusedcsv import csv

from index.article import Paragraph
from web import texts
from web.addresses import place_of
from web.state import KINDS, name_of

MOST: Final = 1000
"""Paragraphs in a table."""


def table(paragraphs: Iterable[Paragraph]) -> bytes:
    """Write paragraphs as CSV, a line each below the names of the columns.

    It is written as Excel reads it where Dutch is spoken: UTF-8 that says so, semicolons between
    cells. What Excel would take for a formula has an apostrophe before it.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(texts.COLUMNS)
    for paragraph in paragraphs:
        article = paragraph.article
        writer.writerow(
            (
                article.title,
                article.date,
                article.publisher,
                ", ".join(article.categories),
                paragraph.heading,
                name_of(KINDS, paragraph.kind),
                paragraph.number,
                paragraph.text,
                place_of(paragraph, external=True),
                article.url,
            )
        )
    return file.getvalue().encode("utf-8-sig")
