import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.dutch.lexicon import cache_folder, kept, lexicon


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return cache_folder()


def read() -> object:
    return lexicon.__wrapped__()


def test_keys_are_folded() -> None:
    known = lexicon()
    assert known.lemma_of["naieve"] == "naief"
    assert known.frequency("europa") > known.frequency("spion") > 0
    assert known.frequency("xqzwv") == 0


@pytest.mark.parametrize(
    ("word", "written"),
    [("financiele", "financiële"), ("een", "een"), ("fiets", "fiets"), ("xqzwv", "xqzwv")],
)
def test_a_word_is_written_with_its_accents(word: str, written: str) -> None:
    assert lexicon().written(word) == written


def test_the_lexicon_is_kept_and_read_again(folder: Path) -> None:
    derived = read()
    assert len(list(folder.glob("*.marshal"))) == 1
    assert read() == derived == lexicon()


def cut_short(content: bytes) -> bytes:
    return content[:1000]


def with_another_letter(content: bytes) -> bytes:
    return content.replace(b"fiets", b"fiats", 1)


@pytest.mark.parametrize("damaged", [cut_short, with_another_letter, lambda _: b""])
def test_a_damaged_cache_is_made_anew(folder: Path, damaged: Callable[[bytes], bytes]) -> None:
    read()
    (file,) = folder.glob("*.marshal")
    whole = file.read_bytes()
    file.write_bytes(damaged(whole))
    assert file.read_bytes() != whole
    assert read() == lexicon()
    assert file.stat().st_size == len(whole)


def test_what_another_derives_is_waited_for(folder: Path) -> None:
    derived = []

    def derive() -> list[int]:
        time.sleep(0.2)
        derived.append(1)
        return [1]

    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda _: kept("numbers", (__file__,), derive), range(4))
    assert [*found] == [[1]] * 4
    assert derived == [1]


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert read() == lexicon()
