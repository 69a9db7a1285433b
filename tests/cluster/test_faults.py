"""What a cluster goes through when nodes die, and what its users see of that."""

import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engines import Clause, Engine, Ranked, SearchRequest, Term, connect
from index.engines.opensearch import OpenSearchEngine
from index.errors import AlineaError, EngineUnavailable
from tests.cluster import nodes
from tests.index.engines.small import article, build, to_document
from web import create_app

TIMEOUT = 5.0
"""Seconds that a request may take."""

EVERY = SearchRequest(Ranked((Clause(Term("terms", "storm"), 1.0),)), limit=20, facets=("kind",))
ARTICLES = [article(f"a{number}", f"storm nummer{number}") for number in range(500)]


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    if not nodes.is_up():
        pytest.skip("no OpenSearch cluster is up; `make cluster` starts one")
    nodes.start()
    yield
    nodes.start()


@pytest.fixture
def settings() -> dict[str, str]:
    return {
        **nodes.SETTINGS,
        "index": f"alinea-faults-{secrets.token_hex(4)}",
        "timeout": str(TIMEOUT),
    }


@pytest.fixture
def engine(settings: dict[str, str]) -> Iterator[OpenSearchEngine]:
    engine = connect("opensearch", Path(), settings)
    assert isinstance(engine, OpenSearchEngine)
    yield engine
    nodes.start()
    engine.remove()


class Searching:
    """A thread that asks the same again and again, as a visitor would."""

    def __init__(self, engine: Engine) -> None:
        self.totals: list[int] = []
        self.errors: list[AlineaError] = []
        self.slowest = 0.0
        self._index = engine.open()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> "Searching":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._stop.is_set():
            start = time.monotonic()
            try:
                results = self._index.search(EVERY)
                self.totals.append(results.total)
                assert sum(results.facets["kind"].values()) == results.total
            except AlineaError as error:
                self.errors.append(error)
            self.slowest = max(self.slowest, time.monotonic() - start)


@pytest.mark.parametrize("victim", nodes.NODES)
def test_a_node_killed_while_searching(engine: Engine, victim: int) -> None:
    build(engine, ARTICLES)
    with Searching(engine) as searching:
        time.sleep(0.5)
        before = len(searching.totals)
        nodes.kill(victim)
        time.sleep(TIMEOUT)
    assert before > 0
    assert len(searching.totals) > before
    assert set(searching.totals) == {len(ARTICLES)}
    assert all(isinstance(error, EngineUnavailable) for error in searching.errors)
    assert searching.slowest < TIMEOUT + 1
    assert engine.open().search(EVERY).total == len(ARTICLES)
    assert engine.check().paragraphs == len(ARTICLES)


@pytest.mark.parametrize("victim", nodes.NODES)
def test_a_node_killed_while_rebuilding(engine: Engine, victim: int) -> None:
    build(engine, [article("oud", "storm")])
    more = [article(f"b{number}", f"storm nummer{number}") for number in range(6000)]
    with Searching(engine) as searching, engine.build(to_document) as builder:
        for number, paragraphs in enumerate(more):
            if number == len(more) // 2:
                nodes.kill(victim)
            builder.add(paragraphs)
        statistics = builder.commit()
    assert statistics.paragraphs == len(more)
    assert set(searching.totals) == {1}
    assert searching.slowest < TIMEOUT + 1
    index = engine.open()
    assert index.search(EVERY).total == len(more)
    for number in (0, len(more) // 2, len(more) - 1):
        assert index.article(f"b{number}") == tuple(more[number])
    nodes.start()
    assert engine.check() == statistics


def test_the_whole_cluster_gone_and_back(engine: Engine, settings: dict[str, str]) -> None:
    build(engine, ARTICLES)
    own = {f"OPENSEARCH_{name.upper()}": value for name, value in settings.items()}
    visitor = create_app({"ENGINE": "opensearch", "TIME_LIMIT": 60, **own}).test_client()
    assert visitor.get("/readyz").status_code == 200
    for node in nodes.NODES:
        nodes.kill(node)
    start = time.monotonic()
    answer = visitor.get("/api/v1/search?q=storm")
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["status"] == 503
    assert visitor.get("/?q=storm").status_code == 503
    with pytest.raises(EngineUnavailable, match="ALINEA_OPENSEARCH_URL"):
        engine.open()
    with pytest.raises(EngineUnavailable):
        build(engine, ARTICLES)
    assert time.monotonic() - start < 4 * (TIMEOUT + 1)
    nodes.start()
    deadline = time.monotonic() + 60
    while (answer := visitor.get("/api/v1/search?q=storm")).status_code != 200:
        assert time.monotonic() < deadline, answer.get_data(as_text=True)
        time.sleep(0.5)
    assert answer.get_json()["total"] == len(ARTICLES)


_DYING = """
import os, signal, sys
from pathlib import Path
from index.engines import connect
from tests.index.engines.small import article, to_document
settings = dict(pair.split("=", 1) for pair in sys.argv[1:])
with connect("opensearch", Path(), settings).build(to_document) as builder:
    for number in range(3000):
        builder.add(article(f"nieuw{number}", "storm"))
    print("begun", flush=True)
    signal.pause()
"""


def test_a_rebuild_that_dies_leaves_the_old_index(
    engine: OpenSearchEngine, settings: dict[str, str]
) -> None:
    first = build(engine, [article("oud", "storm")])
    command = [sys.executable, "-c", _DYING, *(f"{k}={v}" for k, v in settings.items())]
    root = Path(__file__).parents[2]
    rebuild = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True)
    assert rebuild.stdout
    assert rebuild.stdout.readline() == "begun\n"
    os.kill(rebuild.pid, signal.SIGKILL)
    rebuild.communicate(timeout=30)
    assert len(engine.generations()) == 2
    assert engine.generation() == first.generation
    assert engine.open().search(EVERY).total == 1
    second = build(engine, ARTICLES)
    assert engine.open().search(EVERY).total == len(ARTICLES)
    assert set(engine.generations()) == {first.generation, second.generation}
