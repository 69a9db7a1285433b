"""A service under test: articles that carry a version, rebuilds to interrupt, clients to count."""

import http.client
import json
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from index.engines import ENGINES, Engine, connect
from web import create_app

ALINEA = Path(sys.executable).with_name("alinea")
PARAGRAPHS_AN_ARTICLE = 3
PARTS = [first + rest for first in "bdghklmprstvwz" for rest in ("aan", "eer", "ijk", "oen", "uit")]
"""Of two of these a word is made, so that an index has a vocabulary of thousands."""


def examples(times: int) -> settings:
    """Make so many examples, the same in every run."""
    return settings(
        max_examples=times,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def made_up(chance: random.Random, words: int) -> str:
    """Make words of the vocabulary that the articles have."""
    return " ".join("".join(chance.choices(PARTS, k=2)) for _ in range(words))


def write_articles(folder: Path, articles: int, version: int) -> None:
    """Write articles of three paragraphs, each of which names the version."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "artikelen.jsonl").open("w", encoding="utf8") as lines:
        for number in range(articles):
            chance = random.Random(number)
            text = "\n\n".join(
                f"De gemeenteraad besprak punt {number} in alinea {place}, versie{version}: "
                + made_up(chance, 12)
                for place in range(PARAGRAPHS_AN_ARTICLE)
            )
            lines.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of articles and a folder for their index."""

    articles: Path
    index: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a command of this site."""
        own = {"ALINEA_ARTICLES": str(self.articles), "ALINEA_INDEX": str(self.index)}
        # Nobody reads the output while it runs, and a full pipe would stop the server.
        own["ALINEA_LOG_REQUESTS"] = "false"
        return {**os.environ, **own, **self.settings}

    @property
    def log(self) -> Path:
        """What the commands that were started wrote."""
        return self.index.with_name("log")

    def engine(self) -> Engine:
        """The engine of this site, in this process."""
        return connect(self.environment.get("ALINEA_ENGINE", ENGINES[0]), self.index, {})

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a command of this site in a process group of its own."""
        # Not a pipe: a server that nobody reads from would wait for a reader of its log.
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [ALINEA, *arguments],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def run(self, *arguments: str, largest_file: int | None = None) -> "Outcome":
        """Run a command of this site to its end.

        Args:
            largest_file: bytes above which the operating system refuses to write on.
        """

        def limit() -> None:
            if largest_file is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

        return subprocess.run(
            [ALINEA, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
            preexec_fn=limit,
        )

    def rebuild(self) -> None:
        """Rebuild, which must succeed."""
        outcome = self.run("rebuild")
        assert outcome.returncode == 0, outcome.stderr

    def begin(self, articles: int) -> None:
        """Write the first version of the articles and index them."""
        write_articles(self.articles, articles, version=1)
        self.rebuild()


Outcome = subprocess.CompletedProcess[str]


def kill(process: subprocess.Popen[bytes], *, group: bool = True) -> None:
    """Kill a command, with everything it started unless the group is spared."""
    with suppress(ProcessLookupError):
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait(60)


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request came to.

    Attributes:
        status: 0 when the connection failed.
        seconds: from the first byte sent to the last one read.
    """

    status: int
    seconds: float
    body: bytes
    retry_after: str | None = None


class Client:
    """One connection, kept open between requests as a browser does."""

    def __init__(self, port: int, timeout: float = 30) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)

    def get(self, path: str) -> Answer:
        """Ask once more on a new connection only when the server closed an idle one."""
        start = time.perf_counter()
        for attempt in range(2):
            reused = self._connection.sock is not None
            try:
                self._connection.request("GET", path)
                response = self._connection.getresponse()
                body = response.read()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self._connection.close()
                if reused and attempt == 0:
                    continue
            except OSError:
                self._connection.close()
            else:
                seconds = time.perf_counter() - start
                return Answer(response.status, seconds, body, response.headers["Retry-After"])
            break
        return Answer(0, time.perf_counter() - start, b"")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@dataclass(frozen=True, slots=True)
class Server:
    """A running `alinea serve`."""

    process: subprocess.Popen[bytes]
    port: int

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def wait_for(self, is_so: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until something is so."""
        until = time.monotonic() + seconds
        while not is_so():
            assert self.process.poll() is None, "the server ended"
            assert time.monotonic() < until, "it did not come about"
            time.sleep(0.05)


@contextmanager
def serving(site: Site, workers: int = 2) -> Iterator[Server]:
    """Serve a site on a free port of the loopback address until the block ends."""
    port = free_port()
    process = site.start("serve", "--port", str(port), "--workers", str(workers))
    server = Server(process, port)
    try:
        server.wait_for(lambda: Client(port).get("/readyz").status == 200)
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(60)
        finally:
            kill(process)


def search_path(query: str, **parameters: object) -> str:
    """Path of a search of the JSON endpoint."""
    extra = "".join(f"&{name}={quote(str(value))}" for name, value in parameters.items())
    return f"/api/v1/search?q={quote(query.encode('utf8', 'surrogatepass'))}{extra}"


def client_of(site: Site, **own: object) -> FlaskClient:
    """Return a client of the application in this process."""
    engine = site.engine().name
    values = {"INDEX": str(site.index), "ENGINE": engine, "LOG_REQUESTS": False, **own}
    return create_app(values).test_client()


class Load:
    """Clients that ask the same paths in turn until they are told to stop.

    Args:
        port: of the server.
        clients: how many ask at the same time.
        paths: what each asks, from another place on.
        keep: takes when an answer came (seconds since the epoch) and the answer, in the threads of
            the clients; by default all of them stay in `answers`.

    Leaving it raises what ended a client, such as an answer that was cut off.
    """

    def __init__(
        self,
        port: int,
        clients: int,
        paths: list[str],
        keep: Callable[[float, Answer], None] | None = None,
    ) -> None:
        self.answers: list[tuple[float, Answer]] = []
        self._keep = keep or (lambda came, answer: self.answers.append((came, answer)))
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(clients)
        self._asked = [(port, paths, number * len(paths) // clients) for number in range(clients)]

    def __enter__(self) -> "Load":
        self._asking = [self._pool.submit(self._ask, *asked) for asked in self._asked]
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for asking in self._asking:
            asking.result()

    def _ask(self, port: int, paths: list[str], number: int) -> None:
        client = Client(port)
        while not self._stop.is_set():
            answer = client.get(paths[number % len(paths)])
            self._keep(time.time(), answer)
            number += 1
        client.close()
