"""The sample and a few articles of our own, in a real index."""

from pathlib import Path

import pytest

from index.engines import Engine, connect
from index.rebuild import SAMPLE, rebuild
from search.searcher import Searcher

ARTICLES = Path(__file__).parents[1] / "fixtures" / "search"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Searches the sample article alone."""
    return Searcher(_engine(tmp_path_factory.mktemp("sample"), SAMPLE))


@pytest.fixture(scope="session")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """Searches the articles of `tests/fixtures/search`."""
    return Searcher(_engine(tmp_path_factory.mktemp("articles"), ARTICLES))


def _engine(folder: Path, source: Path) -> Engine:
    engine = connect("whoosh", folder, {})
    rebuild(engine, [source])
    return engine
