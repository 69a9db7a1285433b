"""Words by themselves: what one written word is found under, whatever stands around it."""

import re
import zlib
from typing import Final, Self

from msgspec import Struct

from index.dutch import numbers
from index.dutch.compounds import split
from index.dutch.derivation import bases, is_person
from index.dutch.folding import fold
from index.dutch.irregular import OLD_STEMS
from index.dutch.lemmas import lemmas
from index.dutch.lexicon import lexicon
from index.dutch.stopwords import ACRONYMS, is_stop_word
from index.dutch.tokens import Kind

LONGEST = 64
"""Characters of the longest word that is looked up; a longer one stands for itself."""

LONGEST_TERM = 200
"""Characters that are kept of a folded word."""

PART = "~"
"""Before what is inside a word: a part of a compound, the base of a derived word; and before what
it is an unlikely form of."""

_MOST_SIDES = 8
# Who belongs to a name: a `PVV'er`, also written `PVV-er`.
_MEMBER = re.compile(r"(\w{2,})['-]ers?")
# A name and its number, written as one: `Formule1`; two letters are no name (`MH17`).
_NUMBERED = re.compile(r"([^\W\d_]{3,})\d+")
# What somebody was, before a hyphen, in both ways.
_FORMER = {"ex": "oud", "oud": "ex"}
_SYMBOLS = {"€": "euro", "$": "dollar", "£": "pond", "%": "procent", "§": "paragraaf"}


CHECKSUM_BYTES: Final = 2
"""Bytes of the checksum of a key."""


class Forms(Struct, frozen=True, gc=False):
    """What a word is found under; the fields are those of `Token` and of `Word`."""

    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_stop: bool = False
    rule: str = ""
    others: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


class Word(Struct, frozen=True, gc=False, array_like=True, cache_hash=True):
    """A written word, analysed; the first six fields are those of `Token`.

    Attributes:
        bases: what its likeliest normal form is derived from, such as `stijgen` for `stijging`.
        keys: the keys under which the word is found in a ranked bag; () for a stop word.
        checksums: of its keys, one after another, little-endian.
        together: those of its terms that it has by the words around it alone.
    """

    word: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]
    is_stop: bool
    rule: str
    others: tuple[str, ...]
    bases: tuple[str, ...]
    keys: tuple[str, ...]
    checksums: bytes
    together: tuple[str, ...]

    @classmethod
    def of(cls, word: str, forms: Forms) -> Self:
        """Return a folded word with its forms and what follows from them."""
        terms, parts, others = forms.terms, forms.parts, forms.others
        derived_from = bases(terms[0])
        keys: tuple[str, ...] = ()
        if not forms.is_stop:
            inside = dict.fromkeys((*parts, *derived_from, *others))
            for part in parts:
                inside.update(dict.fromkeys(bases(part)))
            keys = (*terms, *(PART + form for form in inside))
        checksums = b"".join([checksum(key).to_bytes(CHECKSUM_BYTES, "little") for key in keys])
        return cls(
            word,
            terms,
            parts,
            forms.is_stop,
            forms.rule,
            others,
            derived_from,
            keys,
            checksums,
            forms.together,
        )


def checksum(key: str) -> int:
    """Return a number that tells a key from most others: the last bytes of its CRC-32."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % (1 << 8 * CHECKSUM_BYTES)


def analyse_word(text: str, kind: Kind) -> Word:
    """Analyse one word.

    Args:
        text: as it stands in the text.
        kind: what `tokenise` took it for.
    """
    folded = fold(text)[:LONGEST_TERM]
    match kind:
        case Kind.WORD:
            return _word(text, folded)
        case Kind.ABBREVIATION:
            joined = folded.replace(".", "")
            is_stop, others = is_stop_word(joined, joined), lemmas(joined).others
            return Word.of(joined, Forms((joined,), (), is_stop, "abbreviation", others))
        case Kind.NUMBER:
            return Word.of(folded, Forms((numbers.number(folded),), rule="number"))
        case Kind.DATE:
            day, year = numbers.date(folded)
            return Word.of(folded, Forms((day,), (year,), rule="date"))
        case Kind.SYMBOL:
            return Word.of(_SYMBOLS[text], Forms((_SYMBOLS[text],), rule="symbol"))
        case Kind.ADDRESS:
            return _address(folded)


def _word(text: str, folded: str) -> Word:
    if len(folded) > LONGEST:
        return Word.of(folded, Forms((folded,), rule="too long to look up"))
    if digits := numbers.ordinal(folded):
        in_words = lemmas("eerste").forms if digits == "1" else ()
        return Word.of(folded, Forms((digits + "e", *in_words), (digits,), rule="ordinal"))
    if text in ACRONYMS:
        return Word.of(folded, Forms((folded,), rule="abbreviation"))
    found = lemmas(folded)
    if is_stop_word(text, folded):
        return Word.of(folded, Forms(found.forms, (), True, "stop word", found.others))
    if "-" in folded:
        return _hyphenated(folded)
    ordinal, age = numbers.ordinal_in_words(folded), numbers.age(found.forms[0])
    parts: tuple[str, ...] = ()
    if age:
        # Only the years: it is nobody's birthday, who is `jarig`.
        years = found.forms[0].removesuffix("e").removesuffix(numbers.AGE)
        parts = (years, age.removesuffix(numbers.AGE))
    elif name := _NUMBERED.fullmatch(folded):
        letters = name[1]
        # `Tele2` is no form of `telen`, nor has `Bij1` a bee.
        if letters == lemmas(letters).forms[0] and not is_stop_word(letters, letters):
            parts = (letters,)
    elif not (ordinal or numbers.is_cardinal(folded)):  # `negentiende` has no `negen` in it
        parts = split(folded).parts
    rule = f"{found.rule}, compound" if parts else found.rule
    digits = ordinal or age
    forms = (*found.forms, digits) if digits else found.forms
    return Word.of(folded, Forms(forms, parts, False, rule, found.others))


def _hyphenated(folded: str) -> Word:
    """A word with hyphens is found written as one (`email`) and by its sides.

    What comes before the first hyphen belongs to the first part of what comes after it:
    `Q-koorts` is in `Q-koortsslachtoffers`. An `oud-minister` is an `ex-minister`, and not old.
    """
    if member := _MEMBER.fullmatch(folded):
        return Word.of(folded, Forms((f"{member[1]}'er",), rule="name with -er"))
    sides = folded.replace("'s-", "s-").split("-")
    if sides[-1] == "generaal":  # the noun before it is inflected: `procureurs-generaal`
        sides[-2] = _as_head(sides[-2])[0]
    joined = "".join(sides)
    last = _as_head(sides[-1])
    heads = ["".join(sides[:-1]) + form for form in last]
    if sides[0].isdigit() and last[0] == numbers.AGE and len(sides) == 2:
        return Word.of(folded, Forms((heads[0],), (sides[0],), rule="age"))
    parts: list[str] = []
    if also := _FORMER.get(sides[0]):
        parts.append(also + heads[0].removeprefix(sides[0]))
        if sides[0] == "ex" or is_person(last[0]):  # not `Oud-Zuid`
            del sides[0]
    for side in sides[:_MOST_SIDES]:
        # In capitals, because `is` and `om` beside a hyphen are the names `IS` and `OM`.
        if len(side) > 1 and not is_stop_word(side.upper(), side):
            if member := _MEMBER.fullmatch(side):
                parts.append(f"{member[1]}'er")
            else:
                parts += [_number_or_lemma(side, is_last=side is sides[-1]), *split(side).parts]
                if digits := numbers.ordinal_in_words(side):
                    parts.append(digits)
    if len(sides) == 2 and (compound := split(sides[1])).links:
        parts.append(sides[0] + compound.parts[0])
    whole = lemmas(joined).forms
    # A word that no list has is what its last side is: `ggd-arts` is no plural.
    is_listed = joined in lexicon().lemma_of
    terms = dict.fromkeys((*whole, *heads) if is_listed else (*heads, *whole))
    others = lemmas(folded).others
    forms = Forms(tuple(terms), tuple(dict.fromkeys(parts)), False, "hyphen", others)
    return Word.of(folded, forms)


def _as_head(word: str) -> tuple[str, ...]:
    """Return the normal forms of a folded word after a hyphen, that of a noun before a verb's.

    `IS-aanvallen` are no verb.
    """
    found = lemmas(word)
    return tuple(dict.fromkeys((found.nominal or found.forms[0], *found.forms)))


def _number_or_lemma(word: str, *, is_last: bool) -> str:
    """Return the best normal form of a folded word beside a hyphen that may be a number."""
    if word in OLD_STEMS:  # `zonne-energie`
        return OLD_STEMS[word]
    if word.upper() in ACRONYMS:  # `IS-strijder`
        return word
    if digits := numbers.ordinal(word):
        return digits + "e"
    if word[0].isdigit():
        return numbers.number(word)
    return _as_head(word)[0] if is_last else lemmas(word).forms[0]


def _address(folded: str) -> Word:
    whole = re.sub("^(https?://)?(www[.])?|/$", "", folded) or folded
    parts = (part for part in re.split(r"[\W_]+", whole) if len(part) > 2)
    return Word.of(folded, Forms((whole,), tuple(dict.fromkeys(parts)), rule="address"))
