"""The promise that nothing gets in: what is asked and what articles hold is shown as text only.

Raises AssertionError when it is broken and returns the figures of its run as one line. That a
browser runs nothing of it is shown by `tests/browser/test_safety.py` and `test_embed.py`.
"""

import json
from collections.abc import Iterator
from html import escape
from urllib.parse import quote, urlencode, urlsplit

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from werkzeug.test import TestResponse

from tests.reliability.harness import Site, client_of, examples
from web.headers import POLICY
from web.state import PARAMETERS

PIECES = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"),
    *('"><script src=//kwaad.example/x.js></script>', "' onfocus='alert(1)' autofocus='"),
    *("javascript:alert(1)", "</title></textarea></template></main>", "<!--", "-->", "]]>"),
    *("{{ 7 * 7 }}", "{% raw %}", "${7 * 7}", "&lt;script&gt;", "<mark onmouseover=alert(1)>"),
    *('<a href="javascript:alert(1)">', "<style>*{display:none}</style>", "<base href=//kwaad/>"),
    *("\r\nSet-Cookie: kwaad=1", "../../../etc/passwd", "%2e%2e%2f", "\0", "\u202e", "gevaarlijk"),
)
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=4).map(
    "".join
)
FIELDS = ("title", "publisher", "url", "categories", "text")
METHODS = ("POST", "PUT", "PATCH", "DELETE")
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
ADDRESSES = (
    *("/", "/resultaten", "/artikelen/a0", "/artikelen/{}", "/alineas/a0/1/vergelijkbaar"),
    *("/alineas/{}/1/vergelijkbaar", "/opensearch.xml", "/alinea-zoek.js", "/static/{}", "/{}"),
    *("/api", "/api/v1/search", "/api/v1/suggest", "/api/v1/articles/{}", "/api/v1/articles/a0"),
    *("/api/v1/paragraphs/{}", "/api/v1/paragraphs/{}/similar", "/api/v1/{}", "/resultaten.csv"),
)
"""With braces where something hostile takes the place of an id or a path."""

ASKED = (*PARAMETERS, "from", "to", "kind", "category", "sort", "page", "fields", "facets", "kwaad")

LOADED = {"script": "src", "img": "src", "link": "href"}
"""Elements that load something, which must come from here."""

FORBIDDEN = frozenset({"style", "iframe", "object", "embed", "base", "frame", "applet"})
SCHEMES = frozenset({"", "http", "https"})


def nothing_gets_in(site: Site, times: int) -> str:
    """Ask hostile things of every address, of articles that are hostile in every field."""
    site.articles.mkdir(parents=True)
    with (site.articles / "artikelen.jsonl").open("w", encoding="utf8") as lines:
        for number, article in enumerate(_articles()):
            lines.write(json.dumps({"id": f"a{number}", **article}) + "\n")
    site.rebuild()
    client = client_of(site)
    asked = refused = 0

    @given(
        address=st.sampled_from(ADDRESSES),
        place=HOSTILE,
        asking=st.dictionaries(st.sampled_from(ASKED), HOSTILE, max_size=3),
        query=st.sampled_from(("gevaarlijk", "alert", "script -kwaad", "")) | HOSTILE,
        method=st.sampled_from(("GET",) * 8 + METHODS),
    )
    @examples(times)
    def ask(address: str, place: str, asking: dict[str, str], query: str, method: str) -> None:
        nonlocal asked, refused
        path = address.format(quote(place.encode("utf8", "surrogatepass"), safe=""))
        parameters = urlencode({"q": query, **asking}, errors="surrogatepass")
        response = client.open(f"{path}?{parameters}", method=method)
        asked += 1
        refused += response.status_code >= 400
        assert response.status_code < 500, f"{response.status_code} for {path}?{parameters}"
        assert method == "GET" or response.status_code in (404, 405, 308), f"{method} {path}"
        _is_harmless(response, f"{method} {path}?{parameters}")

    ask()
    return (
        f"{asked:,} hostile requests of every address, {refused:,} of them refused with a status "
        f"from 400 on, {len(PIECES) * len(FIELDS)} hostile articles: 0 server errors, 0 foreign "
        "elements or attributes, 0 answers without their headers"
    )


def _articles() -> Iterator[dict[str, object]]:
    """Yield articles that hold each piece in each field, and text to be found by."""
    for piece in PIECES:
        for field in FIELDS:
            article: dict[str, object] = {"text": "Een gevaarlijk bericht.", "title": "Gevaarlijk"}
            value = f"gevaarlijk {escape(piece)} {piece} bericht."
            article[field] = [value] if field == "categories" else value
            yield article


def _is_harmless(response: TestResponse, asked: str) -> None:
    for name, value in HEADERS.items():
        assert response.headers.getlist(name) == [value], f"{name} of {asked}"
    assert "Set-Cookie" not in response.headers, asked
    if response.mimetype == "text/html" and response.data:
        _holds_text_only(html.document_fromstring(response.data), asked)
    elif response.mimetype == "application/json":
        for marked in _marked(response.get_json()):
            root = html.fragment_fromstring(marked, create_parent="p")
            assert {element.tag for element in root.iterdescendants()} <= {"mark"}, asked
            assert not any(element.attrib for element in root.iter()), asked


def _holds_text_only(root: html.HtmlElement, asked: str) -> None:
    """See that a page has no element or attribute that could run, load or lead to code."""
    for element in root.iter(html.etree.Element):
        tag = str(element.tag)
        assert tag not in FORBIDDEN, f"<{tag}> in {asked}"
        assert element.get("http-equiv") is None, f"http-equiv in {asked}"
        assert tag != "script" or element.get("src"), f"a script in {asked}"
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), f"{name} in {asked}"
            assert name != "style", f"style in {asked}"
            if name in ("href", "src", "action", "formaction"):
                assert urlsplit(str(value).strip()).scheme in SCHEMES, f"{value} in {asked}"
        if source := LOADED.get(tag):
            where = urlsplit(element.get(source, ""))
            assert where.netloc in ("", "localhost") or tag == "link", f"{tag} of {where}: {asked}"


def _marked(value: object) -> Iterator[str]:
    """Yield every value of a JSON document that is HTML by its name."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if str(name).endswith("highlighted") and isinstance(inner, str):
                yield inner
            else:
                yield from _marked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _marked(inner)
