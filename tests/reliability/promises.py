"""The promises of docs/reliability.md, each as a function that tries to break it.

Every function raises AssertionError when its promise is broken and returns the figures of its run
as one line. The numbers of tries are parameters: the test suite runs a few, `make reliability` all.
"""

import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from index.engines import connect
from index.errors import AlineaError
from search.page import Ask
from search.searcher import Searcher
from tests.reliability.harness import (
    PARAGRAPHS_AN_ARTICLE,
    Answer,
    Client,
    Load,
    Site,
    kill,
    search_path,
    serving,
    write_articles,
)

VERSION = re.compile(r"versie(\d+)")


def versions(texts: Iterable[str]) -> set[int]:
    """Return the versions that the paragraphs name."""
    return {int(number) for text in texts for number in VERSION.findall(text)}


def whole_version(site: Site, articles: int) -> int:
    """Return the one version that an index answers, which must answer it whole."""
    searcher = Searcher(connect("whoosh", site.index, {}))
    found: set[int] = set()
    total = articles * PARAGRAPHS_AN_ARTICLE
    for page in range(1, -(-total // 100) + 1):
        answer = searcher.search(Ask("gemeenteraad", page=page, per_page=100))
        assert answer.total == total, f"{answer.total} of {total} paragraphs"
        found |= versions(result.paragraph.text for result in answer.results)
    assert len(found) == 1, f"a mix of versions: {found}"
    return found.pop()


def killed_rebuilds(site: Site, times: int, articles: int = 200) -> str:
    """Kill rebuilds at random moments: the old or the new index answers whole."""
    write_articles(site.articles, articles, version=1)
    start = time.perf_counter()
    assert site.run("rebuild").returncode == 0
    duration = time.perf_counter() - start
    moments = random.Random(7)
    answered, new = 1, 0
    for version in range(2, times + 2):
        write_articles(site.articles, articles, version)
        process = site.start("rebuild")
        time.sleep(moments.uniform(0, duration * 1.05))
        kill(process)
        now = whole_version(site, articles)
        assert now in (answered, version), f"version {now} after {answered}, building {version}"
        new += now == version
        answered = now
    last = site.run("rebuild")
    assert last.returncode == 0, last.stderr
    assert whole_version(site, articles) == times + 1
    left = generation_folders(site)
    assert len(left) <= 2, f"left behind: {left}"
    return f"{times} killed: {times - new} left the old index, {new} the new one, 0 neither"


def generation_folders(site: Site) -> list[str]:
    """Return the names of the generations on disk."""
    return sorted(path.name for path in site.index.iterdir() if path.is_dir())


_DIE_AT = """
import os, signal, sys
name, moment = sys.argv[1], int(sys.argv[2])
sys.argv = ["alinea", "rebuild"]
real, calls = getattr(os, name), 0
def call(*arguments, **keywords):
    global calls
    calls += 1
    if calls == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    answer = real(*arguments, **keywords)
    if calls == -moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
setattr(os, name, call)
from web.cli import main
main()
"""


def killed_in_the_switch(site: Site, last_moment: int = 40, articles: int = 20) -> str:
    """Kill rebuilds just before and just after each file-system call of the switch."""
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    answered, version, kills = 1, 1, 0
    for name in ("replace", "rename", "fsync"):
        for moment in range(1, last_moment + 1):
            died = 0
            for sign in (1, -1):
                version += 1
                write_articles(site.articles, articles, version)
                command = [sys.executable, "-c", _DIE_AT, name, str(sign * moment)]
                run = subprocess.run(
                    command, env=site.environment, capture_output=True, timeout=120, check=False
                )
                died += run.returncode == -signal.SIGKILL
                now = whole_version(site, articles)
                assert now in (answered, version), f"{now} after {answered}, building {version}"
                answered = now
            kills += died
            if not died:
                break
    assert kills > 0, "no rebuild was killed: the switch makes none of these calls"
    assert site.run("rebuild").returncode == 0
    assert whole_version(site, articles) == version
    return f"{kills} kills before and after each os.replace, os.rename and os.fsync: 0 broken"


def rebuilds_under_load(site: Site, rebuilds: int, clients: int = 4, articles: int = 200) -> str:
    """Rebuild while clients search: no request fails and none mixes two generations."""
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    paths = [search_path("gemeenteraad", per_page=50), search_path("raad alinea", per_page=20)]
    with serving(site) as server, Load(server.port, clients, paths) as load:
        for version in range(2, rebuilds + 2):
            write_articles(site.articles, articles, version)
            run = site.run("rebuild")
            assert run.returncode == 0, run.stderr
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


def flipped_bits(site: Site, times: int, articles: int = 200) -> str:
    """Flip single bits of index files: each is told at open or by `alinea check`."""
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    places = random.Random(11)
    at_open = by_check = 0
    for number in range(times):
        copy = Site(site.articles, site.index.with_name(f"bit{number}"))
        shutil.copytree(site.index, copy.index, symlinks=True)
        files = [path for path in copy.index.rglob("*") if path.is_file() and path.stat().st_size]
        weights = [path.stat().st_size for path in files]
        path = places.choices(files, weights)[0]
        content = bytearray(path.read_bytes())
        content[places.randrange(len(content))] ^= 1 << places.randrange(8)
        path.write_bytes(content)
        message = _damage_told_at_open(copy, articles)
        if message is None:
            check = copy.run("check")
            assert check.returncode != 0, f"a flipped bit in {path.name} went unnoticed"
            message = check.stdout + check.stderr
            by_check += 1
        else:
            at_open += 1
        assert path.name in message, message
        assert "alinea rebuild" in message, message
        assert "Traceback" not in message, message
        shutil.rmtree(copy.index)
    return f"{times} bits flipped: {at_open} told at open, {by_check} by alinea check, 0 unnoticed"


def _damage_told_at_open(site: Site, articles: int) -> str | None:
    try:
        assert whole_version(site, articles) == 1
    except AlineaError as error:
        return str(error)
    return None


def many_at_once(site: Site, seconds: float, connections: int = 64, articles: int = 200) -> str:
    """Open many connections: answers or 503 with Retry-After, never an error or a time-out."""
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    paths = [search_path("gemeenteraad punt"), search_path("raad", page=2)]
    with serving(site) as server, Load(server.port, connections, paths) as load:
        time.sleep(seconds)
    answers = [answer for _, answer in load.answers]
    wrong = {answer.status for answer in answers} - {200, 503}
    assert not wrong, f"statuses {wrong}"
    good = [answer.seconds for answer in answers if answer.status == 200]
    refused = len(answers) - len(good)
    p99 = statistics.quantiles(good, n=100)[98]
    return (
        f"{connections} connections, {len(answers):,} requests: {len(good):,} answered "
        f"(p99 {p99 * 1000:.0f} ms), {refused} refused with 503, 0 errors"
    )


def soak(site: Site, seconds: float, clients: int = 4, articles: int = 200) -> str:
    """Full load with rebuilds: memory and file descriptors stay flat, answers stay quick."""
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    paths = [search_path(f"gemeenteraad punt {number}") for number in range(40)]
    memory: list[int] = []
    files: list[int] = []
    with serving(site) as server, Load(server.port, clients, paths) as load:
        start = time.time()
        version = 1
        while (elapsed := time.time() - start) < seconds:
            if elapsed > version * max(10, seconds / 40):
                version += 1
                write_articles(site.articles, articles, version)
                assert site.run("rebuild").returncode == 0
            workers = server.workers()
            memory.append(sum(map(_resident, workers)))
            files.append(sum(len(os.listdir(f"/proc/{pid}/fd")) for pid in workers))
            time.sleep(min(1, seconds / 60))
    answers = load.answers
    failed = sum(answer.status != 200 for _, answer in answers)
    assert failed == 0, f"{failed} of {len(answers)} requests failed"
    growth = _last_to_middle_third(memory)
    assert growth <= 1.05, f"memory grew by {growth - 1:.1%}"
    assert _last_to_middle_third(files) <= 1.05, "file descriptors grew"
    span = min(60.0, seconds / 4)
    first = _p99(answer.seconds for when, answer in answers if when < start + span)
    last = _p99(answer.seconds for when, answer in answers if when > start + seconds - span)
    assert last <= first * 1.5, f"p99 {first * 1000:.0f} ms at first, {last * 1000:.0f} ms at last"
    return (
        f"{seconds / 60:.1f} minutes, {len(answers):,} requests, {version - 1} rebuilds: 0 failed, "
        f"memory ×{growth:.3f} (last third to middle third, {memory[-1] / 2**20:.0f} MiB), "
        f"file descriptors ×{_last_to_middle_third(files):.3f}, "
        f"p99 {first * 1000:.0f} → {last * 1000:.0f} ms"
    )


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
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    with serving(site) as server:
        for _ in range(times):
            victim = server.workers()[0]
            os.kill(victim, signal.SIGKILL)
            for _ in range(100):
                workers = server.workers()
                if victim not in workers and len(workers) == 2:
                    break
                time.sleep(0.1)
            assert victim not in server.workers()
            assert len(server.workers()) == 2
            assert Client(server.port).get(search_path("raad")).status == 200
    return f"{times} workers killed: each replaced, the next request answered"


def drained(site: Site, times: int, articles: int = 200) -> str:
    """Stop the service under load: requests under way are answered whole."""
    write_articles(site.articles, articles, version=1)
    assert site.run("rebuild").returncode == 0
    cut = total = 0
    for _ in range(times):
        with (
            serving(site) as server,
            Load(server.port, 4, [search_path("raad", per_page=100)]) as load,
        ):
            time.sleep(1)
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(timeout=60)
        answers = [answer for _, answer in load.answers]
        good = [answer for answer in answers if answer.status == 200]
        cut += sum(not answer.body.endswith(b"}") for answer in good)
        total += len(good)
        assert {answer.status for answer in answers} <= {0, 200}
    assert cut == 0, f"{cut} answers were cut off"
    return f"{times} stops under load, {total:,} answers: 0 cut off"
