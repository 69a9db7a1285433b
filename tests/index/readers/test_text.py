import pytest

from index.readers.text import blocks, leading_date

CLOSED = "Dit is een gewone zin."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2019 De brug", ("2019", " De brug")),
        (" date 2019-12 De brug", ("2019-12", " De brug")),
        ("\ndate 2019-12-05 De brug", ("2019-12-05", " De brug")),
        ("Date 2019\n\nDe brug", ("2019", "\n\nDe brug")),
        ("2019-12 De brug", ("2019-12", " De brug")),
        ("2019-12-05 De brug", ("2019-12-05", " De brug")),
        ("2019 was een goed jaar", (None, "2019 was een goed jaar")),
        ("date 2019-13 De brug", (None, "date 2019-13 De brug")),
        ("date 20191 De brug", (None, "date 20191 De brug")),
        ("update 2019 De brug", (None, "update 2019 De brug")),
        ("De date 2019 viel tegen", (None, "De date 2019 viel tegen")),
    ],
)
def test_a_date_may_stand_before_the_first_words(text: str, expected: tuple[str | None, str]):
    assert leading_date(text) == expected


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        pytest.param("Wat de buren zeggen", True, id="short line"),
        pytest.param("'Nooit meer zo'", True, id="in single marks"),
        pytest.param("Kabinet kiest voor 'druk'", True, id="ends in a single mark"),
        pytest.param("Brug dicht (update)", True, id="ends in a bracket"),
        pytest.param('"Nooit meer zo"', False, id="quotation"),
        pytest.param("“Nooit meer zo”", False, id="curly quotation"),
        pytest.param("„Nooit meer zo”", False, id="low quotation"),
        pytest.param("Wat zeggen de buren?", False, id="question mark"),
        pytest.param("De buren zeggen niets.", False, id="full stop"),
        pytest.param("De buren zeggen:", False, id="colon"),
        pytest.param("De buren: 'Nooit meer!'", False, id="closed within marks"),
        pytest.param("- appels en peren", False, id="item of a list"),
        pytest.param("(later meer)", False, id="between brackets"),
        pytest.param("Wat de buren zeggen\nen wat niet", False, id="two lines"),
        pytest.param("woord " * 20, False, id="long line"),
    ],
)
def test_a_heading_is_a_short_line_above_a_paragraph(line: str, is_heading: bool):
    found = blocks(f"{CLOSED}\n\n{line}\n\n{CLOSED}")
    assert [b.is_heading for b in found] == [False, is_heading, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kop\n\nAlinea een.", "#Kop|Alinea een.", id="first line"),
        pytest.param("Alinea een.\n\nSlot", "Alinea een.|Slot", id="nothing under it"),
        pytest.param("Een\n\nTwee\n\nDrie", "Een|Twee|Drie", id="short lines only"),
        pytest.param("Een.\n\nA\n\nB\n\nTwee.", "Een.|#A|#B|Twee.", id="two in a row"),
        pytest.param(
            "Een.\n\nA\n\nB\n\nC\n\nD\n\nTwee.", "Een.|A|B|C|#D|Twee.", id="a list and a heading"
        ),
        pytest.param(
            "Jan\n\nredacteur\n\nEls\n\nredacteur\n\nEen.",
            "#Jan|#redacteur|#Els|#redacteur|Een.",
            id="who wrote it",
        ),
        pytest.param("Een\nregel.\n \t\n\n\nTwee.", "Een regel.|Twee.", id="blank lines"),
        pytest.param("Een.\n\n* * *\n\nTwee.", "Een.|Twee.", id="ornament"),
        pytest.param(" \n\n ", "", id="nothing"),
    ],
)
def test_blank_lines_part_paragraphs(text: str, expected: str):
    assert "|".join("#" * b.is_heading + b.text for b in blocks(text)) == expected
