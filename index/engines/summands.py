"""What the score of a query is the sum of."""

from collections.abc import Iterator

from index.engines import Any, Boost, Query


def summands(query: Query, factor: float = 1.0) -> Iterator[tuple[Query, float]]:
    """Yield queries and factors by which their scores are multiplied before they are added up.

    A document matches the whole just when it matches one of them.

    Args:
        query: any; only what adds nothing up is yielded.
        factor: by which all of it is multiplied.
    """
    match query:
        case Boost(inner, by):
            yield from summands(inner, factor * by)
        case Any(queries):
            for inner in queries:
                yield from summands(inner, factor)
        case _:
            yield query, factor
