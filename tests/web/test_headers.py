"""Headers: every response says what a browser may do with it."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/?q=dijk", "/resultaten?q=dijk", "/artikelen/dijken", "/api", "/nergens"),
        *("/api/v1/search?q=dijk", "/api/v1/search", "/api/v1/openapi.json", "/healthz"),
        *("/static/alinea.css", "/alinea-zoek.js", "/opensearch.xml", "/resultaten.csv?q=dijk"),
    ],
)
def test_every_response_is_protected(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    for name in ("Content-Security-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy"):
        assert len(headers.getlist(name)) == 1


def test_other_sites_may_load_the_embedded_box(client: FlaskClient) -> None:
    for path, expected in (("/alinea-zoek.js", "cross-origin"), ("/", "same-origin")):
        assert client.get(path).headers["Cross-Origin-Resource-Policy"] == expected
