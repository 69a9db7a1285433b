"""Articles and queries full of script run nowhere, and no page asks for what its policy forbids."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

EXECUTED = "document.documentElement.dataset.executed"
HOSTILE = [
    "<script>document.documentElement.dataset.executed='ja'</script>",
    "<img src=x onerror=\"document.documentElement.dataset.executed='ja'\">",
    '"><svg onload="document.documentElement.dataset.executed=\'ja\'">',
    "' onfocus='document.documentElement.dataset.executed=1' autofocus='",
    "javascript:document.documentElement.dataset.executed='ja'",
    "</title></textarea></template><script>document.documentElement.dataset.executed=1</script>",
    "{{ 7 * 7 }} gevaarlijk",
    "gevaarlijk <mark onmouseover=\"document.documentElement.dataset.executed='ja'\">",
]


@pytest.fixture
def watched(context: BrowserContext, page: Page) -> Iterator[Page]:
    """A page on which nothing may be executed nor blocked by the content security policy."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    assert page.evaluate(EXECUTED) is None
    assert [text for text in complaints if "status of 4" not in text] == []


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_only_text(watched: Page, query: str) -> None:
    watched.goto(f"/?q={quote(query)}")
    expect(watched.get_by_role("combobox")).to_have_value(query)
    watched.goto("/")
    watched.get_by_role("combobox").fill(query)
    watched.keyboard.press("Enter")
    expect(watched).to_have_title(f"{query} – Alinea")
    watched.goto(f"/artikelen/vijandig?q={quote(query)}")
    expect(watched.get_by_role("heading", level=1)).to_contain_text("<script>")


def test_a_hostile_parameter_is_only_text(watched: Page) -> None:
    for name in ("van", "tot", "soort", "categorie", "sorteer", "pagina", "groep", "artikel"):
        value = HOSTILE[2]
        watched.goto(f"/?q=gevaarlijk&{name}={quote(value)}")
        expect(watched.get_by_role("main")).to_contain_text(value)
        assert watched.evaluate(EXECUTED) is None


def test_a_hostile_article_is_only_text(watched: Page) -> None:
    watched.goto("/?q=gevaarlijk&groep=geen")
    expect(watched.locator(".result")).to_have_count(2)
    expect(watched.locator(".result h2").first).to_contain_text("Gevaarlijk <script>")
    expect(watched.locator(".result .heading")).to_contain_text("Kop met <img")
    expect(watched.locator(".result .text").last).to_contain_text("&lt;script&gt;alert(1)")
    watched.get_by_text("Waarom gevonden?").first.click()
    watched.get_by_role("button", name="Citaat kopiëren").first.click()
    watched.get_by_role("link", name="Rubriek").first.click()
    expect(watched.get_by_role("link", name="Rubriek").first).to_contain_text("<svg")
    watched.locator("a.open").first.click()
    expect(watched.get_by_role("heading", level=1)).to_contain_text("<script>")
    expect(watched.get_by_role("link", name="Oorspronkelijk artikel")).to_have_count(0)
    watched.goto("/alineas/vijandig/1/vergelijkbaar")
    expect(watched.locator(".origin blockquote")).to_contain_text("<script>")


def test_the_policy_is_strict_and_kept(watched: Page) -> None:
    for address in ("/", "/?q=rivier", "/artikelen/ruslandbeleid?q=rusland", "/x", "/?q=a&van=x"):
        response = watched.goto(address)
        assert response is not None
        policy = response.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert watched.locator("script:not([src]), style, [style], [onclick]").count() == 0
        watched.wait_for_load_state("networkidle")
