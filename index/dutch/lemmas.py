"""Normal forms of words: what is found by looking for any form of the same word.

A form that several lemmas share is found under each that is likely enough, the likeliest first.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from index.dutch.derivation import is_place, places_of
from index.dutch.inflection import (
    CONTRACTED,
    PARTICLES,
    UNSTRESSED,
    infinitives,
    is_adjective,
    is_noun,
    is_prefix,
    is_verb,
    is_verbal_prefix,
    past_forms,
    separated,
)
from index.dutch.irregular import FIXED, HOMOGRAPHS, NAMES, words_in
from index.dutch.lexicon import lexicon
from index.dutch.modifiers import Kind, head_kind, modifiers
from index.dutch.old_spelling import modern
from index.dutch.places import ADJECTIVES
from index.dutch.readings import readings
from index.dutch.spelling import takes_s
from index.dutch.strong_verbs import infinitives_of

# How much likelier a lemma is for being the one that the lexicon lists, and how likely another
# one must be beside the likeliest.
_LISTED: Final = 3.0
_LIKELY: Final = 0.2
_LIKELY_NOUN: Final = 0.05
# How much commoner a word that is not listed must be than as the form of a verb to be another one:
# `schade` is no stem of `schaden`, nor `Rome` one of `romen`.
_UNLISTED: Final = 3.0

_FEMININE: Final = ("ster", "es", "in", "rice")
_SHORTEST_INFLECTED: Final = 4
_SHORTEST_STEM: Final = 3
_SHORTEST_PARTICIPLE: Final = 9
_SHORTEST_LATIN: Final = 5
_SHORTEST_AGENTS: Final = 8
_SHORTEST_PART: Final = 4
_SHORTEST_LONG_HEAD: Final = 7
# What makes a verb of a verb and seldom stands before a noun.
_BEFORE_VERB: Final = frozenset(
    words_in("aan af door in mee na neer om op rond terug toe uit vast vol voorbij weg")
)
# Not -s by itself, which `tweepersoons` has too.
_PLURALS: Final = ("en", "ens", "ers", "es")
_PREFIXES: Final = ("be", "her", "ont", "ver")
# Endings after the apostrophe of letters and abbreviations: `GGD'en`, `sms'je`, `D66'ers`.
_AFTER_APOSTROPHE: Final = re.compile("(.+)'(s|en|e?tjes?|jes?|ers)").fullmatch
# Endings of inflected words that no name has: `vijftienjarige`, `omstandigheden`.
_INFLECTED: Final = ("ige", "ende", "heden")
# What takes -e or -en in long words that no list has: `sanitaire`, `ongeplaatste`, `doorzoekingen`.
# Most others are names: `Clarke`, `Isabelle`, `Magnussen`.
_INFLECTABLE: Final = ("d", "t", "ig", "lijk", "air", "ing", "aar")
_SHORTEST_LONG: Final = 9
_DENIED: Final = ("onbe", "onge", "onher", "onont", "onver")
_COMMON: Final = 50.0
# How much commoner a name is than its genitive, at least.
_OF_NAME: Final = 5.0
_WELL_KNOWN: Final = 300.0


class Lemmas(NamedTuple):
    """The normal forms of a word.

    Attributes:
        forms: normal forms, best first; never empty.
        rule: how they came about, for people: `irregular`, `name`, `apostrophe`, `old spelling`,
            `lexicon`, `head`, `suffix rule` or `unknown` for a word that stands for itself.
        nominal: the best normal form that is a noun or an adjective, None when none is likely.
        others: normal forms that the word may have and is unlikely to: `bewijs` of `bewijzen`.
    """

    forms: tuple[str, ...]
    rule: str
    nominal: str | None
    others: tuple[str, ...] = ()


@lru_cache(1 << 16)
def lemmas(word: str) -> Lemmas:
    """Normal forms of a word.

    Args:
        word: one word, folded (lower case, no accents).
    """
    if listed := _in_a_table(word):
        return listed
    if written := modern(word):
        found = _in_a_table(written) or _weighed(written)
        return found._replace(rule="old spelling")
    return _weighed(word)


def _in_a_table(word: str) -> Lemmas | None:
    if word in FIXED:
        return _as_given((FIXED[word],), "irregular")
    if word in ADJECTIVES or word in NAMES:  # `Londens`, `Wilders`
        return _as_given((word,), "name")
    if word in HOMOGRAPHS:
        return _as_given(HOMOGRAPHS[word], "irregular")
    if "'" in word and (inflected := _AFTER_APOSTROPHE(word)):
        stem, ending = inflected.groups()
        lemma = stem + "'er" if ending == "ers" else lemmas(stem).nominal or lemmas(stem).forms[0]
        return _as_given((lemma,), "apostrophe")
    return None


def _weighed(word: str) -> Lemmas:
    """The normal forms of a word that is in no table, the likeliest first."""
    likelihoods = _likelihoods(word)
    if not likelihoods:
        return _as_given(*_unlisted(word))
    ranked = sorted(likelihoods, key=likelihoods.__getitem__, reverse=True)
    most = likelihoods[ranked[0]]
    likely = [lemma for lemma in ranked if likelihoods[lemma] >= _LIKELY * most]
    if word in likelihoods and word not in likely and _is_person(word):
        likely.append(word)
    nominals = (lemma for lemma in ranked if is_noun(lemma) or not is_verb(lemma))
    nominal = next(nominals, None)
    if nominal is not None and likelihoods[nominal] < _LIKELY_NOUN * most:
        nominal = None
    others = tuple([lemma for lemma in likelihoods if lemma not in likely])
    return Lemmas(tuple(likely), "lexicon", nominal, others)


def _is_person(word: str) -> bool:
    """Whether a participle is a noun with a plural as well: `verdachte`, `verdachten`."""
    return word.endswith(("de", "te", "ne")) and lexicon().lemma_of.get(word + "n") == word


def _as_given(forms: tuple[str, ...], rule: str) -> Lemmas:
    """Normal forms that are not weighed against each other."""
    return Lemmas(forms, rule, next(filter(is_noun, forms), forms[0]))


def _likelihoods(word: str) -> Mapping[str, float]:
    """Each lemma that a word can be a form of, with the frequency that it would have."""
    known = lexicon()
    found: dict[str, float] = {}
    own = 1.0
    for reading in readings(word):
        lemma = _of_participle(reading.lemma) if reading.lemma != word else word
        found[lemma] = max(found.get(lemma, 0.0), reading.expected)
        if reading.lemma != word:
            own = min(own, reading.own)
    listed = known.lemma_of.get(word)
    if not found and listed is not None and listed != word and _is_credible(word, listed):
        found[listed] = known.frequency(word)
    others = sum(expected for lemma, expected in found.items() if lemma != word)
    rest = own * max(known.frequency(word) - others, 0.0)
    if listed == word or is_noun(word) or is_adjective(word):
        found[word] = max(rest, found.get(word, 0.0))
    elif (
        found
        and listed is None
        and own == 1.0
        and rest > _UNLISTED * others
        and all(map(is_verb, found))
    ):
        found[word] = rest
    if listed in found:
        # The sum decides between words that were never counted.
        found[listed] = _LISTED * found[listed] + 0.001
    return found


def _of_participle(lemma: str) -> str:
    """The verb of a participle that the lexicon has as an adjective: `bruisende`."""
    if lemma.endswith(("d", "t")) and is_adjective(lemma):
        return lemmas(lemma).forms[0]
    return lemma


def _is_credible(word: str, listed: str) -> bool:
    """Whether a listed lemma that no rule explains is one: the lexicon has `god` under `godin`."""
    known = lexicon()
    is_feminine = word.endswith(_FEMININE) and known.lemma_of.get(listed) != listed
    starts = (word[:2], word.removeprefix("ge")[:2])  # `gezaagd` is of `zagen`
    is_near = listed[:2] in starts and len(listed) <= len(word) + 2
    return is_near and not is_feminine and word not in known.lemmas


def _unlisted(word: str) -> tuple[tuple[str, ...], str]:
    """The normal forms of a word that the lexicon tells nothing of, and how they came about."""
    if word.endswith("enden"):  # `omwonenden`, as `omwonende`
        singular = lemmas(word[:-1]).forms
        is_written = singular[0] == word[:-1] in lexicon().frequencies
        if is_written or singular[0] == word[:-3]:
            return singular, "suffix rule"
    if word.endswith("ende") and len(word) >= _SHORTEST_PARTICIPLE and lexicon().has(word[:-1]):
        return lemmas(word[:-1]).forms, "suffix rule"  # `veelvoorkomende`
    for lemma in (
        *_of_duty(word),
        *_of_denial(word),
        *_of_prefix(word),
        *_by_participle(word),
        *_after_particle(word),
        *_by_agent(word),
        *_of_name(word),
    ):
        return (lemma,), "suffix rule"
    verb = _infinitive(word)
    for lemma in _by_head(word):
        # The plural of a noun is not ruled out: `terugvluchten`.
        return (tuple(dict.fromkeys((verb, lemma))) if verb else (lemma,)), "head"
    for lemma in _by_ending(word):
        return (lemma,), "suffix rule"
    return (word,), "unknown"


def _of_duty(word: str) -> Iterator[str]:
    """Who has a duty, as the adjective: `inburgeringsplichtigen`."""
    if word.endswith(("plichtige", "plichtigen")):
        yield word.removesuffix("n").removesuffix("e")


def _of_denial(word: str) -> Iterator[str]:
    """A participle with on-, which is of no verb: `ongevaccineerden`, as `ongevaccineerd`."""
    if not word.startswith(_DENIED):
        return
    denied = word.removeprefix("on")
    found = lemmas(denied)
    verbs = [*filter(is_verb, (*found.forms, *found.others))]
    for ending in ("en", "e", ""):
        participle = denied.removesuffix(ending)
        is_past = denied.endswith(ending) and any(participle in past_forms(v) for v in verbs)
        if is_past:
            yield "on" + participle
            return


def _infinitive(word: str) -> str | None:
    """A word that is the infinitive of a verb with a particle: `afkruisen`.

    Its head may be a noun as well, and often the likelier one by itself.
    """
    if not word.endswith("en"):
        return None
    verbs = (verb for particle, verb in separated(word) if particle in _BEFORE_VERB)
    # `rondgedragen` is a participle.
    return word if any(is_verb(verb) and verb[:2] != "ge" for verb in verbs) else None


def _of_prefix(word: str) -> Iterator[str]:
    """A verb with a prefix that no noun has: `ontvlooien`, `vergroent`."""
    for prefix in filter(word.startswith, _PREFIXES):
        bare = word.removeprefix(prefix)
        # `verkorven` is of `verkerven`.
        if word.endswith("en") and is_verb(bare) and bare not in infinitives_of():
            yield word
        form = bare.removesuffix("n").removesuffix("e")
        if form.endswith(("d", "t")):
            yield from _by_base(prefix, form[:-1], word)


def _by_base(prefix: str, base: str, word: str) -> Iterator[str]:
    """The verb that no list has but which is written, made of a word with a prefix."""
    if len(base) < _SHORTEST_STEM:
        return
    # `verbindingspunt` is of no `verbindingspunten`, nor `Verhaert` of `verhaeren`.
    if base.endswith(("d", "t")) or not (is_adjective(base) or is_noun(base) or _is_stem(base)):
        return
    known = lexicon()
    for verb in infinitives(prefix + base):
        is_known = verb in known.frequencies and known.lemma_of.get(verb, verb) == verb
        forms = (prefix + base + "t", *past_forms(verb))
        if is_known and (word in forms or word.removesuffix("e") in forms):
            yield verb


def _is_stem(word: str) -> bool:
    return any(map(is_verb, infinitives(word)))


def _by_participle(word: str) -> Iterator[str]:
    """The verb that is written about as often as what has the form of its participle."""
    participle = word.removesuffix("n").removesuffix("e") if word.endswith(("e", "en")) else word
    bare = participle.removeprefix("ge")
    if bare == participle or bare[-1:] not in {"d", "t"}:
        return
    known = lexicon()
    for stem in (bare, bare[:-1], bare.removesuffix("ed")):
        if len(stem) < _SHORTEST_STEM or stem.endswith(CONTRACTED):
            continue
        for verb in infinitives(stem):
            # `gehyped` and `gecrashed` are English in their endings too.
            is_english = bare in {verb[:-1] + "d", verb[:-1] + "t", stem + "ed"}
            is_spelled = is_english or participle in past_forms(verb)
            # `gemacht` is of no `machten`, which is a plural.
            is_known = known.lemma_of.get(verb, verb if stem != bare else "") == verb
            if is_spelled and is_known and _is_as_common(verb, word, 0.1):
                yield verb


def _after_particle(word: str) -> Iterator[str]:
    """The separable verb of a participle that no list has: `afgekaart`."""
    for particle, participle in separated(word):
        is_past = participle.startswith("ge") and participle.endswith(("d", "t", "de", "te"))
        if is_past and not is_noun(participle):  # `tegengeluid`
            verb = lemmas(participle).forms[0]
            if is_verb(verb) and participle.removesuffix("e") in past_forms(verb):
                yield particle + verb


def _by_agent(word: str) -> Iterator[str]:
    """Who does something or lives somewhere, of a plural that may be the commoner.

    `graaiers`, `geldverstrekkers`; `Helmonders`, `Terneuzenaren`.
    """
    if len(word) < _SHORTEST_AGENTS or not word.endswith(("ers", "aars", "aren")):
        return
    person = word.removesuffix("aren") + "aar" if word.endswith("n") else word[:-1]
    verb = person.removesuffix("er").removesuffix("aar") + "en"
    is_unseen = word not in lexicon().frequencies
    acts = (is_unseen or _is_as_common(person, word, 0.1)) and (
        is_verb(verb)
        or any(
            is_verb(verb[start:]) and is_noun(word[:start])
            for start in range(_SHORTEST_STEM, len(verb) - _SHORTEST_PART)
        )
    )
    places = (place for place in places_of(person) if is_place(place))
    if acts or any(_is_as_common(place, word, 1.0) for place in places):
        yield person


def _of_name(word: str) -> Iterator[str]:
    """A name of its genitive: `Erdogans`, which ends in no `gans`."""
    name = word.removesuffix("s")
    known = lexicon()
    # After one of these an apostrophe comes before the -s, or nothing: `Anna's`, `Thomas'`.
    if name == word or len(name) < _SHORTEST_INFLECTED or name[-1] in "aiouys":
        return
    is_commoner = known.frequency(name) > _OF_NAME * known.frequency(word) > 0
    if name not in known.lemma_of and is_commoner:
        yield name


def _by_head(word: str) -> Iterator[str]:
    """The word with its head, the longest listed word that it ends in, as a normal form.

    One after what can stand before a head comes first: `spoedarts` ends in `arts`, not in `darts`.
    """
    rest = []
    for before, lemma in _by_heads(word):
        head = word.removeprefix(before)
        is_head = min(len(before), len(head)) >= _SHORTEST_PART and head not in ADJECTIVES
        if is_head and _is_noun_before(before):
            yield lemma
        rest.append(lemma)
    yield from rest


def _by_heads(word: str) -> Iterator[tuple[str, str]]:
    """What stands before each head that a word can have, and the word as a normal form."""
    known = lexicon()
    has_head = False
    for start in range(2, len(word) - 2):
        head, before = word[start:], word[:start]
        if known.frequency(head) <= _COMMON or head == "inga":  # a surname: `Elzinga`
            continue
        if head not in known.lemma_of and not _is_inflected_participle(head):
            continue
        if head[0] == "s" and head[1:] in known.lemma_of and takes_s(before):
            continue  # `verzekeringstaak` is no form of `verzekeringstaken`
        is_other = FIXED.get(head, head) != head
        if is_other and before not in PARTICLES and not head.endswith(("aande", "goede")):
            continue  # `Azarkan` is no form of `kunnen`
        is_plural = not has_head and _is_long_plural(before, head)
        if is_plural or known.frequency(before) + known.frequency(before[:-1]) > _COMMON:
            found = lemmas(head)
            if found.nominal is None:
                # `drugspanden` are no form of `spannen`.
                is_infinitive = head == found.forms[0]
                is_noun_after_s = head[0] == "s" and not is_infinitive and _is_noun_form(head[1:])
                if is_noun_after_s or not _takes_verb(before, head, found.forms[0]):
                    continue
            if len(head) < _SHORTEST_LATIN and head[-1] == "i" and found.forms[0].endswith("us"):
                continue  # `Meloni` is no plural
            # `wensouder` is no comparative.
            is_agent = head.endswith("er") and head in found.forms and is_noun(head)
            lemma = word if is_agent else before + (found.nominal or found.forms[0])
            if head not in known.lemma_of:
                lemma = lemmas(word[:-1]).forms[0]  # `roodgekleurde`, as `roodgekleurd`
            elif found.nominal is None and before.endswith("ge") and before[:-2] in PARTICLES:
                lemma = before[:-2] + found.forms[0]  # `afgekruist` is of no `kruist`
            # `Eindhoven` is no plural of a word that nobody writes.
            is_rare = known.frequency(word) < _WELL_KNOWN or head.endswith(_INFLECTED)
            is_common = is_plural and head.endswith(_PLURALS) and _is_noun_before(before)
            if is_rare or is_common or _is_as_common(lemma, word, 0.1):
                has_head = True
                yield before, lemma


def _is_noun_before(before: str) -> bool:
    return any(modifier.kind is Kind.NOUN for modifier in modifiers(before))


def _is_long_plural(before: str, head: str) -> bool:
    """Whether a head is so long a plural that no name ends in it, whatever is before it.

    `betaaldvoetbalorganisaties`, though nobody writes `betaaldvoetbal` by itself.
    """
    if len(head) < _SHORTEST_LONG_HEAD or not head.endswith(("en", "s")):
        return False
    # `kortgeschoren` is no plural.
    if len(before) < _SHORTEST_STEM or before.endswith("ge"):
        return False
    found = lemmas(head)
    # `vijfsterren` are cut before `sterren`, and no word would be before `ster`.
    return found.nominal is not None and head not in found.forms and bool(head_kind(found.nominal))


def _is_inflected_participle(head: str) -> bool:
    """Whether no list has a participle with -e, as it has it without: `gekleurde`."""
    is_past = head.startswith("ge") and head.endswith(("de", "te"))
    is_participle = is_past or head.endswith("ende")
    return is_participle and len(head) >= _SHORTEST_LONG_HEAD and head[:-1] in lexicon().lemma_of


def _is_noun_form(word: str) -> bool:
    return word in lexicon().lemma_of and lemmas(word).nominal is not None


def _takes_verb(before: str, head: str, verb: str) -> bool:
    """Whether a word can end in a form of a verb: `ervaringsgericht`, but not `Hangzhou`."""
    if is_verbal_prefix(before):
        return True
    # `bankrun` and `freakshake` are nouns.
    if head != verb and not (head.startswith(UNSTRESSED) or head.endswith(("end", "ende"))):
        return False
    is_part = any(modifier.kind is not Kind.OTHER for modifier in modifiers(before))
    return is_part or before == "on" or is_prefix(before)


def _by_ending(word: str) -> Iterator[str]:
    """The word without an ending, where that is written much oftener than with it."""
    for ending in ("s", "en", "e"):
        stem = word.removesuffix(ending)
        # `NS` is no plural of `N`, nor `Hass` of `Has`.
        if stem == word or len(word) < _SHORTEST_INFLECTED or word.endswith("ss"):
            continue
        if ending != "s" and not (len(word) >= _SHORTEST_LONG and stem.endswith(_INFLECTABLE)):
            continue
        # A noun gets no -e: `gitariste` is a word of her own.
        may_be = ending != "e" or is_adjective(stem) or not is_noun(stem)
        if may_be and _is_as_common(stem, word, 1.0):
            yield stem


def _is_as_common(base: str, word: str, share: float) -> bool:
    known = lexicon()
    return base in known.frequencies and known.frequency(base) >= share * known.frequency(word)
