"""Query nodes to OpenSearch's query language."""

from typing import assert_never

from index.engines import (
    KEYWORDS,
    All,
    Any,
    Boost,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
)
from index.engines.opensearch.mapping import GAP, Body
from index.engines.spaced import EMPTY, kept
from index.engines.summands import summands

NOTHING: Body = {"match_none": {}}
EVERYTHING: Body = {"match_all": {}}


def translate(query: Query) -> Body:  # noqa: PLR0911  # a case a node
    """Return the query that matches and scores the same."""
    match query:
        case Term(field, text):
            found: Body = {"term": {field: {"value": kept(text)}}}
            return constant(found) if field in KEYWORDS else found
        case Phrase(field, words):
            text = " ".join(GAP if word is None else kept(word) for word in words)
            return constant({"match_phrase": {field: {"query": text, "analyzer": "phrase"}}})
        case Prefix(field, ""):
            return constant(translate(Not(Term(field, EMPTY))))
        case Prefix(field, prefix):
            return constant({"prefix": {field: {"value": kept(prefix)}}})
        case Range(field, low, high):
            # Without bounds it asks whether there is a day: where all documents of a shard have one
            # and none may, the shard is passed over, and does not count how rare words are.
            return constant({"range": {field: {"gte": low or 0, "lte": high}}})
        case All(queries):
            if not queries:
                return constant(EVERYTHING, 0.0)
            return {"bool": {"must": [translate(inner) for inner in queries]}}
        case Any() | Boost():
            return some([_times(one, factor) for one, factor in summands(query)])
        case Not(inner):
            return {"bool": {"must_not": [translate(inner)]}}
    assert_never(query)


def _times(query: Query, factor: float) -> Body:
    """Return the query that matches the same, with scores multiplied."""
    if factor == 1:
        return translate(query)
    if isinstance(query, Term) and query.field not in KEYWORDS:
        return {"term": {query.field: {"value": kept(query.text), "boost": factor}}}
    return {"bool": {"must": [translate(query)], "boost": factor}}


def matching(query: Query) -> Body:
    """Return a query that matches the same documents, whatever its scores.

    The values of a keyword are one clause, of which the cluster allows some thousand: there may be
    more categories than that.
    """
    if isinstance(query, All) and query.queries:
        return {"bool": {"filter": [matching(inner) for inner in query.queries]}}
    found = []
    values: dict[str, list[str]] = {}
    for one in dict.fromkeys(one for one, _ in summands(query)):
        if isinstance(one, Term) and one.field in KEYWORDS:
            values.setdefault(one.field, []).append(kept(one.text))
        else:
            found.append(translate(one))
    return some(found + [{"terms": {field: texts}} for field, texts in values.items()])


def constant(query: Body, score: float = 1.0) -> Body:
    """Return the same documents, with one score."""
    return {"constant_score": {"filter": query, "boost": score}}


def some(queries: list[Body]) -> Body:
    """Return the documents that match a query; the scores add up."""
    if not queries:
        return NOTHING
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def whole(ranked: Query | None, kept: Query | None) -> Body:
    """Return the whole query of a search."""
    parts: Body = {"filter": [matching(kept) if kept else EVERYTHING]}
    if ranked is not None:
        parts["must"] = [translate(ranked)]
    return {"bool": parts}
