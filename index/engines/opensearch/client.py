"""The way to a cluster: its settings, a client and its errors in Alinea's words."""

import logging
import re
import ssl
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from opensearchpy import Connection, ConnectionPool, OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionError,
    ConnectionTimeout,
    OpenSearchException,
    SSLError,
    TransportError,
)
from urllib3 import Timeout

from index.errors import AlineaError, EngineUnavailable

PREFIX = "ALINEA_OPENSEARCH_"
BUSY = frozenset({429, 502, 503, 504})
"""Answers of a cluster that may do better when asked again."""

PATIENCE = 120.0
"""Seconds for which a rebuild asks again; a cluster takes some of them to get over a lost node."""

SLOWEST = 60.0
"""Seconds that a request of a rebuild may take at least; a busy cluster is slow to change."""

RETRIED = 5
"""Seconds after which a node that failed is asked again, while others answer."""

_INDEX_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")

Answer = TypeVar("Answer")

_log = logging.getLogger("alinea.opensearch")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the cluster is and how to use it.

    Attributes:
        urls: nodes; one that does not answer is passed over.
        index: the alias that searches go through; each rebuild's index has a name after it.
        ca: file of certificates to trust instead of the system's.
        timeout: seconds that a request may take.
    """

    urls: tuple[str, ...]
    index: str = "alinea"
    user: str | None = None
    password: str | None = None
    api_key: str | None = None
    ca: str | None = None
    shards: int = 1
    replicas: int = 1
    timeout: float = 10.0

    @classmethod
    def read(cls, settings: Mapping[str, str]) -> "Settings":
        """Read the settings `url` (several separated by commas), `index`, `user` and so on.

        Raises:
            AlineaError: there is no such setting, or its value cannot be used.
        """
        names = {"url", *cls.__slots__} - {"urls"}
        if unknown := sorted(settings.keys() - names):
            raise AlineaError(
                f"There is no setting {PREFIX}{unknown[0].upper()}; there are "
                f"{', '.join(PREFIX + name.upper() for name in sorted(names))}."
            )
        given = {name: value.strip() for name, value in settings.items() if value.strip()}
        given_urls = given.get("url", "http://127.0.0.1:9200")
        urls = [url for url in map(str.strip, given_urls.split(",")) if url]
        return cls(
            urls=tuple(map(_address, urls or [given_urls])),
            index=_index_name(given.get("index", "alinea")),
            user=given.get("user"),
            password=given.get("password"),
            api_key=given.get("api_key"),
            ca=given.get("ca"),
            shards=_whole_number("SHARDS", given.get("shards", "1"), least=1),
            replicas=_whole_number("REPLICAS", given.get("replicas", "1"), least=0),
            timeout=_number("TIMEOUT", given.get("timeout", "10"), least=0.1),
        )


def _address(url: str) -> str:
    if "@" in url:  # Addresses are logged, and the password would be too.
        raise AlineaError(
            f"{PREFIX}URL holds a user name. Set {PREFIX}USER and {PREFIX}PASSWORD instead."
        )
    try:
        parts = urlsplit(url)
        is_one = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # Such as a port that is no number.
        is_one = False
    if not is_one or len(url.split()) > 1:
        raise AlineaError(
            f"{PREFIX}URL holds {url!r}; it must be addresses such as https://host:9200, "
            "separated by commas."
        )
    return url


def _index_name(name: str) -> str:
    if not _INDEX_NAME.fullmatch(name):
        raise AlineaError(
            f"{PREFIX}INDEX is {name!r}; it must be of lower-case letters, digits, '.', '_' and "
            "'-', begin with a letter or digit, and be no longer than 200 characters."
        )
    return name


def _whole_number(name: str, text: str, least: int) -> int:
    number = _number(name, text, least)
    if not number.is_integer():
        raise AlineaError(f"{PREFIX}{name} is {text!r}; it must be a whole number.")
    return int(number)


def _number(name: str, text: str, least: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = least - 1
    if not least <= number < float("inf"):
        raise AlineaError(f"{PREFIX}{name} is {text!r}; it must be a number from {least} on.")
    return number


class Nodes(ConnectionPool):
    """The nodes of a cluster; one that fails is passed over, which is told once."""

    def mark_dead(self, connection: Connection, now: float | None = None) -> None:
        """Pass a node over for a while."""
        known = connection in self.dead_count
        super().mark_dead(connection, now)
        if not known and connection in self.dead_count:
            _log.warning("The OpenSearch node %s fails; the others are asked.", connection.host)

    def mark_live(self, connection: Connection) -> None:
        """Note that a node answers."""
        if connection in self.dead_count:
            _log.warning("The OpenSearch node %s answers again.", connection.host)
        super().mark_live(connection)


def client(settings: Settings, slowest: float = 0.0) -> OpenSearch:
    """Return a client; it connects at its first request.

    Args:
        settings: where the cluster is, and the account.
        slowest: seconds that a request may take, where the settings say less.

    Raises:
        AlineaError: the certificates cannot be read, or there are two ways to log in.
    """
    # It would write a traceback for each request that fails; these are told in Alinea's words.
    theirs = logging.getLogger("opensearch")
    if theirs.level == logging.NOTSET:
        theirs.setLevel(logging.ERROR)
    secure = settings.ca or any(url.startswith("https:") for url in settings.urls)
    return OpenSearch(
        hosts=list(settings.urls),
        headers=_authorization(settings),
        ssl_context=_certificates(settings.ca) if secure else None,
        timeout=limits(settings, slowest),
        connection_pool_class=Nodes,
        # Another node may answer; one that is slow has had its time.
        max_retries=len(settings.urls),
        retry_on_timeout=False,
        dead_timeout=RETRIED,
        timeout_cutoff=0,
        maxsize=16,
    )


def limits(settings: Settings, seconds: float = 0.0) -> Timeout:
    """Return the seconds that a request may take, those of the settings unless more are given.

    All nodes together get the time of the settings to be connected with, so that one whose machine
    is gone, and that does not even refuse, does not use it up.
    """
    attempts = len(settings.urls) + 1
    return Timeout(connect=settings.timeout / attempts, read=max(seconds, settings.timeout))


def milliseconds(seconds: float) -> str:
    """Return a time as OpenSearch reads one; it takes no fraction of a second."""
    return f"{max(int(seconds * 1000), 1)}ms"


def patiently(ask: Callable[[], Answer]) -> Answer:
    """Ask again, at growing intervals, while the cluster is away or busy, for `PATIENCE` seconds.

    Args:
        ask: does no harm when the cluster has heard it before.
    """
    deadline = time.monotonic() + PATIENCE
    pause = 0.2
    while True:
        try:
            return ask()
        except TransportError as error:
            passing = isinstance(error, ConnectionError) or error.status_code in BUSY
            if not passing or time.monotonic() > deadline:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 5.0)


def _authorization(settings: Settings) -> dict[str, str]:
    if settings.user and settings.api_key:
        raise AlineaError(f"{PREFIX}USER and {PREFIX}API_KEY are both set; take one of them away.")
    if settings.api_key:
        return {"authorization": f"ApiKey {settings.api_key}"}
    if settings.user:
        # In UTF-8 (RFC 7617), which the client's own way to write it is not.
        pair = f"{settings.user}:{settings.password or ''}".encode()
        return {"authorization": f"Basic {b64encode(pair).decode()}"}
    return {}


def _certificates(ca: str | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca)
    except OSError as error:
        raise AlineaError(
            f"{PREFIX}CA is {ca!r}, from which no certificate can be read ({error}). It must be a "
            "file in PEM format."
        ) from error


@contextmanager
def away_told(settings: Settings) -> Iterator[None]:
    """Tell the client's errors as those that a user can act on."""
    where = ", ".join(settings.urls)
    try:
        yield
    except ConnectionTimeout as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} did not answer in time ({error.error}). Look "
            f"whether it is overloaded, or raise {PREFIX}TIMEOUT."
        ) from error
    except SSLError as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} cannot be trusted ({error.error}). Set {PREFIX}CA "
            f"to the file with the certificate that signed the cluster's, and look whether that "
            f"of the cluster is still valid and names the host in {PREFIX}URL, and whether it "
            f"speaks https at all."
        ) from error
    except ConnectionError as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} cannot be reached ({error.error}). Look whether "
            f"it is up and whether {PREFIX}URL is its address, http:// or https:// included."
        ) from error
    except AuthenticationException as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} does not let the account in ({error.status_code}). "
            f"Set {PREFIX}USER and {PREFIX}PASSWORD, or {PREFIX}API_KEY, to one that it knows."
        ) from error
    except AuthorizationException as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} refuses the request ({error.status_code} "
            f"{_reason(error)}). Give the account a role that may do this with the indices "
            f"{settings.index!r} and {settings.index + '-*'!r}, as in docs/engines.md, or set "
            f"{PREFIX}USER and {PREFIX}PASSWORD, or {PREFIX}API_KEY, to one that has it."
        ) from error
    except TransportError as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} could not answer ({error.status_code} "
            f"{error.error}). Try again; if it goes on, look at the cluster's health, and whether "
            f"{PREFIX}URL is its address, http:// or https:// included."
        ) from error
    except OpenSearchException as error:
        raise EngineUnavailable(f"The OpenSearch cluster at {where} failed: {error}.") from error


def _reason(error: TransportError) -> str:
    """Return what a cluster says of its refusal, such as the permission that is missing."""
    match error.info:
        case {"error": {"reason": reason}}:
            return str(reason)
        case _:  # A proxy before it, which answers in its own way.
            return error.error
