"""The chart of hits over time: which bars there are, and where they stand."""

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from web.chart import HEIGHT, WIDTH, chart


@pytest.mark.parametrize(
    ("hits", "labels"),
    [
        pytest.param(
            {"2020-02-28": 3, "2020-03-01": 1},
            ["28 februari 2020", "29 februari 2020", "1 maart 2020"],
            id="days",
        ),
        pytest.param(
            {"2019-11": 3, "2020-01": 1},
            ["november 2019", "december 2019", "januari 2020"],
            id="months",
        ),
        pytest.param(
            {"2019-11-30": 3, "2020-01-31": 1},
            ["november 2019", "december 2019", "januari 2020"],
            id="months of days that are too many",
        ),
        pytest.param(
            {"2010-01": 3, "2012-02": 1, "2015-12": 2},
            ["2010", "2011", "2012", "2013", "2014", "2015"],
            id="years",
        ),
        pytest.param(
            {"1909-05": 1, "1930-05": 1, "1978-01": 1},
            [f"{year}–{year + 9}" for year in range(1900, 1980, 10)],
            id="decades",
        ),
        pytest.param(
            {"2003-05": 1, "2021-05": 1, "2022-05": 1, "9999-12": 1},
            ["2000–2009", "2020–2029", "9990–9999"],
            id="decades with a date far from all others",
        ),
    ],
)
def test_leaves_no_period_out_that_fits(hits: Mapping[str, int], labels: list[str]) -> None:
    drawn = chart(hits)
    assert drawn is not None
    assert [bar.label for bar in drawn.bars] == labels


@pytest.mark.parametrize(
    "hits", [{}, {"2019-12": 5}, {"2019-12-31": 5}], ids=["none", "one month", "one day"]
)
def test_draws_nothing_where_there_is_nothing_to_compare(hits: Mapping[str, int]) -> None:
    assert chart(hits) is None


@pytest.mark.parametrize(
    ("hits", "periods"),
    [
        pytest.param(
            {"2020-02-28": 3, "2020-03-01": 1},
            [("2020-02-28", "2020-02-28", 3), ("2020-03-01", "2020-03-01", 1)],
            id="days",
        ),
        pytest.param(
            {"1948-05": 1, "2020-01": 4},
            [("1940", "1949", 1), ("2020", "2029", 4)],
            id="decades",
        ),
        pytest.param(
            {"0001-01": 1, "2020-01": 4},
            [("0001", "0009", 1), ("2020", "2029", 4)],
            id="the first decade, in which programs put what they know no date of",
        ),
    ],
)
def test_a_bar_stands_for_a_period_that_can_be_asked(
    hits: Mapping[str, int], periods: list[tuple[str, str, int]]
) -> None:
    drawn = chart(hits)
    assert drawn is not None
    assert [(bar.start, bar.end, bar.count) for bar in drawn.bars if bar.count] == periods


MONTH = st.dates().map(lambda day: day.isoformat()[:7])
DAY = st.integers(1, 31).map(lambda day: f"2020-12-{day:02}")


@given(
    st.one_of(
        st.dictionaries(period, st.integers(1, 10**6), min_size=2, max_size=40)
        for period in (MONTH, DAY)
    )
)
@example({"2000-01": 98_125, "2000-02": 10**6})  # a height that ends in half a hundredth
def test_keeps_every_hit_and_stays_inside_the_drawing(hits: dict[str, int]) -> None:
    drawn = chart(hits)
    assert drawn is not None
    assert sum(bar.count for bar in drawn.bars) == sum(hits.values())
    for bar in drawn.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert bar.y + bar.height == pytest.approx(HEIGHT)
        assert (bar.height > 0) == (bar.count > 0)
