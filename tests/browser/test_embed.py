"""`<alinea-zoek>` on another site: live results, under that site's own strict policy."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def host(page: Page, embeddable: str, host_url: str) -> Iterator[Page]:
    """A page of another origin with one script tag and one element."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{host_url}/?dienst={embeddable}")
    yield page
    assert [text for text in complaints if "responded with a status of" not in text] == []


def test_shows_live_results_that_lead_to_the_service(host: Page, embeddable: str) -> None:
    host.get_by_role("searchbox", name="Zoek in de artikelen").press_sequentially("zalm")
    link = host.get_by_role("link", name="Zalm terug in de Maas").first
    expect(link).to_have_attribute("href", f"{embeddable}/artikelen/zalm-maas?q=zalm#p1")
    expect(host.locator("alinea-zoek mark").first).to_contain_text("zalm")
    expect(host.locator("alinea-zoek time").first).to_have_text("20 januari 2020")
    expect(host.get_by_role("link", name="Alle resultaten")).to_have_attribute(
        "href", f"{embeddable}/?q=zalm"
    )


def test_counts_and_empties(host: Page) -> None:
    box = host.get_by_role("searchbox")
    box.fill("muskusratten")
    expect(host.get_by_role("status")).to_have_text("1 alinea gevonden")
    box.fill("zwqxzwqx")
    expect(host.get_by_role("status")).to_have_text("Geen enkele alinea past bij uw zoekvraag.")
    box.dispatch_event("keydown", {"key": "Escape", "isComposing": True})
    expect(box).to_have_value("zwqxzwqx")
    box.press("Escape")
    expect(box).to_have_value("")
    expect(host.get_by_role("status")).to_have_text("")
    expect(host.get_by_role("link", name="Alle resultaten")).to_be_hidden()


def test_shows_an_article_once(host: Page) -> None:
    host.get_by_role("searchbox").fill("rusland")
    expect(host.get_by_role("status")).to_have_text("6 alinea’s gevonden")
    expect(host.locator("alinea-zoek li")).to_have_count(1)


def test_did_you_mean(host: Page, embeddable: str) -> None:
    host.get_by_role("searchbox").fill("terorisme")
    expect(host.get_by_role("status")).to_contain_text("zoekvraag. Bedoelde u terrorisme?")
    meant = host.get_by_role("link", name="terrorisme")
    expect(meant).to_have_attribute("href", f"{embeddable}/?q=terrorisme")


def test_found_words_are_read_in_forced_colours(host: Page) -> None:
    """What is half transparent stays so there, and its letters are dark on dark."""
    host.emulate_media(color_scheme="dark", forced_colors="active")
    host.get_by_role("searchbox").fill("zalm")
    background = re.compile(r"rgb\(")
    expect(host.locator("alinea-zoek mark").first).to_have_css("background-color", background)


def test_large_letters_leave_room_to_type(host: Page) -> None:
    host.set_viewport_size({"width": 320, "height": 600})
    host.evaluate("document.documentElement.style.fontSize = '200%'")
    assert host.get_by_role("searchbox").evaluate("field => field.clientWidth") > 200


def test_says_when_the_time_was_up(host: Page) -> None:
    answer = {"total": 0, "results": [], "partial": True}
    host.route(
        "**/api/v1/search?*",
        lambda route: route.fulfill(json=answer, headers={"Access-Control-Allow-Origin": "*"}),
    )
    host.get_by_role("searchbox").fill("zalm")
    expect(host.get_by_role("status")).to_contain_text("De zoektijd was om")


def test_says_when_the_service_does_not_answer(host: Page) -> None:
    host.route("**/api/v1/search?*", lambda route: route.fulfill(status=503))
    host.get_by_role("searchbox").fill("zalm")
    expect(host.get_by_role("status")).to_contain_text("antwoordt niet")


def test_says_what_cannot_be_asked(host: Page) -> None:
    host.get_by_role("searchbox").fill("a " * 101)
    expect(host.get_by_role("status")).to_have_text("Pas de zoekvraag aan en zoek opnieuw.")


def test_without_live_results_the_box_still_searches(host: Page, embeddable: str) -> None:
    host.get_by_role("searchbox").fill("zalm")
    host.get_by_role("button", name="Zoeken").click()
    expect(host).to_have_url(f"{embeddable}/?q=zalm")


def test_a_hostile_article_is_only_text(host: Page) -> None:
    host.get_by_role("searchbox").fill("gevaarlijk")
    expect(host.locator("alinea-zoek li").first).to_contain_text("Gevaarlijk <script>")
    expect(host.locator("alinea-zoek .text").first).to_contain_text("<script>document")
    assert host.locator("alinea-zoek").evaluate(
        """element => [...element.shadowRoot.querySelectorAll("*")].every(
            child => !["SCRIPT", "IMG", "SVG"].includes(child.tagName.toUpperCase()))"""
    )
    assert host.evaluate("document.documentElement.dataset.executed") is None


def test_is_closed_to_sites_that_are_not_named(page: Page, base_url: str, host_url: str) -> None:
    page.goto(f"{host_url}/?dienst={base_url}")
    page.get_by_role("searchbox").fill("zalm")
    expect(page.get_by_role("status")).to_have_text("Druk op Enter om te zoeken.")
    expect(page.locator("alinea-zoek li")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base_url}/?q=zalm")
