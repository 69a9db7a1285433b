"""What engines that keep their generations in a folder have in common."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from index.dutch import analysis_version
from index.engines import Index, Statistics
from index.errors import AlineaError, IndexDamaged
from index.generations import Generations
from index.manifest import compare


class FileEngine:
    """An engine that keeps its generations in a folder.

    Args:
        folder: the index folder.
        settings: of the engine, which has none.
        version: of the engine's library.
        index: opens a generation: its folder, what its manifest says, and a function that compares
            its files with their checksums and raises `IndexDamaged` naming the file.

    Attributes:
        name: of the engine.

    Raises:
        AlineaError: a setting is given.
    """

    name: str

    def __init__(
        self,
        folder: Path,
        settings: Mapping[str, str],
        version: str,
        index: Callable[[Path, Statistics, Callable[[], object]], Index],
    ) -> None:
        if settings:
            names = ", ".join(f"ALINEA_{self.name}_{name}".upper() for name in settings)
            raise AlineaError(f"There is no setting {names}: the engine {self.name!r} has none.")
        self._generations = Generations(folder, self.name, version, analysis_version)
        self._index = index

    def generation(self) -> str | None:
        """Return the name of the generation that answers, None before the first rebuild."""
        return self._generations.current()

    def open(self) -> Index:
        """Open the generation that answers."""
        name, folder, manifest = self._generations.open()
        check = partial(compare, folder, manifest)
        try:
            return self._index(folder, manifest.statistics(name), check)
        except OSError as error:
            # An older generation that is open goes on answering, as beside one that is damaged.
            raise IndexDamaged(
                f"{folder} cannot be opened, though its files are what the rebuild wrote: {error}. "
                "Mend that, such as a folder for temporary files that is full."
            ) from error

    def check(self) -> Statistics:
        """Compare every file of the generation that answers with its checksum.

        Raises:
            IndexMissing: before the first rebuild.
            IndexDamaged: names the file that differs.
        """
        return self._generations.check()


class DamageTold:
    """Tells an error within `with` as damage where the files are damaged: any may come of that.

    Args:
        check: compares the files with their checksums; raises `IndexDamaged` naming the file.
    """

    def __init__(self, check: Callable[[], object]) -> None:
        self._check = check

    def __enter__(self) -> None:
        """Nothing is needed before; every search comes by here."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Raise `IndexDamaged` of an error that comes of damage."""
        if isinstance(error, Exception):
            self._check()
