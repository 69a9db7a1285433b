"""Problems: what a failed request is told, as RFC 9457 for programs and as a page for people."""

import logging
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote, unquote_to_bytes

import msgspec
from flask import Flask, Response, g, request
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, SecurityError

from index.errors import AlineaError, EngineUnavailable, IndexDamaged, IndexMissing, QueryError
from web import pages
from web.schemas import Problem

PROBLEM_JSON = "application/problem+json"

_log = logging.getLogger("alinea.problems")


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A sort of problem.

    Attributes:
        slug: its anchor on the page about the API.
        detail: what it means and what to do, where nothing more particular is known.
        retry_after: seconds after which the same request is worth another try.
    """

    slug: str
    title: str
    status: int
    detail: str
    retry_after: int | None = None


BAD_REQUEST = ProblemType("bad-request", "Bad request", 400, "The request cannot be understood.")
BAD_PARAMETER = ProblemType(
    "bad-parameter",
    "A parameter cannot be used",
    400,
    "A parameter is unknown, missing or out of its bounds; `parameter` names it.",
)
NOT_FOUND = ProblemType(
    "not-found", "Not found", 404, "There is nothing at this address; /api lists what there is."
)
METHOD = ProblemType(
    "method-not-allowed", "Method not allowed", 405, "This address can only be read, with GET."
)
TOO_MANY = ProblemType(
    "too-many-requests",
    "Too many requests",
    429,
    "Too many requests came from your address. Try again when Retry-After says.",
    1,
)
INTERNAL = ProblemType(
    "internal-error", "Internal error", 500, "The fault is on our side and has been logged."
)
BUSY = ProblemType(
    "busy", "Busy", 503, "Too many requests are waiting. Try again when Retry-After says.", 1
)
NO_INDEX = ProblemType(
    "no-index",
    "There is no index yet",
    503,
    "The administrator makes the index with `alinea rebuild`.",
    60,
)
DAMAGED = ProblemType(
    "index-damaged",
    "The index cannot be read",
    503,
    "The administrator finds the reason in the log, and makes the index anew with "
    "`alinea rebuild`.",
    60,
)
ENGINE_AWAY = ProblemType(
    "engine-unavailable",
    "The search engine does not answer",
    503,
    "Try again when Retry-After says.",
    10,
)
TYPES = (
    *(BAD_PARAMETER, BAD_REQUEST, NOT_FOUND, METHOD, TOO_MANY),
    *(INTERNAL, BUSY, NO_INDEX, DAMAGED, ENGINE_AWAY),
)


class Missing(NotFound):
    """There is nothing with the id that was asked for; the description is shown."""


class NotUtf8(BadRequest):
    """The query cannot be read; the description is shown."""

    description = "The query of the address is not UTF-8."


_QUERY = "!$&'()*+,;=:@/?%"
"""Characters beside letters and digits that a query may hold as they are (RFC 3986)."""

_FOR_PROGRAMS = ("/api/", "/healthz", "/metrics", "/readyz")
"""The beginnings of paths, by which a request is known that leads to no view."""

_OF_STATUS = {404: NOT_FOUND, 405: METHOD, 429: TOO_MANY, 503: BUSY}


def register(app: Flask) -> None:
    """Answer the errors of every request that no blueprint answers itself."""
    app.before_request(_refuse_bytes)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(AlineaError, _alinea_error)


def is_for_program() -> bool:
    """Whether the request is one of the API, of which the answer is JSON."""
    return request.blueprint == "api" or request.path.startswith(_FOR_PROGRAMS)


def _refuse_bytes() -> None:
    """Refuse a query with bytes that are no UTF-8, which some servers let through as they are.

    A program is told of `caf%E9` too: searched as it is written, that finds nothing.
    """
    query = request.query_string
    try:
        (unquote_to_bytes(query) if is_for_program() else query).decode()
    except UnicodeDecodeError as error:
        # The page of the problem and the log read it again.
        request.query_string = quote(query, safe=_QUERY).encode()
        raise NotUtf8 from error


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    if error.response is not None:
        return cast(Response, error.response)
    if is_for_program() or isinstance(error, SecurityError):
        fallback = INTERNAL if status >= 500 else BAD_REQUEST
        problem = _OF_STATUS.get(status, fallback)
        detail = error.description if isinstance(error, Missing | NotUtf8) else None
        response = _problem(problem, detail, status=status)
    else:
        response = pages.problem(status)
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _alinea_error(error: AlineaError) -> Response:
    g.is_query_error = isinstance(error, QueryError)
    match error:
        case QueryError():
            return _problem(BAD_PARAMETER, str(error), parameter=error.parameter)
        case IndexMissing():
            return _problem(NO_INDEX)
        case IndexDamaged():
            problem = DAMAGED
        case EngineUnavailable():
            problem = ENGINE_AWAY
        case _:
            problem = INTERNAL
    _log.error("%s", error)
    return _problem(problem)


def _problem(
    problem: ProblemType,
    detail: str | None = None,
    *,
    parameter: str | None = None,
    status: int | None = None,
) -> Response:
    told = Problem(
        type=f"{request.script_root}/api#{problem.slug}",
        title=problem.title,
        status=status or problem.status,
        detail=detail or problem.detail,
        parameter=parameter,
    )
    response = Response(msgspec.json.encode(told), told.status, mimetype=PROBLEM_JSON)
    if problem.retry_after:
        response.headers["Retry-After"] = str(problem.retry_after)
    return response
