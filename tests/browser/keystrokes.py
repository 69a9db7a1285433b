"""Measure how long a keystroke's results take to be painted, in a real Chromium.

    python tests/browser/keystrokes.py http://127.0.0.1:8000 queries.txt

`queries.txt` has one query a line (of a TSV file the last column counts). Each is typed letter by
letter; a time runs from the input event to the frame after its results came into the page. The
pause that the page waits for more typing is part of it.
"""

import argparse
import shutil
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

INTERVAL = 150
"""Milliseconds between keystrokes: slow enough for each to be answered."""

OBSERVE = """() => {
    window.painted = [];
    let typed = null;
    document.getElementById("q").addEventListener("input", () => { typed = performance.now(); });
    new MutationObserver(() => {
        if (typed === null) return;
        const since = typed;
        typed = null;
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.painted.push(performance.now() - since);
            channel.port2.postMessage(null);
        });
    }).observe(document.getElementById("inhoud"), { childList: true });
}"""


def measure(page: Page, address: str, queries: list[str]) -> tuple[int, list[float]]:
    """Type queries.

    Returns:
        the number of keystrokes, and the milliseconds of those whose results were painted.
    """
    page.goto(address)
    page.evaluate(OBSERVE)
    box = page.get_by_role("combobox")
    for query in queries:
        box.fill("")
        page.wait_for_timeout(INTERVAL)
        box.press_sequentially(query, delay=INTERVAL)
        page.keyboard.press("Escape")
    page.wait_for_timeout(2 * INTERVAL)
    return sum(len(query) + 1 for query in queries), page.evaluate("window.painted")


def main() -> None:
    """Print the median, the 95th percentile and the slowest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("queries", type=Path)
    parser.add_argument("--limit", type=int, default=20, help="queries that are typed")
    given = parser.parse_args()
    lines = given.queries.read_text(encoding="utf-8").splitlines()
    queries = [line.split("\t")[-1] for line in lines if line.strip()][: given.limit]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        keystrokes, times = measure(browser.new_page(), given.address, queries)
        browser.close()
    print(
        f"{len(times)} of {keystrokes} keystrokes painted: median {median(times):.0f} ms, "
        f"95th percentile {quantiles(times, n=20)[-1]:.0f} ms, slowest {max(times):.0f} ms"
    )


if __name__ == "__main__":
    main()
