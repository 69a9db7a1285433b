"""Logs: one line of JSON a request, and no more."""

import json
import logging
import os
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from search.searcher import Searcher
from web.logs import JsonFormatter


@pytest.fixture
def lines() -> Iterator[list[dict[str, object]]]:
    """Collect what is logged of requests."""
    found: list[dict[str, object]] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(json.loads(self.format(record)))

    handler = Collect()
    handler.setFormatter(JsonFormatter())
    logger = logging.getLogger("alinea.requests")
    logger.addHandler(handler)
    yield found
    logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/search?q=dijk", 200),
        ("/api/v1/search", 400),
        ("/nergens", 404),
        ("/artikelen/dijken?q=klei", 200),
        ("/healthz", 200),
    ],
)
def test_a_request_is_one_line(
    make_app: Callable[..., Flask], lines: list[dict[str, object]], path: str, status: int
) -> None:
    client = make_app(LOG_REQUESTS=True).test_client()
    response = client.get(path, headers={"X-Request-ID": "abc"})
    (line,) = lines
    assert (line["method"], line["path"], line["status"]) == ("GET", path, status)
    assert line["bytes"] == len(response.data)
    assert isinstance(line["ms"], float)
    assert (line["client"], line["id"], line["level"]) == ("127.0.0.1", "abc", "info")
    assert str(line["time"]).endswith("+00:00")


def test_a_path_in_no_encoding_is_logged() -> None:
    path = os.fsdecode(b"/srv/caf\xe9/index")
    record = logging.LogRecord("alinea", logging.ERROR, "", 0, "%s is damaged", (path,), None)
    line = json.loads(JsonFormatter().format(record))
    assert line["message"] == r"/srv/caf\udce9/index is damaged"


def test_an_error_that_nobody_foresaw_is_one_line(
    make_app: Callable[..., Flask],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in (None, "alinea", "alinea.requests", "web"):
        monkeypatch.setattr(logging.getLogger(name), "handlers", [])
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    app = make_app()
    monkeypatch.setattr(Searcher, "article", lambda *_: 1 // 0)
    response = app.test_client().get('/artikelen/x%0A{"level":"info"}')
    assert response.status_code == 500
    (line,) = map(json.loads, capsys.readouterr().err.splitlines())
    assert (line["level"], line["logger"]) == ("error", "web")
    assert '/artikelen/x\n{"level":"info"}' in line["message"]
    assert "ZeroDivisionError" in line["exception"]


def test_nothing_is_logged_when_it_is_off(
    make_app: Callable[..., Flask], lines: list[dict[str, object]]
) -> None:
    make_app(LOG_REQUESTS=False).test_client().get("/healthz")
    assert lines == []


def test_a_line_stays_one_whatever_is_asked() -> None:
    record = logging.LogRecord("alinea", logging.ERROR, "", 0, "regel\n%s", ("een\r\ntwee",), None)
    record.fields = {"path": '/?q="\n'}
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "regel\neen\r\ntwee"


def test_an_exception_is_in_its_line() -> None:
    try:
        raise ZeroDivisionError("nul")
    except ZeroDivisionError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("alinea", logging.ERROR, "", 0, "fout", None, info)
    assert "ZeroDivisionError: nul" in json.loads(JsonFormatter().format(record))["exception"]
