"""Counts, dates, durations and citations in good Dutch; and no page asks for a text we lack."""

import re
from pathlib import Path

import pytest

from index.article import ArticleInfo, Kind, Paragraph
from search.page import Ask, Match
from web import texts

TEMPLATES = Path(texts.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("date", "dutch"),
    [("2019", "2019"), ("2019-12", "december 2019"), ("2019-03-01", "1 maart 2019")],
)
def test_writes_a_date_at_its_precision(date: str, dutch: str) -> None:
    assert texts.date(date) == dutch


@pytest.mark.parametrize(
    ("date", "dutch"),
    [(None, ""), ("2019", "2019"), ("2019-12", "12-2019"), ("2019-03-01", "01-03-2019")],
)
def test_writes_a_date_as_it_is_typed(date: str | None, dutch: str) -> None:
    assert texts.typed(date) == dutch


@pytest.mark.parametrize(
    ("start", "end", "dutch"),
    [
        ("2019-12", "2019-12", "december 2019"),
        ("2018", None, "vanaf 2018"),
        (None, "2019-05", "tot en met mei 2019"),
        ("2018", "2019-05", "2018 tot en met mei 2019"),
    ],
)
def test_writes_a_period(start: str | None, end: str | None, dutch: str) -> None:
    assert texts.period(start, end) == dutch


@pytest.mark.parametrize(
    ("asked", "dutch"),
    [
        (Ask("", categories=("Buitenland",)), "Alles in Buitenland"),
        (Ask("", categories=("Kunst", "Sport", "Weer")), "Alles in Kunst, Sport of Weer"),
        (Ask("", start="2019-03", end="2019-03"), "Alles van maart 2019"),
        (Ask("", start="2018", end="2019-03"), "Alles van 2018 tot en met maart 2019"),
        (Ask("", start="2018"), "Alles vanaf 2018"),
        (Ask("", end="2019-03-01"), "Alles tot en met 1 maart 2019"),
        (Ask("", kinds=(Kind.QUOTE,)), "Citaten"),
        (Ask("", kinds=(Kind.QUOTE, Kind.BODY)), "Lopende tekst en citaten"),
        (Ask("", kinds=tuple(Kind)), "Inleidingen, lopende tekst en citaten"),
        (Ask("", article="dijk"), "Alles uit “De dijk”"),
        (
            Ask("", start="2019", kinds=(Kind.LEAD,), categories=("Weer", "Sport"), article="dijk"),
            "Inleidingen uit “De dijk” in Weer of Sport vanaf 2019",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_what_is_listed(asked: Ask, dutch: str) -> None:
    assert texts.listing(asked, "De dijk") == dutch
    assert texts.listing(asked, None) == dutch.replace("De dijk", "dijk")


@pytest.mark.parametrize(
    ("written", "dutch"),
    [
        (texts.found(1, None), "1 alinea"),
        (texts.found(30_000, None), "30.000 alinea’s"),
        (texts.found(3, 1), "3 alinea’s in 1 artikel"),
        (texts.found(45, 41), "45 alinea’s in 41 artikelen"),
        (texts.more(1), "Nog 1 alinea uit dit artikel"),
        (texts.took(0.0002), "1 ms"),
        (texts.took(0.0123), "12 ms"),
        (texts.took(1.54), "1,5 s"),
        (texts.page_of(2, 1000), "pagina 2 van 1.000"),
    ],
)
def test_writes_counts_and_durations(written: str, dutch: str) -> None:
    assert written == dutch


def test_cites_text_title_publisher_date_and_link() -> None:
    about = ArticleInfo("a", "Hoogwater.", date="2021-02", publisher="De Krant")
    paragraph = Paragraph(about, 7, Kind.BODY, "De dijk hield.")
    cited = texts.citation(paragraph, "https://x.nl/a#p7")
    assert (
        cited
        == "“De dijk hield.” – Hoogwater, De Krant, februari 2021, alinea 7. https://x.nl/a#p7"
    )


def test_cites_an_article_without_a_date() -> None:
    paragraph = Paragraph(ArticleInfo("a", "Hoogwater"), 1, Kind.LEAD, "De dijk hield.")
    cited = texts.citation(paragraph, "https://x.nl/a#p1")
    assert cited == "“De dijk hield.” – Hoogwater, alinea 1. https://x.nl/a#p1"


@pytest.mark.parametrize(
    ("about", "cited"),
    [
        (
            ArticleInfo("a", "Hoogwater.", date="2021-02", publisher="De Krant"),
            "Hoogwater, De Krant, februari 2021. https://x.nl/a",
        ),
        (ArticleInfo("a", "Hoogwater in juli?"), "Hoogwater in juli? https://x.nl/a"),
    ],
)
def test_refers_to_an_article(about: ArticleInfo, cited: str) -> None:
    assert texts.reference(about, "https://x.nl/a") == cited


def test_tells_a_match_once() -> None:
    once = Match("dijk", 3, 7, "text", "dijk", "")
    again = Match("Dijk", 20, 24, "text", "dijk", "")
    other = Match("dijken", 0, 6, "heading", "dijk", "meervoud")
    assert texts.matches((other, once, again)) == (once, other)


def test_every_text_that_a_template_names_is_there() -> None:
    named = {
        name
        for template in TEMPLATES.iterdir()
        for name in re.findall(r"\bt\.([A-Za-z_]+)", template.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert [name for name in sorted(named) if not hasattr(texts, name)] == []
