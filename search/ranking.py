"""How what was asked becomes a scored request to an engine: a weighted sum of terms.

A word of the query is looked for in its normal forms and in what is inside it: the parts of a
compound, the base of a derived word. A paragraph that has the word has all of these, so that the
word itself only adds what they leave of its worth. The weights say what each form is worth beside
the word; docs/analysis.md has the figures that they were chosen by.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import Struct

from index.caches import method_cache
from index.documents import INSIDE, WHOLE
from index.dutch import Token
from index.dutch.equivalents import equivalents
from index.dutch.lexicon import lexicon
from index.dutch.spelling import closed
from index.dutch.stopwords import stop_words_like
from index.dutch.words import PART
from index.dutch.words import Word as Analysed
from index.engines import (
    K1,
    All,
    Any,
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

PART_OF: Final = 0.9
"""A part of the compound asked for, divided by the root of how many it has."""

BASE: Final = 0.6
"""What the word asked for is derived from."""

OTHER: Final = 0.3
"""What the word asked for may be a form of, unlikely as that is: `sluis` asked, `sluizen` found;
and a number inside it, which says little by itself: `9e` asked, `9` found."""

FIRST: Final = 0.9
"""The likeliest of several normal forms, or the commonest of names for the same thing; the others
share the rest."""

OF_VERB: Final = 0.3
"""The verb that it makes with a particle, beside its other forms: `uitstellen` for `stelde uit`."""

LEAST: Final = 0.1
"""What a normal form is worth at least, however much what is inside the word is worth already."""

ALIKE: Final = 0.8
"""The same where other names stand for the word, which have nothing of what is inside it: `azc` for
`asielzoekerscentrum`."""

SPELT: Final = 0.3
"""The word as it is spelt, beside its forms, where few spell it so: `Roosje` is hardly one of
`roos`, nor `Banks` of `bank`."""

SELDOM: Final = 0.5
"""The share of the paragraphs with a normal form that are few."""

COMPOUND: Final = 0.4
"""The compound of two words beside each other, next to what they are worth themselves."""

NUMBERED: Final = 1.2
"""The same with a number: who asks for `a 12` wants the A12, and no 12 beside an A."""

HELD: Final = INSIDE * (WHOLE + K1) / WHOLE / (INSIDE + K1)
"""What a form scores inside a word, next to its score as a word; at a paragraph's mean length."""

NAME: Final = 1.3
"""A name that was asked for, next to another word: names say best what a paragraph is about."""

STOP_WORD: Final = 0.4
"""A stop word that was asked for with one other word, next to a word as rare that is none."""

COMMONEST: Final = 0.25
"""The share of the paragraphs that may hold a stop word that is ranked; more say nothing by it."""

BEGINNING: Final = 4.0
"""The score of a word that begins as asked."""

_OF_NAMES: Final = frozenset({"den", "der", "ten", "ter"})
"""Stop words that few words but names have before them: `Van der Laan`, `Ten Hag`."""

_PARTICLES: Final = _OF_NAMES | {"de", "te", "van", "'t"}
"""Stop words that names begin with."""

_BEFORE_T: Final = frozenset({"aan", "in", "op", "uit"})
"""The same, before `'t` alone: `In 't Veld`."""

_WORDS_KEPT: Final = 1 << 14
"""Words whose worth is kept, about 2 kB each."""

_RANKED: Final[Mapping[Where, RankedField]] = {
    "anywhere": "terms",
    "title": "title",
    "heading": "heading",
}
_SURFACES: Final[Mapping[RankedField, WordField]] = {
    "terms": "words",
    "title": "title_words",
    "heading": "heading_words",
}
_WORDS: Final[Mapping[Where, tuple[WordField, ...]]] = {
    "anywhere": ("words", "heading_words", "title_words"),
    "title": ("title_words",),
    "heading": ("heading_words",),
}


def weights(token: Token) -> Mapping[str, float]:
    """Return the keys under which a word of a query is found, and what each meeting is worth."""
    forms = dict.fromkeys(token.terms, 1.0) | _inside(token.analysed)
    inside = {PART + form: weight * HELD for form, weight in forms.items()}
    return forms | inside


def _inside(word: Analysed) -> dict[str, float]:
    """Return the forms inside a word and what each is worth beside the word."""
    found: dict[str, float] = {}
    if not (word.bases or word.others or word.parts):
        return found
    for forms, weight in ((word.bases, BASE), (word.others, OTHER), (word.parts, PART_OF)):
        for form in forms:
            if form not in word.terms:
                found[form] = OTHER if form.isdigit() else weight
    return found


def compounds(asked: Iterable[Leaf]) -> Mapping[Word, Sequence[str]]:
    """Return the compounds that words may make with the one beside them.

    `strategie rusland` is found in `ruslandstrategie` as the word that it is, also where that is
    not known as a compound, and `a 12` in `A12`.
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
            if not token.is_stop:
                yield from counted(_RANKED[leaf.where], token.analysed)
        if isinstance(leaf, ExactPhrase):
            for field in _WORDS[leaf.where]:
                yield from (Term(field, word) for word, _ in leaf.hyphenated())
    for (word, _), made in _neighbours(asked):
        yield from (Term(_RANKED[word.where], key) for key in made)


def counted(field: RankedField, word: Analysed) -> Iterator[Term]:
    """Yield the terms that are counted to tell what a word is worth."""
    yield from (Term(field, form) for form in (*word.terms, *_inside(word)))
    if word.word not in word.terms:
        yield Term(_SURFACES[field], word.word)


def _neighbours(asked: Iterable[Leaf]) -> Iterator[tuple[tuple[Word, Word], Sequence[str]]]:
    """Yield the words beside each other and the compounds that they may make."""
    words = [
        (leaf, leaf.token.analysed.terms[0])
        for leaf in asked
        if isinstance(leaf, Word) and not leaf.token.analysed.is_stop
    ]
    for (one, first), (other, second) in pairwise(words):
        # Two numbers would make another one.
        is_word = first.isalpha() or second.isalpha()
        if one.where == other.where and is_word and first.isalnum() and second.isalnum():
            made = (first + second, second + first)
            # With a number only in that order: `A12`.
            yield (one, other), made if first.isalpha() and second.isalpha() else made[:1]


class _Worth(Struct, frozen=True, gc=False):
    """What a word is worth in one index.

    Attributes:
        idf: as rare as it is.
        forms: those that the index holds.
        clause: the sum of what these score; None when there are none.
        may_be_name: whether nobody lists the word, nor is it a compound.
    """

    idf: float
    forms: Sequence[str]
    clause: Any | None
    may_be_name: bool


class _Name(NamedTuple):
    """A name with a particle, as it is written.

    Attributes:
        phrase: its words one after another.
        idf: of its last word, which a paragraph with the name is worth once more.
        is_certain: whether its writing shows that it is one, and no `de boeren`.
    """

    phrase: Query
    idf: float
    is_certain: bool


class Planner:
    """Plans the searches of one index; what it has learnt of a word serves the next query too.

    Safe to use from several threads.

    Args:
        index: whose statistics say how rare a word is.
        paragraphs: how many the index holds.

    Attributes:
        paragraphs: as given.
        expect: tells the index what it will be asked.
        frequency: counts the paragraphs that hold a key, as the index does.
    """

    def __init__(self, index: Index, paragraphs: int) -> None:
        self.expect = index.expect
        self.frequency = index.document_frequency
        self.worth = method_cache(_WORDS_KEPT, self._worth)
        self.paragraphs = paragraphs

    def plan(self, tree: Node) -> tuple[Query | None, Query | None]:
        """Return what ranks the paragraphs and what they must meet, None where nothing does."""
        asked = leaves(tree)
        self.expect(_terms(asked))
        plan = _Plan(self, asked)
        clauses = plan.clauses()
        is_plain = tuple(asked) == (tree.children if isinstance(tree, Some) else (tree,))
        required = None if is_plain else plan.required(tree)
        if len(clauses) == 1 and (stop_words := plan.stop_words()):
            required = required or clauses[0]
            clauses = (*clauses, *stop_words)
        clauses = (*clauses, *(Boost(name.phrase, name.idf) for name in plan.names()))
        if clauses and required and _asks_nothing(tree):
            clauses = (*clauses, Boost(required, 0.0))
        return Any(clauses) if clauses else None, required

    def in_full(self, tree: Node) -> tuple[Query, ...]:
        """Return what paragraphs must meet where not their rank but their date decides.

        A part of a word is there as good as the word, and would bury it.

        Returns:
            that they have every word asked for that the index knows, itself or inside a compound,
            and names as they are written; then, each for where the one before finds nothing, the
            same but for the names, and that they have one of the words.
        """
        plan = _Plan(self, leaves(tree))
        every, one = (plan.in_full(tree, together) for together in (All, Any))
        names = (name.phrase for name in plan.names() if name.is_certain)
        queries = (joined(All, [every, *names]), every, one)
        return tuple(dict.fromkeys(query for query in queries if query))

    def _worth(self, field: RankedField, word: Analysed) -> _Worth:
        terms, inside, frequency = word.terms, _inside(word), self.frequency
        counts: dict[str, int] = {}
        for form in (*terms, *inside):
            if count := frequency(field, form):
                counts[form] = count
        own = [form for form in terms if form in counts]
        queries: list[Query]
        if inside or len(own) > 1:
            own.sort(key=counts.__getitem__, reverse=True)
            queries = self._weighed(field, word, own, inside, counts)
        else:  # most words
            queries = [Term(field, form) for form in own]
        if own and word.word not in terms:
            surface = _SURFACES[field]
            if 0 < frequency(surface, word.word) < SELDOM * counts[own[0]]:
                queries.append(Boost(Term(surface, word.word), SPELT))
        return _Worth(
            idf=self.idf(counts[own[-1]] if own else 0),
            forms=(*counts,),
            clause=Any(tuple(queries)) if queries else None,
            may_be_name=not word.parts and word.word not in lexicon().lemma_of,
        )

    def _weighed(
        self,
        field: RankedField,
        word: Analysed,
        own: Sequence[str],
        inside: Mapping[str, float],
        counts: Mapping[str, int],
    ) -> list[Query]:
        """What the forms of a word and those inside it are worth beside each other.

        Args:
            field: where.
            word: analysed.
            own: its normal forms that the index holds, the commonest first.
            inside: the forms inside it, and what each is worth beside it.
            counts: how many paragraphs have each form that the index holds.
        """
        idfs = {form: self.idf(count) for form, count in counts.items()}
        factors = {form: weight for form, weight in inside.items() if form in idfs}
        if parts := [part for part in word.parts if part in factors and not part.isdigit()]:
            factors |= dict.fromkeys(parts, PART_OF / math.sqrt(len(parts)))
        # A paragraph that has the word has what is inside it as well.
        held = HELD * sum([factor * idfs[form] for form, factor in factors.items()])
        alike = equivalents().of_word(word) if held or len(own) > 1 else None
        if len(own) > 1 and not alike and not word.together:
            own = _likeliest_first(word, own)
        # `MH17` has nothing of what is inside `MH-17`, nor `negende` of `9e`.
        has_number = any(map(str.isdigit, word.parts))
        for form, share in _shares(word, own).items():
            is_alike = has_number or (alike and form in alike.terms)
            least = ALIKE if is_alike else LEAST
            factors[form] = share * max(1 - held / idfs[form], least)
        return [
            Term(field, form) if factor == 1 else Boost(Term(field, form), factor)
            for form, factor in factors.items()
        ]

    def stop_word(self, word: Word) -> Query | None:
        """What a stop word asks in any form, None where that says nothing."""
        forms = stop_words_like(word.token.word)
        fields = _WORDS[word.where]
        frequency = sum(self.frequency(fields[0], form) for form in forms)
        if not 0 < frequency <= COMMONEST * self.paragraphs:
            return None
        queries = tuple(Term(field, form) for field in fields for form in forms)
        return Boost(Any(queries), STOP_WORD)

    def compound(self, field: RankedField, key: str, word: float) -> Query:
        """What the compound of words beside each other is worth.

        Args:
            field: where.
            key: the compound.
            word: the idf of one of them.
        """
        share = COMPOUND if key.isalpha() else NUMBERED
        return Boost(Term(field, key), share * word / self.idf(self.frequency(field, key)))

    def idf(self, frequency: int) -> float:
        """Return what a key is worth that so many paragraphs hold: the rarer, the more."""
        return math.log1p((self.paragraphs - frequency + 0.5) / (frequency + 0.5))


def _likeliest_first(word: Analysed, own: Sequence[str]) -> Sequence[str]:
    """Sort normal forms: `plant` is hardly one of `plannen`, common as that is.

    What stands in the texts for another of them comes before it: the number of an ordinal (`9e`),
    the adjective of what is inflected (`laag` for `lage`).

    Args:
        word: analysed.
        own: its normal forms that the index holds, at least one.
    """
    if any(form[0].isdigit() for form in own):  # `1e` stands for `eerste`, as `9e` for `negende`
        return own
    likely = [form for form in word.terms if form in own]
    adjectives = closed(likely[0][:-1]) if likely[0].endswith("e") else ()
    return sorted(likely, key=lambda form: form not in adjectives)


def _shares(word: Analysed, own: Sequence[str]) -> Mapping[str, float]:
    """Return what share each of the normal forms of a word has.

    Args:
        word: analysed.
        own: its normal forms that the index holds, what says most of it first.
    """
    made = [form for form in own if form in word.together]
    if not made or len(made) == len(own):
        return _shared(own, 1.0)
    apart = [form for form in own if form not in word.together]
    # Of a name with others for it, such as `Europese Unie`, a word alone says little.
    share = OF_VERB if "separable verb" in word.rule else FIRST
    return _shared(apart, 1 - share) | _shared(made, share)


def _shared(forms: Sequence[str], worth: float) -> dict[str, float]:
    """Share out what forms are worth, most to the first."""
    if len(forms) < 2:
        return dict.fromkeys(forms, worth)
    shares = dict.fromkeys(forms, worth * (1 - FIRST) / (len(forms) - 1))
    shares[forms[0]] = worth * FIRST
    return shares


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
        found = [
            self._scored_word(leaf) if isinstance(leaf, Word) else self._clause(leaf)
            for leaf in self._asked
        ]
        return tuple(dict.fromkeys([clause for clause in found if clause]))

    def names(self) -> Iterator[_Name]:
        """Yield names with a particle as they are written: `De Jong` is hardly `jonge`."""
        for words in names(self._asked):
            last = words[-1]
            # What words make together, as `Den Haag` does, is asked already.
            if last.token.analysed.together:
                continue
            worth = self._planner.worth(_RANKED[last.where], last.token.analysed)
            if worth.forms:
                spelt = tuple(word.token.word for word in words)
                phrase = _one_of([Phrase(field, spelt) for field in _WORDS[last.where]])
                is_certain = last.text[0].isupper() or not _OF_NAMES.isdisjoint(spelt)
                yield _Name(phrase, worth.idf, is_certain)

    def stop_words(self) -> tuple[Query, ...]:
        """What the stop words ask, in any form, where other words are asked as well."""
        words = [leaf for leaf in self._asked if isinstance(leaf, Word) and leaf.token.is_stop]
        if self._only_stop_words:
            return ()
        self._planner.expect(
            Term(_WORDS[word.where][0], form)
            for word in words
            for form in stop_words_like(word.token.word)
        )
        return tuple(clause for clause in map(self._planner.stop_word, words) if clause)

    def required(self, node: Node) -> Query | None:
        """What a paragraph must meet; None where that is nothing."""
        match node:
            case Every(children):
                return joined(All, map(self.required, children))
            case Some(children):
                return joined(Any, map(self.required, children))
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
                return joined(together, [self.in_full(child, together) for child in children])
            case Every(children):
                return joined(All, [self.in_full(child, together) for child in children])
            case Some(children):
                return joined(Any, [self.in_full(child, together) for child in children])
            case Preferring(required, optional):
                asked = (required, optional) if together is All else (required,)
                return joined(All, [self.in_full(child, together) for child in asked])
            case Word(token=token) if not token.is_stop:
                field = _RANKED[node.where]
                known = self._planner.worth(field, token.analysed).forms
                own = [*filter(known.__contains__, token.terms)]
                forms = [form for form in own if form in token.analysed.together] or own
                keys = dict.fromkeys((*forms, *self._compounds.get(node, ())))
                return joined(Any, [Term(field, key) for key in keys])
        return self.required(node)

    def _unwanted(self, node: Node) -> Query | None:
        """Like `required`; but `-bank` leaves the `spaarbank` in, and a stop word counts."""
        match node:
            case Every(children):
                return joined(All, map(self._unwanted, children))
            case Some(children):
                return joined(Any, map(self._unwanted, children))
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
        terms = [Term(field, term) for term in word.token.terms]
        if inside:
            return Any(tuple(terms))
        alone = (All((term, Not(Term(field, PART + term.text)))) for term in terms)
        return Any(tuple(alone))

    def _literal(self, leaf: ExactPhrase | Beginning) -> Query:
        queries: list[Query] = []
        for field in _WORDS[leaf.where]:
            if isinstance(leaf, ExactPhrase):
                queries.append(Phrase(field, leaf.words))
                for word, words in leaf.hyphenated():
                    if self._planner.frequency(field, word):
                        queries.append(Phrase(field, words))
            else:
                queries.append(Prefix(field, leaf.prefix))
        return _one_of(queries)

    def _clause(self, leaf: ExactPhrase | Beginning) -> Query:
        match leaf:
            case ExactPhrase():
                words = [Word(token.text, token, leaf.where) for token in leaf.tokens]
                scored = [clause for clause in map(self._scored_word, words) if clause]
                # Of `Midden-Oosten`, not every word is found by itself.
                found = self._literal(leaf)
                return All((found, _one_of(scored))) if scored else found
            case Beginning():
                return Boost(self._literal(leaf), BEGINNING)

    def _scored_word(self, word: Word) -> Query | None:
        analysed = word.token.analysed
        if analysed.is_stop:
            return _surface(word) if self._only_stop_words else None
        field = _RANKED[word.where]
        worth = self._planner.worth(field, analysed)
        clause = worth.clause
        if self._compounds and (made := self._compounds.get(word)):
            queries = [self._planner.compound(field, key, worth.idf) for key in made]
            clause = Any((*clause.queries, *queries) if clause else tuple(queries))
        # A name has a capital after the first word of a query, or nobody lists it.
        is_capital = word.text[0].isupper() and word is not self._asked[0]
        if clause and (is_capital or (worth.may_be_name and word.text.isalpha())):
            return Boost(clause, NAME)
        return clause


def _one_of(queries: Sequence[Query]) -> Query:
    """Join queries, at least one."""
    return Any(tuple(queries)) if len(queries) > 1 else queries[0]


def names(asked: Sequence[Leaf]) -> Iterator[Sequence[Word]]:
    """Yield the words of each name with a particle, as far as their writing tells: `De Jong`."""
    first = 0
    for place, leaf in enumerate(asked):
        if type(leaf) is Word:
            word = leaf.token.analysed
            if word.word in _PARTICLES or (word.word in _BEFORE_T and _is_t(asked, place + 1)):
                continue
            if first < place and not word.is_stop and _may_be_name(asked, first, place):
                yield [leaf for leaf in asked[first : place + 1] if isinstance(leaf, Word)]
        first = place + 1


def _is_t(asked: Sequence[Leaf], place: int) -> bool:
    """Whether `'t` was asked at a place."""
    leaf = asked[place] if place < len(asked) else None
    return isinstance(leaf, Word) and leaf.token.analysed.word == "'t"


def _may_be_name(asked: Sequence[Leaf], first: int, last: int) -> bool:
    """Whether particles and the word after them may be a name, as far as their writing tells.

    Args:
        asked: all words of the query.
        first: the place of the first particle.
        last: the place of the word.
    """
    particles = [leaf.token.analysed.word for leaf in asked[first:last] if type(leaf) is Word]
    if len(particles) + 1 == len(asked) or not _OF_NAMES.isdisjoint(particles):
        return True
    if not asked[last].text[0].isupper():
        return False
    if first and asked[first - 1].text[0].isupper():
        return True
    if not first and particles[0] == "de":  # `De Nederlandse ploeg`
        return False
    return asked[first].text[0].isupper() or "'t" in particles


def _surface(word: Word) -> Query:
    """The word as it is written, for stop words that are all that was asked."""
    queries = tuple(Term(field, word.token.word) for field in _WORDS[word.where])
    return _one_of(queries)


def joined(kind: type[All] | type[Any], queries: Iterable[Query | None]) -> Query | None:
    """Return one query for those that there are, None where there are none."""
    kept = tuple(query for query in queries if query is not None)
    return kept[0] if len(kept) == 1 else kind(kept) if kept else None
