"""Soft coordination over Tantivy's scores.

Tantivy adds up the scores of clauses but cannot multiply the sum by the share of clauses that a
document meets. That factor is at most 1, so the sum bounds the score: documents are taken in the
order of their sums, each is given its score, and as soon as enough of them score higher than the
next one can, no document further down can be among them (the threshold algorithm of Fagin, Lotem
and Naor, Optimal Aggregation Algorithms for Middleware, 2003). The result is exact.

So that few documents must be looked at, rare clauses add a premium to the sum, in proportion to
their mass: that brings forward what meets much of the query. Which clauses a document meets is
read of a second search, in which each clause scores a bit of its own; the premium taken off again,
the sum without it is left.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import accumulate

from tantivy import Query as TantivyQuery

from index.engines import Ranked
from index.engines.tantivy.queries import PREMIUM, Translator, constant, preferring

POSTINGS = 2_000
"""Postings that may be read once more for premiums."""

BITS = 24
"""Clauses that a score in single precision can tell apart."""


class Coordination:
    """What makes scores of the sums of one search.

    Attributes:
        is_soft: whether the scores are anything but the sums.
        parts: the queries whose scores add up to the sum.
        sums: the same with premiums.
    """

    def __init__(self, translator: Translator, ranked: Ranked) -> None:
        self._clauses = [translator.clause(clause) for clause in ranked.clauses]
        self._masses = [clause.mass for clause in ranked.clauses]
        self._firm = 1 - ranked.coordination
        self._soft = ranked.coordination / (sum(self._masses) or 1)
        self.is_soft = self._soft > 0 and len(self._clauses) > 1
        self._rare = self._rarest() if self.is_soft else frozenset()
        self.parts = [part for clause in self._clauses for part in clause.parts]
        self.sums = [*self.parts, *(self._clauses[number].premium for number in self._rare)]
        self._settled: dict[int, tuple[float, float]] = {}

    def _rarest(self) -> frozenset[int]:
        """The numbers of the clauses that get a premium."""
        known = sorted((c.postings, number) for number, c in enumerate(self._clauses) if c.postings)
        read = accumulate(postings for postings, _ in known)
        pairs = zip(known, read, strict=True)
        return frozenset(number for (_, number), so_far in pairs if so_far <= POSTINGS)

    def _factor(self, met: Iterable[int]) -> float:
        return self._firm + self._soft * sum(self._masses[number] for number in met)

    def bound(self, score: float) -> float:
        """Return what the sum with premiums is at least where the score is so much.

        A document with a factor f has a sum of `score / f`, and of its premiums at least those
        that f has more than all clauses without one can give: together least where the two change
        alike with f.
        """
        if score <= 0 or not self._rare:
            return score
        lowest = self._factor(
            number for number in range(len(self._masses)) if number not in self._rare
        )
        factor = min(max(math.sqrt(score * self._soft / PREMIUM), lowest), 1.0)
        return score / factor + PREMIUM * (factor - lowest) / self._soft

    def meeting(self, documents: TantivyQuery) -> Iterator[tuple[int, TantivyQuery]]:
        """Yield queries whose scores tell which clauses a document meets.

        Args:
            documents: finds those of interest, with scores of 0.

        Yields:
            number of a clause; query whose score has a bit for that one and each of the next.
        """
        for first in range(0, len(self._clauses), BITS):
            query = documents
            # One within the other, each clause looks only at the documents of interest.
            for bit, clause in enumerate(self._clauses[first : first + BITS]):
                query = preferring(query, constant(clause.matching, float(1 << bit)))
            yield first, query

    def score(self, total: float, met: int) -> float:
        """Return the score of a document.

        Args:
            total: its sum with premiums.
            met: a bit for each clause that it meets.
        """
        if met not in self._settled:
            numbers = [number for number in range(len(self._masses)) if met >> number & 1]
            premium = PREMIUM * sum(self._masses[n] for n in numbers if n in self._rare)
            self._settled[met] = premium, self._factor(numbers)
        premium, factor = self._settled[met]
        return (total - premium) * factor
