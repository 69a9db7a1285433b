"""Print how often another spelling is offered for a slip, and for what is none.

    python -m tests.benchmarks.spelling

One word of each headline is given a slip, of the hand or of the ear, and asked by itself; every
word of the headlines is asked as it is. Needs the evaluation data beside the project (`../shared`).
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from index.dutch import analyse
from index.dutch.lexicon import lexicon
from index.engines import connect
from search.page import Ask
from search.searcher import Searcher
from tests.benchmarks.corpora import HEADLINES, retrieval
from tests.benchmarks.subjects import Alinea

ENGINE: Final = "tantivy"
SHORTEST: Final = 5
SEED: Final = 1
ANSWERS: Final = ("found as it is", "meant word offered", "another", "nothing")
AS_IT_IS, MEANT, ANOTHER, NOTHING = ANSWERS

_KEYS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS: Final = (
    *(("ij", "ei"), ("ei", "ij"), ("au", "ou"), ("ou", "au"), ("ch", "g"), ("g", "ch")),
    *(("dt", "d"), ("d", "dt"), ("t", "d"), ("c", "k"), ("k", "c"), ("z", "s"), ("s", "z")),
    *(("v", "f"), ("f", "v"), ("th", "t"), ("ph", "f"), ("ie", "i"), ("i", "ie"), ("y", "ij")),
    *((letter * 2, letter) for letter in "aefklmnoprstu"),
    *((letter, letter * 2) for letter in "aelmnos"),
)
"""What people hear, and what they write for it."""


def main() -> None:
    """Ask every slip and every word."""
    if not HEADLINES.exists():
        sys.exit(f"The evaluation data is not there: {HEADLINES} is missing.")
    corpus = retrieval(HEADLINES)
    headlines = [text for _, text in corpus.queries]
    with tempfile.TemporaryDirectory() as folder:
        Alinea(ENGINE).build(corpus.texts(), Path(folder))
        searcher = Searcher(connect(ENGINE, Path(folder), {}))
        print("|", " | ".join(["", "asked", *ANSWERS]), "|")
        print("|---|---|---|---|---|---|")
        words = [*filter(None, map(_word, headlines))]
        for kind, slip in {"of the hand": _mistyped, "of the ear": _misspelt}.items():
            answers = _answers(searcher, words, slip)
            asked = sum(answers.values())
            shares = [f"{answers[answer] / asked:.3f}" for answer in ANSWERS]
            print("|", " | ".join([f"slips {kind}", str(asked), *shares]), "|", flush=True)
        every = {token.word for text in headlines for token in analyse(text)}
        offered = [word for word in sorted(every) if searcher.search(Ask(word)).suggestion]
        print(f"\nAs they are: {len(offered)} of {len(every)} words: {', '.join(offered)}.")


def _word(headline: str) -> str | None:
    """Return a word of a headline that may be given a slip, the longest that Dutch has."""
    words = [t.word for t in analyse(headline) if not t.is_stop and len(t.word) >= SHORTEST]
    known = [word for word in words if word.isascii() and word in lexicon().lemma_of]
    return max(known, key=len, default=None)


def _answers(
    searcher: Searcher, words: Sequence[str], slip: Callable[[str, random.Random], str]
) -> Counter[str]:
    """Count which of `ANSWERS` slips get."""
    chance = random.Random(SEED)
    counted: Counter[str] = Counter()
    for word in words:
        slipped = slip(word, chance)
        if slipped == word or not searcher.find(Ask(word)).total:
            continue
        meant = _terms(word)
        suggestion = searcher.search(Ask(slipped)).suggestion
        if meant & _terms(slipped):
            counted[AS_IT_IS] += 1
        elif suggestion is None:
            counted[NOTHING] += 1
        else:
            counted[MEANT if meant & _terms(suggestion) else ANOTHER] += 1
    return counted


def _terms(text: str) -> set[str]:
    return {term for token in analyse(text) for term in token.terms}


def _mistyped(word: str, chance: random.Random) -> str:
    """Leave a letter out, change two about, double one, or strike the key beside it."""
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    row = next((row for row in _KEYS if letter in row), letter)
    beside = row[max(row.index(letter) - 1, 0) : row.index(letter) + 2].replace(letter, "")
    slips = [after, after[0] + letter + after[1:], letter * 2 + after, (beside or "e")[0] + after]
    return before + chance.choice(slips)


def _misspelt(word: str, chance: random.Random) -> str:
    """Write one sound otherwise, but for the first letter."""
    others = [(sound, other) for sound, other in _SOUNDS if sound in word[1:]]
    if not others:
        return word
    sound, other = chance.choice(others)
    return word[0] + word[1:].replace(sound, other, 1)


if __name__ == "__main__":
    main()
