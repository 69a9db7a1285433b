"""An article to its paragraphs: lead, quotations, and the heading above each."""

import re
from collections.abc import Iterator, Sequence

from index.article import Article, ArticleInfo, Kind, Paragraph

PARAGRAPH_LIMIT = 10_000
"""Characters; a longer paragraph is parted at the ends of sentences."""

HEADING_LIMIT = 1000
"""Characters of what stands above a paragraph, and is kept with every one below it."""

TITLE_LIMIT = 200
"""Characters of a first sentence that stands for a title."""

_QUOTATION = re.compile(r"[\"“”„«»]|''|``")
_SINGLE_QUOTATION = re.compile(r"['‘’‚‹](?=\S)(?P<rest>.*)", re.DOTALL)
_APOSTROPHE = re.compile(r"(?:s|t|n|k|m|r|ns|tis|twas|\d\d)\b", re.IGNORECASE)
_CLOSING_SINGLE = re.compile(r"(?<=\S)['’‘›](?!\w)")
_SENTENCE_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)[\"'”’»)\]]*+(?= [\"'“‘„«(\[]*+[A-ZÀ-ÖØ-Þ0-9])"
)
_LONGEST_ABBREVIATION = 12
_ABBREVIATION_LIST = (
    "apr art aug blz bijv bv ca d.w.z dec dhr di do dr drs ds excl feb gen i.v.m incl ing ir jan "
    "jl jul jun kol lic lt m.b.t m.i.v m.u.v ma max mevr mgr min mr mrs mrt mw n.a.v no nov nr o.a "
    "o.l.v okt pag plm prof resp sep sept st t.a.v t.o.v tel vgl vr vs wo z.g za zgn zo"
)
_ABBREVIATIONS = frozenset(_ABBREVIATION_LIST.split())


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an article in order, () when it has headings only.

    The first is the lead; others that open with a quotation are quotes. Headings that follow each
    other without a paragraph between them are joined, so that each can be found; of more than
    `HEADING_LIMIT` allows, the first are paragraphs, and so is one that is too long.
    """
    bodies = tuple(_bodies(article))
    if not bodies:
        return ()
    info = _info(article, bodies[0][1])
    return tuple(
        Paragraph(info, number, _kind(number, text), text, heading)
        for number, (heading, text) in enumerate(bodies, start=1)
    )


def _bodies(article: Article) -> Iterator[tuple[str | None, str]]:
    """Yield each paragraph's heading and text."""
    headings: list[str] = []
    closed = False
    for block in article.blocks:
        if block.is_heading and len(block.text) <= HEADING_LIMIT:
            if closed:
                headings = []
            closed = False
            if block.text not in headings:
                headings.append(block.text)
            while len(_joined(headings)) > HEADING_LIMIT:
                yield None, headings.pop(0)
        else:
            closed = True
            heading = _joined(headings) or None
            for text in _parts(block.text):
                yield heading, text


def _joined(headings: Sequence[str]) -> str:
    return " – ".join(headings)


def _info(article: Article, lead: str) -> ArticleInfo:
    return ArticleInfo(
        id=article.id,
        title=article.title or first_sentence(lead),
        title_is_given=article.title is not None,
        date=article.date,
        publisher=article.publisher,
        url=article.url,
        categories=article.categories,
    )


def _kind(number: int, text: str) -> Kind:
    if number == 1:
        return Kind.LEAD
    return Kind.QUOTE if opens_with_quotation(text) else Kind.BODY


def opens_with_quotation(text: str) -> bool:
    """Tell whether a text begins with a quotation.

    A single quotation mark opens one when another closes it; `'s avonds` and `'t` are words.
    """
    if _QUOTATION.match(text):
        return True
    match = _SINGLE_QUOTATION.match(text)
    if match is None or _APOSTROPHE.match(match["rest"]):
        return False
    return _CLOSING_SINGLE.search(match["rest"]) is not None


def first_sentence(text: str) -> str:
    """Return what stands for the title of an article that has none, from its first paragraph."""
    end = next(_sentence_ends(text[: 2 * TITLE_LIMIT]), len(text))
    sentence = text[:end].rstrip()
    if len(sentence) <= TITLE_LIMIT:
        return sentence
    return sentence[: _last_space(sentence, TITLE_LIMIT)].rstrip(" ,;:") + "…"


def _sentence_ends(text: str) -> Iterator[int]:
    """Yield where sentences end, in characters; the dots of abbreviations and initials do not."""
    for match in _SENTENCE_END.finditer(text):
        before = text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        word = before.rpartition(" ")[2].strip("\"'“‘„(").lower()
        if match["mark"] != "." or (len(word) > 1 and word not in _ABBREVIATIONS):
            yield match.end()


def _parts(text: str) -> Sequence[str]:
    """Part a text that is too long for a result at the ends of sentences, else of words."""
    parts = []
    start = 0
    while len(text) - start > PARAGRAPH_LIMIT:
        piece = text[start : start + PARAGRAPH_LIMIT]
        ends = [end for end in _sentence_ends(piece) if end > PARAGRAPH_LIMIT // 2]
        cut = ends[-1] if ends else _last_space(piece, PARAGRAPH_LIMIT)
        parts.append(piece[:cut].strip())
        start += cut
    rest = text[start:].strip()
    return [*parts, rest] if rest else parts


def _last_space(text: str, limit: int) -> int:
    place = text.rfind(" ", limit // 2, limit)
    return limit if place < 0 else place
