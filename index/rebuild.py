"""The rebuild: from sources to the switch to a new index."""

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.documents import to_document
from index.engines import Builder, Engine, Statistics
from index.errors import SourceError
from index.paragraphs import paragraphs
from index.readers import Reading, Skipped, read
from index.readers.files import printable
from index.readers.folders import NAMES

SAMPLE = Path(__file__).parent / "sample"
"""The folder with the article that ships with Alinea, to try it on."""

SKIPPED_KEPT = 1000
"""How many skipped files and rows a summary names; of all, it keeps the reasons."""

UNDATED_KEPT = 10
"""How many articles whose date could not be read a summary names."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild is.

    Attributes:
        files, files_total: files read, of those to read.
        bytes, bytes_total: bytes on disk read, of those to read; these move within a file too.
        skipped: files and rows skipped.
    """

    files: int
    files_total: int
    bytes: int
    bytes_total: int
    articles: int
    paragraphs: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a rebuild did.

    Attributes:
        skipped: the first `SKIPPED_KEPT` files and rows that were skipped.
        reasons: reason -> how many files and rows were skipped for it, the most frequent first.
        undated: id and date, as given, of the first articles whose date could not be read.
        undated_total: how many articles these are.
        seconds: of the whole rebuild.
        size: bytes of the new index.
        generation: its name.
    """

    articles: int
    paragraphs: int
    skipped: tuple[Skipped, ...]
    reasons: Mapping[str, int]
    undated: tuple[tuple[str, str], ...]
    undated_total: int
    seconds: float
    size: int
    generation: str

    @property
    def skipped_total(self) -> int:
        """How many files and rows were skipped."""
        return sum(self.reasons.values())

    @property
    def paragraphs_per_second(self) -> float:
        """The speed of the whole rebuild."""
        return self.paragraphs / self.seconds if self.seconds else 0.0


def rebuild(
    engine: Engine,
    sources: Sequence[Path],
    *,
    strict: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Index the articles under sources beside the index that answers, and switch to them.

    Whatever is raised, the old index keeps answering.

    Args:
        engine: where the index lives.
        sources: files and folders of articles.
        strict: let the first file or row that would be skipped end the rebuild.
        on_progress: called after every article and once at the end.

    Raises:
        SourceError: a source does not exist or vanished, nothing was skipped but all, or, when
            strict, something was skipped.
        RebuildInProgress: another rebuild of the same index is running.
    """
    start = time.perf_counter()
    reading = read(sources)
    with engine.build(to_document) as builder, _seldom_collected():
        run = _Run(reading, builder, strict, on_progress)
        run.index()
        if not run.articles:
            raise SourceError(_nothing_found(sources, run.reasons))
        statistics = builder.commit()
    return run.summary(statistics, time.perf_counter() - start)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles of objects more seldom: a rebuild makes many objects and few cycles.

    With Python's own thresholds, that looking took a quarter of the time of the analysis.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


class _Run:
    def __init__(
        self,
        reading: Reading,
        builder: Builder,
        strict: bool,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._reading = reading
        self._builder = builder
        self._strict = strict
        self._on_progress = on_progress
        self.articles = self.paragraphs = 0
        self.skipped: list[Skipped] = []
        self.reasons: Counter[str] = Counter()
        self.undated: list[tuple[str, str]] = []
        self.undated_total = 0

    def index(self) -> None:
        for outcome in self._reading:
            if isinstance(outcome, Article):
                self._add(outcome)
            else:
                self._skip(outcome)
            self._tell()
        self._tell()

    def _add(self, article: Article) -> None:
        found = paragraphs(article)
        self._builder.add(found)
        self.articles += 1
        self.paragraphs += len(found)
        if article.unread_date:
            self.undated_total += 1
            if len(self.undated) < UNDATED_KEPT:
                self.undated.append((article.id, article.unread_date))

    def _skip(self, skipped: Skipped) -> None:
        if self._strict:
            raise SourceError(
                f"{skipped}. Mend or remove it, or rebuild without --strict to skip it."
            )
        self.reasons[skipped.reason] += 1
        if len(self.skipped) < SKIPPED_KEPT:
            self.skipped.append(skipped)

    def _tell(self) -> None:
        if self._on_progress:
            self._on_progress(
                Progress(
                    files=self._reading.files,
                    files_total=self._reading.files_total,
                    bytes=self._reading.bytes,
                    bytes_total=self._reading.bytes_total,
                    articles=self.articles,
                    paragraphs=self.paragraphs,
                    skipped=self.reasons.total(),
                )
            )

    def summary(self, statistics: Statistics, seconds: float) -> Summary:
        return Summary(
            articles=self.articles,
            paragraphs=self.paragraphs,
            skipped=tuple(self.skipped),
            reasons=dict(self.reasons.most_common()),
            undated=tuple(self.undated),
            undated_total=self.undated_total,
            seconds=seconds,
            size=statistics.size,
            generation=statistics.generation,
        )


def _nothing_found(sources: Sequence[Path], reasons: Counter[str]) -> str:
    places = ", ".join(printable(source) for source in sources) or "no source at all"
    skipped = "; ".join(f"{reason} ({count})" for reason, count in reasons.most_common(5))
    return (
        f"No article was found in {places}"
        + (f", skipped were: {skipped}. " if skipped else ". ")
        + f"Name files or folders with files that are read ({NAMES}, "
        "or .gz, .zip or .tar of these)."
    )
