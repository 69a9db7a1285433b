"""The physical indices of an alias: one a generation, and the alias on the one that answers."""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError

from index.engines import Statistics
from index.engines.opensearch.client import Settings, away_told
from index.engines.opensearch.mapping import index_body
from index.errors import AlineaError, IndexDamaged, IndexMissing

FORMAT = 1
REMEDY = "Run `alinea rebuild` to write the index anew."
SLOWEST = 300
"""Seconds that the cluster may take to make what was loaded searchable."""

SETTLING = 30
"""Seconds that replicas get to become complete before an index answers."""


class Indices:
    """The indices `<alias>-<generation>` in a cluster.

    Args:
        analysis: returns the version of the Dutch analysis; another one in an index asks for a
            rebuild.
    """

    def __init__(
        self, cluster: OpenSearch, settings: Settings, analysis: Callable[[], str]
    ) -> None:
        self.cluster = cluster
        self.settings = settings
        self.alias = settings.index
        self._analysis = analysis
        self._pattern = re.compile(re.escape(self.alias) + r"-(\d{14}-[0-9a-f]{8})")

    def name(self, generation: str) -> str:
        """Return the name of a generation's index."""
        return f"{self.alias}-{generation}"

    def current(self) -> str | None:
        """Return the generation that answers, None when there is none."""
        with away_told(self.settings):
            try:
                names = self.cluster.indices.get_alias(name=self.alias)
            except NotFoundError:
                return None
        return self._generation(next(iter(names)))

    def open(self) -> Statistics:
        """Return what the generation that answers holds.

        Raises:
            IndexMissing: before the first build.
            IndexDamaged: it is not what a rebuild of this version wrote.
        """
        with away_told(self.settings):
            try:
                mappings = self.cluster.indices.get_mapping(index=self.alias)
            except NotFoundError:
                raise IndexMissing(
                    f"There is no index {self.alias!r} in the cluster at "
                    f"{', '.join(self.settings.urls)} yet. Run `alinea rebuild` to make one."
                ) from None
        name, mapping = next(iter(mappings.items()))
        meta = mapping["mappings"].get("_meta", {})
        if (meta.get("format"), meta.get("analysis")) != (FORMAT, self._analysis()):
            raise IndexDamaged(f"The index {name!r} was written by another version. {REMEDY}")
        return Statistics(**meta["statistics"])

    def check(self) -> Statistics:
        """Return what the generation that answers holds, all of it there.

        Raises:
            IndexMissing: before the first build.
            IndexDamaged: paragraphs are missing.
        """
        statistics = self.open()
        name = self.name(statistics.generation)
        if (held := self._held(name)) != statistics.paragraphs:
            raise IndexDamaged(
                f"The index {name!r} holds {held} of {statistics.paragraphs} paragraphs. {REMEDY}"
            )
        return statistics

    def create(self, generation: str) -> None:
        """Make the index of a generation."""
        settings = self.settings
        with away_told(settings):
            version = self.cluster.info()["version"]["number"]
            self.cluster.indices.create(
                index=self.name(generation),
                body=index_body(settings.shards, settings.replicas, version),
            )

    def commit(self, generation: str, paragraphs: int, articles: int) -> Statistics:
        """Let a generation answer, in one atomic step; keep the one before it.

        Raises:
            AlineaError: the cluster does not hold every paragraph.
        """
        name = self.name(generation)
        indices = self.cluster.indices
        before = self.current()
        with away_told(self.settings):
            indices.refresh(index=name, params={"request_timeout": SLOWEST})
            self._await_replicas(name)
            if (held := self._held(name)) != paragraphs:
                raise AlineaError(
                    f"The OpenSearch cluster holds {held} of {paragraphs} paragraphs of the new "
                    "index. Look at its health, then run `alinea rebuild` again; the index that "
                    "was there, if any, still answers."
                )
            statistics = self._statistics(generation, paragraphs, articles)
            meta = {
                "format": FORMAT,
                "analysis": self._analysis(),
                "statistics": asdict(statistics),
            }
            indices.put_mapping(index=name, body={"_meta": meta})
            actions = [{"add": {"index": name, "alias": self.alias}}]
            if before:
                actions.append({"remove": {"index": self.name(before), "alias": self.alias}})
            indices.update_aliases(body={"actions": actions})
        self.clear({generation, before})
        return statistics

    def generations(self) -> list[str]:
        """Return every generation that the cluster keeps, oldest first."""
        with away_told(self.settings):
            names = self.cluster.indices.get_alias(index=f"{self.alias}-*")
        return sorted(map(self._generation, filter(self._pattern.fullmatch, names)))

    def clear(self, keep: set[str | None]) -> None:
        """Delete the indices of all other generations."""
        for generation in self.generations():
            if generation not in keep:
                with away_told(self.settings):
                    self.cluster.indices.delete(index=self.name(generation))

    def _generation(self, name: str) -> str:
        return name.removeprefix(self.alias + "-")

    def _held(self, name: str) -> int:
        body = {"size": 0, "track_total_hits": True}
        with away_told(self.settings):
            answer = self.cluster.search(
                index=name, body=body, params={"allow_partial_search_results": "false"}
            )
        held: int = answer["hits"]["total"]["value"]
        return held

    def _await_replicas(self, name: str) -> None:
        """Wait for copies that are being made; a cluster too small for them does not hold it up."""
        self.cluster.cluster.health(
            index=name,
            params={
                "wait_for_status": "yellow",
                "wait_for_no_initializing_shards": "true",
                "timeout": f"{SETTLING}s",
                "request_timeout": SETTLING + self.settings.timeout,
            },
        )

    def _statistics(self, generation: str, paragraphs: int, articles: int) -> Statistics:
        answer = self.cluster.indices.stats(index=self.name(generation), metric="store")
        version = self.cluster.info()["version"]["number"]
        return Statistics(
            generation=generation,
            paragraphs=paragraphs,
            articles=articles,
            size=answer["_all"]["primaries"]["store"]["size_in_bytes"],
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            engine=f"opensearch {version}",
        )
