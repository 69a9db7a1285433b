"""Markdown with YAML front matter and HTML inside."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from index.article import Article, Block
from index.readers import markup
from index.readers.encoding import decode
from index.readers.fields import Place, named
from index.readers.files import Skipped, Stream, Unreadable
from index.readers.headings import with_short_headings

LIMIT = 8 * 2**20
FRONT_MATTER_LIMIT = 2**16

INLINE_LIMIT = 10_000
"""Characters; in a longer paragraph emphasis and links stay as they are written."""


def _inline(state: StateCore) -> None:
    """Parse within paragraphs, but not those whose parsing, quadratic in length, takes minutes."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) <= INLINE_LIMIT:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children.append(Token("text", "", 0, content=token.content))


_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_MARKDOWN.core.ruler.at("inline", _inline)
_YAML = YAMLHandler()
# What makes dates and numbers fails on those that are none, such as 2019-02-30.
_TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = ("null", "Null", "NULL", "~")
_BARE_VALUE = re.compile(r"^(\w+):[ \t]+([^\s\"'\[{|>#&*-].*?)[ \t]*$", re.MULTILINE)


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a Markdown file is.

    Its title is the front matter's or else its first `#` heading.
    """
    fields, body = _front_matter(decode(stream.whole(LIMIT)))
    title, blocks = parse(body)
    yield place.article({"title": title, **fields}, blocks)


def parse(text: str) -> tuple[str | None, Sequence[Block]]:
    """Return the first `#` heading, None without one, and the paragraphs and headings."""
    try:
        tree = markup.tree(_MARKDOWN.render(text))
    except markup.NotMarkup:
        return None, ()
    top = tree.find(".//h1")
    title = None if top is None else " ".join(str(top.text_content()).split())
    return title, with_short_headings(tuple(markup.blocks(tree)))


def _front_matter(text: str) -> tuple[Mapping[str, object], str]:
    if not _YAML.detect(text):
        return {}, text
    try:
        front, body = _YAML.split(text)
    except ValueError:
        return {}, text
    if len(front) > FRONT_MATTER_LIMIT:
        raise Unreadable(f"front matter of more than {FRONT_MATTER_LIMIT // 1024} KiB")
    fields = _load(front)
    if not isinstance(fields, dict):
        return {}, text  # two rules with text between them
    return named({name: one for name, one in fields.items() if one not in _NULLS}), body


def _load(front: str) -> object:
    """Load YAML as texts, also when a value that holds `: ` or begins with `@` is not quoted."""
    try:
        return _YAML.load(front, Loader=_TEXTS)
    except yaml.YAMLError:
        pass
    bare = _BARE_VALUE.sub(lambda m: f"{m[1]}: {json.dumps(m[2])}", front)
    try:
        return _YAML.load(bare, Loader=_TEXTS)
    except yaml.YAMLError as error:
        raise Unreadable("front matter that is not YAML") from error
