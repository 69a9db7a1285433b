import gzip
import json

import pytest

from index.article import Article
from index.readers import tables

FULL = {
    "id": "k-1",
    "title": "Brug dicht",
    "date": "2020-03",
    "text": "De brug is dicht.\n\nOmrijden\n\nWie naar de overkant wil, rijdt om.",
    "publisher": "De Kustbode",
    "url": "https://kustbode.example/1",
    "categories": ["verkeer", "zee"],
}
CSV = (
    "id,title,date,text,publisher,url,categories\n"
    'k-1,Brug dicht,2020-03,"De brug is dicht.\n\nOmrijden\n\nWie naar de overkant wil, rijdt om.",'
    "De Kustbode,https://kustbode.example/1,verkeer|zee\n"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.jsonl", json.dumps(FULL), id="jsonl"),
        pytest.param("a.jsonl.gz", gzip.compress(json.dumps(FULL).encode()), id="jsonl.gz"),
        pytest.param("a.jsonl", json.dumps(FULL).encode("utf-16"), id="jsonl in utf-16"),
        pytest.param("a.ndjson", json.dumps(FULL), id="ndjson"),
        pytest.param("a.json", json.dumps(FULL, indent=1), id="json, one article"),
        pytest.param("a.json", json.dumps([FULL], indent=1), id="json, list"),
        pytest.param(
            "a.json",
            json.dumps({"tags": [{"name": "zee"}], "a": {"docs": [FULL]}}),
            id="json, list within",
        ),
        pytest.param(
            "a.json", json.dumps({"content": [FULL], "pageable": {"size": 20}}), id="json, a page"
        ),
        pytest.param("a.csv", CSV, id="csv"),
        pytest.param("a.csv.gz", gzip.compress(CSV.encode()), id="csv.gz"),
        pytest.param("a.csv", CSV.replace("\n", "\r\n"), id="csv from Windows"),
        pytest.param("A.CSV", b"\xef\xbb\xbf" + CSV.encode(), id="csv with BOM"),
        pytest.param("a.csv", "\n \n" + CSV, id="csv below blank lines"),
        pytest.param("a.csv", "sep=,\r\n" + CSV, id="csv that tells Excel its delimiter"),
        pytest.param(
            "a.csv", CSV.replace("zee\n", "zee,,\n"), id="csv with empty cells on the right"
        ),
    ],
)
def test_a_row_is_an_article(read_files, name: str, content: bytes | str):
    (article,) = read_files({name: content})
    assert (article.id, article.title, article.date) == ("k-1", "Brug dicht", "2020-03")
    assert (article.publisher, article.url) == ("De Kustbode", "https://kustbode.example/1")
    assert article.categories == ("verkeer", "zee")
    assert ["#" * b.is_heading + b.text for b in article.blocks] == [
        "De brug is dicht.",
        "#Omrijden",
        "Wie naar de overkant wil, rijdt om.",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_only_the_text_must_be_there(read_files, delimiter: str):
    rows = [f"n{delimiter} Text ", f"1{delimiter}De brug is dicht", "", f"2{delimiter}Open"]
    found = read_files({"map/De kust.csv": "\n".join(rows)})
    assert [article.id for article in found] == ["map-de-kust-1", "map-de-kust-3"]
    assert [article.blocks[0].text for article in found] == ["De brug is dicht", "Open"]


def test_a_delimiter_that_the_first_line_has_fewer_of_can_be_told(read_files):
    (article,) = read_files({"a.csv": 'sep=;\ntext;"a,b,c"\nDe brug, die dicht was;nee\n'})
    assert article.blocks[0].text == "De brug, die dicht was"


def test_html_in_a_row_is_understood(read_files):
    row = {"text": "<p>De brug is&nbsp;dicht.</p><h2>Omrijden</h2><p>Langs de sluis.</p>"}
    (article,) = read_files({"a.jsonl": json.dumps(row)})
    assert [b.text for b in article.blocks] == ["De brug is dicht.", "Omrijden", "Langs de sluis."]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            {
                "date": "2020-03-05T10:00:00",
                "title": {"rendered": "Brug &#8211; dicht"},
                "content": {"rendered": "<p>De brug.</p>\n<p>Dicht.</p>", "protected": False},
                "categories": [{"id": 3, "name": "zee"}],
            },
            id="WordPress",
        ),
        pytest.param(
            {
                "Kop": "Brug – dicht",
                "Inhoud": "De brug.\n\nDicht.",
                "Publicatiedatum": "5-3-2020",
                "Sectie": "zee",
            },
            id="Dutch",
        ),
        pytest.param(
            {
                "title": "",
                "kop": "Brug – dicht",
                "text": None,
                "tekst": "De brug.\n\nDicht.",
                "date": "",
                "pubDate": "Thu, 05 Mar 2020 10:00:00 GMT",
                "articleSection": "zee",
            },
            id="empty under Alinea's names",
        ),
        pytest.param(
            {
                "title": ["Brug – dicht"],
                "text": ["De brug.", "Dicht."],
                "date": {"$date": {"$numberLong": "1583402400000"}},
                "category": ["zee"],
            },
            id="lists of one, as of Solr, and a date of MongoDB",
        ),
        pytest.param(
            {
                "headline": "Brug – dicht",
                "articleBody": ["De brug.", "Dicht."],
                "datePublished": 1583400000,
                "section": {"name": "zee"},
            },
            id="schema.org",
        ),
    ],
)
def test_fields_have_other_names_and_are_objects(read_files, row: dict[str, object]):
    (article,) = read_files({"a.jsonl": json.dumps(row)})
    assert (article.title, article.date) == ("Brug – dicht", "2020-03-05")
    assert [b.text for b in article.blocks] == ["De brug.", "Dicht."]
    assert article.categories == ("zee",)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param({"5": {"text": "Een."}, "n": 2, "7": {"text": "Twee."}}, id="under keys"),
        pytest.param({"a": {"x": {"text": "Een."}, "y": {"text": "Twee."}}}, id="keys within"),
        pytest.param({"a": [{"beeld": 1}, {"text": "Een."}, {"text": "Twee."}]}, id="no text"),
    ],
)
def test_all_articles_of_a_document_are_read(read_files, document: object):
    found = read_files({"a.json": json.dumps(document)})
    texts = [one.blocks[0].text for one in found if isinstance(one, Article)]
    assert texts == ["Een.", "Twee."]


@pytest.mark.parametrize(
    ("name", "sign"),
    [("a.json", "\u2028"), ("a.json", "\x85"), ("a.json", "\n"), ("a.jsonl", "\t")],
    ids=ascii,
)
def test_signs_that_part_lines_may_stand_in_a_text(read_files, name: str, sign: str):
    (article,) = read_files({name: f'{{"text": "De brug.{sign}Dicht."}}'})
    assert isinstance(article, Article)


def test_a_date_that_cannot_be_read_is_named_whatever_it_is(read_files):
    (article,) = read_files({"a.json": '{"text": "Een.", "date": ["ooit", "ergens"]}'})
    assert article.unread_date == "['ooit', 'ergens']"


def test_a_cell_may_hold_a_list_and_entities(read_files):
    rows = (
        "text,categories,url\nEen.,\"['zee', 'brug, sluis']\",https://a.example/?a=1&amp;b=2\n,,\n"
    )
    (article,) = read_files({"a.csv": rows})
    assert article.categories == ("zee", "brug, sluis")
    assert article.url == "https://a.example/?a=1&b=2"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("{", "not a JSON document", id="cut off"),
        pytest.param("[" * 100_000, "not a JSON document", id="nested"),
        pytest.param("[] en meer", "not a JSON document", id="more behind it"),
        pytest.param('{"text": "a"}\r\n{"text": "b"}', "end in .jsonl", id="JSON Lines"),
        pytest.param('{"a": 1, "b": [2], "c": {}}', "no object, or list", id="no articles"),
        pytest.param(" " * (2**25 + 1), "JSON Lines may be larger", id="too large"),
    ],
)
def test_json_that_holds_no_articles_is_skipped(read_files, content: str, reason: str):
    (skipped,) = read_files({"a.json": content})
    assert reason in skipped.reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("geen json", "not a line of JSON", id="no JSON"),
        pytest.param('{"text": "a', "not a line of JSON", id="cut off"),
        pytest.param("[" * 100_000, "not a line of JSON", id="nested"),
        pytest.param('{"text": "a", "id": ' + "9" * 5000 + "}", "not a line of JSON", id="number"),
        pytest.param('["a"]', "not a JSON object", id="list"),
        pytest.param('{"title": "a"}', "no text", id="no text"),
        pytest.param('{"text": null}', "no text", id="null"),
        pytest.param('{"text": 12}', "no text", id="a number for text"),
        pytest.param('{"text": " \\n "}', "no text", id="empty text"),
        pytest.param('{"text": "c", "id": "1"}', "an earlier article has the same id", id="id"),
    ],
)
def test_a_bad_line_is_skipped_and_the_rest_read(read_files, row: str, reason: str):
    lines = ['{"text": "a", "id": 1}', row, '{"text": "b"}']
    first, skipped, last = read_files({"a.jsonl": "\n".join(lines)})
    assert (skipped.row, skipped.reason) == (2, reason)
    assert "a.jsonl, row 2: " in str(skipped)
    assert (first.id, last.id) == ("1", "a-3")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param('2,"a"b', "not a row of CSV: ',' expected after '\"'", id="quotation mark"),
        pytest.param("2,a,b", "more cells than the first line has columns", id="too many cells"),
        pytest.param("2", "no text", id="too few cells"),
    ],
)
def test_a_bad_row_is_skipped_and_the_rest_read(read_files, row: str, reason: str):
    _, skipped, last = read_files({"a.csv": f"id,text\n1,a\n{row}\n3,c\n"})
    assert (skipped.row, skipped.reason) == (2, reason)
    assert last.id == "3"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("", 'no column "text" or "tekst" in the first line', id="empty"),
        pytest.param(
            "id,titel\n1,a\n", 'no column "text" or "tekst" in the first line', id="other columns"
        ),
        pytest.param(
            "tekst,tekst\na,b\n", "more than one column is named 'tekst'", id="two of a name"
        ),
        pytest.param('text\n"a', "not a row of CSV: unexpected end of data", id="never closed"),
    ],
)
def test_a_file_that_is_no_table_is_skipped(read_files, content: str, reason: str):
    (skipped,) = read_files({"a.csv": content})
    assert skipped.reason == reason


@pytest.mark.parametrize("document", [FULL, [FULL, FULL]], ids=["an object", "a list"])
def test_a_document_over_several_lines_is_told_once(read_files, document: object):
    (skipped,) = read_files({"a.jsonl": json.dumps(document, indent=2)})
    assert str(skipped).endswith("whose name must end in .json")


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_row_that_is_too_large_is_skipped(read_files, monkeypatch, name: str):
    monkeypatch.setattr(tables, "ARTICLE_LIMIT", 1000)
    texts = ["kort", "x" * 500_000, "ook kort"]
    rows = ["text", *texts] if name == "a.csv" else [json.dumps({"text": t}) for t in texts]
    first, skipped, last = read_files({name: "\n".join(rows)})
    assert (first.blocks[0].text, last.blocks[0].text) == ("kort", "ook kort")
    assert skipped.row == 2
