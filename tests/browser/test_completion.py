"""Completion: the editable combobox with list autocomplete of the ARIA Authoring Practices."""

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect


@pytest.fixture
def box(page: Page) -> Locator:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.press_sequentially("waters")
    expect(page.get_by_role("option").first).to_be_visible()
    return box


def test_offers_words_of_the_index(page: Page, box: Locator) -> None:
    expect(page.get_by_role("listbox")).to_contain_text("waterschap")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "aanvullingen")
    expect(box).to_have_attribute("aria-autocomplete", "list")


def test_arrows_move_and_come_back_to_what_was_typed(page: Page, box: Locator) -> None:
    count = page.get_by_role("option").count()
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option", selected=True)
    expect(first).to_have_count(1)
    expect(box).to_have_value(first.inner_text())
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_have_value("waters")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").nth(count - 1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_value("waters")


def test_enter_searches_the_chosen_completion(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    chosen = box.input_value()
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".result").first).to_be_visible()
    expect(page).to_have_url(f"/?q={chosen}")


def test_a_click_searches_the_completion(page: Page, box: Locator) -> None:
    page.get_by_role("option").filter(has_text="waterschap").first.click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_be_focused()
    expect(page.get_by_role("heading", name="Waterschap stelt begroting vast")).to_be_visible()


def test_the_keyboard_of_a_phone_goes_when_the_search_is_asked(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(base_url=base_url, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("/")
    box = page.get_by_role("combobox")
    box.tap()
    box.press_sequentially("waters")
    page.get_by_role("option", name="waterschap", exact=True).tap()
    expect(page).to_have_url("/?q=waterschap")
    expect(box).not_to_be_focused()
    box.tap()
    page.keyboard.press("Enter")
    expect(box).not_to_be_focused()
    context.close()


def test_escape_closes_the_list_and_keeps_what_was_typed(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("waters")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_alt_with_an_arrow_closes_and_opens_the_list(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("waters")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()


def test_leaving_closes_the_list(page: Page, box: Locator) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("waters")


def test_tab_searches_the_chosen_completion(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    chosen = box.input_value()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("button", name="Zoeken")).to_be_focused()
    expect(box).to_have_value(chosen)
    expect(page).to_have_url(f"/?q={chosen}")
    expect(page).to_have_title(f"{chosen} – Alinea")


def test_the_button_searches_the_chosen_completion(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    chosen = box.input_value()
    page.get_by_role("button", name="Zoeken").click()
    expect(page).to_have_title(f"{chosen} – Alinea")


def test_what_is_not_chosen_is_not_asked(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    page.get_by_text("Sneltoetsen").click()
    expect(box).to_have_value("waters")
    expect(page).to_have_url("/?q=waters")


def test_back_closes_the_list(page: Page, box: Locator) -> None:
    page.keyboard.press("ArrowDown")
    page.evaluate("history.back()")
    expect(page).to_have_url("/")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("")
    page.get_by_text("Sneltoetsen").click()
    expect(box).to_have_value("")


def test_goes_on_without_completions_when_they_fail(page: Page) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.goto("/")
    page.route("**/suggest?*", fail)
    page.get_by_role("combobox").press_sequentially("zalm")
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_offers_options_where_a_role_is_no_property(page: Page) -> None:
    page.add_init_script("delete Element.prototype.role")
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("waters")
    page.get_by_role("option", name="waterschap", exact=True).click()
    expect(page).to_have_url("/?q=waterschap")


def test_completes_on_an_article_too(page: Page) -> None:
    page.goto("/artikelen/zalm-maas?q=zalm&van=2020&soort=inleiding")
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press_sequentially("otte")
    page.get_by_role("option", name="otter").click()
    expect(page).to_have_url("/?q=otter&van=2020&soort=inleiding")
    expect(page.get_by_role("link", name="vanaf 2020 verwijderen")).to_be_visible()
