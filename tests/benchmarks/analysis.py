"""Time the Dutch analysis: seconds to load, microseconds for a new word, words a second once warm.

Run `python tests/benchmarks/analysis.py`. The text is Alinea's sample article over and over, with
as many words drawn from wordfreq's Dutch list by their frequency, from a fixed seed, in between.
"""

import random
import time
from pathlib import Path

from wordfreq import get_frequency_dict

SAMPLE = Path(__file__).parents[2] / "index" / "sample"
WORDS = 200_000
NEW_WORDS = 20_000
ROUNDS = 5


def texts(seed: int = 1) -> list[str]:
    """Return paragraphs of the sample article and of words at random, in turns."""
    frequencies = get_frequency_dict("nl", "large")
    drawn = iter(
        random.Random(seed).choices(list(frequencies), list(frequencies.values()), k=WORDS)
    )
    written = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))]
    paragraphs = [part for text in written for part in text.split("\n\n")]
    mixed: list[str] = []
    while drawn_words := [word for word, _ in zip(drawn, range(60), strict=False)]:
        mixed += [" ".join(drawn_words) + ".", random.Random(len(mixed)).choice(paragraphs)]
    return mixed


def main() -> None:
    """Print the figures."""
    began = time.perf_counter()
    from index.dutch import analyse  # noqa: PLC0415  # its import is part of what is timed

    analyse("Een eerste zin laadt de lexica.")
    print(f"load  {time.perf_counter() - began:.2f} s")

    new = random.Random(2).sample(list(get_frequency_dict("nl", "large")), NEW_WORDS)
    began = time.process_time()
    for word in new:
        analyse(word)
    print(f"cold  {(time.process_time() - began) / NEW_WORDS * 1e6:.0f} µs for each new word")

    mixed = texts()
    for number in range(ROUNDS):
        began = time.process_time()
        words = sum(len(analyse(text)) for text in mixed)
        seconds = time.process_time() - began
        print(f"round {number}  {words / seconds:,.0f} words/s  ({words:,} words)")


if __name__ == "__main__":
    main()
