"""The promise that nothing gets in, in its short form."""

from pathlib import Path

from tests.reliability import safety
from tests.reliability.harness import Site


def test_nothing_gets_in(tmp_path: Path) -> None:
    site = Site(tmp_path / "artikelen", tmp_path / "index")
    assert safety.nothing_gets_in(site, times=100)
