import pytest

from index.article import Article, Block, Kind
from index.paragraphs import HEADING_LIMIT, PARAGRAPH_LIMIT, paragraphs
from index.readers import read
from index.rebuild import SAMPLE


def article(*blocks: str, **fields: str) -> Article:
    """Make an article; a block that begins with `#` is a heading."""
    made = tuple(Block(b.removeprefix("#"), is_heading=b.startswith("#")) for b in blocks)
    return Article(id="a", blocks=made, **fields)


def test_the_sample_is_nine_paragraphs_under_two_headings():
    (sample,) = read([SAMPLE])
    found = paragraphs(sample)
    assert [p.number for p in found] == list(range(1, 10))
    assert [p.id for p in found][0::8] == ["ruslandbeleid#p1", "ruslandbeleid#p9"]
    first = "Kabinet kiest voor 'druk en selectieve samenwerking'"
    second = "Strategie uitgewerkt op verzoek van Kamer"
    assert [p.heading for p in found] == [None] * 4 + [first] * 2 + [second] * 3
    assert "".join(p.kind[0] for p in found) == "lqbqbbbbq"
    assert {p.article.date for p in found} == {"2019-12"}
    assert found[0].article.title == (
        "Volgens buitenlandminister Stef Blok is de relatie met Rusland de afgelopen vijf jaar "
        '"complex gebleven".'
    )
    assert not found[0].article.title_is_given


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param('"Wij gaan door", zegt ze.', Kind.QUOTE, id="straight"),
        pytest.param("“Wij gaan door”, zegt ze.", Kind.QUOTE, id="curly"),
        pytest.param("„Wij gaan door”, zegt ze.", Kind.QUOTE, id="low"),
        pytest.param("«Wij gaan door», zegt ze.", Kind.QUOTE, id="guillemets"),
        pytest.param("'Wij gaan door', zegt ze.", Kind.QUOTE, id="single"),
        pytest.param("‘Wij gaan door’, zegt ze.", Kind.QUOTE, id="single curly"),
        pytest.param("'s Avonds komt de boot, zei oma's buurman' niet.", Kind.BODY, id="'s avonds"),
        pytest.param("’t Is koud op het ‘dak’ van het huis.", Kind.BODY, id="'t is"),
        pytest.param("'90 was het jaar van de 'grote' storm.", Kind.BODY, id="year"),
        pytest.param("'Wij gaan door.", Kind.BODY, id="single, never closed"),
        pytest.param('Wij gaan "door".', Kind.BODY, id="further on"),
    ],
)
def test_a_quote_opens_with_a_quotation(text: str, kind: Kind):
    lead, second = paragraphs(article(text, text))
    assert lead.kind is Kind.LEAD
    assert second.kind is kind


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        pytest.param("De brug is dicht. Morgen niet.", "De brug is dicht.", id="two sentences"),
        pytest.param("De brug is dicht", "De brug is dicht", id="no full stop"),
        pytest.param('Zij zei: "Nee." Hij ging.', 'Zij zei: "Nee."', id="quotation"),
        pytest.param("Wat nu? Geen idee!", "Wat nu?", id="question"),
        pytest.param("Prof. dr. A. de Boer komt. Ja.", "Prof. dr. A. de Boer komt.", id="initials"),
        pytest.param("Op 5 dec. 2019 sneeuwt het. Ja.", "Op 5 dec. 2019 sneeuwt het.", id="month"),
        pytest.param("Het kost 3.50 euro. Ja.", "Het kost 3.50 euro.", id="number"),
        pytest.param("woord " * 60, ("woord " * 33).strip() + "…", id="too long"),
        pytest.param("w" * 500, "w" * 200 + "…", id="one long word"),
    ],
)
def test_the_first_sentence_stands_for_a_title(lead: str, title: str):
    (paragraph,) = paragraphs(article(lead.strip()))
    assert paragraph.article.title == title
    assert not paragraph.article.title_is_given


def test_a_given_title_is_kept():
    (paragraph,) = paragraphs(article("De brug is dicht.", title="Brug"))
    assert (paragraph.article.title, paragraph.article.title_is_given) == ("Brug", True)


@pytest.mark.parametrize(
    ("blocks", "headings"),
    [
        pytest.param(["a", "#H", "b", "c"], [None, "H", "H"], id="until the next"),
        pytest.param(["#H", "a", "#I", "b"], ["H", "I"], id="each its own"),
        pytest.param(["#H", "#I", "a", "#J", "b"], ["H – I", "J"], id="in a row: joined"),
        pytest.param(["#H", "#I", "#H", "a"], ["H – I"], id="repeated: once"),
        pytest.param(["a", "#H"], [None], id="nothing under it"),
        pytest.param(["#H"], [], id="headings only"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_headings_stand_above_paragraphs(blocks: list[str], headings: list[str | None]):
    assert [p.heading for p in paragraphs(article(*blocks))] == headings


def test_headings_that_are_too_long_to_stand_above_every_paragraph_are_paragraphs():
    short, long = [f"Kop {number}" for number in range(200)], "lange kop " * 101
    found = paragraphs(article(*map("#{}".format, [*short, long]), "a", "b"))
    texts, above = [p.text for p in found], found[-1].heading
    assert above is not None
    assert len(above) <= HEADING_LIMIT
    number = len(texts) - 3
    assert texts == [*short[:number], long.strip(), "a", "b"]
    assert [p.heading for p in found] == [None] * number + [" – ".join(short[number:])] * 3


@pytest.mark.parametrize("text", ["Dit is een zin. " * 5000, "woord " * 9000, "x" * 30_001])
def test_a_paragraph_too_long_for_a_result_is_parted(text: str):
    found = paragraphs(article(text.strip()))
    assert len(found) > 2
    assert all(len(p.text) <= PARAGRAPH_LIMIT for p in found)
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())
