"""The API: what it answers, what it refuses and how it names what is wrong."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.errors import EngineUnavailable, IndexDamaged
from search.page import MAX_HITS, MAX_QUERY
from search.searcher import Searcher

SEARCH = "/api/v1/search"
PROBLEM = "application/problem+json"


def get(client: FlaskClient, path: str, **query: Any) -> Any:
    response = client.get(path, query_string=query or None)
    assert response.status_code == 200, response.text
    return response.json


def test_a_search_answers_the_documented_page(client: FlaskClient) -> None:
    answer = get(client, SEARCH, q="strategie rusland", per_page=2)
    assert answer["query"] == "strategie rusland"
    assert answer["total"] > 2
    assert (answer["page"], answer["per_page"], answer["partial"]) == (1, 2, False)
    assert answer["took_ms"] >= 0
    assert answer["suggestion"] is None
    assert set(answer["links"]) == {"self", "next", "prev"}
    assert "facets" not in answer
    assert "articles" not in answer
    result = answer["results"][0]
    assert list(result) == [
        *("id", "number", "kind", "score", "heading", "text", "highlighted", "url", "article"),
    ]
    assert result["id"] == f"ruslandbeleid#p{result['number']}"
    assert result["url"] == f"/artikelen/ruslandbeleid#p{result['number']}"
    assert result["article"]["id"] == "ruslandbeleid"
    assert result["article"]["date"] == "2019-12"
    assert result["article"]["url"] == "/artikelen/ruslandbeleid"
    assert "<mark>" in result["highlighted"]


def test_only_mark_is_markup_in_what_is_highlighted(client: FlaskClient) -> None:
    wanted = "highlighted,title_highlighted"
    (result,) = get(client, SEARCH, q="letters", fields=wanted)["results"]
    text = result["highlighted"].replace("<mark>", "").replace("</mark>", "")
    assert "<" not in text + result["title_highlighted"]
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize("asked", ["q=de", "kind=lead,body"])
def test_links_lead_through_all_pages(client: FlaskClient, asked: str) -> None:
    path, seen = f"{SEARCH}?{asked}&per_page=2&fields=id", []
    before = None
    while path:
        response = client.get(path)
        answer = response.json
        assert answer is not None
        assert answer["links"]["prev"] == before
        seen += [result["id"] for result in answer["results"]]
        before, path = answer["links"]["self"], answer["links"]["next"]
        named = {link["rel"]: url for url, link in _links(response.headers["Link"])}
        assert named.get("next") == path
    assert len(seen) == len(set(seen)) == answer["total"]


def _links(header: str) -> list[tuple[str, dict[str, str]]]:
    found = []
    for link in header.split(", "):
        url, _, rel = link.partition("; rel=")
        found.append((url.strip("<>"), {"rel": rel.strip('"')}))
    return found


def test_the_longest_query_fits_in_the_headers_that_a_proxy_takes(client: FlaskClient) -> None:
    longest = {"q": "de " + "\U0001f30a" * (MAX_QUERY - 3), "per_page": 1, "page": 2}
    response = client.get(SEARCH, query_string=longest)
    assert response.status_code == 200
    assert len(str(response.headers)) < 3_000  # Of the 4 kB that nginx takes by default.
    assert response.json is not None
    assert response.json["links"]["self"]


def test_links_keep_what_was_asked(client: FlaskClient) -> None:
    query = {"q": 'de "tweede kamer"', "per_page": 1, "category": ["a,b", "c"], "kind": "lead,body"}
    links = get(client, SEARCH, **query)["links"]
    assert get(client, links["self"])["links"]["self"] == links["self"]
    assert "category=a%2Cb" in links["self"] or "category=a,b" in links["self"]
    assert links["self"].count("category=") == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"kind": "lead"}, {"lead"}, id="one kind"),
        pytest.param({"kind": "lead,quote"}, {"lead", "quote"}, id="kinds apart by commas"),
        pytest.param({"kind": ["lead", "quote"]}, {"lead", "quote"}, id="kinds given twice"),
        pytest.param({"kind": ""}, {"lead", "body", "quote"}, id="an empty one is not given"),
    ],
)
def test_kinds(client: FlaskClient, query: dict[str, Any], expected: set[str]) -> None:
    answer = get(client, SEARCH, q="de", per_page=100, fields="kind", **query)
    assert {result["kind"] for result in answer["results"]} == expected


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        pytest.param({"from": "2021"}, {"dijken", "tram"}, id="from a year"),
        pytest.param({"to": "2019-12-31"}, {"ruslandbeleid"}, id="to a day"),
        pytest.param({"from": "2021-03", "to": "2021-03"}, {"dijken"}, id="a month"),
        pytest.param({"article": "tram"}, {"tram"}, id="an article"),
        pytest.param({"category": "verkeer"}, {"tram"}, id="a category"),
        pytest.param({"category": "bouw, wegen & dijken"}, {"dijken"}, id="one with a comma"),
        pytest.param({"category": ["verkeer", "water"]}, {"dijken", "tram"}, id="either"),
    ],
)
def test_narrowing(client: FlaskClient, query: dict[str, Any], articles: set[str]) -> None:
    answer = get(client, SEARCH, q="de het een", per_page=100, fields="article", **query)
    assert {result["article"]["id"] for result in answer["results"]} == articles


@pytest.mark.parametrize("q", [{}, {"q": ""}], ids=["no query", "an empty query"])
@pytest.mark.parametrize(
    ("query", "listed"),
    [
        pytest.param({"from": "2021"}, ["tram#p1", "dijken#p1"], id="a period, newest first"),
        pytest.param({"from": "2021-03", "to": "2021-03"}, ["dijken#p1"], id="a month"),
        pytest.param({"category": ["water", "verkeer"]}, ["tram#p1", "dijken#p1"], id="categories"),
        pytest.param({"kind": "quote", "from": "2021"}, ["dijken#p2"], id="a kind"),
        pytest.param({"article": "vreemd", "sort": "relevance"}, ["vreemd#p1"], id="an article"),
        pytest.param({"category": "sport"}, [], id="what is not there"),
    ],
)
def test_without_a_query_lists_what_meets_the_filters(
    client: FlaskClient, query: dict[str, Any], listed: list[str], q: dict[str, str]
) -> None:
    answer = get(client, SEARCH, **q, **query, group="article", explain="true")
    assert [result["id"] for result in answer["results"]] == listed
    assert (answer["query"], answer["suggestion"]) == ("", None)
    assert answer["articles"] == len(listed)
    assert all(result["matches"] == [] for result in answer["results"])


def test_facets_count_all_results(client: FlaskClient) -> None:
    answer = get(client, SEARCH, q="dijk tram", per_page=1, facets="kind,month,category")
    assert set(answer["facets"]) == {"kind", "month", "category"}
    assert sum(answer["facets"]["kind"].values()) == answer["total"]
    assert answer["facets"]["month"].keys() == {"2021-03", "2021-04"}
    assert "bouw, wegen & dijken" in answer["facets"]["category"]


def test_grouped_results_are_one_an_article(client: FlaskClient) -> None:
    answer = get(client, SEARCH, q="rusland dijk", group="article")
    ids = [result["article"]["id"] for result in answer["results"]]
    assert len(ids) == len(set(ids)) == answer["articles"]
    assert sum(result["in_article"] for result in answer["results"]) == answer["total"]


def test_explained_results_say_which_word_met_which(client: FlaskClient) -> None:
    answer = get(client, SEARCH, q="strategie", explain="true")
    for result in answer["results"]:
        in_text = [match for match in result["matches"] if match["where"] == "text"]
        assert all(result["text"][m["start"] : m["end"]] == m["word"] for m in in_text)
    assert any(
        match["word"] == "Ruslandstrategie" and match["asked"] == "strategie" and match["how"]
        for result in answer["results"]
        for match in result["matches"]
    )


def test_fields_choose_what_is_told(client: FlaskClient) -> None:
    for fields in (["id"], ["score", "url"], ["matches", "in_article", "heading_highlighted"]):
        answer = get(client, SEARCH, q="rusland", fields=",".join(fields))
        assert answer["results"]
        assert all(set(result) == set(fields) for result in answer["results"])


def test_suggestions_are_those_of_opensearch(client: FlaskClient) -> None:
    response = client.get("/api/v1/suggest", query_string={"q": "rusl", "limit": 2})
    assert response.mimetype == "application/x-suggestions+json"
    asked, found = response.get_json(force=True)
    assert asked == "rusl"
    assert 1 <= len(found) <= 2
    assert all(text.startswith("rusl") for text in found)


def test_an_article_has_its_paragraphs_in_order(client: FlaskClient) -> None:
    answer = get(client, "/api/v1/articles/ruslandbeleid")
    assert [paragraph["number"] for paragraph in answer["paragraphs"]] == list(range(1, 10))
    assert answer["paragraphs"][6]["heading"] == "Strategie uitgewerkt op verzoek van Kamer"
    other = get(client, "/api/v1/articles/dijken")
    assert other["source"] == "https://example.org/dijken"
    assert other["publisher"] == "Het Waterschap"


def test_a_paragraph_is_found_by_its_id(client: FlaskClient) -> None:
    answer = get(client, f"/api/v1/paragraphs/{quote('ruslandbeleid#p7')}")
    assert (answer["id"], answer["number"]) == ("ruslandbeleid#p7", 7)
    assert answer["article"]["id"] == "ruslandbeleid"


def test_similar_paragraphs_are_others(client: FlaskClient) -> None:
    path = f"/api/v1/paragraphs/{quote('ruslandbeleid#p7')}/similar"
    answer = get(client, path, limit=3, fields="id,score")
    assert (answer["id"], answer["partial"]) == ("ruslandbeleid#p7", False)
    ids = [result["id"] for result in answer["results"]]
    assert 1 <= len(ids) <= 3
    assert "ruslandbeleid#p7" not in ids


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        pytest.param("", "q", id="no query"),
        pytest.param("q=", "q", id="an empty query"),
        pytest.param("q=%20%20", "q", id="a blank query"),
        pytest.param("q=%20&kind=lead", "q", id="a blank query beside a filter"),
        pytest.param("group=article&kind=&from=", "q", id="no query and empty filters"),
        pytest.param("q=" + "a" * 501, "q", id="a query of 501 characters"),
        pytest.param("q=a&q=b", "q", id="two queries"),
        pytest.param("q=a&page=0", "page", id="page 0"),
        pytest.param("q=a&page=twee", "page", id="a page in words"),
        pytest.param("q=a&page=1001", "page", id="a page beyond the last that is given"),
        pytest.param("q=a&page=99999999999999999999", "page", id="a page beyond all"),
        pytest.param("q=a&per_page=101", "per_page", id="too many a page"),
        pytest.param("q=a&sort=datum", "sort", id="an unknown order"),
        pytest.param("q=a&from=1-1-2020", "from", id="a Dutch date"),
        pytest.param("q=a&from=2020-02-30", "from", id="a day that is not there"),
        pytest.param("q=a&from=2020&to=2019-12", "to", id="a period that ends before it begins"),
        pytest.param("q=a&to=2020-13", "to", id="a month that is not there"),
        pytest.param("q=a&kind=lead,kop", "kind", id="an unknown kind"),
        pytest.param("q=a&facets=article", "facets", id="an unknown facet"),
        pytest.param("q=a&group=ja", "group", id="an unknown group"),
        pytest.param("q=a&explain=misschien", "explain", id="neither true nor false"),
        pytest.param("q=a&fields=body", "fields", id="an unknown field"),
        pytest.param("q=a&zoek=b", "zoek", id="an unknown parameter"),
    ],
)
def test_a_bad_parameter_is_named(client: FlaskClient, query: str, parameter: str) -> None:
    response = client.get(f"{SEARCH}?{query}")
    assert (response.status_code, response.mimetype) == (400, PROBLEM)
    problem = response.get_json(force=True)
    assert (problem["status"], problem["parameter"]) == (400, parameter)
    assert parameter in problem["detail"]
    assert len(problem["detail"]) < 400


def test_the_last_page_that_is_given_is(client: FlaskClient) -> None:
    assert get(client, SEARCH, q="dijk", page=MAX_HITS // 10)["results"] == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/api/v1/suggest", {}),
        ("/api/v1/suggest", {"q": "a", "limit": 0}),
        ("/api/v1/articles/ruslandbeleid", {"q": "a"}),
        ("/api/v1/paragraphs/ruslandbeleid%23p7", {"page": 1}),
        ("/api/v1/paragraphs/ruslandbeleid%23p7/similar", {"limit": "veel"}),
        ("/healthz", {"q": "a"}),
    ],
)
def test_every_endpoint_checks_its_parameters(
    client: FlaskClient, path: str, query: dict[str, Any]
) -> None:
    assert client.get(path, query_string=query).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/articles/geen",
        "/api/v1/articles/../../etc/passwd",
        "/api/v1/articles/..%2f..%2fetc%2fpasswd",
        "/api/v1/articles/%00",
        "/api/v1/articles/" + "a" * 2000,
        "/api/v1/paragraphs/ruslandbeleid",
        "/api/v1/paragraphs/ruslandbeleid%23p0",
        "/api/v1/paragraphs/ruslandbeleid%23p10",
        "/api/v1/paragraphs/%23",
        "/api/v1/paragraphs/geen%23p1/similar",
        "/api/v1/paragraphs/%F0%9F%98%80%23p1",
        "/api/v1/nergens",
        "/api/v2",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (404, PROBLEM)


@pytest.mark.parametrize(
    "path", [f"{SEARCH}?q=a", "/api/v1/suggest?q=a", "/api/v1/articles/a", "/readyz"]
)
def test_without_an_index_the_command_is_told(without_index: FlaskClient, path: str) -> None:
    response = without_index.get(path)
    assert (response.status_code, response.mimetype) == (503, PROBLEM)
    assert "alinea rebuild" in response.get_json(force=True)["detail"]
    assert int(response.headers["Retry-After"]) > 0
    assert without_index.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("error", "status", "slug"),
    [
        (IndexDamaged("The file /var/x is damaged."), 503, "index-damaged"),
        (EngineUnavailable("No answer from 10.0.0.1."), 503, "engine-unavailable"),
        (ZeroDivisionError("a secret"), 500, "internal-error"),
    ],
)
def test_what_breaks_is_told_without_its_particulars(
    make_app: Callable[..., Flask],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    slug: str,
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Searcher, "search", fail)
    response = make_app().test_client().get(f"{SEARCH}?q=a")
    assert (response.status_code, response.mimetype) == (status, PROBLEM)
    problem = response.get_json(force=True)
    assert problem["type"] == f"/api#{slug}"
    assert str(error) not in response.text


def test_an_answer_that_is_current_is_not_sent_again(client: FlaskClient) -> None:
    for path in (f"{SEARCH}?q=tram", "/api/v1/articles/tram", "/api/v1/suggest?q=tr"):
        first = client.get(path)
        assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        other = client.get(path, headers={"If-None-Match": 'W/"een-ander"'})
        assert other.status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{SEARCH}?q=tram", 304),
        ("/api/v1/articles/tram", 304),
        (f"{SEARCH}?q=", 400),
        (f"{SEARCH}?q=a&from=2020&to=2019", 400),
        (f"{SEARCH}?q={'(' * 21}tram{')' * 21}", 400),
        ("/api/v1/articles/geen", 404),
        ("/api/v1/paragraphs/tram%23p9", 404),
        ("/api/v1/paragraphs/tram%23p9/similar", 404),
        ("/healthz", 200),
    ],
)
@pytest.mark.parametrize("other", [f"{SEARCH}?q=tram", "/api/v1/articles/dijken", None])
def test_only_what_would_be_answered_is_current(
    client: FlaskClient, path: str, status: int, other: str | None
) -> None:
    tag = client.get(other).headers["ETag"] if other else "*"
    expected = 200 if status == 304 and other not in (path, None) else status
    response = client.get(path, headers={"If-None-Match": tag})
    assert response.status_code == expected
    assert ("ETag" in response.headers) == (status == 304)
    assert bool(response.data) == (expected != 304)


@pytest.mark.parametrize(
    "path",
    [
        f"{SEARCH}?q=tram",
        "/api/v1/paragraphs/ruslandbeleid%23p7/similar",
        "/api/v1/suggest?q=tram+r",
    ],
)
def test_a_partial_answer_is_not_kept(make_app: Callable[..., Flask], path: str) -> None:
    response = make_app(TIME_LIMIT=1e-9).test_client().get(path)
    answer = response.get_json(force=True)
    assert isinstance(answer, list) or answer["partial"] is True
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_readiness_tells_what_answers(client: FlaskClient) -> None:
    answer = get(client, "/readyz")
    assert answer["status"] == "ready"
    assert (answer["articles"], answer["paragraphs"]) == (4, 15)
    assert get(client, "/healthz") == {"status": "ok"}


def test_answers_are_compressed_for_who_can_read_it(client: FlaskClient) -> None:
    plain = client.get("/api/v1/articles/ruslandbeleid")
    packed = client.get("/api/v1/articles/ruslandbeleid", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]
    tag = packed.headers["ETag"]
    headers = {"If-None-Match": tag, "Accept-Encoding": "br"}
    assert client.get("/api/v1/articles/ruslandbeleid", headers=headers).status_code == 304


def test_head_is_get_without_a_body(client: FlaskClient) -> None:
    response = client.head(f"{SEARCH}?q=tram")
    assert (response.status_code, response.data) == (200, b"")
    assert "ETag" in response.headers


def test_addresses_stand_under_a_path_prefix(make_app: Callable[..., Flask]) -> None:
    client = make_app().test_client()
    options = {"SCRIPT_NAME": "/zoeken"}
    answer = client.get(f"{SEARCH}?q=tram", environ_overrides=options).json
    assert answer is not None
    assert answer["results"][0]["url"].startswith("/zoeken/artikelen/tram#p")
    assert answer["links"]["self"].startswith("/zoeken/api/v1/search?")
    missing = client.get("/api/v1/articles/geen", environ_overrides=options)
    assert missing.get_json(force=True)["type"] == "/zoeken/api#not-found"
