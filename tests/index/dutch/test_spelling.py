import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch.spelling import closed, opened


@pytest.mark.parametrize(
    ("stem", "spelled"),
    [
        ("boom", "bom"),
        ("kat", "katt"),
        ("huis", "huiz"),
        ("brief", "briev"),
        ("sociaal", "social"),
        ("wandel", "wandel"),
        ("werk", "werk"),
        ("dag", "dag"),
        ("officieel", "officiel"),
    ],
)
def test_stems_before_a_vowel_and_back(stem: str, spelled: str) -> None:
    assert spelled in opened(stem)
    assert stem in closed(spelled)


@given(st.text("abdefgiklmnoprstuvz", min_size=2, max_size=8))
def test_spelling_never_fails_nor_loses_a_word(stem: str) -> None:
    assert all(opened(stem))
    assert all(closed(stem))
