from pathlib import Path

import pytest

from index.readers import Skipped, read

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


def test_a_web_page_gives_its_article_and_nothing_around_it():
    (article,) = read([FIXTURES / "brug.html"])
    assert (article.id, article.title, article.date) == ("brug", "Zeebrug blijft dicht", "2020-03")
    assert (article.publisher, article.url) == ("De Kustbode", "https://kustbode.example/zeebrug")
    assert ["#" * b.is_heading + b.text for b in article.blocks] == [
        "De Zeebrug bij Oosthaven blijft tot na de zomer dicht. Dat heeft de gemeente besloten.",
        "“We nemen geen enkel risico”, zegt wethouder Van Zanten.",
        "#Omrijden langs de sluis",
        "Automobilisten rijden om langs de sluis. Dat kost hun een kwartier.",
        "Fietsers nemen de pont",
        "Bussen keren bij het station",
        "#Nieuwe brug",
        "Over een nieuwe brug wordt in het najaar beslist.",
    ]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        pytest.param("<p>De brug is dicht.</p>", ["De brug is dicht."], id="one paragraph"),
        pytest.param(
            "<h1>Brug</h1><p>De brug is dicht.</p><h2>Sluis</h2><p>De sluis is open.</p>",
            ["De brug is dicht.", "#Sluis", "De sluis is open."],
            id="a bare page",
        ),
        pytest.param("De brug is dicht.", ["De brug is dicht."], id="bare text"),
        pytest.param(
            "<?xml version='1.0' encoding='utf-8'?><html><body><p>De brug is dicht.</p></body>",
            ["De brug is dicht."],
            id="xhtml",
        ),
        pytest.param("<p>De brug</p" + "<b>" * 5000, ["De brug"], id="never closed"),
        pytest.param(
            "<p " + "".join(f"a{i} " for i in range(50000)) + "><p>De brug is dicht.",
            ["De brug is dicht."],
            id="endless tag",
        ),
        pytest.param("<p>De ge&shy;meente.</p>", ["De gemeente."], id="soft hyphen"),
        pytest.param("<pre>Een.\n\nTwee\nregels.</pre>", ["Een.", "Twee regels."], id="plain"),
        pytest.param(
            "<p>Een.<br> <br>Twee <b>vet</b>.<br><br><br>Drie.</p>",
            ["Een.", "Twee vet.", "Drie."],
            id="line breaks in a paragraph",
        ),
        pytest.param(
            "<article><p>Een.</p><div>Los <i>in</i> een vak.<p>Twee.</p>Staart.</div></article>",
            ["Een.", "Los in een vak.", "Twee.", "Staart."],
            id="loose text",
        ),
        pytest.param(
            "<article><p>Een.</p></article><article><h2>Kop</h2><p>Twee.</p></article>",
            ["Een.", "#Kop", "Twee."],
            id="further article",
        ),
        pytest.param(
            "<article><p>" + "Een. " * 99 + "</p></article><article><h1>Sluis</h1><p>Drie.</p>"
            "</article><article><h2><a href='/2'>Kop</a></h2><p>Twee.</p></article>",
            [("Een. " * 99).strip()],
            id="teaser and another page",
        ),
    ],
)
def test_simple_and_broken_pages(read_files, page: str, blocks: list[str]):
    (article,) = read_files({"a.html": page})
    assert ["#" * b.is_heading + b.text for b in article.blocks] == blocks


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2020-03-05T10:00Z">', "2020-03-05"),
        ('<meta name="DC.date" content="2020">', "2020"),
        ('<script>{"@context": "https://schema.org", "datePublished": "2020"}</script>', "2020"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": '
            '"2001"}, {"@type": ["NewsArticle"], "datePublished": "2020-03-05"}]}</script>',
            "2020-03-05",
        ),
        ("<time datetime='2020-03'>maart</time>", "2020-03"),
        ("<time>5 maart 2020</time>", "2020-03-05"),
        (
            "<time itemprop='dateModified' datetime='2021-01-01'></time>"
            "<span itemprop='datePublished' content='2020-03-05'></span>",
            "2020-03-05",
        ),
        (
            "</head><body><header><time>12 oktober 2024</time></header>"
            "<article><time>5 maart 2020</time><p>Dicht.</p></article>",
            "2020-03-05",
        ),
        ("", None),
    ],
)
def test_the_date_of_a_page(read_files, head: str, date: str | None):
    page = f"<html><head>{head}</head><body><p>Tekst.</p></body></html>"
    (article,) = read_files({"a.htm": page})
    assert article.date == date


@pytest.mark.parametrize(
    ("page", "title"),
    [
        pytest.param("<title>Brug | Kustbode</title><h1>Kustbode</h1>", "Brug", id="logo, told"),
        pytest.param(
            "<meta property='og:site_name' content='Kustbode'><h1>Kustbode</h1><h1>Brug</h1>",
            "Brug",
            id="logo and title",
        ),
        pytest.param("<h1>Brug</h1><h2>Kustbode</h2>", "Brug", id="no logo"),
        pytest.param("<p>Dicht.</p><h2>Omrijden</h2>", None, id="heading further on"),
    ],
)
def test_the_title_of_a_page(read_files, page: str, title: str | None):
    (article,) = read_files({"a.html": f"{page}<p>De brug is dicht.</p>"})
    assert article.title == title


def test_a_page_of_very_many_paragraphs_is_read_in_seconds(read_files):
    (article,) = read_files({"a.html": "<h1>Brug</h1><nav>Menu</nav><p>" + "a<br><br>" * 200_000})
    assert (article.title, len(article.blocks)) == ("Brug", 200_000)


def test_the_text_for_machines_is_read_where_readers_get_its_beginning(read_files):
    linked = '{"@type": "NewsArticle", "articleBody": "De brug is dicht.\\n\\nDe sluis is open."}'
    page = f"<script type='application/ld+json'>{linked}</script><p>Word abonnee.</p>"
    (article,) = read_files({"a.html": page})
    assert [b.text for b in article.blocks] == ["De brug is dicht.", "De sluis is open."]


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>var a</script>", "<h2>Kop</h2>"])
def test_a_page_without_text_is_skipped(read_files, page: str):
    (skipped,) = read_files({"a.html": page})
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "no text"
