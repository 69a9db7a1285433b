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


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param("De ge-\nmeente", "De gemeente", id="parted word"),
        pytest.param("De ge- \n  meente", "De gemeente", id="parted word, spaces"),
        pytest.param("De ge¬\nmeente", "De gemeente", id="sign of scanned newspapers"),
        pytest.param("In Zuid-\nHolland", "In Zuid-Holland", id="name"),
        pytest.param("De NAVO-\ntop", "De NAVO-top", id="abbreviation"),
        pytest.param("Een tv-\nprogramma", "Een tv-programma", id="no syllable"),
        pytest.param("Een e-\nmail", "Een e-mail", id="letter"),
        pytest.param("Een 19-\njarige", "Een 19-jarige", id="number"),
        pytest.param("De in-\nen uitvoer", "De in- en uitvoer", id="part left out"),
        pytest.param("De brug -\ndie dicht is", "De brug - die dicht is", id="dash"),
    ],
)
def test_words_parted_at_the_end_of_a_line_become_whole(lines: str, text: str):
    (block,) = blocks(f"{lines}, zegt zij.")
    assert block.text == f"{text}, zegt zij."


LONG = "De brug bij Oosthaven blijft dicht. " * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Een.\n\n3\n\nTwee.", "Een.|Twee.", id="page number"),
        pytest.param("Een.\n\n- 3 -\n\nTwee.", "Een.|Twee.", id="page number in dashes"),
        pytest.param("Een.\n\nPagina 3 van 9\n\nTwee.", "Een.|Twee.", id="page of pages"),
        pytest.param("Een,\n\n3\n\nen twee.", "Een, en twee.", id="sentence on two pages"),
        pytest.param("Een.\n\n3\n\ntwee.", "Een.|twee.", id="sentence on one page"),
        pytest.param("Een ge-\n\n3\n\nmeente.", "Een gemeente.", id="word on two pages"),
        pytest.param("Een.\n\n1984\n\nTwee.", "Een.|#1984|Twee.", id="year"),
        pytest.param("Een.\n   Twee\nregels.", "Een.|Twee regels.", id="indented"),
        pytest.param("Een brug\nzo grijs\n\nTwee.", "Een brug zo grijs|Twee.", id="stanza"),
        pytest.param("Een\n   Twee\nregels.", "Een Twee regels.", id="indented, not closed"),
        pytest.param(
            f"Kop\n{LONG}\nTwee.\nKop\n{LONG}",
            f"#Kop|{LONG.strip()}|Twee.|#Kop|{LONG.strip()}",
            id="paragraph a line",
        ),
        pytest.param(
            f"{LONG}\nen de sluis.", f"{LONG}en de sluis.", id="long line, sentence goes on"
        ),
    ],
)
def test_lines_and_pages_part_no_paragraphs(text: str, expected: str):
    assert "|".join("#" * b.is_heading + b.text for b in blocks(text)) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("a", "Brug dicht\n\nEen.", ("Brug dicht", None, []), id="title"),
        pytest.param("a", "Brug\n8 juli 2019\n\nEen.", ("Brug", "2019-07-08", []), id="date"),
        pytest.param("a", "8 juli 2019\n\nEen.", (None, "2019-07-08", []), id="date only"),
        pytest.param(
            "a",
            "Brug\n\nGepubliceerd: 8 juli 2019, 10:05\n\nEen.",
            ("Brug", "2019-07-08", []),
            id="date of publication",
        ),
        pytest.param(
            "a", "Brief\n\nDen Haag, 8 juli 2019\n\nEen.", ("Brief", "2019-07-08", []), id="letter"
        ),
        pytest.param("a", "Brug\n\nDoor Jan\n\nEen.", ("Brug", None, ["Door Jan"]), id="author"),
        pytest.param("a", "Door Jan\n\nEen.", (None, None, ["Door Jan"]), id="author only"),
        pytest.param("a", "Door de storm\n\nEen.", ("Door de storm", None, []), id="no author"),
        pytest.param("a", "Zomer 2019\n\nEen.", ("Zomer 2019", None, []), id="no date"),
        pytest.param("a", "1984\n\nEen.", ("1984", None, []), id="year"),
        pytest.param("a", "Tekst: Jan\n\nEen.", (None, None, ["Tekst: Jan"]), id="no field"),
        pytest.param(
            "a",
            "Titel: Is de brug dicht?\nDatum: 8 juli 2019\n\nEen.",
            ("Is de brug dicht?", "2019-07-08", []),
            id="question",
        ),
        pytest.param("a", "Brug\n\nDatum: 8 juli 2019\n\nEen.", ("Brug", "2019-07-08", []), id="D"),
        pytest.param("a", "Interview: ja.\nEen.", (None, None, []), id="no name of a field"),
        pytest.param("2019-07-08 brug", "Een.", (None, "2019-07-08", []), id="date in name"),
        pytest.param("2019-07-08-12", "Een.", (None, None, []), id="number in name"),
        pytest.param("2019-13-08", "Een.", (None, None, []), id="no date in name"),
    ],
)
def test_what_stands_above_a_text(read_files, name: str, text: str, expected: tuple[object, ...]):
    (article,) = read_files({f"{name}.txt": text})
    headings = [b.text for b in article.blocks if b.is_heading]
    assert (article.title, article.date, headings) == expected


def test_entities_and_letters_in_bold_are_read(read_files):
    (article,) = read_files({"a.txt": "Caf&eacute; <b>Zee</b> &amp; <a href='x'>brug</a>, 1 < 2."})
    assert article.blocks[0].text == "Café Zee & brug, 1 < 2."


def test_blank_lines_part_paragraphs_between_tags_too(read_files):
    text = "Brug dicht\n\nEen<br>regel.\n\nTwee.\n\n<img\n\nsrc='a.png'>Drie."
    (article,) = read_files({"a.txt": text})
    assert [b.text for b in article.blocks] == ["Brug dicht", "Een regel.", "Twee.", "Drie."]


def test_a_sentence_after_the_name_of_a_field_is_text(read_files):
    (article,) = read_files({"a.txt": "Kop: Brug\nInleiding: De brug is dicht.\n\nDe sluis ook."})
    assert [b.text for b in article.blocks] == ["Inleiding: De brug is dicht.", "De sluis ook."]
