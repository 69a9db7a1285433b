from index.article import ArticleInfo, Kind, Paragraph
from index.documents import INSIDE, OPENINGS, WHOLE, to_document
from index.dutch.words import PART

PARAGRAPH = Paragraph(
    article=ArticleInfo(id="wind", title="Windmolens op zee"),
    number=1,
    kind=Kind.BODY,
    text="De molens draaien. De molen maalt het koren.",
    heading="Oude molens",
)


def test_forms_are_counted_in_body_heading_and_title() -> None:
    document = to_document(PARAGRAPH)
    # Two in the body, one in the heading, and the part of one in the title.
    assert document.terms["molen"] == 3 * WHOLE + INSIDE
    assert document.terms["zee"] == WHOLE
    assert document.heading == {"oud": WHOLE, "molen": WHOLE}


def test_the_opening_of_an_article_counts_more() -> None:
    info = ArticleInfo(id="wind", title="Wind", title_is_given=False)
    text = "Molen. " + "Zee. " * (OPENINGS[0] - 1) + "Kaas. " + "Wind. " * OPENINGS[-1] + "Dijk."
    found = to_document(Paragraph(info, 1, Kind.LEAD, text)).terms
    assert found["molen"] == (1 + len(OPENINGS)) * WHOLE
    assert found["kaas"] == len(OPENINGS) * WHOLE
    assert found["dijk"] == WHOLE


def test_a_part_weighs_less_than_a_whole_word() -> None:
    document = to_document(PARAGRAPH)
    assert document.title["windmolen"] == WHOLE
    assert document.title["molen"] == INSIDE
    assert INSIDE < WHOLE


def test_what_is_only_inside_words_is_marked() -> None:
    document = to_document(PARAGRAPH)
    assert document.title[PART + "molen"] == 1
    assert PART + "molen" not in document.heading
    assert PART + "molen" not in document.terms


def test_stop_words_keep_their_place_and_are_not_ranked() -> None:
    document = to_document(PARAGRAPH)
    assert document.words == ("de", "molens", "draaien", "de", "molen", "maalt", "het", "koren")
    assert document.title_words == ("windmolens", "op", "zee")
    assert document.heading_words == ("oude", "molens")
    assert not {"de", "het", "op"} & document.terms.keys()


def test_a_title_taken_from_the_lead_is_not_indexed_again() -> None:
    info = ArticleInfo(id="wind", title="Windmolens op zee", title_is_given=False)
    document = to_document(Paragraph(info, 1, Kind.BODY, "De molens staan."))
    assert document.title == document.heading == {}
    assert document.title_words == document.heading_words == ()
    assert document.terms == {"molen": WHOLE, "staan": WHOLE}
