from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.readers import Skipped, read

Outcomes = list[Article | Skipped]


@pytest.fixture
def read_files(tmp_path: Path) -> Callable[[dict[str, bytes | str]], Outcomes]:
    """Return a function that writes files into a folder and reads the folder."""

    def write_and_read(files: dict[str, bytes | str]) -> Outcomes:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([tmp_path]))

    return write_and_read
