import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engines import connect
from index.engines.opensearch import OpenSearchEngine
from tests.cluster import nodes


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    if not nodes.is_up():
        pytest.skip("no OpenSearch cluster is up; `make cluster` starts one")
    nodes.start()
    yield
    nodes.start()


@pytest.fixture
def settings() -> dict[str, str]:
    return {
        **nodes.SETTINGS,
        "index": f"alinea-faults-{secrets.token_hex(4)}",
        "timeout": str(nodes.TIMEOUT),
    }


@pytest.fixture
def engine(settings: dict[str, str]) -> Iterator[OpenSearchEngine]:
    engine = connect("opensearch", Path(), settings)
    assert isinstance(engine, OpenSearchEngine)
    yield engine
    nodes.start()
    nodes.remove(settings["index"])
