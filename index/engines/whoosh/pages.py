"""Matching documents to one page: order, paging, one hit an article, facets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.engines import FacetField, Sort
from index.engines.whoosh.matcher import Matcher
from index.engines.whoosh.matches import Match
from index.engines.whoosh.postings import Array


@dataclass(frozen=True, slots=True)
class Row:
    """A hit that has still to be read from the disk."""

    doc: int
    score: float
    in_article: int = 1


def page(matcher: Matcher, match: Match, sort: Sort, offset: int, limit: int) -> tuple[Row, ...]:
    """Return the documents from place `offset` on, at most `limit`."""
    best = _first(matcher, match, sort, offset + limit)[offset:]
    return tuple(Row(int(match.docs[i]), float(match.scores[i])) for i in best)


def grouped(
    matcher: Matcher, match: Match, sort: Sort, offset: int, limit: int
) -> tuple[tuple[Row, ...], int]:
    """Return the same with one hit an article, its best; and how many articles match.

    The paragraphs of an article were added one after another, so they lie together.
    """
    if not len(match.docs):
        return (), 0
    articles = matcher.column("article")[match.docs]
    starts = np.flatnonzero(np.concatenate(([True], articles[1:] != articles[:-1])))
    ends = np.append(starts[1:], len(articles))
    leaders = Match(match.docs[starts], np.maximum.reduceat(match.scores, starts))
    rows = []
    for i in _first(matcher, leaders, sort, offset + limit)[offset:]:
        start, end = int(starts[i]), int(ends[i])
        best = start + int(np.argmax(match.scores[start:end]))
        rows.append(Row(int(match.docs[best]), float(match.scores[best]), end - start))
    return tuple(rows), len(starts)


def facets(
    matcher: Matcher, match: Match, fields: Sequence[FacetField]
) -> dict[FacetField, Mapping[str, int]]:
    """Count the values of fields over matching documents, most frequent first."""
    mask = np.zeros(matcher.size, np.bool_)
    mask[match.docs] = True
    counted: dict[FacetField, Mapping[str, int]] = {}
    for field in fields:
        values = matcher.values(field)
        counts = np.bincount(values.codes[mask[values.docs]], minlength=len(values.texts)).tolist()
        found = ((text, count) for text, count in zip(values.texts, counts, strict=True) if count)
        counted[field] = dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))
    return counted


def _first(matcher: Matcher, match: Match, sort: Sort, count: int) -> Array:
    """Return the places in `match` of the first `count` documents, in order.

    What is equal keeps the order in which it was added.
    """
    days = matcher.column("last_day")
    keys = days[match.docs].astype(np.float64) if sort is Sort.DATE else match.scores
    places = np.arange(len(keys))
    if 0 < count < len(keys):
        least = np.partition(keys, len(keys) - count)[len(keys) - count]
        above = places[keys > least]
        level = places[keys == least]
        missing = count - len(above)
        if missing < len(level):
            order = matcher.column("order")[match.docs[level]]
            level = level[np.argpartition(order, missing - 1)[:missing]]
        places = np.concatenate((above, level))
    order = matcher.column("order")[match.docs[places]]
    return places[np.lexsort((order, -keys[places]))][:count]
