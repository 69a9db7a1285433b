"""Logs: one JSON object a line, on standard output for requests and standard error for the rest."""

import logging
import sys
import time
from datetime import UTC, datetime
from typing import TextIO

import msgspec
from flask import Flask, Response, g, request

_ours = logging.getLogger("alinea")
_requests = logging.getLogger("alinea.requests")


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON, with the mapping in its `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _sound(record.getMessage()),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = _sound(self.formatException(record.exc_info))
        return msgspec.json.encode(line).decode()


def _sound(text: str) -> str:
    """Return a text as UTF-8 can have it: the name of a file may be in no encoding."""
    return text.encode(errors="backslashreplace").decode()


def register(app: Flask, *, log_requests: bool) -> None:
    """Log what goes wrong and, when wanted, every request.

    Handlers that are there already are left alone, as those of a program around the application.
    """
    if not _ours.hasHandlers():
        _ours.addHandler(_handler(sys.stderr))
        _requests.addHandler(_handler(sys.stdout))
        _requests.propagate = False
        # Flask's own would write what was asked as it is, line ends too.
        app.logger.handlers = [_handler(sys.stderr)]
        app.logger.propagate = False
    if log_requests:
        _requests.setLevel(logging.INFO)
        app.before_request(_start)
        app.after_request(_log)


def _handler(stream: TextIO) -> logging.Handler:
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    return handler


def _start() -> None:
    g.started = time.perf_counter()


def _log(response: Response) -> Response:
    fields = {
        "client": request.remote_addr,
        "method": request.method,
        "path": request.full_path.rstrip("?"),
        "status": response.status_code,
        "bytes": response.content_length,
        "ms": round((time.perf_counter() - g.started) * 1000, 2),
    }
    if given := request.headers.get("X-Request-ID"):
        fields["id"] = given
    _requests.info("request", extra={"fields": fields})
    return response
