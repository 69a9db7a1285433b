"""WCAG 2.2 AA as far as a machine can tell: axe-core finds nothing on any page in any state."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
EVERY_RULE: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": LEVELS},
    "rules": {"target-size": {"enabled": True}},
}
CONTRAST: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}

ADDRESSES = {
    "home": "/",
    "results": "/?q=rivier",
    "results narrowed": "/?q=rivier&soort=citaat&categorie=Water&van=2019&tot=2020",
    "results flat, second page": "/?q=rivier&groep=geen&pagina=2",
    "past the last page": "/?q=rivier&pagina=500",
    "results in one article": "/?q=rusland&artikel=ruslandbeleid",
    "list": "/?categorie=Water",
    "list of one month": "/?van=2020-05&tot=2020-05",
    "list of nothing": "/?categorie=Water&van=1900&tot=1901",
    "did you mean": "/?q=terorisme",
    "nothing found": "/?q=zwqxzwqx",
    "nothing found, narrowed": "/?q=rivier&van=1900&tot=1901",
    "article": "/artikelen/ruslandbeleid",
    "article with found words": "/artikelen/ruslandbeleid?q=rusland+veiligheid#p4",
    "article without found words": "/artikelen/zalm-maas?q=begroting",
    "article in many categories": "/artikelen/vijandig",
    "similar": "/alineas/dijkbewaking/1/vergelijkbaar",
    "cannot be asked": "/?q=rivier&van=gisteren",
    "not found": "/artikelen/bestaat-niet",
    "hostile": "/?q=gevaarlijk",
    "API": "/api",
}


def open_why(page: Page) -> None:
    page.get_by_text("Waarom gevonden?").first.click()


def open_table(page: Page) -> None:
    page.get_by_text("Als tabel", exact=True).click()


def open_keys(page: Page) -> None:
    page.get_by_text("Sneltoetsen").click()


def open_categories(page: Page) -> None:
    page.goto("/?q=gevaarlijk")
    page.get_by_text("Meer categorieën").click()


def open_completions(page: Page) -> None:
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press_sequentially("s")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_axe_finds_nothing(page: Page, address: str) -> None:
    page.goto(address)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, CONTRAST) == []


@pytest.mark.parametrize(
    "act", [open_why, open_table, open_keys, open_categories, open_completions]
)
def test_axe_finds_nothing_in_what_opens(page: Page, act: Callable[[Page], None]) -> None:
    page.goto("/?q=rivier")
    act(page)
    assert violations(page) == []


def test_axe_finds_nothing_before_there_is_an_index(page: Page, url_without_index: str) -> None:
    page.goto(url_without_index)
    assert violations(page) == []


def test_axe_finds_nothing_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in (
        *("/", "/?q=rivier", "/?van=2020-05&categorie=Water&categorie=Binnenland"),
        *("/artikelen/ruslandbeleid?q=rusland", "/artikelen/vijandig"),
    ):
        page.goto(address)
        assert violations(page) == []


def test_axe_finds_nothing_without_script(page: Page) -> None:
    # Axe is a script itself: the page's own is kept out, so that what it would change stays.
    page.route("**/static/*.js", lambda route: route.abort())
    page.goto("/?q=rivier")
    page.get_by_text("Citeren").first.click()
    assert violations(page) == []


def violations(page: Page, rules: dict[str, Any] = EVERY_RULE) -> list[str]:
    """Return what axe-core finds, one line a place."""
    response = Axe().run(page, options=rules).response
    return [
        f"{found['id']}: {node['html']} {json.dumps(node['any'])[:300]}"
        for found in response["violations"]
        for node in found["nodes"]
    ]
