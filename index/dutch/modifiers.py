"""What can stand before the head of a compound, and what can be its head.

A modifier is a noun, bare or with a linking element, an adjective, the stem of a verb, a name or
one of a few prefixes (Algemene Nederlandse Spraakkunst, 12.2.2, and Booij, The Morphology of
Dutch, chapter 4).
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from index.dutch.inflection import (
    PARTICLES,
    infinitives,
    is_adjective,
    is_noun,
    is_verb,
    stems,
)
from index.dutch.irregular import FIXED, OLD_STEMS, PLURAL_STEMS, words_in
from index.dutch.lexicon import lexicon
from index.dutch.spelling import closed, opened, takes_s


class Kind(StrEnum):
    """What a part of a compound is."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"
    PREFIX = "prefix"
    UNLISTED = "unlisted"
    OTHER = "other"


class Modifier(NamedTuple):
    """A modifier before its head.

    Attributes:
        lemma: `mens` in `mensenrecht`, `schrijven` in `schrijfwijze`.
        link: the linking element.
    """

    lemma: str
    link: str
    kind: Kind


_PREFIXES: Final = frozenset(
    words_in("""
    aan aarts achter af anti bij binnen boven buiten door ex her in langs maxi mede mee meerjaren
    mega mini na neer neven niet oer om onder op oud over pseudo rond sub super tegen terug tussen
    uit voor weg zelf
    """)
)
_NOUNS_THAT_ARE_PARTICLES: Final = frozenset(
    words_in("""
    adem binnen boven buiten deel dicht dood droog gelijk gevangen goed groot hard heen lastig
    les los open plaats rond schoon staat stil stop tekort thuis vol vrij waar weer wijs
    """)
)
_BOUND: Final = frozenset(
    words_in("""
    be bijeen com con de dis driester en er ge genee het ineen inter lee mis non oer on ont per
    pre pro re ste sub toe ver wan
    """)
)
_NO_PARTS: Final = (
    (_BOUND | frozenset(FIXED) | frozenset(PARTICLES)) - _NOUNS_THAT_ARE_PARTICLES - _PREFIXES
)
# Endings, those of names among them, that are words too, or look like one, and are hardly ever
# the head of a compound.
_ENDINGS: Final = frozenset(
    words_in("""
    aal aan aar aard aardig aardigheid aards aat abel able ach achtig ade ader age air ana anne ant
    ante ard aren ares aria arie arier ase at ata baar bach beck beke bergh borgh born chap chester
    copie dael dar de dell der ding dom dor eel eerd eerder ees ein el elen eling els emer en end
    ende enis ens ent er eraan erachter erd eren erich erij erom erop erover ers eruit es ette eur
    even ford gers gert gie grafisch hartig heden heid heten hip holm ia ian ica ie ief iek ier iers
    ijd ijk ijn ine ing inge ingen ink ion isch isme ist ive jer jes ke ken ker kers ket king kje
    kleurig kundig la lag lan lata lees ler let lies lijk ling lingen list logisch loos mann matig
    meijer ment mer mers mie ming misch moedig nee nel nen nick nier ning nis nor ns on ond onde ong
    ons ord ose otje ping pje raar reich ren ria rich rick rie rij ring rita ros rs rt sam san
    schappelijk see sel ser ship shire sie sing sis ski sma son st ste stein sten ster stig str sus
    ta talig tan te ted teit tell ten ter tho tie tief tier tieve tig ting tisch tje tor tra tuk
    tuur uit ule ure us ute vaardig vert vig ville vormig waardig ward wright zaam zinnig
    """)
)
_NO_HEADS: Final = (_ENDINGS | _NO_PARTS | _PREFIXES) - {"weg"}
_HAS_VOWEL: Final = re.compile("[aeiouy]").search

_OF_VERBS: Final = ("ing", "ster", "er")
_SHORTEST_STEM: Final = 3
_SHORTEST_NAME: Final = 5
_COMMON: Final = 100.0
_COMMON_NAME: Final = 300.0
_COMMON_SHORT_NAME: Final = 3000.0
_LISTED: Final = 20.0


@lru_cache(1 << 14)
def head_kind(head: str) -> Kind | None:
    """What a folded word is as the head of a compound, None when it cannot be one by itself."""
    is_short = len(head) < _SHORTEST_STEM and head != "ei"
    if head not in lexicon().lemma_of and lexicon().frequency(head) <= _COMMON:
        return None
    if is_short or head in _NO_HEADS or not _HAS_VOWEL(head):
        return None
    if is_noun(head):
        return Kind.NOUN
    if is_adjective(head):
        return Kind.ADJECTIVE
    return Kind.VERB if is_verb(head) else Kind.OTHER


@lru_cache(1 << 14)
def verb_of(word: str) -> str:
    """The common verb that a folded word names the doer or the doing of, "" when it names neither.

    `verlater` and `verlaatster` have `verlaten`, `saldering` has `salderen`.
    """
    for ending in _OF_VERBS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            for spelled in opened(stem) if ending == "ster" else (stem,):
                verb = spelled + "en"
                if lexicon().frequency(verb) > _COMMON and is_verb(verb):
                    return verb
    return ""


@lru_cache(1 << 16)
def modifiers(start: str) -> tuple[Modifier, ...]:
    """Every reading of the start of a folded word as a modifier with its linking element."""
    if start in _PREFIXES:
        return (Modifier(start, "", Kind.PREFIX),)
    if start in OLD_STEMS:  # before function words are left out: `zijstraat`
        return (Modifier(OLD_STEMS[start], "", Kind.NOUN),)
    if not may_be_part(start):
        return ()
    if start in PLURAL_STEMS:
        noun = PLURAL_STEMS[start]
        return (Modifier(noun, start.removeprefix(noun), Kind.NOUN),)
    found = _bare(start)
    if start[-1] == "s":
        found += _with_s(start)
    elif start[-1] in "en":
        found += _with_plural(start)
    return tuple(found or _other(start))


def may_be_part(start: str) -> bool:
    """Whether the start of a folded word is no function word, particle or bare prefix."""
    return start not in _NO_PARTS and _HAS_VOWEL(start) is not None


def _bare(start: str) -> list[Modifier]:
    if not lexicon().has(start):
        return []  # most starts are no word at all
    if is_noun(start):
        return [Modifier(start, "", Kind.NOUN)]
    if is_adjective(start):
        # `volks` is a form of `volk` before it is an adjective.
        return [] if _with_s(start) else [Modifier(start, "", Kind.ADJECTIVE)]
    return _verb_stem(start)


def _verb_stem(start: str) -> list[Modifier]:
    if len(start) < _SHORTEST_STEM or start[-1] in "vze" or start[-1] == start[-2]:
        return []
    frequency = lexicon().frequency
    for verb in infinitives(start):
        if frequency(verb) > _COMMON and is_verb(verb) and start in stems(verb):
            is_rather_noun = frequency(start) > frequency(verb) and len(start) > _SHORTEST_STEM
            kind = Kind.NOUN if is_rather_noun else Kind.VERB
            return [Modifier(start if is_rather_noun else verb, "", kind)]
    return []


def _with_s(start: str) -> list[Modifier]:
    noun = start.removesuffix("s")
    if noun == start or len(noun) < _SHORTEST_STEM or noun in _NO_PARTS or noun in _PREFIXES:
        return []
    is_action = takes_s(noun) and verb_of(noun)  # `salderingsregeling`
    if is_noun(noun) or is_action or _is_name(noun):
        return [Modifier(noun, "s", Kind.NOUN)]
    return []


def _with_plural(start: str) -> list[Modifier]:
    """The likeliest reading with -en, -n or -e."""
    candidates = []
    if start.endswith("en"):
        candidates += [(noun, "en") for noun in closed(start[:-2])]
        if not start.endswith("een"):  # `veengrond` is of no `vee`
            candidates.append((start[:-1], "n"))
    if start.endswith("e"):
        candidates += [(noun, "e") for noun in closed(start[:-1]) if len(noun) >= _SHORTEST_STEM]
    known = lexicon()

    def likelihood(candidate: tuple[str, str]) -> float:
        is_listed = known.lemma_of.get(start) == candidate[0]
        return known.frequency(candidate[0]) * (_LISTED if is_listed else 1.0)

    nouns = [
        (noun, link)
        for noun, link in candidates
        if len(noun) > 1 and noun not in _NO_PARTS and is_noun(noun)
    ]
    return [Modifier(*max(nouns, key=likelihood), Kind.NOUN)] if nouns else []


def _other(start: str) -> list[Modifier]:
    """A name, or a word that the lexicon does not list: `ruslandstrategie`, `cyberoperatie`."""
    least = _COMMON_NAME if len(start) > _SHORTEST_STEM else _COMMON_SHORT_NAME
    is_common = len(start) >= _SHORTEST_STEM and lexicon().frequency(start) > least
    return [Modifier(start, "", Kind.OTHER)] if is_common else []


def _is_name(word: str) -> bool:
    known = lexicon()
    is_common = known.frequency(word) > _COMMON_NAME
    return len(word) >= _SHORTEST_NAME and word not in known.lemma_of and is_common
