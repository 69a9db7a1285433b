"""Equivalents: other names for the same thing, from a file that users can add to.

The file has a line for each group of names; `#` begins a comment:

    Den Haag, 's-Gravenhage, Residentie      each of them is found by every other
    Scheveningen => Den Haag                 a text with the left is found by the right as well

A name of one word stands for all its forms; a name of several words is meant as it is written,
but for case, accents, hyphens, apostrophes and the dots after single letters. Groups that share a
name are one group. Alinea's own names are in `equivalents.txt` beside this module; a user's are in
the file that the environment variable `ALINEA_EQUIVALENTS` names. A change asks for a rebuild of
the index.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from index.dutch.remembered import look_up
from index.dutch.stopwords import STOP_WORDS
from index.dutch.tokens import tokenise
from index.dutch.words import Forms, Word
from index.errors import AlineaError

SETTING = "ALINEA_EQUIVALENTS"
_OWN = Path(__file__).with_name("equivalents.txt")
# Which the United States are at most a part of, though `Amerika` by itself is often their name.
_AMERICAS = frozenset(
    f"{part}amerika" for part in ("centraal", "latijns", "midden", "noord", "zuid")
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the file.

    Attributes:
        words: as keys, see `_key`.
        term: what a name without others is found under: its normal form, or its words with a
            space between them.
        text: as it is written in the file.
    """

    words: tuple[str, ...]
    term: str
    text: str


@dataclass(slots=True)
class Equivalents:
    """The names and the terms that they add to a text.

    Attributes:
        same: term of the group that a name belongs to.
        broader: names that a name is found under as if they were parts of it.
        starts: names of several words, longest first, by their first word.
        written: term of a name -> the name as the file has it.
    """

    same: dict[tuple[str, ...], str] = field(default_factory=dict)
    broader: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    starts: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def join(self, names: Sequence[Name]) -> None:
        """Make names equivalent, with all that each was equivalent to."""
        terms = {self.same[name.words] for name in names if name.words in self.same}
        chosen = next((self.same[n.words] for n in names if n.words in self.same), names[0].term)
        if len(terms) > 1:
            for words, term in self.same.items():
                if term in terms:
                    self.same[words] = chosen
        for name in names:
            self._add(name, chosen)

    def widen(self, narrower: Name, broader: Name) -> None:
        """Let a text with the narrower name be found by the broader one."""
        for name in (narrower, broader):
            self._add(name, self.same.get(name.words, name.term))
        self.broader[narrower.words] = (*self.broader.get(narrower.words, ()), broader.words)

    def _add(self, name: Name, term: str) -> None:
        self.same[name.words] = term
        self.written.setdefault(name.term, name.text)
        if len(name.words) > 1:
            known = self.starts.setdefault(name.words[0], [])
            if name.words not in known:
                known.append(name.words)
                known.sort(key=len, reverse=True)

    def of_word(self, word: Word) -> Forms | None:
        """What the equivalents of one word add to it, None when it has none."""
        if word.is_stop:
            return None
        for form in (word.word, *word.terms):
            if name := self._known(form):
                return self._addition(name)
        return None

    def of_parts(self, word: Word) -> Forms | None:
        """What the equivalents of a word's parts add to it: `EU-top` has `Europese Unie` in it."""
        if word.terms[0] in _AMERICAS:
            return None
        names = [
            name
            for part in word.parts
            # `omscholing` begins with no `OM`, as `OM-woordvoerder` does.
            if ("-" in word.word or part not in STOP_WORDS) and (name := self._known(part))
        ]
        return self._inside(names) if names else None

    def _inside(self, names: Iterable[tuple[str, ...]]) -> Forms:
        """What the equivalents of names inside a word add to it."""
        additions = [self._addition(name) for name in names]
        found = [form for one in additions for form in (*one.terms, *one.parts)]
        return Forms((), tuple(found), is_stop=True, rule="equivalents")

    def begins(self, word: str) -> bool:
        """Whether a name of several words begins with a folded word."""
        return _key(word) in self.starts

    def of_words(
        self, words: Sequence[str], breaks: Sequence[bool], places: Iterable[int]
    ) -> Iterator[tuple[range, Forms]]:
        """Find names of several words.

        Args:
            words: folded words.
            breaks: whether a clause ends before the word.
            places: where the words that a name `begins` with are, and maybe others.

        Yields:
            the places of a name's words, and what its equivalents add to each of them; where a
            word hangs on to the name (`Formule 1-coureur`), as what is inside it.
        """
        starts = self.starts
        for place in places:
            word = words[place]
            for name in starts.get(word if word.isalpha() else _key(word), ()):
                end = place + len(name)
                if end > len(words) or not _key(words[place + 1]).startswith(name[1]):
                    continue
                *before, last = words[place:end]
                if tuple(map(_key, before)) != name[:-1] or _ends_within(place, end, words, breaks):
                    continue
                if _key(last) == name[-1]:
                    yield range(place, end), self._addition(name)
                    break
                if "-" in last and _key(last.partition("-")[0]) == name[-1]:
                    yield range(place, end), self._inside([name])
                    break

    def _known(self, form: str) -> tuple[str, ...] | None:
        name = (_key(form),)
        return name if name in self.same else None

    def _addition(self, words: tuple[str, ...]) -> Forms:
        broader = tuple(self.same[name] for name in self.broader.get(words, ()))
        # The stop words in a name stay stop words.
        return Forms((self.same[words],), broader, is_stop=True, rule="equivalents")


@cache
def equivalents() -> Equivalents:
    """Return Alinea's own equivalents and the user's, read once a process.

    Raises:
        AlineaError: the user's file cannot be read, or one of its lines cannot.
    """
    return read(sources())


def sources() -> tuple[Path, ...]:
    """Return the files that the equivalents come from."""
    users = os.environ.get(SETTING)
    return (_OWN, Path(users)) if users else (_OWN,)


def read(paths: Sequence[Path]) -> Equivalents:
    """Read files of equivalents, the later ones adding to the earlier.

    Raises:
        AlineaError: names the file, the line and what is wrong with it.
    """
    found = Equivalents()
    for path in paths:
        for number, line in enumerate(contents(path).splitlines(), 1):
            rule = line.partition("#")[0].strip()
            if rule:
                _add(found, rule, f"{path}, line {number}")
    return found


def contents(path: Path) -> str:
    """Return the text of a file of equivalents.

    Raises:
        AlineaError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AlineaError(
            f"The equivalents in {path} cannot be read: {error.strerror}. Correct {SETTING}."
        ) from error
    except UnicodeDecodeError as error:
        raise AlineaError(
            f"The equivalents in {path} are not UTF-8 (byte {error.start}). Save them as UTF-8."
        ) from error


def _add(found: Equivalents, rule: str, where: str) -> None:
    left, arrow, right = rule.partition("=>")
    if "=>" in right:
        raise AlineaError(f"{where}: more than one =>. Write each on a line of its own.")
    if not arrow:
        names = _names(left, where)
        if len(names) < 2:
            raise AlineaError(f"{where}: one name has no equivalent. Write `name, other name`.")
        found.join(names)
        return
    for narrower in _names(left, where):
        for broader in _names(right, where):
            found.widen(narrower, broader)


def _names(text: str, where: str) -> list[Name]:
    return [_name(name.strip(), where) for name in text.split(",")]


def _name(text: str, where: str) -> Name:
    words = [look_up(text[span.start : span.end], span.kind) for span in tokenise(text)]
    if not words:
        raise AlineaError(
            f"{where}: {text!r} holds no word. Write `name, other name` or `name => broader name`."
        )
    if all(word.is_stop for word in words):
        raise AlineaError(f"{where}: {text!r} is made of stop words. Remove it.")
    term = words[0].terms[0] if len(words) == 1 else " ".join(word.word for word in words)
    return Name(tuple(_key(word.word) for word in words), term, text)


def _ends_within(start: int, end: int, words: Sequence[str], breaks: Sequence[bool]) -> bool:
    """Whether a clause ends between words; the dot after one letter (`B. en W.`) ends none."""
    return any(breaks[place] and len(words[place - 1]) > 1 for place in range(start + 1, end))


def _key(word: str) -> str:
    """A folded word without the signs that people put in or leave out: `A'dam` is not `Adam`."""
    if word.isalpha():  # most are
        return word
    initial = 2 if word[1:2] == "'" else 0
    return word[:initial] + word[initial:].replace("-", "").replace("'", "")
