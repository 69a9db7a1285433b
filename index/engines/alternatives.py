"""What compiled engines do in one step and the query nodes say in several."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.engines import Any, Best, Boost, Query


@dataclass(frozen=True, slots=True)
class Blend:
    """The best of some scores and a share of the others (dis-max with a tie breaker).

    Attributes:
        queries: the alternatives.
        rest: what part of each other score is added to the best one.
        factor: what the result is multiplied by.
    """

    queries: tuple[Query, ...]
    rest: float
    factor: float


def blend(query: Query) -> Blend | None:
    """Return what adds up the best and the sum of the same alternatives as one blend."""
    match query:
        case Any((Boost(Best(queries), best), Boost(Any(same), each))) if queries == same:
            if queries and best + each > 0:
                return Blend(queries, each / (best + each), best + each)
    return None


def alternatives(query: Query) -> Iterator[Query]:
    """Yield queries one of which a document matches just when it matches the whole."""
    match query:
        case Boost(inner):
            yield from alternatives(inner)
        case Any(queries) | Best(queries):
            for inner in queries:
                yield from alternatives(inner)
        case _:
            yield query
