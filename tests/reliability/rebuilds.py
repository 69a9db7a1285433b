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
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from index.errors import IndexDamaged
from search.page import MAX_PER_PAGE, Ask
from search.searcher import Searcher
from tests.reliability.forked import Death, Rebuild
from tests.reliability.harness import PARAGRAPHS_AN_ARTICLE, Outcome, Site, write_articles

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


class Stage(IntEnum):
    """How far a rebuild is, as the index folder shows."""

    STARTING = 0
    """It reads its settings and clears what was left."""

    WRITING = 1
    """It reads, analyses and writes articles."""

    SWITCHING = 2
    """Everything is written, the manifest is there; `current` names the old index."""

    SWITCHED = 3
    """`current` names the new index; the one before the old one is being cleared."""


TURNS = (Stage.WRITING, Stage.SWITCHING, Stage.WRITING, Stage.SWITCHED, Stage.WRITING) * 2 + (
    Stage.STARTING,
)
"""The stages that are aimed at, in turn; by far the longest one most."""


class Watch:
    """Sees how far a rebuild is that begins after this."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before = set(folder.iterdir())
        self._current = (folder / "current").read_bytes()

    def stage(self) -> Stage:
        """Look where the rebuild is, or was when it ended."""
        if (self._folder / "current").read_bytes() != self._current:
            return Stage.SWITCHED
        drafts = [path for path in self._folder.iterdir() if path not in self._before]
        if any((draft / "manifest.json").exists() for draft in drafts):
            return Stage.SWITCHING
        return Stage.WRITING if any(draft.is_dir() for draft in drafts) else Stage.STARTING

    def until(self, stage: Stage, rebuild: Rebuild) -> None:
        """Return when the rebuild has come to a stage, or has ended."""
        while rebuild.is_running() and self.stage() < stage:
            time.sleep(0.0005)


def killed_rebuilds(site: Site, times: int, sizes: tuple[int, ...] = (200,)) -> str:
    """Kill rebuilds at random moments: the old or the new index answers whole.

    The moments are random within a stage of the rebuild, and the stages come in turn, so that the
    short ones get their share however long the others take. After every kill a rebuild runs to its
    end: it must succeed and clear what the killed one left.

    Args:
        site: likewise.
        times: kills, dealt out over the sizes.
        sizes: articles in an index; from some 670 on, other processes write it.
    """
    left: Counter[Stage] = Counter()
    for number, size in enumerate(sizes):
        own = replace(site, index=site.index.with_name(f"index{number}"))
        left += _killed_rebuilds(own, -(-(times - number) // len(sizes)), size)
    told = ", ".join(f"{left[stage]} while {stage.name.lower()}" for stage in Stage)
    return (
        f"{times} killed ({told}): the old index answered {times - left[Stage.SWITCHED]} times, "
        f"the new one {left[Stage.SWITCHED]}, neither 0; each next rebuild cleared what was left"
    )


def _killed_rebuilds(site: Site, times: int, articles: int) -> Counter[Stage]:
    site.begin(articles)
    version = 2
    lengths = _whole_rebuild(site, articles, version)
    moments = random.Random(7)
    left: Counter[Stage] = Counter()
    attempts = 0
    while left.total() < times:
        aim = TURNS[left.total() % len(TURNS)]
        attempts += 1
        assert attempts <= 3 * times + 20, "rebuilds end before they can be killed"
        answered, version = version, version + 1
        write_articles(site.articles, articles, version)
        watch = Watch(site.index)
        rebuild = Rebuild(site)
        watch.until(aim, rebuild)
        time.sleep(moments.uniform(0, lengths[aim]))
        # Alone, as by the kernel for want of memory, it leaves the processes it started behind.
        if rebuild.kill(group=attempts % 2 == 0):
            stage = watch.stage()
            left[stage] += 1
            now = whole_version(site, articles)
            expected = version if stage is Stage.SWITCHED else answered
            assert now == expected, f"version {now} instead of {expected}, killed {stage.name}"
        version += 1
        lengths = _whole_rebuild(site, articles, version)
    return left


def _whole_rebuild(site: Site, articles: int, version: int) -> dict[Stage, float]:
    """Rebuild to the end, see that nothing else is left, and return the seconds of each stage."""
    write_articles(site.articles, articles, version)
    watch = Watch(site.index)
    reached = [time.perf_counter()]
    rebuild = Rebuild(site)
    for stage in list(Stage)[1:]:
        watch.until(stage, rebuild)
        reached.append(time.perf_counter())
    code = rebuild.wait()
    reached.append(time.perf_counter())
    assert code == 0, f"a rebuild after a kill ended with {code}: {site.log.read_text()}"
    _is_clear(site, articles, version)
    return {stage: reached[stage + 1] - reached[stage] for stage in Stage}


def _mended(site: Site, articles: int, version: int) -> None:
    """Check that the next rebuild succeeds and clears what was left."""
    site.rebuild()
    _is_clear(site, articles, version)


def _is_clear(site: Site, articles: int, version: int) -> None:
    assert whole_version(site, articles) == version
    left = sorted(path.name for path in site.index.iterdir() if path.is_dir())
    assert len(left) <= 2, f"left behind: {left}"


CALLS = ("replace", "rename", "fsync", "mkdir", "rmdir", "unlink")
"""What the operating system is asked for around a switch, as functions of `os`."""


def killed_in_the_switch(
    site: Site, calls: tuple[str, ...] = CALLS, last_moment: int = 40, articles: int = 20
) -> str:
    """Kill rebuilds just before and just after each file-system call of the switch."""
    site.begin(articles)
    answered = version = 1
    kills: Counter[str] = Counter()
    for call in calls:
        for moment in range(1, last_moment + 1):
            died = 0
            for before in (True, False):
                version += 1
                write_articles(site.articles, articles, version)
                code = Rebuild(site, Death(call, moment, before)).wait()
                assert code in (0, -signal.SIGKILL), site.log.read_text()
                died += code == -signal.SIGKILL
                now = whole_version(site, articles)
                assert now in (answered, version), f"{now} after {answered}, building {version}"
                answered = now
            kills[call] += died
            if not died:
                break
    kills = +kills
    assert kills, "no rebuild was killed: the switch makes none of these calls"
    _mended(site, articles, version)
    told = ", ".join(f"{call} {number}" for call, number in kills.items())
    return f"{kills.total()} kills before and after each call ({told}): 0 broken"


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
