"""The server: gunicorn, with the one configuration that Alinea is served with."""

import gc
import logging
import os
import select
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from socket import MSG_DONTWAIT, SHUT_RD, socket
from typing import Any, cast

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http import Request
from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import TConn, ThreadWorker

from index.dutch import equivalents
from index.errors import AlineaError
from search.searcher import Searcher
from web import create_app, warm_up
from web.settings import Settings

BACKLOG = 512
"""Connections that may wait to be accepted; requests wait in the workers, up to `queue`."""
SPARE_THREADS = 4
"""Threads of a worker beside those that work and wait, to refuse what is too much."""
REQUEST_LINE = 8190
"""Bytes, the most that gunicorn allows: a query of 500 characters can take 6,000 in an address."""
KEEP_ALIVE = 15
"""Seconds that a connection is kept for the next request."""
LONGEST_WAIT = 0.001
"""Seconds that a worker with many connections waits before it accepts one more."""
HALF_WAIT = 4
"""Connections with which it waits half as long."""
NEXT_WITHIN = 5
"""Milliseconds that a thread waits for the next request of a connection."""
HEADER_WITHIN = 6
"""Seconds within which the line and the headers of a request must come, so that clients that send
half of them do not keep the threads: one more than gunicorn waits for the first byte."""
HEADER_READ = 1
"""Seconds that a thread gives them at least, where they waited longer for a thread."""
DRAIN = 30
"""Seconds that requests under way get when the server is told to stop."""
COLLECTING = (10_000, 20, 50)
"""Python's thresholds for looking for cycles of objects. Answers leave few and the caches fill with
what is none; with its own thresholds, the slowest searches were those that waited for that."""

_TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_MEMORY = Path("/dev/shm")  # nosec B108 (gunicorn makes its file there safely)
_log = logging.getLogger("alinea.server")


class Server(BaseApplication):
    """Serves the application until it is told to stop.

    The application is loaded before the workers are forked, so that they share its memory.
    SIGTERM answers what is under way and stops. SIGHUP makes the application again, with the file
    of equivalents read anew, and replaces the workers one by one; the environment stays that of the
    start.

    Raises:
        AlineaError: `SCRIPT_NAME` is no prefix of addresses.
    """

    def __init__(self, app: Flask, bind: str, workers: int) -> None:
        prefix = os.environ.get("SCRIPT_NAME", "")
        if prefix and (not prefix.startswith("/") or prefix.endswith("/")):
            raise AlineaError(
                f"The variable SCRIPT_NAME cannot be {prefix!r}: write the prefix of all addresses "
                "with a slash before it and none after it, such as `/zoeken`."
            )
        self._app = app
        self._bind = bind
        self._workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn's settings."""
        settings: Settings = self._app.extensions["settings"]
        for name, value in configuration(settings, self._bind, self._workers).items():
            self.cfg.set(name, value)
        if not settings.log_requests:
            logging.getLogger("gunicorn.error").addFilter(_without_request)

    def load(self) -> Any:
        """Make the application ready to be forked."""
        warm_up()
        gc.unfreeze()  # The application before, after a reload.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECTING)
        return self._app

    @property
    def searcher(self) -> Searcher:
        """The searcher of the application."""
        return cast(Searcher, self._app.extensions["searcher"])

    def reload(self) -> None:
        """Make the application again; one that cannot be made leaves the one that serves."""
        try:
            # Read before the analysis that serves is given up.
            equivalents.read(equivalents.sources())
            self._app = create_app()
        except AlineaError as error:
            _log.error("Not reloaded: %s", error)
        else:
            self.callable = None
        super().reload()


class PatientWorker(ThreadWorker):
    """Leaves a new connection to a worker that has fewer, and waits for the next request of one.

    Whichever worker is first accepts a connection and keeps it. Of a browser's or a proxy's that
    come together, one worker often got nearly all, while the processors of the others had nothing
    to do.

    A thread that has answered hands its connection back to the thread that waits for all of them,
    which hands the next request to a thread again: that takes longer than to read it.

    It waits only so long for the rest of a request that has begun (408), which gunicorn leaves to a
    proxy.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: dict[TConn, float] = {}

    def accept(self, listener: socket) -> None:
        """Accept a connection, after a wait that is the longer the more there are."""
        if self.cfg.workers > 1:
            time.sleep(LONGEST_WAIT * self.nr_conns / (self.nr_conns + HALF_WAIT))
        super().accept(listener)

    def enqueue_req(self, conn: TConn) -> None:
        """Let a thread answer a request, which must come in time from now."""
        conn.timeout = time.monotonic() + HEADER_WITHIN
        super().enqueue_req(conn)

    def handle(self, conn: TConn) -> Any:
        """Answer requests of a connection as long as one comes at once, where no other waits."""
        kept = self._answer(conn, max(conn.timeout or 0, time.monotonic() + HEADER_READ))
        while kept is True and self.alive and self.nr_conns < self.cfg.threads and _asks_on(conn):
            kept = self._answer(conn, time.monotonic() + HEADER_WITHIN)
        return kept

    def _answer(self, conn: TConn, until: float) -> Any:
        self._reading[conn] = until
        try:
            return super().handle(conn)
        finally:
            self._reading.pop(conn, None)

    def handle_request(self, req: Request, conn: TConn) -> bool:
        """Answer a request that came in time: one is answered by who takes it from the readings."""
        return bool(self._reading.pop(conn, 0) and super().handle_request(req, conn))

    def murder_pending(self) -> None:
        """End connections of which the request does not come; called every second at least."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, until in list(self._reading.items()) if until < now]:
            if self._reading.pop(conn, 0):
                with suppress(OSError):  # The client may be gone, or read nothing.
                    conn.sock.send(_TOO_LATE, MSG_DONTWAIT)
                with suppress(OSError):
                    conn.sock.shutdown(SHUT_RD)


def _asks_on(conn: TConn) -> bool:
    poll = select.poll()
    poll.register(conn.sock, select.POLLIN)
    return bool(poll.poll(NEXT_WITHIN))


def configuration(settings: Settings, bind: str, workers: int) -> Mapping[str, Any]:
    """Return gunicorn's settings.

    Args:
        settings: of the application.
        bind: `host:port` or `unix:path`.
        workers: processes.
    """
    return {
        "bind": bind,
        "workers": workers,
        "worker_class": PatientWorker,
        "threads": settings.concurrency + settings.queue + SPARE_THREADS,
        "preload_app": True,
        "backlog": BACKLOG,
        "limit_request_line": REQUEST_LINE,
        "keepalive": KEEP_ALIVE,
        "graceful_timeout": DRAIN,
        # The heartbeat file must not wait for a disk.
        "worker_tmp_dir": str(_MEMORY) if _MEMORY.is_dir() else None,
        # Proxies are trusted by the application (`ALINEA_PROXIES`), in one place.
        "forwarded_allow_ips": "",
        "control_socket_disable": True,
        "proc_name": "alinea",
        "post_worker_init": _open_index,
    }


def _without_request(record: logging.LogRecord) -> bool:
    """Leave out what gunicorn logs of a request that it refuses, which can hold its query.

    One that fails is still logged, with the error and without its address.
    """
    if str(record.msg).startswith("Error handling request"):
        record.msg, record.args = "Error handling request", ()
    return not str(record.msg).startswith("Invalid request")


def _open_index(worker: Worker) -> None:
    """Open the index before the first request, and begin to read its words.

    Without one each request says so.
    """
    try:
        cast(Server, worker.app).searcher.warm_up()
    except AlineaError as error:
        _log.warning("%s", error)
