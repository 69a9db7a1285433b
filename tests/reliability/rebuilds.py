"""Promises about the index on disk: a rebuild is all or nothing, damage is told.

Every function raises AssertionError when its promise is broken and returns the figures of its run
as one line. The numbers of tries are parameters: the test suite runs a few, `make reliability` all.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexDamaged
from search.page import MAX_PER_PAGE, Ask
from search.searcher import Searcher
from tests.reliability.harness import (
    PARAGRAPHS_AN_ARTICLE,
    Outcome,
    Site,
    kill,
    write_articles,
)

VERSION = re.compile(r"versie(\d+)")


def versions(texts: Iterable[str]) -> set[int]:
    """Return the versions that paragraphs name."""
    return {int(number) for text in texts for number in VERSION.findall(text)}


def whole_version(site: Site, articles: int) -> int:
    """Return the one version that an index answers, which must answer it whole."""
    searcher = Searcher(site.engine())
    found: set[int] = set()
    total = articles * PARAGRAPHS_AN_ARTICLE
    for page in range(1, -(-total // MAX_PER_PAGE) + 1):
        answer = searcher.search(Ask("gemeenteraad", page=page, per_page=MAX_PER_PAGE))
        assert answer.total == total, f"{answer.total} of {total} paragraphs"
        found |= versions(result.paragraph.text for result in answer.results)
    assert len(found) == 1, f"a mix of versions: {found}"
    return found.pop()


def killed_rebuilds(site: Site, times: int, articles: int = 200) -> str:
    """Kill rebuilds at random moments: the old or the new index answers whole."""
    site.begin(articles)
    start = time.perf_counter()
    site.rebuild()
    duration = time.perf_counter() - start
    moments = random.Random(7)
    answered, new = 1, 0
    for version in range(2, times + 2):
        write_articles(site.articles, articles, version)
        process = site.start("rebuild")
        time.sleep(moments.uniform(0, duration * 1.05))
        # Alone, as by the kernel for want of memory, it leaves the processes it started behind.
        kill(process, group=version % 2 == 0)
        now = whole_version(site, articles)
        assert now in (answered, version), f"version {now} after {answered}, building {version}"
        new += now == version
        answered = now
    _mended(site, articles, times + 1)
    return f"{times} killed: {times - new} left the old index, {new} the new one, 0 neither"


def _mended(site: Site, articles: int, version: int) -> None:
    """Check that the next rebuild succeeds and clears what was left."""
    site.rebuild()
    assert whole_version(site, articles) == version
    left = sorted(path.name for path in site.index.iterdir() if path.is_dir())
    assert len(left) <= 2, f"left behind: {left}"


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


def killed_in_the_switch(
    site: Site,
    calls: tuple[str, ...] = ("replace", "rename", "fsync", "mkdir", "rmdir"),
    last_moment: int = 40,
    articles: int = 20,
) -> str:
    """Kill rebuilds just before and just after each file-system call of the switch."""
    site.begin(articles)
    answered = version = 1
    kills = 0
    for name in calls:
        for moment in range(1, last_moment + 1):
            died = 0
            for sign in (1, -1):
                version += 1
                write_articles(site.articles, articles, version)
                died += _died_at(site, name, sign * moment)
                now = whole_version(site, articles)
                assert now in (answered, version), f"{now} after {answered}, building {version}"
                answered = now
            kills += died
            if not died:
                break
    assert kills > 0, "no rebuild was killed: the switch makes none of these calls"
    _mended(site, articles, version)
    return f"{kills} kills before and after each call of {', '.join(calls)}: 0 broken"


def _died_at(site: Site, name: str, moment: int) -> bool:
    command = [sys.executable, "-c", _DIE_AT, name, str(moment)]
    run = subprocess.run(
        command, env=site.environment, capture_output=True, timeout=120, check=False
    )
    return run.returncode == -signal.SIGKILL


def refused(site: Site, articles: int = 100) -> str:
    """Rebuild where nothing can be written or read: a clear error, the old index answers.

    Root gets a full and a read-only file system; others a limit on the size of files and a folder
    without permission.
    """
    ways = []
    with _small_disk(site.index) as is_mounted:
        site.begin(10)
        write_articles(site.articles, articles, version=2)
        if is_mounted:
            ballast = site.index / "ballast"
            ballast.write_bytes(bytes(_room(site.index) - (32 << 10)))
            _fails(site.run("rebuild"), "No space left")
            ballast.unlink()
            ways.append("full disk")
        assert whole_version(site, 10) == 1
        _fails(site.run("rebuild", largest_file=8 << 10), "File too large|cannot be written")
        ways.append("file-size limit")
        assert whole_version(site, 10) == 1
        if is_mounted or os.geteuid() != 0:
            with _read_only(site.index, is_mounted):
                _fails(site.run("rebuild"), "Read-only file system|Permission denied")
                ways.append("read-only folder")
                assert whole_version(site, 10) == 1
        gone = site.articles.rename(site.articles.with_name("elders"))
        _fails(site.run("rebuild"), "artikelen cannot be read")
        ways.append("source gone")
        assert whole_version(site, 10) == 1
        gone.rename(site.articles)
        write_articles(site.articles, 10, version=3)
        _mended(site, 10, version=3)
    return f"{', '.join(ways)}: each told in one line, exit code 1, the old index answered"


def _fails(outcome: Outcome, message: str) -> None:
    told = outcome.stderr.strip()
    assert outcome.returncode == 1, f"exit code {outcome.returncode}: {told}"
    assert "Traceback" not in told, told
    assert re.search(message, told), told


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """Mount a file system of a few MiB, which only root can; tell whether it was."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", str(folder)]
    is_mounted = os.geteuid() == 0 and _succeeds(mount)
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def _read_only(folder: Path, is_mounted: bool) -> Iterator[None]:
    """Forbid writing in a folder; for root, permissions alone do not."""

    def allow(how: str, mode: int) -> None:
        if is_mounted:
            subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)
        else:
            folder.chmod(mode)

    allow("ro", 0o500)
    try:
        yield
    finally:
        allow("rw", 0o700)


def _room(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def flipped_bits(site: Site, times: int, articles: int = 200) -> str:
    """Flip single bits of index files: each is told at open and by a check."""
    site.begin(articles)
    places = random.Random(11)
    for number in range(times):
        copy = Site(site.articles, site.index.with_name(f"bit{number}"), site.settings)
        shutil.copytree(site.index, copy.index)
        path = _flip(copy.index, places, by_size=number % 2 == 0)
        for read in (
            lambda site: whole_version(site, articles),
            lambda site: site.engine().check(),
        ):
            told = _damage(copy, read)
            assert str(path) in told, told
            assert "alinea rebuild" in told, told
        if number % 20 == 0:
            _fails(copy.run("check"), re.escape(str(path)))
            _fails(copy.run("search", "gemeenteraad"), re.escape(str(path)))
        shutil.rmtree(copy.index)
    return f"{times} bits flipped: {times} told at open and by the check, 0 unnoticed"


def _flip(folder: Path, places: random.Random, *, by_size: bool) -> Path:
    """Flip one bit in one file; small files get their turn when size does not count."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    weights = [path.stat().st_size if by_size else 1 for path in files]
    path = places.choices(files, weights)[0]
    content = bytearray(path.read_bytes())
    content[places.randrange(len(content))] ^= 1 << places.randrange(8)
    path.write_bytes(content)
    return path


def _damage(site: Site, read: Callable[[Site], object]) -> str:
    try:
        read(site)
    except IndexDamaged as error:
        return str(error)
    raise AssertionError("a flipped bit went unnoticed")
