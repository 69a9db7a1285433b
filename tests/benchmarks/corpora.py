"""What the benchmarks index and ask: real headlines where they are, else synthetic Dutch."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from wordfreq import get_frequency_dict

from index.article import ArticleInfo, Kind, Paragraph

SHARED = Path(__file__).parents[3] / "shared"
HEADLINES = SHARED / "data" / "retrieval-headlines"
INFLECTION = SHARED / "data" / "retrieval-inflection"

WORDS_A_PARAGRAPH = 60
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles of one paragraph and the queries to ask.

    Attributes:
        size: how many articles.
        texts: yields id and text of each article, from the first one at every call.
        queries: id and text of each query.
        qrels: query id -> ids of the relevant articles; empty for synthetic text.
    """

    name: str
    size: int
    texts: Callable[[], Iterator[tuple[str, str]]]
    queries: Sequence[tuple[str, str]]
    qrels: dict[str, set[str]]


def retrieval(folder: Path) -> Corpus:
    """Read a folder of `corpus.tsv`(`.gz`), `queries.tsv` and `qrels.tsv`."""
    corpus = next(path for path in sorted(folder.iterdir()) if path.name.startswith("corpus.tsv"))
    qrels: dict[str, set[str]] = {}
    for query, document, _ in _rows(folder / "qrels.tsv"):
        qrels.setdefault(query, set()).add(document)
    texts = [(key, text) for key, text in _rows(corpus)]
    return Corpus(
        folder.name,
        len(texts),
        lambda: iter(texts),
        [(key, text) for key, text in _rows(folder / "queries.tsv")],
        qrels,
    )


def _rows(path: Path) -> Iterator[list[str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def synthetic(size: int, queries: int) -> Corpus:
    """Make a corpus of paragraphs of `WORDS_A_PARAGRAPH` words, drawn anew at every reading."""
    return Corpus(
        f"{size:,} synthetic paragraphs",
        size,
        lambda: synthetic_texts(size),
        synthetic_queries(queries),
        {},
    )


def synthetic_texts(paragraphs: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield paragraphs whose words are drawn by their frequency in wordfreq's Dutch list.

    Args:
        paragraphs: how many, each of `WORDS_A_PARAGRAPH` words.
        seed: the same seed gives the same texts.
    """
    frequencies = get_frequency_dict("nl", "best")
    words = np.array([word for word in frequencies if word.isalpha()], dtype=object)
    weights = np.array([frequencies[word] for word in words])
    cumulative = np.cumsum(weights / weights.sum())
    random = np.random.default_rng(seed)
    for start in range(0, paragraphs, _CHUNK):
        count = min(_CHUNK, paragraphs - start)
        drawn = words[np.searchsorted(cumulative, random.random((count, WORDS_A_PARAGRAPH)))]
        for number, row in enumerate(drawn, start):
            yield f"s{number}", " ".join(row).capitalize() + "."


def synthetic_queries(count: int, seed: int = 2) -> list[tuple[str, str]]:
    """Draw queries of two to four words of middling frequency, as people ask."""
    frequencies = get_frequency_dict("nl", "best")
    words = [word for word in frequencies if word.isalpha() and len(word) > 3]
    random = np.random.default_rng(seed)
    return [
        (f"q{number}", " ".join(words[i] for i in random.integers(100, 20_000, size)))
        for number, size in enumerate(random.integers(2, 5, count))
    ]


def paragraph(key: str, text: str) -> Paragraph:
    """One text as an article of one paragraph."""
    info = ArticleInfo(id=key, title=text[:80], title_is_given=False)
    return Paragraph(article=info, number=1, kind=Kind.LEAD, text=text)
