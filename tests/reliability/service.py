"""Promises about the running service: it loses no request, stays up and refuses in time.

Every function raises AssertionError when its promise is broken and returns the figures of its run
as one line. The numbers of tries are parameters: the test suite runs a few, `make reliability` all.
"""

import json
import os
import random
import signal
import statistics
import subprocess
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from urllib.parse import quote

from tests.reliability.harness import (
    Answer,
    Client,
    Load,
    Site,
    made_up,
    search_path,
    serving,
    write_articles,
)
from tests.reliability.rebuilds import versions


def rebuilds_under_load(site: Site, rebuilds: int, clients: int = 4, articles: int = 200) -> str:
    """Rebuild while clients search: no request fails and none mixes two generations."""
    site.begin(articles)
    paths = [search_path("gemeenteraad", per_page=50), search_path("besprak alinea", per_page=20)]
    with serving(site) as server, Load(server.port, clients, paths) as load:
        for version in range(2, rebuilds + 2):
            write_articles(site.articles, articles, version)
            site.rebuild()
        time.sleep(1)
        answers = [answer for _, answer in load.answers]
        fresh = Client(server.port).get(paths[0])
    failed = [answer.status for answer in answers if answer.status != 200]
    assert not failed, f"{len(failed)} of {len(answers)} requests failed: {set(failed)}"
    mixed = sum(len(_versions_of(answer)) != 1 for answer in answers)
    assert mixed == 0, f"{mixed} of {len(answers)} answers mix generations"
    assert _versions_of(fresh) == {rebuilds + 1}, "the server does not answer the last rebuild"
    return f"{len(answers):,} requests during {rebuilds} rebuilds: 0 failed, 0 mixed generations"


def _versions_of(answer: Answer) -> set[int]:
    return versions(result["text"] for result in json.loads(answer.body)["results"])


def reloaded_under_load(site: Site, times: int, articles: int = 20) -> str:
    """Reload (SIGHUP) under load: every worker is replaced and no request fails."""
    site.begin(articles)
    with serving(site) as server, Load(server.port, 4, [search_path("gemeenteraad")]) as load:
        for _ in range(times):
            before = set(server.workers())
            server.process.send_signal(signal.SIGHUP)
            server.wait_for(lambda gone=before: _are_new(server.workers(), gone))  # type: ignore[misc]
    answers = [answer for _, answer in load.answers]
    failed = sum(answer.status != 200 for answer in answers)
    assert failed == 0, f"{failed} of {len(answers)} requests failed"
    return f"{times} reloads, {len(answers):,} requests: 0 failed"


def _are_new(workers: list[int], gone: set[int]) -> bool:
    return len(workers) == 2 and not gone & set(workers)


def many_at_once(site: Site, seconds: float, connections: int = 64, articles: int = 200) -> str:
    """Open many connections: answers or 503 with Retry-After, never an error or a time-out.

    Once with the queue that a worker has by default, once with one that is too short.
    """
    site.begin(articles)
    told = []
    for name, settings in (("queue of 64", {}), ("queue of 4", {"ALINEA_QUEUE": "4"})):
        crowded = replace(site, settings=site.settings | settings)
        paths = [search_path("gemeenteraad punt"), search_path("alinea", page=2)]
        with serving(crowded) as server, Load(server.port, connections, paths) as load:
            time.sleep(seconds)
            if settings:  # The clients, in one process, are not always quicker than the server.
                server.wait_for(lambda: any(answer.status == 503 for _, answer in load.answers))
        answers = [answer for _, answer in load.answers]
        good = [answer.seconds for answer in answers if answer.status == 200]
        refused = [answer for answer in answers if answer.status == 503]
        wrong = {answer.status for answer in answers} - {200, 503}
        assert not wrong, f"statuses {wrong}"
        assert good, "nothing was answered"
        assert all(answer.retry_after for answer in refused), "a 503 without Retry-After"
        told.append(
            f"{name} a worker: {len(good):,} answered (p99 {_p99(good) * 1000:.0f} ms), "
            f"{len(refused):,} refused with 503 and Retry-After"
        )
    return f"{connections} connections, 2 workers; {'; '.join(told)}; 0 errors, 0 time-outs"


MINUTE = 60.0
"""Seconds whose slowest answers are compared."""


class Latencies:
    """The seconds of answers by the minute they came in; nothing else of them is kept.

    Args:
        start: of minute 0, seconds since the epoch; what comes before is not kept.
        minute: seconds.

    Attributes:
        failed: the statuses of what was not answered with 200, at any time.
    """

    def __init__(self, start: float, minute: float) -> None:
        self.failed: list[int] = []
        self._start = start
        self._minute = minute
        self._minutes: defaultdict[int, array[float]] = defaultdict(lambda: array("d"))

    def keep(self, came: float, answer: Answer) -> None:
        """Keep what an answer took."""
        if answer.status != 200:
            self.failed.append(answer.status)
        if came >= self._start:
            self._minutes[int((came - self._start) / self._minute)].append(answer.seconds)

    def total(self) -> int:
        """Count the answers."""
        return sum(map(len, self._minutes.values()))

    def p99(self, minutes: int) -> list[float]:
        """Return the 99th percentile of each of so many minutes."""
        return [_p99(self._minutes[minute]) for minute in range(minutes)]


def mixed_paths(articles: int, each: int = 500) -> list[str]:
    """Mix what people ask, in more different ways than any cache of the service has room for."""
    chance = random.Random(3)
    paths = []
    for number in range(each):
        words = made_up(chance, 2)
        asked = quote(words)
        paths += [
            search_path(f"{words} punt {number}"),
            search_path(words, facets="kind,month,category", group="article"),
            f"/resultaten?q={asked}",
            f"/api/v1/suggest?q={asked[:4]}",
            f"/artikelen/a{number % articles}?q={asked}",
            f"/api/v1/paragraphs/a{number % articles}%23p1/similar",
        ]
    return paths


@dataclass(frozen=True, slots=True)
class Lived:
    """What a server went through, measured once a minute of warming up was over.

    Attributes:
        memory: bytes of the server and its workers, looked at again and again.
        files: file descriptors, likewise.
        p99: seconds, of each minute.
        requests: how many were answered.
        rebuilds: how many ran beside it, those of the warming up too.
    """

    memory: list[int]
    files: list[int]
    p99: list[float]
    requests: int
    rebuilds: int


def live(site: Site, articles: int, minutes: int, minute: float) -> Lived:
    """Load a new server and rebuild twice a minute, at the same moments of each.

    Args:
        site: likewise.
        articles: in the index.
        minutes: that are measured, after one that is not.
        minute: seconds.
    """
    memory: list[int] = []
    files: list[int] = []
    rebuilds = 0
    rebuild: subprocess.Popen[bytes] | None = None
    with serving(site) as server:
        start = time.time() + minute
        latencies = Latencies(start, minute)
        turns = count(start - 0.75 * minute, minute / 2)
        turn = next(turns)
        with Load(server.port, 4, mixed_paths(articles), latencies.keep):
            while (now := time.time()) < start + minutes * minute:
                if now >= turn and (rebuild is None or _has_succeeded(rebuild)):
                    rebuilds += 1
                    write_articles(site.articles, articles, version=rebuilds + 1)
                    rebuild = site.start("rebuild")
                    turn = next(later for later in turns if later > now)
                if now >= start:
                    processes = [server.process.pid, *server.workers()]
                    memory.append(sum(map(_resident, processes)))
                    files.append(sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in processes))
                time.sleep(min(1, minute / 20))
        assert rebuild is not None
        rebuild.wait(120)
        _has_succeeded(rebuild)
    failed = Counter(latencies.failed)
    assert not failed, f"{failed.total()} requests failed: {failed}"
    return Lived(memory, files, latencies.p99(minutes), latencies.total(), rebuilds)


def soak(
    site: Site,
    seconds: float,
    *,
    articles: int = 800,
    most_memory: float = 1.05,
    most_p99: float = 1.5,
) -> str:
    """Full load with rebuilds: memory and file descriptors stay flat, answers stay quick.

    When the last minute was slow it is compared with one of a new server too, under the same load:
    a machine that has become busy with something else makes that one slow as well.

    Args:
        site: likewise.
        seconds: of load that are measured, in whole minutes, or in thirds if they are less than 3.
        articles: in the index.
        most_memory: times the middle third's that the last third's may be.
        most_p99: times the first minute's that the last minute's may be.
    """
    site.begin(articles)
    minute = min(MINUTE, seconds / 3)
    lived = live(site, articles, round(seconds / minute), minute)
    growth = _last_to_middle_third(lived.memory)
    assert growth <= most_memory, f"memory grew by {growth - 1:.1%}"
    opened = _last_to_middle_third(lived.files)
    assert opened <= most_memory, f"file descriptors grew by {opened - 1:.1%}"
    first, last = lived.p99[0], lived.p99[-1]
    told = (
        f"p99 of the first minute {first * 1000:.0f} ms, of the last {last * 1000:.0f} ms, of the "
        f"median one {statistics.median(lived.p99) * 1000:.0f} ms"
    )
    if last > first * most_p99:
        (new,) = live(site, articles, 1, minute).p99
        told += f", of a new server's {new * 1000:.0f} ms"
        assert last <= new * most_p99, told
    return (
        f"{seconds / 60:.1f} minutes after one of warming up, {lived.requests:,} requests, "
        f"{lived.rebuilds} rebuilds: 0 failed, memory ×{growth:.3f} (last third to middle third, "
        f"{lived.memory[-1] / 2**20:.0f} MiB), file descriptors ×{opened:.3f}, {told}"
    )


def _has_succeeded(rebuild: subprocess.Popen[bytes]) -> bool:
    """Whether a rebuild is done; it must not have failed."""
    code = rebuild.poll()
    assert code in (None, 0), f"a rebuild ended with exit code {code}"
    return code == 0


def _resident(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _last_to_middle_third(values: list[int]) -> float:
    third = len(values) // 3
    return statistics.median(values[2 * third :]) / statistics.median(values[third : 2 * third])


def _p99(seconds: Iterable[float]) -> float:
    return statistics.quantiles(seconds, n=100)[98]


def worker_replaced(site: Site, times: int, articles: int = 20) -> str:
    """Kill workers: another takes the place and the service goes on."""
    site.begin(articles)
    with serving(site) as server:
        for _ in range(times):
            victim = server.workers()[0]
            os.kill(victim, signal.SIGKILL)
            server.wait_for(lambda gone=victim: _are_new(server.workers(), {gone}))  # type: ignore[misc]
            assert Client(server.port).get(search_path("gemeenteraad")).status == 200
    return f"{times} workers killed: each replaced, the next request answered"


def drained(site: Site, times: int, articles: int = 200) -> str:
    """Stop the service under load: requests under way are answered whole."""
    site.begin(articles)
    total = 0
    for _ in range(times):
        path = search_path("gemeenteraad", per_page=100)
        with serving(site) as server, Load(server.port, 4, [path]) as load:
            time.sleep(1)
            stopped = time.time()
            server.process.terminate()
            code = server.process.wait(60)
        assert code == 0, f"exit code {code}"
        for came, answer in load.answers:
            if came - answer.seconds < stopped:
                assert answer.status == 200, f"status {answer.status} before the stop"
            assert answer.status in (0, 200), f"status {answer.status}"
            total += answer.status == 200
    return f"{times} stops under load, {total:,} answers: 0 lost, 0 cut off, exit code 0"
