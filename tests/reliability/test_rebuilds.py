"""The promises about the index on disk, in their short form."""

import importlib.util
from pathlib import Path

import pytest

from tests.reliability import rebuilds
from tests.reliability.harness import Site


def site_of(folder: Path, engine: str) -> Site:
    if not importlib.util.find_spec(engine):
        pytest.skip(f"{engine} is not installed")
    return Site(folder / "artikelen", folder / "index", {"ALINEA_ENGINE": engine})


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_of(tmp_path, "whoosh")


@pytest.fixture(params=["whoosh", "tantivy"])
def any_site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return site_of(tmp_path, request.param)


def test_a_killed_rebuild_leaves_a_whole_index(any_site: Site) -> None:
    assert rebuilds.killed_rebuilds(any_site, times=4, sizes=(20,))


def test_so_does_one_that_is_killed_in_the_switch(site: Site) -> None:
    assert rebuilds.killed_in_the_switch(site, calls=("replace", "unlink"), last_moment=2)


def test_a_rebuild_that_cannot_write_or_read_says_so(any_site: Site) -> None:
    assert rebuilds.refused(any_site)


def test_a_flipped_bit_is_told(any_site: Site) -> None:
    assert rebuilds.flipped_bits(any_site, times=10, articles=20)
