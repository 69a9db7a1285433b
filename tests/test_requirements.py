"""`requirements.txt` holds what pyproject.toml asks for, with hashes; `make lock` writes it."""

import re
import tomllib
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PIN = re.compile(
    r"^(\S+)==(\S+)(?: ;[^\n]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)
OWN = "alinea (pyproject.toml)"


def test_what_is_asked_for_is_pinned_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.txt").read_text().rstrip("\n"))
    pinned = {}
    for block in blocks:
        pin = PIN.match(f"{block}\n")
        assert pin, f"no version with hashes: {block.splitlines()[0]}"
        pinned[canonicalize_name(pin[1])] = pin[2], OWN in block
    wanted = {canonicalize_name(r.name): r.specifier for r in map(Requirement, asked)}
    assert {name for name, (_, is_own) in pinned.items() if is_own} == set(wanted)
    for name, specifier in wanted.items():
        assert pinned[name][0] in specifier, f"{name} {pinned[name][0]} is not {specifier}"
