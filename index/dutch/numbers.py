"""Numbers: one normal form for every way of writing the same value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from index.dutch.irregular import words_in

AGE: Final = "jarig"
"""What an age ends in: `12jarig`."""

_DUTCH = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}")
_DECIMAL = re.compile(r"\d+[.,:]\d+")
_VALUE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[1-9]|[12]\d|3[01]")
_YEAR = re.compile(r"[12]\d{3}")
MONTHS = (
    ("januari", "jan"),
    ("februari", "febr", "feb"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
"""The names of each month, folded."""

_MONTH_OF = {name: month for month, names in enumerate(MONTHS, 1) for name in names}
_MAGNITUDES = {
    "duizend": 3,
    "miljoen": 6,
    "mln": 6,
    "miljard": 9,
    "mld": 9,
    "biljoen": 12,
}
_MEASURES = frozenset(
    words_in("procent euro dollar graden kilometer meter kilo kilogram liter hectare ton")
)
_CARDINALS = {
    word: value
    for value, word in enumerate(
        words_in("""
        een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
        zestien zeventien achttien negentien
        """),
        start=1,
    )
}
_UNITS = [*_CARDINALS][:9]
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        words_in("twintig dertig veertig vijftig zestig zeventig tachtig negentig"), start=2
    )
}
_CARDINALS |= {
    **_TENS,
    **{f"{unit}en{tens}": _TENS[tens] + _CARDINALS[unit] for tens in _TENS for unit in _UNITS},
    "honderd": 100,
}
_IN_WORDS = {
    **{word: str(value) for word, value in _CARDINALS.items()},
    "half": "0.5",
    "anderhalf": "1.5",
    "anderhalve": "1.5",
}
# `eerste` is far more often no number: `1e` is found by it, and it by no `1e`.
_IRREGULAR_ORDINALS = {"drie": "derde", "acht": "achtste"}
_ORDINALS = {
    _IRREGULAR_ORDINALS.get(word, word + ("de" if value < 20 else "ste")): f"{value}e"
    for word, value in _CARDINALS.items()
    if value > 1
}
_DECADES = {
    written: f"jaren {value}"
    for word, value in _TENS.items()
    for written in (word, str(value), f"19{value}")
}
_JOINING = frozenset({"en", "of", "tot"})
_ROMAN = {
    word: str(value)
    for value, word in enumerate(
        words_in("""
        i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii
        """),
        start=1,
    )
}
# Of centuries, which are no other word: `vie` and `xie` are.
_ORDINAL = re.compile(r"(\d+|xii|xiii|xiv|xv|xvi|xvii|xviii|xix|xx|xxi)-?(?:e|de|ste)")
_RULERS = frozenset(
    words_in("""
    albert alexander benedictus boudewijn catharina charles christiaan clemens darius edward
    elizabeth ferdinand filips frans frederik george gregorius gustaaf hendrik innocentius jacobus
    johannes jozef karel koenraad leo leopold lodewijk maximiliaan napoleon nicolaas otto paulus
    peter philips pius ramses richard rudolf sixtus urbanus wilhelm willem
    """)
)
_CABINETS = {
    before + name: name
    for name in words_in("balkenende drees jetten leterme lubbers michel rutte schoof verhofstadt")
    for before in ("", "kabinet-")
}
_AFTER_NAME = _ROMAN | {value: value for value in _ROMAN.values()}
_AFTER_DE = {word: digits.removesuffix("e") for word, digits in _ORDINALS.items()}
_AFTER_DE |= {"eerste": "1"} | {f"{value}e": value for value in _ROMAN.values()}
_NUMBERED = {
    f"{written}-{number}": f"{name} {value}"
    for written, name in _CABINETS.items()
    for number, value in _AFTER_NAME.items()
}
BESIDE_NUMBER = (
    frozenset(_MONTH_OF)
    | frozenset(_MAGNITUDES)
    | _MEASURES
    | {"jaren"}
    | _RULERS
    | frozenset(_CABINETS)
    | frozenset(_NUMBERED)
)
"""Words that make an amount, a date, a decade, a ruler or a cabinet of the number beside them."""


def number(text: str) -> str:
    """Return the normal form of a number: `1.000,50`, `1000,50` and `1000.5` are all `1000.5`.

    Args:
        text: digits with dots, commas or colons between them, as Dutch writes them: a dot before
            three digits parts thousands. What is no number, such as `1.2.3`, stays as it is.
    """
    if _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    elif _DUTCH.fullmatch(text):
        text = text.replace(".", "")
    if not _DECIMAL.fullmatch(text):
        return text
    whole, decimals = re.split("[.,:]", text)
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def ordinal(text: str) -> str | None:
    """Return the number of an ordinal in digits (`20e`, `20ste`, `XXe`), None when it is none."""
    match = _ORDINAL.fullmatch(text)
    return _ROMAN.get(match[1], match[1]) if match else None


def ordinal_in_words(word: str) -> str | None:
    """Return a folded ordinal in words with its digits: `19e` for `negentiende`, as for `19de`."""
    return _ORDINALS.get(word)


def age(lemma: str) -> str | None:
    """Return an age in words with its digits: `12jarig` for `twaalfjarig`, as for `12-jarig`."""
    bare = lemma.removesuffix("e")  # `tachtigjarige` is a person too
    years = bare.removesuffix(AGE)
    return _IN_WORDS[years] + AGE if years != bare and years in _IN_WORDS else None


def is_cardinal(word: str) -> bool:
    """Whether a folded word is a number of one word: `zeventien`, `drieduizend`."""
    thousands = word.removesuffix("duizend")
    return thousands in _CARDINALS or thousands.removesuffix("honderd") in _CARDINALS


def date(text: str) -> tuple[str, str]:
    """Return a date as ISO 8601, and its year.

    Args:
        text: `2019-12-01`, or day, month and year with hyphens, slashes or dots.
    """
    fields = re.split("[-/.]", text)
    year, month, day = fields if len(fields[0]) == 4 else reversed(fields)
    return f"{year}-{month:0>2}-{day:0>2}", year


def amounts(
    words: Sequence[str], breaks: Sequence[bool], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Find numbers with their magnitude after them: `1,3 miljard` is `1300000000`.

    A number in words has its digits before a measure: `vijf kilometer`, but not `een kilometer`,
    which is hardly a number.

    Args:
        words: folded words.
        breaks: whether a clause ends before the word.
        places: where the words of `BESIDE_NUMBER` are, and maybe others.

    Yields:
        the place of the number, and the normal form of the amount.
    """
    for place in places:
        if breaks[place] or place == 0:
            continue
        before = words[place - 1]
        if words[place] in _MEASURES and before in _IN_WORDS and before != "een":
            yield place - 1, _IN_WORDS[before]
        zeros = _MAGNITUDES.get(words[place])
        if zeros is None:
            continue
        value = _IN_WORDS.get(before) or number(before)
        if _VALUE.fullmatch(value):
            yield place - 1, number(f"{Decimal(value) * 10**zeros:f}")


def dates(
    words: Sequence[str], breaks: Sequence[bool], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Find dates with the month in words: `1 januari 2019` is `2019-01-01`.

    Args:
        words: folded words.
        breaks: whether a clause ends before the word; the dot of `1 jan. 2019` looks like that.
        places: where the words of `BESIDE_NUMBER` are, and maybe others.

    Yields:
        the place of the day, and the date as `date` gives it.
    """
    for place in places:
        month = _MONTH_OF.get(words[place])
        if not month or breaks[place] or not 0 < place < len(words) - 1:
            continue
        day, year = words[place - 1], words[place + 1]
        if _DAY.fullmatch(day) and _YEAR.fullmatch(year):
            yield place - 1, f"{year}-{month:02}-{day:0>2}"


def decades(
    words: Sequence[str], breaks: Sequence[bool], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Find decades: `jaren tachtig`, `jaren '80` and `jaren 1980` are `jaren 80`.

    Args:
        words: folded words.
        breaks: whether a clause ends before the word.
        places: where the words of `BESIDE_NUMBER` are, and maybe others.

    Yields:
        the place of the number, also of one that `en` joins to it, and the decade.
    """
    for place in places:
        if words[place] != "jaren":
            continue
        for number in range(place + 1, len(words), 2):
            if breaks[number] or words[number] not in _DECADES:
                break
            yield number, _DECADES[words[number]]
            if number + 1 == len(words) or words[number + 1] not in _JOINING:
                break


def numbered(
    words: Sequence[str], breaks: Sequence[bool], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """Find rulers and cabinets with a number: `Willem II`, `Willem de Tweede` are `willem 2`.

    Args:
        words: folded words.
        breaks: whether a clause ends before the word.
        places: where the words of `BESIDE_NUMBER` are, and maybe others.

    Yields:
        the place of the number, and the name with it.
    """
    for place in places:
        word = words[place]
        if word in _NUMBERED:
            yield place, _NUMBERED[word]
            continue
        name = word if word in _RULERS else _CABINETS.get(word)
        number, known = place + 1, _AFTER_NAME
        if word in _RULERS and words[number : number + 1] == ["de"]:
            number, known = place + 2, _AFTER_DE
        following = words[number + 1 : number + 2]  # `Rutte 2 miljard` is an amount
        if name and number < len(words) and BESIDE_NUMBER.isdisjoint(following):
            value = known.get(words[number])
            if value and not any(breaks[place + 1 : number + 1]):
                yield number, f"{name} {value}"
