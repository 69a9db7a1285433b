EXPORT = """

                               1 of 2 DOCUMENTS



                                  De Kustbode

                             12 maart 2019 dinsdag
                                  Avondeditie

Brug blijft tot na de
zomer dicht

BYLINE: JAN DE VRIES

SECTION: BINNENLAND; Blz. 4

LENGTH: 112 woorden

HIGHLIGHT: De brug is versleten.

De brug bij Oosthaven blijft dicht.

Omrijden

De automobilist moet om.

LOAD-DATE: 12 maart 2019

LANGUAGE: DUTCH; NEDERLANDS

              Copyright 2019 De Kustbode B.V.
                            All Rights Reserved


                               2 of 2 DOCUMENTS

                                  De Kustbode

                      March 14, 2019 Thursday 5:00 AM GMT

Sluis

LENGTH: 90 woorden

DATELINE: OOSTHAVEN

De sluis gaat ook dicht.

GRAPHIC: Foto: de sluis
"""


def test_an_export_of_lexisnexis_is_as_many_articles(read_files):
    first, second = read_files({"krant.txt": EXPORT})
    assert (first.id, first.title) == ("krant-1", "Brug blijft tot na de zomer dicht")
    assert (first.date, first.publisher) == ("2019-03-12", "De Kustbode")
    assert first.categories == ("BINNENLAND",)
    assert ["#" * b.is_heading + b.text for b in first.blocks] == [
        "De brug is versleten.",
        "De brug bij Oosthaven blijft dicht.",
        "#Omrijden",
        "De automobilist moet om.",
    ]
    assert (second.id, second.title, second.date) == ("krant-2", "Sluis", "2019-03-14")
    assert [b.text for b in second.blocks] == ["De sluis gaat ook dicht."]


def test_a_document_of_another_make_is_read_as_a_text(read_files):
    _, second = read_files({"a.txt": EXPORT.replace("LENGTH: 90 woorden", "90 woorden")})
    assert "De sluis gaat ook dicht." in [b.text for b in second.blocks]


def test_a_text_that_speaks_of_documents_is_one(read_files):
    (article,) = read_files({"a.txt": "De brug.\n\n1 of 2 DOCUMENTS\n\nDe sluis."})
    assert len(article.blocks) == 3
