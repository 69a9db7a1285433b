"""What a cluster goes through when nodes die, and what its users see of that."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from opensearchpy import OpenSearch

from index.engines import Engine, SearchRequest, Term, connect
from index.engines.opensearch import OpenSearchEngine, bulk
from index.errors import AlineaError, EngineUnavailable
from tests.cluster import nodes
from tests.cluster.nodes import TIMEOUT
from tests.index.engines.small import article, build, to_document
from web import create_app

FAILOVER = 15.0
"""Seconds that the cluster may take to find the copies of what a node held."""

PAUSE = 0.02
"""Seconds between the requests of a visitor."""

EVERY = SearchRequest(Term("terms", "storm"), limit=20, facets=("kind",))
ARTICLES = [article(f"a{number}", f"storm nummer{number}") for number in range(500)]


class Searching:
    """A thread that asks the same again and again, as a visitor would.

    Leaving it raises any error that is not one of Alinea's.
    """

    def __init__(self, engine: Engine) -> None:
        self.totals: list[int] = []
        self.facets: list[int] = []
        self.generations: set[str | None] = set()
        self.errors: list[AlineaError] = []
        self.slowest = 0.0
        self.unanswered = 0.0
        """The longest time in seconds between two answers."""
        self._engine = engine
        self._index = engine.open()
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(1)

    def __enter__(self) -> "Searching":
        self._asking = self._pool.submit(self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._asking.result()

    def await_answer(self) -> None:
        """Return when there was an answer."""
        deadline = time.monotonic() + 60
        while not self.totals:
            assert time.monotonic() < deadline
            time.sleep(PAUSE)

    def assert_answered(self, total: int) -> None:
        """No answer was wrong or late, and answers did not stay away."""
        assert set(self.totals) == set(self.facets) == {total}
        assert None not in self.generations
        assert all(isinstance(error, EngineUnavailable) for error in self.errors)
        assert self.slowest < TIMEOUT + 1
        assert self.unanswered < FAILOVER

    def _ask(self) -> None:
        answered = time.monotonic()
        while not self._stop.wait(PAUSE):
            start = time.monotonic()
            results = None
            try:
                # As each page does, to find out whether there was a rebuild.
                self.generations.add(self._engine.generation())
                results = self._index.search(EVERY)
            except AlineaError as error:
                self.errors.append(error)
            end = time.monotonic()
            self.slowest = max(self.slowest, end - start)
            self.unanswered = max(self.unanswered, end - answered)
            if results:
                answered = end
                self.totals.append(results.total)
                self.facets.append(sum(results.facets["kind"].values()))


@pytest.mark.parametrize("victim", nodes.NODES)
def test_a_node_killed_while_searching(engine: Engine, victim: int) -> None:
    build(engine, ARTICLES)
    with Searching(engine) as searching:
        searching.await_answer()
        before = len(searching.totals)
        nodes.kill(victim)
        time.sleep(FAILOVER)
    assert len(searching.totals) > before
    searching.assert_answered(len(ARTICLES))
    assert engine.open().search(EVERY).total == len(ARTICLES)
    assert engine.check().paragraphs == len(ARTICLES)


@pytest.mark.parametrize("victim", nodes.NODES)
def test_a_node_killed_while_rebuilding(
    engine: Engine, victim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Small enough for the cluster to have taken many of them when the node dies.
    monkeypatch.setattr(bulk, "BATCH", 50_000)
    build(engine, [article("oud", "storm")])
    more = [article(f"b{number}", f"storm nummer{number}") for number in range(6000)]
    with Searching(engine) as searching, engine.build(to_document) as builder:
        for number, paragraphs in enumerate(more):
            if number == len(more) // 2:
                searching.await_answer()
                nodes.kill(victim)
            builder.add(paragraphs)
        statistics = builder.commit()
    assert statistics.paragraphs == len(more)
    searching.assert_answered(1)
    index = engine.open()
    assert index.search(EVERY).total == len(more)
    for number in (0, len(more) // 2, len(more) - 1):
        assert index.article(f"b{number}") == tuple(more[number])
    nodes.start()
    assert engine.check() == statistics


def test_a_part_that_is_lost_is_told(engine: Engine, settings: dict[str, str]) -> None:
    """Also where what time ends may be answered in part."""
    alone = connect("opensearch", Path(), {**settings, "shards": "3", "replicas": "0"})
    build(alone, ARTICLES)
    index = alone.open()
    cluster = OpenSearch(settings["url"].split(","))
    (shard, *_) = cluster.cat.shards(index=settings["index"], h="id", format="json")
    (holder,) = cluster.nodes.info(node_id=shard["id"], metric="http")["nodes"].values()
    nodes.kill(int(holder["http"]["publish_address"][-1]))
    for _ in range(5):
        for limit in (None, 60.0):
            with pytest.raises(EngineUnavailable):
                index.search(SearchRequest(Term("terms", "storm"), time_limit=limit))
        time.sleep(1)
    nodes.start()
    deadline = time.monotonic() + 60
    while True:
        try:
            assert index.search(EVERY).total == len(ARTICLES)
            return
        except EngineUnavailable:
            assert time.monotonic() < deadline
            time.sleep(0.5)


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
    assert len(nodes.generations(settings["index"])) == 2
    assert engine.generation() == first.generation
    assert engine.open().search(EVERY).total == 1
    second = build(engine, ARTICLES)
    assert engine.open().search(EVERY).total == len(ARTICLES)
    assert set(nodes.generations(settings["index"])) == {first.generation, second.generation}
