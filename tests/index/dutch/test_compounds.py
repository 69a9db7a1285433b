import pytest

from index.dutch.compounds import split


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("kernwapens", ("kern", "wapen"), id="inflected"),
        pytest.param("klimaatverandering", ("klimaat", "verandering"), id="no link"),
        pytest.param("beleidsbrief", ("beleid", "brief"), id="link s"),
    ],
)
def test_a_compound_is_split_into_its_parts(word: str, parts: tuple[str, ...]) -> None:
    assert split(word).parts == parts
