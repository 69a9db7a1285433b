"""What a document must match at least one of, whatever its score."""

from collections.abc import Iterator

from index.engines import Any, Best, Boost, Query


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
