"""The promises about the running service, in their short form."""

import http.client
import socket
import threading
from pathlib import Path

import pytest

from tests.reliability import service
from tests.reliability.harness import Load, Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "artikelen", tmp_path / "index")


def test_no_request_is_lost_to_a_rebuild(site: Site) -> None:
    assert service.rebuilds_under_load(site, rebuilds=1, articles=20)


def test_nor_to_a_reload(site: Site) -> None:
    assert service.reloaded_under_load(site, times=1)


def test_a_dead_worker_is_replaced(site: Site) -> None:
    assert service.worker_replaced(site, times=1)


def test_a_stop_answers_what_is_under_way(site: Site) -> None:
    assert service.drained(site, times=1, articles=20)


def test_sixty_four_connections_are_answered_or_refused(site: Site) -> None:
    assert service.many_at_once(site, seconds=1, articles=20)


def test_it_stays_up(site: Site) -> None:
    # Too short to tell how quick it stays, and for memory to settle.
    assert service.soak(site, seconds=3, articles=20, most_memory=1.5, most_p99=100)


def test_an_answer_that_is_cut_off_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer_half() -> None:
            with server.accept()[0] as connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")

        half = threading.Thread(target=answer_half)
        half.start()
        load = Load(server.getsockname()[1], 1, ["/"])
        with pytest.raises(http.client.IncompleteRead), load:
            half.join(10)
