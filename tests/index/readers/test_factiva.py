import pytest

from index.article import Article


def row(code: str, content: str) -> str:
    return (
        f'<tr><td align="right" valign="top" class="index"><b>{code}</b>&nbsp;</td>'
        f"<td>{content}</td></tr>"
    )


def paragraphs(*texts: str) -> str:
    begin = '<p class="articleParagraph nlarticleParagraph">'
    return "".join(f"{begin}{text}   </p>" for text in texts)


def with_codes(number: str, *rows: str) -> str:
    return (
        '<div class="article nlArticle"><table cellpadding="1">'
        + "".join(rows)
        + row("NS", "<br/>gtrans : Transport | gcat : Political/General News")
        + row("AN", f"<br/>Document {number}")
        + "</table><br/></div><br/><span></span>"
    )


def with_lines(number: str, title: str, *lines: str, text: str, above: str = "") -> str:
    return (
        f'<div id="article-{number}" class="article"><div class="article nlArticle"><p>{above}'
        f"<div id=\"hd\"><span class='nlHeadline'>{title}   </span></div>"
        '<div class="author">Jan de Vries</div>'
        + "".join(f"<div>{line}</div>" for line in lines)
        + f"</p>{text}<p>De Kustbode BV</p><p>Document {number}</p></div></div><br/>"
    )


def export(*articles: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Factiva</title></head><body>"
        '<div id="navcontainer"><h1>Factiva</h1></div><form><div id="contentLeft">'
        + "".join(articles)
        + '</div><div id="pageFooter">&copy; 2019 Factiva, Inc.</div></form></body></html>'
    )


BRIDGE = ("De brug bij <b>Oosthaven</b> blijft dicht.", "Omrijden", "De automobilist moet om.")
CODED = with_codes(
    "KUSTB00020190312ef3c0002l",
    row("SE", "Binnenland"),
    row("HD", "<b class='nlHeadline'>Brug blijft dicht</b>\n"),
    row("BY", "Jan de Vries"),
    row("WC", "1.112 words"),
    row("PD", "12 March 2019"),
    row("ET", "05:00"),
    row("SN", "De Kustbode"),
    row("SC", "KUSTB"),
    row("LA", "Dutch"),
    row("CY", "Copyright 2019 De Kustbode"),
    row("LP", paragraphs(BRIDGE[0])),
    row("TD", paragraphs(*BRIDGE[1:])),
)
LINED = with_lines(
    "KUSTB00020190312ef3c0002l",
    "Brug blijft dicht",
    "1.112 words",
    "12 March 2019",
    "05:00",
    "De Kustbode",
    "KUSTB",
    "4",
    "Dutch",
    "Copyright 2019 De Kustbode",
    text=paragraphs(*BRIDGE),
    above="<div>Binnenland</div>",
)
SECOND = with_lines(
    "KUSTB00020190314ef3e0001a",
    "Sluis",
    "90 words",
    "14 maart 2019",
    "De Kustbode",
    "KUSTB",
    text=paragraphs("De sluis gaat ook dicht."),
)


@pytest.mark.parametrize(
    "article", [pytest.param(CODED, id="with codes"), pytest.param(LINED, id="without")]
)
def test_an_export_of_factiva_is_as_many_articles(read_files, article: str):
    first, second = read_files({"krant.html": export(article, SECOND)})
    assert (first.id, first.title) == ("KUSTB00020190312ef3c0002l", "Brug blijft dicht")
    assert (first.date, first.publisher) == ("2019-03-12", "De Kustbode")
    assert first.categories == ("Binnenland",)
    assert ["#" * b.is_heading + b.text for b in first.blocks] == [
        "De brug bij Oosthaven blijft dicht.",
        "#Omrijden",
        "De automobilist moet om.",
    ]
    assert (second.title, second.date, second.categories) == ("Sluis", "2019-03-14", ())
    assert [b.text for b in second.blocks] == ["De sluis gaat ook dicht."]


def test_an_article_that_two_exports_hold_is_read_once(read_files):
    first, again, second = read_files({"a.html": export(CODED), "b.html": export(LINED, SECOND)})
    assert [isinstance(one, Article) for one in (first, again, second)] == [True, False, True]
    assert (again.row, again.reason) == (1, "an earlier article has the same id")


def test_an_export_may_be_cut_off(read_files):
    whole = export(CODED, SECOND)
    first, second = read_files({"a.html": whole[: whole.index(" ook dicht")]})
    assert first.title == "Brug blijft dicht"
    assert (second.id, second.title, second.date) == ("a-2", "Sluis", "2019-03-14")
    assert [b.text for b in second.blocks] == ["De sluis gaat"]


def test_an_article_may_have_no_text(read_files):
    (skipped,) = read_files({"a.html": export(with_codes("KUSTB00020190312ef3c0002l"))})
    assert (skipped.row, skipped.reason) == (1, "no text")


def test_a_page_with_such_classes_is_one_article(read_files):
    page = export(LINED.replace("KUSTB00020190312ef3c0002l", "1"))
    (article,) = read_files({"a.html": page})
    assert article.id == "a"
