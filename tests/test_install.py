"""What `pip install .` installs by itself, without make: the README's other way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGED = ("index", "search", "web", "pyproject.toml", "README.md", "LICENSE")
UNREACHABLE = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError")

PAGE = """<!doctype html><title>Vuurwerk verboden</title><h1>Vuurwerk verboden</h1>
<p>De gemeente verbiedt vuurwerk in het centrum, zegt de burgemeester van de stad.</p>"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but Alinea, installed by the pip that comes with Python."""
    folder = tmp_path_factory.mktemp("install")
    source = folder / "source"
    source.mkdir()
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, source)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [folder / "venv" / "bin" / "pip", "install", "--quiet", source]
    installed = subprocess.run(pip, capture_output=True, text=True, check=False)
    if any(reason in installed.stderr for reason in UNREACHABLE):
        pytest.skip("no package index can be reached")
    assert installed.returncode == 0, installed.stderr
    return folder / "venv" / "bin"


def run(*command: str | Path, folder: Path) -> str:
    """Run a command in a folder of articles: in the project's, its own packages would be found."""
    settings = {"ALINEA_INDEX": "index", "ALINEA_ARTICLES": "artikelen"}
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env=variables | settings, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_installed_reads_searches_and_serves(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "artikelen").mkdir()
    (tmp_path / "artikelen" / "vuurwerk.html").write_text(PAGE)
    assert "1 article, 1 paragraph" in run(environment / "alinea", "rebuild", folder=tmp_path)
    assert "vuurwerk#p1" in run(environment / "alinea", "search", "vuurwerk", folder=tmp_path)
    asks = """
from web.wsgi import application

client = application.test_client()
page = client.get("/?q=verbod")
assert "<mark>verbiedt</mark>" in page.text, page.text
for address in ("/", "/api", "/static/alinea.css"):
    assert client.get(address).status_code == 200, address
"""
    run(environment / "python", "-c", asks, folder=tmp_path)
