"""Metrics for Prometheus, summed over the workers; imported only when they are wanted."""

import atexit
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from datetime import datetime

from flask import Blueprint, Flask, Response, g, request

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
if _FOLDER not in os.environ:
    # The client reads this when it is imported; the workers inherit it and write there.
    os.environ[_FOLDER] = tempfile.mkdtemp(prefix="alinea-metrics-")

    @atexit.register
    def _remove(folder: str = os.environ[_FOLDER], maker: int = os.getpid()) -> None:
        if os.getpid() == maker:
            shutil.rmtree(folder, ignore_errors=True)


from prometheus_client import CollectorRegistry, Counter, Histogram  # noqa: E402
from prometheus_client.core import GaugeMetricFamily, Metric  # noqa: E402
from prometheus_client.exposition import choose_encoder  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402
from prometheus_client.registry import Collector  # noqa: E402

from index.errors import AlineaError  # noqa: E402
from search.searcher import Searcher  # noqa: E402
from web.context import searcher  # noqa: E402

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Upper bounds of the latency histogram, seconds."""

REQUESTS = Counter(
    "alinea_requests", "Requests answered.", ("endpoint", "method", "status"), registry=None
)
LATENCY = Histogram(
    "alinea_request_seconds",
    "Seconds from the request to its answer.",
    ("endpoint",),
    buckets=BUCKETS,
    registry=None,
)
QUERY_ERRORS = Counter(
    "alinea_query_errors", "Requests refused for a parameter.", ("endpoint",), registry=None
)

metrics = Blueprint("metrics", __name__)

_log = logging.getLogger("alinea.metrics")


def register(app: Flask) -> None:
    """Measure every request and serve the figures.

    Raises:
        AlineaError: the folder that the environment names for the figures cannot be used.
    """
    _see_folder()
    app.register_blueprint(metrics)
    app.before_request(_start)
    app.after_request(_measure)


@metrics.get("/metrics", endpoint="metrics")
def show() -> Response:
    """Give the figures of all workers, and of the index that answers."""
    _see_folder()
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(IndexCollector(searcher()))
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    return Response(encode(registry), content_type=content_type)


class IndexCollector(Collector):
    """Figures of the index that answers; without one only that it is not there."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def collect(self) -> Iterable[Metric]:
        """Yield the figures."""
        up = GaugeMetricFamily("alinea_index_up", "Whether an index answers.")
        try:
            statistics = self._searcher.statistics()
        except AlineaError:
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        info = GaugeMetricFamily(
            "alinea_index_info", "The generation that answers.", labels=("generation", "engine")
        )
        info.add_metric([statistics.generation, statistics.engine], 1)
        yield info
        built = datetime.fromisoformat(statistics.built).timestamp()
        for name, about, value in (
            ("paragraphs", "Paragraphs in the index.", statistics.paragraphs),
            ("articles", "Articles in the index.", statistics.articles),
            ("size_bytes", "Bytes of the index on disk.", statistics.size),
            ("built_timestamp_seconds", "When the index was built.", built),
        ):
            yield GaugeMetricFamily(f"alinea_index_{name}", about, value=value)


def _see_folder() -> None:
    folder = os.environ[_FOLDER]
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK):
        raise AlineaError(
            f"{_FOLDER} names {folder!r}, which is no folder that can be written to. Make it, or "
            "start again without the variable."
        )


def _start() -> None:
    g.measured_from = time.perf_counter()


def _measure(response: Response) -> Response:
    try:
        _count(response)
    except OSError as error:
        # Whoever asked is answered all the same.
        _log.error("A request is not counted: %s", error)
    return response


def _count(response: Response) -> None:
    endpoint = request.endpoint or "none"
    method = request.method if request.method in ("GET", "HEAD", "OPTIONS") else "other"
    REQUESTS.labels(endpoint, method, str(response.status_code)).inc()
    LATENCY.labels(endpoint).observe(time.perf_counter() - g.measured_from)
    if g.get("is_query_error"):
        QUERY_ERRORS.labels(endpoint).inc()
