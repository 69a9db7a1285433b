"""Safety: nothing is written over HTTP, ids lead to no file, no answer lacks its headers."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

PATHS = (
    *("/", "/resultaten?q=dijk", "/artikelen/dijken", "/api/v1/search?q=dijk", "/api/v1/suggest"),
    *("/api/v1/articles/dijken", "/api/v1/paragraphs/dijken%23p1", "/healthz", "/readyz"),
    *("/api", "/static/alinea.css", "/opensearch.xml", "/resultaten.csv?q=dijk"),
)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_written(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method, data=b"q=dijk")
    assert response.status_code == 405
    is_for_program = path.startswith(("/api/", "/healthz", "/readyz"))
    assert response.mimetype == ("application/problem+json" if is_for_program else "text/html")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("before", ["/artikelen/", "/api/v1/articles/", "/api/v1/paragraphs/"])
@pytest.mark.parametrize(
    "path",
    [
        *("../../pyproject.toml", "..%2f..%2fpyproject.toml", "%2e%2e/%2e%2e/pyproject.toml"),
        *("/etc/passwd", "%2fetc%2fpasswd", "..%5c..%5cpyproject.toml", "dijken%00.html"),
        "..%c0%af..%c0%afpyproject.toml",
    ],
)
def test_an_id_leads_to_no_file(client: FlaskClient, before: str, path: str) -> None:
    response = client.get(before + path)
    assert response.status_code in (308, 404)
    assert "root:" not in response.text
    assert "build-system" not in response.text


@pytest.mark.parametrize("path", ["../web.py", "..%2f__init__.py", "%2e%2e/__init__.py", "/etc"])
def test_nor_does_the_address_of_a_static_file(client: FlaskClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code in (308, 404)


def test_whatever_the_status_the_headers_are_there(
    make_app: Callable[..., Flask], client: FlaskClient, without_index: FlaskClient
) -> None:
    limited = make_app(RATE_LIMIT="1/hour").test_client()
    limited.get("/api/v1/search?q=dijk")
    hosted = make_app(TRUSTED_HOSTS="zoek.example").test_client()
    answers = {
        200: client.options("/api/v1/search"),
        304: client.get("/static/alinea.css", headers={"If-None-Match": _etag(client)}),
        400: hosted.get("/", headers={"Host": "kwaad.example"}),
        404: client.get("/api/v1/articles/geen"),
        405: client.post("/"),
        429: limited.get("/api/v1/search?q=dijk"),
        503: without_index.get("/api/v1/search?q=dijk"),
    }
    for status, response in answers.items():
        assert response.status_code == status
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("path", "mimetype"),
    [
        ("/", "text/html"),
        ("/resultaten", "text/html"),
        ("/nergens", "text/html"),
        ("/api/v1/search", "application/problem+json"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    make_app: Callable[..., Flask], path: str, mimetype: str
) -> None:
    client = make_app(LOG_REQUESTS=True, METRICS=True, RATE_LIMIT="9/hour").test_client()
    query = b"q=caf\xe9&soort=citaat".decode("latin-1")
    response = client.get(path, environ_overrides={"QUERY_STRING": query})
    assert (response.status_code, response.mimetype) == (400, mimetype)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("query", ["q=caf%E9", "q=%ff", "q=dijk&kind=%c3"])
def test_a_program_is_told_that_its_query_is_no_text(client: FlaskClient, query: str) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert "not UTF-8" in response.get_json(force=True)["detail"]
    assert client.get(f"/?{query}").status_code == 200


def _etag(client: FlaskClient) -> str:
    return client.get("/static/alinea.css").headers["ETag"]
