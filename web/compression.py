"""Compression: answers as the client can read them."""

from flask import Flask, Response, request
from flask_compress import Compress

CODINGS = ["br", "gzip"]
"""The best first."""


def register(app: Flask) -> None:
    """Compress every answer for a client that accepts it."""
    app.config["COMPRESS_ALGORITHM"] = app.config["COMPRESS_ALGORITHM_STREAMING"] = CODINGS
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
