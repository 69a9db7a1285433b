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
    """Leave one coding to Flask-Compress, which takes a refused one (`gzip;q=0`) for accepted."""
    best = request.accept_encodings.best_match([*CODINGS, "identity"], "identity")
    request.environ["HTTP_ACCEPT_ENCODING"] = best
    return response
