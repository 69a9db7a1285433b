"""The kinds of query that are asked beside headlines, drawn from the texts themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from tests.benchmarks.corpora import Corpus

EACH = 200
"""Queries of a kind; all differ, so that no answer comes from a cache of pages."""

_SAMPLE = 5_000
"""Texts that they are drawn from, the first ones, so that all sizes are asked the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries, `EACH` of a kind or a few less.

    Attributes:
        headlines: the last of the corpus's own queries.
        rare: words in two of the texts drawn from.
        common: the words in most of them.
        phrases: two words one after another.
        prefixes: the first five letters of words, or the whole word.
    """

    headlines: Sequence[str]
    rare: Sequence[str]
    common: Sequence[str]
    phrases: Sequence[str]
    prefixes: Sequence[str]


def asked(texts: Corpus) -> Asked:
    """Draw words, phrases and prefixes evenly from the first texts."""
    holding: Counter[str] = Counter()
    phrases = []
    for _, text in islice(texts.texts(), _SAMPLE):
        words = [word for word in text.lower().split() if word.isalpha() and len(word) > 3]
        # In the order of the text, so that equally common words are drawn alike in every process.
        holding.update(list(dict.fromkeys(words)))
        phrases += [f"{a} {b}" for a, b in pairwise(words[:3])]
    ranked = [word for word, _ in holding.most_common()]
    return Asked(
        headlines=[text for _, text in texts.queries[-EACH:]],
        rare=_evenly([word for word in ranked if holding[word] == 2]),
        common=ranked[:EACH],
        phrases=_evenly(phrases),
        prefixes=_evenly(list(dict.fromkeys(word[:5] for word in ranked[:2000]))),
    )


def _evenly(values: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(values[:: max(1, len(values) // EACH)]))[:EACH]
