import os
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.dutch import equivalents, remembered
from index.dutch.tokens import Kind
from index.dutch.words import Forms, Word, analyse_word


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    forget()
    yield tmp_path / "alinea"
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Be a process that has remembered nothing yet."""
    remembered.keep()
    remembered._remembered.cache_clear()


def learn(*texts: str) -> None:
    for text in texts:
        remembered.learn(text, analyse_word(text, Kind.WORD))


def remember(*texts: str) -> None:
    with TemporaryDirectory() as folder:
        remembered.begin(Path(folder))
        learn(*texts)
        remembered.keep()
    forget()


@pytest.mark.parametrize("text", ["Ruslandstrategie", "de", "o'er", "één", "ͺ", "ﷺ", "a-b-c"])
def test_a_word_is_recalled_as_it_was_analysed(text: str) -> None:
    remember(text)
    assert remembered.recall(text) == analyse_word(text, Kind.WORD)


def test_a_process_recalls_what_it_kept_itself(tmp_path: Path) -> None:
    assert remembered.recall("dijk") is None
    for words in (["dijk"], ["rivier"]):
        remembered.begin(tmp_path)
        learn(*words)
        remembered.keep()
    assert all(map(remembered.recall, ("dijk", "rivier")))


def test_the_words_of_the_equivalents_are_kept_too(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Binnenhofje, 's-Gravendijkje")
    remembered.begin(tmp_path / "rebuild")
    equivalents.read([own])
    assert remembered.recall("Binnenhofje") is None
    remembered.keep()
    assert remembered.recall("Binnenhofje") == analyse_word("Binnenhofje", Kind.WORD)


def test_a_word_without_a_form_is_recalled_too(tmp_path: Path) -> None:
    remembered.begin(tmp_path)
    remembered.learn("\u0301", Word.of("", Forms(("",), rule="unknown")))
    remembered.keep()
    forget()
    recalled = remembered.recall("\u0301")
    assert recalled is not None
    assert recalled.terms == ("",)


def test_only_a_rebuild_notes_words() -> None:
    learn("dijk")
    remembered.keep()
    forget()
    assert remembered.recall("dijk") is None


class Processes:
    """Takes the part of one process of a rebuild or the other."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._states: dict[int, list[object]] = {}
        self._names = ("_new", "_heard", "_exchange")

    def be(self, pid: int) -> None:
        """Go on as another process, from the beginning where it is new."""
        self._states[os.getpid()] = [getattr(remembered, name) for name in self._names]
        self._monkeypatch.setattr(os, "getpid", lambda: pid)
        self._monkeypatch.setattr(remembered, "_heard", {})
        remembered.begin(self.folder)
        for name, value in zip(self._names, self._states.get(pid, ()), strict=False):
            self._monkeypatch.setattr(remembered, name, value)


@pytest.fixture
def processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Processes]:
    with TemporaryDirectory() as shared:
        yield Processes(Path(shared), monkeypatch)


def test_processes_tell_each_other_what_is_new(processes: Processes) -> None:
    processes.be(1)
    learn("dijk")
    remembered.exchange()
    processes.be(2)
    assert remembered.recall("dijk") is None
    learn("rivier")
    remembered.exchange()
    assert remembered.recall("dijk") == analyse_word("dijk", Kind.WORD)
    processes.be(1)
    learn("polder")
    remembered.exchange()
    assert remembered.recall("rivier")
    processes.be(2)
    assert remembered.recall("polder") is None
    remembered.exchange()
    assert remembered.recall("polder")


def test_the_words_of_all_processes_are_kept(processes: Processes) -> None:
    processes.be(1)
    learn("dijk")
    remembered.exchange()
    learn("rivier")
    remembered.exchange()
    processes.be(2)
    learn("polder")
    remembered.exchange()
    learn("terp")
    remembered.keep()
    forget()
    assert all(map(remembered.recall, ("dijk", "rivier", "polder", "terp")))


def test_half_of_what_is_told_is_not_heard(processes: Processes) -> None:
    processes.be(1)
    learn("dijk")
    remembered.exchange()
    (told,) = processes.folder.iterdir()
    whole = told.read_bytes()
    told.write_bytes(whole[:-3])
    processes.be(2)
    remembered.exchange()
    assert remembered.recall("dijk") is None
    told.write_bytes(whole)
    remembered.exchange()
    assert remembered.recall("dijk")


def test_what_could_not_be_told_whole_is_told_again(processes: Processes) -> None:
    processes.be(1)
    for words, room in ((["dijk"], -1), (["rivier"], 90), (["polder"], -1)):
        learn(*words)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
        remembered.exchange()
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    processes.be(2)
    remembered.exchange()
    assert all(map(remembered.recall, ("dijk", "rivier", "polder")))


@pytest.mark.parametrize("pid", [pytest.param(1, id="its own"), pytest.param(2, id="another's")])
def test_what_is_told_and_damaged_costs_nothing_but_time(processes: Processes, pid: int) -> None:
    processes.be(1)
    learn("dijk")
    remembered.exchange()
    (told,) = processes.folder.iterdir()
    told.write_bytes(told.read_bytes()[:8].ljust(told.stat().st_size, b"?"))
    processes.be(pid)
    remembered.exchange()
    remembered.keep()
    forget()
    assert remembered.recall("dijk") is None


def test_a_folder_that_is_gone_costs_nothing_but_time(processes: Processes) -> None:
    processes.be(1)
    learn("dijk")
    shutil.rmtree(processes.folder)
    remembered.exchange()
    remembered.keep()
    forget()
    assert remembered.recall("dijk")


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
