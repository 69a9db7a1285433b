"""The promise about queries, in its short form."""

from pathlib import Path

from tests.reliability import queries
from tests.reliability.harness import Site


def test_no_query_breaks_it(tmp_path: Path) -> None:
    site = Site(tmp_path / "artikelen", tmp_path / "index")
    assert queries.any_query(site, times=100, articles=50, seconds=None)
