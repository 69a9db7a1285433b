"""The documents name what there is, and what they name is there."""

import re
import tomllib
from pathlib import Path

import pytest
from flask import Flask
from msgspec import json
from packaging.requirements import Requirement

from index.engines import ENGINES, connect
from index.readers import FORMATS
from index.rebuild import SAMPLE, rebuild
from web import create_app
from web.cli import COMMANDS
from web.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGINES_TOLD = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINK = re.compile(r"\]\(([^)#:]+)\)")
FILE = re.compile(r"`((?:index|search|web|tests|docs)/[\w./-]+)`")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application as `make serve` has it."""
    folder = tmp_path_factory.mktemp("index")
    rebuild(connect("whoosh", folder, {}), [SAMPLE])
    return create_app({"INDEX": str(folder), "TIME_LIMIT": 60})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_file_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [document.parent / link for link in LINK.findall(text)]
    named += [ROOT / file for file in FILE.findall(text)]
    assert [str(path) for path in named if not path.exists()] == []


def test_the_readme_has_every_setting() -> None:
    rows = ["| setting | default | what it does |", "|---|---|---|"]
    properties = json.schema(Settings)["$defs"]["Settings"]["properties"]
    del properties["engine_settings"]
    for name, schema in properties.items():
        default = schema["default"]
        shown = str(default).lower() if isinstance(default, bool) else default
        written = "" if default in (None, ()) else f"`{shown}`"
        rows.append(f"| `ALINEA_{name.upper()}` | {written} | {schema['description']} |")
    assert "\n".join(rows) in README


def test_the_settings_of_opensearch_are_told() -> None:
    module = pytest.importorskip("index.engines.opensearch.client")
    names = {"url", *module.Settings.__slots__} - {"urls"}
    told = set(re.findall(r"`ALINEA_OPENSEARCH_(\w+)`", ENGINES_TOLD))
    assert told == {name.upper() for name in names}


@pytest.mark.parametrize("name", [*FORMATS, *(command.name for command in COMMANDS), *ENGINES])
def test_the_readme_names_formats_commands_and_engines(name: str) -> None:
    assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", README)


def test_the_readme_names_what_it_is_built_on() -> None:
    extras = PROJECT["optional-dependencies"].values()
    wanted = {Requirement(one).name for one in sum(extras, PROJECT["dependencies"])}
    table = README.partition("## What it is built on")[2].lower()
    assert [name for name in sorted(wanted) if name.lower() not in table] == []


def test_the_readme_shows_what_the_api_answers(app: Flask) -> None:
    path, shown = re.findall(
        r"curl -s 'http://127\.0\.0\.1:8000(/api\S+)'.*?^({.*?^})", README, re.S | re.M
    )[0]
    told, answered = json.decode(shown), app.test_client().get(path).get_json()
    for answer in (told, answered):
        del answer["took_ms"], answer["results"][0]["score"]
    assert answered == told


def test_the_readme_shows_what_an_analysis_prints(app: Flask) -> None:
    text, shown = re.findall(r"^\$ alinea analyse '(.*?)'\n(.*?)\n\n", README, re.S | re.M)[0]
    printed = app.test_cli_runner().invoke(args=["analyse", text]).stdout
    assert printed.splitlines() == shown.splitlines()
