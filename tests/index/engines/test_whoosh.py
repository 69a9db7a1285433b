"""What is particular to the Whoosh engine; what all engines share is in `test_contract.py`."""

import multiprocessing
import os
import resource
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.article import ArticleInfo, Kind, Paragraph
from index.engines import (
    Any,
    Boost,
    Document,
    Engine,
    Phrase,
    Prefix,
    SearchRequest,
    Term,
)
from index.engines.whoosh import engine as whoosh_engine
from index.engines.whoosh import postings as arrays
from index.engines.whoosh import workers
from index.engines.whoosh.postings import Postings, PostingsWriter
from index.errors import AlineaError, IndexDamaged
from tests.processes import in_a_process


def to_document(paragraph: Paragraph) -> Document:
    """Take what stands between spaces as words; refuse one of them, and end at two others."""
    words = tuple(paragraph.text.split())
    if "onleesbaar" in words:
        raise ValueError(paragraph.text)
    if "dodelijk" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "afgebroken" in words:
        sys.exit(3)
    return Document(paragraph, Counter(words), words)


def article(number: int, *texts: str) -> list[Paragraph]:
    info = ArticleInfo(f"a{number}", f"Artikel {number}", date="2019-12")
    return [Paragraph(info, place, Kind.BODY, text) for place, text in enumerate(texts, 1)]


def articles(count: int = 40) -> list[list[Paragraph]]:
    words = [
        *("fiets", "brug", "water", "storm", "dijk"),
        *("polder", "gemaal", "sluis", "regen", "kade"),
    ]
    return [
        article(
            number,
            " ".join(words[(number * place) % 10] for place in range(1, 4 + number % 5)),
            f"de {words[number % 10]} en het {words[number // 4 % 10]}",
        )
        for number in range(count)
    ]


def build(engine: Engine, texts: Sequence[Sequence[Paragraph]]) -> None:
    with engine.build(to_document) as builder:
        for paragraphs in texts:
            builder.add(paragraphs)
        builder.commit()


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two processes write even a small index."""
    monkeypatch.setattr(workers, "ALONE", 10)
    monkeypatch.setattr(workers, "BATCH", 5)
    monkeypatch.setattr(workers, "processors", lambda: 2)


REQUESTS = {
    "ranked": SearchRequest(
        Any(
            tuple(
                Any((Term("terms", word), Boost(Term("terms", "en"), 0.5)))
                for word in ("brug", "dijk", "kade")
            )
        ),
        facets=("kind", "month"),
        limit=30,
    ),
    "phrase": SearchRequest(filter=Phrase("words", ("de", None, "en")), limit=100),
    "prefix, grouped": SearchRequest(filter=Prefix("words", "s"), group=True, limit=100),
}


def test_several_processes_write_what_one_writes(
    tmp_path: Path, several: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    split, whole = whoosh_engine(tmp_path / "split", {}), whoosh_engine(tmp_path / "whole", {})
    build(split, articles())
    monkeypatch.setattr(workers, "ALONE", 1000)
    build(whole, articles())
    assert len(list((tmp_path / "split").glob("*/*/columns.npy"))) == 2
    found, expected = split.open(), whole.open()
    for request in REQUESTS.values():
        assert found.search(request) == expected.search(request)
        assert found.search(request).hits
    assert list(found.vocabulary("s")) == list(expected.vocabulary("s"))
    assert found.article("a7") == expected.article("a7") == tuple(articles()[7])


def test_an_error_in_another_process_is_raised_here(tmp_path: Path, several: None) -> None:
    engine = whoosh_engine(tmp_path, {})
    with pytest.raises(ValueError, match="onleesbaar") as told:
        build(engine, [*articles(), article(99, "onleesbaar")])
    assert "to_document" in "".join(told.value.__notes__)
    assert engine.generation() is None


def test_an_error_of_any_length_does_not_hang(tmp_path: Path, several: None) -> None:
    """Neither side reads while both write: the process its error, the parent what comes next."""
    long = [article(number, "brug " * 50_000) for number in range(12)]
    long[1] = article(1, "onleesbaar " + "weg" * 300_000)
    with pytest.raises(AlineaError, match=r"ValueError: onleesbaar wegweg"):
        build(whoosh_engine(tmp_path, {}), long)


@pytest.mark.parametrize(("word", "code"), [("dodelijk", -9), ("afgebroken", 3)])
def test_a_process_that_ends_early_is_told(
    tmp_path: Path, several: None, word: str, code: int
) -> None:
    engine = whoosh_engine(tmp_path, {})
    build(engine, [article(1, "oud")])
    with pytest.raises(AlineaError, match=f"exit code {code};"):
        build(engine, [*articles(), article(99, word)])
    assert engine.open().search(SearchRequest()).total == 1


def test_a_build_that_is_left_ends_its_processes(tmp_path: Path, several: None) -> None:
    before = set(multiprocessing.active_children())
    with whoosh_engine(tmp_path, {}).build(to_document) as builder:
        for paragraphs in articles():
            builder.add(paragraphs)
        assert len(set(multiprocessing.active_children()) - before) == 2
    assert set(multiprocessing.active_children()) == before
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("limit", [100, 700, 2_000])
def test_a_full_disk_is_told(tmp_path: Path, limit: int) -> None:
    engine = whoosh_engine(tmp_path, {})
    build(engine, articles(2))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            build(engine, articles(400))
        except AlineaError as error:
            os._exit(7 if "cannot be written" in str(error) else 8)

    assert in_a_process(limited) == 7
    assert engine.open().search(SearchRequest()).total == 4


def test_the_postings_of_a_segment_are_read_once(
    tmp_path: Path, several: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of what they take in memory would be of no use."""
    engine = whoosh_engine(tmp_path, {})
    build(engine, articles())
    read: list[Path] = []
    real = Postings.__init__

    def note(postings: Postings, stem: Path, bounds: arrays.Bounds) -> None:
        read.append(stem)
        real(postings, stem, bounds)

    monkeypatch.setattr(Postings, "__init__", note)
    assert engine.open().search(SearchRequest()).total == 80
    assert len(read) == len(set(read)) == 2


def test_threads_share_an_open_index(tmp_path: Path) -> None:
    engine = whoosh_engine(tmp_path, {})
    build(engine, articles())
    index = engine.open()
    requests = list(REQUESTS.values()) * 40
    expected = [engine.open().search(request) for request in requests[:3]] * 40
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(index.search, requests)) == expected


def test_an_open_index_answers_when_its_files_are_cleared_away(tmp_path: Path) -> None:
    engine = whoosh_engine(tmp_path, {})
    build(engine, articles(3))
    index = engine.open()
    for _ in range(3):
        build(engine, articles(4))
    assert len(index.search(SearchRequest()).hits) == 6
    assert engine.open().search(SearchRequest()).total == 8


def test_a_search_that_is_out_of_time_is_partial(tmp_path: Path) -> None:
    engine = whoosh_engine(tmp_path, {})
    build(engine, articles())
    request = REQUESTS["ranked"]
    late = SearchRequest(request.ranked, time_limit=0.0)
    assert engine.open().search(late).partial
    assert not engine.open().search(SearchRequest(request.ranked, time_limit=60.0)).partial


@pytest.mark.parametrize("name", ["docs.npy", "paragraph.col", "marks.col"])
def test_damage_beyond_the_check_at_open_is_told_when_it_is_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    engine = whoosh_engine(tmp_path, {})
    build(engine, articles())
    monkeypatch.setattr("index.generations.CHECK_AT_OPEN", 0)
    (path,) = (path for path in tmp_path.glob("*/0/*") if path.name.endswith(name))
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[: min(size // 2, 128)].ljust(size, b"\xff"))
    with pytest.raises(IndexDamaged, match=name):
        engine.open().search(replace(REQUESTS["ranked"], limit=100))


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["terms", "words"]),
        st.lists(st.tuples(st.text("aé\U0001f600~", max_size=3), st.integers(1, 70_000))),
    ),
    max_size=30,
)


@given(ROWS, st.sampled_from([1, 7, 1000]))
def test_postings_hold_every_row_in_order(
    documents: list[tuple[str, list[tuple[str, int]]]], run: int
) -> None:
    expected: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "RUN", run)
        writer = PostingsWriter(Path(folder))
        for number, (field, rows) in enumerate(documents):
            writer.add(field, number, [text for text, _ in rows], [value for _, value in rows])
            for text, value in rows:
                expected[field, text].append((number, value))
        stem = Path(folder, "segment")
        postings = Postings(stem, writer.write(stem))
        assert dict(held(postings)) == expected
        for (field, text), pairs in expected.items():
            term = postings.find(field, text.encode())
            assert term is not None
            assert postings.document_frequency(term) == len({number for number, _ in pairs})
        begins = [postings.text(term) for term in postings.find_prefix("words", b"a")]
        words = {text.encode() for field, text in expected if field == "words"}
        assert begins == sorted(word for word in words if word.startswith(b"a"))
        assert postings.find("words", b"b") is None


def held(postings: Postings) -> Iterator[tuple[tuple[str, str], list[tuple[int, int]]]]:
    for field in postings.bounds:
        for term in postings.terms(field):
            docs, values = postings.rows(term, term + 1)
            pairs = zip(docs.tolist(), values.tolist(), strict=True)
            yield (field, postings.text(term).decode()), list(pairs)
