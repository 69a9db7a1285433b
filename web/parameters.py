"""The parameters of a request: what their declaration says of them, and the check of what came."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import msgspec
from werkzeug.datastructures import MultiDict

from index.errors import QueryError
from web.schemas import Parameters

P = TypeVar("P", bound=Parameters)

_AT = re.compile(r"`(?:\$\.)?(\w+)(?:\[\d+\])?`$")
_SHOWN = 60
"""Characters of a bad value that a message repeats."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a declaration says of one parameter.

    Attributes:
        schema: JSON Schema of its value; null, for a parameter that is not given, left out.
        is_list: it has several values: of a choice, separated by commas; of text, which may hold
            commas, each given as a parameter of its own (`is_repeated`).
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    is_required: bool
    is_list: bool
    is_repeated: bool

    def values(self, given: Sequence[str]) -> list[str]:
        """Take the values apart; an empty one is as if it were not given."""
        if self.is_list and not self.is_repeated:
            given = ",".join(given).split(",")
        return [value for value in given if value]

    def expected(self) -> str:
        """Say in words what it may be."""
        schema = self.schema.get("items", self.schema)
        match schema:
            case {"enum": choices}:
                several = ", separated by commas" if self.is_list else ""
                return f"one of {', '.join(choices)}{several}"
            case {"type": "integer", "minimum": least, "maximum": most}:
                return f"a whole number from {least} to {most}"
            case {"type": "boolean"}:
                return "true or false"
            case {"maxLength": most}:
                return f"text of 1 to {most} characters, not only white space"
            case {"pattern": _}:
                return "a date such as 2019, 2019-12 or 2019-12-31"
        return "text"


@cache
def declared(parameters: type[Parameters]) -> Mapping[str, Parameter]:
    """Return what a declaration says of each parameter, by name."""
    _, components = msgspec.json.schema_components([parameters])
    declaration = components[parameters.__name__]
    found = {}
    for name, written in declaration["properties"].items():
        schema = _resolved(written, components)
        description = schema.pop("description", "")
        if schema.get("default") in (None, "", []):
            schema.pop("default", None)
        items = schema.get("items")
        found[name] = Parameter(
            name=name,
            description=description,
            schema=schema,
            is_required=name in declaration["required"],
            is_list=items is not None,
            is_repeated=items is not None and "enum" not in items,
        )
    return found


def read(parameters: type[P], args: MultiDict[str, str]) -> P:
    """Check the parameters of a request.

    Raises:
        QueryError: names the parameter that is unknown, missing or cannot be used.
    """
    known = declared(parameters)
    values: dict[str, str | list[str]] = {}
    for name, given in args.lists():
        if name not in known:
            others = f"Those of this address are {', '.join(known)}." if known else ""
            raise QueryError(name, f"There is no parameter {name!r}. {others}".strip())
        found = known[name].values(given)
        if known[name].is_list:
            values[name] = found
        elif len(found) > 1:
            raise QueryError(name, f"The parameter {name!r} can be given only once.")
        elif found:
            values[name] = found[0]
    try:
        return msgspec.convert(values, parameters, strict=False)
    except msgspec.ValidationError as error:
        raise _refused(str(error), known, values) from error


def _refused(
    message: str, known: Mapping[str, Parameter], values: Mapping[str, str | list[str]]
) -> QueryError:
    at = _AT.search(message)
    name = at.group(1) if at else next(iter(known))
    expected = f"it must be {known[name].expected()}"
    if name not in values:
        return QueryError(name, f"The parameter {name!r} is missing or empty: {expected}.")
    value = values[name]
    shown = value if isinstance(value, str) else ",".join(value)
    shown = f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown
    return QueryError(name, f"The parameter {name!r} cannot be {shown!r}: {expected}.")


def _resolved(schema: Any, components: Mapping[str, Any]) -> Any:
    """Return a schema with its references filled in, and without null and titles."""
    match schema:
        case {"$ref": reference, **rest}:
            component = components[reference.rpartition("/")[2]]
            return _resolved(component, components) | _resolved(rest, components)
        case {"anyOf": [only, {"type": "null"}], **rest}:
            return _resolved(only, components) | _resolved(rest, components)
        case dict():
            return {k: _resolved(v, components) for k, v in schema.items() if k != "title"}
        case list() | tuple():
            return [_resolved(item, components) for item in schema]
    return schema
