"""The words of Dutch: which lemma a form has, how often it is written, and with which accents.

All come from packages: the forms and their lemmas from simplemma, the frequencies from wordfreq.
Keys are folded (lower case, no accents), as the words that are looked up. Reading the packages
takes most of a second, so what was read is kept in the user's cache folder, as is what other
modules derive from it, and the packages are imported only when it is not there.
"""

import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeVar

from index.dutch import folding
from index.dutch.folding import fold

T = TypeVar("T")

_PACKAGES: Final = ("simplemma", "wordfreq")
UNREADABLE: Final = (OSError, EOFError, TypeError, ValueError)
"""What `read` raises for a file that is absent or damaged."""

# Forms whose lemma the packages spell as nobody does.
_MISSPELT: Final = {"raadslid": "raadslid", "raadsleden": "raadslid"}

_LONGEST_DERIVATION: Final = 30
"""Seconds that a process waits for another one's."""

_CHECKSUM: Final = 4
"""Bytes of the CRC-32 that a file of the cache folder begins with."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of Dutch words.

    Attributes:
        lemma_of: lemma of each known form, both folded.
        lemmas: the words that are the lemma of a form other than themselves.
        frequencies: occurrences of each form that was ever seen, in a billion words.
        accented: the forms that are written with accents most often, and how.
    """

    lemma_of: Mapping[str, str]
    lemmas: Set[str]
    frequencies: Mapping[str, float]
    accented: Mapping[str, str]

    def has(self, word: str) -> bool:
        """Whether a form is listed or was ever seen."""
        return word in self.lemma_of or word in self.frequencies

    def frequency(self, word: str) -> float:
        """Occurrences of a form in a billion words; 0.0 for one that was never seen."""
        return self.frequencies.get(word, 0.0)

    def written(self, word: str) -> str:
        """Return a folded form as people write it, in lower case: `financiële`."""
        return self.accented.get(word, word)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once in a process."""
    return _with_lemmas(*kept("lexicon", (__file__, folding.__file__), _derived))


def _derived() -> tuple[dict[str, str], dict[str, float], dict[str, str]]:
    return _lemmas(), *_frequencies()


def kept(kind: str, sources: Sequence[str], derive: Callable[[], T]) -> T:
    """Return what is derived from the packages, from the cache folder where it is there.

    A file that is absent or damaged, or a folder that cannot be written, costs time, nothing else.
    Of several processes that miss a file, one derives it and the others wait.

    Args:
        kind: names the file.
        sources: the modules that derive it; a change of one makes the file outdated.
        derive: returns plain values, such as dictionaries and strings.
    """
    path = cache_file(kind, sources)
    with suppress(*UNREADABLE):
        found: T = read(path)
        return found
    from filelock import FileLock  # noqa: PLC0415  (seldom needed)

    with ExitStack() as locked:
        with suppress(OSError, NotImplementedError):  # some file systems have no locks
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(path.with_name(f"{kind}.lock"), timeout=_LONGEST_DERIVATION)
            locked.enter_context(lock)
        with suppress(*UNREADABLE):
            found = read(path)
            return found
        derived = derive()
        with suppress(OSError):
            keep(path, derived)
        return derived


def cache_file(kind: str, sources: Iterable[str]) -> Path:
    """Return the file for what depends on the packages, on modules and on Python's own format."""
    digest = sha256(f"{sys.implementation.cache_tag} {marshal.version}".encode())
    for package in _PACKAGES:
        digest.update(f"{package} {version(package)}".encode())
    for source in sources:
        digest.update(Path(source).read_bytes())
    return cache_folder() / f"{kind}-{digest.hexdigest()[:16]}.marshal"


def read(path: Path) -> Any:
    """Return what `keep` wrote into a file of the cache folder.

    Raises:
        OSError, EOFError, TypeError, ValueError: there is no such file, or it is damaged.
    """
    file = memoryview(path.read_bytes())
    if zlib.crc32(file[_CHECKSUM:]) != int.from_bytes(file[:_CHECKSUM]):
        raise ValueError(f"{path} is not what was kept")
    # The cache folder is the user's own, as the code is.
    return marshal.loads(file[_CHECKSUM:])  # nosec B302


def keep(path: Path, value: object) -> None:
    """Write a file of the cache folder in one step, so that no other process reads half of it.

    Outdated files of the same kind go. A checksum goes before the value: a word with one letter
    changed would be read as well as any, and end up in an index.

    Args:
        path: from `cache_file`.
        value: made of dictionaries, tuples, strings and numbers.

    Raises:
        OSError: it cannot be written.
    """
    content = marshal.dumps(value)  # type: ignore[arg-type]  # plain values
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kind = path.name.partition("-")[0]
    for outdated in path.parent.glob(f"{kind}-*.marshal"):
        if outdated != path:
            outdated.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f"{kind}-", suffix=".marshal", delete=False
    ) as file:
        file.write(zlib.crc32(content).to_bytes(_CHECKSUM))
        file.write(content)
    Path(file.name).replace(path)


def cache_folder() -> Path:
    """Where the lexicon is kept: `$XDG_CACHE_HOME/alinea`, by default `~/.cache/alinea`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "alinea"


def _with_lemmas(
    lemma_of: dict[str, str], frequencies: dict[str, float], accented: dict[str, str]
) -> Lexicon:
    lemmas = frozenset(lemma for form, lemma in lemma_of.items() if form != lemma)
    return Lexicon(lemma_of, lemmas, frequencies, accented)


def _lemmas() -> dict[str, str]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415

    lemma_of: dict[str, str] = {}
    capitalised: list[tuple[str, str]] = []
    for form, lemma in DefaultDictionaryFactory().get_dictionary("nl").items():
        # Some particle verbs and compounds carry the mark between their parts (`aan_houden`).
        joined = lemma.replace("_", "").removesuffix("'en")  # `sms't` is found by `sms`
        if "-" not in form:  # `toegeëigend` is of `toe-eigenen`, which is found as one word
            joined = joined.replace("-", "")
        if form.isascii() and form.islower():
            lemma_of[form] = joined if joined.isascii() and joined.islower() else fold(joined)
        else:
            capitalised.append((fold(form), fold(joined)))
    for form, lemma in capitalised:
        # `Turken` is the plural of `Turk`, whatever the verb `turken` is listed as.
        if lemma_of.get(form, form) == form:
            lemma_of[form] = lemma
    return lemma_of | _MISSPELT


def _frequencies() -> tuple[dict[str, float], dict[str, str]]:
    from wordfreq import get_frequency_list  # noqa: PLC0415

    frequencies: dict[str, float] = {}
    accented: dict[str, str] = {}
    for centibels, words in enumerate(get_frequency_list("nl", "large")):
        frequency = 10 ** (9 - centibels / 100)
        for word in words:
            folded = word if word.isascii() else fold(word)
            if folded not in frequencies:  # the commonest writing comes first
                frequencies[folded] = frequency
                if folded != word:
                    accented[folded] = word
    return frequencies, accented
