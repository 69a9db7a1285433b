"""The server, as a process of its own: it starts, drains, reloads and refuses what is too much."""

import gc
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote
from weakref import ref

import psutil
import pytest
from flask import Flask

import web.server as server_module
from search.page import MAX_QUERY
from web.server import HEADER_WITHIN, configuration
from web.settings import Settings

DOCKERFILE = Path(__file__).parents[2] / "Dockerfile"
UNIT = DOCKERFILE.with_name("docs") / "alinea.service"
ALINEA = Path(sys.executable).with_name("alinea")
SOON = 60
"""Seconds that nothing here should need, on the slowest machine."""


class Server:
    """A server on a free port of this machine."""

    def __init__(self, index: Path, log: Path, workers: int, settings: dict[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.log = log
        self.prefix = settings.get("SCRIPT_NAME", "")
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [ALINEA, "serve", "--port", str(self.port), "--workers", str(workers)],
                env={**os.environ, "ALINEA_INDEX": str(index), **settings},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self.wait_for(lambda: self.get("/readyz")[0] == 200)
        except BaseException:
            self.stop()
            raise

    def get(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        """Return status, body and headers of an answer; status 0 when nobody listens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            connection.request("GET", self.prefix + path)
            response = connection.getresponse()
            return response.status, response.read(), dict(response.headers)
        except ConnectionRefusedError:
            return 0, b"", {}
        finally:
            connection.close()

    def connections(self) -> Counter[int]:
        """Count the open connections of each worker."""
        return Counter(
            worker
            for worker in self.workers()
            for connection in psutil.Process(worker).net_connections()
            if connection.status == psutil.CONN_ESTABLISHED
        )

    def backlog(self) -> int:
        """Return how many connections the server has not taken up yet."""
        rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        address, listening = f"0100007F:{self.port:04X}", "0A"
        return sum(
            int(row[4].split(":")[1], 16) for row in rows if row[1:4:2] == [address, listening]
        )

    def workers(self) -> set[int]:
        """Return the process ids of the workers."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return {int(child) for child in children.split()}

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        until = time.monotonic() + SOON
        while not is_so():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, self.log.read_text()
            time.sleep(0.05)

    def stop(self) -> int:
        """Ask it to stop, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(SOON)


Serve = Callable[..., Server]


@pytest.fixture
def serve(index: Path, tmp_path: Path) -> Iterator[Serve]:
    """Return a function that starts a server, which is stopped after the test."""
    started: list[Server] = []

    def serve(folder: Path = index, workers: int = 1, **settings: str) -> Server:
        server = Server(folder, tmp_path / "log", workers, settings)
        started.append(server)
        return server

    yield serve
    for server in started:
        if server.process.poll() is None:
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait(SOON)


def test_without_an_index_the_sample_is_indexed_and_served(serve: Serve, tmp_path: Path) -> None:
    server = serve(tmp_path / "nieuw", ALINEA_METRICS="true")
    status, body, _ = server.get("/api/v1/search?q=ruslandstrategie&fields=id")
    assert status == 200
    assert {"id": "ruslandbeleid#p7"} in json.loads(body)["results"]
    assert b'alinea_requests_total{endpoint="api.search"' in server.get("/metrics")[1]
    assert server.stop() == 0
    lines = [line for line in server.log.read_text().splitlines() if line.startswith("{")]
    paths = [json.loads(line)["path"] for line in lines]
    assert paths.count("/api/v1/search?q=ruslandstrategie&fields=id") == 1


@pytest.mark.parametrize(
    "settings", [{}, {"SCRIPT_NAME": "/zoeken"}, {"ALINEA_TRUSTED_HOSTS": "zoek.example"}]
)
def test_the_health_check_of_the_container_follows_the_settings(
    serve: Serve, settings: dict[str, str]
) -> None:
    server = serve(**settings)
    (check,) = re.findall(r"^HEALTHCHECK .* CMD (\[.*\])$", DOCKERFILE.read_text(), re.MULTILINE)
    _, *arguments = json.loads(check.replace(":8000", f":{server.port}"))
    subprocess.run([sys.executable, *arguments], env={**os.environ, **settings}, check=True)
    assert server.stop() == 0


def test_systemd_is_told_when_it_can_be_reloaded(serve: Serve) -> None:
    assert "Type=notify\n" in UNIT.read_text()
    name = f"alinea-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(f"\0{name}")
        systemd.settimeout(SOON)
        serve(NOTIFY_SOCKET=f"@{name}")
        assert b"READY=1" in systemd.recv(1024).splitlines()


def test_the_longest_query_fits_in_an_address(serve: Serve) -> None:
    longest = quote("\U0001f30a" * MAX_QUERY)
    assert serve().get(f"/api/v1/search?q={longest}")[0] == 200


def test_a_stop_answers_what_is_under_way(serve: Serve) -> None:
    server = serve()
    # So many at one worker that some of them wait when the signal comes.
    connections = [
        http.client.HTTPConnection("127.0.0.1", server.port, timeout=SOON) for _ in range(16)
    ]
    for connection in connections:
        connection.request("GET", "/api/v1/search?q=de+het+een&per_page=100")
    server.wait_for(lambda: server.backlog() == 0)
    assert server.stop() == 0
    for connection in connections:
        with closing(connection):
            answer = connection.getresponse()
            assert answer.status == 200
            assert answer.read().endswith(b"}")


def test_a_reload_replaces_the_workers_and_reads_the_settings_anew(
    serve: Serve, tmp_path: Path
) -> None:
    own = tmp_path / "eigen.txt"
    own.write_text("")
    server = serve(tmp_path / "nieuw", workers=2, ALINEA_EQUIVALENTS=str(own))
    before = server.workers()
    server.process.send_signal(signal.SIGHUP)
    server.wait_for(lambda: len(server.workers()) == 2 and not server.workers() & before)
    assert server.get("/api/v1/search?q=rusland")[0] == 200
    after = server.workers()
    own.unlink()
    server.process.send_signal(signal.SIGHUP)
    server.wait_for(lambda: "Not reloaded" in server.log.read_text())
    server.wait_for(lambda: len(server.workers()) == 2 and not server.workers() & after)
    assert server.get("/api/v1/search?q=rusland")[0] == 200
    assert server.stop() == 0


def test_without_the_folder_of_the_metrics_requests_are_answered(
    serve: Serve, tmp_path: Path
) -> None:
    folder = tmp_path / "cijfers"
    folder.mkdir()
    server = serve(ALINEA_METRICS="true", PROMETHEUS_MULTIPROC_DIR=str(folder))
    before = server.workers()
    shutil.rmtree(folder)
    server.process.send_signal(signal.SIGHUP)
    server.wait_for(lambda: len(server.workers()) == 1 and not server.workers() & before)
    assert server.get("/api/v1/search?q=rusland")[0] == 200
    assert server.get("/metrics")[0] == 500
    folder.mkdir()
    assert server.get("/api/v1/search?q=rusland")[0] == 200
    assert b'alinea_requests_total{endpoint="api.search"' in server.get("/metrics")[1]
    assert server.stop() == 0
    assert "is not counted" in server.log.read_text()


def test_many_at_once_are_answered_or_told_to_come_back(serve: Serve) -> None:
    server = serve(ALINEA_CONCURRENCY="1", ALINEA_QUEUE="2")
    path = "/api/v1/search?q=de+het+een+van&per_page=100&explain=true&facets=kind,month,category"
    answers: list[tuple[int, bytes, dict[str, str]]] = []

    def ask() -> None:
        answers.extend(server.get(path) for _ in range(4))

    threads = [threading.Thread(target=ask) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
    assert len(answers) == 24 * 4
    assert {status for status, _, _ in answers} <= {200, 503}
    refused = [headers for status, _, headers in answers if status == 503]
    assert all(headers["Retry-After"] == "1" for headers in refused)
    assert server.get("/healthz")[0] == 200


def test_connections_that_come_together_are_shared_out(serve: Serve) -> None:
    server = serve(workers=2)

    def eight() -> Counter[int]:
        """Count the workers of eight connections."""
        connections = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(8)]
        for connection in connections:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        for connection in connections:
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        counted = server.connections()
        for connection in connections:
            connection.close()
        server.wait_for(lambda: not server.connections().total())
        return counted

    # One worker may be there before the other.
    server.wait_for(lambda: len(eight()) == 2)
    counted = sum((eight() for _ in range(5)), Counter())
    assert counted.total() == 5 * 8
    assert min(counted[worker] for worker in server.workers()) >= 15


def test_more_connections_than_threads_are_answered_in_turn(serve: Serve) -> None:
    server = serve(ALINEA_CONCURRENCY="1", ALINEA_QUEUE="0")
    kept = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=SOON) for _ in range(12)]
    # At once, and after a time in which no thread waits for a connection any more.
    for pause in (0, 0, 0.1):
        time.sleep(pause)
        for connection in kept:
            connection.request("GET", "/healthz")
        assert [connection.getresponse().read() for connection in kept] == [b'{"status":"ok"}'] * 12
    assert sum(server.connections().values()) == 12
    for connection in kept:
        connection.close()


@pytest.mark.parametrize("is_logged", [True, False])
def test_what_is_refused_is_logged_where_requests_are(serve: Serve, is_logged: bool) -> None:
    server = serve(ALINEA_LOG_REQUESTS=str(is_logged).lower())
    for request_line in (
        b"GET /?q=mijn eerste HTTP/1.1",
        b"GET /?q=vraag HTTP/tweede",
        b"GET http://[/?q=derde HTTP/1.1",
    ):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(request_line + b"\r\nHost: localhost\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 4")
    assert server.stop() == 0
    log = server.log.read_text()
    assert [word in log for word in ("eerste", "tweede", "derde")] == [is_logged] * 3


def test_requests_that_never_come_whole_keep_no_thread(serve: Serve) -> None:
    server = serve(workers=2, ALINEA_CONCURRENCY="1", ALINEA_QUEUE="3")
    threads = 2 * configuration(Settings(concurrency=1, queue=3), "", 2)["threads"]
    stalled = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(2 * threads)]
    for connection in stalled:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: local")
    started = time.monotonic()
    assert server.get("/healthz")[0] == 200
    assert time.monotonic() - started < 3 * HEADER_WITHIN
    for connection in stalled:
        connection.settimeout(SOON)
        assert connection.recv(4096).startswith(b"HTTP/1.1 408 ")
        assert connection.makefile("rb").read().count(b"HTTP/1.1") == 0
        connection.close()


def test_a_request_that_comes_in_pieces_is_answered(serve: Serve) -> None:
    server = serve()
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        for piece in (b"GET /healthz HT", b"TP/1.1\r\nHost: ", b"localhost\r\n", b"\r\n"):
            connection.sendall(piece)
            time.sleep(0.3)
        assert connection.recv(4096).startswith(b"HTTP/1.1 200 ")


def test_a_reload_lets_go_of_the_application_before(make_app: Callable[..., Flask]) -> None:
    thresholds = gc.get_threshold()
    server = server_module.Server(make_app(), "127.0.0.1:0", workers=1)
    server.load()
    before = ref(server._app)
    server._app = make_app()
    try:
        server.load()
        assert before() is None
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)


def test_another_server_loads_an_application_that_has_read_the_lexicon() -> None:
    code = "import web.wsgi, index.dutch.lexicon as l; print(l.lexicon.cache_info().currsize)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "1\n"


@pytest.mark.parametrize(
    ("settings", "threads"),
    [(Settings(), 4 + 64 + 4), (Settings(concurrency=2, queue=10), 2 + 10 + 4)],
)
def test_every_request_that_may_wait_has_a_thread(settings: Settings, threads: int) -> None:
    assert configuration(settings, "127.0.0.1:8000", 2)["threads"] == threads
