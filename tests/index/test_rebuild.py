from pathlib import Path

import pytest

from index.engines import Engine, connect
from index.errors import IndexMissing, SourceError
from index.readers import Skipped
from index.rebuild import SAMPLE, Progress, rebuild


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return connect("whoosh", tmp_path / "index", {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "artikelen"
    folder.mkdir()
    (folder / "brug.txt").write_text("De brug is dicht.\n\nWie rijdt, rijdt om.")
    (folder / "sluis.md").write_text("De sluis is open.")
    return folder


def test_a_rebuild_indexes_what_the_sources_hold(engine: Engine, folder: Path):
    (folder / "leeg.txt").touch()
    (folder / "foto.jpg").touch()
    told: list[Progress] = []
    summary = rebuild(engine, [SAMPLE, folder], on_progress=told.append)
    assert (summary.articles, summary.paragraphs, summary.skipped_total) == (3, 12, 2)
    assert summary.reasons == dict.fromkeys((s.reason for s in summary.skipped), 1)
    assert summary.seconds > 0
    assert summary.paragraphs_per_second == pytest.approx(12 / summary.seconds)
    assert summary.size > 0
    assert summary.generation == engine.generation()
    last = told[-1]
    assert (last.files, last.articles, last.paragraphs, last.skipped) == (4, 3, 12, 2)
    assert last.bytes == last.bytes_total
    index = engine.open()
    assert [p.number for p in index.article("ruslandbeleid")] == list(range(1, 10))
    assert index.paragraph("sluis#p1") is not None
    index.close()


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_a_rebuild_passes_over_an_index_among_the_articles(folder: Path, name: str):
    engine = connect(name, folder / "var" / "index", {})
    for _ in range(2):
        assert rebuild(engine, [folder], strict=True).articles == 2


def test_a_source_that_is_the_folder_of_an_index_is_refused(engine: Engine, folder: Path):
    misplaced = connect("whoosh", folder, {})
    for written_to in (misplaced, misplaced, engine):
        with pytest.raises(
            SourceError, match=r"artikelen is the folder of an index.*rebuild\.lock"
        ):
            rebuild(written_to, [SAMPLE, folder])
    (folder / "rebuild.lock").unlink()
    assert rebuild(engine, [SAMPLE, folder]).articles == 3


def test_a_rebuild_names_articles_whose_date_is_not_read(engine: Engine, folder: Path):
    for number in range(12):
        (folder / f"{number:02}.md").write_text("---\ndate: gisteren\n---\nDe brug is dicht.")
    (folder / "sluis.md").write_text("---\ndate: 2019\n---\nDe sluis is open.")
    summary = rebuild(engine, [folder])
    assert summary.undated == tuple((f"{number:02}", "gisteren") for number in range(10))
    assert summary.undated_total == 12


@pytest.mark.parametrize(
    ("spoil", "strict", "message"),
    [
        pytest.param("empty a file", True, r"brug\.txt: no text\. .*without --strict", id="strict"),
        pytest.param("empty the folder", False, "No article was found in", id="no article"),
        pytest.param("remove the folder", False, "cannot be read", id="no folder"),
    ],
)
def test_a_rebuild_that_fails_leaves_the_old_index(
    engine: Engine, folder: Path, spoil: str, strict: bool, message: str
):
    before = rebuild(engine, [folder]).generation
    if spoil == "empty a file":
        (folder / "brug.txt").write_text("")
    else:
        (folder / "brug.txt").unlink()
        (folder / "sluis.md").unlink()
    if spoil == "remove the folder":
        folder.rmdir()
    with pytest.raises(SourceError, match=message):
        rebuild(engine, [folder], strict=strict)
    assert engine.generation() == before
    assert len(engine.open().article("brug")) == 2


def test_strict_passes_when_nothing_is_skipped(engine: Engine, folder: Path):
    assert rebuild(engine, [folder], strict=True).articles == 2


def test_nothing_to_read_makes_no_index(engine: Engine, folder: Path):
    with pytest.raises(SourceError, match="no source at all"):
        rebuild(engine, [])
    with pytest.raises(IndexMissing):
        engine.open()


def test_a_summary_names_the_first_and_counts_all(engine: Engine, tmp_path: Path):
    (tmp_path / "a.jsonl").write_text('{"text": "Goed."}\n' + "{}\n" * 1500)
    summary = rebuild(engine, [tmp_path / "a.jsonl"])
    assert summary.reasons == {"no text": 1500}
    assert len(summary.skipped) == 1000
    assert summary.skipped[0] == Skipped(str(tmp_path / "a.jsonl"), "no text", row=2)
