"""Dates as sources write them, kept at the precision they were given."""

import datetime
import re
from email.utils import parsedate_to_datetime

from dateutil import parser

from index.dutch.numbers import MONTHS

_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/. ](\d{1,2})(?:[-/. ](\d{1,2})(?:[Tt, ]+\D*\d{1,2}.*)?)?)?", re.ASCII
)
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2})"
_COMPACT = re.compile(
    rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:[T ]?\d{{2}}:?\d{{2}}(?::?\d{{2}}(?:[.,]\d+)?)?{_ZONE}?)?",
    re.ASCII,
)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_TIME = re.compile(
    rf"""(?:\bom\s+)?\(?\b\d{{1,2}}
    (?:(?::\d{{2}}){{1,2}}(?:[.,]\d+)?(?:\s*(?:uur|u\b\.?|[ap]\.?m\b\.?))?|\.\d{{2}}\s*uur)
    (?:\s*(?:(?:GMT|UTC|CES?T)\b|{_ZONE}))?\)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# With a half of the day beside them, `7/8/2019` are as likely the month and the day.
_AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\b.*\d\s*[ap]\.?m\b", re.IGNORECASE | re.ASCII)
_DAYS = re.compile(
    r"""\A\D*\b\d{1,2}\s*(?:[-–/&+]|t/m|tot\ en\ met|en)
    \s*(?:[^\W\d_]+\s+)?\d{1,2}\s+(?=[^\W\d_]{3})""",
    re.VERBOSE | re.IGNORECASE,
)
_PARTED = re.compile(r"[|•·–—]")
_YEAR_BEFORE_ALL = re.compile(r"\D*\d{4}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_SECONDS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}", re.ASCII)
_TIME_AT_END = re.compile(
    r"(?<=\b\d{4})[\s,]+\(?(?:om\s+)?\d{1,2}(?:[:.u]\d{2})?(?:\s*uur)?\)?$", re.ASCII
)
_OMITTED_CENTURY = re.compile(r"['’](?=\d\d\b)")
_LONGEST = 100
# Two days that differ in year, month and day: what a text leaves out, parsing fills in.
_FILLS = (datetime.datetime(2000, 1, 1), datetime.datetime(2004, 2, 2))


_WEEKDAYS = (
    ("ma", "maandag"),
    ("di", "dinsdag"),
    ("wo", "woensdag"),
    ("do", "donderdag"),
    ("vr", "vrijdag"),
    ("za", "zaterdag"),
    ("zo", "zondag"),
)


class _Dutch(parser.parserinfo):
    """English and Dutch words, the day before the month."""

    JUMP = [*parser.parserinfo.JUMP, "de", "den", "gepubliceerd", "om", "op", "uur"]  # noqa: RUF012
    WEEKDAYS = [  # noqa: RUF012
        (*both[0], *both[1])  # type: ignore[misc]  # the stub knows only two names a day
        for both in zip(parser.parserinfo.WEEKDAYS, _WEEKDAYS, strict=True)
    ]
    MONTHS = [  # noqa: RUF012
        (*both[0], *both[1]) for both in zip(parser.parserinfo.MONTHS, MONTHS, strict=True)
    ]

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        """The last year that ended so, where the century is left out: `8-7-69` is of 1969."""
        found = super().convertyear(year, century_specified)
        is_to_come = year < 100 and found > datetime.date.today().year
        return found - 100 if is_to_come and not century_specified else found


_DUTCH = _Dutch()


def partial_date(value: object) -> str | None:
    """Return a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, None when it is not a date.

    Understood are ISO 8601, also with other signs (`2019/7/8`), RFC 2822 (`Mon, 08 Jul 2019
    13:14:00 GMT`), and dates in Dutch or English words or numbers, the day first (`8 juli 2019`,
    `8-7-2019`), and numbers of ten or thirteen digits: seconds or milliseconds since 1970 in UTC.
    A time of day is left out; the day is the one written, in whatever time zone. Of several days
    (`9-10 juli 2019`) the month is known.

    Args:
        value: a text, or what YAML and JSON make of a date or a year.
    """
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, str) and _SECONDS.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, int | float) and abs(value) >= 10**9:
        value = _of_timestamp(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    if not text or len(text) > _LONGEST:
        return None
    for pattern in (_YEAR_FIRST, _COMPACT):
        if match := pattern.fullmatch(text):
            return _checked(*match.groups())
    if match := _MONTH_YEAR.fullmatch(text):
        return _checked(match[2], match[1])
    return _rfc2822(text) or _in_words(text)


def _of_timestamp(value: float) -> str | None:
    if 10**9 <= value < 10**10:
        seconds = value
    elif 10**12 <= value < 10**13:
        seconds = value / 1000
    else:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def _checked(year: str, month: str | None = None, day: str | None = None) -> str | None:
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _rfc2822(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, IndexError, OverflowError):
        return None


def _in_words(text: str) -> str | None:
    if _AMERICAN.search(text):
        return None
    text = _PARTED.sub(" ", _DAYS.sub("", _TIME.sub("", text)))
    text = _OMITTED_CENTURY.sub("", _TIME_AT_END.sub("", text))
    day_first = not _YEAR_BEFORE_ALL.match(text)
    try:
        first, second = (
            parser.parse(text, _DUTCH, default=fill, ignoretz=True, dayfirst=day_first).date()
            for fill in _FILLS
        )
    except (ValueError, OverflowError, TypeError):
        return None
    years = _YEAR.findall(text)
    if first.year != second.year or (years and f"{first.year:04}" not in years):
        return None
    if first.month != second.month:
        return f"{first.year:04}"
    if first.day != second.day:
        return f"{first.year:04}-{first.month:02}"
    return first.isoformat()
