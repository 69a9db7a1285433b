"""Paragraphs as engines store them: JSON, which takes little room and time."""

import json

import msgspec

from index.article import Paragraph

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Paragraph).decode


def pack(paragraph: Paragraph) -> bytes:
    """Return a paragraph as JSON in UTF-8."""
    try:
        return _encode(paragraph)
    except UnicodeEncodeError:  # Half a surrogate pair: no UTF-8, but what the article said.
        return json.dumps(msgspec.to_builtins(paragraph)).encode()


def unpack(packed: bytes | str) -> Paragraph:
    """Return the paragraph that was stored."""
    try:
        return _decode(packed)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(packed), Paragraph)
