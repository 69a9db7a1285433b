"""The promises of docs/reliability.md in their short form; `make reliability` runs the full one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability import promises
from tests.reliability.harness import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "artikelen", tmp_path / "index")


@pytest.mark.parametrize(
    ("promise", "times"),
    [
        pytest.param(promises.killed_rebuilds, 4, id="a killed rebuild leaves a whole index"),
        pytest.param(promises.rebuilds_under_load, 2, id="no request is lost to a rebuild"),
        pytest.param(promises.flipped_bits, 8, id="a flipped bit is told"),
        pytest.param(promises.worker_replaced, 1, id="a dead worker is replaced"),
        pytest.param(promises.drained, 1, id="a stop answers what is under way"),
    ],
)
def test_promise(site: Site, promise: Callable[[Site, int], str], times: int) -> None:
    assert promise(site, times)


def test_a_rebuild_killed_in_the_switch_leaves_a_whole_index(site: Site) -> None:
    assert promises.killed_in_the_switch(site, last_moment=2)


def test_sixty_four_connections_get_an_answer_or_are_refused(site: Site) -> None:
    assert promises.many_at_once(site, seconds=3)
