"""The OpenAPI document: it describes what is answered, and the answers keep to it."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from schemathesis import GenerationMode
from schemathesis.openapi import from_wsgi

from tests.reliability.queries import PATHS, as_described
from web.schemas import Result, ResultField


@pytest.fixture(scope="session")
def described(app: Flask) -> Any:
    return from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_described(described: Any, path: str, mode: GenerationMode) -> None:
    if not as_described(described[path]["GET"], mode, times=40):
        pytest.skip("nothing in it can be wrong")


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/search?q=rusland+dijk&facets=kind,month,category&group=article&explain=true",
        "/api/v1/search?q=rusland&fields=heading_highlighted,title_highlighted,matches",
        "/api/v1/search?q=bestaatniet",
        "/api/v1/search?category=water&facets=month&group=article",
        "/api/v1/suggest?q=r",
        "/api/v1/articles/dijken",
        "/api/v1/articles/vreemd",
        "/api/v1/paragraphs/dijken%23p2",
        "/api/v1/paragraphs/ruslandbeleid%23p7/similar",
        "/healthz",
        "/readyz",
    ],
)
def test_answers_with_results_are_as_described(described: Any, app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    assert response.status_code == 200
    operation = described.find_operation_by_path("GET", path.partition("?")[0].replace("%23", "#"))
    operation.validate_response(schemathesis.Response.from_any(response))


def test_the_document_names_every_address_of_the_api(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    rules = {
        rule.rule.replace("<path:id>", "{id}")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
    }
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == rules


def test_what_a_rate_limit_adds_is_described_and_shown_to_other_sites(
    make_app: Callable[..., Flask],
) -> None:
    client = make_app(RATE_LIMIT="2/hour", CORS_ORIGINS="https://krant.example").test_client()
    document = client.get("/api/v1/openapi.json").get_json()
    asked = [
        client.get("/api/v1/search?q=dijk", headers={"Origin": "https://krant.example"})
        for _ in range(2)
    ]
    assert [response.status_code for response in asked] == [200, 429]
    described = (
        document["paths"]["/api/v1/search"]["get"]["responses"]["200"]["headers"],
        document["components"]["responses"]["Problem429"]["headers"],
    )
    for response, headers in zip(asked, described, strict=True):
        exposed = response.headers["Access-Control-Expose-Headers"].split(", ")
        for name, value in response.headers:
            if name.startswith(("X-RateLimit", "Retry-After")):
                assert value.isdigit()
                assert name in headers.keys() & document["components"]["headers"].keys()
                assert name in exposed


def test_what_is_never_refused_describes_no_such_answer(client: FlaskClient) -> None:
    paths = client.get("/api/v1/openapi.json").get_json()["paths"]
    free = {path for path, told in paths.items() if "429" not in told["get"]["responses"]}
    assert free == {"/healthz", "/readyz"}


def test_the_server_is_where_the_application_is(client: FlaskClient) -> None:
    options = {"SCRIPT_NAME": "/zoeken"}
    document = client.get("/api/v1/openapi.json", environ_overrides=options).get_json()
    assert document["servers"] == [{"url": "/zoeken"}]


def test_the_fields_to_choose_from_are_those_of_a_result() -> None:
    assert get_args(ResultField) == Result.__struct_fields__


def test_the_page_shows_the_whole_document(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    page = client.get("/api").text
    assert all(path in page for path in document["paths"])
    assert all(f'id="{name}"' in page for name in document["components"]["schemas"])
    parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
    assert all(f"<code>{parameter['name']}</code>" in page for parameter in parameters)
    assert "array of (string or array of string)" in page


def test_the_paragraphs_of_an_article_are_counted_as_described(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").get_json()
    told = document["components"]["schemas"]["Result"]["properties"]["in_article"]["description"]
    assert "1 unless grouped" in told
    path = "/api/v1/search?q=rusland&fields=in_article"
    for group in (False, True):
        found = client.get(path + "&group=article" * group).get_json()["results"]
        assert {result["in_article"] > 1 for result in found} == {group}


def test_what_descriptions_set_between_backticks_is_code(client: FlaskClient) -> None:
    page = client.get("/api").text
    assert "everything but <code>&lt;mark&gt;</code> is escaped" in page
    assert "`" not in page


def test_every_problem_leads_to_its_explanation(
    client: FlaskClient, make_app: Callable[..., Flask]
) -> None:
    page = client.get("/api").text
    for path in ("/api/v1/search", "/api/v1/nergens"):
        anchor = client.get(path).get_json(force=True)["type"].partition("#")[2]
        assert f'id="{anchor}"' in page
