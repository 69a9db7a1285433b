"""Completions and other spellings."""

from pathlib import Path

import pytest

from index.engines import connect
from index.rebuild import rebuild
from search.page import Ask, Completions
from search.searcher import Searcher
from search.suggest import Doubt, Vocabulary


def searching(tmp_path: Path, text: str) -> Searcher:
    """Search the paragraphs of a text."""
    source = tmp_path / "bron.txt"
    source.write_text(text, encoding="utf-8")
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [source])
    return Searcher(engine)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("rus", "rusland", id="likeliest first"),
        pytest.param("stra", "strategie", id="a word of a heading alone"),
        pytest.param("Rus", "Rusland", id="begins as it is typed"),
        pytest.param("nai", "naïef", id="with its accents"),
        pytest.param("ónv", "onverminderd", id="without accents that it has not"),
        pytest.param("nai\u0308", "naïef", id="with an accent of its own"),
        pytest.param("zo nai\u0308e", "zo naïef", id="after a word, with an accent of its own"),
        pytest.param("motie kab", "motie kabinet", id="last word only"),
        pytest.param("+kab", "+kabinet", id="after a sign"),
        pytest.param('"tweede kam', '"tweede kamer', id="in a phrase"),
    ],
)
def test_completes(sample: Searcher, text: str, first: str) -> None:
    assert sample.complete(text).queries[0] == first


@pytest.mark.parametrize("text", ["", "motie ", "xyzzy", "d" * 501, "!!!"])
def test_has_nothing_to_complete(sample: Searcher, text: str) -> None:
    assert sample.complete(text) == Completions()


@pytest.mark.parametrize("text", ["rus", "o", "motie k", "kop:strat", "+motie +s", "(onvoor"])
def test_completions_begin_as_typed_and_find(sample: Searcher, text: str) -> None:
    found = sample.complete(text).queries
    assert found
    assert all(query.startswith(text) for query in found)
    assert all(sample.search(Ask(query)).total for query in found)


def test_completes_a_quotation_that_is_not_closed_yet(sample: Searcher) -> None:
    found = sample.complete('"tweede k', 20).queries
    assert '"tweede kamer' in found
    assert all(sample.search(Ask(f'{query}"')).total for query in found)


def test_completes_no_stop_words(sample: Searcher) -> None:
    completions = set(sample.complete("d", 20).queries)
    assert "destijds" in completions
    assert not completions & {"de", "dat", "die", "deze", "door"}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("den h", "den haag", id="a name"),
        pytest.param("in Den H", "in Den Haag", id="with capitals"),
        pytest.param('"den h', '"den haag', id="in a phrase"),
        pytest.param("haag h", "haag huis", id="not over the end of a sentence"),
        pytest.param("-den h", "-den huis", id="of what may not be there"),
        pytest.param("huis h", "huis huis", id="no stop word"),
    ],
)
def test_completes_with_what_follows_before_what_is_frequent(
    tmp_path: Path, text: str, first: str
) -> None:
    texts = ["Hij woont in Den Haag. Hoofdstad is het niet.", *["Een huis is het huis het."] * 5]
    searcher = searching(tmp_path, "\n\n".join(texts))
    assert searcher.complete(text).queries[0] == first


def test_what_follows_is_not_kept_where_the_time_was_up(tmp_path: Path) -> None:
    searcher = searching(tmp_path, "Hij woont in Den Haag. Een huis is het huis het.")
    searcher.complete("het h")
    opened = searcher._opened
    assert opened
    opened._time_limit = 0.0
    assert searcher.complete("den h").partial
    opened._time_limit = None
    assert searcher.complete("den h").queries[0] == "den haag"


@pytest.mark.parametrize(
    ("text", "completion"),
    [("VV", "VVD-leider"), ("vv", "vvd-leider"), ("IJ", "IJsland"), ("Ij", "IJsland")],
)
def test_completes_in_capitals_as_typed(tmp_path: Path, text: str, completion: str) -> None:
    searcher = searching(tmp_path, "De VVD-leider nam op IJsland een exemplaar.")
    assert searcher.complete(text).queries[0] == completion


@pytest.mark.parametrize(
    ("text", "completion"),
    [
        pytest.param("'s-g", "'s-gravenhage", id="as typed"),
        pytest.param("in 's-G", "in 's-Gravenhage", id="with its capital"),
        pytest.param("’s", "’s-Gravenhage", id="before its capital, with an apostrophe of its own"),
        pytest.param("'sl", "'sliep", id="no quotation mark"),
    ],
)
def test_completes_a_name_that_begins_with_an_apostrophe(
    tmp_path: Path, text: str, completion: str
) -> None:
    searcher = searching(tmp_path, "De gravin sliep in 's-Gravenhage.")
    assert searcher.complete(text).queries[0] == completion


def test_completes_no_more_than_asked(sample: Searcher) -> None:
    assert len(sample.complete("s", 2).queries) == 2


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("Skripol", "Skripal", id="a letter, and its capital"),
        pytest.param("terorisme", "terrorisme", id="a letter less"),
        pytest.param("rusland terorisme", "rusland terrorisme", id="one of two words"),
        pytest.param("+terorisme -motie", "+terrorisme -motie", id="with its operators"),
        pytest.param('"Sergei Skripol"', '"Sergei Skripal"', id="in a phrase"),
        pytest.param("klimaatverandreing", "klimaatverandering", id="letters the wrong way"),
        pytest.param("te\u0301rorisme", "terrorisme", id="with an accent of its own"),
        pytest.param(
            "terorisme terorisme\u0308", "terrorisme terrorisme", id="an accent at its end"
        ),
    ],
)
def test_suggests_another_spelling(sample: Searcher, query: str, meant: str) -> None:
    assert sample.search(Ask(query)).suggestion == meant
    assert sample.search(Ask(meant)).total


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("rusland", id="a word of the index"),
        pytest.param("kernwapen", id="another form of one"),
        pytest.param("ministeries", id="its plural"),
        pytest.param("afkeren", id="a separable verb that is there"),
        pytest.param("wapens", id="a part of one"),
        pytest.param("Ruslandbrief", id="a compound of known words"),
        pytest.param("xyzzyplugh", id="like nothing"),
        pytest.param("S.K.R.I.P.O.L.", id="initials"),
        pytest.param("skripol " + "terorisme " * 5, id="too many words unknown"),
        pytest.param("rusland -terorisme", id="a banned word"),
        pytest.param("de", id="a stop word"),
    ],
)
def test_suggests_nothing(sample: Searcher, query: str) -> None:
    assert sample.search(Ask(query)).suggestion is None


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("burgermeester", "burgemeester", id="of words that are there"),
        pytest.param("burgemeester", None, id="as it should be"),
        pytest.param("burgerpartij", None, id="another compound, not far from none"),
        pytest.param("bedrijfspionage", "bedrijfsspionage", id="which sounds like a rare word"),
        pytest.param("stadstrand", None, id="a letter more than a rare word"),
    ],
)
def test_doubts_a_compound_that_is_nowhere(tmp_path: Path, query: str, meant: str | None) -> None:
    texts = [
        "De burgemeester sprak de burger toe.",
        "De partij van de meester won.",
        "Een bedrijf in de stad zag spionage op het strand.",
    ]
    rare = "Er was bedrijfsspionage aan de stadsrand."
    searcher = searching(tmp_path, "\n\n".join([*texts * 25, rare]))
    assert searcher.search(Ask(query)).suggestion == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("verdrinking", None, id="a word that Dutch has, where its verb stands"),
        pytest.param("verdemking", "verdenking", id="one that it has not"),
        pytest.param("verdinking", "verdenking", id="a slip of the text itself"),
    ],
)
def test_doubts_a_rare_word(tmp_path: Path, query: str, meant: str | None) -> None:
    rare = "Na het verdrinken was er een verdinking."
    searcher = searching(tmp_path, "\n\n".join([rare, *["De verdenking bleef."] * 25]))
    assert searcher.search(Ask(query)).suggestion == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param('"motie kabinet"', "motie kabinet", id="a phrase that stands nowhere"),
        pytest.param("+rusland +xyzzyplugh", "rusland xyzzyplugh", id="words that must be met"),
        pytest.param("kop:opcw", "opcw", id="a word that is in no heading"),
        pytest.param('"motie terorisme"', "motie terrorisme", id="with another spelling"),
        pytest.param("+opcw -motie -opcw", None, id="not where a word is banned"),
        pytest.param('"xyzzyplugh blurgh"', None, id="nor where the words find nothing either"),
    ],
)
def test_suggests_words_alone_where_signs_find_nothing(
    sample: Searcher, query: str, meant: str | None
) -> None:
    page = sample.search(Ask(query))
    assert (page.total, page.suggestion) == (0, meant)


@pytest.mark.parametrize(
    ("word", "slips", "meant"),
    [
        pytest.param("twede", 2, "tweede", id="a letter doubled before another that is left out"),
        pytest.param("tweed", 2, "tweede", id="a letter left out before one too many"),
        pytest.param("twe", 2, None, id="too short"),
        pytest.param("merkle", 2, "merkel", id="letters the wrong way before another letter"),
        pytest.param("komissie", 2, "commissie", id="what sounds the same before another letter"),
        pytest.param("faillisment", 2, "faillissement", id="no slip for a slip"),
        pytest.param("minster", 1, "minister", id="a letter left out of what some write"),
        pytest.param("tweeda", 2, "tweede", id="another letter in what nobody writes"),
        pytest.param("tweeda", 1, None, id="not in what may be a word"),
        pytest.param("weede", 1, None, id="nor its first letter"),
        pytest.param("werkeloosheid", 2, None, id="not far commoner in Dutch"),
        pytest.param("faillizement", 2, "faillissement", id="two slips in a long one"),
        pytest.param("tweide", 1, None, id="a letter too many in what may be a word"),
        pytest.param("minnister", 1, "minister", id="but not where it sounds the same"),
        pytest.param("regter", 2, "rechter", id="two letters that sound the same"),
        pytest.param("reiden", 2, "rijden", id="before another letter"),
    ],
)
def test_the_likelier_slip(word: str, slips: int, meant: str | None) -> None:
    others = (
        "commissie faillissement komische merkel minister rechter reiken rijden twee tweede "
        "werkloosheid zweden"
    )
    words = Vocabulary([*((other, 50) for other in others.split()), ("faillisement", 1)])
    assert words.other_spelling(word, Doubt(0, slips)) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("jicht", "juicht", id="that Dutch has, where nothing is found"),
        pytest.param("jicht kabinet", None, id="not where another word finds something"),
        pytest.param('"jicht kabinet"', "juicht kabinet", id="as in a phrase that stands nowhere"),
    ],
)
def test_doubts_a_word_where_nothing_is_found(
    tmp_path: Path, query: str, meant: str | None
) -> None:
    searcher = searching(tmp_path, "\n\n".join(["Het kabinet juicht."] * 25))
    assert searcher.search(Ask(query)).suggestion == meant


def test_a_suggestion_finds_within_the_same_narrowing(searcher: Searcher) -> None:
    assert searcher.search(Ask("watterschap")).suggestion == "waterschap"
    assert searcher.search(Ask("watterschap", article="recept")).suggestion is None
