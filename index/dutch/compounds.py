"""Parts of compounds: `kernwapens` is found by `kern` and by `wapen`.

A word is cut in two where a modifier meets a head. How good a cut is, is a sum of a few weights: a
frequent head and long parts speak for it, a frequent whole against it (Koehn and Knight, Empirical
Methods for Compound Splitting, 2003, compare the same frequencies), and some kinds of parts are
trusted less. The parts are cut again in the same way.
"""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from index.dutch.derivation import is_person
from index.dutch.inflection import is_adjective, is_noun, is_separable, is_verb, separated
from index.dutch.irregular import FIXED, words_in
from index.dutch.lemmas import lemmas
from index.dutch.lexicon import lexicon
from index.dutch.modifiers import Kind, Modifier, head_kind, may_be_part, modifiers, verb_of
from index.dutch.places import COUNTRIES, COUNTRY_OF
from index.dutch.spelling import VOWELS, closed, takes_s

# The weights of a logistic regression over the cuts of words with marked parts, rounded;
# docs/analysis.md says on what data and how well each half of it predicts the other.
_ANY_CUT: Final = -3.0
_WHOLE_FREQUENCY: Final = -1.2
_WHOLE_UNSEEN: Final = -2.0
_WHOLE_LENGTH: Final = 0.18
_MODIFIER_FREQUENCY: Final = 0.35
_MODIFIER_RARE: Final = -0.45
_HEAD_FREQUENCY: Final = 0.85
_MODIFIER_LENGTH: Final = {2: -1.5, 3: -0.75, 4: -0.65}
_HEAD_LENGTH: Final = {2: -0.75, 3: -0.75, 4: -0.25}
_LINK: Final = {"": 0.0, "s": -0.6, "e": -1.4, "n": 0.5, "en": 0.5}
_LINK_WHERE_S_IS_DUE: Final = {**_LINK, "": _LINK["s"], "s": _LINK[""]}
_MODIFIER_KIND: Final = {
    Kind.NOUN: 0.0,
    Kind.ADJECTIVE: 0.2,
    Kind.VERB: 0.25,
    Kind.PREFIX: -1.5,
    Kind.OTHER: -1.25,
}
_HEAD_KIND: Final = {
    Kind.NOUN: 0.0,
    Kind.ADJECTIVE: -1.0,
    Kind.VERB: -1.5,
    Kind.OTHER: -1.9,
}
_HEAD_IS_COMPOUND: Final = -4.0
_HEAD_IS_ENDING: Final = -1.7
_LEAST: Final = -1.5
_LEAST_INSIDE: Final = 0.0
# How common the doer or the doing of a verb with a prefix is at least, of the verb.
_SHARE_OF_VERB: Final = 0.05
_PREFIXES: Final = ("be", "ver", "ont")
_SHORTEST_PREFIXED: Final = 7

_OFTEN_ENDINGS: Final = frozenset(
    words_in(
        "aar deling dom ding heid ier kant king laar leer man mond rij rijk ring schap stand ster"
        " ton uur"
    )
)
# Words that look like compounds and are none, or whose parts mean something else by now: `redactie`
# has nothing to do with saving, and `borgtocht` is no trip.
_WHOLE: Final = frozenset(
    words_in("""
    aalborg aambeeld aangeefster aangelegenheid aardappel afweer angstrom antiloop argent automaat
    backstop ballast balloon barbarijs barbier beltran benedikte berenschot biecht bijslag biograaf
    blijdorp blokkering bluestone bolwerk bombast borgtocht botweg brandstichter brandstichting
    brandweer cabriolet chemicalie christenunie christiansborg cooperatie correlatie couperin
    couperus diameter dichtbijzijnd dolfijn domweg donderdag duiveland dwingeland eenvoudigweg
    elfstad elfsteden engelhard eskader eurojust europol eurovisie everhard fantoom florissant
    gastvrij gastvrijheid geheimhouding geklooi genereus gerecht gerhard gerlach gevangenhouding
    gevangenneming gewoonweg groenlinks grofweg halvering hamburger hamlet handhaver handlanger
    handvest hartstocht helleens helsingborg hermens horizontaal huishouding huisvesting hutspot
    incontinent incontinentie indianapolis isolaat janvier jasmijn jasmin jaspers johannesburg
    kathaar katrol klarinettist kleinood kommersant koolstof kortweg kwetsuur lampion landweer
    latent ledemaat leonhard locomotief luipaard maillot majorette malieveld mangel manoeuvre
    manschap marionet marjolijn maryland metropolis metropool middelland middellands miserie
    misperen modelleur museeuw nachtegaal narcissus nomade noodles noorder nordborg onderdaan onweer
    outcast outlook overhoop overstort paljas pamelen papagaai paragraaf passing pastel penarie
    portaal processing queensland ravelijn receptuur rechtbank redacteur redactie redactrice
    reinhard roeland roggeman roggeveen rollade roosmalen rosenborg ruwweg salpeter sandel
    secretarie seventeen silkeborg simpelweg slechterik soldier spinazie stikstof stuckart substraat
    toerekenbaar transactie transformatie transmissie transporter tweedelig uitlaat vernissage
    volkoren volkswagen vuurwerk waarborg walgelijk wallet walraven wandaad warenhuis washing washoe
    wassim waterloo waterstof wederzien weerbaar weerbaarheid weerbarstig weerga weergalm weergang
    weergave weerhaak weerkaatsing weerklank weerlegging weerlicht weerloos weermacht weerpartij
    weerribben weerschijn weerskant weerskanten weerslag weerspannig weerspiegeling weerstand
    weerszijde weerwerk weerwil weerwolf weerwoord weerwraak weerzien weerzin wolfgang zakaria
    zijtaart zooloog
    """)
)
# Found by their parts, though the sum takes them for one word, so common are they, or cuts them
# elsewhere: `rijstrook` has no rice.
_CUT: Final[Mapping[str, int]] = MappingProxyType(
    {
        cut.replace("|", ""): cut.index("|")
        for cut in words_in("""
        aard|beving aard|gas achter|tuin actie|voerder amino|zuur asiel|zoeker bel|tegoed
        bij|scholing bij|vangst bomen|rij bonds|coach bos|uil brandweer|man bus|halte buurt|super
        co|piloot doden|tal dril|boor eco|systeem eind|stand erf|pacht gas|lek gaza|strook
        gerechts|hof geweld|pleging gif|gas glas|tuinbouw glas|vezel graf|delver graf|tombe
        graf|zerk gras|maaier gras|mat grens|overschrijdend griffie|recht gym|zaal hand|boei
        hart|falen hart|klopping hart|stilstand hersen|schudding hoge|school hoofd|ingeland
        hout|hakker hout|kap huis|zoeking hulp|verlener hulp|verlening ijs|pegel jet|ski
        kaas|makerij kerk|ganger kinder|bijslag kip|filet knaag|dier knot|wilg koel|kast
        kool|dioxide kool|monoxide krib|vak kuur|oord lams|bout lands|taal led|lamp levens|reddend
        lijdens|weg lof|zang lucht|afweer machine|steller melk|veebedrijf moes|tuin mond|kapje
        na|competitie om|scholing onderzee|boot oost|kust over|plaatsing ozon|laag paas|eiland
        paas|haas post|bode raads|lid rechts|pleging regen|bui rel|schopper rij|strook rogge|brood
        rond|wandeling rond|weg roof|dier ruggen|merg schennis|pleging slag|room spoed|eisend
        staats|bosbeheer stuw|dam tand|arts tand|glazuur tijd|rit tijd|rovend trouw|ring
        tussen|stand vaar|geul vak|bond vang|rail veer|pont vee|teelt versnellings|pook volks|lied
        voor|stemmer vuilnis|zak wapen|stilstand waren|markt water|ski web|shop weg|dek west|kust
        wiel|renner wiel|renster wils|kracht wind|hoos winst|gevend zaak|voerder zak|lamp zee|wering
        zee|wier zend|mast zoek|tocht zons|ondergang zons|opgang zon|wering zoog|dier zorg|verlener
        zuur|kool zwem|bad
        """)
    }
)
# Parts that are never the word whose form they look like: `persoonsgegevens`, `nevenfunctie`.
_AS_WRITTEN: Final = frozenset(
    {"gegeven", "meerjaren", "neven", "ooster", "pleeg", "vuren", "waren", "was"}
)
_BEFORE_COMPOUNDS: Final = frozenset({"anti", "drie", "een", "eerste", "tweede", "derde"})
# Heads that are rather one letter longer after an s: `treinspotter` is of no `potter`.
_S_BELONGS_TO: Final = frozenset(
    {"lager", "lam", "luis", "mokkel", "potter", "tand", "token", "topper"}
)
# What names end in: after a word that no list has, it is hardly ever a head.
_ENDS_NAME: Final = frozenset(
    words_in("anus beek berg broek burg haag kamp man more polis port som ton")
)
# What bears a name, which no list may have (`servatiuskerk`), or has many kinds (`hantavirus`).
_AFTER_ANY: Final = words_in("""
    straatweg steenweg straat laan weg plein singel steeg dreef kade gracht kanaal haven polder
    eiland strand gebied brug sluis tunnel kerk kapel school lyceum campus park prijs zege team club
    fonds feest film markt kaart debat verbod fraude crisis oorlog virus ziekte zuur saus
    soep salade azijn spray kruid lamp taks
""")
_SHORTEST: Final = 6
_SHORTEST_ADJECTIVE: Final = 3
_SHORTEST_INSIDE: Final = 7
_SHORTEST_UNLISTED: Final = 4
_ENDS_BEFORE_VOWEL: Final = VOWELS | {"n", "s"}
_COMMON: Final = 100.0
_COMMON_HEAD: Final = 300.0
_COMMON_WHOLE: Final = 300.0
_COMMON_ADJECTIVE: Final = 3000.0
_CACHED: Final = 1 << 14
_CUTS_CACHED: Final = 1 << 16


class Compound(NamedTuple):
    """How a word is made of other words.

    Attributes:
        parts: normal forms of the parts in their order, then of compounds among them (`mensenrecht`
            in `mensenrechtenactivist`); of a separable verb only the verb, as its particle says
            nothing by itself. () when the word is no compound.
        links: the linking element after each part but the last.
    """

    parts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class _Cut(NamedTuple):
    modifier: Modifier
    head: str
    score: float


class _Piece(NamedTuple):
    """A part that is not cut further.

    Attributes:
        start: its place in the whole word, in characters.
    """

    word: str
    link: str
    start: int


def split(word: str) -> Compound:
    """Split a compound into its parts.

    Args:
        word: one word, folded (lower case, no accents).
    """
    if word in FIXED:
        return Compound()
    found = lemmas(word)
    first, base = found.forms[0], found.nominal
    if is_verb(first) and not is_noun(first):
        return _separable(first)
    pieces = _pieces(base, 0) if base is not None and base.isalpha() else ()
    if base is None or len(pieces) < 2:
        return Compound()
    words = [*(piece.word for piece in pieces), *_inner(base, pieces)]
    parts = dict.fromkeys(form for part in words for form in _normal_forms(part))
    return Compound(tuple(parts), tuple(piece.link for piece in pieces[:-1]))


def _separable(infinitive: str) -> Compound:
    for particle, verb in separated(infinitive):
        if is_separable(particle, verb):
            if verb in FIXED:
                return Compound((FIXED[verb],))
            if is_verb(verb):
                return Compound((verb,))
    return Compound()


def _normal_forms(part: str) -> tuple[str, ...]:
    """The forms under which a part is found when it is looked for by itself."""
    forms = lemmas(part).forms
    if part in _AS_WRITTEN or (part in forms and is_noun(part)):
        return (part,)
    return forms if part in forms or is_verb(part) else (part, *forms)


def _inner(base: str, pieces: tuple[_Piece, ...]) -> Iterator[str]:
    """Compounds inside a longer one, those that are listed or common."""
    known = lexicon()
    count = len(pieces)
    for first in range(count):
        for last in range(first + 2, count + 1):
            if last - first == count:
                continue
            end = len(base) if last == count else pieces[last].start
            inside = base[pieces[first].start : end]
            for form in (inside.removesuffix(pieces[last - 1].link), inside):
                # The lexicon has `werkgever` under `werkgeefster`.
                lemma = form if is_noun(form) else known.lemma_of.get(form, form)
                if is_noun(lemma) or max(map(known.frequency, (form, lemma))) > _COMMON:
                    yield lemma
                    break


def _pieces(word: str, start: int) -> tuple[_Piece, ...]:
    cut = _best_cut(word)
    if cut is None:
        return (_Piece(word, "", start),)
    modifier = cut.modifier
    # A plural is cut as its singular, as a whole word is.
    noun = lemmas(modifier.lemma).nominal if _may_be_compound(modifier) else None
    before = _pieces(noun, start) if noun is not None and len(noun) < len(word) else ()
    if len(before) < 2:
        before = (_Piece(modifier.lemma, "", start),)
    *earlier, last = before
    after = _pieces(cut.head, start + len(word) - len(cut.head))
    return (*earlier, _Piece(last.word, modifier.link, last.start), *after)


def _may_be_compound(modifier: Modifier) -> bool:
    """Whether a modifier may be cut again; what no list has only where a cut is a good one."""
    if modifier.kind is not Kind.UNLISTED:
        return modifier.kind is not Kind.VERB
    cut = _best_cut(modifier.lemma)
    return cut is not None and cut.score > _LEAST_INSIDE


@lru_cache(_CUTS_CACHED)
def _best_cut(word: str) -> _Cut | None:
    """The first of the best cuts, None where none is good enough."""
    if len(word) < _SHORTEST or word in COUNTRIES or word in COUNTRY_OF or word in _WHOLE:
        return None
    if word in _CUT:
        before, head = word[: _CUT[word]], word[_CUT[word] :]
        modifier = max(modifiers(before), key=lambda found: _modifier_score(found, before))
        return _Cut(modifier, head, _LEAST)
    if _is_prefixed(word):
        return None
    best = None
    most = _LEAST
    whole = None
    for start in range(2, len(word) - 1):
        before, head = word[:start], word[start:]
        # A short head is looked up faster than its modifier, a long one may have to be cut.
        if len(head) < _SHORTEST_INSIDE and head_kind(head) is None:
            continue
        found = modifiers(before)
        by_head = _head_score(head) if found else None
        if by_head is None:
            continue
        if whole is None:
            whole = _whole_score(word)
        for modifier in found:
            if _is_unlikely(modifier, before, head):
                continue
            score = whole + _modifier_score(modifier, before) + by_head
            if score > most:
                best, most = _Cut(modifier, head, score), score
    if best and best.head == "schap" and is_person(best.modifier.lemma):
        return None  # `wethouderschap` is no such body as a `recreatieschap`
    if word.endswith(_AFTER_ANY) and (best is None or head_kind(best.head) is None):
        best = _unlisted_before(word, next(filter(word.endswith, _AFTER_ANY))) or best
    return best or _after_adjective(word) or _after_unlisted(word)


def _is_unlikely(modifier: Modifier, before: str, head: str) -> bool:
    if modifier.kind is Kind.OTHER and head in _ENDS_NAME:
        return True
    is_s_loose = modifier.link == "s" or modifier.kind is Kind.OTHER
    return head in _S_BELONGS_TO and before[-1] == "s" and is_s_loose


def _after_adjective(word: str) -> _Cut | None:
    """The cut before a compound and after what belongs to its first part, often an adjective."""
    for start in range(_SHORTEST_ADJECTIVE, len(word) - _SHORTEST_INSIDE + 1):
        before = word[:start]
        if before in _BEFORE_COMPOUNDS or (before[-1] == "e" and _is_common_adjective(before)):
            cut = _best_cut(word[start:])
            if cut is not None and cut.score > _LEAST_INSIDE:
                adjective = lemmas(before).nominal or before
                return _Cut(Modifier(adjective, "", Kind.ADJECTIVE), word[start:], _LEAST)
    return None


def _after_unlisted(word: str) -> _Cut | None:
    """The cut before a long common noun and after what no list has: `kombuchafabriek`."""
    known = lexicon()
    if known.frequency(word) > _COMMON_WHOLE:
        return None
    for start in range(2, len(word) - _SHORTEST_INSIDE + 1):
        head = word[start:]
        if known.has(head) and head_kind(head) is Kind.NOUN:
            # Not between the letters of one syllable, as in `minderw-aardigheid`.
            is_apart = head[0] not in VOWELS or word[start - 1] in _ENDS_BEFORE_VOWEL
            is_common = known.frequency(head) > _COMMON_HEAD
            return _unlisted_before(word, head) if is_apart and is_common else None
    return None


def _unlisted_before(word: str, head: str) -> _Cut | None:
    """The cut before a head, where what is before it is no word that can be a modifier."""
    before = word.removesuffix(head)
    if word in lexicon().lemma_of or len(before) < _SHORTEST_UNLISTED or modifiers(before):
        return None
    is_of_verb = any(is_verb(verb) for _, verb in separated(word))  # `heenslaan` is no avenue
    if is_of_verb or not may_be_part(before):
        return None
    return _Cut(Modifier(before, "", Kind.UNLISTED), head, _LEAST)


def _is_common_adjective(inflected: str) -> bool:
    is_common = lexicon().frequency(inflected) > _COMMON_ADJECTIVE
    return is_common and any(map(is_adjective, closed(inflected[:-1])))


def _whole_score(word: str) -> float:
    known = lexicon()
    frequency = _magnitude(max(known.frequency(word + ending) for ending in ("", "en", "s")))
    is_unseen = frequency < 0 and word not in known.lemma_of
    by_frequency = _WHOLE_FREQUENCY * frequency + _WHOLE_UNSEEN * is_unseen
    return _ANY_CUT + by_frequency + _WHOLE_LENGTH * len(word)


def _modifier_score(modifier: Modifier, start: str) -> float:
    frequency = lexicon().frequency(start)
    if modifier.kind is not Kind.VERB:
        frequency = max(frequency, lexicon().frequency(modifier.lemma))
    magnitude = _magnitude(frequency)
    links = _LINK_WHERE_S_IS_DUE if takes_s(modifier.lemma) else _LINK
    return (
        _MODIFIER_FREQUENCY * magnitude
        + _MODIFIER_RARE * max(0.0, 3 - magnitude)
        + _MODIFIER_LENGTH.get(len(start) - len(modifier.link), 0.0)
        + links.get(modifier.link, 0.0)
        + _MODIFIER_KIND[modifier.kind]
    )


@lru_cache(_CACHED)
def _head_score(head: str) -> float | None:
    if least := _least_frequency(head):
        return _HEAD_FREQUENCY * _magnitude(max(lexicon().frequency(head), least))
    kind = head_kind(head)
    if kind is None:
        cut = _best_cut(head) if len(head) >= _SHORTEST_INSIDE else None
        if cut is None or cut.score <= _LEAST_INSIDE:
            return None
        last = _pieces(head, 0)[-1].word
        return _HEAD_IS_COMPOUND + _HEAD_FREQUENCY * _magnitude(lexicon().frequency(last))
    return (
        _HEAD_FREQUENCY * _magnitude(lexicon().frequency(head))
        + _HEAD_LENGTH.get(len(head), 0.0)
        + _HEAD_KIND[kind]
        + _HEAD_IS_ENDING * (head in _OFTEN_ENDINGS)
    )


def _is_prefixed(word: str) -> bool:
    """Whether a word is of a verb with a prefix, as `verstrekker` is, which is no `trekker`."""
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            verb = verb_of(word)
            return verb.startswith(prefix) and is_verb(verb.removeprefix(prefix))
    # `aanhouding` is of `aanhouden` and no `houding`, but `terugbetaling` is a `betaling`.
    return word.endswith("ing") and any(
        is_verb(base) and particle != "terug" and not base.startswith(_PREFIXES)
        for particle, base in separated(verb_of(word))
    )


def _least_frequency(head: str) -> float:
    """How common the doer or the doing of a verb with a prefix counts: `verlater`, `ophaling`."""
    verb = verb_of(head)
    is_prefixed = verb.startswith(_PREFIXES) and len(verb) >= _SHORTEST_PREFIXED
    if is_prefixed or any(is_verb(base) for _, base in separated(verb)):
        return _SHARE_OF_VERB * lexicon().frequency(verb)
    return 0.0


def _magnitude(frequency: float) -> float:
    """Decimal logarithm of a frequency in a billion words; that of a word never seen is -0.5."""
    return math.log10(max(frequency, 0.3))
