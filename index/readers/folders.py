"""The files under the sources: which there are, in folders and in archives."""

import os
import stat
from collections.abc import Iterator, Sequence, Set
from pathlib import Path, PurePosixPath

from index.errors import SourceError
from index.generations import LOCK
from index.readers import archives
from index.readers.files import Member, Skipped, SourceFile, Unreadable, printable, reason_of

NAMES = "txt, md, html, docx, odt, rtf, pdf, json, jsonl, csv, xml"
"""The formats that are read, as people are told them: by one name each."""

_HIDDEN = (".", "__MACOSX")


def find(sources: Sequence[Path], formats: Set[str]) -> Iterator[SourceFile | Skipped]:
    """Yield the files under sources in a stable order, folders recursively.

    Hidden files and folders (`.git`) in a folder, and an index, are passed over. A folder is read
    once, however many symbolic links lead to it. An archive is as a folder.

    Args:
        sources: files and folders.
        formats: those that are read, each as `SourceFile.format`.

    Raises:
        SourceError: a source does not exist, vanished or is the folder of an index.
    """
    seen: set[tuple[int, int]] = set()
    for source in sources:
        check(source)
        if source.is_dir():
            _refuse_index(source)
            for path in _paths_in(source, seen):
                if isinstance(path, Skipped):
                    yield path
                else:
                    name = PurePosixPath(path.relative_to(source).as_posix())
                    yield from _files_of(path, name, formats)
        else:
            yield from _files_of(source, PurePosixPath(source.name), formats)
        check(source)


def check(source: Path) -> None:
    """Make sure that a source is there.

    Raises:
        SourceError: it is not.
    """
    try:
        source.stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(
            f"The source {printable(source)} cannot be read: {reason}. "
            "Name a file or folder of articles that exists."
        ) from error


def _refuse_index(folder: Path) -> None:
    """Make sure that a source is not passed over as an index: that would lose it without a word.

    Raises:
        SourceError: an index is kept in it, or was.
    """
    if os.path.exists(folder / LOCK):
        raise SourceError(
            f"The source {printable(folder)} is the folder of an index, in which no articles are "
            "read. Name a folder of articles, and another one in ALINEA_INDEX; from a folder of "
            f"articles, remove the index: `{LOCK}` and, if they are there, `current` and the "
            "folders such as `000001-5f3a9c1e`."
        )


def _paths_in(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Skipped]:
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) in seen:
                    yield Skipped(printable(path), "leads to a folder that is read already")
                    continue
                seen.add((status.st_dev, status.st_ino))
                names = os.listdir(path)
                if LOCK not in names:
                    shown = sorted((name for name in names if name[0] != "."), reverse=True)
                    pending.extend(path / name for name in shown)
                continue
        except OSError as error:
            yield Skipped(printable(path), reason_of(error))
            continue
        yield path


def _files_of(path: Path, name: PurePosixPath, formats: Set[str]) -> Iterator[SourceFile | Skipped]:
    """Yield the file that is there, or those in it where it is an archive."""
    try:
        status = path.stat()
        ending = archives.ending(name.name)
        if not stat.S_ISREG(status.st_mode):
            yield Skipped(printable(path), "not a regular file")
        elif ending:
            folder = name.with_name(name.name[: -len(ending)])
            for member in archives.members(path, ending):
                yield from _files_in(member, path, folder, formats)
        else:
            yield _look_at(path, name, formats, status.st_size)
    except OSError as error:
        yield Skipped(printable(path), reason_of(error))
    except Unreadable as error:
        yield Skipped(printable(path), str(error))


def _files_in(
    member: Member | str, path: Path, folder: PurePosixPath, formats: Set[str]
) -> Iterator[SourceFile | Skipped]:
    """Yield what a member of an archive is, nothing when it is hidden."""
    inner = PurePosixPath((member if isinstance(member, str) else member.name).lstrip("/"))
    if any(part.startswith(_HIDDEN) for part in inner.parts):
        return
    if isinstance(member, str):
        yield Skipped(printable(path / inner), "not a regular file")
    else:
        yield _look_at(path / inner, folder / inner, formats, member.size, member)


def _look_at(
    path: Path,
    name: PurePosixPath,
    formats: Set[str],
    size: int,
    inside: Member | None = None,
) -> SourceFile | Skipped:
    packed = name.suffix.lower() == ".gz"
    if packed:
        name = name.with_suffix("")
    format_ = name.suffix.lower()
    if format_ not in formats:
        return Skipped(printable(path), f"not a format that is read ({NAMES})")
    return SourceFile(path, str(name.with_suffix("")), format_, packed, size, inside)
