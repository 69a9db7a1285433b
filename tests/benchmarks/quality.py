"""Print how well Alinea and its peers analyse and find Dutch, as one Markdown table.

    python -m tests.benchmarks.quality

Needs the evaluation data beside the project (`../shared`).
"""

import importlib.util
import io
import re
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tests.benchmarks.corpora import HEADLINES, INFLECTION, SHARED, Corpus, retrieval
from tests.benchmarks.measure import ndcg
from tests.benchmarks.peers import Peer, PlainWhoosh, RawTantivy, Snowball3, SqliteFts5
from tests.benchmarks.subjects import Alinea

ENGINES = ("whoosh", "tantivy")
SCORER = SHARED / "eval" / "morphology.py"
TEXTS = ("alpino", "lassy")


@dataclass(frozen=True, slots=True)
class _Word:
    """What the scorer asks of a token."""

    terms: tuple[str, ...]
    parts: tuple[str, ...] = ()


def main() -> None:
    """Score every subject on all the data."""
    if not SCORER.exists():
        sys.exit(f"The evaluation data is not there: {SCORER} is missing.")
    corpora = [retrieval(INFLECTION), retrieval(HEADLINES)]
    print("| | conflation F1 | part recall | false split | inflection | headlines |")
    print("|---|---|---|---|---|---|")
    peers = (PlainWhoosh(), Snowball3(), SqliteFts5(), RawTantivy())
    for subject in [*map(Alinea, ENGINES), *peers]:
        found = [f"{_ndcg(subject, corpus):.3f}" for corpus in corpora]
        print("|", " | ".join([subject.name, *_morphology(subject), *found]), "|", flush=True)


def _morphology(subject: Peer) -> list[str]:
    """F1, part recall and false split, each on both texts."""
    scorer = _scorer()
    if not isinstance(subject, Alinea):
        scorer.__dict__["analyse"] = lambda text: [_Word(tuple(subject.terms(text)))]
    rows = [_score(scorer, SHARED / "data" / "morphology" / f"{text}.tsv") for text in TEXTS]
    return [" / ".join(row[place] for row in rows) for place in range(3)]


def _scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("morphology", SCORER)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _score(scorer: ModuleType, path: Path) -> Sequence[str]:
    printed = io.StringIO()
    with redirect_stdout(printed):
        scorer.main([str(path)])
    found = re.search(r"F1 (\S+).*part recall (\S+)\s+false split (\S+)", printed.getvalue(), re.S)
    assert found, printed.getvalue()
    return found.groups()


def _ndcg(subject: Peer, corpus: Corpus) -> float:
    with tempfile.TemporaryDirectory() as folder:
        subject.build(corpus.texts(), Path(folder))
        subject.open(Path(folder))
        found = {query: subject.search(text, 10) for query, text in corpus.queries}
    return ndcg(found, corpus.qrels)


if __name__ == "__main__":
    main()
