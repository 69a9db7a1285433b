import pytest

from index.article import Article
from index.readers import Skipped

HEAD = r"""{\rtf1\ansi\ansicpg1252\deff0
{\fonttbl{\f0\froman\fcharset0{\*\panose 02020603}Times;}{\f1\fcharset238 Times CE;}}
{\colortbl;\red0\green0\blue0;}
{\stylesheet{\ql\fs24 Normal;}{\s1\outlinelevel0\b heading 1,Kop1;}{\s2 heading 2;}
{\s3 Title;}{\s4 toc 1;}{\*\cs5 Strong;}}
{\*\generator Schrijver 1.0;}{\info{\title Sjabloon}{\author De Vries}{\creatim\yr2021\mo5}}
{\header\pard Gemeente Oosthaven\par}{\footer\pard Blad {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
"""


def p(content: str, style: int = 0) -> str:
    return rf"\pard\plain \s{style} {content}\par" + "\n"


def rtf(*body: str) -> str:
    return HEAD + "".join(body) + "}"


def told(article: Article) -> list[str]:
    return ["#" * block.is_heading + block.text for block in article.blocks]


def test_a_document_is_read_as_a_text(read_files):
    content = rtf(
        p("Brug bij Oosthaven dicht"),
        p("De brug blijft dicht."),
        p("Omrijden"),
        p("Wie naar Oosthaven wil, rijdt om."),
    )
    (article,) = read_files({"a.rtf": content})
    assert (article.title, article.date) == ("Brug bij Oosthaven dicht", None)
    assert told(article) == [
        "De brug blijft dicht.",
        "#Omrijden",
        "Wie naar Oosthaven wil, rijdt om.",
    ]


ROW = r"\trowd\cellx1\cellx2\pard\intbl {}\cell\pard\intbl {}\cell\row" + "\n"


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            p(r"De {\b wet}{\i houder} spreekt\'2e"), ["De wethouder spreekt."], id="runs"
        ),
        pytest.param(
            p("Een zin die op de vol\ngende regel verder\r\n gaat."),
            ["Een zin die op de volgende regel verder gaat."],
            id="line ends",
        ),
        pytest.param(
            p(r"Eerst.\tab Dan.\line Tot\~slot \emdash  einde."),
            ["Eerst. Dan.", "Tot slot — einde."],
            id="signs",
        ),
        pytest.param(
            p(r"\ldblquote Ge\-meente\rdblquote  \{1\} \\ < 2"),
            [r"“Gemeente” {1} \ < 2"],
            id="escapes",
        ),
        pytest.param(p(r"Caf\'e9 De B\'FAs"), ["Café De Bús"], id="code page"),
        pytest.param(p(r"{\f1 \'a3\'f3d\'9f} en L\'f3"), ["Łódź en Ló"], id="font"),
        pytest.param(p(r"\u8364\'805 per caf\u233?"), ["€5 per café"], id="unicode"),
        pytest.param(p(r"Mooi \u-10179?\u-8704?!"), ["Mooi 😀!"], id="two halves of a sign"),
        pytest.param(
            p(r"{\pict\wmetafile8\bin4 }}{{ffd8}De brug.{\*\shppict{\pict ffd8}}"),
            ["De brug."],
            id="picture",
        ),
        pytest.param(
            p(r'Zie {\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt de site}}.'),
            ["Zie de site."],
            id="link",
        ),
        pytest.param(
            ROW.format("Pont", "1,3 miljoen.") + ROW.format("Staal", "4 ton.") + p("Zo."),
            ["Pont 1,3 miljoen.", "Staal 4 ton.", "Zo."],
            id="table",
        ),
    ],
)
def test_what_a_document_holds(read_files, body: str, blocks: list[str]):
    (article,) = read_files({"a.rtf": rtf(p("Brug"), p("Zie hier."), body)})
    assert told(article) == ["Zie hier.", *blocks]


@pytest.mark.parametrize(
    ("start", "text"),
    [
        pytest.param(rb"{\rtf1\ansi\ansicpg99999 ", b"Caf\xe9", id="unknown"),
        pytest.param(rb"{\rtf1\ansi{\fonttbl{\f0\fcharset77 Geneva;}}\f0 ", rb"Caf\'8e", id="font"),
    ],
)
def test_bytes_are_read_in_the_encoding_that_is_named(read_files, start: bytes, text: bytes):
    (article,) = read_files({"a.rtf": start + text + b".}"})
    assert told(article) == ["Café."]


NEXIS_UNI = [
    p("Documents (2)"),
    p("Brug blijft dicht", 1),
    p("De Kustbode"),
    p("4 maart 2019 maandag"),
    p("Body"),
    p("De brug bij Oosthaven blijft dicht."),
    p("End of Document"),
    p("Sluis gaat open", 1),
    p("De Kustbode"),
    p("March 5, 2019 Tuesday"),
    p("Body"),
    p("De sluis gaat open."),
]


def test_an_export_of_nexis_uni_is_as_many_articles(read_files):
    first, second = read_files({"krant.rtf": rtf(*NEXIS_UNI, p("End of Document"))})
    assert (first.id, first.title, first.date) == ("krant-1", "Brug blijft dicht", "2019-03-04")
    assert told(first) == ["De brug bij Oosthaven blijft dicht."]
    assert (second.publisher, second.date) == ("De Kustbode", "2019-03-05")


def test_what_is_cut_off_is_read_and_told(read_files):
    first, second, skipped = read_files({"krant.rtf": rtf(*NEXIS_UNI)[:-7]})
    assert (first.title, told(second)) == ("Brug blijft dicht", ["De sluis gaat open"])
    assert skipped.reason == "an RTF document that ends too early"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("", "not an RTF document", id="empty file"),
        pytest.param("De brug.", "not an RTF document", id="text"),
        pytest.param(rtf(), "no text", id="empty"),
    ],
)
def test_what_cannot_be_read_is_skipped(read_files, content: str, reason: str):
    (skipped,) = read_files({"a.rtf": content})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
