"""Metrics: off until enabled, and then what happened, per endpoint."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.errors import AlineaError

SAMPLE = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)
LABEL = re.compile(r'(\w+)="([^"]*)"')

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture(scope="module")
def measured(make_app: Callable[..., Flask]) -> Iterator[FlaskClient]:
    return make_app(METRICS=True).test_client()


def samples(client: FlaskClient) -> Samples:
    response = client.get("/metrics")
    assert response.mimetype == "text/plain"
    return {
        (name, tuple(LABEL.findall(labels))): float(value)
        for name, labels, value in SAMPLE.findall(response.text)
    }


def test_there_are_none_until_they_are_enabled(client: FlaskClient) -> None:
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize(
    ("path", "endpoint", "status", "is_query_error"),
    [
        ("/api/v1/search?q=dijk", "api.search", 200, False),
        ("/api/v1/search", "api.search", 400, True),
        ("/api/v1/search?q=caf%E9", "api.search", 400, False),
        ("/nergens/<script>", "none", 404, False),
        ("/?q=dijk", "pages.home", 200, False),
        ("/?q=dijk&van=gisteren", "pages.home", 400, True),
        (f"/?q={'(' * 21}dijk{')' * 21}", "pages.home", 400, True),
    ],
)
def test_requests_are_counted_and_timed(
    measured: FlaskClient, path: str, endpoint: str, status: int, is_query_error: bool
) -> None:
    counted = (
        "alinea_requests_total",
        (("endpoint", endpoint), ("method", "GET"), ("status", str(status))),
    )
    timed = ("alinea_request_seconds_count", (("endpoint", endpoint),))
    refused = ("alinea_query_errors_total", (("endpoint", endpoint),))
    before = samples(measured)
    assert measured.get(path).status_code == status
    after = samples(measured)
    assert after[counted] == before.get(counted, 0) + 1
    assert after[timed] == before.get(timed, 0) + 1
    assert after.get(refused, 0) == before.get(refused, 0) + is_query_error


def test_an_unknown_method_makes_no_label_of_its_own(measured: FlaskClient) -> None:
    measured.open("/healthz", method="VERZONNEN")
    methods = {dict(labels).get("method") for name, labels in samples(measured)}
    assert methods <= {None, "GET", "HEAD", "OPTIONS", "other"}


def test_the_index_is_described(measured: FlaskClient) -> None:
    found = samples(measured)
    assert found["alinea_index_up", ()] == 1
    assert found["alinea_index_paragraphs", ()] == 15
    assert found["alinea_index_articles", ()] == 4
    assert found["alinea_index_size_bytes", ()] > 0
    (labels,) = [dict(labels) for name, labels in found if name == "alinea_index_info"]
    generation = measured.get("/readyz").get_json()["generation"]
    assert labels["generation"] == generation


def test_without_an_index_that_is_told(make_app: Callable[..., Flask], tmp_path: object) -> None:
    client = make_app(METRICS=True, INDEX=f"{tmp_path}/geen").test_client()
    found = samples(client)
    assert found["alinea_index_up", ()] == 0
    assert ("alinea_index_paragraphs", ()) not in found


@pytest.mark.parametrize("name", ["geen", "bestand"])
def test_a_folder_that_cannot_be_used_is_told_at_the_start(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    make_app(METRICS=True)
    (tmp_path / "bestand").touch()
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path / name))
    with pytest.raises(AlineaError, match="PROMETHEUS_MULTIPROC_DIR"):
        make_app(METRICS=True)
