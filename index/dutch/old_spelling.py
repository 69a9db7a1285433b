"""Spelling from before 1995: `produkt`, `pannekoek` and `vereeniging` as they are written today.

What changed is the y for ij (which is also how a scanned ij is read: `vryheid`), ph and other
letters from Greek (`telephoon`, `praemie`), the long vowel of an open syllable and the sch at the
end of one (1947: `heeren`, `mensch`), the choice between c and k (1954, 1995) and the -e- inside
compounds (1995). A rule alone would take `casten` for `kasten`, so a word counts as an old spelling
when the lexicon has the one of today and that is much commoner, or when it is a compound of such
words. Source: Woordenlijst Nederlandse Taal, Leidraad.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from index.dutch.inflection import is_noun
from index.dutch.irregular import words_in
from index.dutch.lexicon import lexicon
from index.dutch.modifiers import Kind, head_kind, modifiers
from index.dutch.places import ADJECTIVES
from index.dutch.spelling import closed


def _pairs(table: str) -> Mapping[str, str]:
    pairs = (pair.split("=") for pair in words_in(table))
    return MappingProxyType(dict(pairs))


# How much commoner the spelling of today must be, and how common at least.
_COMMONER: Final = 5.0
_COMMONER_ADJECTIVE: Final = 2.0
_COMMONER_COMPOUND: Final = 2.0
_SEEN: Final = 10.0
# How common it must be where no list has it.
_COMMON: Final = 100.0
_SHORTEST: Final = 5
_SHORTEST_NOUN: Final = 3
_SHORTEST_HEAD: Final = 3
_SHORTEST_PART: Final = 4
_SHORTEST_COMPOUND: Final = 8

_OF_TODAY: Final = frozenset(
    words_in("""
    cruising cypher doctoren groove marlyn pharm pharming phish predict quartier ryder ryders
    ryker ryzen schooner spyker spykers style styles stylen zoomer zoomers
    """)
)
# What is too short for the rules, or as common in either spelling.
_WORDS: Final = _pairs("""
    acte=akte acten=akten clericaal=klerikaal clericale=klerikale clericalen=klerikalen
    cyfer=cijfer cyfers=cijfers disch=dis drentsch=drents electron=elektron
    electronen=elektronen frankryk=frankrijk geene=geen geenen=geen geener=geen heere=heer hy=hij
    kakao=cacao klub=club klubs=clubs konstantinopel=constantinopel lektuur=lectuur myn=mijn
    nymegen=nijmegen oostenryk=oostenrijk parys=parijs photo=foto prys=prijs quaestie=kwestie
    quaesties=kwesties respekt=respect secte=sekte secten=sekten tractaat=traktaat
    tractaten=traktaten tyd=tijd vry=vrij vrye=vrije vyf=vijf wy=wij wyze=wijze yssel=ijssel
    yzer=ijzer yzeren=ijzeren zyn=zijn zyne=zijne
""")
# Parts of words that are of today in no other word, and that no rule makes so.
_STEMS: Final = _pairs("""
    aegypt=egypt aesthet=esthet aether=ether aethiop=ethiop anaesth=anesth archaeo=archeo
    atmospheer=atmosfeer authori=autori autheur=auteur bataillon=bataljon billard=biljart
    caesu=cesu caserne=kazerne cathechism=catechism cavaller=cavaler charakter=karakter
    cylind=cilind czaar=tsaar diphther=difter diphter=difter encyclopaed=encycloped
    falissement=faillissement finantie=financie foedera=federa gramofoon=grammofoon
    gramophoon=grammofoon graphie=grafie graphisch=grafisch gynaeco=gyneco haemato=hemato
    judaea=judea konsekwent=consequent labyrinth=labyrint lotherij=loterij mensch=mens
    milliard=miljard millioen=miljoen nymph=nimf oecono=econo paedag=pedag pavillioen=paviljoen
    phaenom=fenom philanthro=filantro philippijn=filipijn portemonnaie=portemonnee
    pruissen=pruisen rhabarber=rabarber rhetor=retor rheuma=reuma rhythm=ritm rumeni=roemeni
    rythm=ritm saphier=saffier triumph=triomf tusschen=tussen typhus=tyfus
""")
_STEM: Final = re.compile("|".join(_STEMS))
# Before what names of people and places end in, an old spelling is a name: `Heerenberg`.
_ENDS_NAME: Final = frozenset(words_in("beek berg broek burch burg dijk dorp hof kamp plas veld"))

# Words of one syllable, with an ending or without, differ in c and k too often: `kamper`, `camper`.
_SYLLABLES: Final = re.compile(
    "[^aeiouy]*[aeiouy]+[^aeiouy]*(?:[^aeiouyj]|j(?!es?$))"
    "(?!e(?:[nlrt]|r[es]|ren|nde?|ste|t?jes?)?$)[aeiouy]"
).match
_K: Final = re.compile("k(?=[aloru])|(?<=[aeioun])k(?=t)")
_K_BEFORE_T: Final = re.compile("(?<=[aeioun])k(?=t)")
_C: Final = re.compile("c(?=[aloru])|(?<=[aeiou])c(?=t)")
# `basisch` and its like are written so today.
_SCH: Final = re.compile("(?:(?<=[ve]i)|(?<=[a-z]{2}[^i])|(?<=^bo))sch(?=$|[bdefghijlmprtvwz])")
_SCHE: Final = re.compile("(?<=[^aeiouys])schen?$")
_LINK: Final = re.compile("(?<=[^aeiouy]e)|(?<=[ao]ie)").finditer
_LONG: Final = re.compile("(?:(?<=e)e|(?<=o)o)(?=(?:[bdfghklmnprstvwz]|ch)(?:e|i|a[art]))")
_ZOO: Final = re.compile("^zoo(?=[a-z]{3})|(?<=[a-z]{2})zoo$")
# Not at the end of what may be English (`party`).
_Y: Final = re.compile("(?<=[^aeiou])y(?!$|')|(?<=pp)y$|(?<=[gkln]er)y$")
# `Praet` and `Adolph` are names.
_PRAE: Final = re.compile("^prae(?!t)")
_PH: Final = re.compile("ph(?!$)|(?:(?<=oo|aa)|(?<=om))ph$")
# Each is tried on the spellings that those before it made, too: `Europeesche`.
_RULES: Final[Sequence[Callable[[str], str]]] = (
    lambda word: _STEM.sub(lambda stem: _STEMS[stem[0]], word),
    lambda word: _PRAE.sub("pre", word),
    lambda word: _PH.sub("f", word),
    lambda word: _Y.sub("ij", word),
    lambda word: _SCH.sub("s", word),
    lambda word: _SCHE.sub("se", word),  # `Nederlandschen`
    lambda word: _ZOO.sub("zo", word),
    lambda word: _LONG.sub("", word),
)
# What a word that the rules change has in it.
_OLD: Final = re.compile("sch|ee|oo|ph|y|prae").search


@lru_cache(1 << 14)
def modern(word: str) -> str | None:
    """Return a folded word in the spelling of today, None when it is written so already."""
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < _SHORTEST or word in _OF_TODAY:
        return None
    whole = _known(word, [*_by_sound(word), *_by_rules(word)])
    return whole or _with_n(word) or _of_parts(word)


def _by_sound(word: str) -> Sequence[str]:
    """The spellings that a word could have with other letters for k, the likelier first."""
    spelled = []
    if "k" in word:
        with_c = _K.sub("c", word)
        if "kt" in word:
            spelled.append(_K_BEFORE_T.sub("c", word))  # `produktiekosten`, but `kontakt`
        if "ks" in word:
            spelled += [with_c.replace("ks", "x"), word.replace("ks", "x")]
            spelled.append(word.replace("ks", "cc"))
        spelled += [with_c, word.replace("kk", "cc"), with_c.replace("kw", "qu")]
    if "c" in word:
        spelled += [_C.sub("k", word), word.replace("cc", "kk")]
    if "qu" in word:
        spelled.append(word.replace("qu", "kw"))
    spelled += [_LONG.sub("", old) for old in spelled]  # `copieeren`
    return spelled if _SYLLABLES(word) else ()


def _by_rules(word: str) -> Sequence[str]:
    """A word with the spellings that the rules make of it."""
    spelled = [word]
    if not _may_be_old(word):  # as most are not
        return spelled
    for rule in _RULES:
        spelled += [new for old in spelled if (new := rule(old)) != old]
    return spelled


def _may_be_old(word: str) -> bool:
    return _OLD(word) is not None or _STEM.search(word) is not None


def _known(word: str, spellings: Sequence[str]) -> str | None:
    """The first of the spellings that is a word of today."""
    times = _COMMONER_ADJECTIVE if _SCHE.search(word) else _COMMONER
    for spelled in spellings:
        if spelled != word and _is_word(spelled, word) and _is_commoner(spelled, word, times):
            return spelled
    return None


def _is_word(spelled: str, word: str) -> bool:
    known = lexicon()
    if spelled in known.lemma_of or is_noun(spelled) or spelled.removesuffix("e") in ADJECTIVES:
        return True
    is_sure = any(rule.search(word) for rule in (_STEM, _PRAE, _SCHE, _ZOO))
    return is_sure and known.frequency(spelled) >= _COMMON


def _is_commoner(spelled: str, word: str, times: float) -> bool:
    known = lexicon()
    return known.frequency(spelled) >= max(times * known.frequency(word), _SEEN)


def _with_n(word: str) -> str | None:
    """A compound with the -n- that it lacked, neither at its beginning nor at its end."""
    for link in _LINK(word, _SHORTEST_NOUN, len(word) - _SHORTEST_HEAD):
        place = link.end()
        spelled = f"{word[:place]}n{word[place:]}"
        if spelled in lexicon().lemma_of and _is_compound(word, place, spelled):
            return spelled
    return None


def _is_compound(word: str, place: int, written: str) -> bool:
    """Whether the n that a word lacks at a place is that of -en- in a compound: `pannekoek`."""
    return (
        _is_commoner(written, word, _COMMONER_COMPOUND)
        and word.isalpha()
        and head_kind(word[place:]) is not None
        and any(map(is_noun, closed(word[: place - 1])))
    )


def _of_parts(word: str) -> str | None:
    """A compound that no list has, of which a part is in an old spelling: `werkloozensteun`."""
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha() or _is_seen(word):
        return None
    if not _may_be_old(word):
        return None
    found = None
    for start in range(_SHORTEST_NOUN, len(word) - _SHORTEST_NOUN):
        before, head = word[:start], word[start:]
        new_before, new_head = _before_head(before), _part(head)
        if not _is_cut(new_before or before, new_head or head):
            continue
        if not (new_before or new_head):
            return None  # `zee|gebruik`, not `zege|bruik`
        if new_head or head not in _ENDS_NAME:
            found = (new_before or before) + (new_head or head)
    return found


def _is_seen(word: str) -> bool:
    return word in lexicon().lemma_of or lexicon().frequency(word) > _SEEN


def _is_cut(before: str, head: str) -> bool:
    is_word = head in lexicon().lemma_of and lexicon().frequency(head) > _SEEN
    is_head = len(head) >= _SHORTEST_PART and is_word
    return is_head and head_kind(head) is not None and _link(before) is not None


def _before_head(before: str) -> str | None:
    """A modifier in the spelling of today, with its linking element."""
    for link in ("", "s"):
        spelled = _part(before.removesuffix(link)) if before.endswith(link) else None
        # `Hooge-` and `Mooker-` are rather in names, and `gyms-` is no modifier of `gymschoen`.
        if spelled and not spelled.endswith(("e", "er")):
            return None if before.endswith("sch") and _link(spelled) else spelled + link
    return None


def _link(before: str) -> str | None:
    """The linking element of a modifier, None when it is none."""
    links = (found.link for found in modifiers(before) if found.kind is not Kind.OTHER)
    return next(links, None)


def _part(part: str) -> str | None:
    if len(part) < _SHORTEST or part in _OF_TODAY:
        return None
    return _WORDS.get(part) or _known(part, _by_rules(part))
