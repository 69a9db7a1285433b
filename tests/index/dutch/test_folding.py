import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("RUSLAND", "rusland", id="case"),
        pytest.param("naïef", "naief", id="trema"),
        pytest.param("Coördinatie", "coordinatie", id="trema in capitals"),
        pytest.param("één", "een", id="accents"),
        pytest.param("e\u0301e\u0301n", "een", id="accents, decomposed"),
        pytest.param("Ĳsland", "ijsland", id="ij ligature"),
        pytest.param("IJsland", "ijsland", id="IJ in two letters"),
        pytest.param("foto’s", "foto's", id="typographic apostrophe"),
        pytest.param("e‑mail", "e-mail", id="non-breaking hyphen"),
        pytest.param("ver\u00adandering", "verandering", id="soft hyphen"),
        pytest.param("ﬁets", "fiets", id="fi ligature"),
        pytest.param("Straße Øl Æon Łódź", "strasse ol aeon lodz", id="letters of neighbours"),
        pytest.param("ＡＢＣ", "abc", id="full width"),
        pytest.param("m²", "m2", id="superscript"),
    ],
)
def test_writings_of_a_word_become_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))
