"""Admission: so many at work, so many waiting, and the rest told so at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.searcher import Searcher
from web.admission import Admission

SOON = 10
"""Seconds that nothing here should need."""


def test_what_is_free_is_had_at_once() -> None:
    admission = Admission(concurrency=2, queue=0, queue_time=SOON)
    assert admission.enter()
    assert admission.enter()
    assert not admission.enter()
    admission.leave()
    assert admission.enter()


def test_one_that_waits_gets_the_place_that_is_left() -> None:
    admission = Admission(concurrency=1, queue=1, queue_time=SOON)
    assert admission.enter()
    entered: list[bool] = []
    waiting = threading.Thread(target=lambda: entered.append(admission.enter()))
    waiting.start()
    while not admission.waiting:
        pass
    assert not admission.enter(), "the queue holds one"
    admission.leave()
    waiting.join(SOON)
    assert entered == [True]
    assert not admission.waiting


def test_nobody_waits_longer_than_the_queue_time() -> None:
    admission = Admission(concurrency=1, queue=1, queue_time=0.01)
    assert admission.enter()
    assert not admission.enter()
    assert not admission.waiting


@pytest.fixture
def busy(make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    """A client of an application in which one search takes until the test is over."""
    app = make_app(CONCURRENCY=1, QUEUE=0)
    searching, done = threading.Event(), threading.Event()
    search = Searcher.search

    def slow(self: Searcher, ask: object) -> object:
        searching.set()
        assert done.wait(SOON)
        return search(self, ask)  # type: ignore[arg-type]

    monkeypatch.setattr(Searcher, "search", slow)
    with _in_thread(lambda: app.test_client().get("/api/v1/search?q=dijk"), done):
        assert searching.wait(SOON)
        yield app.test_client()


@contextmanager
def _in_thread(run: Callable[[], object], done: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(SOON)


def test_too_many_requests_are_told_to_come_back(busy: FlaskClient) -> None:
    response = busy.get("/api/v1/search?q=dijk")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "1")
    assert response.mimetype == "application/problem+json"
    page = busy.get("/?q=dijk")
    assert (page.status_code, page.headers["Retry-After"], page.mimetype) == (503, "1", "text/html")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/static/alinea.css"])
def test_what_watches_the_service_never_waits(busy: FlaskClient, path: str) -> None:
    assert busy.get(path).status_code == 200


def test_a_browser_that_asks_first_never_waits(busy: FlaskClient) -> None:
    assert busy.options("/api/v1/search?q=dijk").status_code == 200


def test_every_place_is_given_back(make_app: Callable[..., Flask]) -> None:
    client = make_app(CONCURRENCY=1, QUEUE=0).test_client()
    for path in ("/?q=dijk", "/api/v1/search", "/api/v1/articles/geen", "/nergens", "/api") * 2:
        assert client.get(path).status_code != 503
