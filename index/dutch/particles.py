"""Separable verbs: `licht … toe` and `toe te lichten` are the verb `toelichten`.

A Dutch particle leaves its verb in a main clause and goes to the clause's end (Algemene Nederlandse
Spraakkunst, 2.2.3.2 and 21.2); in a subordinate clause it may stand apart before `te` or before an
auxiliary. Put before the verb's form it makes the form that is written as one word, so that what
is found for `licht … toe` is what is found for `toelicht`.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache

from index.dutch import inflection, spelling, strong_verbs
from index.dutch import lexicon as lexicon_module
from index.dutch.lexicon import kept, lexicon
from index.dutch.remembered import look_up
from index.dutch.stopwords import STOP_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREPOSITIONS = _words("""
    aan achter bij binnen boven buiten door in langs met na om onder op over rond tegen tot tussen
    uit van voor
    """)
# Without a noun phrase after them they can only be particles.
_ADVERBS = _words("af heen mee neer samen terug toe voort weg")
_NOMINALS = _words("""
    achterover achteruit bekend beet bijeen bloot buit deel dicht dood droog gade gelijk gevangen
    goed ineen kapot kennis klaar kwijt lam lastig leeg los mis omhoog omlaag omver onderuit opeen
    open plaats plat prijs schoon schuil stand stil stop tegemoet tekort teleur tentoon terecht
    teweeg thuis uiteen vast veilig vol voorbij voorop vooruit vrij waar weer
    """)
_NOUNS = _words("buit deel gelijk kennis plaats prijs stand stop weg")
APART = (_PREPOSITIONS - {"met", "tot", "van"}) | _ADVERBS | _NOMINALS
"""Particles that may stand apart from their verb."""

_AUXILIARIES = _words("""
    ben bent is was waren zijn heb hebt heeft had hadden hebben word wordt werd werden worden zal
    zult zullen zou zouden kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest
    moesten wil wilt willen wilde wilden
    """)
# `op zijn beurt` is far more common than `op zijn gestaan`.
_BETWEEN = (_AUXILIARIES - {"zijn"}) | {"te"}
# `wees … af` is far more common than an order to be something.
_NO_VERBS = (STOP_WORDS - {"wees"}) | _AUXILIARIES | APART
_JOINING = _words("en maar of want")
_CONJUNCTIONS = _words("""
    als alsof dan dat doordat en hoewel indien maar mits nadat of omdat opdat sinds terwijl toen
    voordat wanneer want zoals zodat zodra
    """)
# What may come after the particle and is no noun phrase that a preposition would need.
_AFTER = (
    _CONJUNCTIONS
    | (_PREPOSITIONS - {"binnen", "buiten", "onder"})
    | _words("naar per richting sinds tijdens vanaf vanuit vanwege via volgens zonder")
)
_BEFORE_NOUN = _words("""
    de een mijn jouw uw zijn onze hun geen elk elke ieder iedere eerste tweede paar twee drie vier
    vijf zes zeven acht negen tien
    """)
_BEFORE_NOUN_OR_VERB = _words("het dit dat deze die haar ons")
_STRANDING = _words("er daar hier waar ergens nergens")
_VERB_ENDINGS = ("en", "aan", "oen", "ien")
_FURTHEST = 30
_SHORTEST_VERB = 3


def separable_verbs(
    words: Sequence[str], breaks: Sequence[bool], places: Iterable[int]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Find verbs that stand apart from their particle.

    Args:
        words: folded words.
        breaks: whether a clause ends before the word.
        places: where the words of `APART` are, and maybe others.

    Yields:
        the place of the particle, that of its verb, and the normal forms of the whole verb.
    """
    for place in places:
        if words[place] not in APART or not _may_have_verb(words, breaks, place):
            continue
        start = _clause_start(words, breaks, place)
        if _is_noun(words, start, place) or _is_stranded(words, start, place):
            continue
        verb = _after(words, breaks, place) or _before(words, breaks, start, place)
        if verb is not None:
            yield place, verb, _joined(words[place], words[verb])


def _may_have_verb(words: Sequence[str], breaks: Sequence[bool], place: int) -> bool:
    """Whether a verb can stand where `_after` and `_before` look for it; most often it cannot."""
    if _ends_clause(words, breaks, place):
        return True
    following = words[place + 1]
    return following in _BETWEEN and not (following == "te" and words[place] == "om")


def _after(words: Sequence[str], breaks: Sequence[bool], place: int) -> int | None:
    """The verb after its particle, with `te` or auxiliaries between: `toe te lichten`."""
    verb = place + 1
    while verb < len(words) and not breaks[verb]:
        if _joined(words[place], words[verb]) and verb > place + 1:
            return verb
        if words[verb] not in _BETWEEN:
            break
        verb += 1
    return None


def _before(words: Sequence[str], breaks: Sequence[bool], start: int, place: int) -> int | None:
    """The finite verb earlier in the clause: `licht … toe`; the likeliest, where several could."""
    if not _ends_clause(words, breaks, place):
        return None
    found = [
        verb
        for verb in range(start, place)
        if _joined(words[place], words[verb])
        and not _is_participle(words[place], words[verb])
        and (verb == start or words[verb - 1] not in _BEFORE_NOUN)
    ]

    def likelihood(verb: int) -> tuple[bool, bool, float]:
        before = words[verb - 1] if verb > start else ""
        frequency = lexicon().frequency(_joined(words[place], words[verb])[0])
        # `sluit de deuren en bouwt de productie af`
        return before in _JOINING, before not in _BEFORE_NOUN_OR_VERB, frequency

    # In a main clause the finite verb comes before the objects, hence the first of equals.
    return max(found, key=likelihood, default=None)


def _clause_start(words: Sequence[str], breaks: Sequence[bool], place: int) -> int:
    start = place
    while start > 0 and not breaks[start] and place - start < _FURTHEST:
        start -= 1
    return start


def _ends_clause(words: Sequence[str], breaks: Sequence[bool], place: int) -> bool:
    following = place + 1
    return (
        following == len(words)
        or breaks[following]
        or words[following] in _AFTER
        or words[place] in _ADVERBS
    )


def _is_noun(words: Sequence[str], start: int, place: int) -> bool:
    """Whether a word that can be a noun is one: `de weg`, `het deel`."""
    if place == start or words[place] not in _NOUNS:
        return False
    return words[place - 1] in _BEFORE_NOUN or words[place - 1] in _BEFORE_NOUN_OR_VERB


def _is_stranded(words: Sequence[str], start: int, place: int) -> bool:
    """Whether a preposition belongs to `er` or `daar` before it: `daar ging het over`."""
    may_strand = words[place] in _PREPOSITIONS or words[place] == "mee"
    if not may_strand or words[place - 1] in _PREPOSITIONS:
        return False
    # `er` at the beginning of a main clause announces the subject: `er komt een akkoord aan`.
    first = start + 1 if words[start] == "er" else start
    return not _STRANDING.isdisjoint(words[first:place])


def _joined(particle: str, verb: str) -> tuple[str, ...]:
    """Normal forms of the verb that a particle and a verb's form make, () when there is none."""
    if len(verb) < _SHORTEST_VERB or verb in _NO_VERBS:
        return ()
    form = particle + verb
    # Most words make none, which is sooner told than remembered.
    return _whole(particle, form) if form in _forms() or form in lexicon().lemma_of else ()


@lru_cache(maxsize=1 << 14)
def _whole(particle: str, form: str) -> tuple[str, ...]:
    found = look_up(form)
    # `inzet` by itself is a noun.
    return _verbs(particle, found.terms) or _verbs(particle, found.others)


def _verbs(particle: str, forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        lemma
        for lemma in forms
        if lemma.startswith(particle)
        and lemma.endswith(_VERB_ENDINGS)
        and lemma in lexicon().lemmas
    )


@cache
def _forms() -> Set[str]:
    """The regular and strong forms of every separable verb, each as one word."""
    sources = (
        __file__,
        lexicon_module.__file__,
        inflection.__file__,
        strong_verbs.__file__,
        spelling.__file__,
    )
    return frozenset(kept("particles", sources, _derived_forms))


def _derived_forms() -> list[str]:
    found: set[str] = set()
    for lemma in lexicon().lemmas:
        if not lemma.endswith(_VERB_ENDINGS) or not any(
            lemma[:length] in APART for length in range(2, len(lemma) - _SHORTEST_VERB)
        ):
            continue
        found.add(lemma)
        for stem in inflection.stems(lemma):
            found.update((stem, stem + "t"))
        found.update(inflection.past_forms(lemma))
    return sorted(found)


def _is_participle(particle: str, verb: str) -> bool:
    """Whether a verb's form begins with `ge` and the verb itself does not."""
    return verb.startswith("ge") and not _joined(particle, verb)[0].startswith(particle + "ge")
