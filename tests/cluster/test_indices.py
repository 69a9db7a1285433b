"""What a rebuild makes in the cluster, and what it does when the cluster has no room for now."""

import copy
import threading
import time
from importlib import import_module

import pytest
from opensearchpy import OpenSearch

from index.engines import Any, Prefix, SearchRequest, Term
from index.engines.opensearch import OpenSearchEngine, bulk, lock, reader
from index.engines.opensearch.client import Settings
from index.engines.opensearch.lock import Lock
from index.engines.opensearch.mapping import DELAY
from index.errors import AlineaError, EngineUnavailable
from search.page import Ask
from search.searcher import Searcher
from tests.cluster import nodes
from tests.index.engines.small import article, build, fill, to_document

ARTICLES = [article(f"a{number}", f"storm nummer{number}") for number in range(3000)]


@pytest.fixture
def cluster() -> OpenSearch:
    return nodes.client()


def test_an_index_is_filled_when_it_has_its_copies(
    engine: OpenSearchEngine, settings: dict[str, str], cluster: OpenSearch
) -> None:
    with engine.build(to_document) as builder:
        name = f"{settings['index']}-{builder.generation}"
        health = cluster.cluster.health(index=name)
        assert (health["active_primary_shards"], health["active_shards"]) == (2, 4)
        assert cluster.indices.get_settings(index=name, name=DELAY)
        fill(builder, ARTICLES[:10])
        builder.commit()
    # Now a node that leaves gets time to come back.
    assert not cluster.indices.get_settings(index=name, name=DELAY)


def test_the_template_goes_before_those_of_administrators(
    engine: OpenSearchEngine, settings: dict[str, str], cluster: OpenSearch
) -> None:
    name = settings["index"]
    mine = {"index_patterns": [f"{name}*"], "template": {"settings": {"number_of_shards": 5}}}
    cluster.indices.put_index_template(name=f"{name}-beheer", body=mine)
    try:
        build(engine, ARTICLES[:10])
    finally:
        cluster.indices.delete_index_template(name=f"{name}-beheer")
    template = cluster.indices.get_index_template(name=name)["index_templates"][0]
    written = template["index_template"]["template"]["settings"]["index"]
    assert (written["number_of_shards"], written["number_of_replicas"]) == ("2", "1")
    assert cluster.cluster.health(index=f"{name}-2*")["active_primary_shards"] == 2


@pytest.mark.usefixtures("engine")
def test_a_timeout_may_have_a_fraction(settings: dict[str, str]) -> None:
    engine = OpenSearchEngine(Settings.read({**settings, "timeout": "7.5"}))
    assert build(engine, ARTICLES[:10]) == engine.check()


@pytest.mark.parametrize(
    ("offset", "found"), [(0, 3), (8, 2), (10, 0), (15, 0)], ids=["first", "last", "next", "far"]
)
@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_no_page_is_taken_for_one_too_deep(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch, offset: int, found: int, group: bool
) -> None:
    monkeypatch.setattr(reader, "DEEPEST", 10)
    build(engine, ARTICLES[:20])
    results = engine.open().search(SearchRequest(offset=offset, limit=3, group=group))
    place = [hit.paragraph.article.id for hit in results.hits]
    assert place == [f"a{number}" for number in range(offset, offset + found)]
    assert results.total == 20


SLOW = "long end = System.nanoTime() + 500000; while (System.nanoTime() < end) {} return true"
"""Half a millisecond for each document; a sum that nobody reads would be left out."""


@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_a_search_that_is_out_of_time_is_partial(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch, group: bool
) -> None:
    """The cluster looks at the clock every 2,048 documents of a shard."""
    build(engine, [article(f"a{number}", *["storm"] * 4) for number in range(1_500)])
    index = engine.open()
    whole = reader.whole
    slow = {"script": {"script": SLOW}}
    monkeypatch.setattr(
        reader, "whole", lambda *asked: {"bool": {"must": [whole(*asked)], "filter": [slow]}}
    )
    request = SearchRequest(Term("terms", "storm"), facets=("kind",), group=group, time_limit=0.5)
    results = index.search(request)
    assert results.partial
    assert 0 < results.total < 6_000
    assert len(results.hits) == 10
    assert sum(results.facets["kind"].values()) == results.total


@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_a_search_that_has_no_time_says_so_always(engine: OpenSearchEngine, group: bool) -> None:
    """Wherever the cluster is when it looks at its clock, the end of time is no error."""
    build(engine, [article(f"a{number}", f"storm op zee{number}") for number in range(6_000)])
    index = engine.open()
    for number in range(30):
        words = tuple(Term("terms", f"zee{word}") for word in range(number, 6_000, 7))
        asked = Any((Prefix("words", f"zee{number}"), *words))
        request = SearchRequest(asked, facets=("kind",), group=group, time_limit=0.001)
        results = index.search(request)
        assert results.partial or results.total >= len(words)
        assert not group or (results.articles or 0) >= len(results.hits)


def _block(cluster: OpenSearch, name: str, blocked: bool | None) -> None:
    """Refuse documents as a full disk does, with 429."""
    body = {"index.blocks.read_only_allow_delete": blocked}
    cluster.indices.put_settings(index=name, body=body)


def test_what_is_refused_for_now_goes_again(
    engine: OpenSearchEngine,
    settings: dict[str, str],
    cluster: OpenSearch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bulk, "BATCH", 50_000)
    start = time.monotonic()
    with engine.build(to_document) as builder:
        name = f"{settings['index']}-{builder.generation}"
        _block(cluster, name, True)
        room = threading.Timer(2.0, _block, (cluster, name, None))
        room.start()
        fill(builder, ARTICLES)
        statistics = builder.commit()
        assert not room.is_alive()
    assert time.monotonic() - start > 2.0
    assert statistics.paragraphs == len(ARTICLES)
    assert engine.check() == statistics


def test_what_is_refused_for_good_ends_the_rebuild(
    engine: OpenSearchEngine,
    settings: dict[str, str],
    cluster: OpenSearch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = build(engine, ARTICLES[:1])
    monkeypatch.setattr(import_module("index.engines.opensearch.client"), "PATIENCE", 1.0)
    with engine.build(to_document) as builder:
        _block(cluster, f"{settings['index']}-{builder.generation}", True)
        fill(builder, ARTICLES[:10])
        with pytest.raises(EngineUnavailable, match="10 paragraphs refused"):
            builder.commit()
    assert nodes.generations(settings["index"]) == [first.generation]


def test_a_lock_that_was_renewed_unheard_is_still_ours(
    engine: OpenSearchEngine,
    settings: dict[str, str],
    cluster: OpenSearch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lock, "EXPIRY", 0.0)
    ours = Lock(cluster, Settings.read(settings))
    ours.acquire()
    copy.copy(ours).renew()
    ours.renew()
    other = Lock(cluster, Settings.read(settings))
    other.acquire()
    with pytest.raises(AlineaError, match="lost its place"):
        ours.renew()
    other.release()


@pytest.mark.parametrize("alias", [False, True], ids=["its name", "an alias"])
def test_another_index_by_the_name_of_the_alias_ends_the_rebuild_before_the_work(
    engine: OpenSearchEngine, settings: dict[str, str], cluster: OpenSearch, alias: bool
) -> None:
    name = settings["index"]
    other = f"ander-{name}" if alias else name
    cluster.indices.create(index=other, body={"aliases": {name: {}}} if alias else None)
    try:
        with pytest.raises(AlineaError, match="Choose another with ALINEA_OPENSEARCH_INDEX"):
            build(engine, ARTICLES[:10])
        assert nodes.generations(name) == []
    finally:
        cluster.indices.delete(index=other)
    build(engine, ARTICLES[:10])


def test_more_categories_may_be_asked_than_a_query_may_have_clauses(
    engine: OpenSearchEngine,
) -> None:
    build(engine, [article("a", "storm", categories=("weer",)), article("b", "storm")])
    others = (Term("category", f"rubriek {number}") for number in range(2000))
    wanted = Any((*others, Term("category", "weer")))
    found = engine.open().search(SearchRequest(ranked=Term("terms", "storm"), filter=wanted))
    assert [hit.paragraph.id for hit in found.hits] == ["a#p1"]


def test_a_query_of_many_words_takes_few_requests(
    engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each word is looked for under many keys, and how rare it is decides what each is worth."""
    build(engine, [article("a", "storm boven kabinet", "storm")])
    searcher = Searcher(engine)
    searcher.statistics()
    asked = []
    search = OpenSearch.search
    monkeypatch.setattr(OpenSearch, "search", lambda *a, **k: (asked.append(k), search(*a, **k))[1])
    found = searcher.find(
        Ask("storm over de Ruslandstrategie van het kabinet en de dijkversterking")
    )
    assert found.total == 2
    assert len(asked) == 2
