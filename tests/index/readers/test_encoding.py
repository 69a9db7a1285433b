import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.encoding import clean, decode, decode_stream
from index.readers.files import Unreadable

TEXT = "De coördinator uit Curaçao zei: “Eén café, twee cafés – geen ruïne.”\n" * 3
LEGACY_TEXT = TEXT.translate(str.maketrans("“”–", '""-'))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(TEXT.encode(), TEXT, id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), TEXT, id="utf-8 with BOM"),
        pytest.param(TEXT.encode("utf-16"), TEXT, id="utf-16 with BOM"),
        pytest.param(TEXT.encode("utf-16-le"), TEXT, id="utf-16-le"),
        pytest.param(TEXT.encode("utf-16-be"), TEXT, id="utf-16-be"),
        pytest.param(TEXT.encode("utf-32"), TEXT, id="utf-32"),
        pytest.param(TEXT.encode("cp1252"), TEXT, id="cp1252"),
        pytest.param(LEGACY_TEXT.encode("latin-1"), LEGACY_TEXT, id="latin-1"),
        pytest.param("Het café is open.".encode("cp1252"), "Het café is open.", id="one letter"),
        pytest.param("De prijs is € 5.".encode("cp1252"), "De prijs is € 5.", id="euro"),
        pytest.param(LEGACY_TEXT.encode("cp850"), LEGACY_TEXT, id="cp850"),
        pytest.param(TEXT.encode("mac_roman"), TEXT, id="mac"),
        pytest.param(TEXT.encode() + b"\xe9\xe9n", TEXT + "één", id="utf-8 and a little cp1252"),
        pytest.param(
            TEXT.encode() + TEXT.encode("cp1252"), TEXT * 2, id="half utf-8 and half cp1252"
        ),
        pytest.param(b"een\vtwee\x1a", "een\ntwee", id="line end of Word, file end of DOS"),
        pytest.param("een\u2029twee".encode(), "een\n\ntwee", id="paragraph separator"),
        pytest.param("ge\u00ad\r\n meente".encode(), "gemeente", id="soft hyphen at a line end"),
        pytest.param(b"een\0" + b" twee" * 50, "een" + " twee" * 50, id="a control character"),
        pytest.param("cafe\u0301".encode(), "café", id="decomposed"),
        pytest.param(b"een\r\ntwee\rdrie\n", "een\ntwee\ndrie\n", id="line ends"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(data: bytes, text: str):
    assert decode(data) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 4, id="all bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 9, id="png"),
        pytest.param(b"%PDF-1.4\nstream", id="pdf"),
        pytest.param(b"PK\x03\x04word/document.xml", id="office"),
        pytest.param(b"\0" * 100, id="zeros"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes):
    with pytest.raises(Unreadable, match="not text"):
        decode(data)


@given(st.text(), st.integers(1, 50))
def test_a_stream_reads_as_a_whole(text: str, size: int):
    data = ("Een gewone zin. " * 20 + text).encode(errors="replace")
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    assert clean("".join(decode_stream(pieces))) == decode(data)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes):
    try:
        text = decode(data)
    except Unreadable:
        return
    assert text.encode().decode() == text


def test_unseen_characters_go():
    assert clean("Rus\u00adland\ufeff \ud800is\u200b groot") == "Rusland \ufffdis groot"
