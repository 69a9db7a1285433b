"""The state of a search page, which is its URL: what the parameters say and the links they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self, TypeVar

from werkzeug.datastructures import MultiDict

from index.article import Kind
from index.dutch.numbers import MONTHS
from index.engines import Sort
from index.engines.keywords import days
from index.errors import QueryError
from search.page import MAX_HITS, MAX_QUERY, Ask
from web import texts

PARAMETERS = ("q", "van", "tot", "soort", "categorie", "sorteer", "groep", "artikel", "pagina")
"""Their names in the URL."""

PER_PAGE = 10
LAST_PAGE = MAX_HITS // PER_PAGE

KINDS = {"inleiding": Kind.LEAD, "tekst": Kind.BODY, "citaat": Kind.QUOTE}
SORTS = {"relevantie": Sort.RELEVANCE, "datum": Sort.DATE}
GROUPS = {"artikel": True, "geen": False}

T = TypeVar("T")

_ISO = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_DUTCH = re.compile(r"(?:(?:(\d\d?)[-/.])?(\d\d?)[-/.])?(\d{4})")
_MONTH = {name: str(month) for month, names in enumerate(MONTHS, 1) for name in names}
_IN_WORDS = re.compile(r"(?:(\d\d?) +)?([a-z]+)\.? +(\d{4})", re.IGNORECASE)


class StateError(QueryError):
    """A parameter of a page cannot be used; the message is Dutch."""


@dataclass(frozen=True, slots=True)
class State:
    """What a person asked and how it is shown.

    Attributes:
        query: query text without the space around it; "" lists what the filters leave and, without
            a filter, is the home page.
        start, end: as in `Ask`.
        page: from 1.
        group: results by article; a search in one article is never grouped.
    """

    query: str = ""
    start: str | None = None
    end: str | None = None
    kinds: tuple[Kind, ...] = ()
    categories: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    group: bool = True
    article: str | None = None

    @classmethod
    def read(cls, args: MultiDict[str, str]) -> Self:
        """Read the parameters of a URL; an empty one is as if it were not there.

        Raises:
            StateError: a value cannot be used; the message says what can.
        """
        state = cls(
            query=_query(args.get("q", "")),
            start=_day(args.get("van", ""), "van", texts.FROM),
            end=_day(args.get("tot", ""), "tot", texts.TO),
            kinds=tuple(
                _choice(value, "soort", KINDS, texts.BAD_KIND)
                for value in _distinct(args.getlist("soort"))
            ),
            categories=tuple(_distinct(args.getlist("categorie"))),
            sort=_choice(args.get("sorteer", "") or "relevantie", "sorteer", SORTS, texts.BAD_SORT),
            page=_page(args.get("pagina", "") or "1"),
            group=_choice(args.get("groep", "") or "artikel", "groep", GROUPS, texts.BAD_GROUP),
            article=args.get("artikel", "") or None,
        )
        if state.start and state.end and days(state.end)[1] < days(state.start)[0]:
            raise StateError("tot", texts.BAD_PERIOD)
        return state

    def params(self) -> dict[str, str | list[str]]:
        """Return the parameters that make this state again, without those at their default."""
        params: dict[str, str | list[str] | None] = {
            "q": self.query,
            "van": self.start,
            "tot": self.end,
            "soort": [name_of(KINDS, kind) for kind in self.kinds],
            "categorie": list(self.categories),
            "sorteer": None if self.sort is Sort.RELEVANCE else name_of(SORTS, self.sort),
            "groep": None if self.group else name_of(GROUPS, self.group),
            "artikel": self.article,
            "pagina": str(self.page) if self.page > 1 else None,
        }
        return {name: value for name, value in params.items() if value}

    def but(self, **changes: Any) -> Self:
        """Return this state with changes, on its first page unless a page is given."""
        return replace(self, **{"page": 1, **changes})

    def ask(self) -> Ask:
        """Return the search that this state asks for."""
        return Ask(
            query=self.query,
            page=self.page,
            per_page=PER_PAGE,
            sort=self.sort,
            start=self.start,
            end=self.end,
            kinds=self.kinds,
            categories=self.categories,
            article=self.article,
            facets=("kind", "category", "month"),
            group=self.group and self.article is None,
            explain=True,
        )

    @property
    def is_narrowed(self) -> bool:
        """As `Ask.is_narrowed`."""
        return self.ask().is_narrowed

    @property
    def is_empty(self) -> bool:
        """As `Ask.is_empty`."""
        return self.ask().is_empty


def _query(text: str) -> str:
    if len(text) > MAX_QUERY:
        raise StateError("q", texts.TOO_LONG.format(limit=MAX_QUERY))
    return text.strip()


def _day(value: str, parameter: str, field: str) -> str | None:
    """Read 2019, 2019-12, 2019-12-31, 12-2019, 31-12-2019 or 31 december 2019 as ISO 8601."""
    value = value.strip()
    if not value:
        return None
    if (words := _IN_WORDS.fullmatch(value)) and (month := _MONTH.get(words[2].lower())):
        parts = [int(part) for part in (words[3], month, words[1]) if part]
    elif iso := _ISO.fullmatch(value):
        parts = [int(part) for part in iso.groups() if part]
    elif dutch := _DUTCH.fullmatch(value):
        parts = [int(part) for part in reversed(dutch.groups()) if part]
    else:
        raise StateError(parameter, texts.BAD_DATE.format(value=value, field=field))
    try:
        whole = date(*parts, *[1] * (3 - len(parts)))
    except ValueError as error:
        message = texts.BAD_DATE.format(value=value, field=field)
        raise StateError(parameter, message) from error
    return whole.isoformat()[: (4, 7, 10)[len(parts) - 1]]


def _choice(value: str, parameter: str, choices: dict[str, T], message: str) -> T:
    if value not in choices:
        raise StateError(parameter, message.format(value=value, choices=", ".join(choices)))
    return choices[value]


def name_of(choices: dict[str, T], value: T) -> str:
    """Return what a value is called in the URL."""
    return next(name for name, choice in choices.items() if choice == value)


def _page(value: str) -> int:
    page = int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0
    if not 1 <= page <= LAST_PAGE:
        raise StateError(
            "pagina", texts.BAD_PAGE.format(value=value, limit=texts.number(LAST_PAGE))
        )
    return page


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
