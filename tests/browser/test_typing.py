"""Search as you type: results follow, the address is the state, back and forward work."""

import re

from playwright.sync_api import BrowserContext, Page, Route, expect


def hold(page: Page, address: str) -> list[Route]:
    """Keep the answers of an address back; return those that are asked for, as they come."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(address, keep)
    return held


def test_results_and_address_follow_typing(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("zalm")
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()
    expect(page).to_have_url("/?q=zalm")
    expect(page).to_have_title("zalm – Alinea")
    expect(page.get_by_role("status")).to_contain_text("1 artikel")
    expect(page.get_by_role("combobox")).to_be_focused()


def test_what_is_composed_is_searched_and_completed(context: BrowserContext, page: Page) -> None:
    page.goto("/")
    box = page.get_by_role("combobox")
    box.focus()
    keyboard = context.new_cdp_session(page)
    composed = {"text": "zalm", "selectionStart": 4, "selectionEnd": 4}
    keyboard.send("Input.imeSetComposition", composed)
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()
    box.dispatch_event("keydown", {"key": "Escape", "isComposing": True})
    expect(box).to_have_value("zalm")
    keyboard.send("Input.insertText", {"text": "zal"})
    expect(page.get_by_role("option").first).to_be_visible()


def test_narrowing_stays_while_typing(page: Page) -> None:
    page.goto("/?q=brug&soort=inleiding&van=2020&groep=geen")
    page.get_by_role("combobox").fill("otter")
    expect(page.get_by_role("heading", name="Otter gezien")).to_be_visible()
    assert page.evaluate("Object.fromEntries(new URLSearchParams(location.search))") == {
        "q": "otter",
        "soort": "inleiding",
        "van": "2020",
        "groep": "geen",
    }


def test_narrowing_stays_while_typing_what_is_not_there(page: Page) -> None:
    page.goto("/?q=zwqx&van=2020-10")
    expect(page.get_by_role("heading", name="Niets gevonden")).to_be_visible()
    page.get_by_role("combobox").fill("rivier")
    expect(page.get_by_role("link", name="vanaf oktober 2020")).to_be_visible()
    expect(page).to_have_url("/?q=rivier&van=2020-10")


def test_a_word_is_one_step_back(page: Page) -> None:
    page.goto("/?q=brug")
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press_sequentially("otter")
    expect(page.get_by_role("heading", name="Otter gezien")).to_be_visible()
    page.go_back()
    expect(page).to_have_url("/?q=brug")
    expect(page.get_by_role("combobox")).to_have_value("brug")
    expect(page.get_by_role("heading", name="Brug bij Nijmegen")).to_be_visible()
    page.go_forward()
    expect(page).to_have_url("/?q=otter")
    expect(page.get_by_role("combobox")).to_have_value("otter")
    expect(page.get_by_role("heading", name="Otter gezien")).to_be_visible()


def test_back_from_an_article_shows_the_results_again(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("zalm")
    page.get_by_role("link", name="Zalm terug in de Maas").click()
    expect(page).to_have_url("/artikelen/zalm-maas?q=zalm#p1")
    page.go_back()
    expect(page).to_have_url("/?q=zalm")
    expect(page.get_by_role("combobox")).to_have_value("zalm")
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()


def test_an_empty_box_shows_the_welcome(page: Page) -> None:
    page.goto("/?q=zalm")
    page.get_by_role("combobox").fill("")
    expect(page.get_by_role("heading", name="Zoek in artikelen")).to_be_visible()
    assert page.evaluate("location.pathname + location.search") == "/"


def test_a_question_that_is_overtaken_is_given_up(page: Page) -> None:
    page.goto("/")
    held = hold(page, "**/resultaten?q=zalm")
    page.get_by_role("combobox").fill("zalm")
    expect(page.locator("main[aria-busy]")).to_be_attached()
    with page.expect_event("requestfailed") as given_up:
        page.get_by_role("combobox").fill("otter")
    assert given_up.value.url.endswith("/resultaten?q=zalm")
    expect(page.get_by_role("heading", name="Otter gezien")).to_be_visible()
    expect(page.locator("main[aria-busy]")).not_to_be_attached()
    assert len(held) == 1


def test_a_late_answer_leaves_focus_and_what_is_typed(page: Page) -> None:
    page.goto("/?q=brug")
    held = hold(page, "**/resultaten?*")
    page.get_by_role("combobox").fill("rivier")
    expect(page.locator("main[aria-busy]")).to_be_attached()
    page.get_by_label("Van").press_sequentially("2019")
    held.pop().continue_()
    expect(page).to_have_title("rivier – Alinea")
    expect(page.get_by_label("Van")).to_be_focused()
    expect(page.get_by_label("Van")).to_have_value("2019")
    page.get_by_role("combobox").fill("otter")
    expect(page.locator("main[aria-busy]")).to_be_attached()
    page.locator("a.open").first.focus()
    held.pop().continue_()
    expect(page).to_have_title("otter – Alinea")
    expect(page.get_by_role("main")).to_be_focused()


def test_says_when_the_server_is_away(page: Page) -> None:
    page.goto("/?q=brug&van=2019&soort=inleiding&soort=tekst")
    page.route("**/resultaten?*", lambda route: route.abort())
    page.get_by_role("combobox").fill("zalm")
    expect(page.get_by_role("heading", name="Geen verbinding")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Geen verbinding")
    expect(page).to_have_title("Geen verbinding – Alinea")
    page.unroute("**/resultaten?*")
    steps = page.evaluate("history.length")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()
    assert page.evaluate("history.length") == steps
    chips = page.get_by_role("group", name="Verfijnd op").get_by_role("link")
    expect(chips).to_have_count(4)  # with "Alles wissen"


def test_shows_nothing_but_its_own_pages(page: Page) -> None:
    page.goto("/")
    page.route(
        "**/resultaten?*",
        lambda route: route.fulfill(status=502, body="<html><h1>Bad Gateway</h1></html>"),
    )
    page.get_by_role("combobox").fill("zalm")
    expect(page.get_by_role("heading", name="Geen verbinding")).to_be_visible()
    expect(page.get_by_role("heading", name="Bad Gateway")).to_have_count(0)


def test_an_emptied_box_lists_what_the_narrowing_leaves(page: Page) -> None:
    page.goto("/?q=rivier&van=2020&soort=inleiding")
    page.get_by_role("combobox").fill("")
    expect(page.get_by_role("heading", level=1)).to_have_text("Inleidingen vanaf 2020")
    expect(page).to_have_url("/?soort=inleiding&van=2020")
    expect(page).to_have_title("Inleidingen vanaf 2020 – Alinea")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Inleidingen vanaf 2020: \d+ al"))
    page.get_by_role("combobox").press("ArrowDown")
    expect(page.locator("a.open").first).to_be_focused()
    page.get_by_role("combobox").fill("otter")
    expect(page.get_by_role("link", name="vanaf 2020 verwijderen")).to_be_visible()
    expect(page.get_by_role("link", name="Inleiding verwijderen").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("rivier")


def test_the_view_stays_when_the_box_is_emptied(page: Page) -> None:
    page.goto("/?q=rivier&groep=geen&sorteer=datum")
    page.get_by_role("combobox").fill("")
    expect(page.get_by_role("heading", name="Zoek in artikelen")).to_be_visible()
    page.get_by_role("combobox").fill("otter")
    expect(page).to_have_url("/?q=otter&sorteer=datum&groep=geen")


def test_a_period_is_asked_without_words(page: Page) -> None:
    page.goto("/?categorie=Water")
    page.get_by_label("Van").fill("mei 2020")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles in Water vanaf mei 2020")
    page.get_by_role("link", name="Water verwijderen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles vanaf mei 2020")


def test_says_when_the_server_does_not_answer(page: Page) -> None:
    page.add_init_script("AbortSignal.timeout = (_) => AbortSignal.abort(new Error('late'))")
    page.goto("/")
    page.get_by_role("combobox").fill("zalm")
    expect(page.get_by_role("heading", name="Geen verbinding")).to_be_visible()


def test_a_browser_without_its_signals_sends_the_form(page: Page) -> None:
    page.add_init_script("delete AbortSignal.any")
    page.goto("/?q=brug&van=2019")
    page.get_by_role("combobox").fill("zalm")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?q=zalm&van=2019&tot=$"))
    page.get_by_role("combobox").fill("otte")
    page.get_by_role("option", name="otter", exact=True).click()
    expect(page.get_by_role("heading", name="Otter gezien")).to_be_visible()


def test_asks_again_what_failed(page: Page) -> None:
    page.goto("/")
    page.route(
        "**/resultaten?*",
        lambda route: route.fulfill(
            status=503, body='<section data-title="Druk" data-status="Druk"><p id="fout"></section>'
        ),
    )
    page.get_by_role("combobox").fill("zalm")
    expect(page.get_by_role("status")).to_have_text("Druk")
    page.unroute("**/resultaten?*")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()


def test_says_that_there_is_no_index_yet(page: Page, url_without_index: str) -> None:
    page.goto(url_without_index)
    expect(page.get_by_role("code")).to_have_text("alinea rebuild")
    page.get_by_role("combobox").fill("zalm")
    expect(page.get_by_role("status")).to_have_text("Er is nog geen index")
    expect(page.get_by_role("code")).to_have_text("alinea rebuild")


def test_says_what_cannot_be_asked_and_lets_it_be_mended(page: Page) -> None:
    page.goto("/?q=zalm&soort=inleiding")
    page.get_by_label("Van").fill("gisteren")
    page.get_by_role("button", name="Toepassen").click()
    field = page.get_by_label("Van")
    expect(page.get_by_role("main")).to_contain_text("“gisteren” bij “Van” is geen datum")
    expect(page.get_by_role("combobox")).to_have_value("zalm")
    expect(field).to_have_value("gisteren")
    expect(field).to_have_accessible_description(re.compile("“gisteren” bij “Van” is geen datum"))
    field.fill("1-1-2020")
    page.get_by_role("button", name="Toepassen").click()
    expect(page.get_by_role("link", name="vanaf 1 januari 2020 verwijderen")).to_be_visible()
    expect(page.get_by_role("link", name="Inleiding verwijderen").first).to_be_visible()
    expect(field).to_have_value("01-01-2020")


def test_enter_searches_at_once(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("otter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Otter gezien")).to_be_visible()
    expect(page).to_have_url("/?q=otter")


def test_did_you_mean(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").fill("terorisme")
    said = "Niets gevonden. Bedoelde u terrorisme?"
    expect(page.get_by_role("status")).to_have_text(said)
    page.get_by_text("Bedoelde u").get_by_role("link", name="terrorisme").click()
    expect(page).to_have_url("/?q=terrorisme")
    expect(page.locator("mark", has_text="terrorisme").first).to_be_visible()
