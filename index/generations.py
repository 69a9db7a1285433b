"""Generations: an index is built beside the one that answers and takes its place in one step.

The index folder of a file-based engine:

    current                 the name of the generation that answers and its manifest's checksum
    000007-5f3a9c1e/        that generation
        manifest.json       what wrote it, what it holds, size and checksum of every file
        ...                 the engine's own files
    000006-b01c77d2/        the one before it, for processes that have still to change over
    rebuild.lock            held by the rebuild that is running

Whatever moment a rebuild is killed at, `current` names a whole generation: it is written to a
side file and renamed over the old one only after everything it speaks for is on the disk. The
folders are private (0700), because an engine's files may hold pickles: opening an index that a
stranger wrote runs the stranger's code.
"""

import json
import math
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from index.engines import Statistics
from index.errors import AlineaError, IndexDamaged, IndexMissing, RebuildInProgress
from index.manifest import FORMAT, REMEDY, Manifest, compare, settle, sync, unreadable

MANIFEST = "manifest.json"
LOCK = "rebuild.lock"
CHECK_AT_OPEN = 1 << 30
"""Bytes up to which every checksum is compared when a generation is opened (some 0.2 s)."""

_NAME = re.compile(r"\d{6,}-[0-9a-f]{8}")


class Draft:
    """A generation that is being built.

    Attributes:
        name: the generation's name.
        folder: empty at first; the engine writes its files here.
    """

    def __init__(self, generations: "Generations", name: str) -> None:
        self.name = name
        self.folder = generations.folder / name
        self._generations = generations

    def commit(self, paragraphs: int, articles: int) -> Statistics:
        """Put everything on the disk and let this generation answer, in one atomic step.

        Args:
            paragraphs: how many the generation holds.
            articles: likewise.
        """
        generations = self._generations
        with writing(generations.folder):
            manifest = Manifest(
                engine=generations.engine,
                version=generations.version,
                analysis=generations.analysis(),
                paragraphs=paragraphs,
                articles=articles,
                built=datetime.now(UTC).isoformat(timespec="seconds"),
                files=settle(self.folder),
            )
            generations.switch(self.name, manifest)
        return manifest.statistics(self.name)


class Generations:
    """The generations in one index folder.

    Args:
        folder: the index folder; made by the first build.
        engine: name of the engine that reads and writes these generations.
        version: version of the engine's library, for the manifest.
        analysis: returns the version of the Dutch analysis as it is now; another one in the
            manifest asks for a rebuild.
    """

    def __init__(
        self, folder: Path, engine: str, version: str, analysis: Callable[[], str]
    ) -> None:
        self.folder = folder
        self.engine = engine
        self.version = version
        self.analysis = analysis
        self._current = folder / "current"
        self._read_last: tuple[tuple[int, ...], str] = ((), "")

    def current(self) -> str | None:
        """Return the name of the generation that answers, None before the first build.

        Raises:
            IndexDamaged: the file that names it cannot be read, or names none.
        """
        try:
            return self._named()
        except OSError as error:
            raise unreadable(self._current, error) from error

    def open(self) -> tuple[str, Path, Manifest]:
        """Return name, folder and manifest of the generation that answers, found undamaged.

        Sizes are always compared; checksums too, up to `CHECK_AT_OPEN` bytes.

        Raises:
            IndexMissing: before the first build.
            IndexDamaged: it is not what a rebuild of this version wrote.
        """
        return self._compared(CHECK_AT_OPEN)

    def check(self) -> Statistics:
        """Compare every file of the generation that answers with the manifest, byte for byte.

        Raises:
            IndexMissing: before the first build.
            IndexDamaged: names the file that differs.
        """
        name, _, manifest = self._compared(math.inf)
        return manifest.statistics(name)

    def _compared(self, most: float) -> tuple[str, Path, Manifest]:
        """Return what `open` does; up to so many bytes, checksums are compared."""
        while True:
            name, folder, manifest = self._read()
            try:
                size = sum(size for size, _ in manifest.files.values())
                compare(folder, manifest, checksums=size <= most)
            except IndexDamaged:
                # A rebuild may have taken the place of this generation and cleared it away.
                if self.current() == name:
                    raise
            else:
                return name, folder, manifest

    def intact(self) -> Path | None:
        """Return the folder of the generation that answers, every file of which was compared.

        None before the first build, and where it is not what a build of these versions wrote.
        """
        try:
            _, folder, manifest = self._read()
            compare(folder, manifest)
        except (IndexMissing, IndexDamaged):
            return None
        return folder if manifest.version == self.version else None

    @contextmanager
    def build(self) -> Iterator[Draft]:
        """Start a generation; leaving without `Draft.commit` discards it.

        Raises:
            RebuildInProgress: another build in this folder is running.
            AlineaError: the folder cannot be written, or the disk is full.
        """
        with writing(self.folder):
            if not self.folder.is_dir():
                self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                sync(self.folder.parent)
            lock = self._lock()
        with lock:
            with writing(self.folder):
                self._clear(keep=self._kept())
                draft = Draft(self, self._next())
                draft.folder.mkdir(mode=0o700)
            try:
                yield draft
            finally:
                with writing(self.folder):
                    if draft.name not in self._kept():
                        shutil.rmtree(draft.folder, ignore_errors=True)

    def switch(self, name: str, manifest: Manifest) -> None:
        """Let a finished generation answer; keep the one before it, clear the others."""
        before = self._kept()
        text = json.dumps(
            {slot: getattr(manifest, slot) for slot in Manifest.__slots__}, indent=1
        ).encode()
        folder = self.folder / name
        _write(folder / MANIFEST, text)
        sync(folder)
        sync(self.folder)
        side = self.folder / "current.new"
        _write(side, f"{name} {sha256(text).hexdigest()}\n".encode())
        os.replace(side, self._current)
        sync(self.folder)
        self._clear(keep={name, *before})

    def _lock(self) -> AbstractContextManager[object]:
        try:
            return FileLock(self.folder / LOCK).acquire(timeout=0)
        except Timeout:
            raise RebuildInProgress(
                f"Another rebuild of the index in {self.folder} is running. "
                "Wait until it is done, or stop it first."
            ) from None

    def _named(self) -> str | None:
        """As `current`, with the operating system's own error."""
        try:
            # Each request asks, and reading the file again takes longer than a stat.
            stat = os.stat(self._current)
            state = (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
            read_last = self._read_last
            if state != read_last[0]:
                read_last = self._read_last = state, self._pointer()[0]
        except FileNotFoundError:
            return None
        return read_last[1]

    def _pointer(self) -> tuple[str, str]:
        text = self._current.read_bytes().decode("ascii", errors="replace")
        name, _, digest = text.rstrip("\n").partition(" ")
        if not _NAME.fullmatch(name):
            raise IndexDamaged(f"{self._current} does not name a generation. {REMEDY}")
        return name, digest

    def _read(self) -> tuple[str, Path, Manifest]:
        try:
            name, digest = self._pointer()
        except FileNotFoundError:
            raise IndexMissing(
                f"There is no index in {self.folder} yet. Run `alinea rebuild` to make one."
            ) from None
        except OSError as error:
            raise unreadable(self._current, error) from error
        folder = self.folder / name
        path = folder / MANIFEST
        try:
            text = path.read_bytes()
        except OSError as error:
            if self.current() != name:
                return self._read()
            raise unreadable(f"{path}, which {self._current} names,", error) from error
        if sha256(text).hexdigest() != digest:
            raise IndexDamaged(f"{path} or {self._current} is not what the rebuild wrote. {REMEDY}")
        return name, folder, self._fitting(path, json.loads(text))

    def _fitting(self, path: Path, values: dict[str, object]) -> Manifest:
        """Read the manifest, refusing one that this engine or version cannot serve."""
        if values.get("format") != FORMAT:
            raise IndexDamaged(f"{path.parent} was written by another version. {REMEDY}")
        manifest = Manifest(**values)  # type: ignore[arg-type]  # its digest was compared
        if manifest.engine != self.engine:
            raise IndexDamaged(
                f"The index in {self.folder} was built for the engine {manifest.engine!r}, not "
                f"{self.engine!r}. Set ALINEA_ENGINE={manifest.engine}, or run `alinea rebuild`."
            )
        if manifest.analysis != (analysis := self.analysis()):
            raise IndexDamaged(
                f"The index in {self.folder} was made with version {manifest.analysis} of the "
                f"Dutch analysis; this is version {analysis}. {REMEDY}"
            )
        return manifest

    def _names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def _next(self) -> str:
        numbers = [int(name.partition("-")[0]) for name in [*self._names(), *self._kept()]]
        return f"{max(numbers, default=0) + 1:06d}-{secrets.token_hex(4)}"

    def _kept(self) -> set[str]:
        try:
            # What only cannot be read now must not be cleared away: that error stops the build.
            return {name} if (name := self._named()) else set()
        except IndexDamaged:
            return set()

    def _clear(self, keep: set[str]) -> None:
        for name in self._names():
            if name not in keep:
                shutil.rmtree(self.folder / name, ignore_errors=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Tell an operating system's refusal to write an index as an error that a user can act on."""
    try:
        yield
    except OSError as error:
        raise AlineaError(
            f"The index in {folder} cannot be written: {error.strerror or error}. Make room, give "
            "write access or name another folder in ALINEA_INDEX, then run `alinea rebuild` "
            "again; the index that was there, if any, still answers."
        ) from error


def _write(path: Path, text: bytes) -> None:
    with path.open("wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
