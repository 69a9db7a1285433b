"""Caching: answers carry the index generation, so that an unchanged one need not be sent again.

The headers are those of answers that stay the same as long as the index does (RFC 9111). The tag is
weak: it stands for the results, not for the bytes, in which the time that a search took differs. It
is that of one address, so that who has it was answered there with success.
"""

from importlib.metadata import version
from zlib import crc32

from flask import Response, request

from web.context import settings

_VERSION = version("alinea")


def tag_of(generation: str) -> str:
    """Return the tag of a generation's answer to this request from this version."""
    address = crc32(request.query_string, crc32(request.path.encode()))
    return f"{generation}-{_VERSION}-{address:08x}"


def is_current(tag: str) -> bool:
    """Whether the client says that it has the answer with this tag."""
    tags = request.if_none_match
    return not tags.star_tag and tags.contains_weak(tag)


def mark(response: Response, tag: str) -> None:
    """Let caches keep a response until its tag changes.

    Where the client has it by any tag (`*`) it is not sent, now that it is known to be there.
    """
    response.set_etag(tag, weak=True)
    age = settings().max_age
    response.headers["Cache-Control"] = f"public, max-age={age}, must-revalidate"
    response.make_conditional(request)
