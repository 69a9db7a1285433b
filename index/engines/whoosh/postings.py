"""Postings as plain arrays: written a row a word, read as slices without decoding.

A row is (term, document, value): the value is the weight in a ranked field, the position in a
field of words, 1 in a keyword field. Rows lie in the order of term, document, value, in six files:

    .terms    every term of every field, UTF-8, end to end
    .offsets  where each term begins in `.terms`
    .starts   where each term's rows begin
    .df       in how many documents each term is
    .docs, .values  the rows, in the smallest integers that hold them

Building is a counting sort: rows are sorted by term in runs of bounded size, and because every
run knows how many rows each term has, each row's final place follows without a merge.
"""

import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

RUN = 2_000_000
"""Rows that are kept in memory, about 30 bytes each while they are sorted."""

ZEROS = 1 << 20
"""Bytes that are written at a time."""

STEP = 32
"""Every so many terms, one is kept as Python's own bytes: a search among those is cheap."""

Bounds = dict[str, tuple[int, int]]
"""Field -> its first term and the one past its last."""

Array = npt.NDArray[np.integer]


class _Run:
    """Rows of a field, sorted by term; the terms have the numbers of their first appearance.

    Attributes:
        counts: how many rows each term has.
        last: the last document.
        highest: the highest value.
    """

    def __init__(self, counts: Array, docs: Array, values: Array) -> None:
        self.counts = counts
        self.size = len(docs)
        self.last = int(docs.max())
        self.highest = int(values.max())
        self._rows: tuple[Array, Array] | None = (docs, values)
        self._path: Path | None = None

    def spill(self, path: Path) -> None:
        """Move the rows from memory to a file."""
        np.save(path, np.stack(self.rows()))
        self._rows, self._path = None, path

    def rows(self) -> tuple[Array, Array]:
        """Return documents and values."""
        if self._path:
            docs, values = np.load(self._path)
            return docs, values
        assert self._rows  # nosec B101 (for the type checker)
        return self._rows

    def drop(self) -> None:
        """Give back memory and disk."""
        self._rows = None
        if self._path:
            self._path.unlink()


class _Field:
    """The rows of one field, in the order of documents until they are sorted."""

    def __init__(self) -> None:
        self.ids: defaultdict[str, int] = defaultdict()
        self.ids.default_factory = self.ids.__len__
        self.runs: list[_Run] = []
        self._empty()

    def _empty(self) -> None:
        self._terms = array.array("I")
        self._values = array.array("I")
        self._owners = array.array("I")
        self._counts = array.array("I")

    def add(self, document: int, terms: Collection[str], values: Iterable[int]) -> None:
        self._terms.extend(map(self.ids.__getitem__, terms))
        self._values.extend(values)
        self._owners.append(document)
        self._counts.append(len(terms))

    def sort(self) -> None:
        """Turn what was added since the last time into a run."""
        if not self._terms:
            return
        terms = np.frombuffer(self._terms, np.uintc)
        order = _stable_order(terms)
        docs = np.repeat(np.frombuffer(self._owners, np.uintc), self._counts)[order]
        values = np.frombuffer(self._values, np.uintc)[order]
        self.runs.append(_Run(np.bincount(terms).astype(np.uint32), docs, values))
        self._empty()


def _stable_order(keys: Array) -> Array:
    """Return the stable sorting order of 32-bit keys, by two 16-bit radix sorts."""
    order = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    if keys.max() > 0xFFFF:
        high = (keys >> 16).astype(np.uint16)
        order = order[np.argsort(high[order], kind="stable")]
    return order


class PostingsWriter:
    """Collects the rows of one segment.

    Args:
        scratch: a folder for runs that memory does not hold; the caller clears it.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._fields: defaultdict[str, _Field] = defaultdict(_Field)
        self._rows = 0

    def add(self, field: str, document: int, terms: Collection[str], values: Iterable[int]) -> None:
        """Add a document's rows of one field.

        Args:
            field: a name.
            document: documents come in rising order.
            terms: a bag, or words in order.
            values: as many as there are terms, 0 or more.
        """
        self._fields[field].add(document, terms, values)
        self._rows += len(terms)
        if self._rows >= RUN:
            self._spill()

    def _spill(self) -> None:
        for name, field in self._fields.items():
            before = len(field.runs)
            field.sort()
            for number, run in enumerate(field.runs[before:], before):
                run.spill(self._scratch / f"{name}-{number}.run.npy")
        self._rows = 0

    def write(self, stem: Path) -> Bounds:
        """Write the files, named `stem` and an extension."""
        for field in self._fields.values():
            field.sort()
        runs = [run for field in self._fields.values() for run in field.runs]
        rows = sum(run.size for run in runs)
        docs, values = _path(stem, ".docs.npy"), _path(stem, ".values.npy")
        _reserve(docs, rows, max((run.last for run in runs), default=0))
        _reserve(values, rows, max((run.highest for run in runs), default=0))
        start = 0
        starts: list[Array] = [np.zeros(1, np.int64)]
        lengths: list[int] = []
        frequencies: list[Array] = [np.zeros(0, np.uint32)]
        bounds: Bounds = {}
        with _path(stem, ".terms").open("wb") as terms:
            for name, field in self._fields.items():
                texts = sorted(field.ids)
                encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
                terms.write(b"".join(encoded))
                bounds[name] = (len(lengths), len(lengths) + len(texts))
                lengths.extend(map(len, encoded))
                order = np.fromiter(map(field.ids.__getitem__, texts), np.int64, len(texts))
                ends = _place(field.runs, order, start, docs, values)
                frequencies.append(_frequencies(docs, start, ends))
                starts.append(ends)
                start += sum(run.size for run in field.runs)
        np.save(_path(stem, ".offsets.npy"), np.cumsum([0, *lengths], dtype=np.int64))
        np.save(_path(stem, ".starts.npy"), np.concatenate(starts))
        np.save(_path(stem, ".df.npy"), np.concatenate(frequencies))
        return bounds


def _path(stem: Path, extension: str) -> Path:
    return stem.with_name(stem.name + extension)


def _reserve(path: Path, rows: int, highest: int) -> None:
    """Write an array of zeros that can hold what is to come.

    It is written before it is mapped, because a full disk is an error when a file is written but
    the end of the process when a map is.
    """
    kind = np.min_scalar_type(highest)
    with path.open("wb") as file:
        header = {"descr": kind.str, "fortran_order": False, "shape": (rows,)}
        np.lib.format.write_array_header_1_0(file, header)
        for left in range(rows * kind.itemsize, 0, -ZEROS):
            file.write(bytes(min(left, ZEROS)))


def _place(runs: list[_Run], order: Array, start: int, docs: Path, values: Path) -> Array:
    """Put the rows of a field in their final places; return where each term's rows end."""
    totals = np.zeros(len(order), np.int64)
    for run in runs:
        totals[: len(run.counts)] += run.counts
    ends = start + np.cumsum(totals[order])
    places = np.empty(len(order), np.int64)
    places[order] = ends - totals[order]
    for run in runs:
        have = run.counts.astype(np.int64)
        shift = places[: len(have)] - (np.cumsum(have) - have)
        target = np.repeat(shift, have) + np.arange(run.size)
        # Mapped anew for each run: what was written before need not stay in memory.
        for path, rows in zip((docs, values), run.rows(), strict=True):
            np.load(path, mmap_mode="r+")[target] = rows
        run.drop()
        places[: len(have)] += have
    return ends


def _frequencies(docs: Path, start: int, ends: Array) -> Array:
    """Count the distinct documents of each term of a field."""
    if not len(ends):
        return np.zeros(0, np.uint32)
    rows = np.load(docs, mmap_mode="r")[start : ends[-1]]
    starts = np.concatenate(([0], ends[:-1] - start))
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = rows[1:] != rows[:-1]
    fresh[starts] = True
    return np.add.reduceat(fresh, starts, dtype=np.uint32)


class Postings:
    """The postings of one segment, mapped into memory; safe to use from several threads."""

    def __init__(self, stem: Path, bounds: Bounds) -> None:
        self.bounds = bounds
        self._texts = _path(stem, ".terms").read_bytes()
        # A view gives Python's integers, which the binary search reads faster than numpy's.
        self._offsets = memoryview(np.load(_path(stem, ".offsets.npy")))
        self._starts = np.load(_path(stem, ".starts.npy"))
        self._df = np.load(_path(stem, ".df.npy"))
        self._docs = np.load(_path(stem, ".docs.npy"), mmap_mode="r")
        self._values = np.load(_path(stem, ".values.npy"), mmap_mode="r")
        self._steps: dict[str, Sequence[bytes]] = {}

    def text(self, term: int) -> bytes:
        """Return a term's text, UTF-8."""
        return self._texts[self._offsets[term] : self._offsets[term + 1]]

    def find(self, field: str, text: bytes) -> int | None:
        """Return the number of a term, None when no document holds it."""
        end = self.bounds.get(field, (0, 0))[1]
        term = self.find_from(field, text)
        return term if term < end and self.text(term) == text else None

    def find_from(self, field: str, text: bytes) -> int:
        """Return the number of the first term that is not less than a text."""
        low, high = self.bounds.get(field, (0, 0))
        if field not in self._steps:
            self._steps[field] = [self.text(term) for term in range(low, high, STEP)]
        beyond = low + STEP * bisect_right(self._steps[field], text)
        return bisect_left(
            range(high), text, max(beyond - STEP, low), min(beyond, high), key=self.text
        )

    def find_prefix(self, field: str, prefix: bytes) -> range:
        """Return the numbers of the terms that begin so."""
        low = self.find_from(field, prefix)
        _, end = self.bounds.get(field, (0, 0))
        beyond = bisect_left(
            range(end), True, low, end, key=lambda term: not self.text(term).startswith(prefix)
        )
        return range(low, beyond)

    def document_frequency(self, term: int) -> int:
        """Count the documents that hold a term."""
        return int(self._df[term])

    def rows(self, first: int, beyond: int) -> tuple[Array, Array]:
        """Return the documents and values of the terms from `first` up to `beyond`."""
        rows = slice(self._starts[first], self._starts[beyond])
        return self._docs[rows], self._values[rows]

    def terms(self, field: str) -> Iterator[int]:
        """Yield the numbers of a field's terms, in the order of their texts."""
        yield from range(*self.bounds.get(field, (0, 0)))
