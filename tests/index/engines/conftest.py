import os
import secrets
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from index.engines import ENGINES, Engine, connect
from index.errors import EngineUnavailable

OPENSEARCH = {
    "ALINEA_OPENSEARCH_URL": os.environ.get(
        "ALINEA_TEST_OPENSEARCH_URL",
        "http://127.0.0.1:9271,http://127.0.0.1:9272,http://127.0.0.1:9273",
    ),
    "ALINEA_OPENSEARCH_SHARDS": "2",
    "ALINEA_OPENSEARCH_REPLICAS": "1",
}


@pytest.fixture(scope="session")
def cluster() -> dict[str, str]:
    """The settings of a running cluster; without one, the tests on OpenSearch are skipped."""
    try:
        connect("opensearch", Path(), OPENSEARCH).generation()
    except EngineUnavailable:
        pytest.skip("no OpenSearch cluster is up; `make cluster` starts one")
    return OPENSEARCH


@pytest.fixture(scope="module", params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def settings(engine_name: str, request: pytest.FixtureRequest) -> dict[str, str]:
    """Settings that make the engine's index one of its own."""
    if engine_name != "opensearch":
        return {}
    name = f"alinea-test-{secrets.token_hex(4)}"
    return {**request.getfixturevalue("cluster"), "ALINEA_OPENSEARCH_INDEX": name}


@pytest.fixture
def engine(engine_name: str, settings: dict[str, str], tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index."""
    name = settings.get("ALINEA_OPENSEARCH_INDEX", "") + secrets.token_hex(2)
    yield from _engine(engine_name, {**settings, "ALINEA_OPENSEARCH_INDEX": name}, tmp_path)


@pytest.fixture(scope="module")
def shared_engine(
    engine_name: str, settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """An engine that the tests of a module share."""
    yield from _engine(engine_name, settings, tmp_path_factory.mktemp("index"))


def _engine(name: str, settings: dict[str, str], folder: Path) -> Iterator[Engine]:
    engine = connect(name, folder, settings)
    yield engine
    if name == "opensearch":
        import_module("index.engines.opensearch").engine(folder, settings).remove()
