"""The settings: `ALINEA_*` environment variables, read once when the application is made."""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from flask import Flask
from msgspec import DecodeError, Meta, Struct, ValidationError, convert, json

from index.engines import ENGINES
from index.errors import AlineaError

PREFIX = "ALINEA"

_TYPE = re.compile(r"`(\w+)[^`]*`")
_WORDS = {"bool": "true or false", "int": "a whole number", "float": "a number"}
_SEPARATORS = {"articles": os.pathsep, "cors_origins": ",", "trusted_hosts": ","}


def _about(text: str, **bounds: Any) -> Meta:
    return Meta(description=text, **bounds)


class Settings(Struct, frozen=True, kw_only=True):
    """What the administrator decides; the README has each description as documentation.

    A setting with several values takes them apart at commas, `articles` at colons as `PATH` does.
    """

    articles: Annotated[
        tuple[str, ...],
        _about("Files and folders that `alinea rebuild` reads, separated by `:`; else the sample"),
    ] = ()
    index: Annotated[str, _about("Folder of the index, from where the command runs")] = "var/index"
    engine: Annotated[str, _about(f"Engine: {', '.join(ENGINES)}")] = ENGINES[0]
    equivalents: Annotated[
        str | None, _about("File with words that stand for each other, beside Alinea's own")
    ] = None
    time_limit: Annotated[
        float, _about("Seconds after which the server answers a search with what it has", gt=0)
    ] = 0.8
    cors_origins: Annotated[
        tuple[str, ...],
        _about("Sites (`https://host`) whose pages may use the API and the embedded box; `*`: all"),
    ] = ()
    rate_limit: Annotated[
        str | None,
        _about(
            "Requests that one address may make, such as `600/minute`, results and completions "
            "while typing included; counted by each worker"
        ),
    ] = None
    rate_limit_storage: Annotated[
        str, _about("Where requests are counted; a `redis://` address counts for all workers")
    ] = "memory://"
    proxies: Annotated[
        int, _about("Trusted proxies in front, whose `X-Forwarded-*` headers count", ge=0)
    ] = 0
    trusted_hosts: Annotated[
        tuple[str, ...], _about("Host names that are answered; none given is any")
    ] = ()
    max_age: Annotated[
        int, _about("Seconds that caches may keep an answer of the API without asking again", ge=0)
    ] = 0
    metrics: Annotated[bool, _about("Serve `/metrics` for Prometheus")] = False
    log_requests: Annotated[
        bool, _about("Write one JSON line a request on standard output, queries included")
    ] = True
    workers: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        _about("Processes of `alinea serve`; none given is one a processor"),
    ] = None
    concurrency: Annotated[
        int, _about("Requests that a worker works on at the same time", ge=1)
    ] = 4
    queue: Annotated[
        int, _about("Requests that may wait for a worker; more are answered 503", ge=0)
    ] = 64
    queue_time: Annotated[
        float, _about("Seconds that a request may wait before it is answered 503", gt=0, le=3600)
    ] = 5.0
    engine_settings: dict[str, str] = {}

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files and folders of `articles`, () for the sample."""
        return tuple(map(Path, self.articles))


def refuse_nested() -> None:
    """Refuse a variable of the environment that names something in a setting: none has anything.

    Raises:
        AlineaError: names it.
    """
    settings = {f"{PREFIX}_{name}".upper() for name in Settings.__struct_fields__}
    for name in os.environ:
        setting, nested, _ = name.partition("__")
        if nested and setting in settings:
            raise AlineaError(f"There is no setting {name}. Did you mean {setting}?")


def read_settings(config: Mapping[str, Any]) -> Settings:
    """Read the settings from an application's configuration.

    Args:
        config: names without the prefix, in capitals; a name that is no setting is Flask's or, as
            `OPENSEARCH_URL`, the engine's own.

    Raises:
        AlineaError: a value cannot be used, or a name is nearly that of a setting.
    """
    _refuse_misspelled(config)
    values: dict[str, object] = {
        name: _split(name, config[name.upper()])
        for name in Settings.__struct_fields__
        if config.get(name.upper()) not in (None, "")
    }
    own = f"{values.get('engine', ENGINES[0])}_".upper()
    values["engine_settings"] = {
        name.removeprefix(own).lower(): _text(name, value)
        for name, value in config.items()
        if name.startswith(own)
    }
    try:
        return convert(values, Settings, strict=False)
    except ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        name = path.rstrip("`").partition("[")[0].upper()
        raise AlineaError(
            f"The setting {PREFIX}_{name} cannot be {config.get(name)!r}: it must be "
            f"{_in_words(message)}."
        ) from error


def _in_words(message: str) -> str:
    """Return what was expected: of "Expected `int` >= 1", "a whole number >= 1"."""
    expected = message.removeprefix("Expected ").partition(", got")[0]
    return _TYPE.sub(lambda found: _WORDS.get(found[1], found[1]), expected)


def _split(name: str, value: object) -> object:
    """Take a list apart; leave anything else the text that it was."""
    if name not in _SEPARATORS:
        return _text(name.upper(), value)
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    text = _text(name.upper(), value)
    return [item for item in map(str.strip, text.split(_SEPARATORS[name])) if item]


def _text(name: str, value: object) -> str:
    """Return a value as it was written; Flask reads JSON, which `1e5` as a password is not."""
    written = os.environ.get(f"{PREFIX}_{name}", "")
    try:
        return written if json.decode(written) == value else str(value)
    except (DecodeError, UnicodeEncodeError):  # No JSON; the name of a file may be no UTF-8.
        return str(value)


def _refuse_misspelled(config: Mapping[str, object]) -> None:
    """Refuse a variable of the environment that is nearly a setting.

    Other names pass: they are Flask's, an engine's, or put there by a cluster for its own ends.
    """
    known = [name.upper() for name in Settings.__struct_fields__]
    for name in config:
        if name in Flask.default_config or name in known or f"{PREFIX}_{name}" not in os.environ:
            continue
        if close := get_close_matches(name, known, n=1, cutoff=0.8):
            raise AlineaError(
                f"There is no setting {PREFIX}_{name}. Did you mean {PREFIX}_{close[0]}?"
            )
