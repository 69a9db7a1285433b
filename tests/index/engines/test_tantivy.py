"""What only the Tantivy engine has to be watched for."""

import json
from pathlib import Path
from random import Random

import pytest

import index.engines.tantivy as module
from index.engines import Best, Boost, Clause, Ranked, SearchRequest, Term, connect
from index.engines.tantivy import coordination, ranking
from tests.index.engines.small import Reference, article, build, fill, to_document


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


@pytest.mark.parametrize("postings", [0, 300, 100_000], ids="premiums for {} postings".format)
@pytest.mark.parametrize("bits", [2, 24], ids="{} clauses at a time".format)
def test_looks_as_far_down_as_it_must(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postings: int, bits: int
) -> None:
    """However few documents are looked at first, the page is that of looking at all of them."""
    monkeypatch.setattr(ranking, "FETCHED", 1)
    monkeypatch.setattr(ranking, "TOGETHER", 1)
    monkeypatch.setattr(coordination, "POSTINGS", postings)
    monkeypatch.setattr(coordination, "BITS", bits)
    random = Random(5)
    words = [f"w{number}" for number in range(40)]
    common = [1 / (1 + number) for number in range(40)]
    articles = [
        article(f"a{number}", " ".join(random.choices(words, common, k=random.randint(1, 30))))
        for number in range(400)
    ]
    engine = connect("tantivy", tmp_path, {})
    build(engine, articles)
    index, reference = engine.open(), Reference(articles)
    for limit in (1, 3, 10):
        for _ in range(20):
            asked = random.sample(words, 6)
            queries = [Boost(Term("terms", word), random.uniform(0.2, 2)) for word in asked]
            clauses = [
                Clause(queries[0], random.uniform(1, 9)),
                Clause(Best((queries[1], queries[2]), 0.3), random.uniform(1, 9)),
                *(Clause(query, random.uniform(1, 9)) for query in queries[3:]),
            ]
            request = SearchRequest(Ranked(tuple(clauses), random.random()), limit=limit)
            results = index.search(request)
            expected = reference.search(request)
            assert results.total == len(expected)
            scores = [score for _, score in expected[:limit]]
            assert [hit.score for hit in results.hits] == pytest.approx(scores, rel=1e-4)


@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_what_scores_the_same_comes_in_the_order_of_addition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: bool
) -> None:
    """In whatever segment it lies, and though only a few of the many are fetched."""
    monkeypatch.setattr(module, "BUFFER", 15_000_000)
    monkeypatch.setattr(ranking, "FETCHED", 4)
    random = Random(3)
    articles = [
        article(f"a{number}", " ".join(["overal", *_filler(random, twice=number % 20 == 19)]))
        for number in range(60)
    ]
    engine = connect("tantivy", tmp_path, {})
    statistics = build(engine, articles)
    assert len(list((tmp_path / statistics.generation).glob("*.idx"))) > 1
    index = engine.open()
    ranked = Ranked((Clause(Term("terms", "overal"), 1.0),), 0.5)
    best = [f"a{number}" for number in range(60) if number % 20 == 19]
    expected = best + [f"a{number}" for number in range(60) if number % 20 != 19]
    for offset in (0, 3, 30):
        request = SearchRequest(ranked, offset=offset, limit=10, group=group)
        results = index.search(request)
        found = [hit.paragraph.article.id for hit in results.hits]
        assert found == expected[offset : offset + 10]
        assert results.total == len(articles)


def _filler(random: Random, *, twice: bool) -> list[str]:
    words = [f"w{random.randrange(10**9)}" for _ in range(2_000)]
    return ["overal", *words[1:]] if twice else words
