from collections.abc import Iterator
from pathlib import Path

import pytest

from index.dutch import remembered
from index.dutch.tokens import Kind
from index.dutch.words import Word, analyse_word


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    forget()
    yield tmp_path / "alinea"
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Be a process that has remembered nothing yet."""
    remembered.keep({})
    remembered._remembered.cache_clear()


def remember(*texts: str) -> None:
    remembered.begin()
    for text in texts:
        remembered.learn(text, analyse_word(text, Kind.WORD))
    remembered.keep(remembered.learnt())
    forget()


@pytest.mark.parametrize("text", ["Ruslandstrategie", "de", "o'er", "één", "ͺ", "ﷺ", "a-b-c"])
def test_a_word_is_recalled_as_it_was_analysed(text: str) -> None:
    remember(text)
    recalled, analysed = remembered.recall(text), analyse_word(text, Kind.WORD)
    assert recalled == analysed
    assert recalled.keys == analysed.keys


def test_a_word_without_a_form_is_recalled_too() -> None:
    remembered.begin()
    remembered.learn("\u0301", Word("", ("",), rule="unknown"))
    remembered.keep(remembered.learnt())
    forget()
    recalled = remembered.recall("\u0301")
    assert recalled is not None
    assert recalled.terms == ("",)


def test_only_a_rebuild_notes_words() -> None:
    remembered.learn("dijk", analyse_word("dijk", Kind.WORD))
    assert remembered.learnt() == {}


def test_what_was_kept_stays_beside_what_is_new() -> None:
    remember("dijk")
    remember("rivier")
    assert remembered.recall("dijk")
    assert remembered.recall("rivier")
    assert remembered.recall("Dijk") is None


def test_the_newest_words_stay_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    remember("dijk", "rivier")
    remember("polder")
    assert remembered.recall("polder")
    assert sum(bool(remembered.recall(text)) for text in ("dijk", "rivier")) == 1


def test_a_damaged_file_is_as_good_as_none(folder: Path) -> None:
    remember("dijk")
    (kept,) = folder.glob("words-*.marshal")
    kept.write_bytes(kept.read_bytes().replace(b"dijk", b"dijn"))
    forget()
    assert remembered.recall("dijn") is None
    assert remembered.recall("dijk") is None
    remember("rivier")
    assert remembered.recall("rivier")


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    remember("dijk")
    assert remembered.recall("dijk") is None
