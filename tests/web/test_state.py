"""The state of a search page is its URL: read, written and read again it is the same."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from index.article import Kind
from index.engines import Sort
from search.page import MAX_QUERY
from web.state import LAST_PAGE, State, StateError


def read(**params: Any) -> State:
    return State.read(MultiDict(params))


@pytest.mark.parametrize(
    ("params", "state"),
    [
        pytest.param({}, State(), id="nothing asked"),
        pytest.param({"q": "  dijk  "}, State("dijk"), id="space around the query"),
        pytest.param({"q": "dijk", "van": "", "pagina": ""}, State("dijk"), id="empty parameters"),
        pytest.param({"van": "2019"}, State(start="2019"), id="a year"),
        pytest.param({"van": "2019-5"}, State(start="2019-05"), id="a month"),
        pytest.param({"tot": "12-2019"}, State(end="2019-12"), id="a month in the Dutch order"),
        pytest.param({"tot": "31-12-2019"}, State(end="2019-12-31"), id="a day"),
        pytest.param({"tot": " 1/2/2020 "}, State(end="2020-02-01"), id="a day with slashes"),
        pytest.param({"van": "mei 2019"}, State(start="2019-05"), id="a month in words"),
        pytest.param({"van": "3 Mrt. 2019"}, State(start="2019-03-03"), id="a day in words"),
        pytest.param(
            {"van": "2019-05", "tot": "2019"},
            State(start="2019-05", end="2019"),
            id="from a month to the end of its year",
        ),
        pytest.param(
            {"soort": ["citaat", "inleiding", "citaat"]},
            State(kinds=(Kind.QUOTE, Kind.LEAD)),
            id="kinds",
        ),
        pytest.param({"categorie": ["Natuur & milieu"]}, State(categories=("Natuur & milieu",))),
        pytest.param({"sorteer": "datum"}, State(sort=Sort.DATE), id="by date"),
        pytest.param({"groep": "geen"}, State(group=False), id="not grouped"),
        pytest.param({"pagina": "3"}, State(page=3), id="a page"),
        pytest.param({"artikel": "nieuws/dijk"}, State(article="nieuws/dijk"), id="one article"),
    ],
)
def test_reads_parameters(params: dict[str, Any], state: State) -> None:
    assert read(**params) == state


@pytest.mark.parametrize(
    ("params", "named", "said"),
    [
        ({"q": "a" * (MAX_QUERY + 1)}, "q", "500"),
        ({"van": "gisteren"}, "van", "“gisteren” bij “Van”"),
        ({"van": "2019-13"}, "van", "geen datum"),
        ({"tot": "30-2-2019"}, "tot", "“30-2-2019” bij “Tot en met”"),
        ({"tot": "0000"}, "tot", "geen datum"),
        ({"tot": "31 april 2019"}, "tot", "geen datum"),
        ({"tot": "medio 2019"}, "tot", "geen datum"),
        ({"van": "2020", "tot": "2019"}, "tot", "Wissel “Van” en “Tot en met” om"),
        ({"soort": "kop"}, "soort", "inleiding, tekst, citaat"),
        ({"sorteer": "oud"}, "sorteer", "relevantie, datum"),
        ({"groep": "ja"}, "groep", "artikel, geen"),
        ({"pagina": "0"}, "pagina", "bestaat niet"),
        ({"pagina": "twee"}, "pagina", "“twee”"),
        ({"pagina": "²"}, "pagina", "“²”"),
        ({"pagina": str(LAST_PAGE + 1)}, "pagina", "ten hoogste 1.000"),
        ({"pagina": "9" * 5000}, "pagina", "ten hoogste 1.000"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_says_in_dutch_what_cannot_be_used(params: dict[str, Any], named: str, said: str) -> None:
    with pytest.raises(StateError) as caught:
        read(**params)
    assert caught.value.parameter == named
    assert said in str(caught.value)


STATES = st.builds(
    State,
    query=st.text(max_size=20).map(str.strip),
    start=st.sampled_from([None, "2018", "2018-03", "2018-03-09"]),
    end=st.sampled_from([None, "2019", "2019-11", "2019-11-30"]),
    kinds=st.lists(st.sampled_from(Kind), unique=True).map(tuple),
    categories=st.lists(st.text(min_size=1, max_size=9), unique=True).map(tuple),
    sort=st.sampled_from(Sort),
    page=st.integers(1, LAST_PAGE),
    group=st.booleans(),
    article=st.none() | st.text(min_size=1, max_size=9),
)


@given(STATES)
def test_is_the_same_after_a_trip_through_its_parameters(state: State) -> None:
    written = urlencode(state.params(), doseq=True)
    assert State.read(MultiDict(parse_qsl(written))) == state


@pytest.mark.parametrize(
    ("state", "is_empty"),
    [
        (State(), True),
        (State(sort=Sort.DATE, group=False, page=2), True),
        (State("dijk"), False),
        (State(start="2019"), False),
        (State(end="2019"), False),
        (State(kinds=(Kind.QUOTE,)), False),
        (State(categories=("Water",)), False),
        (State(article="nieuws/dijk"), False),
    ],
)
def test_a_query_or_a_filter_is_something_to_ask(state: State, is_empty: bool) -> None:
    assert state.is_empty is is_empty


def test_a_change_goes_back_to_the_first_page() -> None:
    assert State("dijk", page=4).but(sort=Sort.DATE) == State("dijk", sort=Sort.DATE)


def test_a_search_in_one_article_is_not_grouped() -> None:
    assert State("dijk").ask().group
    assert not State("dijk", article="nieuws/dijk").ask().group
