from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch import Token, analyse
from index.dutch.sought import Sought
from index.rebuild import SAMPLE


def having(keys: set[str], tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if not keys.isdisjoint(token.keys)]


def spans(tokens: list[Token]) -> list[tuple[int, int]]:
    return [(token.start, token.end) for token in tokens]


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        pytest.param("De brieven, een brief.", "brief", ["brieven", "brief"], id="forms"),
        pytest.param("de beleidsbrief", "~brief", ["beleidsbrief"], id="part"),
        pytest.param("Dat licht hij toe.", "toelichten", ["licht"], id="separable verb"),
        pytest.param("land- en tuinbouw", "landbouw", ["land"], id="suspended hyphen"),
        pytest.param("bos-, land- en tuinbouw", "bosbouw", ["bos"], id="series"),
        pytest.param("1,3 miljard euro", "1300000000", ["1,3"], id="amount"),
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
    found = having({key}, [*Sought({key}).tokens(text)])
    assert [token.text for token in found] == words
    assert [text[token.start : token.end] for token in found] == words


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
        *("weg", "aan", "houden", "hield", "plaats-", "of", "'s-Gravenhage", "o.a.-punt", "0-en"),
    ]
)


@given(st.lists(_WORDS).map(" ".join) | st.text(max_size=60), st.lists(_WORDS).map(" ".join))
def test_finds_what_analysing_the_whole_text_finds(text: str, query: str) -> None:
    everything = [*analyse(text)]
    keys = {key for token in analyse(query) for key in token.keys}
    assert spans(having(keys, [*Sought(keys).tokens(text)])) == spans(having(keys, everything))


def test_finds_every_word_of_real_texts() -> None:
    asked = [{key} for text in paragraphs()[:40] for token in analyse(text) for key in token.keys]
    everything = {text: [*analyse(text)] for text in paragraphs()[:40]}
    for keys in asked[::25]:
        sought = Sought(keys)
        for text, tokens in everything.items():
            assert spans(having(keys, [*sought.tokens(text)])) == spans(having(keys, tokens))
