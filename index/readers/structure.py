"""Web pages put right: what people write for paragraphs made paragraphs, before one is looked for.

What looks for the article (trafilatura) reads the text of `p` elements, and of the first `article`
only; other text is lost to it.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from index.readers import markup

_TEASER_LIMIT = 300
"""Characters in paragraphs; a further `article` that has a link and fewer of them is a teaser."""
_SITE_IN_TITLE = re.compile(r"\S\s+[|–—-]\s+([^|–—]+?)\s*\Z")


def put_right(page: HtmlElement) -> None:
    """Make paragraphs of two line breaks and of loose text, and one article of what is one."""
    _demote_logo(page)
    for preformatted in list(page.iter("pre")):
        _break_lines(preformatted)
    for paragraph in list(page.iter("p")):
        _part(paragraph)
    for parent in {paragraph.getparent() for paragraph in page.iter("p")}:
        if parent is not None:
            _wrap_loose_text(parent)
    _join_articles(page)
    _mark_article(page)


def _demote_logo(page: HtmlElement) -> None:
    """Let the name of the site be no heading, so that it is not taken for the title."""
    site = page.find(".//meta[@property='og:site_name']")
    title = _SITE_IN_TITLE.search(page.findtext(".//title") or "")
    names = {site is not None and site.get("content"), title and title[1]}
    for heading in list(page.iter("h1")):
        if markup.line(heading) in names:
            heading.tag = "div"


def _break_lines(preformatted: HtmlElement) -> None:
    """Make a paragraph of a `pre`, with line breaks for the ends of its lines."""
    preformatted.tag = "p"
    if "\n" not in (preformatted.text or ""):
        return
    preformatted.text, *lines = (preformatted.text or "").strip().split("\n")
    endings = [preformatted.makeelement("br") for _ in lines]
    for ending, line in zip(endings, lines, strict=True):
        ending.tail = line
    preformatted[:0] = endings


def _part(paragraph: HtmlElement) -> None:
    """Part a paragraph where two line breaks follow each other."""
    part, after_break = paragraph, False
    for child in list(paragraph):
        if part is not paragraph:
            part.append(child)
        was_after_break = after_break
        after_break = child.tag == "br" and not (child.tail or "").strip()
        if child.tag == "br" and was_after_break:
            following = paragraph.makeelement("p", dict(paragraph.attrib))
            following.text, child.tail = child.tail, None
            part.addnext(following)
            part = following


def _wrap_loose_text(parent: HtmlElement) -> None:
    """Make paragraphs of the text that stands between paragraphs in no element of its own."""
    for before, inline in list(_loose_runs(parent)):
        text = (parent.text if before is None else before.tail) or ""
        if not "".join([text, *(element.tail or "" for element in inline)]).strip():
            continue
        paragraph = parent.makeelement("p")
        paragraph.text = text
        if before is None:
            parent.text = None
            parent.insert(0, paragraph)
        else:
            before.tail = None
            before.addnext(paragraph)
        paragraph.extend(inline)


def _loose_runs(
    parent: HtmlElement,
) -> Iterator[tuple[HtmlElement | None, list[HtmlElement]]]:
    """Yield the elements that are not blocks between two that are, and the block before them."""
    before: HtmlElement | None = None
    inline: list[HtmlElement] = []
    for child in parent:
        if markup.is_block(child):
            yield before, inline
            before, inline = child, []
        else:
            inline.append(child)
    yield before, inline


def _join_articles(page: HtmlElement) -> None:
    """Move further articles into the first, but teasers and those with a title of their own."""
    first = page.find(".//article")
    if first is None:
        return
    for other in [*page.iter("article")][1:]:
        is_within = first in other.iterancestors() or other in first.iterancestors()
        if not (is_within or other.find(".//h1") is not None or _is_teaser(other)):
            first.append(other)


def _is_teaser(article: HtmlElement) -> bool:
    if sum(len(str(p.text_content())) for p in article.iter("p")) >= _TEASER_LIMIT:
        return False
    return article.find(".//a") is not None or any(article.iterancestors("a"))


def _mark_article(page: HtmlElement) -> None:
    """Wrap the body of a page that is nothing but an article, as trafilatura looks for one."""
    body = page.find("body")
    if body is None or body.find("p") is None or page.find(".//article") is not None:
        return
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)
