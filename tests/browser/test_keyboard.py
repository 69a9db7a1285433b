"""Everything is done without a mouse, and focus is always seen."""

from playwright.sync_api import Page, expect


def test_slash_goes_to_the_box(page: Page) -> None:
    page.goto("/?q=rivier")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("/")
    expect(page.get_by_role("combobox")).to_have_value("/")


def test_slash_can_be_turned_off_and_stays_off(page: Page) -> None:
    page.goto("/?q=rivier")
    page.get_by_text("Sneltoetsen").click()
    page.get_by_label("Sneltoets / gebruiken").uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).not_to_be_focused()


def test_arrows_and_enter_move_through_results(page: Page) -> None:
    page.goto("/?q=rivier")
    links = page.locator("a.open")
    page.get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_js_property("selectionStart", len("rivier"))
    page.keyboard.press("ArrowDown")
    address = links.nth(0).get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)


def test_escape_goes_back_to_the_box_and_then_clears_it(page: Page) -> None:
    page.goto("/?q=rivier")
    page.get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value("rivier")
    expect(page.get_by_role("combobox")).to_have_js_property("selectionStart", len("rivier"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox")).to_have_value("")
    expect(page.get_by_role("heading", name="Zoek in artikelen")).to_be_visible()


def test_a_whole_search_by_keyboard(page: Page) -> None:
    """Type, choose a completion, narrow to a month, open and return."""
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("rivie")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/?q=rivier")
    tab_to(page, ".chart summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="oktober 2019")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url("/?q=rivier&van=2019-10&tot=2019-10")
    tab_to(page, "a.open")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Oude veerstoep")).to_be_visible()
    page.go_back()
    expect(page).to_have_url("/?q=rivier&van=2019-10&tot=2019-10")


def test_the_skip_link_comes_first(page: Page) -> None:
    page.goto("/artikelen/zalm-maas")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Direct naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_link_leads_past_the_results_to_the_narrowing(page: Page) -> None:
    page.goto("/?q=rivier")
    link = page.get_by_role("link", name="Verfijnen")
    expect(link).to_have_css("clip-path", "inset(50%)")
    tab_to(page, ".to-narrowing")
    expect(link).to_have_css("clip-path", "none")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("complementary").get_by_text("Als tabel", exact=True)).to_be_focused()


def test_focus_is_always_seen(page: Page) -> None:
    """By an outline, which forced colours keep; they take shadows away."""
    page.goto("/?q=veerstoep")
    stops = 0
    while stops < 60:
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                const isPage = document.activeElement === document.body;
                return isPage ? null : style.outlineStyle !== "none";
            }"""
        )
        if seen is None:
            break
        assert seen, page.evaluate("document.activeElement.outerHTML")
        stops += 1
    assert 15 < stops < 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element that meets the selector has focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")
