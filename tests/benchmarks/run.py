"""A run of the benchmark: processes that measure, within a time, and what there was none for."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.corpora import write_synthetic
from tests.benchmarks.measure import NOT_INSTALLED, OTHER_KINDS, Measured, Times
from tests.benchmarks.rows import Row, row
from tests.benchmarks.usage import used_by_others
from tests.cluster import nodes
from tests.reliability.harness import Site, kill

MARGIN = 1.3
"""How much longer than in proportion a larger corpus may take."""

QUERIES_TAKE = 1 + 7 * OTHER_KINDS
"""How much longer all kinds of query may take than headlines."""


@dataclass(frozen=True, slots=True)
class Part:
    """How long a part of the run took.

    Attributes:
        others: cores that were busy with something else, on average; the cluster is among it.
    """

    seconds: float
    others: float


@dataclass(slots=True)
class Run:
    """What measures, until the time is up.

    Attributes:
        until: when that is, by `time.monotonic`.
        length: seconds of the whole run.
        work: a folder for everything that is written meanwhile.
        longest: seconds that one kind of query may be asked on one corpus.
        left_out: what was not measured, each with its reason.
        parts: by name, those that are done.
    """

    until: float
    length: float
    work: Path
    longest: float
    left_out: list[str] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)
    _missing: set[str] = field(default_factory=set)
    _synthetic: int = 0

    @property
    def left(self) -> float:
        """Seconds."""
        return self.until - time.monotonic()

    def leave_out(self, what: str, reason: str) -> None:
        """Note, and tell at once, what is not measured."""
        self.left_out.append(f"{what}: {reason}")
        print(f"left out: {what}: {reason}", flush=True)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time a part and tell that it begins."""
        print(f"== {name}, {self.left / 60:.0f} minutes left", flush=True)
        start, others = time.monotonic(), used_by_others()
        yield
        seconds = time.monotonic() - start
        self.parts[name] = Part(seconds, (used_by_others() - others) / seconds)

    def rows(
        self, subjects: Sequence[str], corpus: str, rounds: int, *, again: bool = True
    ) -> list[Row]:
        """Measure subjects in turn, as often as there are rounds, so that a busy minute hits all.

        Args:
            subjects: names that `measure` knows.
            corpus: one that it knows.
            rounds: how often.
            again: rebuild a second time with what the first left in the cache folder, and Alinea
                a third time over the index of the second.
        """
        measured: dict[str, list[Sequence[Measured]]] = {subject: [] for subject in subjects}
        for number in range(rounds):
            start = time.monotonic()
            for subject in subjects:
                if pair := self._pair(subject, corpus, again, number):
                    measured[subject].append(pair)
            took = time.monotonic() - start
            if number + 1 < rounds and self.left - took < self.length / 2:
                self.leave_out(f"rounds after {number + 1} on {corpus}", "half of the time is kept")
                break
        return [row(subject, corpus, pairs) for subject, pairs in measured.items() if pairs]

    def _pair(
        self, subject: str, corpus: str, again: bool, number: int
    ) -> Sequence[Measured] | None:
        shutil.rmtree(self.cache(subject), ignore_errors=True)
        rebuilds = 1 + again + (again and subject.startswith("alinea-"))
        pair: list[Measured] = []
        keep = self.index(subject, corpus)
        for place in range(1, rebuilds + 1):
            if place < 3:
                # One that was not finished, or was of the round or the rebuild before.
                shutil.rmtree(keep, ignore_errors=True)
                keep.mkdir(parents=True)
            command = ["--rebuild-only"] if place < rebuilds else []
            one = self._measure(subject, corpus, [*command, "--index", str(keep)], number)
            if not one:
                shutil.rmtree(keep)
                return None
            pair.append(one)
        return pair

    def index(self, subject: str, corpus: str) -> Path:
        """Return the folder of the last index of a subject on a corpus."""
        return self.work / "indices" / f"{subject}-{corpus}"

    def cache(self, subject: str) -> Path:
        """Return the cache folder of a subject."""
        return self.work / "cache" / subject

    def site(self, engine: str, corpus: str) -> Site | None:
        """Return Alinea with an index of a corpus, built if it is not there."""
        subject = f"alinea-{engine}"
        folder = self.index(subject, corpus)
        if not folder.exists():
            folder.mkdir(parents=True)
            if not self._measure(subject, corpus, ["--rebuild-only", "--index", str(folder)], 0):
                shutil.rmtree(folder)
                return None
        cache = str(self.cache(subject))
        return Site(folder, folder, {"ALINEA_ENGINE": engine, "XDG_CACHE_HOME": cache})

    def forget(self, corpus: str) -> None:
        """Delete the indices on a corpus."""
        for folder in (self.work / "indices").glob(f"*-{corpus}"):
            shutil.rmtree(folder)

    def _measure(
        self, subject: str, corpus: str, options: Sequence[str], number: int
    ) -> Measured | None:
        what = f"{subject} on {corpus}" + (f", round {number + 1}" if number else "")
        if subject in self._missing:
            return None
        if self.left <= 0:
            self.leave_out(what, "the time was up")
            return None
        command = [sys.executable, "-m", "tests.benchmarks.measure", subject, corpus, *options]
        command += ["--longest", str(self.longest)]
        if corpus.isdecimal():
            command += ["--synthetic", str(self._paragraphs(int(corpus)))]
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.cache(subject)),
            "TMPDIR": str(self.work),
        }
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            start_new_session=True,
        )
        try:
            printed, errors = process.communicate(timeout=self.left)
        except subprocess.TimeoutExpired:
            self.leave_out(what, "the time was up")
            return None
        finally:
            kill(process)
        if process.returncode:
            # The message; some go on in lines that are set in.
            told = [line for line in errors.splitlines() if line[:1].strip()]
            reason = told[-1] if told else f"it ended with {process.returncode}"
            self.leave_out(subject if process.returncode == NOT_INSTALLED else what, reason)
            if process.returncode == NOT_INSTALLED:
                self._missing.add(subject)
            return None
        print(f"{what}: {printed.strip()}", flush=True)
        return _read(json.loads(printed.splitlines()[-1]))

    def _paragraphs(self, size: int) -> Path:
        """Return the file of synthetic paragraphs, which has this many at least."""
        path = self.work / "synthetic.tsv"
        if self._synthetic < size:
            write_synthetic(size, path)
            self._synthetic = size
        return path

    def has_time_for(self, subject: str, size: int, rows: Sequence[Row]) -> bool:
        """Tell whether a corpus is likely to be done in time, by the largest one that was."""
        known = [one for one in rows if one.subject == subject and one.corpus.isdecimal()]
        if not known:
            return self.left > 0
        most = max(known, key=lambda one: one.articles)
        seconds = most.first.seconds * size / most.articles * MARGIN
        if seconds + QUERIES_TAKE * self.longest < self.left:
            return True
        self.leave_out(
            f"{subject} on {size}",
            f"it would take some {seconds / 60:.0f} minutes, and {self.left / 60:.0f} were left",
        )
        return False

    @contextmanager
    def cluster(self) -> Iterator[bool]:
        """Have OpenSearch's nodes running, started if they are not; tell whether they are."""
        if nodes.is_up():
            yield True
        elif shutil.which("java") and shutil.which("mvn"):
            nodes.start()
            try:
                yield True
            finally:
                nodes.stop()
        else:
            self.leave_out("OpenSearch", "Java 17 and Maven are not installed, nor is it running")
            yield False


@contextmanager
def running(minutes: float, longest: float) -> Iterator[Run]:
    """Begin a run; its folder is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        # A server that may not run as root has its folder in here.
        Path(folder).chmod(0o711)
        yield Run(time.monotonic() + minutes * 60, minutes * 60, Path(folder), longest)


def _read(printed: dict[str, object]) -> Measured:
    times = printed.pop("times")
    assert times is None or isinstance(times, dict)
    read = {kind: Times(**values) for kind, values in times.items()} if times else None
    return Measured(**printed, times=read)  # type: ignore[arg-type]  # what `measure` printed
