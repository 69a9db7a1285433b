"""The settings of the OpenSearch engine and a cluster that is not there; no cluster is needed."""

import multiprocessing
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from index.engines import connect
from index.engines.opensearch.client import Settings
from index.errors import AlineaError, EngineUnavailable


def test_defaults() -> None:
    assert Settings.read({}) == Settings(("http://127.0.0.1:9200",))


def test_every_setting() -> None:
    given = {
        "url": "https://een:9200, https://twee:9200",
        "index": "archief",
        "user": "lezer",
        "password": "0123",
        "api_key": "sleutel",
        "ca": "/etc/ca.pem",
        "shards": "3",
        "replicas": "0",
        "timeout": "2.5",
    }
    urls = ("https://een:9200", "https://twee:9200")
    expected = Settings(urls, "archief", "lezer", "0123", "sleutel", "/etc/ca.pem", 3, 0, 2.5)
    assert Settings.read(given) == expected


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"shards": "0"}, "ALINEA_OPENSEARCH_SHARDS is '0'", id="too few"),
        pytest.param({"replicas": "een"}, "ALINEA_OPENSEARCH_REPLICAS is 'een'", id="no number"),
        pytest.param({"timeout": "nan"}, "ALINEA_OPENSEARCH_TIMEOUT is 'nan'", id="not a number"),
        pytest.param({"shards": "1.5"}, "ALINEA_OPENSEARCH_SHARDS is '1.5'", id="no whole number"),
        pytest.param({"index": "Alinea"}, "ALINEA_OPENSEARCH_INDEX is 'Alinea'", id="capitals"),
        pytest.param({"index": "alinea*"}, r"ALINEA_OPENSEARCH_INDEX is 'alinea\*'", id="pattern"),
        pytest.param({"index": "_alinea"}, "ALINEA_OPENSEARCH_INDEX is '_alinea'", id="begin"),
        pytest.param({"url": "localhost:9200"}, "URL holds 'localhost:9200'", id="no http"),
        pytest.param({"url": "ftp://een"}, "URL holds 'ftp://een'", id="other protocol"),
        pytest.param({"url": "http://"}, "URL holds 'http://'", id="no host"),
        pytest.param({"url": "http://een:poort"}, "URL holds 'http://een:poort'", id="no port"),
        pytest.param({"url": "http://een:99999"}, "URL holds 'http://een:99999'", id="high port"),
        pytest.param({"url": "http://een twee"}, "URL holds 'http://een twee'", id="no comma"),
        pytest.param({"url": ","}, "URL holds ','", id="no address"),
        pytest.param(
            {"url": "http://lezer:0123@een"}, "URL holds a user name.*PASSWORD", id="password told"
        ),
        pytest.param({"hosts": "x"}, "no setting ALINEA_OPENSEARCH_HOSTS", id="unknown"),
        pytest.param({"ca": "/nergens/ca.pem"}, "ALINEA_OPENSEARCH_CA is", id="no such file"),
        pytest.param({"ca": __file__}, "ALINEA_OPENSEARCH_CA is", id="no certificates"),
        pytest.param(
            {"user": "lezer", "api_key": "sleutel"}, "USER and .*API_KEY are both", id="two ways in"
        ),
    ],
)
def test_what_cannot_be_used(given: dict[str, str], message: str) -> None:
    with pytest.raises(AlineaError, match=message):
        connect("opensearch", Path(), given)


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def gone_port() -> Iterator[int]:
    """A port that does not even refuse a connection, as that of a machine without power."""
    with socket.socket() as server, socket.socket() as first, socket.socket() as second:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        yield server.getsockname()[1]


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that accepts connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_cluster_that_is_away(closed_port: int) -> None:
    engine = connect("opensearch", Path(), {"url": f"http://127.0.0.1:{closed_port}"})
    for ask in (engine.generation, engine.open, engine.check):
        with pytest.raises(EngineUnavailable, match="ALINEA_OPENSEARCH_URL"):
            ask()


def test_a_cluster_that_does_not_answer(silent_port: int) -> None:
    settings = {"url": f"http://127.0.0.1:{silent_port}", "timeout": "0.2"}
    with pytest.raises(EngineUnavailable, match=r"read timeout=0\.2.*ALINEA_OPENSEARCH_TIMEOUT"):
        connect("opensearch", Path(), settings).open()


class Told(BaseHTTPRequestHandler):
    """A cluster without an index, which notes the connection that each request came by."""

    protocol_version = "HTTP/1.1"
    ports: ClassVar[list[int]] = []

    def do_GET(self) -> None:
        self.ports.append(self.client_address[1])
        self.send_response(404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass


def test_a_fork_has_connections_of_its_own() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Told) as server:
        threading.Thread(target=server.serve_forever).start()
        url = f"http://127.0.0.1:{server.server_port}"
        engine = connect("opensearch", Path(), {"url": url})
        for _ in range(2):
            engine.generation()
        child = multiprocessing.get_context("fork").Process(target=engine.generation)
        child.start()
        child.join()
        server.shutdown()
    own, again, forked = Told.ports
    assert own == again != forked
    assert child.exitcode == 0


def test_nodes_that_are_gone_take_no_longer_than_the_timeout(gone_port: int) -> None:
    urls = ",".join(f"http://127.0.0.1:{gone_port}" for _ in range(3))
    engine = connect("opensearch", Path(), {"url": urls, "timeout": "2"})
    start = time.monotonic()
    with pytest.raises(EngineUnavailable, match="ALINEA_OPENSEARCH_URL"):
        engine.open()
    assert 1.5 < time.monotonic() - start < 3.5


def test_a_node_that_is_away_is_logged_once(
    closed_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    urls = (f"http://127.0.0.1:{closed_port}", f"http://localhost:{closed_port}")
    engine = connect("opensearch", Path(), {"url": ",".join(urls)})
    for _ in range(5):
        with pytest.raises(EngineUnavailable):
            engine.open()
    assert sorted(caplog.messages) == [
        f"The OpenSearch node {url} fails; the others are asked." for url in urls
    ]
