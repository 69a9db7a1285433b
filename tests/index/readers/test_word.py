import io
from collections.abc import Iterable
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.article import Article
from index.readers import Skipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = {"Kop1": "heading 1", "Kop2": "heading 2", "Titel": "Title", "Inhopg1": "toc 1"}


def p(content: str, style: str | None = None) -> str:
    """A paragraph of a text or, when it begins with `<`, of runs."""
    runs = content if content.startswith("<") else f"<w:r><w:t>{escape(content)}</w:t></w:r>"
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{runs}</w:p>"


def table(*rows: Iterable[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def document(
    *body: str, notes: str = "", relations: str = "", main: str = "word/document.xml"
) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in STYLES.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" '
        f'Type="{OFFICE}/officeDocument" Target="{main}"/>{relations}</Relationships>',
        main: f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>',
    }
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def told(article: Article) -> list[str]:
    return ["#" * block.is_heading + block.text for block in article.blocks]


def test_a_document_with_styles(read_files):
    content = document(
        p("Raadsbrief over de brug", "Titel"),
        p("Datum: 12 maart 2019"),
        p("Aanleiding 2", "Inhopg1"),
        p("Aanleiding", "Kop1"),
        p("Wethouder De Vries meldt dat de brug dicht blijft."),
        p("Vervolg", "Kop2"),
        p("In mei komt er een voorstel."),
    )
    (article,) = read_files({"brief.DOCX": content})
    assert (article.id, article.title, article.date) == (
        "brief",
        "Raadsbrief over de brug",
        "2019-03-12",
    )
    assert told(article) == [
        "#Aanleiding",
        "Wethouder De Vries meldt dat de brug dicht blijft.",
        "#Vervolg",
        "In mei komt er een voorstel.",
    ]


def test_a_document_without_styles_is_read_as_a_text(read_files):
    content = document(
        p("Brug bij Oosthaven dicht"),
        p("12 maart 2019"),
        p(""),
        p("De brug blijft dicht."),
        p("Omrijden"),
        p("Wie naar Oosthaven wil, rijdt om."),
    )
    (article,) = read_files({"a.docx": content})
    assert (article.title, article.date) == ("Brug bij Oosthaven dicht", "2019-03-12")
    assert told(article) == [
        "De brug blijft dicht.",
        "#Omrijden",
        "Wie naar Oosthaven wil, rijdt om.",
    ]


def test_a_list_of_short_lines_is_text(read_files):
    (article,) = read_files({"a.docx": document(p("Leden", "Kop1"), p("Jansen"), p("De Vries"))})
    assert (article.title, told(article)) == ("Leden", ["Jansen", "De Vries"])


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            p("<w:r><w:t>De wet</w:t></w:r><w:r><w:t>houder spreekt.</w:t></w:r>"),
            ["De wethouder spreekt."],
            id="runs",
        ),
        pytest.param(
            p("<w:r><w:t>Eerst.</w:t><w:tab/><w:t>Dan.</w:t></w:r>"), ["Eerst. Dan."], id="tab"
        ),
        pytest.param(
            p(
                "<w:r><w:t>Het bedrag is </w:t></w:r><w:del><w:r><w:delText>twee</w:delText></w:r>"
                "</w:del><w:ins><w:r><w:t>drie ton.</w:t></w:r></w:ins>"
            ).replace("<w:t>Het", '<w:t xml:space="preserve">Het'),
            ["Het bedrag is drie ton."],
            id="tracked changes",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{p('Geachte raad, hierbij de brief.')}</w:sdtContent></w:sdt>",
            ["Geachte raad, hierbij de brief."],
            id="field of a template",
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
    (article,) = read_files({"a.docx": document(p("Brug", "Kop1"), p("Zie hier."), body)})
    assert told(article) == ["Zie hier.", *blocks]


def test_notes_stand_below_without_their_signs(read_files):
    reference = p('<w:r><w:t>De raad vroeg om een pont.</w:t><w:footnoteReference w:id="1"/></w:r>')
    note = f'<w:footnote w:id="1">{p("Motie van 4 februari.")}</w:footnote>'
    (article,) = read_files({"a.docx": document(p("Pont", "Kop1"), reference, notes=note)})
    assert told(article) == ["De raad vroeg om een pont.", "Motie van 4 februari."]


NEXIS_UNI = [
    p("Date and Time: Monday, 4 March 2019"),
    p("Documents (2)"),
    p("1. Brug blijft dicht"),
    p("Brug blijft dicht", "Kop1"),
    p("De Kustbode"),
    p("4 maart 2019 maandag"),
    p("Avondeditie"),
    p("Copyright 2019 De Kustbode B.V. All Rights Reserved"),
    p("Section: Binnenland; Blz. 4"),
    p("Length: 112 words"),
    p("Byline: JAN DE VRIES"),
    p("Highlight: De brug is versleten."),
    p("Body"),
    p("De brug bij Oosthaven blijft dicht."),
    p("Omrijden"),
    p("De automobilist moet om."),
    p("Graphic"),
    p("Foto: de brug"),
    p("Load-Date: March 4, 2019"),
    p("End of Document"),
    p("No Headline In Original", "Kop1"),
    p("De Kustbode"),
    p("March 5, 2019 Tuesday"),
    p("Length: 90 words"),
    p("Body"),
    p("De sluis gaat open."),
    p("Load-Date: March 5, 2019"),
    p("End of Document"),
]


def test_an_export_of_nexis_uni_is_as_many_articles(read_files):
    refused = [p("Pont", "Kop1"), p("We are sorry."), p("End of Document")]
    first, second, third = read_files({"krant.docx": document(*NEXIS_UNI, *refused)})
    assert (first.id, first.title, first.date) == ("krant-1", "Brug blijft dicht", "2019-03-04")
    assert (first.publisher, first.categories) == ("De Kustbode", ("Binnenland",))
    assert told(first) == [
        "De brug is versleten.",
        "De brug bij Oosthaven blijft dicht.",
        "#Omrijden",
        "De automobilist moet om.",
    ]
    assert (second.id, second.title, second.date) == ("krant-2", None, "2019-03-05")
    assert told(second) == ["De sluis gaat open."]
    assert (third.row, third.reason) == (3, "no text")


@pytest.mark.parametrize("cut", [2, 4])
def test_of_an_export_that_is_cut_off_the_last_article_is_read_or_told(read_files, cut: int):
    _, last = read_files({"krant.docx": document(*NEXIS_UNI[:-cut])})
    if cut == 2:
        assert (last.date, told(last)) == ("2019-03-05", ["De sluis gaat open."])
    else:
        assert (last.row, last.reason) == (2, "no text")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"PK", "not a Word document", id="no zip"),
        pytest.param(document()[:-30], "not a Word document", id="cut off"),
        pytest.param(document("<w:p>"), "not a Word document", id="bad XML"),
        pytest.param(document(), "no text", id="empty"),
        pytest.param(document(p("Brug", "Kop1")), "no text", id="headings only"),
        pytest.param(document(p("a" * 2**25)), "more than 32 MiB of text", id="too large"),
        pytest.param(
            document(p("Brug"), relations=" " * 2**25),
            "more than 32 MiB of text",
            id="too many relations",
        ),
        pytest.param(
            document(p("a" * 2**25), main="word/foto.png"),
            "more than 32 MiB of text",
            id="too large, with the name of a picture",
        ),
        pytest.param(document("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "too deeply", id="nested"),
    ],
)
def test_what_cannot_be_read_is_skipped(read_files, content: bytes, reason: str):
    (skipped,) = read_files({"a.docx": content})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
