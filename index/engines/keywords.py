"""The keyword and number fields of a paragraph, the same for every engine."""

import calendar
import re
from collections.abc import Mapping

from index.article import Paragraph
from index.engines import KeywordField

_ID = re.compile(r"(.*)#p([1-9][0-9]{0,8})", re.DOTALL)
"""The id of a paragraph; a number of more digits is no paragraph's, and too great for engines."""


def keywords(paragraph: Paragraph) -> Mapping[KeywordField, tuple[str, ...]]:
    """Return a paragraph's values of each keyword field, () where it has none.

    `month` is `YYYY-MM` and `day` `YYYY-MM-DD`; an article that is dated less exactly has none.
    """
    article = paragraph.article
    date = article.date or ""
    return {
        "article": (article.id,),
        "kind": (paragraph.kind.value,),
        "month": (date[:7],) if len(date) >= len("2019-12") else (),
        "day": (date,) if len(date) == len("2019-12-31") else (),
        "category": tuple(dict.fromkeys(article.categories)),
    }


def article_and_number(paragraph_id: str) -> tuple[str, int] | None:
    """Return the article's id and the number in it that an id names, None when it is no id."""
    found = _ID.fullmatch(paragraph_id)
    return (found[1], int(found[2])) if found else None


def days(date: str) -> tuple[int, int]:
    """Return the first and last day that a date spans, as integers `yyyymmdd`.

    Args:
        date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    """
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    if not month:
        return year * 10_000 + 101, year * 10_000 + 1231
    if not day:
        last = calendar.monthrange(year, month)[1]
        return year * 10_000 + month * 100 + 1, year * 10_000 + month * 100 + last
    return (year * 10_000 + month * 100 + day,) * 2
