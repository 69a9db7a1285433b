"""The promise that bad articles do no harm, in its short form; more cases are in tests/index."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.memory import peak
from tests.reliability import articles
from tests.reliability.harness import Site

ROOT = Path(__file__).parents[2]
MOST = 400 * 2**20
"""Bytes that a process may take which reads 100 MB in one line."""

READ = """
import sys
from pathlib import Path
from index.readers import read
from tests.memory import peak
from tests.reliability import articles
from tests.reliability.harness import Site
for outcome in read([Path(sys.argv[1])]):
    print(outcome)
print(peak())
"""


def test_each_is_read_or_skipped_with_its_reason(tmp_path: Path) -> None:
    site = Site(tmp_path / "artikelen", tmp_path / "index")
    assert articles.bad_articles(site, megabytes=0, paragraphs=1_000, articles=20)


@pytest.mark.skipif(peak() is None, reason="this platform does not tell a process's own peak")
@pytest.mark.parametrize(
    ("name", "before"),
    [
        pytest.param("a.txt", b"", id="text"),
        pytest.param("a.md", b"# Kop\n\n", id="markdown"),
        pytest.param("a.html", b"<p>", id="html"),
        pytest.param("a.jsonl", b'{"text": "', id="jsonl"),
        pytest.param("a.csv", b'text\n"', id="csv"),
    ],
)
def test_a_line_of_100_megabytes_is_skipped(tmp_path: Path, name: str, before: bytes) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(before)
        for _ in range(100):
            file.write(b"woord " * 166_667)
    command = [sys.executable, "-c", READ, str(path)]
    skipped, most = subprocess.check_output(command, cwd=ROOT, text=True, timeout=300).splitlines()
    path.unlink()
    assert "larger than" in skipped
    assert int(most) < MOST
