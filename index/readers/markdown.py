"""Markdown with front matter and HTML inside."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from index.article import Article, Block
from index.readers import front, markup
from index.readers.encoding import decode
from index.readers.fields import Place
from index.readers.files import Skipped, Stream
from index.readers.headings import with_short_headings

LIMIT = 8 * 2**20

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

_DIALECTS = (
    (re.compile(r"!\[\[[^\[\]\n]*\]\]"), ""),
    (front.LINK, r"\1"),
    (re.compile(r"\[\^[^\[\]\s]{1,50}\](?:: )?"), ""),
    (re.compile(r"^([^\S\n]*[-*+] )\[[ xX]\] ", re.MULTILINE), r"\1"),
    (re.compile(r"^((?:> ?)+)\[!\w{1,20}\][+-]?", re.MULTILINE), r"\1"),
    (re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}|\{:[^{}\n]*\}|\{#[\w-]+\}"), ""),
)
"""What Obsidian, Jekyll and Hugo add: links between notes, notes at the foot, tasks, templates."""


def read(stream: Stream, place: Place) -> Iterator[Article | Skipped]:
    """Yield the article that a Markdown file is.

    Its title is the front matter's or else its first `#` heading.
    """
    fields, body = front.split(decode(stream.whole(LIMIT)))
    title, blocks = parse(body)
    yield place.article({"title": title, **fields}, blocks)


def parse(text: str) -> tuple[str | None, Sequence[Block]]:
    """Return the first `#` heading, None without one, and the paragraphs and headings."""
    for pattern, plain in _DIALECTS:
        text = pattern.sub(plain, text)
    try:
        tree = markup.tree(_MARKDOWN.render(text))
    except markup.NotMarkup:
        return None, ()
    title = markup.line(tree.find(".//h1")) or None
    return title, with_short_headings(tuple(markup.blocks(tree)))
