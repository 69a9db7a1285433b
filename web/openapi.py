"""The OpenAPI 3.1 document, made from the declarations that check the parameters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import msgspec

from web.admission import FREE
from web.guards import RATE_HEADERS
from web.operations import Operation
from web.parameters import Parameter, declared
from web.problems import PROBLEM_JSON, TOO_MANY, TYPES
from web.schemas import Problem

_VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")
_HEADERS = (
    ("ETag", "string", "Stands for this answer of the index; send it back as If-None-Match."),
    ("Cache-Control", "string", "Whether and how long caches may keep the answer."),
    ("Link", "string", "As `links` in the answer (RFC 8288), unless these are very long."),
    ("Retry-After", "integer", "Seconds after which the same request is worth another try."),
    ("X-RateLimit-Limit", "integer", "Requests that your address may make, where a rate is set."),
    ("X-RateLimit-Remaining", "integer", "Requests that are left of them."),
    ("X-RateLimit-Reset", "integer", "When all of them may be made again, in seconds since 1970."),
)
"""Their names, types and descriptions."""


def document(operations: Sequence[Operation], server: str) -> dict[str, Any]:
    """Describe operations.

    Args:
        operations: in the order of the document.
        server: path under which the application answers, "/" or as `/zoeken`.
    """
    schemas, components = msgspec.json.schema_components(
        [*(operation.answer for operation in operations), Problem],
        ref_template="#/components/schemas/{name}",
    )
    for component in components.values():
        component["description"] = " ".join(component.get("description", "").split())
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Alinea",
            "version": version("alinea"),
            "summary": "Full-text search for Dutch articles, paragraph by paragraph",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server}],
        "paths": {
            _VARIABLE.sub(r"{\1}", operation.rule): {"get": _operation(operation, schema)}
            for operation, schema in zip(operations, schemas, strict=False)
        },
        "components": {
            "schemas": components,
            "headers": {
                name: {"description": about, "schema": {"type": type_}}
                for name, type_, about in _HEADERS
            },
            "responses": {f"Problem{status}": _problem(status) for status in _statuses()},
        },
    }


def _operation(operation: Operation, answer: Mapping[str, Any]) -> dict[str, Any]:
    is_limited = f"api.{operation.name}" not in FREE
    headers = (
        *(("ETag",) if operation.is_cached else ()),
        "Cache-Control",
        *operation.headers,
        *(RATE_HEADERS if is_limited else ()),
    )
    responses: dict[str, Any] = {
        "200": {
            "description": operation.summary,
            "headers": _headers(headers),
            "content": {operation.media_type: {"schema": answer}},
        }
    }
    if operation.is_cached:
        responses["304"] = {"description": "The answer with the ETag that was sent is current."}
    for status in sorted({*operation.errors, *((429,) if is_limited else ()), 400, 500}):
        responses[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [
            *_path_parameters(operation),
            *map(_parameter, declared(operation.parameters).values()),
        ],
        "responses": responses,
    }


def _path_parameters(operation: Operation) -> Iterator[dict[str, Any]]:
    for name, description in operation.path.items():
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
            "description": description,
        }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_required,
        "allowEmptyValue": not parameter.is_required,
        "schema": parameter.schema,
    }
    if parameter.description:
        written["description"] = parameter.description
    if parameter.is_list:
        written |= {"style": "form", "explode": parameter.is_repeated}
    return written


def _headers(names: Sequence[str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _statuses() -> list[int]:
    return sorted({problem.status for problem in TYPES})


def _problem(status: int) -> dict[str, Any]:
    problems = [problem for problem in TYPES if problem.status == status]
    headers = (
        *(("Retry-After",) if any(problem.retry_after for problem in problems) else ()),
        *(RATE_HEADERS if status == TOO_MANY.status else ()),
    )
    return {
        "description": "; ".join(problem.title for problem in problems),
        "headers": _headers(headers),
        "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
