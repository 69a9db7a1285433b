"""Inflection: which forms a word has, and so whether the lexicon knows it as a verb or a noun.

The lexicon gives one lemma for a form and no part of speech. A word is therefore known as a verb
when one of the forms that a verb of its spelling has is listed as its form, and likewise as a noun
or an adjective.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from index.dutch.irregular import FIXED, PLURALS, UNCOUNTED, words_in
from index.dutch.lexicon import lexicon
from index.dutch.places import INHABITANTS
from index.dutch.spelling import VOWELS, closed, opened
from index.dutch.strong_verbs import principal_parts

UNSTRESSED: Final = ("be", "ver", "ont", "her", "ge", "er")
"""Prefixes that take the place of the participle's ge-: `verblijven`, `verbleven`."""

INSEPARABLE: Final = (
    *UNSTRESSED,
    *("aan", "achter", "door", "mis", "om", "onder", "over", "vol", "voor", "weer"),
)
"""Prefixes that can take its place, when they are not stressed: `onderzoeken`, `onderzocht`."""

PARTICLES: Final = frozenset(
    words_in("""
    aan aaneen achter achterna achterop achterover achteruit adem af beet bij bijeen binnen boven
    buiten deel dicht dood door droog gelijk gevangen goed groot hard heen in ineen kapot klaar
    kwijt langs lastig leeg les los mede mee mis na neer om omhoog omlaag omver onder op opeen open
    over overeen plaats rond samen schoon stil stop tegemoet tegen tekeer tekort teleur teniet
    tentoon terecht terug teweeg thuis toe tussen uit uiteen vast vol voor vooraf voorbij voorop
    vooruit voort vrij waar weer weg wijs
    """)
)
"""What a separable verb can begin with: `oplossen`, `opgelost`."""

DIMINUTIVES: Final = ("etje", "tje", "pje", "je")

CONTRACTED: Final = ("aa", "ee", "ie", "oe")
"""The ends of stems that an infinitive may add -n to: `zien`, `gaan`."""

_SHORTEST_VERB: Final = 4
_LONGEST_PARTICLE: Final = max(map(len, PARTICLES))
_PREFIXES: Final = re.compile(f"({'|'.join(PARTICLES)})?({'|'.join(INSEPARABLE)})*").fullmatch
_SHORTEST_NOUN: Final = 3
# Verbs from English keep both letters in an open syllable: `screenen`, `zoomen`, `streamen`.
_LONG_IN_ENGLISH: Final = ("ea", "ee", "oo")
# Verbs that end in a strong one and are weak.
_WEAK: Final = words_in("elijken imlachen rlachen ontmoeten welkomen")
# Strong verbs that have weak forms as well: `schepte` beside `schiep`, `zegde toe` beside `zei`.
_ALSO_WEAK: Final = words_in(
    "ervaren hypen plegen prijzen scheppen scheren schuilen skypen spugen zeggen zinnen"
)
_IRREGULAR_NOUNS: Final = frozenset(PLURALS.values()) | UNCOUNTED | INHABITANTS
_ADJECTIVAL: Final = words_in("aal aans achtig baar eel ees ief isch lijk loos matig vormig zaam")
_CACHED: Final = 1 << 14


@lru_cache(_CACHED)
def stems(infinitive: str) -> tuple[str, ...]:
    """Stems that an infinitive can have by its spelling: `maken` has `maak`, `gaan` has `gaa`."""
    stem = infinitive[:-2]
    if not infinitive.endswith("en") or _is_contracted(stem):
        return (infinitive[:-1],)
    found = closed(stem)
    return (*found, stem) if stem[-3:-1] == "ea" and stem not in found else found


def _is_contracted(stem: str) -> bool:
    """Whether an infinitive's -en is part of its stem: `zien`, `doen`."""
    return len(stem) < 2 or (stem[-1] in "io" and stem[-2] not in "aeiou")


def infinitives(stem: str) -> tuple[str, ...]:
    """Infinitives that a stem can have by its spelling; the inverse of `stems`."""
    if len(stem) < 2:
        return ()
    if stem[-1] not in VOWELS or stem.endswith(("ai", "ei", "oi", "ui")):
        found = tuple([open_stem + "en" for open_stem in opened(stem)])
        is_english = stem[-3:-1] in _LONG_IN_ENGLISH and stem[-3:] != "eer"
        return (*found, stem + "en") if is_english else found
    if stem.endswith(CONTRACTED):
        return stem + "n", stem + "en"
    return (stem + "n",) if stem.endswith(("e", "ij")) else ()


@lru_cache(_CACHED)
def past_forms(infinitive: str) -> frozenset[str]:
    """Past singular, past plural and participle that a verb can have."""
    forms = {*_past_forms(infinitive, UNSTRESSED)}
    if infinitive.startswith(INSEPARABLE):
        forms.update(_past_forms(infinitive, INSEPARABLE))
    for particle, verb in separated(infinitive):
        forms.update(particle + form for form in _past_forms(verb, UNSTRESSED))
    return frozenset(forms)


def separated(infinitive: str) -> Iterator[tuple[str, str]]:
    """Yield every particle that an infinitive can begin with, and the verb after it."""
    longest = min(_LONGEST_PARTICLE, len(infinitive) - _SHORTEST_VERB)
    for length in range(longest, 1, -1):
        if infinitive[:length] in PARTICLES:
            yield infinitive[:length], infinitive[length:]


def is_separable(particle: str, verb: str) -> bool:
    """Whether the participle keeps its ge- after the particle: `opgezocht`, but `onderzocht`."""
    if particle not in INSEPARABLE:
        return True
    known = lexicon().frequencies
    return any(
        form.startswith("ge") and particle + form in known for form in _past_forms(verb, UNSTRESSED)
    )


def _past_forms(infinitive: str, without_ge: tuple[str, ...]) -> tuple[str, ...]:
    strong = _strong_forms(infinitive, without_ge)
    if strong and not infinitive.endswith(_ALSO_WEAK):
        return strong
    return (*strong, *_weak_forms(infinitive, without_ge))


def _strong_forms(infinitive: str, without_ge: tuple[str, ...]) -> tuple[str, ...]:
    for start in range(max(1, len(infinitive) - 3)):
        prefix = infinitive[:start]
        parts = principal_parts().get(infinitive[start:])
        if parts is not None and is_prefix(prefix) and not infinitive.endswith(_WEAK):
            singular, plural, participle = parts
            if prefix.endswith(without_ge):
                participle = participle.removeprefix("ge")
            return prefix + singular, prefix + plural, prefix + participle
    return ()


def is_prefix(start: str) -> bool:
    """Whether a strong verb can have it before it: `ontmoeten` is, `beschouwen` is no `houwen`."""
    known = lexicon()
    is_word = start in known.lemmas or known.lemma_of.get(start) == start
    return is_verbal_prefix(start) or (is_word and len(start) >= _SHORTEST_NOUN)


def is_verbal_prefix(start: str) -> bool:
    """Whether it is made of a particle and prefixes alone: `ver`, `terugver`."""
    return _PREFIXES(start) is not None


def _weak_forms(infinitive: str, without_ge: tuple[str, ...]) -> tuple[str, ...]:
    # The d or t follows the consonant that is heard, which the infinitive shows: `reisde`.
    ending = "t" if infinitive[-3:-2] in {*"tkfspxc"} or infinitive.endswith("chen") else "d"
    augments = [""] if infinitive.startswith(without_ge) else ["ge"]
    if infinitive.startswith(("ge", "er")):  # a prefix in `gebeuren`, not in `geven`
        augments = ["", "ge"]
    forms: list[str] = []
    for stem in stems(infinitive):
        participle = stem if stem.endswith(ending) else stem + ending
        forms += [stem + ending + "e", stem + ending + "en"]
        forms += [augment + participle for augment in augments]
        if "ge" not in augments and _is_written("ge" + participle, infinitive):
            forms.append("ge" + participle)
    return tuple(forms)


def _is_written(participle: str, infinitive: str) -> bool:
    """Whether a participle shows that its verb begins with no prefix: `bellen`, `verven`."""
    known = lexicon()
    return known.has(participle) and known.lemma_of.get(participle, infinitive) == infinitive


# Most candidates are no word at all. That is looked up without a cache, which they would fill.


def is_verb(word: str) -> bool:
    """Whether the lexicon knows the infinitive of a verb; auxiliaries are in `FIXED` instead."""
    if len(word) < _SHORTEST_VERB or word[-1] != "n":
        return False
    if word in principal_parts():
        return word not in FIXED
    return word in lexicon().lemmas and word not in FIXED and _has_verb_forms(word)


def is_noun(word: str) -> bool:
    """Whether the lexicon knows the singular of a noun."""
    known = lexicon()
    if word in _IRREGULAR_NOUNS or (word in known.lemmas and _has_noun_forms(word)):
        return True
    # What is listed and has no other forms is most often a noun: `rechtsorde`.
    return known.lemma_of.get(word) == word and not is_verb(word) and not is_adjective(word)


def is_adjective(word: str) -> bool:
    """Whether the lexicon knows the uninflected form of an adjective."""
    known = lexicon()
    if word in known.lemmas and _has_adjective_forms(word):
        return True
    return word.endswith(_ADJECTIVAL) and word in known.frequencies


@lru_cache(_CACHED)
def _has_verb_forms(word: str) -> bool:
    present = [stem + "t" for stem in stems(word)]
    return _is_lemma_of_any(word, present) or _is_lemma_of_any(word, past_forms(word))


@lru_cache(_CACHED)
def _has_noun_forms(word: str) -> bool:
    plurals = [stem + "en" for stem in opened(word)]
    others = [word + ending for ending in ("s", "'s", "n", *DIMINUTIVES)]
    return _is_lemma_of_any(word, plurals) or _is_lemma_of_any(word, others)


@lru_cache(_CACHED)
def _has_adjective_forms(word: str) -> bool:
    return _is_lemma_of_any(word, [s + ending for s in opened(word) for ending in ("e", "er")])


def _is_lemma_of_any(word: str, forms: Iterable[str]) -> bool:
    return word in map(lexicon().lemma_of.get, forms)
