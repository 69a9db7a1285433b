"""Light and dark, print, a phone, less motion, no script: the same page serves all."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = ["/", "/?q=rivier", "/?q=zwqxzwqx", "/artikelen/ruslandbeleid?q=rusland"]


def test_follows_light_and_dark(page: Page) -> None:
    def brightness() -> float:
        page.goto("/?q=rivier")
        color = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return sum(int(part) for part in re.findall(r"\d+", color)[:3]) / 3

    page.emulate_media(color_scheme="light")
    assert brightness() > 200
    page.emulate_media(color_scheme="dark")
    assert brightness() < 60


@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out(page: Page, address: str) -> None:
    page.goto(address)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", [*PAGES, "/?q=rivier&categorie=Water", "/?q=terorisme"])
def test_a_word_too_long_for_a_phone_is_broken(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address)
    page.evaluate(
        """() => {
            const texts = "h1, h2, p, span, strong, time, a, li, dt, dd, code";
            for (const element of document.querySelectorAll(`main :is(${texts})`))
                if (!element.children.length && getComputedStyle(element).whiteSpace !== "nowrap")
                    element.textContent = "hottentottententententoonstelling".repeat(3);
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", [*PAGES, "/?q=rivier&van=gisteren"])
def test_letters_may_be_twice_as_large_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for field in page.locator("input[type=search], .period input").all():
        assert field.evaluate("field => field.clientWidth") > 200


@pytest.mark.parametrize("address", ["/?q=rivier&van=gisteren", "/?q=xyzzy", "/bestaat-niet"])
def test_headings_break_no_word_in_letters_twice_as_large(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    broken = page.locator(".state :is(h1, h2)").evaluate(
        """heading => {
            const [text, range] = [heading.firstChild, document.createRange()];
            return [...text.data.matchAll(/\\S+/g)].filter(word => {
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                return range.getClientRects().length > 1;
            }).map(word => word[0]);
        }"""
    )
    assert broken == []


@pytest.mark.parametrize("width", [320, 880, 1280])
def test_a_date_is_seen_whole(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("/?q=rivier&van=2000-12-30&tot=2020-12-30")
    for field in page.locator(".period input").all():
        assert field.evaluate("field => field.scrollWidth <= field.clientWidth")


def test_prints_what_is_read_and_nothing_else(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/?q=rivier")
    expect(page.locator(".text").first).to_be_visible()
    for hidden in ("#zoek", ".narrowing", ".actions", ".colophon", ".pager"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.goto("/artikelen/ruslandbeleid#p4")
    expect(page.locator("#p4")).to_be_visible()
    expect(page.locator(".outline")).to_be_hidden()


def test_prints_what_was_asked(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/?q=rivier")
    asked = page.get_by_role("heading", name="Resultaten voor “rivier”")
    expect(asked).to_have_css("clip-path", "none")
    expect(asked).to_have_css("position", "static")


def test_prints_dark_on_light_from_a_dark_screen(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/alineas/dijkbewaking/1/vergelijkbaar")
    expect(page.locator(".origin")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_moves_less_when_asked(page: Page) -> None:
    page.goto("/artikelen/ruslandbeleid")
    behavior = "getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behavior) == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(behavior) == "smooth"


def test_edges_are_drawn_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/artikelen/ruslandbeleid#p4")
    for selector, edge in ((".box button", "border-left"), ("#p4", "outline")):
        place = page.locator(selector)
        expect(place).to_have_css(f"{edge}-style", "solid")
        expect(place).not_to_have_css(f"{edge}-color", "rgba(0, 0, 0, 0)")


def test_the_target_paragraph_is_in_view_and_stands_out(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 500})
    page.goto("/artikelen/ruslandbeleid")
    plain = "getComputedStyle(document.querySelector('#p9')).backgroundColor"
    before = page.evaluate(plain)
    expect(page.locator("#p9")).not_to_be_in_viewport()
    page.goto("/artikelen/ruslandbeleid?q=trend#p9")
    expect(page.locator("#p9")).to_be_in_viewport()
    assert page.evaluate(plain) != before


def test_headings_are_an_outline(page: Page) -> None:
    page.goto("/artikelen/ruslandbeleid")
    outline = page.get_by_role("navigation", name="In dit artikel")
    expect(outline.get_by_role("link")).to_have_count(2)
    outline.get_by_role("link", name="Strategie uitgewerkt").click()
    heading = page.get_by_role("heading", name="Strategie uitgewerkt")
    expect(heading).to_be_in_viewport()
    expect(page.locator(".paragraph")).to_have_count(9)


def test_a_long_outline_stays_in_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 200})
    page.goto("/artikelen/ruslandbeleid")
    outline = page.get_by_role("navigation", name="In dit artikel")
    outline.locator("li").last.evaluate(
        "item => { for (let i = 0; i < 20; i++) item.after(item.cloneNode(true)); }"
    )
    outline.get_by_role("link").last.focus()
    expect(outline.get_by_role("link").last).to_be_in_viewport(ratio=1)
    expect(outline).to_be_in_viewport(ratio=1)


def test_everything_is_there_without_script(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("rivier")
    page.get_by_role("button", name="Zoeken").click()
    expect(page).to_have_url("/?q=rivier")
    page.get_by_label("Van").fill("2020")
    page.get_by_role("button", name="Toepassen").click()
    expect(page.get_by_role("link", name="vanaf 2020 verwijderen")).to_be_visible()
    page.get_by_text("Citeren").first.click()
    expect(page.locator(".cite p").first).to_be_visible()
    page.get_by_text("Waarom gevonden?").first.click()
    expect(page.locator(".why li").first).to_be_visible()
    page.locator("a.open").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Sneltoetsen")).to_be_hidden()
    context.close()
