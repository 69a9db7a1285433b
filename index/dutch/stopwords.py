"""Stop words: words that hold a sentence together and say nothing of what it is about.

They keep their place for phrases and are left out of ranked search, but for queries that have one
other word.
"""

from collections.abc import Mapping
from functools import cache

from index.dutch.lemmas import lemmas
from index.dutch.old_spelling import modern

_ARTICLES = "de het een 't 'n 's der des den"
_PRONOUNS = """
    ik jij je u hij zij ze wij we jullie mij me jou hem haar ons hen hun zich 'k 'm d'r z'n m'n
    mijn jouw uw zijn onze zichzelf mezelf jezelf onszelf elkaar elkaars
    dit dat deze die zo'n zulk zulke degene degenen datgene hetgeen
    wie wat welk welke wiens wier hoeveel men iemand iets elk elke al alle
"""
_PREPOSITIONS = """
    aan af bij door in met na naar om onder op over per sinds te ten ter tijdens toe tot tussen uit
    van vanaf vanuit vanwege via volgens voor wegens inzake mee
"""
_CONJUNCTIONS = """
    en of maar want dus dan als dat omdat doordat zodat opdat voordat nadat totdat terwijl hoewel
    ofschoon toen tenzij mits indien zoals alsof noch evenals zowel zodra
"""
_AUXILIARIES = """
    ben bent is was waren zijn geweest wees zijnde
    heb hebt heeft had hadden hebben gehad
    word wordt werd werden worden geworden
    zal zult zullen zou zouden kan kun kunt kunnen kon konden mag mogen mocht mochten
    moet moeten moest moesten wil wilt willen wilde wilden
"""
_ADVERBS = """
    er hier daar waar ervan erover erop eraan erbij erin ermee eruit daarvan daarover daarop daaraan
    daarbij daarin daarmee daarna daarom daardoor daarvoor hiervan hierover hierop hieraan hierbij
    hierin hiermee hierdoor hiervoor waarvan waarover waarop waaraan waarbij waarin waarmee waarna
    waarom waardoor waarvoor waaronder
    niet geen wel ook nog al reeds zo te nu toch hoe wanneer even immers echter
"""
_ABBREVIATIONS = """
    aub svp bijv bv enz etc dwz jl oa ea ed mn nb ca cq ivm mbt tav tov dmv ipv ihkv nav obv
"""
# Inflected words and words of before 1947; not `ware`, `haren`, `mijnen`, `dien`, `allen` and their
# like, which are other words or names.
_OLD = """
    eene eenen eener dezen dezer diens mijne zijne zijnen zijner hare harer hunne hunner onzen onzer
    uwen uwer welken welker welks geene geenen geener gij zijt hadde hebbe worde zoude moge
    hetwelk dewelke doch dewijl sedert jegens
"""
# Not `ing` and `prof`: in small letters most mean the bank and who is paid to play.
_TITLES = "dhr dr drs ds ir mr"

STOP_WORDS = frozenset(
    " ".join(
        (
            _ARTICLES,
            _PRONOUNS,
            _PREPOSITIONS,
            _CONJUNCTIONS,
            _AUXILIARIES,
            _ADVERBS,
            _ABBREVIATIONS,
            _OLD,
            _TITLES,
        )
    ).split()
)
ACRONYMS = frozenset({"DR", "DRS", "DS", "IR", "IS", "MR", "OM"})
"""Names that only their capitals tell from a stop word: Islamitische Staat, Openbaar Ministerie,
medezeggenschapsraad."""


def is_stop_word(text: str, word: str) -> bool:
    """Whether a word is a stop word.

    Args:
        text: as it stands in the text: `één` is a numeral, `IS` and `OM` are names.
        word: the same, folded.
    """
    if text in ACRONYMS or not (word in STOP_WORDS or modern(word) in STOP_WORDS):
        return False
    return not word.startswith("een") or text.isascii()


def stop_words_like(word: str) -> tuple[str, ...]:
    """Return the stop words that are a form of the same word: `wil`, `wilde` for `willen`.

    Args:
        word: a stop word, folded.
    """
    return _forms().get(lemmas(word).forms[0], (word,))


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for word in sorted(STOP_WORDS):
        lemma = lemmas(word).forms[0]
        forms[lemma] = (*forms.get(lemma, ()), word)
    return forms
