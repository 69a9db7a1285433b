"""Admission: how many requests a worker works on and how many may wait; the rest are told so."""

import threading

from flask import Flask, g, request
from werkzeug.exceptions import ServiceUnavailable

RETRY_AFTER = 1
"""Seconds after which a request that was refused is worth another try."""

WATCHING = frozenset({"api.health", "api.readiness", "metrics.metrics"})
"""Endpoints of what watches the service, often from inside and by its address."""

FREE = WATCHING | {"static", "pages.embed"}
"""Endpoints that never wait and are never refused; without its script, another site has no box."""


def is_free() -> bool:
    """Whether the request never waits and is never refused.

    A question of a browser before its request (OPTIONS) costs nothing, and refused it would keep
    the page from seeing why.
    """
    return request.endpoint in FREE or request.method == "OPTIONS"


class Admission:
    """A bounded number of requests at work, and of those that wait for a place.

    Who comes just when a place is left may have it before one that waits: strictly in turn, nobody
    was answered sooner.

    Args:
        concurrency: requests at work at the same time.
        queue: requests that may wait.
        queue_time: seconds that one waits at most.

    Attributes:
        waiting: requests that wait now.
    """

    def __init__(self, concurrency: int, queue: int, queue_time: float) -> None:
        self._slots = threading.Semaphore(concurrency)
        self._queue = queue
        self._queue_time = queue_time
        self.waiting = 0
        self._lock = threading.Lock()

    def enter(self) -> bool:
        """Wait for a place; False when there is none to be had."""
        with self._lock:
            if not self.waiting and self._slots.acquire(blocking=False):
                return True
            if self.waiting >= self._queue:
                return False
            self.waiting += 1
        try:
            return self._slots.acquire(timeout=self._queue_time)
        finally:
            with self._lock:
                self.waiting -= 1

    def leave(self) -> None:
        """Give the place to the next."""
        self._slots.release()


def register(app: Flask, admission: Admission) -> None:
    """Let every request but the free ones pass through an admission."""

    @app.before_request
    def enter() -> None:
        if is_free():
            return
        if not admission.enter():
            raise ServiceUnavailable(retry_after=RETRY_AFTER)
        g.is_admitted = True

    @app.teardown_request
    def leave(_: BaseException | None) -> None:
        if g.pop("is_admitted", False):
            admission.leave()
