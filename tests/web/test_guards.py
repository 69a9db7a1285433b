"""Guards: other sites, many requests, proxies and host names."""

import logging
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import ClassVar, NoReturn

import pytest
from flask import Flask
from flask.testing import FlaskClient
from limits.storage import Storage

SEARCH = "/api/v1/search?q=dijk"
SITE = "https://krant.example"


def test_other_sites_are_shut_out_by_default(client: FlaskClient) -> None:
    for path in (SEARCH, "/api/v1/suggest?q=d", "/"):
        response = client.get(path, headers={"Origin": SITE})
        assert "Access-Control-Allow-Origin" not in response.headers


def test_a_site_that_is_let_in_reads_the_api(make_app: Callable[..., Flask]) -> None:
    client = make_app(CORS_ORIGINS=f"{SITE},https://ander.example").test_client()
    response = client.get(SEARCH, headers={"Origin": SITE})
    assert response.headers["Access-Control-Allow-Origin"] == SITE
    assert {"ETag", "Link", "Retry-After"} <= set(
        response.headers["Access-Control-Expose-Headers"].split(", ")
    )
    problem = client.get("/api/v1/search", headers={"Origin": SITE})
    assert problem.headers["Access-Control-Allow-Origin"] == SITE
    for origin, path in (("https://kwaad.example", SEARCH), (SITE, "/?q=dijk")):
        other = client.get(path, headers={"Origin": origin})
        assert "Access-Control-Allow-Origin" not in other.headers


def test_a_browser_may_ask_first(make_app: Callable[..., Flask]) -> None:
    client = make_app(CORS_ORIGINS=SITE).test_client()
    asked = {
        "Origin": SITE,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    response = client.options(SEARCH, headers=asked)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == SITE
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    assert "If-None-Match".lower() in response.headers["Access-Control-Allow-Headers"].lower()


def test_every_site_can_be_let_in(make_app: Callable[..., Flask]) -> None:
    for origins in ("*", f"*,{SITE}"):
        response = (
            make_app(CORS_ORIGINS=origins).test_client().get(SEARCH, headers={"Origin": SITE})
        )
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("origins", [SITE, f"{SITE},https://ander.example"])
@pytest.mark.parametrize("origin", [None, SITE, "https://kwaad.example"])
@pytest.mark.parametrize(
    ("path", "status"),
    [
        (SEARCH, 200),
        ("/api/v1/search", 400),
        ("/api/v1/nergens", 404),
        ("/api/v1/openapi.json", 200),
    ],
)
def test_caches_keep_the_answers_to_sites_apart(
    make_app: Callable[..., Flask], origins: str, origin: str | None, path: str, status: int
) -> None:
    headers = {"Origin": origin} if origin else {}
    response = make_app(CORS_ORIGINS=origins).test_client().get(path, headers=headers)
    assert response.status_code == status
    assert response.vary.as_set() == {"origin", "accept-encoding"}
    assert response.headers.getlist("Access-Control-Allow-Origin") == [SITE] * (origin == SITE)


@pytest.mark.parametrize(
    ("setting", "origin", "is_let_in"),
    [
        ("https://[::1]:8000", "https://[::1]:8000", True),
        ("https://[::1]:8000", "https://[::2]:8000", False),
        ("https://Krant.Example", SITE, True),
        ("https://xn--krnt-moa.example", "https://xn--krnt-moa.example", True),
        (f"{SITE}:443", SITE, True),
        ("http://krant.example:80", "http://krant.example", True),
        ("http://krant.example:443", "http://krant.example", False),
        (SITE, f"{SITE}.kwaad.example", False),
        (SITE, "https://krant-example", False),
    ],
)
def test_an_origin_is_let_in_by_its_whole_name(
    make_app: Callable[..., Flask], setting: str, origin: str, is_let_in: bool
) -> None:
    response = make_app(CORS_ORIGINS=setting).test_client().get(SEARCH, headers={"Origin": origin})
    assert ("Access-Control-Allow-Origin" in response.headers) == is_let_in


def test_too_many_requests_of_one_address_are_refused(make_app: Callable[..., Flask]) -> None:
    client = make_app(RATE_LIMIT="3/hour").test_client()
    assert [client.get(SEARCH).status_code for _ in range(3)] == [200] * 3
    response = client.get(SEARCH)
    assert (response.status_code, response.mimetype) == (429, "application/problem+json")
    assert 0 < int(response.headers["Retry-After"]) <= 3600
    assert client.get("/?q=dijk").status_code == 429
    for path in ("/healthz", "/alinea-zoek.js", "/static/alinea.css"):
        assert client.get(path).status_code == 200
    elsewhere = client.get(SEARCH, environ_overrides={"REMOTE_ADDR": "10.1.2.3"})
    assert elsewhere.status_code == 200


def test_only_who_is_refused_is_told_when_to_come_back(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    client = make_app(RATE_LIMIT="2/hour").test_client()
    for response in (client.get(SEARCH), client.get("/api/v1/search")):
        assert response.headers["X-RateLimit-Limit"] == "2"
        assert "Retry-After" not in response.headers
    # When the rate may be asked again says nothing of when an index is there.
    without_index = make_app(RATE_LIMIT="2/hour", INDEX=str(tmp_path / "geen")).test_client()
    assert without_index.get(SEARCH).headers.getlist("Retry-After") == ["60"]


def test_a_browser_that_asks_first_is_neither_counted_nor_refused(
    make_app: Callable[..., Flask],
) -> None:
    client = make_app(RATE_LIMIT="2/hour", CORS_ORIGINS=SITE).test_client()
    asked = {"Origin": SITE, "Access-Control-Request-Method": "GET"}
    for refused in (200, 200, 429):
        assert client.options(SEARCH, headers=asked).status_code == 200
        assert client.get(SEARCH, headers={"Origin": SITE}).status_code == refused


class AwayStorage(Storage):
    """Counts nothing, as one that cannot be reached."""

    STORAGE_SCHEME: ClassVar = ["away"]
    base_exceptions = ConnectionError

    def _fail(self, *_: object) -> NoReturn:
        raise ConnectionError

    incr = get = get_expiry = check = reset = clear = _fail


def test_a_storage_that_cannot_be_reached_is_told_once(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = StringIO()
    monkeypatch.setattr(logging.getLogger("alinea"), "handlers", [logging.StreamHandler(told)])
    monkeypatch.setattr(logging.getLogger("flask-limiter"), "handlers", [])
    client = make_app(RATE_LIMIT="3/hour", RATE_LIMIT_STORAGE="away://").test_client()
    assert [client.get(SEARCH).status_code for _ in range(4)] == [200, 200, 200, 429]
    (line,) = told.getvalue().splitlines()
    assert "storage unreachable" in line


FORWARDED = {
    "X-Forwarded-For": "192.0.2.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "zoek.example",
    "X-Forwarded-Prefix": "/zoeken",
}


@pytest.mark.parametrize(
    ("proxies", "address"),
    [
        pytest.param(0, "http://localhost/?q=", id="no proxy is believed by default"),
        pytest.param(1, "https://zoek.example/zoeken/?q=", id="a trusted one is"),
    ],
)
def test_proxies_are_believed_by_setting(
    make_app: Callable[..., Flask], proxies: int, address: str
) -> None:
    client = make_app(PROXIES=proxies).test_client()
    assert f'"{address}{{searchTerms}}"' in client.get("/opensearch.xml", headers=FORWARDED).text


@pytest.mark.parametrize(
    ("proxies", "forwarded_for", "client"),
    [
        pytest.param(1, "192.0.2.7", "192.0.2.7", id="one"),
        pytest.param(1, "198.51.100.1, 192.0.2.7", "192.0.2.7", id="one, of a client that lies"),
        pytest.param(2, "192.0.2.7, 10.0.0.2", "192.0.2.7", id="two, each adding an address"),
    ],
)
def test_proxies_add_an_address_and_pass_on_the_rest(
    make_app: Callable[..., Flask], proxies: int, forwarded_for: str, client: str
) -> None:
    app = make_app(PROXIES=proxies, RATE_LIMIT="1/hour")
    headers = {**FORWARDED, "X-Forwarded-For": forwarded_for}
    response = app.test_client().get("/opensearch.xml", headers=headers)
    assert '"https://zoek.example/zoeken/?q={searchTerms}"' in response.text
    counted = app.test_client().get(SEARCH, environ_overrides={"REMOTE_ADDR": client})
    assert counted.status_code == 429


@pytest.fixture(scope="module")
def hosted(make_app: Callable[..., Flask]) -> Flask:
    return make_app(TRUSTED_HOSTS="Zoek.Example,.intern.example,café.example", METRICS=True)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("zoek.example", 200),
        ("ZOEK.example:8000", 200),
        ("a.intern.example", 200),
        ("intern.example", 200),
        ("xn--caf-dma.example", 200),
        ("kwaad.example", 400),
        ("zoek.example.kwaad.example", 400),
        ("kwaadintern.example", 400),
        ("127.0.0.1", 400),
        ("a b", 400),
    ],
)
def test_only_trusted_hosts_are_answered(hosted: Flask, host: str, status: int) -> None:
    for path in ("/?q=dijk", SEARCH, "/static/alinea.css"):
        response = hosted.test_client().get(path, headers={"Host": host})
        assert response.status_code == status


@pytest.mark.parametrize("path", ["/?q=dijk", SEARCH, "/nergens", "/opensearch.xml"])
def test_another_host_is_not_repeated(hosted: Flask, path: str) -> None:
    response = hosted.test_client().get(path, headers={"Host": "kwaad.example"})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert "kwaad" not in response.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_what_watches_the_service_may_ask_by_its_address(hosted: Flask, path: str) -> None:
    response = hosted.test_client().get(path, headers={"Host": "127.0.0.1:8000"})
    assert response.status_code == 200


def test_commands_need_no_host(hosted: Flask) -> None:
    outcome = hosted.test_cli_runner().invoke(args=["search", "dijk", "--json"])
    assert outcome.exit_code == 0, outcome.output


def test_without_trusted_hosts_any_is_answered(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "zoek.example"}).status_code == 200
