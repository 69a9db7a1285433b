import pytest

from index.dutch import analyse


@pytest.mark.parametrize(
    ("text", "word", "term"),
    [
        pytest.param("land- en tuinbouw", "land", "landbouw", id="two"),
        pytest.param("bos-, land- en tuinbouw", "bos", "bosbouw", id="three, the first"),
        pytest.param("bos-, land- en tuinbouw", "land", "landbouw", id="three, the second"),
        pytest.param("gemeente- of provinciebestuur", "gemeente", "gemeentebestuur", id="of"),
        pytest.param("12- tot en met 18-jarigen", "12", "12jarig", id="an age"),
        pytest.param("voor- en nadelen", "voor", "voordeel", id="after a particle"),
        pytest.param("aan- en verkoop", "aan", "aankoop", id="after a prefix"),
    ],
)
def test_a_hanging_hyphen_stands_for_the_last_part(text: str, word: str, term: str) -> None:
    assert {token.word: token.terms for token in analyse(text)}[word][-1] == term


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("land en tuinbouw", id="no hyphen"),
        pytest.param("land- tuinbouw", id="no conjunction"),
        pytest.param("land- en dorp", id="no compound"),
    ],
)
def test_other_words_stand_for_themselves(text: str) -> None:
    assert analyse(text)[0].terms == ("land",)
