"""Bytes to text: which encoding a file is in, and what is cleared away from its text."""

import codecs
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

import charset_normalizer

from index.readers.files import Unreadable

SAMPLE = 2**18
_DUTCH_LEGACY = ("cp1252", "cp850", "mac_roman")
"""What Dutch text was kept in before UTF-8, the likeliest first."""

_DUTCH = re.compile("[àáâäçèéêëíîïñóôöúûüÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÚÛÜßĳ‘’“”„‚–—…•·«»°§©®½²€£\xa0]")
_MISPLACED = re.compile(r"(?<=[a-z])[‘“”„‚•…«»°§©®½²€£–—](?=[a-z])")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF"),
    (b"PK\x03\x04", "a ZIP or Office"),
    (b"\xd0\xcf\x11\xe0", "an Office"),
    (b"\x1f\x8b", "a gzip"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_CONTROL_SHARE = 0.02
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_SOFT_LINE_END = re.compile(r"\u00ad[^\S\n]*\n[^\S\n]*")
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> str:
    """Return the text of a whole file.

    Raises:
        Unreadable: the bytes are not text.
    """
    return clean(codecs.decode(data, codec(data, whole=True), _MENDING))


def decode_stream(chunks: Iterable[bytes]) -> Iterator[str]:
    """Yield the text of a file in pieces, as its start tells the encoding.

    Lines end in a line feed.

    Raises:
        Unreadable: the bytes are not text.
    """
    decoder: io.IncrementalNewlineDecoder | None = None
    for chunk in chunks:
        if decoder is None:
            name = codec(chunk, whole=False)
            bytes_decoder = codecs.getincrementaldecoder(name)(_MENDING)
            decoder = io.IncrementalNewlineDecoder(bytes_decoder, translate=True)
        yield decoder.decode(chunk)
    if decoder is not None:
        yield decoder.decode(b"", final=True)


def codec(sample: bytes, *, whole: bool) -> str:
    """Name the encoding that bytes are in.

    Args:
        sample: the start of a file.
        whole: whether it is all of it, and so must not end inside a character.

    Raises:
        Unreadable: the bytes are not text.
    """
    for magic, kind in _MAGIC:
        if sample.startswith(magic):
            raise Unreadable(f"not text but {kind} file")
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    start = sample[:SAMPLE]
    if utf16 := _utf16_without_bom(start):
        return utf16
    if len(start) - len(start.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(start):
        raise Unreadable("not text but binary data")
    return "utf-8" if _is_utf8(sample, whole) else _legacy(start)


def _utf16_without_bom(sample: bytes) -> str | None:
    # Latin letters are half zero bytes in UTF-16, all on the same side of their pair.
    pairs = len(sample) // 2
    first, second = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if pairs and second > 0.4 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    if pairs and first > 0.4 * pairs and second < 0.05 * pairs:
        return "utf-16-be"
    return None


def _is_utf8(sample: bytes, whole: bool) -> bool:
    """Tell UTF-8, if need be with other text in between, from a legacy encoding.

    Such an encoding seldom makes what is UTF-8 as well: `É”` is.
    """
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        text = sample.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        return sum(c > "\x7f" for c in text) - broken > broken / 2
    return True


def _legacy(sample: bytes) -> str:
    """Name the encoding that makes Dutch of the bytes, or else of any language.

    General detection takes `café` for Polish or Greek, depending on what stands around it.
    """
    beyond_ascii = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    scores = {name: _dutchness(sample.decode(name, "replace")) for name in _DUTCH_LEGACY}
    name = max(_DUTCH_LEGACY, key=lambda name: scores[name])
    if scores[name] < beyond_ascii / 2 and (best := charset_normalizer.from_bytes(sample).best()):
        return best.encoding
    return name


def _dutchness(text: str) -> int:
    return len(_DUTCH.findall(text)) - 2 * len(_MISPLACED.findall(text))


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows does: files of mixed origin hold both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding.lower().startswith(("utf-16", "utf-32", "utf16", "utf32")):
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_MENDING = "alinea.mend"
codecs.register_error(_MENDING, _mend)


def clean(text: str) -> str:
    """Return text composed (NFC), lines ending in a line feed, without unseen characters.

    Control characters, soft hyphens, zero-width spaces and lone surrogates (which JSON can hold
    and UTF-8 cannot) go: they would part or hide words.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    text = _LINE_ENDS.sub("\n", text.replace("\u2029", "\n\n"))
    return _UNSEEN.sub("", _SOFT_LINE_END.sub("", text))
