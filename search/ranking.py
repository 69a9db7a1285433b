"""How what was asked becomes a scored request to an engine.

A word of the query meets a paragraph under several keys (`index.documents`): as a whole word, as a
part of a compound, as the base of a derived word. The weights say what each meeting is worth next
to the word itself; docs/analysis.md has the figures that they were chosen by.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from index.dutch import Token
from index.dutch.derivation import bases
from index.dutch.words import PART
from index.engines import (
    All,
    Any,
    Best,
    Boost,
    Clause,
    Index,
    Not,
    Phrase,
    Prefix,
    Query,
    Ranked,
    RankedField,
    Term,
    WordField,
)
from search.query import (
    Beginning,
    Every,
    ExactPhrase,
    Leaf,
    Node,
    Preferring,
    Some,
    Where,
    Without,
    Word,
    leaves,
)

COORDINATION: Final = 0.6
"""How much of a score depends on the share of the query that a paragraph holds."""

INSIDE: Final = 0.7
"""The word asked for is a part of a compound of the text, or the base of a derived word."""

ASKED_PART: Final = 0.5
"""A part of the compound asked for, or the base of the derived word asked for, as a word."""

ASKED_PART_INSIDE: Final = 0.4
"""Both: `ruslandstrategie` asked, `ruslandbeleid` found."""

COMPOUND: Final = 0.7
"""A compound of the text made of the word asked for and one beside it in the query."""

FURTHER: Final = 0.3
"""What meetings count for beside the best one of the same word: a heading that has the word above
a text that has a compound of it."""

LINKS: Final = ("", "s", "en")
"""The linking elements of the compounds that are looked for under `COMPOUND`."""

BEGINNING: Final = 3.0
"""The score, and the mass in coordination, of a word that begins as asked."""

NO_MASS: Final = 1e-6
"""The mass of what is met without a word of the query; a mass is greater than 0."""

_RANKED: Final[Mapping[Where, RankedField]] = {
    "anywhere": "terms",
    "title": "title",
    "heading": "heading",
}
_WORDS: Final[Mapping[Where, tuple[WordField, ...]]] = {
    "anywhere": ("words", "heading_words", "title_words"),
    "title": ("title_words",),
    "heading": ("heading_words",),
}


def weights(token: Token) -> Mapping[str, float]:
    """Return the keys under which a word of a query is looked for, and what each is worth."""
    found = dict.fromkeys(token.terms, 1.0)
    for term in token.terms:
        found.setdefault(PART + term, INSIDE)
    for part in (*token.parts, *bases(token.terms[0])):
        found.setdefault(part, ASKED_PART)
        found.setdefault(PART + part, ASKED_PART_INSIDE)
    return found


def compounds(asked: Iterable[Leaf]) -> Mapping[Word, Sequence[str]]:
    """Return the compounds that words may make with the one beside them.

    `strategie rusland` is found in `ruslandstrategie` as the word that it is, also where that is
    not known as a compound.
    """
    found: dict[Word, list[str]] = defaultdict(list)
    words = [leaf for leaf in asked if isinstance(leaf, Word) and not leaf.token.is_stop]
    for pair in pairwise(words):
        if pair[0].where != pair[1].where:
            continue
        for first, second in (pair, pair[::-1]):
            for link in LINKS:
                compound = first.token.terms[0] + link + second.token.terms[0]
                for word in pair:
                    found[word].append(compound)
    return found


def plan(tree: Node, index: Index, paragraphs: int) -> tuple[Ranked | None, Query | None]:
    """Return what ranks the paragraphs and what they must meet, each None where nothing does.

    Args:
        tree: what was asked.
        index: whose statistics say how rare a word is.
        paragraphs: how many the index holds.
    """
    planner = _Planner(index, paragraphs, list(leaves(tree)))
    clauses = planner.clauses()
    is_plain = isinstance(tree, Leaf) or (
        isinstance(tree, Some) and all(isinstance(child, Leaf) for child in tree.children)
    )
    required = None if is_plain else planner.required(tree)
    if clauses and required and _asks_nothing(tree):
        clauses = (*clauses, Clause(Boost(required, 0.0), NO_MASS))
    return Ranked(clauses, COORDINATION) if clauses else None, required


def _asks_nothing(node: Node) -> bool:
    """Whether a paragraph can meet it without a word of the query: `druk OR NOT motie`."""
    match node:
        case Every(children):
            return all(map(_asks_nothing, children))
        case Some(children):
            return any(map(_asks_nothing, children))
        case Preferring(required, _):
            return _asks_nothing(required)
    return isinstance(node, Without)


class _Planner:
    """Knows the statistics of one index and whether the query has more than stop words."""

    def __init__(self, index: Index, paragraphs: int, asked: list[Leaf]) -> None:
        self._document_frequency = cache(index.document_frequency)
        self._paragraphs = paragraphs
        self._asked = asked
        self._compounds = compounds(asked)
        self._only_stop_words = all(isinstance(leaf, Word) and leaf.token.is_stop for leaf in asked)

    def clauses(self) -> tuple[Clause, ...]:
        """What each leaf asks, each once."""
        found = {clause.query: clause for clause in map(self._clause, self._asked) if clause}
        return tuple(found.values())

    def required(self, node: Node) -> Query | None:
        """What a paragraph must meet; None where that is nothing."""
        match node:
            case Every(children):
                return _joined(All, map(self.required, children))
            case Some(children):
                return _joined(Any, map(self.required, children))
            case Without(child):
                unwanted = self._unwanted(child)
                return Not(unwanted) if unwanted else None
            case Preferring(required, _):
                return self.required(required)
            case Word():
                return self._word(node, inside=True)
            case _:
                return self._literal(node)

    def _unwanted(self, node: Node) -> Query | None:
        """Like `required`; but `-bank` leaves the `spaarbank` in, and a stop word counts."""
        match node:
            case Every(children):
                return _joined(All, map(self._unwanted, children))
            case Some(children):
                return _joined(Any, map(self._unwanted, children))
            case Word(token=token) if token.is_stop:
                return _surface(node)
            case Word():
                return self._word(node, inside=False)
            case _:
                return self.required(node)

    def _word(self, word: Word, *, inside: bool) -> Query | None:
        if word.token.is_stop:
            return _surface(word) if self._only_stop_words else None
        field = _RANKED[word.where]
        keys = [key for term in word.token.terms for key in (term, PART + term)[: 1 + inside]]
        return Any(tuple(Term(field, key) for key in keys))

    def _literal(self, leaf: ExactPhrase | Beginning) -> Query:
        queries: tuple[Query, ...]
        if isinstance(leaf, ExactPhrase):
            words = tuple(token.word for token in leaf.tokens)
            queries = tuple(Phrase(field, words) for field in _WORDS[leaf.where])
        else:
            queries = tuple(Prefix(field, leaf.prefix) for field in _WORDS[leaf.where])
        return Any(queries) if len(queries) > 1 else queries[0]

    def _clause(self, leaf: Leaf) -> Clause | None:
        match leaf:
            case Word():
                return self._scored_word(leaf)
            case ExactPhrase():
                words = [Word(token.text, token, leaf.where) for token in leaf.tokens]
                scored = [clause for clause in map(self._scored_word, words) if clause]
                queries = (self._literal(leaf), *(clause.query for clause in scored))
                mass = sum(clause.mass for clause in scored) or 1.0
                return Clause(All(queries), mass)
            case Beginning():
                return Clause(Boost(self._literal(leaf), BEGINNING), BEGINNING)

    def _scored_word(self, word: Word) -> Clause | None:
        if word.token.is_stop:
            return Clause(_surface(word), 1.0) if self._only_stop_words else None
        field = _RANKED[word.where]
        mass = max(self._idf(field, term) for term in word.token.terms)
        keys = weights(word.token)
        worth = {
            key: weight * self._idf(field, key.removeprefix(PART)) for key, weight in keys.items()
        }
        worth = dict.fromkeys(self._compounds.get(word, ()), COMPOUND * mass) | worth
        queries: list[Query] = []
        for key, score in worth.items():
            frequency = self._document_frequency(field, key)
            if frequency:
                # A word is as rare as it is in any guise: a rare compound must not make its part
                # count for more than the word itself.
                queries.append(Boost(Term(field, key), score / self._of(frequency)))
        if not queries:
            return None
        if len(queries) == 1:
            return Clause(queries[0], mass)
        return Clause(Best(tuple(queries), FURTHER), mass)

    def _idf(self, field: RankedField, word: str) -> float:
        """The idf of a word wherever it stands, by itself or inside another."""
        guises = (word, PART + word)
        frequency = sum(self._document_frequency(field, key) for key in guises)
        return self._of(min(frequency, self._paragraphs))

    def _of(self, frequency: int) -> float:
        return math.log1p((self._paragraphs - frequency + 0.5) / (frequency + 0.5))


def _surface(word: Word) -> Query:
    """The word as it is written, for stop words that are all that was asked."""
    queries = tuple(Term(field, word.token.word) for field in _WORDS[word.where])
    return Any(queries) if len(queries) > 1 else queries[0]


def _joined(kind: type[All] | type[Any], queries: Iterable[Query | None]) -> Query | None:
    kept = tuple(query for query in queries if query is not None)
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None
