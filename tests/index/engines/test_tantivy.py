"""What only the Tantivy engine has to be watched for."""

import json
import os
import resource
import tempfile
from itertools import chain
from pathlib import Path
from random import Random
from unittest.mock import Mock

import pytest

import index.engines.analysis as analysis_module
import index.engines.tantivy as module
from index.article import Paragraph
from index.engines import Any, Boost, Document, SearchRequest, Sort, Term, connect
from index.engines.tantivy import ranking, reader, unchanged
from index.errors import AlineaError, IndexDamaged
from tests.index.engines.small import Reference, article, build, fill, to_document
from tests.processes import in_a_process


def test_no_segment_stays_behind_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments that were merged away must be gone (paperless-ngx#13679 had them fill a disk)."""
    monkeypatch.setattr(module, "BUFFER", 15_000_000)
    random = Random(3)
    articles = [
        article(f"a{number}", " ".join(f"w{random.randrange(10**9)}" for _ in range(2_000)))
        for number in range(350)
    ]
    statistics = build(connect("tantivy", tmp_path, {}), articles)
    folder = tmp_path / statistics.generation
    used = {
        segment["segment_id"].replace("-", "")
        for segment in json.loads((folder / "meta.json").read_text())["segments"]
    }
    files = {path.stem.partition(".")[0] for path in folder.iterdir() if len(path.stem) >= 32}
    assert files == used
    assert len(used) < 8


@pytest.mark.parametrize("limit", [0, 2_000, 20_000], ids=["at once", "soon", "later"])
def test_a_full_disk_is_told(tmp_path: Path, limit: int) -> None:
    engine = connect("tantivy", tmp_path, {})
    build(engine, [article("a", "storm")])

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            build(engine, [article(f"a{number}", f"storm nummer{number}") for number in range(400)])
        except AlineaError as error:
            os._exit(7 if "cannot be written" in str(error) else 8)

    assert in_a_process(limited) == 7
    assert engine.open().search(SearchRequest()).total == 1


def test_closing_leaves_a_generation_that_answers_as_it_is(tmp_path: Path) -> None:
    engine = connect("tantivy", tmp_path, {})

    def state() -> dict[str, tuple[int, int]]:
        files = (tmp_path / (engine.generation() or "")).iterdir()
        return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}

    with engine.build(to_document) as builder:
        fill(builder, [article("a", "storm")])
        builder.commit()
        committed = state()
    assert state() == committed


def test_an_open_index_leaves_nothing_among_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed could not clear it away."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    engine = connect("tantivy", tmp_path / "index", {})
    build(engine, [article("a", "storm op zee", date="2020-01-01")])
    index = engine.open()
    assert not list(temporary.iterdir())
    request = SearchRequest(Term("terms", "storm"), facets=("month",))
    assert index.search(request).total == 1
    assert list(index.vocabulary("st")) == [("storm", 1)]


def test_an_index_opens_though_its_links_cannot_be_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = connect("tantivy", tmp_path / "index", {})
    build(engine, [article("a", "storm op zee")])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "rmdir", Mock(side_effect=OSError("Directory not empty")))
    assert engine.open().search(SearchRequest(Term("terms", "storm"))).total == 1


def test_an_index_that_has_no_place_for_its_links_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = connect("tantivy", tmp_path / "index", {})
    build(engine, [article("a", "storm op zee")])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "weg"))
    with pytest.raises(IndexDamaged, match=r"cannot be opened.* No such file .*weg"):
        engine.open()


@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_looks_as_far_down_as_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: bool
) -> None:
    """However few documents are fetched first, the page is that of looking at all of them."""
    monkeypatch.setattr(ranking, "BESIDE", 0)
    monkeypatch.setattr(ranking, "GROUPED", 1)
    random = Random(5)
    words = [f"w{number}" for number in range(40)]
    common = [1 / (1 + number) for number in range(40)]
    articles = [
        article(
            f"a{number}",
            *(" ".join(random.choices(words, common, k=random.randint(1, 30))) for _ in range(3)),
        )
        for number in range(130)
    ]
    engine = connect("tantivy", tmp_path, {})
    build(engine, articles)
    index, reference = engine.open(), Reference(articles)
    for limit in (1, 3, 10):
        for _ in range(20):
            asked = random.sample(words, 6)
            queries = [Boost(Term("terms", word), random.uniform(0.2, 2)) for word in asked]
            query = Any((queries[0], Boost(Any((queries[1], queries[2])), 0.3), *queries[3:]))
            expected = reference.search(SearchRequest(query))
            results = index.search(SearchRequest(query, limit=limit, group=group))
            assert results.total == len(expected)
            if group:
                best: dict[str, float] = {}
                for key, score in expected:
                    best.setdefault(key.partition("#")[0], score)
                assert results.articles == len(best)
            scores = [*best.values()] if group else [score for _, score in expected]
            assert [hit.score for hit in results.hits] == pytest.approx(scores[:limit], rel=1e-4)


@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_what_scores_the_same_comes_in_the_order_of_addition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: bool
) -> None:
    """In whatever segment it lies, and though only a few of the many are fetched."""
    monkeypatch.setattr(module, "BUFFER", 15_000_000)
    monkeypatch.setattr(ranking, "BESIDE", 1)
    monkeypatch.setattr(ranking, "GROUPED", 1)
    random = Random(3)
    articles = [
        article(f"a{number}", " ".join(["overal", *_filler(random, twice=number % 20 == 19)]))
        for number in range(60)
    ]
    engine = connect("tantivy", tmp_path, {})
    statistics = build(engine, articles)
    assert len(list((tmp_path / statistics.generation).glob("*.idx"))) > 1
    index = engine.open()
    best = [f"a{number}" for number in range(60) if number % 20 == 19]
    expected = best + [f"a{number}" for number in range(60) if number % 20 != 19]
    for offset in (0, 3, 30):
        request = SearchRequest(Term("terms", "overal"), offset=offset, limit=10, group=group)
        results = index.search(request)
        found = [hit.paragraph.article.id for hit in results.hits]
        assert found == expected[offset : offset + 10]
        assert results.total == len(articles)


@pytest.mark.parametrize("sort", Sort)
def test_articles_are_counted_beyond_what_is_counted_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: Sort
) -> None:
    monkeypatch.setattr(reader, "BUCKETS", 3)
    articles = [article(f"a{number}", *["storm"] * (number % 4), "regen") for number in range(30)]
    engine = connect("tantivy", tmp_path, {})
    build(engine, articles)
    request = SearchRequest(Term("terms", "storm"), sort=sort, limit=50, group=True)
    results = engine.open().search(request)
    counts = {hit.paragraph.article.id: hit.in_article for hit in results.hits}
    assert counts == {f"a{number}": number % 4 for number in range(30) if number % 4}
    assert (results.total, results.articles) == (sum(counts.values()), len(counts))


class Analysis:
    """Analyses paragraphs and notes which."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, paragraph: Paragraph) -> Document:
        self.asked.append(paragraph.id)
        return to_document(paragraph)


def test_only_what_changed_is_analysed_anew(tmp_path: Path) -> None:
    engine, analysis = connect("tantivy", tmp_path, {}), Analysis()
    articles = [article(f"a{number}", "storm", "op zee") for number in range(10)]
    build(engine, articles, analysis)
    analysis.asked.clear()
    articles[3] = article("a3", "storm", "op het land")
    articles[5] = article("a5", "storm", "op zee", title="weer")
    del articles[7]
    articles.append(article("a10", "storm"))
    for expected in (["a3#p2", "a5#p1", "a5#p2", "a10#p1"], []):
        build(engine, articles, analysis)
        assert analysis.asked == expected
        found = engine.open().search(SearchRequest(limit=100)).hits
        assert [hit.paragraph for hit in found] == [*chain.from_iterable(articles)]
        analysis.asked.clear()


def test_what_is_known_does_not_wait_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a million paragraphs that did not change, those behind one that did are not held."""
    monkeypatch.setattr(analysis_module, "LONGEST", 8)
    engine = connect("tantivy", tmp_path, {})
    articles = [article(f"a{number}", "storm", "op zee") for number in range(50)]
    build(engine, articles)
    articles[0] = article("a0", "regen")
    stored: list[int] = []
    with engine.build(to_document) as builder:
        for paragraphs in articles:
            builder.add(paragraphs)
            stored.append(builder._analysts.paragraphs)
        builder.commit()
    waiting = [2 * number - 1 - done for number, done in enumerate(stored, 1)]
    assert 0 < max(waiting) <= 8 + 2
    found = engine.open().search(SearchRequest(limit=100)).hits
    assert [hit.paragraph for hit in found] == [*chain.from_iterable(articles)]


@pytest.mark.parametrize("cause", ["analysis", "library", "damage", "no room to open it"])
def test_everything_is_analysed_anew_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: str
) -> None:
    articles = [article("a", "storm", "op zee")]
    generation = build(connect("tantivy", tmp_path, {}), articles).generation
    match cause:
        case "analysis":
            monkeypatch.setattr("index.engines.files.analysis_version", lambda: "another")
        case "library":
            monkeypatch.setattr(module, "version", lambda _: "another")
        case "damage":
            records = tmp_path / generation / "records"
            records.write_bytes(records.read_bytes().replace(b"storm", b"stork"))
        case _:
            full = Mock(side_effect=OSError("No space left on device"))
            monkeypatch.setattr(unchanged, "opened", full)
    engine, analysis = connect("tantivy", tmp_path, {}), Analysis()
    build(engine, articles, analysis)
    assert analysis.asked == ["a#p1", "a#p2"]
    assert engine.open().article("a") == tuple(articles[0])


def _filler(random: Random, *, twice: bool) -> list[str]:
    words = [f"w{random.randrange(10**9)}" for _ in range(2_000)]
    return ["overal", *words[1:]] if twice else words
