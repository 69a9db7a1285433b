"""Manifests: what a generation holds, and whether its files are still that."""

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.engines import Statistics
from index.errors import IndexDamaged

FORMAT = 8
REMEDY = "Run `alinea rebuild` to write the index anew."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds and what wrote it.

    Attributes:
        engine: name of the engine, such as "whoosh".
        version: version of the engine's library.
        analysis: version of the Dutch analysis.
        built: ISO 8601 with time zone.
        files: path in the generation -> size in bytes and CRC-32.
    """

    engine: str
    version: str
    analysis: str
    paragraphs: int
    articles: int
    built: str
    files: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    format: int = FORMAT

    def statistics(self, generation: str) -> Statistics:
        """Return the manifest as the statistics of a generation."""
        return Statistics(
            generation=generation,
            paragraphs=self.paragraphs,
            articles=self.articles,
            size=sum(size for size, _ in self.files.values()),
            built=self.built,
            engine=f"{self.engine} {self.version}",
        )


def settle(folder: Path) -> dict[str, tuple[int, int]]:
    """Flush a generation's files to the disk and return their sizes and checksums."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            sync(path)
            continue
        with path.open("rb") as file:
            os.fsync(file.fileno())
        files[path.relative_to(folder).as_posix()] = (path.stat().st_size, _checksum(path))
    return files


def compare(folder: Path, manifest: Manifest, *, checksums: bool = True) -> None:
    """Compare the files of a generation with its manifest.

    Args:
        folder: the generation's.
        manifest: likewise.
        checksums: False compares sizes alone.

    Raises:
        IndexDamaged: names the file that differs.
    """
    for name, (size, checksum) in manifest.files.items():
        path = folder / name
        try:
            same = path.stat().st_size == size
            if same and checksums:
                same = _checksum(path) == checksum
        except OSError as error:
            raise unreadable(path, error) from error
        if not same:
            raise IndexDamaged(f"{path} is not what the rebuild wrote. {REMEDY}")


def unreadable(what: object, error: OSError) -> IndexDamaged:
    """Return the error of a file that cannot be read, with what to do about it."""
    refused = isinstance(error, PermissionError)
    remedy = "Run Alinea as the user that made the index." if refused else REMEDY
    return IndexDamaged(f"{what} cannot be read: {error.strerror}. {remedy}")


def sync(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum
