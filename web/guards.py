"""Guards by setting: which sites, addresses and proxies are listened to."""

import re
from collections.abc import Sequence

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from index.errors import AlineaError
from web.admission import FREE
from web.settings import PREFIX

_ORIGIN = re.compile(r"https?://[^/*?#\s]+")
_SHARED = "/api/v1/"
"""The beginning of the paths that other sites may read."""

DAY = 24 * 60 * 60
"""Seconds."""


def trust_proxies(app: Flask, proxies: int) -> None:
    """Believe what a number of proxies in front say of the client, the host and the path."""
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask documents it
        app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=proxies
    )


def allow_origins(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of other sites read the API.

    Raises:
        AlineaError: an origin is not of the form `https://host`.
    """
    from flask_cors import CORS

    for origin in origins:
        if origin != "*" and not _ORIGIN.fullmatch(origin):
            raise AlineaError(
                f"{PREFIX}_CORS_ORIGINS holds {origin!r}, which is no origin. "
                "Write `https://` and the host, without a path, or `*` for every site."
            )
    every = "*" in origins
    CORS(
        app,
        origins="*" if every else [_exactly(origin) for origin in origins],
        resources=f"{_SHARED}.*",
        methods=["GET", "HEAD", "OPTIONS"],
        expose_headers=["ETag", "Link", "Retry-After"],
        max_age=DAY,
        send_wildcard=every,
        vary_header=False,
    )
    if not every:
        app.after_request(_vary_by_origin)


def _exactly(origin: str) -> re.Pattern[str]:
    """Make the pattern of an origin, since Flask-CORS takes `https://[::1]` for one itself."""
    return re.compile(rf"{re.escape(origin)}\Z", re.IGNORECASE)


def _vary_by_origin(response: Response) -> Response:
    """Keep caches from giving one site the answer to another, or to none."""
    if request.path.startswith(_SHARED):
        response.vary.add("Origin")
    return response


def limit_rate(app: Flask, rate: str, storage: str) -> None:
    """Let an address make a number of requests in a time, such as `60/minute`.

    Raises:
        AlineaError: the rate or the storage cannot be understood.
    """
    from flask_limiter import Limiter
    from flask_limiter.util import get_remote_address
    from limits import parse_many
    from limits.errors import ConfigurationError

    try:
        parse_many(rate)
        limiter = Limiter(
            get_remote_address,
            app=app,
            application_limits=[rate],
            storage_uri=storage,
            headers_enabled=True,
            in_memory_fallback_enabled=storage != "memory://",
        )
    except (ValueError, ConfigurationError) as error:
        raise AlineaError(f"{PREFIX}_RATE_LIMIT or {PREFIX}_RATE_LIMIT_STORAGE: {error}") from error
    limiter.request_filter(lambda: request.endpoint in FREE)
