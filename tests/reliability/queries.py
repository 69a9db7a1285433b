"""The promise that no query breaks the service or keeps it busy.

Raises AssertionError when it is broken and returns the figures of its run as one line.
"""

import json
import time
from itertools import islice
from pathlib import Path
from string import ascii_lowercase
from typing import Any
from urllib.parse import quote

import schemathesis
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import negative_data_rejection, positive_data_acceptance
from schemathesis.openapi import from_wsgi
from wordfreq import top_n_list

from search.page import MAX_HITS
from tests.benchmarks.corpora import write_synthetic
from tests.reliability.harness import Site, client_of, examples, search_path

COMMON = top_n_list("nl", 100)
WORDS = st.one_of(
    st.sampled_from([*COMMON, "AND", "OR", "NOT"]),
    st.sampled_from(top_n_list("nl", 50_000)),
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
ADDRESSES = (
    "/api/v1/search",
    "/api/v1/search?facets=kind,month,category&group=article&explain=true&per_page=100",
    "/resultaten",
    "/api/v1/suggest",
)
EVERYTHING = "/api/v1/search?kind=lead,body,quote&facets=kind,month,category&group=article"
"""The longest list that can be asked for without words."""

PARAGRAPHS_AN_ARTICLE = 3
TRIES = 5
"""How often a slow query is asked, each time of an application that has no answers kept."""

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
    "100 frequent words": (" ".join(COMMON)[:500], 200),
    "a long word": ("a" * 500, 200),
    "a word too long": ("a" * 501, 400),
    "a NUL": ("\0raad\0", 200),
    "half a surrogate pair": ("raad \udc80", 400),
    "nothing but Zalgo": ("a" + "\u0315" * 400, 200),
}
"""Name -> query and the status that it is answered with; a 400 says why."""


def nasty(client: FlaskClient) -> float:
    """Ask every nasty query, too high a page and a list of all; return the slowest's seconds."""
    slowest = 0.0
    cases = [(name, search_path(query), status) for name, (query, status) in NASTY.items()]
    cases += [("a page too high", search_path("raad", page=MAX_HITS), 400)]
    cases += [("a page far too high", search_path("raad", page=10**30), 400)]
    cases += [("the last page", search_path(COMMON[0], page=MAX_HITS // 10), 200)]
    cases += [("everything", EVERYTHING, 200)]
    cases += [("the last page of everything", f"{EVERYTHING}&page={MAX_HITS // 10}", 200)]
    for name, path, status in cases:
        start = time.perf_counter()
        response = client.get(path)
        slowest = max(slowest, time.perf_counter() - start)
        assert response.status_code == status, f"{name}: {response.status_code} {response.text}"
        if status == 400:
            assert response.get_json(force=True)["detail"], name
    return slowest


def write_dutch(folder: Path, articles: int) -> None:
    """Write articles of Dutch words, each as frequent as in Dutch."""
    folder.mkdir(parents=True)
    drawn = folder.with_name("alineas.tsv")
    write_synthetic(articles * PARAGRAPHS_AN_ARTICLE, drawn)
    with (
        drawn.open(encoding="utf8") as rows,
        (folder / "artikelen.jsonl").open("w", encoding="utf8") as lines,
    ):
        for number in range(articles):
            texts = (row.partition("\t")[2] for row in islice(rows, PARAGRAPHS_AN_ARTICLE))
            lines.write(json.dumps({"id": f"a{number}", "text": "\n".join(texts)}) + "\n")


def any_query(site: Site, times: int, articles: int = 30_000, seconds: float | None = 1) -> str:
    """Ask generated and nasty queries: no server error, each within so many seconds.

    A query that takes longer is asked again: the machine may have been busy with something else.
    """
    write_dutch(site.articles, articles)
    site.rebuild()
    client = _warm(site)
    slowest_nasty = nasty(client)
    if seconds is not None and slowest_nasty > seconds:
        slowest_nasty = min(nasty(_warm(site)) for _ in range(TRIES))
    took: list[float] = []
    slow: list[tuple[str, str]] = []

    @given(query=QUERIES, address=st.sampled_from(ADDRESSES))
    @examples(times)
    def ask(query: str, address: str) -> None:
        took.append(_seconds(client, query, address))
        if seconds is not None and took[-1] > seconds:
            slow.append((query, address))

    ask()
    for query, address in slow:
        again = min(_seconds(_warm(site), query, address) for _ in range(TRIES))
        assert seconds is None or again <= seconds, f"{again:.2f} s for {query!r} at {address}"
    assert seconds is None or slowest_nasty <= seconds, f"a nasty query took {slowest_nasty:.2f} s"
    hurried = client_of(site, TIME_LIMIT=1e-6).get(search_path(" ".join(COMMON[:3])))
    assert hurried.get_json()["partial"] is True, "a search without time is not marked partial"
    return (
        f"{len(took):,} generated queries on {articles:,} articles: 0 server errors, slowest "
        f"{max(took) * 1000:.0f} ms, {len(slow)} asked again; {len(NASTY) + 5} nasty ones, slowest "
        f"{slowest_nasty * 1000:.0f} ms"
    )


PATHS = (
    "/api/v1/search",
    "/api/v1/suggest",
    "/api/v1/articles/{id}",
    "/api/v1/paragraphs/{id}",
    "/api/v1/paragraphs/{id}/similar",
    "/healthz",
    "/readyz",
)
"""The addresses of the OpenAPI document."""


def as_described(operation: Any, mode: GenerationMode, times: int) -> int:
    """Ask an operation of the OpenAPI document what it allows or forbids; hold the answers to it.

    Returns:
        how many requests were made; 0 when nothing that is asked of it can be wrong.
    """
    if mode is GenerationMode.NEGATIVE and not operation.query:
        return 0
    asked = 0

    @given(case=operation.as_strategy(generation_mode=mode))
    @examples(times)
    def ask(case: schemathesis.Case) -> None:
        nonlocal asked
        asked += 1
        # Parameters can each be right and not together: a period that ends before it begins, a page
        # too far for the number a page. An empty value is as if it were not given.
        case.call_and_validate(
            headers={"Accept-Encoding": "identity"},
            excluded_checks=[positive_data_acceptance, negative_data_rejection],
        )

    ask()
    return asked


def as_described_in_full(site: Site, times: int, articles: int = 200) -> str:
    """Ask every operation of the OpenAPI document, each way so many times."""
    site.begin(articles)
    described = from_wsgi("/api/v1/openapi.json", client_of(site).application)
    asked = sum(
        as_described(described[path]["GET"], mode, times)
        for path in PATHS
        for mode in GenerationMode
    )
    return f"{asked:,} requests made from the OpenAPI document: every answer as it describes"


def _warm(site: Site) -> FlaskClient:
    """Return a client of an application that has its index open and knows its words."""
    client = client_of(site)
    for address in ADDRESSES:
        _seconds(client, "gemeente", address)
    return client


def _seconds(client: FlaskClient, query: str, address: str) -> float:
    """Ask, see that it is no error of the server, and return how long it took."""
    start = time.perf_counter()
    asked = quote(query.encode("utf8", "surrogatepass"))
    response = client.get(f"{address}{'&' if '?' in address else '?'}q={asked}")
    took = time.perf_counter() - start
    assert response.status_code in (200, 400), f"{response.status_code} for {query!r} at {address}"
    return took
