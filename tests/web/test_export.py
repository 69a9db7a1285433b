"""Tables: what a spreadsheet makes of them."""

import csv
import io

import pytest
from flask import Flask

from index.article import ArticleInfo, Kind, Paragraph
from web.export import table


def paragraph(text: str) -> Paragraph:
    return Paragraph(ArticleInfo("kade", 'Kade; en "sluis"'), 3, Kind.QUOTE, text)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('Zo\'n kade; "hoog",\nnat', 'Zo\'n kade; "hoog",\nnat'),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("- Nee, zegt hij", "'- Nee, zegt hij"),
        ("@waterschap", "'@waterschap"),
    ],
)
def test_a_cell_is_no_formula(app: Flask, text: str, cell: str) -> None:
    with app.test_request_context():
        written = table([paragraph(text)]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(written, newline=""), delimiter=";")
    assert row["tekst"] == cell
    assert row["titel"] == 'Kade; en "sluis"'
    assert row["soort"] == "citaat"
