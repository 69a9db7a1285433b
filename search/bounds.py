"""What an `Ask` may hold, and the filters that narrow its search."""

import re
from datetime import date

from index.engines import Any, Query, Range, Term
from index.engines.keywords import days
from index.errors import QueryError
from search.page import MAX_HITS, MAX_PER_PAGE, MAX_QUERY, Ask

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def check(ask: Ask) -> None:
    """Hold an ask to its bounds.

    Raises:
        QueryError: names the first parameter that is out of them.
    """
    if ask.is_empty or ask.query.isspace() or len(ask.query) > MAX_QUERY:
        raise QueryError(
            "q",
            f"q must have 1 to {MAX_QUERY} characters, not only white space. It may be left out "
            "where from, to, kind, category or article is given.",
        )
    if not 1 <= ask.per_page <= MAX_PER_PAGE:
        raise QueryError("per_page", f"per_page must be 1 to {MAX_PER_PAGE}.")
    last = MAX_HITS // ask.per_page
    if not 1 <= ask.page <= last:
        raise QueryError("page", f"page must be 1 to {last}, where per_page is {ask.per_page}.")
    if ask.start is not None:
        _check_date("from", ask.start)
    if ask.end is not None:
        _check_date("to", ask.end)
    if ask.start and ask.end and days(ask.end)[1] < days(ask.start)[0]:
        raise QueryError("to", f"to cannot be {ask.end!r}, which is before from, {ask.start!r}.")


def narrowing(ask: Ask) -> list[Query]:
    """What the parameters beside the query text ask, each a filter."""
    filters: list[Query] = []
    if ask.start:
        filters.append(Range("last_day", low=days(ask.start)[0]))
    if ask.end:
        filters.append(Range("first_day", high=days(ask.end)[1]))
    if ask.kinds:
        filters.append(Any(tuple(Term("kind", kind.value) for kind in ask.kinds)))
    if ask.categories:
        filters.append(Any(tuple(Term("category", name) for name in ask.categories)))
    if ask.article:
        filters.append(Term("article", ask.article))
    return filters


def _check_date(name: str, value: str) -> None:
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        message = f"{name} must be a date such as 2019, 2019-12 or 2019-12-31, not {value!r}."
        raise QueryError(name, message) from None
