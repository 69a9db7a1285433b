"""Words that others are derived from: `stijging` from `stijgen`, `Russisch` from `Rusland`.

A derived word is a word of its own, so its base is a weaker meeting than a shared lemma: it is
indexed and asked like a compound's part. A base counts only when the lexicon knows it in the part
of speech that the ending asks for. Source of the endings: Algemene Nederlandse Spraakkunst (2021),
chapter 12, Derivation.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from index.dutch.derived import GIVEN, NOT_DERIVED
from index.dutch.inflection import PARTICLES, UNSTRESSED, is_adjective, is_noun, is_verb, past_forms
from index.dutch.irregular import words_in
from index.dutch.lexicon import lexicon
from index.dutch.places import COUNTRY_OF
from index.dutch.spelling import closed, opened

_Candidates = Callable[[str], Iterator[tuple[str, Callable[[str], bool]]]]

_SHORTEST: Final = 3
_SHORTEST_ABSTRACT: Final = 4
_LIVED_SHARE: Final = 0.003
_COMMON_SHARE: Final = 0.05
_LEAST_SHARE: Final = 0.02

_AGENTS: Final = ("er", "ster", "aar", "baar")
_FOREIGN: Final = {
    **dict.fromkeys(("atie", "ator", "ering", "ant", "ent", "eur"), ("eren",)),
    "ctie": ("ceren", "cteren"),
    "sie": ("deren",),
    "utie": ("ueren",),
}
_ABSTRACT: Final = {
    "iteit": ("", "isch"),
    "aliteit": ("aal", "eel"),
    "ariteit": ("air",),
    "iviteit": ("ief",),
    "iciteit": ("isch", "iek"),
    "ibiliteit": ("ibel",),
    "biliteit": ("biel",),
}
_CHANGES: Final = ("iseren", "isering", "isatie")
_OF_CHANGES: Final = {"al": "eel", "ar": "air", "il": "iel"}
# What a verb in ver- says that something becomes: `verduurzamen`, `verzuring`.
_LONG_ADJECTIVES: Final = ("ig", "lijk", "zaam")
_NOT_BECOME: Final = frozenset(
    words_in("""
    enig gelijk heerlijk lustig menigvuldig nietig slijk tegenwoordig vaardig waardig wezenlijk
    wittig zaam
    """)
)
_BECOME: Final = frozenset(
    words_in("""
    arm breed dik droog dun fijn fraai grijs groen groot hard helder jong klein koel kort laag
    nat nauw nieuw rijk ruim scherp slap smal snel soepel sterk traag vreemd vuil zacht zilt zuur
    zwaar zwak
    """)
)
_SHORTEST_REPEATED: Final = 6
_PREFIXES: Final = (*PARTICLES, *UNSTRESSED)
_EXCHANGED: Final = {
    "ist": ("isme",),
    "istisch": ("isme",),
    "istiek": ("ist",),
    "loog": ("logie",),
    "graaf": ("grafie",),
    "craat": ("cratie",),
    "soof": ("sofie",),
    "noom": ("nomie",),
    "teeg": ("tegie",),
    "goog": ("gogie", "gogiek"),
    "iater": ("iatrie",),
    "urg": ("urgie",),
    "peut": ("pie",),
    "tect": ("tectuur",),
    "icus": ("iek", "ica"),
    "schappelijk": ("schap",),
    "schapper": ("schap",),
    "rechtelijk": ("recht",),
    "ureel": ("uur",),
    "matisch": ("em",),
    "mentair": ("ment",),
    "mentaal": ("ment",),
    "menteel": ("ment",),
    "ief": ("ie",),
    "foob": ("fobie",),
    "fiel": ("filie",),
    "arch": ("archie",),
    "dacteur": ("dactie",),
    "ecteur": ("ectie",),
    "ucteur": ("uctie",),
    "ateur": ("atie",),
    "ant": ("atie",),
    "kundig": ("kunde",),
    "kundige": ("kunde",),
    "plichtig": ("plicht",),
    "atorisch": ("atie",),
}
_ABLAUT: Final = {
    "name": "nemen",
    "braak": "breken",
    "spraak": "spreken",
    "bod": "bieden",
    "gave": "geven",
    "gifte": "geven",
    "komst": "komen",
    "dracht": "dragen",
    "vangst": "vangen",
}
# `Zuid-Afrikaans` is of `Zuid-Afrika`; the words have lost their hyphen.
_QUARTERS: Final = ("noord", "oost", "zuid", "west", "midden", "centraal", "latijns", "wit")
_ADJECTIVAL: Final = ("lijks", "loos", "achtig")
_PERSONAL: Final = (
    *("er", "aar", "ist", "ent", "ant", "eur", "or", "aris"),
    *("kampioen", "koning", "vriend"),
)
_OF_ABSTRACT: Final = {
    "ioneel": "ie",
    "tionaal": "tie",
    "gionaal": "gio",
    "ieel": "ie",
    "iaal": "ie",
}
_PERSONS: Final = ("e", "ster", "in", "es")
_FEMININE: Final = {"rice": ("eur", "or"), "euse": ("eur",)}


@lru_cache(maxsize=1 << 14)
def bases(lemma: str) -> tuple[str, ...]:
    """Return the words that a word is derived from, nearest first; () when it is from none.

    Args:
        lemma: a normal form as `lemmas` gives it.
    """
    if lemma in COUNTRY_OF:
        return (COUNTRY_OF[lemma],)
    if lemma in NOT_DERIVED:
        return ()
    if lemma.startswith(_QUARTERS):
        for quarter in _QUARTERS:
            country = COUNTRY_OF.get(lemma.removeprefix(quarter))
            if country is not None:
                return (quarter + country,)
    if lemma in GIVEN:
        return GIVEN[lemma]
    found: dict[str, None] = {}
    for endings, candidates in _BY_ENDING:
        if lemma.endswith(endings):  # most words end in none of them
            for base, is_base in candidates(lemma):
                if base != lemma and is_base(base):
                    found[base] = None
    return tuple(found)


def _of_verbs(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    if lemma.endswith("ing"):
        yield from _infinitives(lemma[:-3])
    for agent in _AGENTS:
        if lemma.endswith(agent):
            stem = lemma.removesuffix(agent)
            # Before a vowel a doubled consonant stays: `toner` is from no `tonnen`.
            for spelled in (stem,) if agent in ("er", "aar") else (stem, *opened(stem)):
                yield from _infinitives(spelled)
            if stem.endswith("rd"):  # `bestuurder`, `huurder`
                for spelled in opened(stem[:-1]):
                    yield from _infinitives(spelled)
    # `verzameling` is from `verzamelen`.
    if lemma.endswith("eling") and not is_verb(lemma.removesuffix("ing") + "en"):
        yield from _infinitives(lemma.removesuffix("eling"))
    if lemma.endswith("enis"):
        for stem in (lemma.removesuffix("enis"), lemma.removesuffix("tenis")):
            for spelled in opened(stem):
                yield from _infinitives(spelled)
    if lemma.endswith("end"):
        yield lemma.removesuffix("d"), is_verb


def _of_foreign_verbs(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    for ending, verbs in _FOREIGN.items():
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            for verbal in verbs if len(stem) >= _SHORTEST else ():  # `katie`, `sie`
                yield stem + verbal, is_verb


def _of_foreign_nouns(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    known = lexicon()
    stem = lemma.removesuffix("eren")
    # What nobody conjugates so is no such verb: `kleren`.
    if (known.has(stem + "eert") or known.has(stem + "eerde")) and is_verb(lemma):
        for noun in dict.fromkeys((stem, stem + "e", *closed(stem))):
            yield noun, lambda noun: _is_common_noun(noun, lemma)


def _is_common_noun(noun: str, verb: str) -> bool:
    """Whether a noun is used beside its verb, which is: `import` is, beside `importeren`."""
    known = lexicon()
    is_common = 0 < _COMMON_SHARE * known.frequency(verb) <= known.frequency(noun)
    return is_common and _is_abstract_noun(noun) and not is_adjective(noun)


def _of_stems(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    if lemma.endswith("e") and lemma not in lexicon().lemma_of:  # `Deinze`, `Knokke`
        return
    for stem in opened(lemma):
        for infinitive, _ in _infinitives(stem):
            yield infinitive, lambda verb: is_verb(verb) and _is_lived(verb, lemma)


def _is_lived(verb: str, noun: str) -> bool:
    """Whether a verb is used beside its noun: `drukken` is, beside `druk`; `banken` is not."""
    known = lexicon()
    past = sum(map(known.frequency, past_forms(verb)))
    return past > _LIVED_SHARE * known.frequency(noun)


def _infinitives(stem: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    if len(stem) >= _SHORTEST:
        yield stem + "en", is_verb
        if stem[-1] in "aeio":
            yield stem + "n", is_verb


def _of_adjectives(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    if lemma.endswith("heid"):
        yield lemma.removesuffix("heid"), is_adjective
    if lemma.endswith("te") and lexicon().lemma_of.get(lemma) == lemma:  # `Raalte`
        yield lemma.removesuffix("te"), is_adjective
    if lemma.endswith(("antie", "entie")):
        yield lemma.removesuffix("ie"), _is_noun_or_adjective
    for ending, adjectival in _ABSTRACT.items():
        if lemma.endswith(ending):
            for other in adjectival:
                yield lemma.removesuffix(ending) + other, is_adjective


def _of_becoming(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    for ending in ("en", "ing"):
        if lemma.startswith("ver") and lemma.endswith(ending):
            for adjective in closed(lemma.removeprefix("ver").removesuffix(ending)):
                is_long = adjective.endswith(_LONG_ADJECTIVES)
                if adjective in _BECOME or (is_long and adjective not in _NOT_BECOME):
                    yield adjective, is_adjective


def _of_repeated(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    again = lemma.removeprefix("her")
    # `hervormen` is not to form again; before another prefix her- always says so.
    if again != lemma and len(again) >= _SHORTEST_REPEATED and again.startswith(_PREFIXES):
        yield again, _is_noun_or_verb


def _is_noun_or_verb(word: str) -> bool:
    return is_noun(word) or is_verb(word)


def _is_noun_or_adjective(word: str) -> bool:
    return is_noun(word) or is_adjective(word)


def _of_changes(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    for ending in _CHANGES:
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            for adjective in (*closed(stem), stem + "isch"):
                yield adjective, is_adjective
            for written, spoken in _OF_CHANGES.items():
                if stem.endswith(written):
                    yield stem.removesuffix(written) + spoken, is_adjective
            for noun in (stem, stem + "ie"):
                yield noun, _is_abstract_noun


def _of_abstract_nouns(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    if lemma.endswith("isch"):
        known = lexicon()

        def is_known(noun: str) -> bool:
            """Whether a noun that no list may have is used beside its adjective: `hysterie`."""
            is_common = known.frequency(noun) >= _LEAST_SHARE * known.frequency(lemma)
            is_long = len(noun) > _SHORTEST_ABSTRACT
            return _is_abstract_noun(noun) or (is_common and is_long and _is_known_noun(noun))

        for ending in ("ie", "iek", "ica"):
            yield lemma.removesuffix("isch") + ending, is_known
        yield lemma.removesuffix("isch") + "a", _is_abstract_noun
        if lemma.endswith("tisch"):  # `hypothetisch`
            yield lemma.removesuffix("tisch") + "se", is_known
        if lemma.endswith("matisch"):  # `dramatisch`
            yield lemma.removesuffix("tisch"), _is_abstract_noun
    for ending, nominal in _OF_ABSTRACT.items():
        if lemma.endswith(ending):
            yield lemma.removesuffix(ending) + nominal, _is_abstract_noun


def _of_other_endings(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    for ending, others in _EXCHANGED.items():
        if lemma.endswith(ending):
            stem = lemma.removesuffix(ending)
            is_name = ending == "icus" and lemma not in lexicon().lemma_of  # `Henricus`
            if len(stem) >= _SHORTEST and not is_name:
                for other in others:
                    yield stem + other, _is_known_noun


def _of_ablaut(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    for ending, verb in _ABLAUT.items():
        if lemma.endswith(ending):
            prefix = lemma.removesuffix(ending)
            if prefix in PARTICLES or prefix in UNSTRESSED:
                yield prefix + verb, is_verb


def _of_nouns(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    for ending in _ADJECTIVAL:
        if lemma.endswith(ending):
            yield lemma.removesuffix(ending), is_noun
            yield lemma.removesuffix(ending).removesuffix("e"), is_noun


def _of_persons(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    if lemma.endswith("schap"):
        yield lemma.removesuffix("schap"), is_person
    for ending in _PERSONS:
        if lemma.endswith(ending):
            person = lemma.removesuffix(ending)
            for noun in (person, *closed(person)):
                yield noun, is_person
            # `zwemster` beside `zwemmer`, but `halte` is of no `halter`, nor `spies` of a `spier`.
            if ending == "ster" and len(person) >= _SHORTEST:
                yield person + "er", is_person
                if person.endswith("r"):  # `bestuurster` beside `bestuurder`
                    yield person + "der", is_person
    if lemma.endswith("ster"):  # `speelster` beside `speler`
        for stem in opened(lemma.removesuffix("ster")):
            yield stem + "er", is_person
    for ending, masculine in _FEMININE.items():
        if lemma.endswith(ending):
            for other in masculine:
                yield lemma.removesuffix(ending) + other, is_person


def _of_trades(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    yield lemma.removesuffix("ij"), is_noun
    yield from _infinitives(lemma.removesuffix("erij"))


def _of_names(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    yield lemma.removesuffix("'er"), str.isalnum


def _of_places(lemma: str) -> Iterator[tuple[str, Callable[[str], bool]]]:
    frequency = lexicon().frequency

    def is_commoner(word: str) -> bool:
        """`Limburg` is commoner than `Limburger`, what `priester` would be from is not."""
        return frequency(word) >= frequency(lemma) and is_place(word)

    if lemma.endswith("s"):
        place = lemma.removesuffix("s")
        for name in (place, place + "en", *closed(place)):
            yield name, is_commoner
    for name in places_of(lemma):
        yield name, is_commoner


def places_of(inhabitant: str) -> Iterator[str]:
    """Yield where an inhabitant may live: `Helmonder`, `Wageninger`, `Leerdammer`, `Zutphenaar`."""
    if inhabitant.endswith("er"):
        place = inhabitant.removesuffix("er")
        yield place.removesuffix("m") if place.endswith("mm") else place
        if place.endswith("ing"):
            yield place + "en"
    elif inhabitant.endswith("aar"):
        place = inhabitant.removesuffix("aar")
        yield place
        yield place.removesuffix("n")
        yield place.removesuffix("en")


def _is_known_noun(word: str) -> bool:
    """Whether a word is a noun or may be one that no list has, as many in -isme and -logie."""
    known = lexicon()
    return is_noun(word) or (word in known.frequencies and word not in known.lemma_of)


def _is_abstract_noun(word: str) -> bool:
    return len(word) > _SHORTEST_ABSTRACT and is_noun(word)


def is_person(word: str) -> bool:
    """Whether a word is a noun that ends as those of persons do: `wethouder`, `secretaris`."""
    return word.endswith(_PERSONAL) and is_noun(word)


def is_place(word: str) -> bool:
    """Whether a word is a name: known by its frequency and without any form of its own."""
    known = lexicon()
    return (
        len(word) > _SHORTEST_ABSTRACT
        and known.frequency(word) > 0
        and not (is_verb(word) or is_adjective(word) or word in known.lemmas)
        and known.lemma_of.get(word, word) == word
    )


_BY_ENDING: Final[Sequence[tuple[tuple[str, ...], _Candidates]]] = (
    (("ing", *_AGENTS, "enis", "end"), _of_verbs),
    ((*_FOREIGN,), _of_foreign_verbs),
    (("eren",), _of_foreign_nouns),
    (("",), _of_stems),
    (("",), _of_repeated),
    (("heid", "iteit", "te", "antie", "entie"), _of_adjectives),
    (_CHANGES, _of_changes),
    (("en", "ing"), _of_becoming),
    (("isch", *_OF_ABSTRACT), _of_abstract_nouns),
    ((*_EXCHANGED,), _of_other_endings),
    ((*_ABLAUT,), _of_ablaut),
    (_ADJECTIVAL, _of_nouns),
    (("schap", *_PERSONS, *_FEMININE), _of_persons),
    (("erij",), _of_trades),
    (("'er",), _of_names),
    (("s", "er", "aar"), _of_places),
)
"""Endings of derived words, and what yields every base that the spelling allows, with what it must
be; nearest first."""
