"""Matching documents to one page: order, paging, one hit an article, facets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.engines import FacetField, Sort
from index.engines.whoosh.matcher import Matcher
from index.engines.whoosh.matches import Found, Scores, Seen
from index.engines.whoosh.postings import Array

CARDS = 64


@dataclass(frozen=True, slots=True)
class Row:
    """A hit that has still to be read from the disk."""

    doc: int
    score: float
    in_article: int = 1


def page(matcher: Matcher, found: Found, sort: Sort, offset: int, limit: int) -> tuple[Row, ...]:
    """Return the documents from place `offset` on, at most `limit`."""
    keys = matcher.last_days if sort is Sort.DATE else found.scores
    docs = _first(keys, found.seen, matcher.column("order"), offset + limit)[offset:]
    return tuple(Row(int(doc), float(found.scores[doc])) for doc in docs)


def grouped(
    matcher: Matcher, found: Found, sort: Sort, offset: int, limit: int
) -> tuple[tuple[Row, ...], int]:
    """Return the same with one hit an article, its best; and how many articles match."""
    starts = matcher.article_starts
    if not len(starts):
        return (), 0
    best = np.maximum.reduceat(found.scores, starts)
    counts = np.add.reduceat(found.seen, starts, dtype=np.uint32)
    keys = matcher.last_days[starts] if sort is Sort.DATE else best
    articles = _first(keys, counts > 0, matcher.column("order")[starts], offset + limit)
    rows = []
    for article in articles[offset:]:
        start = int(starts[article])
        end = int(starts[article + 1]) if article + 1 < len(starts) else matcher.size
        doc = start + int(np.argmax(found.scores[start:end]))
        rows.append(Row(doc, float(found.scores[doc]), int(counts[article])))
    return tuple(rows), int(np.count_nonzero(counts))


def facets(
    matcher: Matcher, found: Found, fields: Sequence[FacetField]
) -> dict[FacetField, Mapping[str, int]]:
    """Count the values of fields over matching documents, most frequent first."""
    counted: dict[FacetField, Mapping[str, int]] = {}
    for field in fields:
        values = matcher.values(field)
        seen = found.seen[values.docs]
        counts = np.bincount(values.codes, seen, len(values.texts)).astype(int).tolist()
        pairs = ((text, count) for text, count in zip(values.texts, counts, strict=True) if count)
        counted[field] = dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
    return counted


def _first(keys: Scores, seen: Seen, order: Array, count: int) -> Array:
    """Return the places of the `count` highest keys among those seen, highest first.

    What is equal keeps its order. Sorting all of them would take longer than the search did, so
    that those below the least that can be on the page are passed over.
    """
    keys = np.where(seen, keys, -np.inf)
    places = np.flatnonzero(keys >= _floor(keys, count)) if count else np.zeros(0, np.intp)
    places = places[seen[places]]
    if count < len(places):
        have = keys[places]
        least = np.partition(have, len(have) - count)[len(have) - count]
        above, level = places[have > least], places[have == least]
        missing = count - len(above)
        if missing < len(level):
            level = level[np.argpartition(order[level], missing - 1)[:missing]]
        places = np.concatenate((above, level))
    return places[np.lexsort((order[places], -keys[places]))]


def _floor(keys: Scores, count: int) -> float:
    """Return a number that at least `count` keys reach, cheaply found and as high as may be.

    The keys are dealt out into many hands; as many hands hold a key that is at least the
    `count`th of the hands' highest.
    """
    hands = len(keys) // CARDS
    if hands < count:
        return -np.inf
    highest = keys[: hands * CARDS].reshape(CARDS, hands).max(axis=0)
    return float(np.partition(highest, hands - count)[hands - count])
