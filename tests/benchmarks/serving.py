"""`alinea serve` under load and from its start, and the same queries in process beside it."""

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from statistics import median
from urllib.parse import quote

import psutil

from index.engines import connect
from index.rebuild import SAMPLE
from search.page import Ask
from search.searcher import Searcher
from tests.benchmarks.load import CONNECTIONS, Throughput, throughput
from tests.benchmarks.measure import LONGEST, Times, timed
from tests.reliability.harness import Client, Server, Site, free_port, kill, search_path, serving

WORKERS = 2
KEYSTROKES = Path(__file__).parents[1] / "browser" / "keystrokes.py"
TYPED = 4
"""Queries that are typed in the browser."""

BESIDE = 200
"""Queries that are asked in process."""

WARM_UP = 100
"""Requests before the load: a worker that was just started meets most words for the first time."""

REPEATED = 20
"""Different queries that are asked again and again."""

SLOWEST_START = 30
"""Seconds within which a server must answer."""


@dataclass(frozen=True, slots=True)
class Served:
    """What was measured of a server with `WORKERS` workers.

    Attributes:
        throughput: kind of request -> a run for each number of connections.
        engine: queries of the first kind in process: read, analysed, planned and searched.
        page: the same in process, made into a page: words marked, other spellings looked for.
        keystrokes: from a keystroke to painted results in Chromium, in words; None without it.
    """

    throughput: Mapping[str, Sequence[Throughput]]
    engine: Times
    page: Times
    keystrokes: str | None


def served(
    site: Site, engine: str, queries: Sequence[str], *, seconds: int, typing: bool
) -> Served:
    """Serve an index and ask it over HTTP, in process and in a browser.

    Args:
        site: where the index is.
        engine: that wrote it.
        queries: what is asked.
        seconds: of load for each kind of request and number of connections.
        typing: type in a browser too, where there is one.
    """
    distinct = list(dict.fromkeys(variants(queries)))
    asked, warm_up = distinct[WARM_UP:], distinct[:WARM_UP]
    kinds = {
        "search, all different": [search_path(query) for query in asked],
        "search, repeated": [search_path(query) for query in asked[:REPEATED]],
        "suggest": [f"/api/v1/suggest?q={quote(begun)}" for begun in dict.fromkeys(_typed(asked))],
        "healthz": ["/healthz"],
    }
    beside = asked[:: len(CONNECTIONS)][:BESIDE]
    own, page = (
        _in_process(partial(_asked, way, engine, site.index, beside, warm_up), site)
        for way in ("find", "search")
    )
    with serving(site, workers=WORKERS) as server:
        for query in warm_up:
            # Each on a connection of its own, so that every worker gets some.
            Client(server.port).get(search_path(query))
        runs = {kind: _runs(server, paths, seconds) for kind, paths in kinds.items()}
        return Served(runs, own, page, _keystrokes(server.port, queries) if typing else None)


def variants(queries: Sequence[str]) -> Iterator[str]:
    """Yield the queries, then each without one of its first eight words, then without two.

    A load on a fast server takes more queries than there are headlines, and one that is asked again
    may be answered from a cache of pages.
    """
    words = [query.split() for query in dict.fromkeys(queries)]
    for count in range(3):
        for left_out in combinations(range(8), count):
            for one in words:
                kept = [word for place, word in enumerate(one) if place not in left_out]
                if not count or 1 < len(kept) == len(one) - count:
                    yield " ".join(kept)


def _typed(queries: Sequence[str]) -> Iterator[str]:
    """Yield queries as they stand while their third word is typed."""
    for query in queries:
        words = query.split()[:3]
        yield " ".join([*words[:-1], words[-1][:3]])


def _runs(server: Server, paths: Sequence[str], seconds: int) -> list[Throughput]:
    """Load the server with each number of connections, none with the paths of another."""
    count = len(CONNECTIONS)
    shares = (
        [paths[place::count] for place in range(count)] if len(paths) > 100 else [paths] * count
    )
    runs = []
    for share, connections in zip(shares, CONNECTIONS, strict=True):
        # What the load before left waiting is no part of this one.
        server.wait_for(lambda: _is_idle(server))
        runs.append(throughput(server.port, share, seconds, connections))
    return runs


def _is_idle(server: Server) -> bool:
    workers = [psutil.Process(pid) for pid in server.workers()]
    before = [worker.cpu_times()[:2] for worker in workers]
    time.sleep(0.5)
    return [worker.cpu_times()[:2] for worker in workers] == before


def _in_process(work: Callable[[], Times], site: Site) -> Times:
    """Work in a new process, which like a new worker has nothing in its caches."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, _settle, (site.settings,)) as pool:
        return pool.submit(work).result()


def _settle(settings: Mapping[str, str]) -> None:
    os.environ.update(settings)


def _asked(
    way: str, engine: str, index: Path, queries: Sequence[str], warm_up: Sequence[str]
) -> Times:
    ask = getattr(Searcher(connect(engine, index, {})), way)
    for query in warm_up[: WARM_UP // WORKERS]:
        ask(Ask(query))
    return timed(lambda query: ask(Ask(query)), queries, LONGEST)


def _keystrokes(port: int, queries: Sequence[str]) -> str | None:
    if not shutil.which("chromium"):
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as lines:
        lines.write("\n".join(queries[:TYPED]))
        lines.flush()
        command = [sys.executable, KEYSTROKES, f"http://127.0.0.1:{port}", lines.name]
        run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        return run.stdout.strip()


def cold_start(times: int) -> float:
    """Median seconds from the start of `alinea serve` to its first answer, on the sample."""
    with tempfile.TemporaryDirectory() as folder:
        cache = {"XDG_CACHE_HOME": str(Path(folder) / "cache")}
        site = Site(SAMPLE, Path(folder) / "index", cache)
        site.rebuild()
        return median(_first_answer(site) for _ in range(times))


def _first_answer(site: Site) -> float:
    port = free_port()
    start = time.perf_counter()
    process = site.start("serve", "--port", str(port), "--workers", "1")
    try:
        while time.perf_counter() - start < SLOWEST_START:
            if Client(port).get(search_path("strategie rusland")).status == 200:
                return time.perf_counter() - start
            time.sleep(0.005)
        raise RuntimeError(site.log.read_text())
    finally:
        kill(process)
