"""A cluster behind TLS that asks who one is: a certificate and credentials, right and wrong."""

import json
import re
import secrets
import ssl
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme
import urllib3
from werkzeug import Request, Response
from werkzeug.serving import make_server

from index.engines import Engine, SearchRequest, Term, connect
from index.errors import EngineUnavailable
from tests.cluster import nodes
from tests.index.engines.small import article, build
from web import create_app

NAME = f"alinea-test-{secrets.token_hex(4)}"
NODE = nodes.SETTINGS["url"].partition(",")[0]
PASSWORD = "geheim: 100 €"
KEY = "c2xldXRlbDpnZWhlaW0="
BASIC = b64encode(f"lezer:{PASSWORD}".encode()).decode()
ACCEPTED = {f"Basic {BASIC}", f"ApiKey {KEY}"}

RIGHT = {
    "basic": {"user": "lezer", "password": PASSWORD},
    "key": {"api_key": KEY},
}
Reach = Callable[[Mapping[str, str]], Engine]

LOG_IN = "ALINEA_OPENSEARCH_USER and ALINEA_OPENSEARCH_PASSWORD, or ALINEA_OPENSEARCH_API_KEY"

OWN = re.compile(rf"/({NAME}[-*/].*|_index_template/{NAME}|_cluster/health(/{NAME}.*)?|_aliases)?")
"""What an account may ask that may use the indices of Alinea and no others."""

refused: set[tuple[str, str]] = set()
"""Methods, and the ends of paths, that the account may not use."""


@Request.application
def _guard(request: Request) -> Response:
    """Pass on to a node what comes from an account that is known and may ask it.

    It refuses as OpenSearch's security plugin does.
    """
    if request.headers.get("Authorization") not in ACCEPTED:
        return Response("Unauthorized", 401)
    is_refused = any(
        request.method == method and request.path.endswith(end) for method, end in refused
    )
    if is_refused or not OWN.fullmatch(request.path):
        reason = f"no permissions for [{request.method} {request.path}] and User [name=lezer]"
        error = {"type": "security_exception", "reason": reason}
        body = json.dumps({"error": {"root_cause": [error], **error}, "status": 403})
        return Response(body, 403, content_type="application/json")
    answer = urllib3.request(
        request.method,
        NODE + request.full_path,
        body=request.get_data(),
        headers={"content-type": request.headers["content-type"]},
        timeout=60,
    )
    return Response(answer.data, answer.status, content_type=answer.headers["content-type"])


@contextmanager
def _serving(context: ssl.SSLContext | None) -> Iterator[int]:
    server = make_server("127.0.0.1", 0, _guard, threaded=True, ssl_context=context)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def secured(authority: trustme.CA) -> Iterator[int]:
    """The port of a server that has a certificate for 127.0.0.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with _serving(context) as port:
        yield port


@pytest.fixture(scope="module")
def open_port() -> Iterator[int]:
    """The port of a server without TLS."""
    with _serving(None) as port:
        yield port


@pytest.fixture
def reach(secured: int, authority: trustme.CA, tmp_path: Path) -> Reach:
    """Connect with the secured server, its own authority trusted unless settings say otherwise."""
    ca = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    given = {
        "url": f"https://127.0.0.1:{secured}",
        "index": NAME,
        "ca": str(ca),
        "timeout": "20",
    }
    return lambda settings: connect("opensearch", Path(), {**given, **settings})


@pytest.fixture
def clean() -> Iterator[None]:
    yield
    refused.clear()
    nodes.remove(NAME)


@pytest.mark.usefixtures("cluster", "clean")
@pytest.mark.parametrize("account", RIGHT)
def test_build_and_search(reach: Reach, account: str) -> None:
    engine = reach(RIGHT[account])
    build(engine, [article("a", "storm op zee", "rust"), article("b", "storm")])
    found = engine.open().search(SearchRequest(Term("terms", "storm")))
    assert [hit.paragraph.id for hit in found.hits] == ["b#p1", "a#p1"]
    assert engine.check().paragraphs == 3


@pytest.mark.usefixtures("cluster", "clean")
@pytest.mark.parametrize(
    ("method", "end"),
    [
        pytest.param("PUT", f"/_index_template/{NAME}", id="template"),
        pytest.param("GET", "/_cluster/health", id="health"),
        pytest.param("POST", "/_refresh", id="refresh"),
        pytest.param("POST", "/_aliases", id="alias"),
    ],
)
def test_a_permission_that_is_missing(reach: Reach, method: str, end: str) -> None:
    """It is named, the index that is there answers, and none is left beside it."""
    engine = reach(RIGHT["basic"])
    first = build(engine, [article("a", "storm")])
    refused.add((method, end))
    with pytest.raises(EngineUnavailable, match=rf"\[{method} .*{end}\].*Give the account a role"):
        build(engine, [article("b", "storm")])
    assert engine.open().generation == first.generation
    assert nodes.generations(NAME) == [first.generation]


@pytest.mark.usefixtures("cluster", "clean")
def test_a_lock_that_cannot_be_given_back(reach: Reach, caplog: pytest.LogCaptureFixture) -> None:
    refused.add(("DELETE", f"/{NAME}-lock/_doc/rebuild"))
    build(reach(RIGHT["basic"]), [article("a", "storm")])
    (told,) = [record.message for record in caplog.records if record.name == "alinea.opensearch"]
    assert told.startswith("The lock of this rebuild stays, and one on another machine waits 15 m")
    assert "Give the account a role" in told


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"user": "lezer", "password": "geheim"}, id="wrong password"),
        pytest.param({"user": "lezer"}, id="no password"),
        pytest.param({"api_key": "sleutel"}, id="wrong key"),
    ],
)
def test_refused(reach: Reach, given: Mapping[str, str]) -> None:
    engine = reach(given)
    for ask in (engine.generation, engine.open, lambda: build(engine, [article("a", "storm")])):
        with pytest.raises(EngineUnavailable, match=LOG_IN):
            ask()


@pytest.mark.parametrize("own", [True, False], ids=["another authority", "the system's"])
def test_not_trusted(reach: Reach, own: bool, tmp_path: Path) -> None:
    other = tmp_path / "andere.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    with pytest.raises(EngineUnavailable, match=r"certificate.*ALINEA_OPENSEARCH_CA"):
        reach({**RIGHT["key"], "ca": str(other) if own else ""}).open()


def test_a_certificate_for_another_host(reach: Reach, secured: int) -> None:
    with pytest.raises(EngineUnavailable, match=r"localhost.*ALINEA_OPENSEARCH_URL"):
        reach({**RIGHT["key"], "url": f"https://localhost:{secured}"}).open()


def test_http_where_https_is_spoken(reach: Reach, secured: int) -> None:
    with pytest.raises(EngineUnavailable, match="ALINEA_OPENSEARCH_URL is its address, http://"):
        reach({**RIGHT["key"], "url": f"http://127.0.0.1:{secured}"}).open()


def test_https_where_http_is_spoken(reach: Reach, open_port: int) -> None:
    with pytest.raises(EngineUnavailable, match=r"ALINEA_OPENSEARCH_URL.*https at all"):
        reach({**RIGHT["key"], "url": f"https://127.0.0.1:{open_port}"}).open()


def test_a_visitor_is_told_that_the_engine_is_away(secured: int) -> None:
    app = create_app(
        {
            "ENGINE": "opensearch",
            "OPENSEARCH_URL": f"https://127.0.0.1:{secured}",
            "OPENSEARCH_API_KEY": KEY,
        }
    )
    answer = app.test_client().get("/api/v1/search?q=storm")
    assert answer.status_code == 503
    assert answer.get_json()["type"] == "/api#engine-unavailable"
