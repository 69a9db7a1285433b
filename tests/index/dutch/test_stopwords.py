import pytest

from index.dutch.stopwords import STOP_WORDS, is_stop_word, stop_words_like


@pytest.mark.parametrize(
    ("text", "word", "is_stop"),
    [
        pytest.param("De", "de", True, id="article"),
        pytest.param("werd", "werd", True, id="auxiliary"),
        pytest.param("z'n", "z'n", True, id="clitic"),
        pytest.param("vóór", "voor", True, id="stressed"),
        pytest.param("Hoeveel", "hoeveel", True, id="question"),
        pytest.param("klimaat", "klimaat", False, id="content"),
        pytest.param("één", "een", False, id="numeral"),
        pytest.param("een", "een", True, id="article without accents"),
        pytest.param("OM", "om", False, id="acronym"),
        pytest.param("Dezer", "dezer", True, id="genitive"),
        pytest.param("zooals", "zooals", True, id="old spelling"),
        pytest.param("ééne", "eene", False, id="inflected numeral"),
        pytest.param("ware", "ware", False, id="adjective as well as a verb"),
        pytest.param("haren", "haren", False, id="noun as well as a pronoun"),
        pytest.param("Om", "om", True, id="begin of a sentence"),
        pytest.param("Dr", "dr", True, id="title"),
        pytest.param("MR", "mr", False, id="no title"),
    ],
)
def test_stop_words(text: str, word: str, is_stop: bool) -> None:
    assert is_stop_word(text, word) == is_stop


def test_stop_words_are_folded() -> None:
    assert all(word.isascii() and word == word.lower() for word in STOP_WORDS)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        pytest.param("willen", ("wil", "wilde", "wilden", "willen", "wilt"), id="verb"),
        pytest.param("wilde", ("wil", "wilde", "wilden", "willen", "wilt"), id="form of a verb"),
        pytest.param("tussen", ("tussen",), id="one form"),
        pytest.param("klimaat", ("klimaat",), id="no stop word"),
    ],
)
def test_stop_words_that_are_forms_of_one_word(word: str, forms: tuple[str, ...]) -> None:
    assert stop_words_like(word) == forms
