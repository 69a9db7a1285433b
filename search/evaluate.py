"""Measure how well a corpus with known answers is searched."""

import gzip
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from types import ModuleType

from index.article import ArticleInfo, Kind, Paragraph
from index.documents import to_document
from index.engines import Engine
from index.errors import AlineaError, QueryError, SourceError
from search.page import MAX_QUERY, Ask
from search.searcher import Searcher

DEPTH = 100
"""Results a query that are looked at."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcome of an evaluation.

    Attributes:
        measures: name -> mean over the queries that have a relevant paragraph.
        queries: how many were asked.
        unread: how many could not be read as a query; they count as found nothing.
        paragraphs: how many were indexed.
        rebuild: seconds.
        p50, p95, p99: seconds a query.
    """

    measures: Mapping[str, float]
    queries: int
    unread: int
    paragraphs: int
    rebuild: float
    p50: float
    p95: float
    p99: float


def evaluate(
    connect: Callable[[Path], Engine],
    corpus: Path,
    queries: Path,
    qrels: Path,
    run: Path | None = None,
) -> Evaluation:
    """Index a corpus in a temporary place and ask it every query.

    Args:
        connect: returns an engine that keeps its index in a folder.
        corpus: lines of `id TAB text`, one paragraph a line; also `.gz`.
        queries: lines of `id TAB text`.
        qrels: lines of `query id TAB paragraph id TAB relevance`.
        run: where to write the best `DEPTH` a query as a TREC run file.

    Raises:
        SourceError: a file cannot be read or written, a line has not these fields, there is no
            paragraph or no query that can be read as one, or none has a relevant paragraph.
        AlineaError: ir-measures is not installed.
    """
    ir_measures = _ir_measures()
    if run is not None:
        _check_writable(run)
    asked = [(query, text) for query, text in _rows(queries, 2)]
    relevance: dict[str, dict[str, int]] = {}
    for query, paragraph, grade in _rows(qrels, 3):
        relevance.setdefault(query, {})[paragraph] = _grade(grade, qrels)
    grades = [grade for query, _ in asked for grade in relevance.get(query, {}).values()]
    if asked and max(grades, default=0) <= 0:
        raise SourceError(
            f"{qrels} has no relevant paragraph for any query of {queries}: its first field must "
            "be the id of a query, its last more than 0."
        )
    with tempfile.TemporaryDirectory(prefix="alinea-") as folder:
        engine = connect(Path(folder))
        start = time.perf_counter()
        with engine.build(to_document) as builder:
            for key, text in _rows(corpus, 2):
                builder.add([_paragraph(key, text)])
            paragraphs = builder.commit().paragraphs
        if not paragraphs:
            raise SourceError(f"{corpus} holds no paragraph.")
        rebuild = time.perf_counter() - start
        found, times, unread = _ask(Searcher(engine), asked)
    if not times:
        raise SourceError(f"{queries} holds no query that can be read as one.")
    if run is not None:
        _write_run(run, found)
    cuts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    return Evaluation(
        measures=_measures(ir_measures, relevance, found),
        queries=len(asked),
        unread=unread,
        paragraphs=paragraphs,
        rebuild=rebuild,
        p50=cuts[49],
        p95=cuts[94],
        p99=cuts[98],
    )


def _ask(
    searcher: Searcher, queries: list[tuple[str, str]]
) -> tuple[dict[str, dict[str, float]], list[float], int]:
    """Return the score of each paragraph found, the seconds of each query, and those unread."""
    found: dict[str, dict[str, float]] = {}
    times = []
    unread = 0
    for key, text in queries:
        try:
            start = time.perf_counter()
            results = searcher.find(Ask(text[:MAX_QUERY], per_page=DEPTH))
        except QueryError:
            unread += 1
            continue
        times.append(time.perf_counter() - start)
        # Equal scores stand in the order of the page, which a run file cannot tell otherwise.
        found[key] = {
            hit.paragraph.article.id: hit.score - rank * 1e-9
            for rank, hit in enumerate(results.hits)
        }
    return found, times, unread


def _ir_measures() -> ModuleType:
    try:
        import ir_measures  # noqa: PLC0415  (an extra that only this command needs)
    except ModuleNotFoundError:
        raise AlineaError("This needs ir-measures: pip install 'alinea[evaluate]'.") from None
    return ir_measures


def _measures(
    ir_measures: ModuleType,
    relevance: Mapping[str, Mapping[str, int]],
    found: Mapping[str, Mapping[str, float]],
) -> dict[str, float]:
    ndcg, recall, rank = ir_measures.nDCG, ir_measures.R, ir_measures.RR
    wanted = [ndcg @ 10, recall @ 10, recall @ 100, rank @ 10]
    means = ir_measures.calc_aggregate(wanted, relevance, found)
    names = ("nDCG@10", "R@10", "R@100", "MRR@10")
    return {name: float(means[measure]) for name, measure in zip(names, wanted, strict=True)}


def _paragraph(key: str, text: str) -> Paragraph:
    info = ArticleInfo(id=key, title=key, title_is_given=False)
    return Paragraph(article=info, number=1, kind=Kind.LEAD, text=text)


def _rows(path: Path, fields: int) -> Iterator[list[str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with _told(path, "read"), opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = line.rstrip("\n").split("\t", fields - 1)
            if len(row) < fields:
                expected = f"{fields} fields separated by tabs"
                raise SourceError(f"{path}, line {number}: {expected} were expected.")
            yield row


@contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    """Tell in a `SourceError` which file cannot be read or written."""
    try:
        yield
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        reason = (isinstance(error, OSError) and error.strerror) or error
        raise SourceError(f"{path} cannot be {what}: {reason}.") from error


def _grade(text: str, path: Path) -> int:
    try:
        return int(text)
    except ValueError:
        raise SourceError(f"{path}: relevance must be a whole number, not {text!r}.") from None


def _check_writable(path: Path) -> None:
    """Find out before the work whether its outcome can be kept; a file that is there stays."""
    with _told(path, "written"):
        path.open("a").close()


def _write_run(path: Path, found: Mapping[str, Mapping[str, float]]) -> None:
    with _told(path, "written"), path.open("w", encoding="utf-8") as lines:
        for query, scores in found.items():
            for rank, (paragraph, score) in enumerate(scores.items(), 1):
                lines.write(f"{query} Q0 {paragraph} {rank} {score:.9f} alinea\n")
