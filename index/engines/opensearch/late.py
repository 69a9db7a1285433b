"""What a search has when its time ends: OpenSearch answers in part, in three ways.

A part of the index (a shard) that looks at the clock while it collects answers what it has, and the
answer says `timed_out`; one that does so before fails; and when all fail, there is an error.
"""

from collections.abc import Sequence
from typing import Any

from opensearchpy.exceptions import TransportError

from index.engines.opensearch.mapping import Body


def complete(answer: Any) -> Any:
    """Return an answer in which no part of the index is missing, but for want of time.

    Raises:
        TransportError: a part is missing.
    """
    parts = answer["_shards"]
    missing = parts["total"] - parts["successful"]
    if missing:
        failures = [failure["reason"] for failure in parts.get("failures", ())]
        # A part that is away counts as missing, and not always as failed.
        if missing != parts["failed"] or not _are_late(failures):
            raise TransportError(503, f"{missing} of {parts['total']} parts are missing", answer)
        answer["timed_out"] = True
    return answer


def is_late(error: TransportError) -> bool:
    """Tell whether no part of the index answered in time."""
    if error.error != "search_phase_execution_exception" or not isinstance(error.info, dict):
        return False
    return _are_late(error.info["error"]["root_cause"])


def nothing_in_time(body: Body) -> Any:
    """Return an answer that found nothing before time ended."""
    asked: Any = body.get("aggs", {})
    return {
        "timed_out": True,
        "hits": {"hits": [], "total": {"value": 0}},
        "aggregations": {name: {"buckets": [], "count": 0} for name in asked},
    }


def _are_late(causes: Sequence[Any]) -> bool:
    """Tell whether there are causes, and want of time is every one."""
    return {cause["type"] for cause in causes} == {"time_exceeded_exception"}
