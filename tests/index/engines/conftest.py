import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from index.engines import ENGINES, Engine, connect
from tests.cluster import nodes


@pytest.fixture(scope="session")
def cluster() -> Mapping[str, str]:
    """The settings of a running cluster; without one, the tests on OpenSearch are skipped."""
    if not nodes.is_up():
        pytest.skip("no OpenSearch cluster is up; `make cluster` starts one")
    return nodes.SETTINGS


@pytest.fixture(scope="module", params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def settings(engine_name: str, request: pytest.FixtureRequest) -> Mapping[str, str]:
    """Settings that make the engine's index one of its own."""
    if engine_name != "opensearch":
        return {}
    return {**request.getfixturevalue("cluster"), "index": f"alinea-test-{secrets.token_hex(4)}"}


@pytest.fixture
def engine(engine_name: str, settings: Mapping[str, str], tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index."""
    own = {"index": f"{settings['index']}-own"} if settings else {}
    yield from _engine(engine_name, {**settings, **own}, tmp_path)


@pytest.fixture(scope="module")
def shared_engine(
    engine_name: str, settings: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """An engine that the tests of a module share."""
    yield from _engine(engine_name, settings, tmp_path_factory.mktemp("index"))


def _engine(name: str, settings: Mapping[str, str], folder: Path) -> Iterator[Engine]:
    engine = connect(name, folder, settings)
    yield engine
    if name == "opensearch":
        nodes.remove(settings["index"])
