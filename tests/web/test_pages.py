"""The pages as the server sends them: what each holds, which status, under any prefix."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from index.engines import Results, connect
from index.errors import EngineUnavailable, IndexDamaged
from index.rebuild import SAMPLE, rebuild
from search.query import parse
from search.searcher import Searcher
from web import create_app, texts

BROWSER_FIXTURES = Path(__file__).parents[1] / "fixtures" / "browser"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder, long = tmp_path_factory.mktemp("index"), tmp_path_factory.mktemp("long")
    text = "\n\n".join(f"Dit is zin nummer {number} over het kanaal." for number in range(1, 1002))
    (long / "kanaal.txt").write_text(text, encoding="utf-8")
    rebuild(connect("whoosh", folder, {}), [SAMPLE, BROWSER_FIXTURES, long])
    return create_app({"INDEX": str(folder)})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def text(client: FlaskClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    assert response.mimetype == "text/html"
    return response.text


def test_home_says_what_can_be_searched(client: FlaskClient) -> None:
    assert "U doorzoekt 1.040 alinea’s uit 16 artikelen." in text(client, "/")


def test_home_leads_to_all_articles(client: FlaskClient) -> None:
    home = client.get("/").text
    address = re.search('href="([^"]*)">Blader door alle artikelen', home)
    assert address
    listed = client.get(address[1]).text
    assert "in 16 artikelen" in listed


def cells(client: FlaskClient, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))


def test_a_table_has_all_paragraphs_found_in_their_order(client: FlaskClient) -> None:
    asked = "q=rivier&sorteer=datum&soort=inleiding"
    page = html.fromstring(client.get(f"/?{asked}&groep=geen").text)
    (link,) = page.cssselect(".download a")
    rows = cells(client, link.get("href"))
    assert link.text == f"Download {len(rows)} alinea’s als tabel (CSV)"
    assert link.get("download") is None  # Or why there is none would not be shown.
    assert len(rows) > 10
    shown = [title.text_content().strip() for title in page.cssselect(".result h2")]
    assert [row["titel"] for row in rows][:10] == shown
    assert {row["soort"] for row in rows} == {"inleiding"}


def test_a_table_says_all_of_a_paragraph(client: FlaskClient) -> None:
    (row,) = cells(client, '/resultaten.csv?q="het geld gaat naar gemalen"')
    assert row == {
        "titel": "Waterschap stelt begroting vast",
        "datum": "2021-03",
        "uitgever": "De Waterkrant",
        "categorieën": "Economie",
        "tussenkop": "",
        "soort": "inleiding",
        "alinea": "1",
        "tekst": "Het waterschap verhoogt de heffing met drie procent. Het geld gaat naar gemalen, "
        "naar de zuivering en naar het onderhoud van de rivier.",
        "link": "http://localhost/artikelen/begroting-waterschap#p1",
        "origineel": "https://waterkrant.example/begroting-waterschap",
    }


def test_a_table_has_the_first_of_very_many(client: FlaskClient) -> None:
    assert "Download de eerste 1.000 alinea’s als tabel (CSV)" in text(client, "/?q=kanaal")
    assert len(cells(client, "/resultaten.csv?q=kanaal&pagina=7")) == 1000


def test_a_table_of_nothing_has_the_names_of_its_columns(client: FlaskClient) -> None:
    response = client.get("/resultaten.csv?q=walvis")
    assert response.text.lstrip("\ufeff") == ";".join(texts.COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        pytest.param("q=kade én sluis", "alinea_kade_en_sluis.csv", id="query"),
        pytest.param("q=../../etc/passwd", "alinea_.._.._etc_passwd.csv", id="path"),
        pytest.param(f"q={'dijk ' * 90}", f"alinea{'_dijk' * 14}_dij.csv", id="long"),
        pytest.param("van=2020-09&tot=2020-09", "alinea_Alles_van_september_2020.csv", id="list"),
    ],
)
def test_a_table_is_named_after_what_was_asked(client: FlaskClient, asked: str, name: str) -> None:
    disposition = client.get(f"/resultaten.csv?{asked}").headers["Content-Disposition"]
    assert disposition == f"attachment; filename={name}"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/resultaten.csv", 404, id="nothing asked"),
        pytest.param("/resultaten.csv?q=dijk&van=gisteren", 400, id="no day"),
    ],
)
def test_no_table(client: FlaskClient, address: str, status: int) -> None:
    text(client, address, status)


def test_the_chart_of_one_month_has_its_days(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/?van=2020-09&tot=2020-09").text)
    assert [bar.text for bar in page.cssselect(".chart title")] == [
        "17 september 2020: 2 alinea’s",
        "29 september 2020: 2 alinea’s",
    ]


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(Results((), 0), id="another index, which knows no word"),
        pytest.param(
            Results((), 2, facets={"day": {"2020-09-17": 1, "2020-09-29": 1}}, partial=True),
            id="late",
        ),
    ],
)
def test_no_chart_of_days_that_are_not_known(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, found: Results
) -> None:
    monkeypatch.setattr(Searcher, "find", lambda *_: found)
    assert 'class="chart"' not in text(client, "/?van=2020-09&tot=2020-09")


@pytest.mark.parametrize("tip", texts.TIP_LIST, ids=lambda tip: tip.example)
def test_every_tip_finds_something(client: FlaskClient, tip: texts.Tip) -> None:
    page = client.get("/", query_string={"q": tip.example}).get_data(as_text=True)
    assert texts.NOTHING_TITLE not in page


@pytest.mark.parametrize(
    ("address", "is_left_out"),
    [
        ("/", False),
        ("/artikelen/zalm-maas", False),
        ("/?q=zalm", True),
        ("/?categorie=Water", True),
        ("/alineas/zalm-maas/1/vergelijkbaar", True),
    ],
)
def test_crawlers_leave_lists_of_results_out(
    client: FlaskClient, address: str, is_left_out: bool
) -> None:
    assert ('<meta name="robots" content="noindex">' in text(client, address)) is is_left_out


def test_crawlers_follow_results_and_not_what_narrows_them(client: FlaskClient) -> None:
    links = html.fromstring(text(client, "/?q=rivier")).iter("a")
    narrowing = ("van=", "categorie=", "soort=", "sorteer=", "groep=")
    followed = [link.get("href") for link in links if link.get("rel") != "nofollow"]
    lists = [address for address in followed if address.startswith("/?")]
    assert [address for address in lists if any(name in address for name in narrowing)] == []
    assert any(address.startswith("/artikelen/") for address in followed)


def test_results_are_a_whole_page_or_only_what_changes(client: FlaskClient) -> None:
    page, part = text(client, "/?q=zalm"), text(client, "/resultaten?q=zalm")
    assert page.startswith("<!doctype html>")
    assert "<html" not in part
    assert 'href="/artikelen/zalm-maas?q=zalm#p1"' in page
    assert 'href="/artikelen/zalm-maas?q=zalm#p1"' in part
    assert "<mark>zalm</mark>" in part


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("categorie=Water", "Alles in Water"),
        ("q=&categorie=Water&van=&tot=", "Alles in Water"),
        ("van=2020-01&tot=2020-01", "Alles van januari 2020"),
        ("soort=citaat&groep=geen", "Citaten"),
        ("artikel=zalm-maas", "Alles uit “Zalm terug in de Maas”"),
    ],
)
def test_without_a_query_lists_what_meets_the_filters(
    client: FlaskClient, asked: str, named: str
) -> None:
    page, part = text(client, f"/?{asked}"), text(client, f"/resultaten?{asked}")
    assert f"<title>{named} – Alinea</title>" in page
    for shown in (page, part):
        assert f'<h1 class="listing">{named}</h1>' in shown
        assert f'data-title="{named} – Alinea" data-status="{named}: ' in shown
        assert "<mark>" not in shown
        assert texts.SORT_RELEVANCE not in shown
        assert texts.SORT_DATE not in shown
        assert '<li class="result' in shown
    assert (texts.NEWEST_FIRST in page) is ("artikel" not in asked)


def test_a_list_is_newest_first_whatever_order_is_asked(client: FlaskClient) -> None:
    listed = [
        re.findall(r'<time datetime="([^"]+)"', text(client, f"/?van=2000{order}"))
        for order in ("", "&sorteer=datum")
    ]
    assert listed[0] == listed[1] == sorted(listed[0], reverse=True)
    assert texts.SORTED_BY_DATE not in text(client, "/?van=2000&sorteer=datum")


def test_a_list_is_left_as_it_was_entered(client: FlaskClient) -> None:
    page = text(client, "/?categorie=Water&van=2020")
    opened = unescape(re.findall(r'class="open" href="([^"]+)"', page)[0])
    assert 'href="/?van=2020&amp;categorie=Water">' in text(client, opened)
    assert '<a class="chip" href="/?van=2020">' in page
    assert '<a class="plain" href="/">Alles wissen' in page
    assert '<a class="chip" href="/">' in text(client, "/?categorie=Water")


def test_a_list_of_nothing_blames_the_filters(client: FlaskClient) -> None:
    page = text(client, "/?categorie=Water&van=1900&tot=1901")
    assert texts.NOTHING_LISTED in page
    assert texts.NOTHING_NARROWED not in page
    assert texts.NOTHING_ADVICE[0] not in page
    assert '<a href="/">Zonder verfijning zoeken</a>' in page


def test_without_a_query_or_a_filter_is_home_and_keeps_the_view(client: FlaskClient) -> None:
    for path in ("/", "/resultaten"):
        page = text(client, f"{path}?groep=geen&sorteer=datum")
        assert texts.TAGLINE in page
        assert FORM_FIELD.findall(page) == [("sorteer", "datum"), ("groep", "geen")]


def test_a_category_of_an_article_leads_to_all_in_it(client: FlaskClient) -> None:
    page = text(client, "/artikelen/drinkwater-droogte?q=water&van=2020")
    links = re.findall(r'<a href="(/\?categorie=[^"]+)">.*? </span>(.+?)</a>', page)
    assert links == [
        ("/?categorie=Natuur+%26+milieu", "Natuur &amp; milieu"),
        ("/?categorie=Water", "Water"),
    ]
    listed = text(client, links[0][0])
    assert "Alles in Natuur &amp; milieu" in listed
    assert "Zalm terug in de Maas" in listed


def test_says_that_the_time_was_up_before_anything_was_found(
    app: Flask,
) -> None:
    client = create_app({"INDEX": app.config["INDEX"], "TIME_LIMIT": 1e-9}).test_client()
    for path in ("/", "/resultaten"):
        page = text(client, f"{path}?q=rivier&soort=citaat")
        assert f'data-status="{texts.TIME_UP_TITLE}"' in page
        assert texts.TIME_UP in page
        assert 'href="/?q=rivier&amp;soort=citaat">Opnieuw zoeken' in page
        assert texts.NOTHING_TITLE not in page
        assert texts.NOTHING_ADVICE[0] not in page
        assert texts.TIME_UP_LISTING in text(client, f"{path}?soort=citaat")


def test_a_table_that_would_lack_something_is_not_made(app: Flask) -> None:
    client = create_app({"INDEX": app.config["INDEX"], "TIME_LIMIT": 1e-9}).test_client()
    text(client, "/resultaten.csv?q=rivier", 503)


def test_says_that_the_time_was_up_before_anything_like_it_was_found(app: Flask) -> None:
    client = create_app({"INDEX": app.config["INDEX"], "TIME_LIMIT": 1e-9}).test_client()
    address = "/alineas/ruslandbeleid/7/vergelijkbaar?q=rusland"
    page = text(client, address)
    assert f'{texts.TIME_UP_TITLE}. <a href="{address}">Opnieuw zoeken</a>' in page
    assert texts.SIMILAR_NONE not in page
    assert texts.TIME_UP_TITLE not in text(app.test_client(), address)


def test_names_the_only_article_that_is_searched(client: FlaskClient) -> None:
    for query in ("zalm", "zwqx"):
        page = text(client, f"/?q={query}&artikel=zalm-maas")
        assert "Alleen in “Zalm terug in de Maas”" in page
    assert "Alleen in “geen”" in text(client, "/?q=zalm&artikel=geen")


def test_says_which_page_is_the_last(client: FlaskClient) -> None:
    for path in ("/", "/resultaten"):
        page = text(client, f"{path}?q=rivier&groep=geen&sorteer=datum&pagina=500", 404)
        assert 'data-status="Pagina 500 bestaat niet"' in page
        assert "pagina 500 van" not in page
        (last,) = re.findall(r'href="/(\?[^"]+)">Naar de laatste pagina: 2<', page)
        assert "pagina 2 van 2" in text(client, path + unescape(last))


def test_says_what_is_listed_by_date(client: FlaskClient) -> None:
    by_rank, by_date = (client.get(f"/?q=motie{order}") for order in ("", "&sorteer=datum"))
    assert texts.SORTED_BY_DATE in by_date.text
    assert texts.SORTED_BY_DATE not in by_rank.text


def test_an_article_numbers_and_anchors_its_paragraphs(client: FlaskClient) -> None:
    page = text(client, "/artikelen/ruslandbeleid")
    assert re.findall(r'id="(p\d+)"', page) == [f"p{number}" for number in range(1, 10)]
    assert re.findall(r'id="(kop-\d)"', page) == ["kop-1", "kop-2"]
    assert "<mark>" not in page
    assert "<mark>Ruslandstrategie</mark>" in text(client, "/artikelen/ruslandbeleid?q=rusland")


@pytest.mark.parametrize(
    ("article", "reference"),
    [
        (
            "zalm-maas",
            "Zalm terug in de Maas, De Waterkrant, 20 januari 2020. "
            "https://waterkrant.example/zalm-maas",
        ),
        (
            "kanaal",
            "Dit is zin nummer 1 over het kanaal. http://localhost/artikelen/kanaal",
        ),
    ],
    ids=["original", "page"],
)
def test_an_article_is_referred_to_where_it_can_be_read(
    client: FlaskClient, article: str, reference: str
) -> None:
    assert f"<p>{reference}</p>" in text(client, f"/artikelen/{article}?q=zin&deel=1")


def test_an_article_leads_back_to_the_results_as_they_were(client: FlaskClient) -> None:
    asked = "?q=rivier&van=2000&soort=inleiding&soort=tekst&sorteer=datum&groep=geen&pagina=2"
    results = text(client, f"/{asked}")
    opened = unescape(re.findall(r'class="open" href="([^"]+)"', results)[0])
    assert asked in opened
    (back,) = re.findall(r'class="back"><a class="plain" href="([^"]+)"', text(client, opened))
    assert unescape(back) == f"/{asked}"
    assert re.search(r'class="number" href="/artikelen/[\w-]+#p\d+"', results)
    parts = text(client, "/artikelen/kanaal?q=zin&soort=tekst&deel=2")
    for part in (1, 3):
        assert f'href="/artikelen/kanaal?q=zin&amp;soort=tekst&amp;deel={part}"' in parts


@pytest.mark.parametrize(
    ("address", "marked", "said"),
    [
        ("/artikelen/zalm-maas?q=zalm", "<h1><mark>Zalm</mark> terug", "Gevonden in 1 alinea: "),
        ("/artikelen/veerman-stopt?q=laatste", "<mark>Laatste</mark>", texts.FOUND_IN_HEADINGS),
        ("/artikelen/zalm-maas?q=titel:zalm", "<mark>Zalm</mark>", texts.FOUND_IN_HEADINGS),
        (
            "/artikelen/ruslandbeleid?q=kop:strat*",
            "<mark>Strategie</mark>",
            texts.FOUND_IN_HEADINGS,
        ),
        ("/artikelen/zalm-maas?q=kop:zalm", "<h1>Zalm terug", texts.NOT_FOUND_HERE),
        ("/artikelen/kanaal?q=kanaal&deel=3", "<mark>kanaal</mark>", "van dit deel: "),
        ("/artikelen/zalm-maas?q=begroting", "<h1>Zalm terug", texts.NOT_FOUND_HERE),
        ("/artikelen/kanaal?q=begroting", "<h1>", texts.NOT_FOUND_IN_PART),
    ],
)
def test_an_article_says_where_the_words_are(
    client: FlaskClient, address: str, marked: str, said: str
) -> None:
    page = text(client, address)
    assert marked in page
    assert said in page
    assert (texts.FOUND_IN_HEADINGS in page) is (said == texts.FOUND_IN_HEADINGS)


def test_an_article_says_nothing_of_words_that_must_be_absent(client: FlaskClient) -> None:
    for query in ("-begroting", "NOT+begroting", "(("):
        page = text(client, f"/artikelen/zalm-maas?q={query}")
        assert "zoekvraag" not in page
        assert "found-here" not in page


def test_an_article_reads_the_query_once(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr("search.searcher.parse", lambda query: read.append(query) or parse(query))
    assert "<mark>" in text(client, "/artikelen/ruslandbeleid?q=rusland")
    assert read == ["rusland"]


def test_a_very_long_article_comes_in_parts(client: FlaskClient) -> None:
    page = text(client, "/artikelen/kanaal?q=1001&deel=3")
    assert re.findall(r'id="(p\d+)"', page) == ["p1001"]
    assert "deel 3 van 3" in page
    assert 'href="/artikelen/kanaal?q=1001&amp;deel=2"' in page
    assert 'href="/artikelen/kanaal?q=1001&amp;deel=3#p1001"' in text(client, "/?q=1001")
    assert len(re.findall(r'id="p\d+"', text(client, "/artikelen/kanaal"))) == 500
    for part in ("4", "0", "-1"):
        assert client.get(f"/artikelen/kanaal?deel={part}").status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/?q=dijk&van=gisteren", "“gisteren” bij “Van” is geen datum"),
        ("/?q=dijk&pagina=0", "Pagina “0” bestaat niet"),
        ("/resultaten?q=dijk&soort=kop", "De soort “kop” bestaat niet"),
        (f"/?q={'a' * 501}", "ten hoogste 500 tekens"),
        (f"/?q={'a+' * 101}", "ten hoogste 100 woorden"),
        (f"/resultaten?q={'(' * 21}dijk{')' * 21}", "haakjes ten hoogste 20 diep"),
        (f"/artikelen/ruslandbeleid?q={'a+' * 101}", "ten hoogste 100 woorden"),
    ],
)
def test_says_what_cannot_be_asked(client: FlaskClient, address: str, said: str) -> None:
    assert said in text(client, address, 400)


FORM_FIELD = re.compile(r'<input (?:type="hidden" )?form="zoek" name="(\w+)" value="([^"]*)"')


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        pytest.param(
            "categorie=Water&categorie=Weer&van=2019&tot=2018",
            [("van", "2019"), ("tot", "2018"), ("categorie", "Water"), ("categorie", "Weer")],
            id="a period that ends before it begins",
        ),
        pytest.param(
            "van=gisteren&sorteer=datum&groep=geen",
            [("van", "gisteren"), ("tot", ""), ("sorteer", "datum"), ("groep", "geen")],
            id="no date",
        ),
        pytest.param(
            "soort=kop&tot=31-12-2018&artikel=zalm-maas",
            [("tot", "31-12-2018"), ("artikel", "zalm-maas")],
            id="no kind",
        ),
        pytest.param("soort=citaat&pagina=0", [("soort", "citaat")], id="no page"),
    ],
)
def test_keeps_what_was_asked_beside_what_cannot_be(
    client: FlaskClient, asked: str, kept: list[tuple[str, str]]
) -> None:
    for path in ("/", "/resultaten"):
        assert FORM_FIELD.findall(text(client, f"{path}?q=rivier&{asked}", 400)) == kept


def test_shows_a_period_as_it_is_typed(client: FlaskClient) -> None:
    page = text(client, "/?q=rivier&van=2019-05&tot=2021-12-31")
    assert FORM_FIELD.findall(page) == [("van", "05-2019"), ("tot", "31-12-2021")]


def test_an_article_carries_the_narrowing_into_the_next_search(client: FlaskClient) -> None:
    asked = "q=rivier&van=2000-05&soort=inleiding&soort=tekst&sorteer=datum&pagina=2"
    carried = [("van", "2000-05"), ("soort", "inleiding"), ("soort", "tekst"), ("sorteer", "datum")]
    assert FORM_FIELD.findall(text(client, f"/artikelen/zalm-maas?{asked}")) == carried
    assert FORM_FIELD.findall(text(client, "/artikelen/zalm-maas")) == []


@pytest.mark.parametrize(
    "address",
    [
        "/bestaat-niet",
        "/artikelen/bestaat-niet",
        "/alineas/ruslandbeleid/99/vergelijkbaar",
        "/alineas/ruslandbeleid/0/vergelijkbaar",
        "/artikelen/..%2f..%2fetc%2fpasswd",
        "/artikelen/%00",
    ],
)
def test_what_is_not_there_is_a_dutch_page(client: FlaskClient, address: str) -> None:
    assert texts.PROBLEMS[404].text in text(client, address, 404)


def test_writing_is_refused_in_dutch(client: FlaskClient) -> None:
    assert texts.PROBLEMS[405].text in client.post("/?q=dijk").text


def test_says_that_there_is_no_index_and_which_command_makes_one(tmp_path: Path) -> None:
    client = create_app({"INDEX": str(tmp_path)}).test_client()
    for address in ("/", "/?q=dijk", "/resultaten?q=dijk", "/artikelen/dijk"):
        response = client.get(address)
        assert response.status_code == 503
        assert int(response.headers["Retry-After"]) > 0
        assert "<code>alinea rebuild</code>" in response.text


@pytest.mark.parametrize(
    ("error", "status", "problem"),
    [
        (EngineUnavailable("away"), 503, texts.ENGINE_AWAY),
        (IndexDamaged("bits"), 503, texts.DAMAGED),
        (ZeroDivisionError("secret"), 500, texts.PROBLEMS[500]),
    ],
)
def test_tells_what_went_wrong_without_its_details(
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    problem: texts.Problem,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Searcher, "search", fail)
    monkeypatch.setattr(app, "testing", False)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    page = text(app.test_client(), "/?q=dijk", status)
    assert problem.text in page
    assert str(error) not in page


def test_describes_the_search_to_browsers(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml", base_url="https://zoek.example/archief")
    assert response.mimetype == "application/opensearchdescription+xml"
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ElementTree.fromstring(response.text)
    assert root.findtext(f"{name}ShortName") == "Alinea"
    assert {url.get("type"): url.get("template") for url in root.iter(f"{name}Url")} == {
        "text/html": "https://zoek.example/archief/?q={searchTerms}",
        "application/x-suggestions+json": (
            "https://zoek.example/archief/api/v1/suggest?q={searchTerms}"
        ),
        "application/opensearchdescription+xml": "https://zoek.example/archief/opensearch.xml",
    }


@pytest.mark.parametrize(
    "address",
    ["/", "/?q=rivier", "/artikelen/zalm-maas?q=zalm", "/alineas/zalm-maas/1/vergelijkbaar", "/x"],
)
def test_every_page_offers_the_description(client: FlaskClient, address: str) -> None:
    assert 'type="application/opensearchdescription+xml"' in client.get(address).text


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/?q=rivier", "/?categorie=Water"),
        *("/artikelen/zalm-maas?q=zalm", "/alineas/zalm-maas/1/vergelijkbaar"),
    ],
)
def test_every_link_keeps_the_prefix(client: FlaskClient, address: str) -> None:
    page = client.get(address, base_url="http://localhost/archief").text
    links = re.findall(r'(?:href|src|action|data-live|data-suggest)="(/[^"]*)"', page)
    assert len(links) > 8
    assert [link for link in links if not link.startswith("/archief/")] == []


def test_the_embed_can_be_loaded_by_other_sites(client: FlaskClient) -> None:
    response = client.get("/alinea-zoek.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Zoek in de artikelen" in response.text


@pytest.fixture(params=["/", "/?q=rivier", "/artikelen/ruslandbeleid?q=rusland#p4", "/geen"])
def page(client: FlaskClient, request: pytest.FixtureRequest) -> Iterator[str]:
    return client.get(request.param).text


def test_no_page_has_inline_script_or_style(page: str) -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", page)


def test_every_page_is_dutch(page: str) -> None:
    assert '<html lang="nl">' in page
