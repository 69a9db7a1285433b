import io
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.article import Article
from index.readers import Skipped

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{prefix}="{OASIS}:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    ]
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
STYLES = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>
</style:style>
"""


def p(content: str, style: str = "Standard") -> str:
    """A paragraph of a text or, when there is a `<` in it, of marked up text."""
    content = content if "<" in content else escape(content)
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{content}</text:h>'


def table(*rows: list[str]) -> str:
    cells = (
        "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows
    )
    return (
        "<table:table>"
        + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        + "</table:table>"
    )


def odt(*body: str, title: str = "") -> bytes:
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
        "</office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {NAMES} {DC}><office:meta><dc:title>{title}</dc:title>"
        "<dc:date>2021-05-06T07:08:09</dc:date></office:meta></office:document-meta>",
    }
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def fodt(*body: str, title: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} {DC}>'
        f"<office:meta><dc:title>{title}</dc:title></office:meta>"
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )


def told(article: Article) -> list[str]:
    return ["#" * block.is_heading + block.text for block in article.blocks]


def test_a_document_with_styles(read_files):
    content = odt(
        p("Raadsbrief over de brug", "P1"),
        p("Antwoord op de motie", "Subtitle"),
        p("Datum: 12 maart 2019"),
        f"<text:table-of-content>{p('Aanleiding 2')}</text:table-of-content>",
        h("Aanleiding"),
        p("Wethouder De Vries meldt dat de brug dicht blijft."),
        f"<text:section>{h('<text:number>2</text:number>Vervolg', 12)}</text:section>",
        p("In mei komt er een voorstel."),
        title="Sjabloon raadsbrief",
    )
    (article,) = read_files({"brief.ODT": content})
    assert (article.id, article.title, article.date) == (
        "brief",
        "Raadsbrief over de brug",
        "2019-03-12",
    )
    assert told(article) == [
        "#Antwoord op de motie",
        "#Aanleiding",
        "Wethouder De Vries meldt dat de brug dicht blijft.",
        "#Vervolg",
        "In mei komt er een voorstel.",
    ]


def test_a_flat_document_is_read_as_a_packed_one(read_files):
    image = "<draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data>"
    content = fodt(
        p("Raadsbrief over de brug", "P1"),
        p("12 maart 2019"),
        h("Aanleiding"),
        p(f"De brug blijft dicht.{image}</draw:image></draw:frame>"),
        p('Er komt een <text:span text:style-name="T1">geheime </text:span>pont.'),
    )
    (article,) = read_files({"brief.fodt": content})
    assert (article.title, article.date) == ("Raadsbrief over de brug", "2019-03-12")
    assert told(article) == [
        "#Aanleiding",
        "De brug blijft dicht.",
        "Er komt een pont.",
    ]


def test_a_flat_document_that_shows_no_title_has_the_one_of_its_properties(read_files):
    (article,) = read_files({"a.fodt": fodt(p("De brug blijft dicht."), title="Brug dicht")})
    assert (article.title, told(article)) == ("Brug dicht", ["De brug blijft dicht."])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param(fodt(p("De brug."))[:-30], id="cut off"),
        pytest.param(fodt(p("Een sommetje.")).replace("office:text>", "office:t>"), id="a table"),
    ],
)
def test_what_is_no_flat_document_is_skipped(read_files, content: bytes | str):
    (skipped,) = read_files({"a.fodt": content})
    assert isinstance(skipped, Skipped)
    assert NONE in skipped.reason


def test_a_document_without_styles_is_read_as_a_text(read_files):
    content = odt(
        p("Brug bij Oosthaven dicht"),
        p("De brug blijft dicht."),
        p("Omrijden"),
        p("Wie naar Oosthaven wil, rijdt om."),
        title="Sjabloon brief",
    )
    (article,) = read_files({"a.odt": content})
    assert (article.title, article.date) == ("Brug bij Oosthaven dicht", None)
    assert told(article) == [
        "De brug blijft dicht.",
        "#Omrijden",
        "Wie naar Oosthaven wil, rijdt om.",
    ]


def test_a_document_that_shows_no_title_has_the_one_of_its_properties(read_files):
    (article,) = read_files({"a.odt": odt(p("De brug blijft dicht."), title="Brug &amp; sluis")})
    assert article.title == "Brug & sluis"


DELETED = (
    "<text:tracked-changes><text:changed-region><text:deletion>"
    f"{p('twee')}</text:deletion></text:changed-region></text:tracked-changes>"
)
FRAME = f"<draw:frame><svg:title>Foto</svg:title><draw:text-box>{p('Kader.')}</draw:text-box>"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            p("De wet<text:span>houder</text:span> <text:a>spreekt</text:a>."),
            ["De wethouder spreekt."],
            id="spans",
        ),
        pytest.param(
            p("Eerst.<text:tab/>Dan.<text:s text:c='3'/>Tot slot.<text:line-break/>Einde."),
            ["Eerst. Dan. Tot slot. Einde."],
            id="white space",
        ),
        pytest.param(
            DELETED + p("Het bedrag is <text:change/>drie ton."),
            ["Het bedrag is drie ton."],
            id="tracked changes",
        ),
        pytest.param(
            p("De brug<text:span text:style-name='T1'> is stuk en</text:span> blijft dicht.")
            + f"<text:section text:display='none'>{p('Concept.')}</text:section>",
            ["De brug blijft dicht."],
            id="hidden",
        ),
        pytest.param(
            p(f"De brug <office:annotation>{p('Klopt dit?')}</office:annotation>blijft dicht."),
            ["De brug blijft dicht."],
            id="remark",
        ),
        pytest.param(
            p(f"De brug {FRAME}</draw:frame>blijft dicht."),
            ["De brug blijft dicht.", "Kader."],
            id="frame",
        ),
        pytest.param(
            p(f"De brug <draw:rect>{p('Stroom')}{p('Kanaal')}</draw:rect>blijft dicht."),
            ["De brug blijft dicht.", "Stroom", "Kanaal"],
            id="shape",
        ),
        pytest.param(
            "<text:list><text:list-item>"
            f"{p('een pont')}</text:list-item><text:list-item>{p('een brug')}"
            f"<text:list><text:list-item>{p('van staal')}</text:list-item></text:list>"
            "</text:list-item></text:list>",
            ["een pont", "een brug", "van staal"],
            id="list",
        ),
        pytest.param(
            table([p("Pont"), p("1,3 miljoen")], [p("Staal"), p("4 ton.")]),
            ["Pont 1,3 miljoen", "Staal 4 ton."],
            id="table",
        ),
        pytest.param(
            table([p("Geachte raad.") + p("De brug blijft dicht.")]),
            ["Geachte raad.", "De brug blijft dicht."],
            id="letter in a table",
        ),
    ],
)
def test_what_a_document_holds(read_files, body: str, blocks: list[str]):
    (article,) = read_files({"a.odt": odt(h("Brug"), p("Zie hier."), body)})
    assert told(article) == ["Zie hier.", *blocks]


def test_notes_stand_below_without_their_signs(read_files):
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('Motie van 4 februari.')}</text:note-body></text:note>"
    )
    body = p(f"De raad vroeg{note} om een pont."), p("Die komt er.")
    (article,) = read_files({"a.odt": odt(h("Pont"), *body)})
    assert told(article) == [
        "De raad vroeg om een pont.",
        "Die komt er.",
        "Motie van 4 februari.",
    ]


def test_entities_are_not_expanded(read_files):
    content = io.BytesIO()
    with ZipFile(content, "w") as file:
        file.writestr(
            "content.xml",
            '<!DOCTYPE a [<!ENTITY x SYSTEM "/etc/hostname">]><office:document-content '
            f"{NAMES}><office:body><office:text>{p('<b/>De brug. &x;')}</office:text></office:body>"
            "</office:document-content>",
        )
    (article,) = read_files({"a.odt": content.getvalue()})
    assert told(article) == ["De brug. &x;"]


NONE = "not an OpenDocument text"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"PK", NONE, id="no zip"),
        pytest.param(odt()[:-30], NONE, id="cut off"),
        pytest.param(odt("<text:p>"), NONE, id="bad XML"),
        pytest.param(odt("</office:text><office:text>").replace(b"con", b"kon"), NONE, id="others"),
        pytest.param(odt("<text:p>" * 300 + "</text:p>" * 300), NONE, id="nested"),
        pytest.param(odt(), "no text", id="empty"),
        pytest.param(odt(h("Brug")), "no text", id="headings only"),
        pytest.param(odt(p("a" * 2**25)), "more than 32 MiB of text", id="too large"),
    ],
)
def test_what_cannot_be_read_is_skipped(read_files, content: bytes, reason: str):
    (skipped,) = read_files({"a.odt": content})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
