"""Parameters: whatever comes in is read or refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from index.article import Kind
from index.engines import Sort
from index.errors import QueryError
from search.bounds import check
from web.parameters import declared, read
from web.schemas import SearchParameters, SimilarParameters, SuggestParameters

TEXT = st.text(max_size=20)
NAMES = st.sampled_from([*declared(SearchParameters)]) | TEXT
VALUES = TEXT | st.sampled_from(["1", "-1", "1e3", "true", "lead", "null", "2019", "date", "[]"])


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_any_parameters_are_read_or_refused_by_name(pairs: list[tuple[str, str]]) -> None:
    args = MultiDict(pairs)
    refused = None
    try:
        ask = read(SearchParameters, args).ask()
        check(ask)
    except QueryError as error:
        refused = error.parameter
    if refused is None:
        assert (0 if ask.is_narrowed else 1) <= len(ask.query) <= 500
        assert set(args) <= set(declared(SearchParameters))
    else:
        assert refused in {*args, "q"}


def test_values_have_their_types() -> None:
    asked = read(
        SearchParameters,
        MultiDict(
            [
                *(("q", "dijk"), ("page", "2"), ("sort", "date"), ("from", "2019")),
                *(("kind", "lead,quote"), ("category", "a,b"), ("category", "c")),
                *(("explain", "true"), ("group", "article"), ("to", "")),
            ]
        ),
    )
    assert (asked.q, asked.page, asked.sort) == ("dijk", 2, Sort.DATE)
    assert (asked.start, asked.end) == ("2019", None)
    assert asked.kind == (Kind.LEAD, Kind.QUOTE)
    assert asked.category == ("a,b", "c")
    assert (asked.explain, asked.group) == (True, "article")


@pytest.mark.parametrize(
    ("value", "is_day"),
    [
        ("2019", True),
        ("2019-12", True),
        ("2019-12-31", True),
        ("2020-02-29", True),
        ("2019-04-30", True),
        ("2019-04-31", False),
        ("2019-02-30", False),
        ("2019-00", False),
        ("2019-1", False),
        ("2019-12-00", False),
        ("19", False),
        ("2019-12-31T00:00", False),
        ("2019\n", False),
        ("٢٠١٩", False),
    ],
)
def test_days_months_and_years(value: str, is_day: bool) -> None:
    args = MultiDict({"q": "dijk", "from": value})
    if is_day:
        assert read(SearchParameters, args).start == value
    else:
        with pytest.raises(QueryError, match="a date such as"):
            read(SearchParameters, args)


@pytest.mark.parametrize(
    ("parameters", "name", "expected"),
    [
        (SearchParameters, "q", "text of 1 to 500 characters, not only white space"),
        (SearchParameters, "page", "a whole number from 1 to 10000"),
        (SearchParameters, "sort", "one of date, relevance"),
        (SearchParameters, "kind", "one of body, lead, quote, separated by commas"),
        (SearchParameters, "explain", "true or false"),
        (SearchParameters, "article", "text"),
        (SuggestParameters, "limit", "a whole number from 1 to 20"),
        (SimilarParameters, "limit", "a whole number from 1 to 50"),
    ],
)
def test_what_is_expected_is_said_in_words(
    parameters: type[SearchParameters], name: str, expected: str
) -> None:
    assert declared(parameters)[name].expected() == expected
