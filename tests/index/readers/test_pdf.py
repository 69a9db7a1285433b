from collections.abc import Sequence

import pytest

from index.readers import Skipped

Line = tuple[int, int, str]
"""A line of a page: where it begins, in points from the left and from the bottom, and its text."""


def pdf(*pages: Sequence[Line], encrypted: bool = False) -> bytes:
    """A document of pages of A4, with text of 12 points."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in lines)
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        ]
    body = "".join(f"{n} 0 obj\n{content}\nendobj\n" for n, content in enumerate(objects, start=1))
    key = "0" * 64
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]"
        if encrypted
        else ""
    )
    return f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R {lock} >>\n%%EOF\n".encode("cp1252")


def column(x: int, y: int, *lines: str) -> list[Line]:
    return [(x, y - 14 * number, line) for number, line in enumerate(lines)]


def numbered(*pages: Sequence[Line]) -> bytes:
    """Pages with a head above them and a number below."""
    count = len(pages)
    return pdf(
        *(
            [(72, 800, "Brief over de brug"), *lines, (280, 30, f"Pagina {number} van {count}")]
            for number, lines in enumerate(pages, start=1)
        )
    )


FIRST = [
    *column(72, 710, "Oosthaven, 12 maart 2019"),
    *column(72, 680, "De brug bij Oosthaven is dicht en het vracht-", "verkeer rijdt om."),
    *column(72, 620, "Vervolg"),
    *column(72, 590, "In mei meldt het college aan de raad hoe het met de pijlers"),
]
SECOND = column(72, 740, "van de brug staat.")


def test_pages_are_a_text(read_files):
    third, fourth = (column(72, 740, f"Bijlage {number} is openbaar.") for number in "AB")
    (article,) = read_files({"a.PDF": numbered(FIRST, SECOND, third, fourth)})
    assert (article.title, article.date) == ("Brief over de brug", "2019-03-12")
    assert ["#" * block.is_heading + block.text for block in article.blocks] == [
        "De brug bij Oosthaven is dicht en het vrachtverkeer rijdt om.",
        "#Vervolg",
        "In mei meldt het college aan de raad hoe het met de pijlers van de brug staat.",
        "Bijlage A is openbaar.",
        "Bijlage B is openbaar.",
    ]


def test_text_in_a_figure_is_text(read_files):
    content = pdf(FIRST[1:]).replace(b"/Font << /F 3 0 R >>", b"/XObject << /X 5 0 R >>")
    figure = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
    )
    content = content.replace(b"<< /Length", b"<< " + figure + b" /Length")
    content = content.replace(b"/Contents 5 0 R", b"/Contents 6 0 R").replace(
        b"trailer", b"6 0 obj\n<< /Length 5 >>\nstream\n/X Do\nendstream\nendobj\ntrailer"
    )
    (article,) = read_files({"a.pdf": content})
    assert "De brug bij Oosthaven is dicht en het vrachtverkeer rijdt om." in [
        block.text for block in article.blocks
    ]


def test_the_title_is_in_the_largest_letters(read_files):
    page = [*column(72, 800, "Gemeente Oosthaven"), *column(72, 680, "De brug is dicht.")]
    large = pdf(page, page).replace(b"(Gemeente", b"/F 12 Tf (Gemeente", 1)
    title = b"BT /F 24 Tf 72 740 Td (Brief over de brug) Tj ET\n"
    content = large.replace(b"stream\nBT", b"stream\n" + title + b"BT", 1)
    (article,) = read_files({"a.pdf": content})
    assert article.title == "Brief over de brug"
    assert "Brief over de brug" not in [block.text for block in article.blocks]


def test_columns_are_read_one_after_another(read_files):
    left = column(72, 700, "De raad sprak over de brug,", "die al maanden dicht is.")
    right = column(330, 700, "De pont vaart elk halfuur en", "is voor wie fietst gratis.")
    (article,) = read_files({"a.pdf": pdf([*left, *right])})
    assert [block.text for block in article.blocks] == [
        "De raad sprak over de brug, die al maanden dicht is.",
        "De pont vaart elk halfuur en is voor wie fietst gratis.",
    ]


def test_two_letters_in_one_are_two(read_files):
    page = column(72, 700, "De \\001rma bouwt een brug.")
    content = pdf(page).replace(b"/WinAnsiEncoding", b"<< /Differences [1 /fi] >>")
    (article,) = read_files({"a.pdf": content})
    assert article.blocks[0].text == "De firma bouwt een brug."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"De brug is dicht.", "not a PDF", id="text"),
        pytest.param(b"", "not a PDF", id="empty"),
        pytest.param(pdf(FIRST)[:200], "not a PDF, or a damaged one", id="cut off"),
        pytest.param(pdf([], []), "a PDF without text, maybe scanned", id="no text"),
        pytest.param(pdf(FIRST, encrypted=True), "needs a password", id="password"),
    ],
)
def test_what_cannot_be_read_is_skipped(read_files, content: bytes, reason: str):
    (skipped,) = read_files({"a.pdf": content})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
