"""Peers that are servers: PostgreSQL, started for the measurement alone, and OpenSearch."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.peers import Article, Missing
from tests.cluster import nodes

STARTS_WITHIN = 60
"""Seconds."""


class PostgresDutch:
    """PostgreSQL with its `dutch` configuration: a `tsvector` with a GIN index, and `ts_rank`.

    The server has its default settings, but listens on a socket in its own folder alone.
    """

    def __init__(self) -> None:
        self.name = "PostgreSQL, dutch"

    @contextmanager
    def running(self) -> Iterator[None]:
        programs = _postgres_programs()
        try:
            import psycopg  # noqa: PLC0415  # not to be had without PostgreSQL's own library
        except ImportError as error:
            raise Missing("libpq is not installed (Debian: postgresql)") from error
        folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        # PostgreSQL refuses to run as root.
        user = pwd.getpwnam("postgres" if _is_user("postgres") else "nobody")
        as_user: dict[str, Any] = {}
        if os.getuid() == 0:
            os.chown(folder, user.pw_uid, user.pw_gid)
            as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        data = folder / "data"
        initdb = [programs / "initdb", "-D", data, "-U", "alinea", "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*initdb, "--locale=C.UTF-8"], check=True, capture_output=True, cwd=folder, **as_user
        )
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="],
                stdout=log,
                stderr=log,
                cwd=folder,
                **as_user,
            )
        self._server = server
        try:
            self._connection = _connected(psycopg, folder, server)
            version = self._value("SHOW server_version").split()[0]
            self.name = f"PostgreSQL {version}, dutch"
            yield
            self._connection.close()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(STARTS_WITHIN)
            shutil.rmtree(folder)

    def processes(self) -> Sequence[int]:
        return (self._server.pid,)

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        self._connection.execute(
            "CREATE TABLE articles (id text PRIMARY KEY, body text, words tsvector "
            "GENERATED ALWAYS AS (to_tsvector('dutch', body)) STORED)"
        )
        with (
            self._connection.cursor() as cursor,
            cursor.copy("COPY articles (id, body) FROM STDIN") as copy,
        ):
            for article in articles:
                copy.write_row(article)
        self._connection.execute("CREATE INDEX ON articles USING gin (words)")
        self._connection.execute("ANALYZE articles")

    def open(self, folder: Path) -> None:
        """What was built is in the server that runs."""

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        # plainto_tsquery wants all words; there is none that is content with some.
        either = "replace(plainto_tsquery('dutch', %s)::text, ' & ', ' | ')::tsquery"
        return self._ids(either, text, limit, offset)

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        return self._ids("phraseto_tsquery('dutch', %s)", text, limit)

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        return self._ids("to_tsquery('dutch', %s)", f"{text}:*", limit)

    def terms(self, word: str) -> Sequence[str]:
        terms: list[str] = self._value("SELECT tsvector_to_array(to_tsvector('dutch', %s))", word)
        return terms

    def size(self, folder: Path) -> int:
        return int(self._value("SELECT pg_total_relation_size('articles')"))

    def _ids(self, asked: str, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        rows = self._connection.execute(
            f"SELECT id FROM articles, (SELECT {asked} AS asked) AS query WHERE words @@ asked "
            "ORDER BY ts_rank(words, asked) DESC LIMIT %s OFFSET %s",
            (text, limit, offset),
        )
        return [key for (key,) in rows]

    def _value(self, statement: str, *values: str) -> Any:
        return self._connection.execute(statement, values).fetchone()[0]


def _postgres_programs() -> Path:
    """Return the folder of `initdb` and `postgres`, of the newest version there is."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    if not found:
        raise Missing("PostgreSQL is not installed (Debian: postgresql)")
    return Path(found).parent


def _is_user(name: str) -> bool:
    return any(entry.pw_name == name for entry in pwd.getpwall())


def _connected(psycopg: Any, folder: Path, server: "subprocess.Popen[bytes]") -> Any:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return psycopg.connect(
                f"host={folder} user=alinea dbname=postgres", autocommit=True, connect_timeout=5
            )
        except psycopg.OperationalError:
            if time.monotonic() > until or server.poll() is not None:
                raise
            time.sleep(0.05)


class OpenSearchDutch:
    """OpenSearch with its `dutch` analyzer, on the cluster and with the shards that Alinea has."""

    index = "benchmark-dutch"

    def __init__(self) -> None:
        self.name = "OpenSearch, dutch"

    @contextmanager
    def running(self) -> Iterator[None]:
        # Every process of a rebuild imports this module.
        import opensearchpy  # noqa: PLC0415

        if not nodes.is_up():
            raise Missing("OpenSearch's cluster is not up (`make cluster`)")
        with opensearchpy.OpenSearch(nodes.SETTINGS["url"].split(","), timeout=60) as cluster:
            self._cluster = cluster
            self.name = f"OpenSearch {cluster.info()['version']['number']}, dutch"
            self._remove()
            try:
                yield
            finally:
                self._remove()

    def _remove(self) -> None:
        self._cluster.indices.delete(index=self.index, ignore_unavailable=True)

    def processes(self) -> Sequence[int]:
        return nodes.processes()

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        from opensearchpy import helpers  # noqa: PLC0415

        settings = {
            "number_of_shards": nodes.SETTINGS["shards"],
            "number_of_replicas": nodes.SETTINGS["replicas"],
            "refresh_interval": "-1",
        }
        text = {"type": "text", "analyzer": "dutch"}
        self._cluster.indices.create(
            index=self.index,
            body={"settings": settings, "mappings": {"properties": {"text": text}}},
        )
        actions = ({"_index": self.index, "_id": key, "text": body} for key, body in articles)
        for _ in helpers.streaming_bulk(self._cluster, actions, chunk_size=1000, max_retries=5):
            pass
        self._cluster.indices.refresh(index=self.index)
        self._cluster.cluster.health(index=self.index, wait_for_status="green")

    def open(self, folder: Path) -> None:
        """What was built is in the cluster."""

    def search(self, text: str, limit: int, offset: int = 0) -> Sequence[str]:
        return self._ids({"match": {"text": text}}, limit, offset)

    def phrase(self, text: str, limit: int) -> Sequence[str]:
        return self._ids({"match_phrase": {"text": text}}, limit)

    def prefix(self, text: str, limit: int) -> Sequence[str]:
        return self._ids({"prefix": {"text": text}}, limit)

    def terms(self, word: str) -> Sequence[str]:
        answer = self._cluster.indices.analyze(body={"analyzer": "dutch", "text": word})
        return [token["token"] for token in answer["tokens"]]

    def size(self, folder: Path) -> int:
        answer = self._cluster.indices.stats(index=self.index, metric="store")
        return int(answer["_all"]["primaries"]["store"]["size_in_bytes"])

    def _ids(self, query: Mapping[str, object], limit: int, offset: int = 0) -> Sequence[str]:
        body = {"query": query, "from": offset, "size": limit, "_source": False}
        answer = self._cluster.search(index=self.index, body=body)
        return [hit["_id"] for hit in answer["hits"]["hits"]]


SERVERS = (PostgresDutch, OpenSearchDutch)
