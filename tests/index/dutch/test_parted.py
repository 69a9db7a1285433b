import pytest

from index.dutch import analyse


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("de gemeente- raad besloot", "gemeenteraad", id="compound"),
        pytest.param("de be- volking", "bevolking", id="syllable that is no word"),
        pytest.param("hij is op- getreden", "optreden", id="stop word"),
        pytest.param("eene mede- deeling", "mededeling", id="old spelling"),
        pytest.param("de gemeente¬ raad", "gemeenteraad", id="sign of a scanned hyphen"),
        pytest.param("de gemeente¬raad", "gemeenteraad", id="the same without a space"),
    ],
)
def test_the_first_half_of_a_parted_word_stands_for_the_whole(text: str, term: str) -> None:
    assert any(term in token.terms for token in analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("land- en tuinbouw", id="hyphen that stands for a part"),
        pytest.param("land- tuinbouw", id="no word together"),
        pytest.param("de A- van de ploeg", id="stop word, though Avan is a name"),
        pytest.param("de gemeente - raad", id="dash"),
        pytest.param("de gemeente-, raad", id="comma"),
    ],
)
def test_other_words_are_not_joined(text: str) -> None:
    assert not any("parted word" in token.rule for token in analyse(text))
