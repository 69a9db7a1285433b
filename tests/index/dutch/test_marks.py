from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch import Token, analyse
from index.dutch.lexicon import lexicon
from index.dutch.marks import Sought, analyse_marked
from index.dutch.words import CHECKSUM_BYTES, checksum
from index.rebuild import SAMPLE


def found(keys: set[str], text: str) -> list[Token]:
    """What is found by the marks of a text, which is what is found without them."""
    words, marks = analyse_marked(text)
    assert [word.keys for word in words] == [token.keys for token in analyse(text)]
    by_marks = [*Sought(keys).tokens(text, marks)]
    assert met(keys, by_marks) == met(keys, [*Sought(keys).tokens(text)])
    by_themselves = Sought(keys, in_context=False).tokens(text, marks)
    assert places(by_themselves) == places(by_marks)
    return by_marks


def places(tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
    return [(token.text, token.start, token.end) for token in tokens]


def met(keys: set[str], tokens: list[Token]) -> list[tuple[int, int, set[str]]]:
    """Where tokens are and which of the keys they have; by others they need not be told."""
    return [(token.start, token.end, keys.intersection(token.keys)) for token in tokens]


def having(keys: set[str], tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if not keys.isdisjoint(token.keys)]


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        pytest.param("De brieven, een brief.", "brief", ["brieven", "brief"], id="forms"),
        pytest.param("de beleidsbrief", "~brief", ["beleidsbrief"], id="part"),
        pytest.param("Dat licht hij toe.", "toelichten", ["licht"], id="separable verb"),
        pytest.param("land- en tuinbouw", "landbouw", ["land"], id="suspended hyphen"),
        pytest.param("bos-, land- en tuinbouw", "bosbouw", ["bos"], id="series"),
        pytest.param("1,3 miljard euro", "1300000000", ["1,3"], id="amount"),
        pytest.param("op 5 mei 2019", "2019-05-05", ["5"], id="date"),
        pytest.param("Het werd 3-0.", "3", ["3"], id="score"),
        pytest.param("in Den Haag", analyse("'s-Gravenhage")[0].terms[-1], ["Haag"], id="name"),
        pytest.param("wie de brief kreeg", "motie", [], id="nothing"),
        pytest.param(
            "brief brieven/brief brief",
            "brief",
            ["brief", "brieven", "brief", "brief"],
            id="each time",
        ),
    ],
)
def test_finds_the_words_with_a_key(text: str, key: str, words: list[str]) -> None:
    tokens = found({key}, text)
    assert [token.text for token in tokens] == words
    assert [text[token.start : token.end] for token in tokens] == words


@cache
def paragraphs() -> list[str]:
    texts = [path.read_text() for path in sorted(SAMPLE.rglob("*.txt"))]
    return [block for text in texts for block in text.split("\n\n")]


_WORDS = st.sampled_from(
    [
        *(
            "licht",
            "het",
            "toe",
            "toelichting",
            "op",
            "neemt",
            "opgenomen",
            "land-",
            "en",
            "tuinbouw",
        ),
        *("1,3", "miljoen", "3-0", "Den", "Haag", "Noord-Korea", "VS", "de", ",", ".", "\n\n"),
        *("bos-,", "bos-, –", "  ", "\t"),
        *("weg", "aan", "houden", "hield", "plaats-", "of", "'s-Gravenhage", "o.a.-punt", "0-en"),
    ]
)


@given(st.lists(_WORDS).map(" ".join) | st.text(max_size=60), st.lists(_WORDS).map(" ".join))
def test_finds_what_analysing_the_whole_text_finds(text: str, query: str) -> None:
    everything = [*analyse(text)]
    keys = {key for token in analyse(query) for key in token.keys}
    assert met(keys, found(keys, text)) == met(keys, having(keys, everything))


@given(st.text(max_size=60), st.text(max_size=30))
def test_finds_them_in_any_text(text: str, query: str) -> None:
    found({key for token in analyse(query) for key in token.keys}, text)


@given(st.lists(_WORDS).map(" ".join), st.lists(_WORDS, min_size=1).map(" ".join))
def test_finds_the_same_where_every_checksum_is_one_that_is_sought(text: str, query: str) -> None:
    keys = {key for token in analyse(query) for key in token.keys}
    _, marks = analyse_marked(text)
    runs = len(text.split())
    value = checksum(min(keys, default="")).to_bytes(CHECKSUM_BYTES, "little")
    alike = marks[:runs] + value * ((len(marks) - runs) // CHECKSUM_BYTES)
    wanted = having(keys, [*analyse(text)])
    assert met(keys, [*Sought(keys).tokens(text, alike)]) == met(keys, wanted)
    assert places(Sought(keys, in_context=False).tokens(text, alike)) == places(wanted)


def test_a_checksum_of_another_key_finds_nothing() -> None:
    other = next(
        lemma
        for lemma in sorted(lexicon().lemmas)
        if lemma != "motie"
        and checksum(lemma) == checksum("motie")
        and lemma in analyse(lemma)[0].keys
    )
    assert [token.text for token in found({"motie"}, f"De {other} in de motie")] == ["motie"]
    assert found({"motie"}, f"De {other} licht hij toe") == []


def test_a_run_of_too_many_keys_leaves_a_text_without_marks() -> None:
    text = "/".join(f"woord{number}" for number in range(300)) + " brief"
    assert analyse_marked(text)[1] == b""
    assert [token.text for token in found({"brief"}, text)] == ["brief"]


def test_finds_every_word_of_real_texts() -> None:
    asked = [{key} for text in paragraphs()[:40] for token in analyse(text) for key in token.keys]
    everything = {text: [*analyse(text)] for text in paragraphs()[:40]}
    marks = {text: analyse_marked(text)[1] for text in everything}
    for keys in asked[::25]:
        sought = Sought(keys)
        for text, tokens in everything.items():
            by_marks = [*sought.tokens(text, marks[text])]
            assert met(keys, by_marks) == met(keys, having(keys, tokens))
