"""What stands in front of a text and tells of it: YAML, TOML or lines such as `Datum: 8 juli`."""

import json
import re
import tomllib
from collections.abc import Mapping

import yaml
from frontmatter.default_handlers import YAMLHandler

from index.readers.fields import CATEGORY_NAMES, OTHER_NAMES, URL_NAMES, named
from index.readers.files import Unreadable

LIMIT = 2**16

LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
"""A link of Obsidian's to a note, and its text."""

_YAML = YAMLHandler()
# What makes dates and numbers fails on those that are none, such as 2019-02-30.
_TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = ("null", "Null", "NULL", "~")
_BARE_VALUE = re.compile(r"^(\w+):[ \t]+([^\s\"'\[{|>#&*-].*)", re.MULTILINE)
# YAML may also end with dots.
_DOTS = re.compile(r"\A(---[ \t]*\n(?:(?!---|\.\.\.).*\n)*)\.\.\.[ \t]*(?=\n|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)+")
_LINE = re.compile(r"([^\W\d_][\w -]{0,30}):[ \t]+(\S.*)(?:\n|\Z)")
_NAMES = {"title", "date", "publisher", "id", *CATEGORY_NAMES, *URL_NAMES}
# Not what is named as the text: `Tekst: Jan de Vries` tells who wrote it.
_NAMES |= {name for name, field in OTHER_NAMES.items() if field != "text"}


def split(text: str) -> tuple[Mapping[str, object], str]:
    """Return the fields in front of a text, and the text.

    Lines count when the first has the name of a field that is read, up to one that has another name
    and is a sentence.

    Raises:
        Unreadable: the front matter is too long or not what its marks say.
    """
    if blank := _BLANK_LINES.match(text):
        text = text[blank.end() :]
    if _YAML.detect(text):
        return _yaml(text)
    if match := _TOML.match(text):
        try:
            return named(tomllib.loads(_within_limit(match[1]))), text[match.end() :]
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise Unreadable("front matter that is not TOML") from error
    return _lines(text)


def _yaml(text: str) -> tuple[Mapping[str, object], str]:
    try:
        front, body = _YAML.split(_DOTS.sub(r"\1---", text))
    except ValueError:
        return {}, text
    fields = _load(_within_limit(front))
    if not isinstance(fields, dict):
        return {}, text  # two rules with text between them
    return named({name: _unlinked(one) for name, one in fields.items() if one not in _NULLS}), body


def _unlinked(value: object) -> object:
    """Return a value of YAML, or a list of them, with the text of Obsidian's links between notes.

    Lists in lists stay as they are: by its aliases YAML makes endless ones of a few lines.
    """
    if isinstance(value, list):
        return [_text(one) for one in value]
    return _text(value)


def _text(value: object) -> object:
    return LINK.sub(r"\1", value) if isinstance(value, str) else value


def _within_limit(front: str) -> str:
    if len(front) > LIMIT:
        raise Unreadable(f"front matter of more than {LIMIT // 1024} KiB")
    return front


def _load(front: str) -> object:
    """Load YAML as texts, also when a value that holds `: ` or begins with `@` is not quoted."""
    try:
        return _YAML.load(front, Loader=_TEXTS)
    except yaml.YAMLError:
        pass
    bare = _BARE_VALUE.sub(lambda m: f"{m[1]}: {json.dumps(m[2].rstrip())}", front)
    try:
        return _YAML.load(bare, Loader=_TEXTS)
    except yaml.YAMLError as error:
        raise Unreadable("front matter that is not YAML") from error


def _lines(text: str) -> tuple[Mapping[str, object], str]:
    fields: dict[str, str] = {}
    start = 0
    while match := _LINE.match(text, start):
        if match[1].strip().lower() not in _NAMES:
            is_sentence = match[2].rstrip().endswith((".", "!", "?"))
            if is_sentence or not fields:
                break
        fields.setdefault(match[1], match[2])
        start = match.end()
    return named(fields), text[start:]
