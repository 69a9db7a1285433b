"""The physical indices of an alias: one a generation, and the alias on the one that answers."""

import logging
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError, RequestError

from index.engines import Statistics
from index.engines.opensearch.client import SLOWEST, Settings, away_told, limits, patiently
from index.engines.opensearch.mapping import DELAY, index_body
from index.errors import AlineaError, IndexDamaged, IndexMissing

FORMAT = 7
REMEDY = "Run `alinea rebuild` to write the index anew."
REFRESHING = 300
"""Seconds that the cluster may take to make what was loaded searchable."""

SETTLING = 60
"""Seconds that copies get to be made before an index is filled, and before it answers."""

LOOK = 2
"""Seconds after which the cluster is asked anew how many nodes it has for them."""

LOCAL = {"local": "true"}

PRIORITY = 1000
"""Of the template, above those that administrators write for all indices."""

_log = logging.getLogger("alinea.opensearch")


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
            return self._current({})

    def known(self) -> str | None:
        """Return the generation that answers, as the node that is asked knows it.

        It knows that too while the cluster is without a manager, and a moment later than it.
        """
        with away_told(self.settings):
            return self._current(LOCAL)

    def open(self) -> Statistics:
        """Return what the generation that answers holds, as the node that is asked knows it.

        Raises:
            IndexMissing: before the first build.
            IndexDamaged: it is not what a rebuild of this version wrote.
        """
        with away_told(self.settings):
            try:
                mappings = self.cluster.indices.get_mapping(index=self.alias, params=LOCAL)
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
        with away_told(self.settings):
            held = self._held(name)
        if held != statistics.paragraphs:
            raise IndexDamaged(
                f"The index {name!r} holds {held} of {statistics.paragraphs} paragraphs. {REMEDY}"
            )
        return statistics

    def create(self, generation: str) -> None:
        """Make the index of a generation, with all its copies: a node may be lost from now on.

        Raises:
            AlineaError: another index has the name of the alias, or answers by it.
        """
        settings, name = self.settings, self.name(generation)
        with away_told(settings):
            self._refuse_others()
            version = self.cluster.info()["version"]["number"]
            template = {
                # A generation begins with the year it was made in, the lock does not.
                "index_patterns": [self.name("2*")],
                # The template of the longer of two names that begin alike goes before.
                "priority": PRIORITY + len(self.alias),
                "template": index_body(settings.shards, settings.replicas, version),
            }
            self.cluster.indices.put_index_template(name=self.alias, body=template)
            make(self.cluster, name)
            patiently(lambda: self._await_copies(name))

    def commit(self, generation: str, paragraphs: int, articles: int) -> Statistics:
        """Let a generation answer, in one atomic step; keep the one before it.

        Raises:
            AlineaError: the cluster does not hold every paragraph.
        """
        with away_told(self.settings):
            before = patiently(lambda: self._current({}))
            statistics = patiently(lambda: self._finish(generation, paragraphs, articles))
            patiently(lambda: self._switch(before, generation))
        # What cannot be told to the cluster now, the next rebuild finds and clears.
        with suppress(AlineaError):
            self.clear({generation, before})
        return statistics

    def clear(self, keep: set[str | None]) -> None:
        """Delete the indices of all other generations."""
        indices = self.cluster.indices
        with away_told(self.settings):
            for name in indices.get_alias(index=f"{self.alias}-*"):
                match = self._pattern.fullmatch(name)
                if match and match[1] not in keep:
                    indices.delete(index=name, params={"ignore_unavailable": "true"})

    def _refuse_others(self) -> None:
        """Refuse to make what could never answer, or not alone."""
        named = self.cluster.indices.get_alias(
            index=self.alias, params={"ignore_unavailable": "true"}
        )
        if others := [name for name in named if not self._pattern.fullmatch(name)]:
            raise AlineaError(
                f"The cluster has an index {others[0]!r} that answers by the name {self.alias!r}, "
                "by which Alinea's indices are to answer. Choose another with "
                "ALINEA_OPENSEARCH_INDEX, or delete that index or its alias if nobody needs it."
            )

    def _current(self, params: Mapping[str, str]) -> str | None:
        try:
            # Not of all indices, because an account need not be allowed to see those of others.
            names = self.cluster.indices.get_alias(
                index=self.name("2*"), name=self.alias, params=params
            )
        except NotFoundError:
            return None
        name: str = next(iter(names))
        return name.removeprefix(f"{self.alias}-")

    def _held(self, name: str) -> int:
        body = {"size": 0, "track_total_hits": True}
        answer = self.cluster.search(
            index=name, body=body, params={"allow_partial_search_results": "false"}
        )
        held: int = answer["hits"]["total"]["value"]
        return held

    def _finish(self, generation: str, paragraphs: int, articles: int) -> Statistics:
        """Make what was loaded searchable, and write in the index what it holds."""
        name = self.name(generation)
        indices = self.cluster.indices
        self._await_copies(name)
        indices.refresh(index=name, params={"request_timeout": limits(self.settings, REFRESHING)})
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
        # From now on a node that leaves gets the time that the cluster gives it to come back.
        indices.put_settings(index=name, body={DELAY: None})
        return statistics

    def _switch(self, before: str | None, generation: str) -> None:
        actions = [{"add": {"index": self.name(generation), "alias": self.alias}}]
        if before:
            actions.append({"remove": {"index": self.name(before), "alias": self.alias}})
        try:
            self.cluster.indices.update_aliases(body={"actions": actions})
        except NotFoundError:
            # An attempt that seemed to fail had come through.
            if self._current({}) != generation:
                raise

    def _await_copies(self, name: str) -> None:
        """Wait until each part has the copies that there are nodes for."""
        health = self.cluster.cluster.health
        deadline = time.monotonic() + SETTLING
        while time.monotonic() < deadline:
            # Asked each time, because a node may die meanwhile.
            copies = min(1 + self.settings.replicas, health()["number_of_data_nodes"])
            answer = health(
                index=name,
                params={
                    "wait_for_active_shards": self.settings.shards * copies,
                    "timeout": f"{LOOK}s",
                    "request_timeout": limits(self.settings, SLOWEST),
                    "ignore": 408,
                },
            )
            if not answer["timed_out"]:
                return
        _log.warning(
            "The index %r does not have all its copies after %d seconds. The rebuild goes on, but "
            "until it has them, the loss of a node may take the index away.",
            name,
            SETTLING,
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


def make(
    cluster: OpenSearch,
    name: str,
    body: Mapping[str, object] | None = None,
    params: Mapping[str, object] | None = None,
) -> None:
    """Make an index, unless it is there; an attempt that seemed to fail may have come through."""
    try:
        cluster.indices.create(index=name, body=body, params=params)
    except RequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
