"""What a person typed, read as a tree of words, phrases and beginnings.

The query language is parsed by `whoosh.qparser`; the words are analysed as those of a document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from whoosh import fields
from whoosh.qparser import plugins, syntax
from whoosh.qparser.default import QueryParser

from index.dutch import Token, analyse
from index.dutch.folding import fold
from index.errors import QueryError

Where = Literal["anywhere", "title", "heading"]

MAX_NESTING: Final = 20
MAX_WORDS: Final = 100

_OR: Final = re.compile(r"\sOR\s")
_FIELDS: Final[dict[str, Where]] = {"titel": "title", "kop": "heading"}
_QUOTES: Final = str.maketrans("“”„‟«»＂", '"' * 7)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was asked for.

    Attributes:
        text: as it was typed.
    """

    text: str
    token: Token
    where: Where = "anywhere"


@dataclass(frozen=True, slots=True)
class ExactPhrase:
    """Words that were asked for in this order, one after another."""

    text: str
    tokens: tuple[Token, ...]
    where: Where = "anywhere"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words that begin so were asked for; `prefix` is folded."""

    text: str
    prefix: str
    where: Where = "anywhere"


@dataclass(frozen=True, slots=True)
class Every:
    """All of these must be met."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these must be met."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """This must not be met."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class Preferring:
    """The first must be met; the second only adds to the rank."""

    required: "Node"
    optional: "Node"


Leaf = Word | ExactPhrase | Beginning
Node = Leaf | Every | Some | Without | Preferring


def parse(text: str) -> Node:
    """Read a query text; quotes and operators that make no sense are read as words.

    Returns:
        the tree; `Some(())` when there is nothing to search for.

    Raises:
        QueryError: it is nested deeper than `MAX_NESTING` or has more than `MAX_WORDS` words.
    """
    text = text.translate(_QUOTES).strip()
    _check(text)
    tree = _node(_parser().process(text), text) or Some(())
    return tree if _OR.search(text) else _with_phrases_required(tree)


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield what was asked for, in order, and not what must be absent."""
    match node:
        case Every(children) | Some(children):
            for child in children:
                yield from leaves(child)
        case Preferring(required, optional):
            yield from leaves(required)
            yield from leaves(optional)
        case Without():
            pass
        case _:
            yield node


def _with_phrases_required(tree: Node) -> Node:
    """Words in quotes must be there, as people expect, where they do not say OR."""
    if not isinstance(tree, Some):
        return tree
    phrases = tuple(child for child in tree.children if isinstance(child, ExactPhrase))
    others = tuple(child for child in tree.children if not isinstance(child, ExactPhrase))
    return Preferring(Every(phrases), Some(others)) if phrases and others else tree


def _check(text: str) -> None:
    depth = deepest = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        deepest = max(deepest, depth)
    if deepest > MAX_NESTING:
        raise QueryError("q", f"q nests parentheses {deepest} deep; {MAX_NESTING} is the most.")
    if (words := len(text.split())) > MAX_WORDS:
        raise QueryError("q", f"q has {words} words; {MAX_WORDS} is the most.")


@cache
def _parser() -> QueryParser:
    names = ("text", *_FIELDS)
    schema = fields.Schema(**{name: fields.ID() for name in names})
    parser = QueryParser("text", schema, plugins=[], group=syntax.OrGroup)
    # No slop (`"a b"~3`): the group that the plugin looks for never matches.
    parser.add_plugin(plugins.PhrasePlugin(r'"(?P<text>[^"]*)"(?P<slop>(?!))?'))
    # A sign counts only before a word, so that `Noord-Korea` stays one word.
    signs = plugins.PlusMinusPlugin(r"(?<![^\s(])\+(?=[^\s+-])", r"(?<![^\s(])-(?=[^\s+-])")
    parser.add_plugin(signs)
    parser.add_plugin(plugins.OperatorsPlugin(AndNot=None, AndMaybe=None, Require=None))
    parser.add_plugin(plugins.GroupPlugin())
    parser.add_plugin(plugins.PrefixPlugin())
    parser.add_plugin(plugins.FieldsPlugin(r"(?P<text>\w+):(?=\S)"))
    return parser


def _node(node: syntax.SyntaxNode, text: str) -> Node | None:  # noqa: PLR0911  (a case a kind)
    """Read a node of the parser's tree; None where it holds nothing to search for."""
    match node:
        case syntax.AndNotGroup():
            wanted, banned = (_node(child, text) for child in node.nodes)
            excluded = Without(banned) if banned else None
            return _together(Every, [wanted, excluded])
        case syntax.AndMaybeGroup():
            required, optional = (_node(child, text) for child in node.nodes)
            return Preferring(required, optional) if required and optional else required or optional
        case syntax.NotGroup():
            child = _together(Some, [_node(child, text) for child in node.nodes])
            return Without(child) if child else None
        case syntax.AndGroup():
            return _together(Every, [_node(child, text) for child in node.nodes])
        case syntax.GroupNode():
            return _together(Some, _alternatives(node, text))
        case plugins.PhrasePlugin.PhraseNode():
            return _phrase(node.text, _where(node))
        case plugins.PrefixPlugin.PrefixNode():
            return _beginning(node.text, _where(node))
        case syntax.TextNode():
            return _together(Some, _words(node.text, _where(node)))
    return None


def _alternatives(group: syntax.GroupNode, text: str) -> list[Node | None]:
    """Children of a group, with runs of bare words analysed together as in a document."""
    found: list[Node | None] = []
    run: list[syntax.SyntaxNode] = []
    for child in group.nodes:
        is_bare = type(child) is syntax.WordNode and _where(child) == "anywhere"
        if run and not (is_bare and text[run[-1].endchar : child.startchar].isspace()):
            found += _run(run, text)
            run = []
        if is_bare:
            run.append(child)
        else:
            found.append(_node(child, text))
    return found + _run(run, text)


def _run(run: list[syntax.SyntaxNode], text: str) -> list[Node | None]:
    return [*_words(text[run[0].startchar : run[-1].endchar], "anywhere")] if run else []


def _together(kind: type[Every] | type[Some], children: list[Node | None]) -> Node | None:
    kept = tuple(child for child in children if child is not None)
    excluded = tuple(child for child in kept if isinstance(child, Without))
    if kind is Some and 0 < len(excluded) < len(kept):  # `a NOT b` is a without b
        wanted = [child for child in kept if not isinstance(child, Without)]
        return _together(Every, [_together(Some, [*wanted]), *excluded])
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None


def _where(node: syntax.SyntaxNode) -> Where:
    return _FIELDS.get(node.fieldname or "", "anywhere")


def _words(text: str, where: Where) -> list[Node | None]:
    return [Word(token.text, token, where) for token in analyse(text)]


def _phrase(text: str, where: Where) -> Node | None:
    tokens = tuple(analyse(text))
    if len(tokens) == 1:
        return Word(tokens[0].text, tokens[0], where)
    return ExactPhrase(text, tokens, where) if tokens else None


def _beginning(text: str, where: Where) -> Node | None:
    """The last word before the asterisk is a beginning; others that it holds are words."""
    tokens = analyse(text)
    if not tokens or not text.endswith(tokens[-1].text):
        return _together(Some, _words(text, where))
    last = Beginning(tokens[-1].text, fold(tokens[-1].text), where)
    return _together(Some, [*(Word(t.text, t, where) for t in tokens[:-1]), last])
