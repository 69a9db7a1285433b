"""What the score of a query is the sum of."""

from collections.abc import Sequence

from index.engines import Any, Boost, Query, Term


def summands(query: Query, factor: float = 1.0) -> Sequence[tuple[Query, float]]:
    """Return queries and factors by which their scores are multiplied before they are added up.

    A document matches the whole just when it matches one of them.

    Args:
        query: any; only what adds nothing up is returned.
        factor: by which all of it is multiplied.
    """
    # Asked of every new word: a list and `type` take a third of the time of `yield` and `match`.
    if type(query) is Boost:
        return summands(query.query, factor * query.factor)
    if type(query) is not Any:
        return [(query, factor)]
    found: list[tuple[Query, float]] = []
    for inner in query.queries:
        if type(inner) is Term:  # most are
            found.append((inner, factor))
        else:
            found += summands(inner, factor)
    return found
