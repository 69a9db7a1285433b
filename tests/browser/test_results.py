"""What a result offers: its place, why it was found, a citation, its like, and narrowing."""

import re

from playwright.sync_api import BrowserContext, Page, expect


def test_shows_where_and_when_a_paragraph_was_written(page: Page) -> None:
    page.goto("/?q=vistrappen")
    result = page.locator(".result").first
    expect(result.get_by_role("heading", name="Zalm terug in de Maas")).to_be_visible()
    expect(result.locator("time")).to_have_text("20 januari 2020")
    expect(result.locator("mark").first).to_contain_text("istrap")
    expect(result).to_contain_text("De Waterkrant")
    expect(result.locator(".heading")).to_have_text("Vistrappen")


def test_a_quotation_looks_like_one(page: Page) -> None:
    page.goto("/?q=hoogleraar+rivier+ruimte&soort=citaat")
    result = page.locator(".result.quote").first
    expect(result.locator(".kind")).to_have_text("Citaat")
    expect(result.locator(".text")).to_have_css("border-left-style", "solid")


def test_a_result_leads_to_its_paragraph_in_its_article(page: Page) -> None:
    page.goto("/?q=muskusratten")
    page.get_by_role("link", name="Vrijwilligers bewaken de dijk").click()
    expect(page).to_have_url("/artikelen/dijkbewaking?q=muskusratten#p1")
    expect(page.locator("#p1")).to_be_in_viewport()
    expect(page.locator("#p1 mark")).to_have_text("muskusratten")


def test_more_from_one_article(page: Page) -> None:
    page.goto("/?q=zutphen+stoep")
    page.get_by_role("link", name=re.compile("uit dit artikel")).first.click()
    expect(page).to_have_url(re.compile("artikel=veerstoep-zutphen"))
    expect(page.get_by_role("link", name="Alleen in “Oude veerstoep")).to_be_visible()
    assert page.locator(".result").count() > 1


def test_grouped_and_flat(page: Page) -> None:
    page.goto("/?q=rusland")
    expect(page.locator(".result")).to_have_count(1)
    page.get_by_role("link", name="Losse alinea’s").click()
    expect(page).to_have_url("/?q=rusland&groep=geen")
    assert page.locator(".result").count() > 1
    page.get_by_role("link", name="Per artikel").click()
    expect(page.locator(".result")).to_have_count(1)


def test_why_a_paragraph_was_found(page: Page) -> None:
    page.goto("/?q=strategie&groep=geen")
    result = page.locator(".result", has_text="Ruslandstrategie van Bloks").first
    result.get_by_text("Waarom gevonden?").click()
    why = result.locator(".why li", has_text="Ruslandstrategie").first
    expect(why).to_be_visible()
    expect(why.locator(".asked")).to_have_text("strategie")


def test_a_citation_is_copied(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?q=muskusratten")
    page.get_by_role("button", name="Citaat kopiëren").click()
    expect(page.get_by_role("button", name="Citaat gekopieerd")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Citaat gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Bijna vierhonderd vrijwilligers")
    source = "– Vrijwilligers bewaken de dijk, De Waterkrant, 11 februari 2020, alinea 1. http://"
    assert source in copied
    assert copied.endswith("/artikelen/dijkbewaking#p1")


def test_a_reference_to_an_article_is_copied(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/artikelen/dijkbewaking")
    page.get_by_role("button", name="Verwijzing kopiëren").click()
    expect(page.get_by_role("status")).to_have_text("Verwijzing gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    about = "Vrijwilligers bewaken de dijk, De Waterkrant, 11 februari 2020."
    assert copied == f"{about} https://waterkrant.example/dijkbewaking"


def test_a_citation_can_be_read_where_copying_fails(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto("/?q=muskusratten")
    page.get_by_role("button", name="Citaat kopiëren").click()
    expect(page.locator("details.cite p")).to_be_visible()
    expect(page.locator("details.cite summary")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Kopiëren is niet gelukt")


def test_similar_paragraphs(page: Page) -> None:
    page.goto("/?q=muskusratten&soort=inleiding")
    page.get_by_role("link", name="Vergelijkbaar").click()
    expect(page).to_have_url("/alineas/dijkbewaking/1/vergelijkbaar?q=muskusratten&soort=inleiding")
    expect(page.get_by_role("heading", name="Vergelijkbare alinea’s")).to_be_visible()
    expect(page.locator(".origin")).to_contain_text("Bijna vierhonderd vrijwilligers")
    expect(page.locator(".result").first).to_be_visible()
    page.get_by_role("link", name="Terug naar de resultaten").click()
    expect(page).to_have_url("/?q=muskusratten&soort=inleiding")


def test_a_bar_of_the_chart_narrows_to_its_month(page: Page) -> None:
    page.goto("/?q=rivier")
    page.locator(".chart svg a", has_text="mei 2020: 1 alinea").click()
    expect(page).to_have_url("/?q=rivier&van=2020-05&tot=2020-05")
    expect(page.locator(".result")).to_have_count(1)
    page.get_by_role("link", name="mei 2020 verwijderen").click()
    expect(page).to_have_url("/?q=rivier")


def test_the_numbers_of_the_chart_are_a_table(page: Page) -> None:
    page.goto("/?q=rivier")
    page.get_by_text("Als tabel", exact=True).click()
    row = page.get_by_role("row", name="mei 2020")
    expect(row.get_by_role("cell")).to_have_text("1")
    row.get_by_role("link").click()
    expect(page).to_have_url("/?q=rivier&van=2020-05&tot=2020-05")


def test_a_period_can_be_typed(page: Page) -> None:
    page.goto("/?q=rivier&categorie=Water")
    page.get_by_label("Van").fill("12-2019")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/?q=rivier&categorie=Water&van=12-2019")
    page.get_by_label("Tot en met").fill("2020")
    page.get_by_role("button", name="Toepassen").click()
    chip = "december 2019 tot en met 2020 verwijderen"
    expect(page.get_by_role("link", name=chip)).to_be_visible()
    expect(page.get_by_role("link", name="Water verwijderen").first).to_be_visible()


def test_kinds_and_categories_narrow_and_widen(page: Page) -> None:
    page.goto("/?q=rivier")
    narrowing = page.get_by_role("complementary", name="Verfijnen")
    narrowing.get_by_role("link", name=re.compile(r"^Inleiding \d+$")).click()
    expect(page).to_have_url("/?q=rivier&soort=inleiding")
    expect(page.locator(".result:not(.lead)")).to_have_count(0)
    narrowing.get_by_role("link", name=re.compile("^Wetenschap")).click()
    expect(page).to_have_url("/?q=rivier&soort=inleiding&categorie=Wetenschap")
    expect(page.locator(".result")).to_have_count(1)
    page.get_by_role("link", name="Alles wissen").click()
    expect(page).to_have_url("/?q=rivier")


def test_a_category_of_an_article_lists_all_in_it(page: Page) -> None:
    page.goto("/artikelen/drinkwater-droogte?q=schaars")
    page.get_by_role("link", name="Categorie Water").click()
    expect(page).to_have_url("/?categorie=Water")
    expect(page).to_have_title("Alles in Water – Alinea")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles in Water")
    expect(page.get_by_role("link", name="Nieuwste eerst")).to_have_count(0)
    dates = page.locator(".result time").evaluate_all("all => all.map(one => one.dateTime)")
    assert dates == sorted(dates, reverse=True)
    page.locator("a.open").first.click()
    expect(page.locator("mark")).to_have_count(0)
    page.get_by_role("link", name="Terug naar de resultaten").click()
    expect(page).to_have_url("/?categorie=Water")
    page.get_by_role("group", name="Verfijnd op").get_by_role("link", name="Water").click()
    expect(page).to_have_url("/")
    expect(page.get_by_role("heading", name="Zoek in artikelen")).to_be_visible()


def test_a_list_narrows_as_results_do(page: Page) -> None:
    page.goto("/?categorie=Water")
    page.locator(".chart svg a", has_text="mei 2020").click()
    expect(page).to_have_url("/?van=2020-05&tot=2020-05&categorie=Water")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles in Water van mei 2020")
    page.get_by_role("link", name=re.compile("uit dit artikel")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alles uit “Droogte maakt")
    page.get_by_role("link", name="Alles wissen").click()
    expect(page).to_have_url("/")


def test_newest_first(page: Page) -> None:
    page.goto("/?q=rivier")
    page.get_by_role("link", name="Nieuwste eerst").click()
    expect(page).to_have_url("/?q=rivier&sorteer=datum")
    expect(page.locator(".result time").first).to_have_text("maart 2021")


def test_pages_through_results(page: Page) -> None:
    page.goto("/?q=rivier")
    first = page.locator(".result h2").all_inner_texts()
    page.get_by_role("link", name="Volgende").click()
    expect(page).to_have_url("/?q=rivier&pagina=2")
    second = page.locator(".result h2").all_inner_texts()
    assert len(first) == 10
    assert second
    assert not set(first) & set(second)
    page.get_by_role("link", name="Vorige").click()
    expect(page).to_have_url("/?q=rivier")
