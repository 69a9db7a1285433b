"""The chart of hits over time: what its bars say and where they stand, drawn by a template."""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from web import texts

WIDTH = 720
HEIGHT = 72
MOST_BARS = 60
LOWEST = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month, year or decade.

    Attributes:
        label: its name in Dutch.
        start, end: the period that it stands for, as in `Ask`.
        x, y, width, height: in units of the drawing, from its upper left corner.
    """

    label: str
    start: str
    end: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the first period with a hit to the last.

    None is left out, unless even decades are too many for the width: then those without a hit.

    Attributes:
        bars: at least two.
        first, last: what stands below the ends of the axis.
    """

    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def first(self) -> str:
        """The name of the first period."""
        return self.bars[0].label

    @property
    def last(self) -> str:
        """The name of the last period."""
        return self.bars[-1].label


def chart(hits: Mapping[str, int]) -> Chart | None:
    """Draw the hits per day or month or, when those are too many for the width, per year or decade.

    Args:
        hits: `YYYY-MM-DD` or `YYYY-MM`, all alike -> hits.

    Returns:
        None when there are fewer than two days or months to compare.
    """
    if len(hits) < 2:
        return None
    is_by_day = len(min(hits)) == len("2019-12-31")
    for scale in _SCALES if is_by_day else _SCALES[1:]:
        counts: Counter[int] = Counter()
        for date, count in hits.items():
            counts[scale.place(date)] += count
        places = range(min(counts), max(counts) + 1)
        if len(places) <= MOST_BARS:
            return _draw(scale, counts, places)
    # A date far from all others is most likely a slip, and must not make the others a speck.
    return _draw(scale, counts, sorted(counts))


def _day(place: int) -> tuple[str, str, str]:
    day = datetime.date.fromordinal(place).isoformat()
    return texts.date(day), day, day


def _month(place: int) -> tuple[str, str, str]:
    month = f"{place // 12:04}-{place % 12 + 1:02}"
    return texts.date(month), month, month


def _year(place: int) -> tuple[str, str, str]:
    year = f"{place:04}"
    return year, year, year


def _decade(place: int) -> tuple[str, str, str]:
    start, end = f"{max(place * 10, 1):04}", f"{place:03}9"  # There is no year 0.
    return f"{start}–{end}", start, end


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days, months, years or decades, numbered in their order.

    Attributes:
        place: what begins with such a period, in ISO 8601 -> number.
        bounds: number -> label, start and end.
    """

    place: Callable[[str], int]
    bounds: Callable[[int], tuple[str, str, str]]


_SCALES = (
    _Scale(lambda day: datetime.date.fromisoformat(day).toordinal(), _day),
    _Scale(lambda month: int(month[:4]) * 12 + int(month[5:7]) - 1, _month),
    _Scale(lambda month: int(month[:4]), _year),
    _Scale(lambda month: int(month[:3]), _decade),
)


def _draw(scale: _Scale, counts: Counter[int], places: Sequence[int]) -> Chart:
    step = WIDTH / len(places)
    gap = step / 5
    highest = max(counts.values())
    bars = []
    for position, place in enumerate(places):
        label, start, end = scale.bounds(place)
        count = counts[place]
        height = round(max(LOWEST, HEIGHT * count / highest), 2) if count else 0
        bars.append(
            Bar(
                label=label,
                start=start,
                end=end,
                count=count,
                x=round(position * step + gap / 2, 2),
                y=round(HEIGHT - height, 2),
                width=round(step - gap, 2),
                height=height,
            )
        )
    return Chart(tuple(bars))
