"""Headers of every response: what a browser may load, run and tell others."""

from flask import Flask, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # An address holds the query; other sites need not know what was asked.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def register(app: Flask) -> None:
    """Put the headers on every response; one that a view sets itself stays."""
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    given = {name for name, _ in response.headers}
    for name, value in _HEADERS.items():
        if name not in given:
            response.headers.add(name, value)
    return response
