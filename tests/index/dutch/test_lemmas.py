import pytest

from index.dutch.lemmas import lemmas


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        pytest.param("bleef", "blijven", id="strong past"),
        pytest.param("gebleven", "blijven", id="strong participle"),
        pytest.param("spionnen", "spion", id="doubled consonant"),
        pytest.param("ministeries", "ministerie", id="plural in s"),
    ],
)
def test_a_form_is_found_under_its_lemma(word: str, lemma: str) -> None:
    assert lemmas(word).forms[0] == lemma
