"""Operations: an endpoint of the API, declared once for the routing, the checks and the document.

A view is given its checked parameters and returns what is sent; caching, encoding and errors are
the same for all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from web import caching
from web.context import searcher
from web.parameters import read
from web.schemas import NoParameters, Parameters

JSON = "application/json"

View = Callable[..., "Reply"]

encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Reply:
    """What a view answers, with headers of its own."""

    answer: object
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An endpoint.

    Attributes:
        rule: its path as Flask writes it, `/api/v1/articles/<path:id>`.
        name: of the view, and of the operation in the document.
        summary: one line for people.
        answer: the type of what is sent with 200.
        parameters: of the query.
        media_type: of the answer.
        errors: the statuses that it may answer beside 200, 304, 400, 429 and 500.
        path: variable of the rule -> what it is.
        headers: what it may answer beside those of every answer.
        is_cached: whether the answer stays the same as long as the index does.
    """

    rule: str
    name: str
    summary: str
    answer: Any
    parameters: type[Parameters] = NoParameters
    media_type: str = JSON
    errors: tuple[int, ...] = ()
    path: Mapping[str, str] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
    is_cached: bool = True


class Operations:
    """The endpoints of a blueprint, in the order in which they are declared."""

    def __init__(self, blueprint: Blueprint) -> None:
        self._blueprint = blueprint
        self.all: list[Operation] = []

    def get(self, rule: str, answer: Any, **details: Any) -> Callable[[View], View]:
        """Declare a view that answers GET; the first line of its docstring is its summary.

        Args:
            rule: as in `Operation`.
            answer: likewise.
            details: the other attributes of `Operation`.
        """

        def declare(view: View) -> View:
            summary = (view.__doc__ or "").partition("\n")[0]
            operation = Operation(
                rule=rule, name=view.__name__, summary=summary, answer=answer, **details
            )
            self.all.append(operation)

            def respond(**path: str) -> Response:
                return _respond(operation, view, path)

            self._blueprint.add_url_rule(rule, operation.name, respond)
            return view

        return declare


def _respond(operation: Operation, view: View, path: Mapping[str, str]) -> Response:
    asked = read(operation.parameters, request.args)
    generation = searcher().generation() if operation.is_cached else None
    if generation is None:
        return _response(operation, view(asked, **path))
    tag = caching.tag_of(generation)
    if caching.is_current(tag):
        response = Response(status=304)
    else:
        response = _response(operation, view(asked, **path))
    if "Cache-Control" not in response.headers:
        caching.mark(response, tag)
    return response


def _response(operation: Operation, reply: Reply) -> Response:
    response = Response(encode(reply.answer), mimetype=operation.media_type)
    response.headers.update(reply.headers)
    return response
