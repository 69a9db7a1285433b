"""The plots of a report, as small SVG files that are read on light and on dark ground."""

from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from tests.benchmarks.report import Report, number
from tests.benchmarks.rows import Row

GREY = "#808488"
"""As far from white as from GitHub's dark ground."""

COLOURS = {
    "alinea-whoosh": "#d55e00",
    "alinea-tantivy": "#0f8a66",
    "alinea-opensearch": "#3d7fc4",
}
"""Alinea's own; of the Okabe-Ito palette, somewhat darkened. Peers are grey."""

MARKS = "osD^vPX<>*"

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "alinea",
    "font.family": "sans-serif",
    "font.size": 9,
    "savefig.transparent": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    **dict.fromkeys(
        ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color"), GREY
    ),
}
"""Text stays text, which keeps the files small; nothing is filled behind it."""


def plot(report: Report, folder: Path) -> None:
    """Write the plots of what was measured into a folder."""
    with matplotlib.rc_context(STYLE):
        if rows := report.compared():
            _save(_compared(rows), folder / "benchmarks-headlines.svg")
        if rows := report.grown():
            _save(_grown(rows), folder / "benchmarks-growth.svg")


def _compared(rows: Sequence[Row]) -> Figure:
    figure, axes = pyplot.subplots(1, 2, figsize=(8, 0.6 + 0.34 * len(rows)), sharey=True)
    _bars(
        axes[0],
        rows,
        lambda row: row.first.speed,
        "first rebuild, articles/s (log; more is better)",
    )
    _bars(
        axes[1],
        rows,
        lambda row: row.times["headline"].p50,
        "headline p50, ms (log; less is better)",
    )
    axes[0].invert_yaxis()
    return figure


def _bars(axis: Axes, rows: Sequence[Row], value: Callable[[Row], float], label: str) -> None:
    names = [row.name for row in rows]
    values = [value(row) for row in rows]
    bars = axis.barh(names, values, color=[_colour(row) for row in rows])
    axis.bar_label(bars, labels=[number(one) for one in values], padding=3)
    axis.set_xscale("log")
    # A logarithmic axis has no zero for the bars to begin at, and the figures stand beside them.
    axis.set_xlim(min(values) / 3, max(values) * 4)
    axis.xaxis.set_major_locator(NullLocator())
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set_xlabel(label)


def _grown(rows: Sequence[Row]) -> Figure:
    figure, axes = pyplot.subplots(1, 3, figsize=(8, 3.2))
    figures: Sequence[tuple[str, Callable[[Row], float]]] = (
        ("rebuild, paragraphs/s", lambda row: row.first.speed),
        ("query p50, ms", lambda row: row.times["headline"].p50),
        ("peak memory of the rebuild, MiB", lambda row: row.first.peak / 2**20),
    )
    subjects = list(dict.fromkeys(row.subject for row in rows))
    for axis, (label, value) in zip(axes, figures, strict=True):
        for subject, mark in zip(subjects, MARKS, strict=False):
            own = [row for row in rows if row.subject == subject]
            sizes = [row.articles for row in own]
            values = [value(row) for row in own]
            axis.loglog(
                sizes, values, marker=mark, ms=4, lw=1.2, color=_colour(own[0]), label=own[0].name
            )
        axis.xaxis.set_minor_locator(NullLocator())
        axis.yaxis.set_minor_locator(NullLocator())
        axis.yaxis.set_major_locator(LogLocator(subs=(1, 3)))
        axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
        axis.set_xlabel("paragraphs")
        axis.set_title(label, fontsize=9)
        axis.grid(visible=True, color=GREY, alpha=0.25)
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=2, frameon=False)
    return figure


def _colour(row: Row) -> str:
    return COLOURS.get(row.subject, GREY)


def _save(figure: Figure, path: Path) -> None:
    figure.set_layout_engine("constrained")
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
