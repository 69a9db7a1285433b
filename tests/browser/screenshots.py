"""Take the screenshots that the README shows: `pytest tests/browser/screenshots.py`.

Not collected with the tests, because it writes into `docs/screenshots`.
"""

from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Page

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"


class Shot(NamedTuple):
    """What is shown, at which size in CSS pixels."""

    name: str
    address: str
    width: int = 1200
    height: int = 860
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("home", "/"),
    Shot("results", "/?q=rivier+dijk"),
    Shot("article", "/artikelen/ruslandbeleid?q=rusland+strategie#p7"),
    Shot("empty", "/?q=zwqxzwqx", height=560),
    Shot("dark", "/?q=rusland+strategie&groep=geen", scheme="dark"),
    Shot("phone", "/?q=rivier+dijk", width=390, height=800),
)


@pytest.mark.parametrize("shot", SHOTS, ids=[shot.name for shot in SHOTS])
def test_takes(page: Page, shot: Shot) -> None:
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.emulate_media(color_scheme=shot.scheme, reduced_motion="reduce")
    for _ in range(2):  # the first search of a process also reads its word lists
        page.goto(shot.address)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / f"{shot.name}.png")
