"""What counts for more: meetings of a word, words of a query; the same on every engine."""

from pathlib import Path

import pytest

from index.article import ArticleInfo, Kind, Paragraph
from index.documents import to_document
from index.engines import RankedField, Term, WordField, connect
from search.page import Ask
from search.query import parse
from search.ranking import Planner
from search.searcher import Searcher

FILLER = "Gisteren stond hierover een kort bericht in de krant."
QUERIES = (
    "strategie rusland",
    "motie AND opcw OR proliferatie",
    "(opcw -motie) proliferatie",
    '"Tweede Kamer" motie',
    "+kop:strategie motie",
    "cyber* kabinet",
    "motie OR NOT opcw",
    "-rusland",
    "wel met",
    "Ruslandplan",
)


def order(folder: Path, query: str, *texts: str, engine: str = "whoosh") -> list[str]:
    """Return those of the texts that a query finds, best first."""
    texts_and_fillers = [*texts, *[FILLER] * 30]
    with connect(engine, folder, {}).build(to_document) as builder:
        for number, text in enumerate(texts_and_fillers):
            info = ArticleInfo(f"bericht-{number}", text, title_is_given=False)
            builder.add([Paragraph(info, 1, Kind.BODY, text)])
        builder.commit()
    page = Searcher(connect(engine, folder, {})).search(Ask(query))
    return [result.paragraph.text for result in page.results]


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_phrase_finds_two_of_its_words_as_one_with_a_hyphen(tmp_path: Path, engine: str) -> None:
    texts = "Rust in het Midden-Oosten.", "Wie oosten en midden zegt.", "Het nabije Midden Oosten."
    found = order(tmp_path / "is", '"het midden oosten"', *texts, engine=engine)
    assert found == [texts[0]]
    assert {*order(tmp_path / "of", '"midden oosten"', *texts, engine=engine)} == {*texts[::2]}
    without = order(tmp_path / "no", 'oosten -"midden oosten"', *texts, engine=engine)
    assert without == [texts[1]]


@pytest.mark.parametrize("query", ["strategie rusland", "over de relatie", '"de motie" en wie'])
def test_what_is_counted_is_announced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    order(tmp_path, "motie", "De motie over de relatie.")
    index = connect("whoosh", tmp_path, {}).open()
    count, announced, counted = index.document_frequency, set[Term](), set[Term]()

    def counting(field: RankedField | WordField, text: str) -> int:
        counted.add(Term(field, text))
        return count(field, text)

    monkeypatch.setattr(index, "expect", announced.update)
    monkeypatch.setattr(index, "document_frequency", counting)
    Planner(index, 31).plan(parse(query))
    assert counted
    assert counted <= announced


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.parametrize(
    ("query", "best_first"),
    [
        pytest.param(
            "haven",
            ["De haven ligt er stil bij.", "De havenmeester ligt er stil bij."],
            id="the word itself above a compound of it",
        ),
        pytest.param(
            "havenbrug",
            ["De havenbrug is dicht.", "De brug is dicht.", "De spoorbrug is dicht."],
            id="a compound, a part of it, another compound with that part",
        ),
        pytest.param(
            "haven brug",
            ["De havenbrug is een brug.", "De haven heeft een brug.", "De haven heeft een sluis."],
            id="the compound of both words, both apart, one",
        ),
        pytest.param(
            "mh 17",
            ["De ramp was die met de MH17.", "De ramp was die op 17 juli."],
            id="a letter and a number written as one",
        ),
        pytest.param(
            "12 jarige",
            ["Een 12-jarige kwam voor een boek.", "Op 12 mei kwam een jarige."],
            id="an age without its hyphen",
        ),
        pytest.param(
            "bewijs",
            ["Er is een bewijs van koop.", "Er zijn vele bewijzen van koop."],
            id="a likely form above an unlikely one",
        ),
        pytest.param(
            "boot brug haven",
            ["De boot ligt bij de brug.", "De boot is een boot als een boot."],
            id="more of the words above one of them more often",
        ),
        pytest.param(
            "krant zeeschip",
            ["Het zeeschip vaart.", FILLER],
            id="a rare word above a common one",
        ),
        pytest.param(
            "een brug",
            ["De brug is dicht.", "Er ligt een brug bij de weg naar de stad en de zee."],
            id="a stop word counts for nothing",
        ),
        pytest.param(
            "brug Zeist",
            ["Er staat Zeist op het bord.", "Er staat een brug op het bord."],
            id="a name above another word as rare",
        ),
        pytest.param(
            "willen brug",
            ["Zij wilde een brug.", "Er ligt een brug."],
            id="in any form it counts beside one other word",
        ),
        pytest.param(
            "asielzoekerscentrum",
            [
                "Er komt een azc in het dorp.",
                "Er komt een centrum in het dorp.",
                "Er komt een centrum in de stad, tussen de brug en de haven.",
            ],
            id="another name for a compound above a part of it",
        ),
        pytest.param(
            "De Jong",
            ["Het woord is aan Frenkie de Jong.", "De jonge vogel is jong, zijn jong is jong."],
            id="a name with its particle as it is written",
        ),
        pytest.param(
            "in 't Veld",
            ["Het woord is aan Sophie in 't Veld.", "In het veld staat een veldje in een veld."],
            id="a name with an article of one letter",
        ),
        pytest.param(
            "burgemeester van der brug",
            ["Burgemeester Van der Brug komt.", "De burgemeester bij de brug: brug en brug."],
            id="the same without a capital, of a particle that few other words have",
        ),
        pytest.param(
            "Koninklijk Nederlands Meteorologisch Instituut",
            ["Het KNMI is open.", "Een koninklijk instituut is een Nederlands instituut."],
            id="another name for what is asked in full above a word of it",
        ),
        pytest.param(
            "a 12",
            ["Er is file op de A12.", "Er staan 12 letters A."],
            id="a road above its letter and its number",
        ),
        pytest.param(
            "MH-17",
            ["De MH17 stortte neer.", "Er kwamen 17 mensen naar de brug."],
            id="a name and a number as one word above the number",
        ),
        pytest.param(
            "9e brug",
            ["Dit is de negende brug.", "Op 9 mei ging de brug open."],
            id="an ordinal above its number",
        ),
        pytest.param(
            "dr. Jansen",
            ["Dr. Jansen wint.", "Bij de brug naar de stad wint de ploeg van mevrouw Jansen."],
            id="a name whatever the title",
        ),
        pytest.param("mr.", ["Zij is mr. in de rechten."], id="a title alone"),
        pytest.param(
            "stelde uit",
            ["De reis is uitgesteld.", "Zij stelde een vraag."],
            id="a separable verb above its verb",
        ),
        pytest.param(
            "wat hierover",
            ["Vraag ons wat.", FILLER],
            id="of stop words alone, a rare one above a common one",
        ),
    ],
)
def test_ranks(tmp_path: Path, query: str, best_first: list[str], engine: str) -> None:
    found = order(tmp_path, query, *reversed(best_first), engine=engine)
    assert found[: len(best_first)] == best_first


def test_a_spelling_that_few_have_comes_first(tmp_path: Path) -> None:
    texts = [f"Er komt een roos op brug {number}." for number in range(9)]
    found = order(tmp_path, "roosje", *texts, "Volgens Roosje komt er een brug.")
    assert found[0] == "Volgens Roosje komt er een brug."
    assert len(found) == 10


@pytest.mark.parametrize(
    ("query", "best", "others"),
    [
        pytest.param(
            "plant",
            "De plant is groen.",
            ["Zij plannen een feest."] * 9,
            id="the likeliest, and no commoner one",
        ),
        pytest.param(
            "lage", "Het water is laag.", ["De lage muur is oud."], id="the adjective of both"
        ),
        pytest.param(
            "negende", "Het is de 9e dag.", ["Het is de negende maand."], id="the number of both"
        ),
        pytest.param("1e", "Het is de eerste dag.", ["Het is de 1e maand."], id="the word of both"),
    ],
)
def test_of_several_normal_forms_one_counts_nearly_in_full(
    tmp_path: Path, query: str, best: str, others: list[str]
) -> None:
    another = "De brug is dicht."
    found = order(tmp_path, f"{query} brug", *[another] * 5, *others, best)
    assert found.index(best) < found.index(another)


def test_what_must_not_be_there_may_be_inside_a_word(tmp_path: Path) -> None:
    texts = ("Zij belde de bank.", "Zij belde de spaarbank.", "Zij belde bank en spaarbank.")
    assert order(tmp_path, "belde -bank", *texts) == ["Zij belde de spaarbank."]


def test_numbers_beside_each_other_make_no_other_number(tmp_path: Path) -> None:
    texts = ("Op 1 en 21 mei is er markt.", "Er kwamen 211 mensen.")
    assert order(tmp_path, "1 21", *texts) == ["Op 1 en 21 mei is er markt."]


def test_engines_agree_on_the_sample(tmp_path: Path, sample: Searcher) -> None:
    engine = connect("tantivy", tmp_path, {})
    with engine.build(to_document) as builder:
        builder.add(sample.article("ruslandbeleid"))
        builder.commit()
    other = Searcher(engine)
    for query in QUERIES:
        pages = [searcher.search(Ask(query)) for searcher in (sample, other)]
        ids = [[result.paragraph.id for result in page.results] for page in pages]
        scores = [[result.score for result in page.results] for page in pages]
        assert ids[0] == ids[1], query
        assert scores[0] == pytest.approx(scores[1], rel=1e-4), query
