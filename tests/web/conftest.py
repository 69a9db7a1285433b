"""The real application over a real index: the sample and a few articles of our own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.engines import connect
from index.rebuild import SAMPLE, rebuild
from web import create_app

ARTICLES = [
    {
        "id": "dijken",
        "title": "Dijken in de polder krijgen een nieuwe kleilaag",
        "date": "2021-03-14",
        "publisher": "Het Waterschap",
        "categories": ["water", "bouw, wegen & dijken"],
        "url": "https://example.org/dijken",
        "text": "Het waterschap versterkt dit jaar twaalf kilometer dijk.\n\n"
        "\u201cDe klei komt uit de rivier zelf\u201d, zegt de dijkgraaf.\n\n"
        "Bewoners van de polder merken weinig van het werk aan de dijken.",
    },
    {
        "id": "tram",
        "title": "Tramlijn rijdt voortaan ook 's nachts",
        "date": "2021-04",
        "categories": ["verkeer"],
        "text": "De tram rijdt vanaf april ook in de nacht.\n\nReizigers betalen hetzelfde tarief.",
    },
    {
        "id": "vreemd",
        "title": "<script>alert('titel')</script>",
        "text": "Een alinea met <script>alert(1)</script> en \u001b[31mrode letters\u001b[0m erin.",
    },
]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index that no test changes."""
    folder = tmp_path_factory.mktemp("web")
    articles = folder / "artikelen.jsonl"
    articles.write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf8")
    rebuild(connect("whoosh", folder / "index", {}), [SAMPLE, articles])
    return folder / "index"


@pytest.fixture(scope="session")
def make_app(index: Path) -> Callable[..., Flask]:
    """Return a function that makes the application with other settings."""

    def make(**settings: Any) -> Flask:
        # A search in a slow moment of the machine must not become a partial one.
        usual = {"INDEX": str(index), "LOG_REQUESTS": False, "TIME_LIMIT": 60}
        return create_app({**usual, **settings})

    return make


@pytest.fixture(scope="session")
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def without_index(make_app: Callable[..., Flask], tmp_path: Path) -> FlaskClient:
    return make_app(INDEX=str(tmp_path / "geen")).test_client()
