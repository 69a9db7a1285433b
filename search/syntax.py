"""The syntax of a query: Whoosh's parser with the plugins that make up Alinea's query language.

Only the syntax tree is made, not Whoosh's query tree, because that tells where in the text each
word stands. In a tree as `tree` gives it:

- `WordNode`, `PhraseNode` and `PrefixNode` have a `text` and may have a `fieldname`;
- `Words` holds nodes after each other, on the top level or within parentheses;
- `AndGroup` and `OrGroup` hold what an operator joins, `NotGroup` and `Must` what stands behind
  one; all of them may turn out to be empty.
"""

import re
from typing import Any

from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import (
    FieldsPlugin,
    GroupPlugin,
    OperatorsPlugin,
    PhrasePlugin,
    PrefixPlugin,
)
from whoosh.qparser.syntax import (
    AndGroup,
    GroupNode,
    InfixOperator,
    NotGroup,
    Operator,
    OrGroup,
    PrefixOperator,
    SyntaxNode,
    WordNode,
    Wrapper,
)

__all__ = [
    "AndGroup",
    "GroupNode",
    "Must",
    "NotGroup",
    "OrGroup",
    "PhraseNode",
    "PrefixNode",
    "SyntaxNode",
    "WordNode",
    "Words",
    "closed",
    "is_plain",
    "tree",
    "without_signs",
]

PhraseNode = PhrasePlugin.PhraseNode
PrefixNode = PrefixPlugin.PrefixNode

_MARKS = '"“”„‟«»＂'
_BEFORE = rf"(?<![^\s(){_MARKS}])"
_AFTER = rf"(?=[\s({_MARKS}])"
_FIELD = r"(?<!\w)(?P<text>(?i:titel|kop)):(?=\S)"
_PHRASE = rf"[{_MARKS}](?P<text>[^{_MARKS}]*)[{_MARKS}](?P<slop>(?!))?"
_PREFIX = rf"(?P<text>[^\s*(){_MARKS}]+)\*(?![^\s()])"
_MAY_BE_SIGN = re.compile(rf"[{_MARKS}()*+:-]").search  # quicker than telling signs themselves
_SIGNS = re.compile(
    rf"[{_MARKS}()*+]|(?i:titel|kop):|(?<!\S)-(?=[^\s-])|(?<!\S)(?:AND|OR|NOT)(?!\S)"
)


class Words(GroupNode):
    """Nodes after each other. A class of its own: Whoosh adds what OR joins to an `OrGroup`."""


class Must(Wrapper):
    """What stands behind a plus."""


class _Operators(OperatorsPlugin):
    """`+`, `-`, NOT, AND and OR; one that has nothing to work on is a word."""

    def __init__(self) -> None:
        behind = (
            (rf"{_BEFORE}\+(?=[^\s+-])", Must),
            (rf"{_BEFORE}-(?=[^\s+-])", NotGroup),
            (rf"{_BEFORE}NOT{_AFTER}", NotGroup),
        )
        super().__init__(
            # What is not left-associative is taken from the right, as NOT NOT needs.
            ops=[
                (self.OpTagger(expression, group, PrefixOperator, leftassoc=False), 0)
                for expression, group in behind
            ],
            And=f"{_BEFORE}AND{_AFTER}",
            Or=f"{_BEFORE}OR{_AFTER}",
            AndNot=None,
            AndMaybe=None,
            Not=None,
            Require=None,
        )

    def filters(self, parser: QueryParser) -> list[tuple[object, int]]:
        return [(self._strays_to_words, 590), *super().filters(parser)]

    def _strays_to_words(self, parser: QueryParser, group: GroupNode) -> GroupNode:
        nodes = list(group)
        for place, node in enumerate(nodes):
            if isinstance(node, GroupNode):
                group[place] = self._strays_to_words(parser, node)
            elif isinstance(node, Operator) and not _works(nodes, place):
                group[place] = WordNode(node.text).set_range(node.startchar, node.endchar)
        return group


def _works(nodes: list[SyntaxNode], place: int) -> bool:
    """Whether an operator has something to work on."""
    after = nodes[place + 1] if place + 1 < len(nodes) else None
    if after is None or isinstance(after, InfixOperator):
        return False
    before = nodes[place - 1] if place else None
    return isinstance(nodes[place], PrefixOperator) or not (
        before is None or isinstance(before, Operator)
    )


def is_plain(text: str) -> bool:
    """Whether a text has no sign of syntax, so that its tree is `Words` of `WordNode`s alone."""
    may_have_signs = _MAY_BE_SIGN(text) or "AND" in text or "OR" in text or "NOT" in text
    return not (may_have_signs and _SIGNS.search(text))


def closed(text: str) -> str:
    """Return a text with the quotation closed that it ends in."""
    return text + '"' if sum(map(text.count, _MARKS)) % 2 else text


def without_signs(text: str) -> str:
    """Return a text without the signs of syntax, so that it asks by its words alone."""
    while not is_plain(text):
        text = " ".join(_SIGNS.sub(" ", text).split())
    return text


def tree(text: str) -> SyntaxNode:
    """Return the syntax tree of any text."""
    return _PARSER.process(text)


_PLUGINS: list[Any] = [  # Whoosh's tagging plugins are no `Plugin`s to a type checker.
    _Operators(),
    GroupPlugin(),
    FieldsPlugin(_FIELD),
    PhrasePlugin(_PHRASE),
    PrefixPlugin(_PREFIX),
]
_PARSER = QueryParser(
    None,
    None,
    plugins=_PLUGINS,
    group=Words,
)
