"""What is marked in a text, and how it is explained."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from index.dutch.marks import analyse_marked
from search.highlight import highlighted
from search.matching import Matcher
from search.query import parse


def marked(text: str, query: str, place: str = "text") -> str:
    return highlighted(text, Matcher(parse(query)).matches(text, place))


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        pytest.param("Een brief.", "brief", "Een <mark>brief</mark>.", id="the same word"),
        pytest.param("De brieven.", "brief", "De <mark>brieven</mark>.", id="another form"),
        pytest.param("Een beleidsbrief", "brief", "Een <mark>beleidsbrief</mark>", id="compound"),
        pytest.param(
            "Hij licht het toe.", "toelichten", "Hij <mark>licht</mark> het toe.", id="verb"
        ),
        pytest.param("naïef", "NAIEF", "<mark>naïef</mark>", id="case and accents"),
        pytest.param("de brief", "de brief", "de <mark>brief</mark>", id="no stop word"),
        pytest.param("de brief", "de", "<mark>de</mark> brief", id="unless it is all"),
        pytest.param("veilige wegen", "veil*", "<mark>veilige</mark> wegen", id="prefix"),
        pytest.param(
            "de Tweede Kamer en de kamer",
            '"Tweede Kamer"',
            "de <mark>Tweede Kamer</mark> en de kamer",
            id="phrase in one mark, and only the phrase",
        ),
        pytest.param(
            "Rust in het Midden-Oosten",
            '"het midden oosten"',
            "Rust in <mark>het Midden-Oosten</mark>",
            id="phrase of which two words are one with a hyphen",
        ),
        pytest.param(
            "J. P. van den Berg",
            '"J.P. van den Berg"',
            "<mark>J. P. van den Berg</mark>",
            id="with initials, however they are written",
        ),
        pytest.param("Tweede Kamer", '"tweede\u00a0kamer"', "<mark>Tweede Kamer</mark>", id="nbsp"),
        pytest.param(
            "brief en motie", "brief -motie", "<mark>brief</mark> en motie", id="not banned"
        ),
        pytest.param("brief", "kop:brief", "brief", id="another field"),
        pytest.param("<b>&\"'", "brief", "&lt;b&gt;&amp;&quot;&#x27;", id="markup"),
        pytest.param("<brief>", "brief", "&lt;<mark>brief</mark>&gt;", id="markup around a word"),
        pytest.param("", "brief", "", id="no text"),
        pytest.param(
            "De Jong en de jonge Jong.",
            "De Jong",
            "<mark>De Jong</mark> en de <mark>jonge</mark> <mark>Jong</mark>.",
            id="a name with its particle, where that stands there",
        ),
        pytest.param(
            "Van  der Laan", "van der laan", "<mark>Van  der Laan</mark>", id="with its particles"
        ),
        pytest.param(
            "Sophie in ’t Veld in het veld",
            "Sophie in 't Veld",
            "<mark>Sophie</mark> <mark>in ’t Veld</mark> in het <mark>veld</mark>",
            id="with an apostrophe of its own",
        ),
        pytest.param("in Den Haag", "in den haag", "in <mark>Den Haag</mark>", id="a town"),
        pytest.param("de boeren", "de boeren", "de <mark>boeren</mark>", id="no name"),
        pytest.param(
            "van De Jong",
            "van* De Jong",
            "<mark>van</mark> <mark>De Jong</mark>",
            id="a name after what is marked itself",
        ),
        pytest.param(
            "van der Laan",
            "van* van der Laan",
            "<mark>van</mark> der <mark>Laan</mark>",
            id="a particle that is marked itself",
        ),
    ],
)
def test_marks(text: str, query: str, html: str) -> None:
    assert marked(text, query) == html


@pytest.mark.parametrize(("place", "html"), [("heading", "<mark>brief</mark>"), ("title", "brief")])
def test_marks_a_field_in_its_own_place(place: str, html: str) -> None:
    assert marked("brief", "kop:brief", place) == html


@pytest.mark.parametrize(
    ("text", "query", "asked", "how"),
    [
        pytest.param("xylokweek", "xylo kweek", "xylo", "samenstelling", id="unknown compound"),
        pytest.param("MH17-ramp", "mh 17", "mh", "samenstelling", id="one made, inside a word"),
        pytest.param("gebleven", "bleef", "bleef", "andere vorm", id="form"),
        pytest.param("Ruslandstrategie", "strategie", "strategie", "samenstelling", id="part"),
        pytest.param(
            "strategie", "Ruslandstrategie", "Ruslandstrategie", "deel", id="asked compound"
        ),
        pytest.param(
            "lichten we toe", "toelichten", "toelichten", "scheidbare", id="separable verb"
        ),
        pytest.param(
            "bewijzen", "bewijs", "bewijs", "misschien een vorm van “bewijs”", id="unlikely"
        ),
        pytest.param("bewijs", "bewijzen", "bewijzen", "misschien", id="unlikely, asked"),
        pytest.param("'s-Gravenhage", "Den Haag", "Haag", "betekent hetzelfde", id="equivalent"),
        pytest.param("Scheveningen", "Den Haag", "Haag", "valt onder “Den Haag”", id="narrower"),
        pytest.param(
            "EU-landen", "Europese Unie", "Europese Unie", "deel van een samen", id="name of a part"
        ),
        pytest.param(
            "VS", "verenigde staten", "verenigde staten", "betekent hetzelfde", id="name of words"
        ),
        pytest.param(
            "Staten", "verenigde staten", "staten", "hetzelfde woord", id="word of a name"
        ),
        pytest.param(
            "Verenigde Staten", "VS", "VS", "hoort bij “Verenigde Staten”", id="word of another"
        ),
        pytest.param(
            "senaat", "Eerste Kamer", "Eerste Kamer", "betekent hetzelfde", id="word for a name"
        ),
        pytest.param(
            "PvdA", "partij van de arbeid", "partij van de arbeid", "hetzelfde", id="name as asked"
        ),
        pytest.param("oud-ministers", "ex-minister", "ex-minister", "hetzelfde", id="former"),
        pytest.param("azc's", "azc", "azc", "andere vorm", id="form of what has another name"),
        pytest.param("stellen", "stelde vast", "stelde", "andere vorm", id="verb by itself"),
        pytest.param("Oekraïens", "oekraine", "oekraine", "van “Oekraïne”", id="with accents"),
        pytest.param("26-3-2019", "2019", "2019", "hetzelfde jaar", id="year of a date"),
        pytest.param("veiligheid", "veilig*", "veilig*", "begint met", id="prefix"),
        pytest.param("de Jong", "De Jong", "De Jong", "dezelfde naam", id="name with a particle"),
    ],
)
def test_explains(text: str, query: str, asked: str, how: str) -> None:
    match = Matcher(parse(query)).matches(text)[0]
    assert match.asked == asked
    assert how in match.how


@pytest.mark.parametrize(
    ("text", "query", "asked"),
    [
        pytest.param("Ruslandstrategie", "strategie rusland", ["strategie", "rusland"], id="parts"),
        pytest.param("xylokweek", "xylo kweek", ["xylo", "kweek"], id="unknown compound"),
        pytest.param(
            "Ruslandstrategie",
            "rusland ruslandstrategie",
            ["ruslandstrategie", "rusland"],
            id="the whole before its part",
        ),
        pytest.param("brief", "brief Brief", ["brief"], id="asked twice"),
    ],
)
def test_a_word_that_meets_several_is_marked_once(text: str, query: str, asked: list[str]) -> None:
    matches = Matcher(parse(query)).matches(text)
    assert [match.asked for match in matches] == asked
    assert highlighted(text, matches) == f"<mark>{text}</mark>"


@pytest.mark.parametrize("place", ["text", "title"])
@pytest.mark.parametrize(
    "query",
    [
        "strategie rusland",
        "'n brief",
        '"de raad" kamer',
        "Kameractie kamer",
        "titel:brief strategie",
        "titel:strategie Tweede",
        "toelichten uitleg",
        "licht landbouw",
        "de Kameractie",
    ],
)
def test_what_is_marked_does_not_depend_on_explaining(query: str, place: str) -> None:
    text = (
        "De Ruslandstrategie: de raad kreeg een brief over de Kameractie van de Tweede Kamer. "
        "De minister licht die toe, met uitleg over land- en tuinbouw/landbouw."
    )
    marks = analyse_marked(text)[1]
    explained, bare = (
        Matcher(parse(query), explain=explain).matches(text, place, marks)
        for explain in (True, False)
    )
    assert explained
    assert all(match.how for match in explained)
    assert highlighted(text, bare) == highlighted(text, explained)


@given(st.text(), st.text(max_size=40).filter(lambda text: text.count("(") < 10))
def test_marks_leave_the_text_as_it_is(text: str, query: str) -> None:
    html = marked(text, query)
    assert Markup(re.sub("</?mark>", "", html)).unescape() == text
    assert set(re.findall("<[^>]*>", html)) <= {"<mark>", "</mark>"}
