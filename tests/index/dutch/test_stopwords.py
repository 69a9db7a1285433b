import pytest

from index.dutch.stopwords import STOP_WORDS, is_stop_word


@pytest.mark.parametrize(
    ("text", "word", "is_stop"),
    [
        pytest.param("De", "de", True, id="article"),
        pytest.param("werd", "werd", True, id="auxiliary"),
        pytest.param("z'n", "z'n", True, id="clitic"),
        pytest.param("vóór", "voor", True, id="stressed"),
        pytest.param("klimaat", "klimaat", False, id="content"),
        pytest.param("één", "een", False, id="numeral"),
        pytest.param("een", "een", True, id="article without accents"),
        pytest.param("OM", "om", False, id="acronym"),
        pytest.param("Om", "om", True, id="begin of a sentence"),
    ],
)
def test_stop_words(text: str, word: str, is_stop: bool) -> None:
    assert is_stop_word(text, word) == is_stop


def test_stop_words_are_folded() -> None:
    assert all(word.isascii() and word == word.lower() for word in STOP_WORDS)
