"""The way to a cluster: its settings, a client and its errors in Alinea's words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionError,
    ConnectionTimeout,
    OpenSearchException,
    TransportError,
)

from index.errors import AlineaError, EngineUnavailable

PREFIX = "ALINEA_OPENSEARCH_"
BUSY = frozenset({429, 502, 503, 504})
"""Answers of a cluster that may do better when asked again."""


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
        """Read the settings `url` (several apart by commas), `index`, `user` and so on.

        Raises:
            AlineaError: there is no such setting, or a number is none or too small.
        """
        names = {"url", *cls.__slots__} - {"urls"}
        if unknown := sorted(settings.keys() - names):
            raise AlineaError(
                f"There is no setting {PREFIX}{unknown[0].upper()}; there are "
                f"{', '.join(PREFIX + name.upper() for name in sorted(names))}."
            )
        given = {name: value.strip() for name, value in settings.items() if value.strip()}
        urls = given.get("url", "http://127.0.0.1:9200")
        return cls(
            urls=tuple(url.strip() for url in urls.split(",") if url.strip()),
            index=given.get("index", "alinea"),
            user=given.get("user"),
            password=given.get("password"),
            api_key=given.get("api_key"),
            ca=given.get("ca"),
            shards=int(_number("SHARDS", given.get("shards", "1"), least=1)),
            replicas=int(_number("REPLICAS", given.get("replicas", "1"), least=0)),
            timeout=_number("TIMEOUT", given.get("timeout", "10"), least=0.1),
        )


def _number(name: str, text: str, least: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = least - 1
    if not least <= number < float("inf"):
        raise AlineaError(f"{PREFIX}{name} is {text!r}; it must be a number from {least} on.")
    return number


def client(settings: Settings) -> OpenSearch:
    """Return a client; it connects at its first request."""
    key = settings.api_key
    return OpenSearch(
        hosts=list(settings.urls),
        http_auth=(settings.user, settings.password or "") if settings.user else None,
        headers={"authorization": f"ApiKey {key}"} if key else None,
        ca_certs=settings.ca,
        timeout=settings.timeout,
        # Another node may answer; one that is slow has had its time.
        max_retries=len(settings.urls),
        retry_on_timeout=False,
        # A node that comes back is found within this many seconds.
        dead_timeout=1,
        timeout_cutoff=0,
        maxsize=16,
    )


@contextmanager
def away_told(settings: Settings) -> Iterator[None]:
    """Tell the client's errors as those that a user can act on."""
    where = ", ".join(settings.urls)
    try:
        yield
    except ConnectionTimeout as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} did not answer within {settings.timeout:g} "
            f"seconds. Look whether it is overloaded, or raise {PREFIX}TIMEOUT."
        ) from error
    except ConnectionError as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} cannot be reached ({error.error}). Look whether "
            f"it is up and whether {PREFIX}URL is its address."
        ) from error
    except (AuthenticationException, AuthorizationException) as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} refuses the request ({error.status_code}). Set "
            f"{PREFIX}USER and {PREFIX}PASSWORD, or {PREFIX}API_KEY, to an account that may use "
            f"the indices {settings.index!r} and {settings.index + '-*'!r}."
        ) from error
    except TransportError as error:
        raise EngineUnavailable(
            f"The OpenSearch cluster at {where} could not answer ({error.status_code} "
            f"{error.error}). Try again; if it goes on, look at the cluster's health."
        ) from error
    except OpenSearchException as error:
        raise EngineUnavailable(f"The OpenSearch cluster at {where} failed: {error}.") from error
