"""Compression: answers as the client can read them."""

from flask import Flask, Response, request
from flask_compress import Compress

CODINGS = ["br", "gzip"]
"""The best first."""
TYPES = [
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "text/plain",
    "application/json",
    "application/openmetrics-text",
    "application/x-suggestions+json",
    "application/opensearchdescription+xml",
    "image/svg+xml",
]
"""Of the answers; the fonts are compressed already."""


def register(app: Flask) -> None:
    """Compress answers for a client that accepts it, but errors and those of under 500 bytes."""
    app.config["COMPRESS_ALGORITHM"] = app.config["COMPRESS_ALGORITHM_STREAMING"] = CODINGS
    app.config["COMPRESS_MIMETYPES"] = TYPES
    Compress(app)
    app.after_request(_choose)


def _choose(response: Response) -> Response:
    """Leave one coding to Flask-Compress, which takes a refused one (`gzip;q=0`) for accepted.

    A part of a file stays as it is: its Content-Range counts the bytes that are not compressed.
    """
    codings = [] if response.status_code == 206 else CODINGS
    best = request.accept_encodings.best_match([*codings, "identity"], "identity")
    request.environ["HTTP_ACCEPT_ENCODING"] = best
    return response
