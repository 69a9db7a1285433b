"""A rebuild is all or nothing, whatever happens to it; damage is told."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import index.generations
from index.engines import connect
from index.errors import AlineaError, IndexDamaged, IndexMissing, RebuildInProgress
from index.generations import Generations
from index.manifest import FORMAT
from tests.processes import in_a_process

STEPS = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"})
"""What the operating system is asked for in a build, by the names of Python's audit events."""


def generations(folder: Path, *, engine: str = "whoosh", analysis: str = "1") -> Generations:
    return Generations(folder, engine, "3.54.0", lambda: analysis)


def build(folder: Path, text: str) -> str:
    with generations(folder).build() as draft:
        (draft.folder / "part").mkdir()
        (draft.folder / "part" / "words").write_text(text)
        (draft.folder / "days").write_text(text)
        draft.commit(paragraphs=2, articles=1)
    return draft.name


def answer(folder: Path) -> str:
    """Return what the generation that answers holds, having checked every byte of it."""
    kept = generations(folder)
    kept.check()
    _, generation, _ = kept.open()
    words, days = (generation / "part" / "words").read_text(), (generation / "days").read_text()
    assert words == days
    return words


def folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def test_there_is_none_before_the_first_build(tmp_path: Path) -> None:
    kept = generations(tmp_path / "index")
    assert kept.current() is None
    with pytest.raises(IndexMissing, match="alinea rebuild"):
        kept.open()


def test_a_build_answers_once_it_is_committed(tmp_path: Path) -> None:
    with generations(tmp_path).build() as draft:
        assert generations(tmp_path).current() is None
        statistics = draft.commit(paragraphs=9, articles=1)
    name, _, manifest = generations(tmp_path).open()
    assert name == draft.name == statistics.generation
    assert (manifest.paragraphs, manifest.articles) == (9, 1)
    assert statistics.engine == "whoosh 3.54.0"
    assert statistics == manifest.statistics(name)


def test_a_build_that_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    first = build(tmp_path, "oud")
    with suppress(KeyError), generations(tmp_path).build() as draft:
        (draft.folder / "words").write_text("half")
        raise KeyError
    assert folders(tmp_path) == [first]
    assert answer(tmp_path) == "oud"


def test_the_generation_before_stays_for_those_who_still_read_it(tmp_path: Path) -> None:
    names = [build(tmp_path, text) for text in ("een", "twee", "drie")]
    assert folders(tmp_path) == names[1:]
    assert answer(tmp_path) == "drie"


def test_names_differ_though_the_folder_was_emptied(tmp_path: Path) -> None:
    assert build(tmp_path / "a", "een") != build(tmp_path / "b", "een")


def test_only_the_owner_may_look_inside(tmp_path: Path) -> None:
    name = build(tmp_path / "index", "een")
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "index" / name).stat().st_mode & 0o777 == 0o700


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    with (
        generations(tmp_path).build(),
        pytest.raises(RebuildInProgress, match="Another rebuild"),
        generations(tmp_path).build(),
    ):
        pass
    build(tmp_path, "daarna")


def test_a_second_build_from_another_process_is_refused(tmp_path: Path) -> None:
    def second() -> None:
        try:
            build(tmp_path, "tweede")
        except RebuildInProgress:
            os._exit(7)

    with generations(tmp_path).build() as draft:
        assert in_a_process(second) == 7
        draft.commit(paragraphs=0, articles=0)


def test_killed_at_any_step_the_old_or_the_new_answers_whole(tmp_path: Path) -> None:
    build(tmp_path, "ouder")
    build(tmp_path, "oud")
    answers = []
    for step in range(1, 1_000):

        def killed(step: int = step) -> None:
            left = step

            def count(event: str, _: object) -> None:
                nonlocal left
                if event in STEPS:
                    left -= 1
                    if not left:
                        os.kill(os.getpid(), signal.SIGKILL)

            sys.addaudithook(count)
            build(tmp_path, "nieuw")

        ended = in_a_process(killed)
        if ended == 0:
            break
        assert ended == -signal.SIGKILL
        answers.append(answer(tmp_path))
        build(tmp_path, "oud")
        assert len(folders(tmp_path)) == 2
    assert len(answers) > 20
    assert set(answers) == {"oud", "nieuw"}
    assert answers == sorted(answers, reverse=True), "once the new answers, it answers"


@pytest.mark.parametrize("place", ["manifest.json", "days", "part/words", "../current"])
def test_a_flipped_bit_is_told_with_the_file_and_the_remedy(tmp_path: Path, place: str) -> None:
    name = build(tmp_path, "tekst" * 9)
    path = (tmp_path / name / place).resolve()
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        with pytest.raises(IndexDamaged, match="alinea rebuild") as told:
            generations(tmp_path).open()
        assert str(path) in str(told.value) or place == "../current"
    path.write_bytes(whole)
    assert answer(tmp_path) == "tekst" * 9


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("harm", [Path.unlink, cut_short])
@pytest.mark.parametrize("place", ["manifest.json", "days", "part/words"])
def test_a_file_that_is_gone_or_cut_short_is_told(
    tmp_path: Path, place: str, harm: Callable[[Path], object]
) -> None:
    name = build(tmp_path, "tekst")
    harm(tmp_path / name / place)
    with pytest.raises(IndexDamaged, match=f"{name}/{place}.*alinea rebuild"):
        generations(tmp_path).open()
    build(tmp_path, "hersteld")
    assert answer(tmp_path) == "hersteld"


def test_damage_in_a_large_generation_is_found_by_a_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = build(tmp_path, "tekst")
    (tmp_path / name / "days").write_text("tekkt")
    monkeypatch.setattr("index.generations.CHECK_AT_OPEN", 3)
    generations(tmp_path).open()
    with pytest.raises(IndexDamaged, match="days"):
        generations(tmp_path).check()


def test_a_check_goes_on_with_the_generation_that_took_the_place_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, "oud")
    compare = index.generations.compare

    def rebuilt(*arguments: object, **options: object) -> None:
        monkeypatch.undo()
        build(tmp_path, "nieuw")
        build(tmp_path, "nieuwer")
        compare(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("index.generations.compare", rebuilt)
    assert generations(tmp_path).check().generation.startswith("000003")


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_setting_of_an_engine_that_has_none_is_told(tmp_path: Path, engine: str) -> None:
    with pytest.raises(AlineaError, match=f"no setting ALINEA_{engine.upper()}_MEMORY"):
        connect(engine, tmp_path, {"memory": "1"})


def test_another_analysis_asks_for_a_rebuild(tmp_path: Path) -> None:
    build(tmp_path, "tekst")
    with pytest.raises(IndexDamaged, match=r"version 1 of the Dutch analysis.*alinea rebuild"):
        generations(tmp_path, analysis="2").open()


def test_another_engine_is_told(tmp_path: Path) -> None:
    build(tmp_path, "tekst")
    with pytest.raises(IndexDamaged, match="ALINEA_ENGINE=whoosh"):
        generations(tmp_path, engine="tantivy").open()


def test_another_format_asks_for_a_rebuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path, "tekst")
    monkeypatch.setattr("index.generations.FORMAT", FORMAT + 1)
    with pytest.raises(IndexDamaged, match=r"another version.*alinea rebuild"):
        generations(tmp_path).open()


def is_told(folder: Path, message: str) -> None:
    """Assert that whoever reads the index is told of it in these words."""
    kept = generations(folder)
    for read in (kept.current, kept.open, kept.check):
        with pytest.raises(IndexDamaged, match=message):
            read()
    assert kept.intact() is None


def test_an_index_of_another_user_is_told(tmp_path: Path) -> None:
    build(tmp_path / "index", "tekst")
    (tmp_path / "index").chmod(0)

    def another() -> None:
        if not os.geteuid():
            os.setuid(65534)
        is_told(tmp_path / "index", "Permission denied. Run Alinea as the user that made the index")

    assert in_a_process(another) == 0
    (tmp_path / "index").chmod(0o700)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    is_told(tmp_path / "index", r"index/current cannot be read: Not a directory.*alinea rebuild")


def test_nothing_is_cleared_away_while_it_cannot_be_told_what_answers(tmp_path: Path) -> None:
    name = build(tmp_path, "oud")
    (tmp_path / "current").rename(tmp_path / "aside")
    (tmp_path / "current").mkdir()
    with pytest.raises(AlineaError, match="Is a directory"):
        build(tmp_path, "nieuw")
    (tmp_path / "current").rmdir()
    (tmp_path / "aside").rename(tmp_path / "current")
    assert folders(tmp_path) == [name]
    assert answer(tmp_path) == "oud"


def test_a_full_disk_is_told_and_the_old_index_answers(tmp_path: Path) -> None:
    build(tmp_path, "oud")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        try:
            build(tmp_path, "nieuw")
        except AlineaError as error:
            os._exit(7 if "still answers" in str(error) else 8)

    assert in_a_process(limited) == 7
    assert answer(tmp_path) == "oud"
    assert len(folders(tmp_path)) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(AlineaError, match=r"index cannot be written.*write access"):
        build(tmp_path / "index", "nieuw")
