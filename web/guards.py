"""Guards by setting: which sites, addresses and proxies are listened to."""

import logging
import re
from collections.abc import Sequence

from flask import Flask, Response, request
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from index.errors import AlineaError
from web.admission import WATCHING, is_free
from web.settings import PREFIX

_ORIGIN = re.compile(r"https?://[\w.:\[\]-]+", re.ASCII)
_HOST = re.compile(r"\.?([^\W_]|-){1,63}(\.([^\W_]|-){1,63})*")
_SHARED = "/api/v1/"
"""The beginning of the paths that other sites may read."""

RATE_HEADERS = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")
"""What an answer tells of the rate limit, beside Retry-After where it is refused."""
_RESETS_IN = "X-RateLimit-Resets-In"
"""Where the limiter writes Retry-After, which it would on every answer that it counts."""
DAY = 24 * 60 * 60
"""Seconds."""


def trust_proxies(app: Flask, proxies: int) -> None:
    """Believe what a number of proxies in front say of the client, the host and the path.

    Each adds the address that it was asked from; scheme, host and path are those that the outermost
    was asked for, of which the others leave one value.
    """
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask documents it
        app.wsgi_app, x_for=proxies, x_proto=1, x_host=1, x_prefix=1
    )


def trust_hosts(app: Flask, hosts: Sequence[str]) -> None:
    """Answer requests for some hosts only, but what watches the service by any name.

    Args:
        app: the application, whose own check of the hosts makes no such exception.
        hosts: names; one that begins with a dot stands for what ends in it too.

    Raises:
        AlineaError: a host is not a name.
    """
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise AlineaError(
                f"{PREFIX}_TRUSTED_HOSTS holds {host!r}, which is no host name. Write "
                "`zoek.example.nl`, without scheme, port or path, or `.example.nl` for all in it."
            )
    trusted = [host.lower() for host in hosts]

    @app.before_request
    def refuse_others() -> None:
        if request.endpoint not in WATCHING and not host_is_trusted(request.host.lower(), trusted):
            raise SecurityError


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
                "Write `https://` and the host, without user, password or path, one with other "
                "letters than a to z as `xn--…`; or `*` for every site."
            )
    every = "*" in origins
    CORS(
        app,
        origins="*" if every else [_exactly(origin) for origin in origins],
        resources=f"{_SHARED}.*",
        methods=["GET", "HEAD", "OPTIONS"],
        expose_headers=["ETag", "Link", "Retry-After", *RATE_HEADERS],
        max_age=DAY,
        send_wildcard=every,
        vary_header=False,
    )
    if not every:
        app.after_request(_vary_by_origin)


def _exactly(origin: str) -> re.Pattern[str]:
    """Make the pattern of an origin as browsers send it, which leave out a port that is usual.

    Flask-CORS takes `https://[::1]` for a pattern itself.
    """
    usual = ":443" if origin.lower().startswith("https:") else ":80"
    return re.compile(rf"{re.escape(origin.removesuffix(usual))}\Z", re.IGNORECASE)


def _vary_by_origin(response: Response) -> Response:
    """Keep caches from giving one site the answer to another, or to none."""
    if request.path.startswith(_SHARED):
        response.vary.add("Origin")
    return response


def limit_rate(app: Flask, rate: str, storage: str) -> None:
    """Let an address make a number of requests in a time, such as `600/minute`.

    Raises:
        AlineaError: the rate or the storage cannot be understood.
    """
    from flask_limiter import HeaderNames, Limiter
    from flask_limiter.util import get_remote_address
    from limits import parse_many
    from limits.errors import ConfigurationError

    app.after_request(_tell_refused)  # Runs after the limiter's own, which is added later.
    try:
        if not all(limit.amount for limit in parse_many(rate)):
            raise ValueError("nobody could ask anything")
    except ValueError as error:
        raise AlineaError(
            f"The setting {PREFIX}_RATE_LIMIT cannot be {rate!r}: {error}. Write a number and a "
            "time, such as `600/minute`."
        ) from error
    try:
        limiter = Limiter(
            get_remote_address,
            app=app,
            application_limits=[rate],
            storage_uri=storage,
            headers_enabled=True,
            header_name_mapping={HeaderNames.RETRY_AFTER: _RESETS_IN},
            in_memory_fallback_enabled=storage != "memory://",
        )
    except (ValueError, ConfigurationError) as error:
        # Not the address itself, which may hold a password.
        raise AlineaError(
            f"The setting {PREFIX}_RATE_LIMIT_STORAGE cannot be used: write `memory://`, or "
            f"`redis://` and a host, which needs `pip install redis`. {error}"
        ) from error
    limiter.request_filter(is_free)
    # It tells when the storage cannot be reached, but to nobody.
    for handler in logging.getLogger("alinea").handlers:
        limiter.logger.addHandler(handler)


def _tell_refused(response: Response) -> Response:
    """Tell who asked too much, and nobody else, when to come back."""
    seconds = response.headers.pop(_RESETS_IN, None)
    if seconds and response.status_code == 429:
        response.headers["Retry-After"] = seconds
    return response
