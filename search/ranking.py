"""How what was asked becomes a scored request to an engine.

A word of the query meets a paragraph under several keys (`index.documents`): as a whole word, as a
part of a compound, as the base of a derived word. The weights say what each meeting is worth next
to the word itself; docs/analysis.md has the figures that they were chosen by.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from index.caches import method_cache
from index.dutch import Token
from index.dutch.lexicon import lexicon
from index.dutch.stopwords import stop_words_like
from index.dutch.words import PART
from index.dutch.words import Word as Analysed
from index.engines import (
    All,
    Any,
    Best,
    Boost,
    Index,
    Not,
    Phrase,
    Prefix,
    Query,
    RankedField,
    Term,
    WordField,
)
from search.query import (
    Beginning,
    Beside,
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

INSIDE: Final = 0.8
"""The word asked for is a part of a compound of the text, the base of a derived word, or one that a
word of the text may be a form of, unlikely as that is: `bewijs` asked, `bewijzen` found."""

ASKED_PART: Final = 0.75
"""A part of the compound asked for, the base of the derived word asked for, or what the word asked
for may be a form of, as a word."""

ASKED_PART_INSIDE: Final = 0.65
"""Both: `ruslandstrategie` asked, `ruslandbeleid` found."""

FURTHER: Final = 0.1
"""What meetings count for beside the best one of the same word: a heading that has the word above
a text that has a compound of it."""

NAME: Final = 1.3
"""A name that was asked for, next to another word: names say best what a paragraph is about."""

STOP_WORD: Final = 0.5
"""A stop word that was asked for with one other word, next to a word as rare that is none."""

COMMONEST: Final = 0.25
"""The share of the paragraphs that may hold a stop word that is ranked; more say nothing by it."""

LINKS: Final = ("", "s", "en")
"""The linking elements of the compounds that words beside each other may make."""

BEGINNING: Final = 4.0
"""The score of a word that begins as asked."""

_WORDS_KEPT: Final = 1 << 14
"""Words whose worth is kept, about 2 kB each."""

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
    return {
        key: weight
        for form, (whole, inside) in _forms(token.analysed).items()
        for key, weight in ((form, whole), (PART + form, inside))
    }


def _forms(word: Analysed) -> Mapping[str, tuple[float, float]]:
    """Return what each form of a word is worth as a word, and inside one."""
    found = dict.fromkeys(word.terms, (1.0, INSIDE))
    for form in (*word.parts, *word.others, *word.bases):
        found.setdefault(form, (ASKED_PART, ASKED_PART_INSIDE))
    return found


def compounds(asked: Iterable[Leaf]) -> Mapping[Word, Sequence[str]]:
    """Return the compounds that words may make with the one beside them.

    `strategie rusland` is found in `ruslandstrategie` as the word that it is, also where that is
    not known as a compound.
    """
    found: dict[Word, list[str]] = defaultdict(list)
    for pair, made in _neighbours(asked):
        for word in pair:
            found[word] += made
    return found


def _terms(asked: Sequence[Leaf]) -> Iterator[Term]:
    """Yield the terms that are counted to plan a query."""
    for leaf in asked:
        tokens = leaf.tokens if isinstance(leaf, ExactPhrase) else ()
        for token in (leaf.token,) if isinstance(leaf, Word) else tokens:
            for key in () if token.is_stop else weights(token):
                yield Term(_RANKED[leaf.where], key)
    for (word, _), made in _neighbours(asked):
        yield from (Term(_RANKED[word.where], key) for key in made)


def _neighbours(asked: Iterable[Leaf]) -> Iterator[tuple[tuple[Word, Word], Sequence[str]]]:
    """Yield the words beside each other and the compounds that they may make."""
    words = [leaf for leaf in asked if isinstance(leaf, Word) and not leaf.token.is_stop]
    for pair in pairwise(words):
        if pair[0].where == pair[1].where:
            first, second = (word.token.terms[0] for word in pair)
            orders = ((first, second), (second, first))
            yield pair, [head + link + tail for head, tail in orders for link in LINKS]


class _Worth(NamedTuple):
    """What a word is worth in one index.

    Attributes:
        idf: as rare as it is in any guise.
        queries: of each key that the index holds, the query that scores it.
        clause: of all of these; None when there are none.
    """

    idf: float
    queries: dict[str, Query]
    clause: Query | None


class Planner:
    """Plans the searches of one index; what it has learnt of a word serves the next query too.

    Safe to use from several threads.

    Args:
        index: whose statistics say how rare a word is.
        paragraphs: how many the index holds.

    Attributes:
        expect: tells the index what it will be asked.
        frequency: counts the paragraphs that hold a key, as the index does.
        known_frequency: the same, remembered.
    """

    def __init__(self, index: Index, paragraphs: int) -> None:
        self.expect = index.expect
        self.frequency = index.document_frequency
        self.worth = method_cache(_WORDS_KEPT, self._worth)
        self.known_frequency = lru_cache(2 * _WORDS_KEPT)(index.document_frequency)
        self._paragraphs = paragraphs

    def plan(self, tree: Node) -> tuple[Query | None, Query | None]:
        """Return what ranks the paragraphs and what they must meet, None where nothing does."""
        asked = list(leaves(tree))
        self.expect(_terms(asked))
        plan = _Plan(self, asked)
        clauses = plan.clauses()
        is_plain = isinstance(tree, Leaf) or (
            isinstance(tree, Some) and all(isinstance(child, Leaf) for child in tree.children)
        )
        required = None if is_plain else plan.required(tree)
        if len(clauses) == 1 and (stop_words := plan.stop_words()):
            required = required or clauses[0]
            clauses = (*clauses, *stop_words)
        if clauses and required and _asks_nothing(tree):
            clauses = (*clauses, Boost(required, 0.0))
        return Any(clauses) if clauses else None, required

    def in_full(self, tree: Node) -> tuple[Query, ...]:
        """Return what paragraphs must meet where not their rank but their date decides.

        A part of a word is there as good as the word, and would bury it.

        Returns:
            that they have every word asked for that the index knows, itself or inside a compound;
            then, for where that finds nothing, that they have one of them.
        """
        plan = _Plan(self, list(leaves(tree)))
        queries = (plan.in_full(tree, together) for together in (All, Any))
        return tuple(dict.fromkeys(query for query in queries if query))

    def scored(self, field: RankedField, key: str, idf: float) -> Query:
        """Return the query for a key that the index holds, scored as if it were so rare."""
        return Boost(Term(field, key), idf / self._idf(self.known_frequency(field, key)))

    def _worth(self, field: RankedField, word: Analysed) -> _Worth:
        idfs: dict[str, float] = {}
        queries: dict[str, Query] = {}
        for form, worths in _forms(word).items():
            keys = (form, PART + form)
            counts = [self.known_frequency(field, key) for key in keys]
            # As rare as it is in any guise: a rare compound must not make its part count for more.
            idfs[form] = idf = self._idf(min(sum(counts), self._paragraphs))
            for key, count, weight in zip(keys, counts, worths, strict=True):
                if count:
                    queries[key] = self.scored(field, key, weight * idf)
        return _Worth(max(idfs[term] for term in word.terms), queries, _best(queries))

    def stop_word(self, word: Word) -> Query | None:
        """What a stop word asks in any form, None where that says nothing."""
        forms = stop_words_like(word.token.word)
        fields = _WORDS[word.where]
        frequency = sum(self.known_frequency(fields[0], form) for form in forms)
        if not 0 < frequency <= COMMONEST * self._paragraphs:
            return None
        queries = tuple(Term(field, form) for field in fields for form in forms)
        return Boost(Best(queries), STOP_WORD * self._idf(frequency))

    def _idf(self, frequency: int) -> float:
        return math.log1p((self._paragraphs - frequency + 0.5) / (frequency + 0.5))


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


class _Plan:
    """Knows the words of one query, and whether it has more than stop words."""

    def __init__(self, planner: Planner, asked: Sequence[Leaf]) -> None:
        self._planner = planner
        self._asked = asked
        self._compounds: defaultdict[Word, list[str]] = defaultdict(list)
        for pair, made in _neighbours(asked):
            field = _RANKED[pair[0].where]
            if known := [key for key in made if planner.frequency(field, key)]:
                for word in pair:
                    self._compounds[word] += known
        self._only_stop_words = all(isinstance(leaf, Word) and leaf.token.is_stop for leaf in asked)

    def clauses(self) -> tuple[Query, ...]:
        """What each leaf asks, each once."""
        found = map(self._clause, self._asked)
        return tuple(dict.fromkeys(clause for clause in found if clause))

    def stop_words(self) -> tuple[Query, ...]:
        """What the stop words ask, in any form, where other words are asked as well."""
        words = [leaf for leaf in self._asked if isinstance(leaf, Word) and leaf.token.is_stop]
        if self._only_stop_words:
            return ()
        return tuple(clause for clause in map(self._planner.stop_word, words) if clause)

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

    def in_full(self, node: Node, together: type[All] | type[Any]) -> Query | None:
        """What meets the words that the index knows, weak meetings aside; None without such words.

        Args:
            node: what was asked.
            together: whether words beside each other are all met or any of them.
        """
        match node:
            case Beside(children):
                return _joined(together, [self.in_full(child, together) for child in children])
            case Every(children):
                return _joined(All, [self.in_full(child, together) for child in children])
            case Some(children):
                return _joined(Any, [self.in_full(child, together) for child in children])
            case Preferring(required, optional):
                asked = (required, optional) if together is All else (required,)
                return _joined(All, [self.in_full(child, together) for child in asked])
            case Word(token=token) if not token.is_stop:
                field = _RANKED[node.where]
                known = self._planner.worth(field, token.analysed).queries
                guises = [guise for term in token.terms for guise in (term, PART + term)]
                keys = [*filter(known.__contains__, guises), *self._compounds.get(node, ())]
                return _joined(Any, [Term(field, key) for key in dict.fromkeys(keys)])
        return self.required(node)

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

    def _clause(self, leaf: Leaf) -> Query | None:
        match leaf:
            case Word():
                return self._scored_word(leaf)
            case ExactPhrase():
                words = [Word(token.text, token, leaf.where) for token in leaf.tokens]
                scored = [clause for clause in map(self._scored_word, words) if clause]
                return All((self._literal(leaf), *scored))
            case Beginning():
                return Boost(self._literal(leaf), BEGINNING)

    def _scored_word(self, word: Word) -> Query | None:
        if word.token.is_stop:
            return _surface(word) if self._only_stop_words else None
        field = _RANKED[word.where]
        worth = self._planner.worth(field, word.token.analysed)
        clause = worth.clause
        if self._compounds and (made := self._compounds.get(word)):
            as_compound = {key: self._planner.scored(field, key, worth.idf) for key in made}
            clause = _best(as_compound | worth.queries)
        if clause and self._is_name(word):
            return Boost(clause, NAME)
        return clause

    def _is_name(self, word: Word) -> bool:
        """Whether a word has a capital after the first of a query, or nobody lists it."""
        token = word.token
        if word is not self._asked[0] and token.text[0].isupper():
            return True
        return token.text.isalpha() and not token.parts and token.word not in lexicon().lemma_of


def _best(queries: Mapping[str, Query]) -> Query | None:
    every = tuple(queries.values())
    if not every:
        return None
    return Best(every, FURTHER) if len(every) > 1 else every[0]


def _surface(word: Word) -> Query:
    """The word as it is written, for stop words that are all that was asked."""
    queries = tuple(Term(field, word.token.word) for field in _WORDS[word.where])
    return Any(queries) if len(queries) > 1 else queries[0]


def _joined(kind: type[All] | type[Any], queries: Iterable[Query | None]) -> Query | None:
    kept = tuple(query for query in queries if query is not None)
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None
