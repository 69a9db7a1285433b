"""What the benchmarks index and ask: real headlines where they are, else synthetic Dutch."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from index.article import ArticleInfo, Kind, Paragraph
from index.paragraphs import first_sentence

SHARED = Path(__file__).parents[3] / "shared"
HEADLINES = SHARED / "data" / "retrieval-headlines"
INFLECTION = SHARED / "data" / "retrieval-inflection"

QUERIES = 2000
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

    size: int
    texts: Callable[[], Iterator[tuple[str, str]]]
    queries: Sequence[tuple[str, str]]
    qrels: dict[str, set[str]]


def retrieval(folder: Path, most: int | None = None) -> Corpus:
    """Read a folder of `corpus.tsv`(`.gz`), `queries.tsv` and `qrels.tsv`.

    Args:
        folder: where they are.
        most: articles that are kept, the first ones, with the queries that are about them.
    """
    corpus = next(path for path in sorted(folder.iterdir()) if path.name.startswith("corpus.tsv"))
    texts = [(key, text) for key, text in islice(_rows(corpus), most)]
    kept = {key for key, _ in texts}
    qrels: dict[str, set[str]] = {}
    for query, document, _ in _rows(folder / "qrels.tsv"):
        if document in kept:
            qrels.setdefault(query, set()).add(document)
    queries = [(key, text) for key, text in _rows(folder / "queries.tsv") if key in qrels]
    return Corpus(len(texts), lambda: iter(texts), queries, qrels)


def _rows(path: Path) -> Iterator[list[str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def synthetic(size: int, path: Path) -> Corpus:
    """Read a corpus from the file that `write_synthetic` wrote, line by line at every reading."""
    return Corpus(
        size,
        lambda: ((key, text) for key, text in islice(_rows(path), size)),
        synthetic_queries(QUERIES),
        {},
    )


def write_synthetic(paragraphs: int, path: Path, seed: int = 1) -> None:
    """Write paragraphs whose words are drawn by their frequency in wordfreq's Dutch list.

    They are written before anything is timed, so that drawing them counts for nobody.

    Args:
        paragraphs: how many, each of `WORDS_A_PARAGRAPH` words.
        path: the file to write, a line a paragraph: id TAB text.
        seed: the same seed gives the same texts.
    """
    frequencies = _frequencies()
    words = np.array([word for word in frequencies if word.isalpha()], dtype=object)
    weights = np.array([frequencies[word] for word in words])
    cumulative = np.cumsum(weights / weights.sum())
    random = np.random.default_rng(seed)
    with path.open("w", encoding="utf8") as lines:
        for start in range(0, paragraphs, _CHUNK):
            count = min(_CHUNK, paragraphs - start)
            places = np.searchsorted(cumulative, random.random((count, WORDS_A_PARAGRAPH)))
            drawn = words[np.minimum(places, len(words) - 1)]
            lines.writelines(
                f"s{number}\t{' '.join(row).capitalize()}.\n"
                for number, row in enumerate(drawn, start)
            )


def _frequencies() -> dict[str, float]:
    # Every process of a rebuild imports this module; none needs the list.
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    return get_frequency_dict("nl", "best")


def synthetic_queries(count: int, seed: int = 2) -> list[tuple[str, str]]:
    """Draw queries of two to four words of middling frequency, as people ask."""
    words = [word for word in _frequencies() if word.isalpha() and len(word) > 3]
    random = np.random.default_rng(seed)
    return [
        (f"q{number}", " ".join(words[i] for i in random.integers(100, 20_000, size)))
        for number, size in enumerate(random.integers(2, 5, count))
    ]


def paragraph(key: str, text: str) -> Paragraph:
    """One text as an article of one paragraph."""
    info = ArticleInfo(id=key, title=first_sentence(text), title_is_given=False)
    return Paragraph(article=info, number=1, kind=Kind.LEAD, text=text)
