"""The promise that no query breaks the service or keeps it busy.

Raises AssertionError when it is broken and returns the figures of its run as one line.
"""

import time
from string import ascii_lowercase

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.page import MAX_HITS
from tests.reliability.harness import PARTS, Site, search_path
from web import create_app

WORDS = st.one_of(
    st.sampled_from(("gemeenteraad", "punt", "alinea", "de", "het", "versie1", "AND", "OR", "NOT")),
    st.tuples(st.sampled_from(PARTS), st.sampled_from(PARTS)).map("".join),
    st.text(min_size=1, max_size=12),
)
GRAMMAR = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=6).map(" ".join),
        st.tuples(inner, st.sampled_from((" AND ", " OR ", " NOT ", " ")), inner).map("".join),
        inner.map("({})".format),
        inner.map('"{}"'.format),
        inner.map("{}*".format),
        st.tuples(st.sampled_from(("+", "-", "titel:", "kop:", "*")), inner).map("".join),
    ),
    max_leaves=12,
)
QUERIES = st.one_of(GRAMMAR, st.text(min_size=1, max_size=500))

NASTY = {
    "a star": ("*", 200),
    "a short beginning": ("a*", 200),
    "a star before": ("*a*", 200),
    "every letter's beginning": (
        " ".join(f"{letter}*" for letter in ascii_lowercase),
        200,
    ),
    "500 words": (" ".join(["ja"] * 500), 400),
    "200 parentheses": ("(" * 200 + "raad" + ")" * 200, 400),
    "200 open parentheses": ("(" * 200 + "raad", 200),
    "500 quotes": ('"' * 500, 200),
    "500 minuses": ("-" * 500, 200),
    "a long word": ("a" * 500, 200),
    "a word too long": ("a" * 501, 400),
    "a NUL": ("\0raad\0", 200),
    "half a surrogate pair": ("raad \udc80", 200),
    "nothing but Zalgo": ("a" + "\u0315" * 400, 200),
}
"""Name -> query and the status that it is answered with; a 400 says why."""


def client_of(site: Site, **own: object) -> FlaskClient:
    """Return a client of the application in this process."""
    engine = site.engine().name
    values = {"INDEX": str(site.index), "ENGINE": engine, "LOG_REQUESTS": False, **own}
    return create_app(values).test_client()


def nasty(client: FlaskClient) -> float:
    """Ask every nasty query and too high a page; return the seconds of the slowest."""
    slowest = 0.0
    cases = [(name, search_path(query), status) for name, (query, status) in NASTY.items()]
    cases += [("a page too high", search_path("raad", page=MAX_HITS), 400)]
    cases += [("a page far too high", search_path("raad", page=10**30), 400)]
    cases += [("the last page", search_path("gemeenteraad", page=MAX_HITS // 10), 200)]
    for name, path, status in cases:
        start = time.perf_counter()
        response = client.get(path)
        slowest = max(slowest, time.perf_counter() - start)
        assert response.status_code == status, f"{name}: {response.status_code} {response.text}"
        if status == 400:
            assert response.get_json(force=True)["detail"], name
    return slowest


def any_query(site: Site, times: int, articles: int = 30_000, seconds: float | None = 1) -> str:
    """Ask generated and nasty queries: no server error, each within so many seconds."""
    site.begin(articles)
    client = client_of(site)
    client.get(search_path("gemeenteraad"))
    slowest = nasty(client)
    took = []
    views = ("/api/v1/search", "/resultaten", "/api/v1/suggest")

    @given(query=QUERIES, view=st.sampled_from(views))
    @settings(
        max_examples=times,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(query: str, view: str) -> None:
        start = time.perf_counter()
        response = client.get(view, query_string={"q": query.encode("utf8", "surrogatepass")})
        took.append(time.perf_counter() - start)
        assert response.status_code in (200, 400), f"{response.status_code} for {query!r}"
        assert seconds is None or took[-1] <= seconds, f"{took[-1]:.2f} s for {query!r}"

    ask()
    assert seconds is None or slowest <= seconds, f"a nasty query took {slowest:.2f} s"
    hurried = client_of(site, TIME_LIMIT=1e-6).get(search_path("gemeenteraad besprak punt"))
    assert hurried.get_json()["partial"] is True, "a search without time is not marked partial"
    return (
        f"{len(took):,} generated queries on {articles:,} articles: 0 server errors, slowest "
        f"{max(took) * 1000:.0f} ms; {len(NASTY) + 3} nasty ones, slowest {slowest * 1000:.0f} ms"
    )
