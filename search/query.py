"""What a person typed, read as a tree of words, phrases and beginnings.

The query language is parsed by `search.syntax`; the words are analysed as those of a document.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, Literal, NamedTuple

import regex
from msgspec import Struct

from index.dutch import Token, analyse
from index.dutch.folding import fold
from index.dutch.tokens import INITIAL, tokenise
from index.dutch.words import LONGEST_TERM
from index.errors import QueryError
from search import syntax

Where = Literal["anywhere", "title", "heading"]

MAX_NESTING: Final = 20
MAX_WORDS: Final = 100

_FIELDS: Final[dict[str, Where]] = {"titel": "title", "kop": "heading"}
_BETWEEN_INITIALS: Final = regex.compile(rf"(?<=(?<!\w){INITIAL}\.)\s*(?={INITIAL}\.)")


class Word(Struct, frozen=True, gc=False):
    """A word that was asked for.

    Attributes:
        text: as it was typed.
    """

    text: str
    token: Token
    where: Where = "anywhere"


class ExactPhrase(Struct, frozen=True, gc=False):
    """Words that were asked for in this order, one after another.

    A text may have two of them as one: `Midden-Oosten` where `"Midden Oosten"` was asked.
    """

    text: str
    tokens: tuple[Token, ...]
    where: Where = "anywhere"

    @property
    def words(self) -> tuple[str, ...]:
        """As they are kept in an index."""
        return tuple([token.word for token in self.tokens])

    def hyphenated(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each two of the words that may be one with a hyphen, and all words with that."""
        words = self.words
        for place, (one, other) in enumerate(pairwise(words)):
            joined = f"{one}-{other}"
            yield joined, (*words[:place], joined, *words[place + 2 :])


class Beginning(Struct, frozen=True, gc=False):
    """Words that begin so were asked for; `prefix` is folded, and no longer than they are kept."""

    text: str
    prefix: str
    where: Where = "anywhere"


class Every(Struct, frozen=True, gc=False):
    """All of these must be met."""

    children: tuple["Node", ...]


class Some(Struct, frozen=True, gc=False):
    """At least one of these must be met."""

    children: tuple["Node", ...]


class Beside(Some, frozen=True, gc=False):
    """Written beside each other without an operator: by rank any will do, by date all are meant."""


class Without(Struct, frozen=True, gc=False):
    """This must not be met."""

    child: "Node"


class Preferring(Struct, frozen=True, gc=False):
    """The first must be met; the second only adds to the rank."""

    required: "Node"
    optional: "Node"


Leaf = Word | ExactPhrase | Beginning
Node = Leaf | Every | Some | Without | Preferring


def parse(text: str) -> Node:
    """Read a query text; quotes and operators that make no sense are read as words.

    Returns:
        the tree; a `Some` without children when there is nothing to search for.

    Raises:
        QueryError: it is nested deeper than `MAX_NESTING` or has more than `MAX_WORDS` words.
    """
    _check_words(text)
    if syntax.is_plain(text):
        words = tuple([Word(token.text, token) for token in analyse(text.strip())])
        return words[0] if len(words) == 1 else Beside(words)
    _check_nesting(text)
    return _Reader(text).node(syntax.tree(text)) or Some(())


def leaves(node: Node) -> Sequence[Leaf]:
    """Return what was asked for, in order, and not what must be absent."""
    match node:
        case Every() | Some():
            words = [child for child in node.children if isinstance(child, Word)]
            if len(words) == len(node.children):  # most often
                return words
            return [leaf for child in node.children for leaf in leaves(child)]
        case Preferring():
            return [*leaves(node.required), *leaves(node.optional)]
        case Without():
            return ()
    return (node,)


def is_only_words(node: Node) -> bool:
    """Whether a paragraph that holds any of the words meets it."""
    if isinstance(node, Some):
        return all(map(is_only_words, node.children))
    return isinstance(node, Word) and node.where == "anywhere"


def excludes(node: Node) -> bool:
    """Whether it says what must not be met."""
    match node:
        case Every(children) | Some(children):
            return any(map(excludes, children))
        case Preferring(required, optional):
            return excludes(required) or excludes(optional)
    return isinstance(node, Without)


def _check_nesting(text: str) -> None:
    if (depth := _depth(text)) > MAX_NESTING:
        raise QueryError("q", f"q nests parentheses {depth} deep; {MAX_NESTING} is the most.")


def _check_words(text: str) -> None:
    # A word has a character, so that a short text need not be counted.
    if len(text) > MAX_WORDS and (words := sum(1 for _ in tokenise(text))) > MAX_WORDS:
        raise QueryError("q", f"q has {words} words; {MAX_WORDS} is the most.")


def _depth(text: str) -> int:
    """How deep parentheses nest that are closed; others are read as if they were not there."""
    depths = [0]
    for char in text:
        if char == "(":
            depths.append(0)
        elif char == ")" and len(depths) > 1:
            depth = depths.pop() + 1
            depths[-1] = max(depths[-1], depth)
    return max(depths)


class _Members(NamedTuple):
    """The members of a group: what must be met, may be met and must not be met."""

    required: list[Node]
    optional: list[Node]
    banned: list[Node]

    def require(self, node: Node | None) -> None:
        """Add what must be met."""
        if isinstance(node, Without):
            self.banned.append(node.child)
        elif node:
            self.required.append(node)

    def allow(self, node: Node | None) -> None:
        """Add what may be met."""
        if node:
            self.optional.append(node)

    def ban(self, node: Node | None) -> None:
        """Add what must not be met; not to be met itself, it must be."""
        if isinstance(node, Without):
            self.required.append(node.child)
        elif node:
            self.banned.append(node)

    def node(self) -> Node | None:
        """Return the group as one node, None where it has no members."""
        node = _together(Beside, self.optional)
        if required := _together(Every, self.required):
            node = Preferring(required, node) if node else required
        excluded = [Without(member) for member in self.banned]
        return _together(Every, [node, *excluded])


class _Reader:
    """Reads the syntax tree of one query text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def node(self, node: syntax.SyntaxNode) -> Node | None:
        """Read a node; None where it holds nothing to search for."""
        match node:
            case syntax.OrGroup():
                return _together(Some, map(self.node, node))
            case syntax.GroupNode():
                return self._members(node).node()
            case syntax.PhraseNode():
                return _phrase(node.text, _where(node))
            case syntax.PrefixNode():
                return _beginning(node.text, _where(node))
        return _together(Every, self._words([node]))

    def _members(self, group: syntax.GroupNode) -> _Members:
        """Sort the members of a group; words after each other are analysed as in a document."""
        members = _Members([], [], [])
        nodes = group if isinstance(group, syntax.Words) else [group]
        for is_words, run in groupby(nodes, _is_bare):
            if is_words:
                members.optional.extend(self._words([*run]))
            else:
                for node in run:
                    self._sort(node, members)
        return members

    def _sort(self, node: syntax.SyntaxNode, members: _Members) -> None:
        match node:
            case syntax.NotGroup():
                members.ban(_together(Every, map(self.node, node)))
            case syntax.Must():
                members.require(_together(Every, map(self.node, node)))
            case syntax.AndGroup():
                for inner in node:
                    if isinstance(inner, syntax.NotGroup):
                        self._sort(inner, members)
                    else:
                        members.require(self.node(inner))
            case syntax.PhraseNode():
                # Words in quotes must be there, as people expect, where they do not say OR.
                members.require(self.node(node))
            case _:
                members.allow(self.node(node))

    def _words(self, nodes: Sequence[syntax.SyntaxNode]) -> list[Node]:
        where = _where(nodes[0])
        text = self._text[nodes[0].startchar : nodes[-1].endchar]
        return [Word(token.text, token, where) for token in analyse(text)]


def _is_bare(node: syntax.SyntaxNode) -> bool:
    return isinstance(node, syntax.WordNode) and not node.fieldname


def _together(kind: type[Every] | type[Some], children: Iterable[Node | None]) -> Node | None:
    kept = tuple(child for child in children if child is not None)
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None


def _where(node: syntax.SyntaxNode) -> Where:
    return _FIELDS[node.fieldname.lower()] if node.fieldname else "anywhere"


def _phrase(text: str, where: Where) -> Node | None:
    """Read a phrase; initials in it are looked for as `J.P.` and as `J. P.`, however typed."""
    spellings = [text, *(_BETWEEN_INITIALS.sub(between, text) for between in ("", " "))]
    return _together(Some, [_one_phrase(text, each, where) for each in dict.fromkeys(spellings)])


def _one_phrase(text: str, spelling: str, where: Where) -> Node | None:
    tokens = tuple(analyse(spelling))
    if len(tokens) == 1:
        return Word(tokens[0].text, tokens[0], where)
    return ExactPhrase(text, tokens, where) if tokens else None


def _beginning(text: str, where: Where) -> Node | None:
    """The last word before the asterisk is a beginning; others that it holds are words."""
    tokens = analyse(text)
    if not tokens or not text.endswith(tokens[-1].text):
        return _together(Beside, [Word(t.text, t, where) for t in tokens])
    last = Beginning(tokens[-1].text, fold(tokens[-1].text)[:LONGEST_TERM], where)
    return _together(Beside, [*(Word(t.text, t, where) for t in tokens[:-1]), last])
