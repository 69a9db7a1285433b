"""What only the Tantivy engine has to be watched for."""

import json
from pathlib import Path
from random import Random

import pytest

import index.engines.tantivy as module
from index.engines import connect
from tests.index.engines.small import article, build


def test_no_segment_stays_behind_unused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments that were merged away must be gone (paperless-ngx#13679 had them fill a disk)."""
    monkeypatch.setattr(module, "BUFFER", 15_000_000)
    random = Random(3)
    articles = [
        article(f"a{number}", " ".join(f"w{random.randrange(10**9)}" for _ in range(2_000)))
        for number in range(350)
    ]
    statistics = build(connect("tantivy", tmp_path, {}), articles)
    folder = tmp_path / statistics.generation
    used = {
        segment["segment_id"].replace("-", "")
        for segment in json.loads((folder / "meta.json").read_text())["segments"]
    }
    files = {path.stem.partition(".")[0] for path in folder.iterdir() if len(path.stem) >= 32}
    assert files == used
    assert len(used) < 8
