"""What the commands show: colours and a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.filesize import decimal
from rich.padding import Padding
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

if TYPE_CHECKING:  # what one command shows, the others need not load
    from index.dutch import Token
    from index.rebuild import Progress, Summary
    from search.evaluate import Evaluation
    from search.page import Page, Result

LINE_EVERY = 5.0
"""Seconds between lines of progress where there is no terminal."""
DRAW_EVERY = 0.1
"""Seconds between drawings of the bar."""
SKIPPED_SHOWN = 10
"""How many skipped files and rows are named after a rebuild."""

_MARKED = re.compile("<mark>(.*?)</mark>", re.DOTALL)


class RebuildProgress:
    """Shows how far a rebuild is."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._is_live = self._console.is_terminal
        self._bar = Bar(
            TextColumn("Reading"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[done]}"),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._is_live,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, done="")
        self._shown = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        type_: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def show(self, progress: Progress) -> None:
        """Show progress when it is time to."""
        now = time.monotonic()
        if now - self._shown < (DRAW_EVERY if self._is_live else LINE_EVERY):
            return
        self._shown = now
        done = f"{_count(progress.articles, 'article')}, {_count(progress.paragraphs, 'paragraph')}"
        if self._is_live:
            self._bar.update(
                self._task, total=progress.bytes_total, completed=progress.bytes, done=done
            )
        else:
            share = progress.bytes / max(progress.bytes_total, 1)
            _plain(self._console, f"{share:.0%} read: {done}, {progress.skipped:,} skipped")


def show_summary(summary: Summary) -> None:
    """Show what a rebuild did."""
    console = Console()
    _plain(
        console,
        f"{_count(summary.articles, 'article')}, {_count(summary.paragraphs, 'paragraph')} in "
        f"{summary.seconds:.1f} s: {summary.paragraphs_per_second:,.0f} paragraphs/s, "
        f"{decimal(summary.size)} on disk, generation {summary.generation}",
    )
    if summary.undated_total:
        _plain(console, f"{_count(summary.undated_total, 'article')} with a date that is not read:")
        for article, date in summary.undated:
            _plain(console, f"  {article}: {date}")
        _rest(console, summary.undated_total - len(summary.undated))
    if summary.reasons:
        _show_skipped(console, summary)


def _show_skipped(console: Console, summary: Summary) -> None:
    _plain(console, f"{summary.skipped_total:,} skipped:")
    for reason, count in summary.reasons.items():
        _plain(console, f"  {count:,} × {reason}")
    # On a terminal a few will do; who sends the summary to a file wants all that there are.
    shown = summary.skipped[: SKIPPED_SHOWN if console.is_terminal else None]
    for skipped in shown:
        _plain(console, f"  {skipped}")
    _rest(console, summary.skipped_total - len(shown))


def _rest(console: Console, count: int) -> None:
    if count:
        _plain(console, f"  … and {count:,} more")


def show_page(page: Page) -> None:
    """Show a page of results, readable on a terminal and in a pipe."""
    console = Console()
    _plain(console, f"{_count(page.total, 'paragraph')} in {page.took * 1000:.1f} ms")
    if page.suggestion:
        _plain(console, f"Did you mean: {page.suggestion}")
    first = (page.ask.page - 1) * page.ask.per_page + 1
    for place, result in enumerate(page.results, first):
        console.print()
        _show_result(console, place, result)


def show_tokens(tokens: Sequence[Token]) -> None:
    """Show how words are analysed: a line a word."""
    rows = [("word", "terms", "parts", "rule")]
    for token in tokens:
        rows.append((token.text, " ".join(token.terms), " + ".join(token.parts), token.rule))
    _show_columns(rows)


def show_pairs(pairs: Iterable[tuple[str, object]]) -> None:
    """Show names and values below each other."""
    _show_columns([(name, str(value)) for name, value in pairs])


def show_evaluation(evaluation: Evaluation) -> None:
    """Show the outcome of an evaluation."""
    measures = ((name, f"{value:.4f}") for name, value in evaluation.measures.items())
    times = (evaluation.p50, evaluation.p95, evaluation.p99)
    shown = " / ".join(f"{seconds * 1000:.1f}" for seconds in times)
    show_pairs(
        (
            *measures,
            ("queries", f"{evaluation.queries:,}"),
            ("not read as a query", f"{evaluation.unread:,}"),
            ("paragraphs", f"{evaluation.paragraphs:,}"),
            ("indexed in", f"{evaluation.rebuild:.1f} s"),
            ("p50 / p95 / p99", f"{shown} ms"),
        )
    )


def printable(text: str) -> str:
    """Return text without what a terminal would obey: articles and queries are strangers'."""
    return "".join(
        char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _show_result(console: Console, place: int, result: Result) -> None:
    paragraph = result.paragraph
    title = Text(f"{place:>2}. ")
    title.append(_marked(result.title_highlighted))
    title.stylize("bold")
    console.print(title, soft_wrap=True)
    about = (paragraph.article.date, paragraph.article.publisher, paragraph.heading)
    _indented(console, Text(printable(" · ".join(filter(None, about))), style="dim"))
    _indented(console, _marked(result.highlighted))
    _indented(console, Text(printable(f"{paragraph.id}  {result.score:.2f}"), style="dim"))


def _indented(console: Console, text: Text) -> None:
    """Indent a text; only a terminal has a width to wrap it at."""
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, 4)))
    elif text:
        console.print(Text(" " * 4).append(text), soft_wrap=True)


def _marked(highlighted: str) -> Text:
    """Turn HTML in which only `<mark>` is markup into text with the marks as a style."""
    pieces = _MARKED.split(highlighted)
    text = Text()
    for place, piece in enumerate(pieces):
        style = "bold yellow" if place % 2 else ""
        text.append(printable(html.unescape(piece)), style=style)
    return text


def _show_columns(rows: Sequence[Sequence[str]]) -> None:
    console = Console()
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True))
        _plain(console, "  ".join(cells).rstrip())


def _plain(console: Console, line: str) -> None:
    console.print(Text(printable(line)), soft_wrap=True)
