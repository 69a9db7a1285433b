"""Addresses on this server: of an article's page and of the place of a paragraph on it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlencode, urljoin

from flask import request, url_for

from index.article import Paragraph

PART = 500
"""Paragraphs of an article on one page; nearly every article is one page."""


def place_of(
    paragraph: Paragraph,
    query: str = "",
    *,
    search: Mapping[str, str | Sequence[str]] | None = None,
    external: bool = False,
) -> str:
    """Return the address of a paragraph in its article.

    Args:
        paragraph: of the article.
        query: text of which the words are marked there.
        search: parameters of the results that the page leads back to, `q` among them.
        external: with scheme and host.
    """
    part = (paragraph.number - 1) // PART + 1
    parameters = {"q": query, **(search or {}), "deel": str(part) if part > 1 else ""}
    asked = urlencode({name: value for name, value in parameters.items() if value}, doseq=True)
    article = article_address(paragraph.article.id, external=external)
    return f"{article}{asked and '?'}{asked}#p{paragraph.number}"


def article_address(article_id: str, *, external: bool = False) -> str:
    """Return the address of an article by its id, which is safe in a path.

    Args:
        article_id: of the article.
        external: with scheme and host.
    """
    address = f"{address_of('pages.article', '-').removesuffix('-')}{article_id}"
    return urljoin(request.host_url, address) if external else address


def address_of(endpoint: str, article_id: str | None = None) -> str:
    """Return the address of an endpoint; making each anew would take longer than a search."""
    return _address_of(request.script_root, endpoint, article_id)


@lru_cache(maxsize=32)
def _address_of(script_root: str, endpoint: str, article_id: str | None) -> str:
    return url_for(endpoint, article_id=article_id)
