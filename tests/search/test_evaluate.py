"""Measuring: the figures of a small corpus, the run file, and files that cannot be read."""

import gzip
import sys
from functools import partial
from pathlib import Path

import pytest

from index.engines import Engine, connect
from index.errors import AlineaError, SourceError
from search.evaluate import evaluate

CORPUS = "d1\tDe sluis is open.\nd2\tDe sluizen bij de dijk zijn open.\nd3\tDe markt verhuist.\n"
QUERIES = "q1\tsluis\nq2\tmarkten\nq3\tonbestaand\n"
QRELS = "q1\td2\t1\nq2\td3\t1\nq3\td1\t1\n"

whoosh = partial(connect, "whoosh", settings={})


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {name: tmp_path / f"{name}.tsv" for name in ("corpus", "queries", "qrels")}
    for path, text in zip(paths.values(), (CORPUS, QUERIES, QRELS), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_measures(files: dict[str, Path]) -> None:
    outcome = evaluate(whoosh, **files)
    assert (outcome.queries, outcome.paragraphs, outcome.unread) == (3, 3, 0)
    assert outcome.measures == pytest.approx(
        {
            "nDCG@10": (1 / 1.5849625 + 1 + 0) / 3,  # second, first and not found
            "R@10": 2 / 3,
            "R@100": 2 / 3,
            "MRR@10": (1 / 2 + 1 + 0) / 3,
        }
    )
    assert 0 < outcome.p50 <= outcome.p95 <= outcome.p99


def test_reads_a_compressed_corpus(files: dict[str, Path], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.tsv.gz"
    corpus.write_bytes(gzip.compress(CORPUS.encode()))
    assert evaluate(whoosh, **{**files, "corpus": corpus}).paragraphs == 3


def test_writes_a_run(files: dict[str, Path], tmp_path: Path) -> None:
    evaluate(whoosh, **files, run=tmp_path / "run")
    rows = [line.split() for line in (tmp_path / "run").read_text("utf-8").splitlines()]
    assert [(row[0], row[1], row[2], row[3], row[5]) for row in rows] == [
        ("q1", "Q0", "d1", "1", "alinea"),
        ("q1", "Q0", "d2", "2", "alinea"),
        ("q2", "Q0", "d3", "1", "alinea"),
    ]
    assert float(rows[0][4]) > float(rows[1][4]) > 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("corpus", "d1 zonder tab\n", "line 1", id="no tab"),
        pytest.param("qrels", "q1\td1\tja\n", "'ja'", id="no number"),
        pytest.param("qrels", "q1\td1\t0\n", r"qrels\.tsv has no relevant", id="none relevant"),
        pytest.param("qrels", "v1\td1\t1\n", r"for any query of .*queries", id="other ids"),
        pytest.param("queries", None, r"queries\.tsv cannot be read: No such file", id="no file"),
        pytest.param("corpus", b"d1\t\xff", "cannot be read: 'utf-8' codec", id="no UTF-8"),
        pytest.param("corpus", "", r"corpus\.tsv holds no paragraph", id="no paragraphs"),
        pytest.param("queries", "", r"queries\.tsv holds no query", id="no queries"),
        pytest.param("queries", "q1\t \n", r"queries\.tsv holds no query", id="no words"),
    ],
)
def test_tells_which_file_cannot_be_used(
    files: dict[str, Path], name: str, text: str | bytes | None, said: str
) -> None:
    if text is None:
        files[name].unlink()
    else:
        files[name].write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SourceError, match=said):
        evaluate(whoosh, **files)


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(gzip.compress(CORPUS.encode())[:-12], id="cut off"),
        pytest.param(gzip.compress(CORPUS.encode())[:10] + b"\xff" * 20, id="damaged"),
        pytest.param(CORPUS.encode(), id="not packed"),
    ],
)
def test_tells_that_a_packed_corpus_is_not_whole(files: dict[str, Path], packed: bytes) -> None:
    corpus = files["corpus"].with_suffix(".gz")
    corpus.write_bytes(packed)
    with pytest.raises(SourceError, match=r"corpus\.gz cannot be read: "):
        evaluate(whoosh, **{**files, "corpus": corpus})


def test_tells_before_the_work_that_a_run_cannot_be_written(
    files: dict[str, Path], tmp_path: Path
) -> None:
    def no_work(_: Path) -> Engine:
        pytest.fail("the corpus is indexed")

    with pytest.raises(SourceError, match=r"geen/run cannot be written: No such file"):
        evaluate(no_work, **files, run=tmp_path / "geen" / "run")


def test_without_the_measures_nothing_is_indexed(
    files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    files["corpus"].unlink()
    with pytest.raises(AlineaError, match="pip install 'alinea\\[evaluate\\]'"):
        evaluate(whoosh, **files)
