"""Readings of a word form: whose form it can be, and how often it would be.

`vallen` is the infinitive of `vallen` and the plural of `val`. Which of the two a reader meets is
told by the rest of each family: `viel`, `valt` and `gevallen` are frequent, `val` is not. Each
reading is therefore given the frequency that the form should have if it were the only one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from index.dutch.inflection import (
    DIMINUTIVES,
    INSEPARABLE,
    infinitives,
    is_adjective,
    is_noun,
    is_prefix,
    is_verb,
    past_forms,
)
from index.dutch.irregular import FIXED, PLURAL_STEMS, PLURALS, UNCOUNTED
from index.dutch.lexicon import lexicon
from index.dutch.places import ADJECTIVES
from index.dutch.spelling import VOWELS, closed, opened
from index.dutch.strong_verbs import infinitives_of, principal_parts


class _Share(NamedTuple):
    """How a form's frequency follows from those of its lemma's other forms.

    Attributes:
        expected: occurrences of the form for each past or participle of its verb, or for each
            singular of its noun or base of its adjective.
        own: what part of the form's own frequency can be that of a word that is itself a lemma.
            A participle that is an adjective too (`verplicht`) is read as a form of its verb.
    """

    expected: float
    own: float = 1.0


# The expected shares are medians over the verbs, nouns and adjectives of the lexicon whose forms
# are nothing else; docs/analysis.md has the figures. They matter by their order of magnitude.
_INFINITIVE: Final = _Share(1.5)
_STEM: Final = _Share(0.1)
_PRESENT: Final = _Share(0.43)
_PRESENT_PARTICIPLE: Final = _Share(0.03, own=0.02)
_PAST: Final = {
    "de": _Share(0.3, own=0.05),
    "te": _Share(0.3, own=0.05),
    "den": _Share(0.06, own=0.05),
    "ten": _Share(0.06, own=0.05),
}
_PAST_ENDINGS: Final = tuple(_PAST)
_STRONG_PAST: Final = (_Share(1.0, own=0.4), _Share(0.2, own=0.4), _Share(2.0, own=0.02))
_PARTICIPLE: Final = _Share(1.0, own=0.02)
# `gewonden` is the plural of a noun far oftener than a form of `gewond`.
_PARTICIPLES: Final = _Share(0.02, own=0.02)
_PLURAL: Final = _Share(0.2)
_PLURAL_SELDOM: Final = _Share(0.01)
_PLURAL_S: Final = _Share(0.1)
_PLURAL_IRREGULAR: Final = _Share(4.0)
_DIMINUTIVE: Final = _Share(0.05, own=0.02)
_INFLECTED: Final = {"e": _Share(0.2), "en": _Share(0.03)}
_INFLECTED_ENDINGS: Final = tuple(_INFLECTED)
_OF_PLACE: Final = _Share(1.0, own=0.02)
_PARTITIVE: Final = _Share(0.01)
_COMPARATIVE: Final = _Share(0.02, own=0.1)
_SUPERLATIVE: Final = _Share(0.01, own=0.1)

# Plurals that change the end of the noun: `schuldgevoelens`, `brandweerlieden`, `neerlandici`.
_ENDINGS_OF_PLURALS: Final = {
    "gevoelens": "gevoel",
    "lieden": "man",
    "lui": "man",
    "ici": "icus",
    "ia": "ium",
    "ea": "eum",
    "tra": "trum",
    "ta": "tum",
    "da": "dum",
}
_IRREGULAR_ENDINGS: Final = tuple(_ENDINGS_OF_PLURALS)
_LEAST_INFLECTED: Final = 0.03
_SONOROUS: Final = VOWELS | {*"jlmnrw"}
_SHORTEST_PLACE: Final = 5
_SHORTEST_DOUBLED: Final = 6
_SHORTEST_CLIPPED: Final = 4
_SHORTEST_IN_I: Final = 4


def _lengths_of_strong_past() -> Mapping[str, Sequence[int]]:
    """The lengths of the strong past forms that end in the same two letters, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in infinitives_of():
        for past in (form, form.removeprefix("ge")):
            lengths[form[-2:]].add(len(past))
    return {ending: sorted(found, reverse=True) for ending, found in lengths.items()}


_LENGTHS_OF_STRONG_PAST: Final = _lengths_of_strong_past()

# Past forms that are ever so frequent with a rare infinitive are another word's.
_MOST_PAST: Final = 5.0


class Reading(NamedTuple):
    """A word as a form of a lemma.

    Attributes:
        expected: occurrences in a billion words that the lemma's other forms foretell.
        own: what part of the word's frequency it can still have as its own lemma, 0 to 1.
    """

    lemma: str
    expected: float
    own: float


_Candidates = Iterator[tuple[str, _Share]]


def readings(word: str) -> Iterator[Reading]:
    """Yield every reading of a folded word as a form of a lemma that the lexicon knows."""
    seen: set[str] = set()
    for verb, share in _infinitives(word):
        if verb not in seen and is_verb(verb):
            seen.add(verb)
            yield Reading(verb, share.expected * _past_frequency(verb, word), share.own)
    for singular, share in _singulars(word):
        if singular not in FIXED and singular not in UNCOUNTED and is_noun(singular):
            yield _of_base(singular, share)
    for base, share in _bases(word):
        if base not in FIXED and (is_adjective(base) or _is_of_a_place(base, word)):
            yield _of_base(base, share)


def _of_base(base: str, share: _Share) -> Reading:
    return Reading(base, share.expected * lexicon().frequency(base), share.own)


def _past_frequency(infinitive: str, without: str) -> float:
    """Frequency of a verb's past forms that are no other word, in a billion words."""
    known = lexicon()
    frequency = sum(
        known.frequency(form)
        for form in past_forms(infinitive)
        if form != without and (known.lemma_of.get(form) == infinitive or form not in known.lemmas)
    )
    return min(frequency, _MOST_PAST * known.frequency(infinitive))


def _infinitives(word: str) -> _Candidates:
    yield from _of_strong_past(word)
    for verb in _of_participle(word):
        yield verb, _PARTICIPLES if word.endswith("n") else _PARTICIPLE
    if word.endswith(("nd", "nde", "nden")):
        yield word[: word.rindex("nd") + 1], _PRESENT_PARTICIPLE
    yield word, _INFINITIVE
    for ending in _endings(word, _PAST_ENDINGS):
        for verb in infinitives(word.removesuffix(ending)):
            if is_verb(verb) and word in past_forms(verb):
                yield verb, _PAST[ending]
    if word.endswith("t"):
        stem = word[:-1]
        for verb in infinitives(stem):
            # `updatet` has `updatete` beside it; `raket` is no form of `raken`.
            if stem[-1] != "e" or not past_forms(verb).isdisjoint((word + "e", stem + "de")):
                yield verb, _PRESENT
    for verb in infinitives(word):
        yield verb, _STEM
    if word.endswith(("hou", "ij")) and (len(word) >= _SHORTEST_CLIPPED or word == "hou"):
        yield word + "den", _STEM


def _of_strong_past(word: str) -> _Candidates:
    verbs_of = infinitives_of()
    for form in (word, *_uninflected(word)):
        for length in _LENGTHS_OF_STRONG_PAST.get(form[-2:], ()):
            if length > len(form):
                continue
            prefix, past = form[:-length], form[-length:]
            verbs, without_ge = verbs_of.get(past, ()), verbs_of.get("ge" + past, ())
            if not (verbs or without_ge) or (prefix and not is_prefix(prefix)):
                continue  # `gebroken` is no form of `gebruiken`
            if prefix.endswith(INSEPARABLE):
                for verb in without_ge:
                    yield prefix + verb, _STRONG_PAST[2]
            for verb in verbs:
                parts = principal_parts().get(verb, ())
                place = len(parts) - 1 - parts[::-1].index(past) if past in parts else 0
                is_plural = form != word and word.endswith("n")
                yield prefix + verb, _PARTICIPLES if is_plural else _STRONG_PAST[place]


def _uninflected(participle: str) -> tuple[str, ...]:
    """A strong participle without the ending of an adjective: `geschreven(e)`, `gekocht(e)`."""
    if participle.endswith(("ene", "ane", "chte")):
        return (participle[:-1],)
    return (participle[:-2],) if participle.endswith(("enen", "chten")) else ()


def _of_participle(word: str) -> Iterator[str]:
    if word.endswith(("d", "t")):
        yield from _of_uninflected_participle(word)
    elif word.endswith(("de", "te", "den", "ten")):
        inflected = word.removesuffix("n").removesuffix("e")
        yield from _of_uninflected_participle(inflected)
        # `geredde`, `gedode`; `bezetten` is rather an infinitive.
        for participle in closed(inflected) if word[-1] == "e" else ():
            if participle != inflected:
                yield from _of_uninflected_participle(participle)


def _of_uninflected_participle(participle: str) -> Iterator[str]:
    bare = [participle]
    place = participle.find("ge")
    while 0 <= place < len(participle) - 3:
        bare.append(participle[:place] + participle[place + 2 :])
        place = participle.find("ge", place + 1)
    for form in bare:
        for stem in (form, form[:-1]):
            for verb in infinitives(stem):
                if is_verb(verb) and participle in past_forms(verb):
                    yield verb


def _singulars(word: str) -> _Candidates:
    if word.endswith("en"):
        for singular in dict.fromkeys((*closed(word[:-2]), word[:-1])):
            yield singular, _PLURAL_SELDOM if _has_plural_in_s(singular, word) else _PLURAL
        if word.endswith("heden"):
            yield word.removesuffix("eden") + "eid", _PLURAL
    if word.endswith(("ches", "shes", "xes")):  # `speeches`
        yield word.removesuffix("es"), _PLURAL_S
    if word.endswith("s") and lexicon().lemma_of.get(word) != word and word not in ADJECTIVES:
        yield word[:-1].removesuffix("'"), _PLURAL_S
    for ending in _endings(word, _IRREGULAR_ENDINGS):
        if ending == word:  # `lui` by itself is an adjective
            continue
        yield word.removesuffix(ending) + _ENDINGS_OF_PLURALS[ending], _PLURAL_IRREGULAR
    if word in PLURALS:
        yield PLURALS[word], _PLURAL_IRREGULAR
    for singular in _diminished(word.removesuffix("s")):
        yield singular, _DIMINUTIVE


def _has_plural_in_s(singular: str, infinitive: str) -> bool:
    """Whether a noun has another plural than the infinitive of its verb: `games`, `coaches`."""
    known = lexicon()
    is_english = singular.endswith(("ch", "sh"))
    plural = singular + ("es" if is_english else "s")
    if known.lemma_of.get(plural) != singular or not is_verb(infinitive):
        return False
    return is_english or known.frequency(plural) > known.frequency(infinitive)


def _diminished(word: str) -> Iterator[str]:
    if not word.endswith("je"):
        return
    for ending in DIMINUTIVES:
        stem = word.removesuffix(ending)
        if stem != word and _takes(ending, stem):
            yield stem
    if word.endswith("etje") and word[-5:-4] not in VOWELS:
        yield from closed(word.removesuffix("etje"))
    if len(word) > _SHORTEST_DOUBLED and word.endswith(("aatje", "ootje", "uutje")):  # `autootje`
        yield word.removesuffix("tje")[:-1]
    for stem in opened(word.removesuffix("je")):  # `glaasje`, whose plural is `glazen`
        if len(closed(stem)) > 1:
            yield closed(stem)[-1]
    if word.removesuffix("tje") in PLURAL_STEMS:  # `kindertjes`
        yield PLURAL_STEMS[word.removesuffix("tje")]
    if word.endswith("inkje"):  # `koninkje`, but `bankje` is no form of `bang`
        yield word.removesuffix("kje") + "g"


def _takes(ending: str, stem: str) -> bool:
    """Whether a noun has a diminutive in -etje, -tje, -pje or -je: `Spanje` is none of `span`."""
    if ending == "etje":  # `cafeetje`, with its accent folded, and `taxietje`, but not of `zo`
        is_long = len(stem) >= _SHORTEST_IN_I  # `mietje` is none of `mi`
        return stem[-1:] not in VOWELS - ({"e", "i"} if is_long else {"e"})
    last, before = stem[-1:], stem[-2:-1]
    if ending == "je":
        return last not in _SONOROUS
    if last in VOWELS:  # `koetje`, `dametje`, but `latje` is none of `la`
        return ending == "tje" and (last == "e" or before in VOWELS)
    # A syllable with a short vowel takes -etje: `plantje` is none of `plan`.
    is_short = opened(stem) == (stem + last,) and VOWELS.isdisjoint(stem[:-2])
    return not is_short and (last == "m" if ending == "pje" else last in _SONOROUS)


def _bases(word: str) -> _Candidates:
    if word.endswith("e"):  # `Chinese` is of `Chinees`
        yield from ((base, _OF_PLACE) for base in closed(word[:-1]) if base in ADJECTIVES)
    for ending in _endings(word, _INFLECTED_ENDINGS):
        for base in closed(word.removesuffix(ending)):
            yield base, _INFLECTED[ending]
    for ending in _endings(word, ("er", "ere")):
        stem = word.removesuffix(ending)
        for base in closed(stem):
            if _is_inflected(base, stem + "e"):
                yield base, _COMPARATIVE
        if stem.endswith("rd"):
            yield word.removesuffix("d" + ending), _COMPARATIVE
    for ending in _endings(word, ("st", "ste", "sten")):
        yield word.removesuffix(ending), _SUPERLATIVE
    if word.endswith("s"):
        yield word[:-1], _PARTITIVE


def _endings(word: str, endings: tuple[str, ...]) -> Sequence[str]:
    """Return those that a word ends in; most often none, which is told at once."""
    return [ending for ending in endings if word.endswith(ending)] if word.endswith(endings) else ()


def _is_inflected(base: str, inflected: str) -> bool:
    """Whether an adjective is written with -e often enough to be one: `deel` (`deler`) is not."""
    known = lexicon()
    return known.frequency(inflected) >= _LEAST_INFLECTED * known.frequency(base)


def _is_of_a_place(base: str, word: str) -> bool:
    """Whether a word is an adjective made of a name: `Haagse` beside `Haags`."""
    if base in ADJECTIVES:
        return word.endswith("e")
    if word != base + "e" or not base.endswith("s"):
        return False
    known, place = lexicon(), base[:-1]
    names = (name for name in (place, place + "en") if name not in known.lemma_of)
    is_of_name = len(place) >= _SHORTEST_PLACE and any(name in known.frequencies for name in names)
    # `else` is no form of `els`.
    return place[-1:] not in VOWELS and (base in known.frequencies or is_of_name)
