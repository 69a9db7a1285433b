"""Searching real indexes: what is found, in which order, and what is refused."""

import gc
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.article import Kind
from index.engines import Engine, Index, Results, SearchRequest, Sort, connect
from index.errors import EngineUnavailable, IndexDamaged, IndexMissing, QueryError
from index.rebuild import rebuild
from search.page import MAX_HITS, MAX_PER_PAGE, MAX_QUERY, Ask, Completions, Page, Similar
from search.searcher import Searcher

MAPS = Path("/proc/self/maps")


def numbers(searcher: Searcher, query: str) -> list[int]:
    """The numbers of the paragraphs that are found, best first."""
    return [result.paragraph.number for result in searcher.search(Ask(query)).results]


def ids(searcher: Searcher, ask: Ask) -> set[str]:
    return {result.paragraph.id for result in searcher.search(ask).results}


@pytest.mark.parametrize(
    ("query", "best"),
    [
        pytest.param("strategie rusland", 7, id="both inside one compound"),
        pytest.param("naief", 4, id="trema"),
        pytest.param("kernwapen", 6, id="plural"),
        pytest.param("wapens", 6, id="head of a compound"),
        pytest.param("klimaat", 6, id="modifier of a compound"),
        pytest.param("bleef", 1, id="strong verb"),
        pytest.param("spionnen", 3, id="singular"),
        pytest.param("toelichten", 2, id="separable verb apart"),
        pytest.param("licht toe", 2, id="separable verb apart, asked apart"),
        pytest.param("doorgaan", 1, id="participle of a separable verb"),
        pytest.param("afkeren", 8, id="separable verb with te"),
        pytest.param("brief", 8, id="head of a compound with a linking element"),
        pytest.param("ministeries", 7, id="plural in -s"),
        pytest.param("'s-Gravenhage", 3, id="another name"),
    ],
)
def test_finds_in_the_sample_what_a_dutch_reader_would(
    sample: Searcher, query: str, best: int
) -> None:
    assert numbers(sample, query)[0] == best


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("motie debat", {7}, id="words"),
        pytest.param("motie proliferatie", {6, 7}, id="not all words are needed"),
        pytest.param('"Tweede Kamer"', {1, 7}, id="phrase"),
        pytest.param('"Kamer Tweede"', set(), id="phrase in another order"),
        pytest.param('"op verzoek van de"', {7}, id="phrase with stop words"),
        pytest.param('"op verzoek van Kamer"', {7, 8, 9}, id="phrase in a heading"),
        pytest.param('"Tweede Kamer" proliferatie', {1, 7}, id="a phrase must be there"),
        pytest.param("+motie proliferatie", {7}, id="must"),
        pytest.param("motie proliferatie -debat", {6}, id="must not"),
        pytest.param("motie proliferatie NOT debat", {6}, id="NOT"),
        pytest.param('opcw -"Den Haag"', {7}, id="must not hold a phrase"),
        pytest.param("opcw AND motie", {7}, id="AND"),
        pytest.param("opcw AND NOT motie", {3}, id="AND NOT"),
        pytest.param("opcw AND motie OR proliferatie", {6, 7}, id="AND before OR"),
        pytest.param("opcw AND (motie OR proliferatie)", {7}, id="parentheses"),
        pytest.param("proliferatie (opcw AND spion)", {3, 6}, id="AND in parentheses"),
        pytest.param("cyber*", {3, 4, 7}, id="prefix"),
        pytest.param("opcw -cyberv*", {3, 7}, id="must not begin so"),
        pytest.param("kop:strategie", {7, 8, 9}, id="heading"),
        pytest.param("+kop:strategie motie", {7, 8, 9}, id="heading and words"),
        pytest.param("titel:relatie", set(), id="a title that was not given is no title"),
        pytest.param('"niet naïef" OR "jaar 2015"', {4}, id="phrases with OR"),
        pytest.param("motie van het", {7}, id="stop words beside a word are not asked"),
        pytest.param("titel:relatie motie", {7}, id="title and words"),
        pytest.param("onbestaand", set(), id="nothing"),
    ],
)
def test_meets_what_is_asked(sample: Searcher, query: str, found: set[int]) -> None:
    assert set(numbers(sample, query)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("(opcw -motie) proliferatie", {3, 6}, id="minus in parentheses"),
        pytest.param("proliferatie (opcw +motie)", {6, 7}, id="plus in parentheses"),
        pytest.param("proliferatie OR (opcw NOT motie)", {3, 6}, id="NOT in parentheses"),
        pytest.param("motie AND +opcw", {7}, id="AND and plus"),
        pytest.param("+(motie OR spion) AND kamer", {7}, id="plus before AND"),
        pytest.param("+opcw AND motie", {7}, id="plus and AND"),
        pytest.param('"Tweede Kamer" "vorig jaar"', {7}, id="two phrases"),
        pytest.param("kop:strat*", {7, 8, 9}, id="prefix in a heading"),
        pytest.param("((((((((((((((((((((((((((opcw", {3, 7}, id="parentheses left open"),
    ],
)
def test_meets_what_is_asked_within_other_syntax(
    sample: Searcher, query: str, found: set[int]
) -> None:
    assert set(numbers(sample, query)) == found


def test_what_no_word_of_the_query_meets_can_be_asked(sample: Searcher) -> None:
    assert set(numbers(sample, "motie OR NOT opcw")) == {1, 2, 4, 5, 6, 7, 8, 9}
    assert numbers(sample, "motie OR NOT opcw")[0] == 7


def test_all_but_what_is_banned(sample: Searcher) -> None:
    assert set(numbers(sample, "-opcw")) == {1, 2, 4, 5, 6, 8, 9}


def test_stop_words_alone_find(sample: Searcher) -> None:
    page = sample.search(Ask("wel met"))
    assert page.results[0].paragraph.number == 6
    assert "<mark>wel</mark>" in page.results[0].highlighted


@pytest.mark.parametrize("query", ["!!!", "*", "( )", '""', "- + -"])
def test_nothing_to_search_for_finds_nothing(searcher: Searcher, query: str) -> None:
    for categories in ((), ("bouw",)):
        page = searcher.search(Ask(query, categories=categories))
        assert (page.total, page.results, page.suggestion) == (0, (), None)


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        pytest.param(Ask("de", start="2021"), {"sluis", "dijk"}, id="from a year"),
        pytest.param(Ask("de", start="2021-05-31"), {"dijk"}, id="from a day of a month"),
        pytest.param(Ask("de", end="2021-03-04"), {"markt", "sluis"}, id="to a day"),
        pytest.param(Ask("de", end="2020-06"), {"markt"}, id="to a month of a year"),
        pytest.param(Ask("de", start="2021-03", end="2021-03"), {"sluis"}, id="a month"),
        pytest.param(
            Ask("de", start="2021-03", end="2021"), {"dijk", "sluis"}, id="from a month of a year"
        ),
        pytest.param(Ask("de", categories=("bouw",)), {"dijk", "markt"}, id="a category"),
        pytest.param(Ask("de", categories=("bouw", "water")), {"dijk", "markt", "sluis"}, id="two"),
        pytest.param(Ask("de", article="recept"), {"recept"}, id="an article"),
        pytest.param(Ask("de", article="weg"), set(), id="no article"),
        pytest.param(Ask("schipper", kinds=(Kind.QUOTE,)), {"sluis"}, id="a kind"),
        pytest.param(Ask("dijk", kinds=(Kind.QUOTE,)), set(), id="another kind"),
        pytest.param(Ask("-sluis", categories=("water",)), {"dijk"}, id="all but a word"),
    ],
)
def test_narrows(searcher: Searcher, ask: Ask, found: set[str]) -> None:
    assert {id.partition("#")[0] for id in ids(searcher, ask)} == found


@pytest.mark.parametrize(
    ("ask", "listed"),
    [
        pytest.param(Ask("", start="2021-03", end="2021-03"), ["sluis"], id="a month"),
        pytest.param(Ask("", start="2020"), ["dijk", "sluis", "markt"], id="newest first"),
        pytest.param(Ask("", categories=("bouw",)), ["dijk", "markt"], id="a category"),
        pytest.param(
            Ask("", start="2021", categories=("bouw",)), ["dijk"], id="a category in a period"
        ),
        pytest.param(
            Ask("", kinds=(Kind.LEAD,)), ["dijk", "sluis", "markt", "recept"], id="the undated last"
        ),
        pytest.param(Ask("", kinds=(Kind.QUOTE,)), ["sluis"], id="a kind"),
        pytest.param(Ask("", article="recept"), ["recept"], id="an article"),
        pytest.param(Ask("", categories=("weg",)), [], id="what is not there"),
    ],
)
@pytest.mark.parametrize("sort", Sort)
def test_lists_what_meets_the_filters_where_nothing_else_is_asked(
    searcher: Searcher, ask: Ask, listed: list[str], sort: Sort
) -> None:
    page = searcher.search(replace(ask, group=True, explain=True, sort=sort))
    assert [result.paragraph.article.id for result in page.results] == listed
    assert page.articles == len(listed)
    assert (page.suggestion, page.partial) == (None, False)
    for result in page.results:
        assert result.matches == ()
        assert "<mark>" not in result.highlighted + result.title_highlighted


def test_lists_the_first_paragraph_of_an_article_that_meets_the_filters(searcher: Searcher) -> None:
    whole = searcher.search(Ask("", article="sluis", per_page=MAX_PER_PAGE)).results
    assert [result.paragraph.number for result in whole] == [*range(1, len(whole) + 1)]
    for kinds, number, count in (((), 1, len(whole)), ((Kind.QUOTE,), 2, 1)):
        ask = Ask("", categories=("water",), kinds=kinds, end="2021-04", group=True)
        (result,) = searcher.search(ask).results
        assert (result.paragraph.number, result.in_article) == (number, count)


def test_counts_what_is_listed_and_what_a_wider_list_would_have(searcher: Searcher) -> None:
    facets = ("kind", "category", "month")
    page = searcher.search(Ask("", categories=("bouw",), kinds=(Kind.LEAD,), facets=facets))
    assert page.facets["category"] == {"bouw": 2, "water": 2}
    assert page.facets["month"] == {"2021-05": 1}
    narrowed = searcher.search(Ask("", categories=("bouw",), facets=facets))
    assert page.facets["kind"] == narrowed.facets["kind"]
    assert page.facets["kind"]["lead"] == page.total == 2


def test_counts_a_field_that_narrows_as_if_it_did_not(searcher: Searcher) -> None:
    facets = ("kind", "category")
    whole = searcher.search(Ask("de", facets=facets))
    narrow = searcher.search(Ask("de", kinds=(Kind.LEAD,), facets=facets))
    assert narrow.total < whole.total
    assert narrow.facets["kind"] == whole.facets["kind"]
    assert narrow.facets["category"] != whole.facets["category"]
    both = searcher.search(
        Ask("de", kinds=(Kind.LEAD,), categories=("water",), facets=facets, sort=Sort.DATE)
    )
    assert both.facets["category"] == narrow.facets["category"]
    assert (
        both.facets["kind"]
        == searcher.search(
            Ask("de", categories=("water",), facets=("kind",), sort=Sort.DATE)
        ).facets["kind"]
    )


def test_counts_facets_over_all_pages(searcher: Searcher) -> None:
    page = searcher.search(Ask("de", per_page=1, facets=("kind", "category", "month")))
    assert sum(page.facets["kind"].values()) == page.total > 1
    assert page.facets["month"] == {"2021-03": 2, "2021-05": 3}
    assert set(page.facets["category"]) == {"water", "bouw"}


def test_groups_by_article(searcher: Searcher) -> None:
    flat = searcher.search(Ask("de"))
    grouped = searcher.search(Ask("de", group=True))
    articles = [result.paragraph.article.id for result in grouped.results]
    assert grouped.articles == len(articles) == len(set(articles)) == 4
    assert sum(result.in_article for result in grouped.results) == grouped.total == flat.total


def test_sorts_by_date(searcher: Searcher) -> None:
    page = searcher.search(Ask("de", sort=Sort.DATE, group=True))
    articles = [result.paragraph.article.id for result in page.results]
    assert articles == ["dijk", "sluis", "markt", "recept"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("cyberoperatie", {3, 7}, id="a compound, not a part of it"),
        pytest.param("strategie motie", {7}, id="all words, one inside a compound"),
        pytest.param("strategie rusland", {7, 8}, id="both inside one compound"),
        pytest.param("motie onbestaand", {7}, id="all words that the index knows"),
        pytest.param("ruslandbrief motie", {7}, id="a compound that it knows by its parts"),
        pytest.param("+motie opcw", {7}, id="must, and beside it"),
        pytest.param('"Tweede Kamer" opcw', {7}, id="phrase, and a word beside it"),
        pytest.param("cyber* motie", {7}, id="prefix, and a word beside it"),
        pytest.param("motie OR opcw", {3, 7}, id="either, where that is asked"),
        pytest.param("opcw spion -debat", {3}, id="must not"),
        pytest.param("-opcw", {1, 2, 4, 5, 6, 8, 9}, id="all but a word"),
        pytest.param("wel met", {6}, id="stop words"),
        pytest.param("motie spion", {3, 7}, id="one word where none has all"),
        pytest.param("ruslandbrief", {1, 2, 3, 5, 7, 8}, id="parts where nothing has the word"),
        pytest.param("+onbestaand motie", set(), id="never less than what must be met"),
    ],
)
def test_by_date_lists_what_meets_the_words_in_full(
    sample: Searcher, query: str, found: set[int]
) -> None:
    page = sample.search(Ask(query, sort=Sort.DATE, facets=("kind",)))
    assert {result.paragraph.number for result in page.results} == found
    assert page.total == sum(page.facets["kind"].values()) == len(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("stelde uit", {"De reis is uitgesteld."}, id="a verb with its particle"),
        pytest.param("Sociale Zaken", {"Een brief van SZW."}, id="a name with others for it"),
        pytest.param("De Jong", {"Frenkie de Jong won."}, id="a name with a particle"),
        pytest.param(
            "de jong",
            {"Frenkie de Jong won.", "Het jong van de zwaan."},
            id="what may be a name, and other words",
        ),
        pytest.param("De Media", {"Op sociale media."}, id="a name that stands nowhere"),
    ],
)
def test_by_date_what_words_make_together_is_met(
    tmp_path: Path, query: str, found: set[str]
) -> None:
    source = tmp_path / "bron.txt"
    texts = (
        *("De reis is uitgesteld.", "Zij stelde een vraag."),
        *("Een brief van SZW.", "Op sociale media.", "De zaken gaan goed."),
        *("Frenkie de Jong won.", "Het jong van de zwaan."),
    )
    source.write_text("\n\n".join(texts), encoding="utf-8")
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [source])
    page = Searcher(engine).search(Ask(query, sort=Sort.DATE))
    assert {result.paragraph.text for result in page.results} == found


def test_pages_follow_each_other(searcher: Searcher) -> None:
    whole = searcher.search(Ask("de", per_page=MAX_PER_PAGE)).results
    pages = [searcher.search(Ask("de", page=page, per_page=2)).results for page in range(1, 6)]
    assert [result for page in pages for result in page] == list(whole)


def test_a_page_after_the_last_is_empty(searcher: Searcher) -> None:
    page = searcher.search(Ask("de", page=900))
    assert page.results == ()
    assert page.total > 0


@pytest.mark.parametrize(
    ("ask", "parameter"),
    [
        pytest.param(Ask(""), "q", id="empty"),
        pytest.param(Ask(" \t"), "q", id="white space"),
        pytest.param(Ask(" \t", categories=("bouw",)), "q", id="white space beside a filter"),
        pytest.param(
            Ask("", sort=Sort.DATE, facets=("kind",), group=True), "q", id="empty without a filter"
        ),
        pytest.param(Ask("a" * (MAX_QUERY + 1)), "q", id="too long"),
        pytest.param(Ask("(" * 200 + "a" + ")" * 200), "q", id="too deep"),
        pytest.param(Ask("de", page=0), "page", id="page 0"),
        pytest.param(Ask("de", page=MAX_HITS // 10 + 1), "page", id="page too far"),
        pytest.param(Ask("de", per_page=0), "per_page", id="none a page"),
        pytest.param(Ask("de", per_page=MAX_PER_PAGE + 1), "per_page", id="too many a page"),
        pytest.param(Ask("de", start="gisteren"), "from", id="no date"),
        pytest.param(Ask("de", start="2021-02-30"), "from", id="no such day"),
        pytest.param(Ask("de", end="2021-13"), "to", id="no such month"),
        pytest.param(Ask("de", end="0000"), "to", id="no such year"),
        pytest.param(Ask("de", start="2022", end="2021"), "to", id="ends before it begins"),
        pytest.param(Ask("de", end="２０２１"), "to", id="other digits"),
    ],
)
def test_refuses_and_names_the_parameter(searcher: Searcher, ask: Ask, parameter: str) -> None:
    with pytest.raises(QueryError) as caught:
        searcher.search(ask)
    assert caught.value.parameter == parameter


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        pytest.param(
            Ask(""),
            f"q must have 1 to {MAX_QUERY} characters, not only white space. It may be left out "
            "where from, to, kind, category or article is given.",
            id="nothing asked",
        ),
        pytest.param(
            Ask("de", page=101, per_page=100),
            "page must be 1 to 100, where per_page is 100.",
            id="page too far",
        ),
        pytest.param(
            Ask("de", start="2021-02-30"),
            "from must be a date such as 2019, 2019-12 or 2019-12-31, not '2021-02-30'.",
            id="no such day",
        ),
        pytest.param(
            Ask("de", start="2022", end="2021"),
            "to cannot be '2021', which is before from, '2022'.",
            id="ends before it begins",
        ),
    ],
)
def test_says_what_may_be_asked(searcher: Searcher, ask: Ask, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        searcher.search(ask)
    assert str(caught.value) == message


def test_marks_and_explains(sample: Searcher) -> None:
    result = sample.search(Ask("strategie motie", explain=True)).results[0]
    assert "De <mark>Ruslandstrategie</mark> van" in result.highlighted
    assert result.heading_highlighted == "<mark>Strategie</mark> uitgewerkt op verzoek van Kamer"
    assert {(match.word, match.asked, match.where) for match in result.matches} == {
        ("Ruslandstrategie", "strategie", "text"),
        ("motie", "motie", "text"),
        ("Strategie", "strategie", "heading"),
    }
    assert sample.search(Ask("strategie motie")).results[0].matches == ()


def test_leaves_titles_unmarked_where_nobody_shows_them(sample: Searcher) -> None:
    ask = Ask("strategie motie", explain=True)
    shown, not_shown = (sample.search(replace(ask, titles=titles)) for titles in (True, False))
    for with_marks, without in zip(shown.results, not_shown.results, strict=True):
        assert without.highlighted == with_marks.highlighted
        assert without.matches == with_marks.matches
    alone = sample.search(Ask("strategie motie", titles=False)).results[0]
    assert "<mark>" in alone.highlighted
    assert alone.heading_highlighted == "Strategie uitgewerkt op verzoek van Kamer"


def test_a_title_that_is_not_searched_explains_nothing(
    sample: Searcher, searcher: Searcher
) -> None:
    untitled = sample.search(Ask("complex", explain=True)).results[0]
    titled = searcher.search(Ask("zwolle", explain=True)).results[0]
    assert {match.where for match in untitled.matches} == {"text"}
    assert {match.where for match in titled.matches} == {"text", "title"}


def test_paragraphs_and_articles(searcher: Searcher) -> None:
    paragraph = searcher.paragraph("sluis#p2")
    assert paragraph is not None
    assert paragraph.kind is Kind.QUOTE
    assert searcher.article("sluis")[1] == paragraph
    assert searcher.paragraph("sluis#p9") is None
    assert searcher.article("weg") == ()


def test_the_forms_of_a_name_are_worth_no_more_than_its_words(tmp_path: Path) -> None:
    texts = (
        "De schilder verlaat de kunstacademie van het Verenigd Koninkrijk.",
        "Het Verenigd Koninkrijk is groot.",
        "De schilder wil een andere academie, maar verlaat haar nog niet.",
        *["Gisteren stond hierover een kort bericht in de krant."] * 20,
    )
    source = tmp_path / "bron.txt"
    source.write_text("\n\n".join(texts), encoding="utf-8")
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [source])
    found = Searcher(engine).similar("bron#p1")
    assert found
    assert [result.paragraph.text for result in found.results] == [texts[2], texts[1]]


def test_similar_paragraphs(sample: Searcher) -> None:
    found = sample.similar("ruslandbeleid#p7")
    assert found is not None
    assert found.results[0].paragraph.number == 3  # the OPCW, the operation and last year
    assert "ruslandbeleid#p7" not in {result.paragraph.id for result in found.results}
    assert sample.similar("ruslandbeleid#p7", limit=1) == Similar(found.results[:1])
    assert sample.similar("weg#p1") is None


def write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "bericht.txt").write_text(text, encoding="utf-8")
    return folder


def test_answers_from_the_newest_generation(tmp_path: Path) -> None:
    engine = connect("whoosh", tmp_path / "index", {})
    searcher = Searcher(engine)
    assert searcher.generation() is None
    with pytest.raises(IndexMissing):
        searcher.search(Ask("vos"))
    rebuild(engine, [write(tmp_path / "bron", "De vos slaapt.")])
    first = searcher.search(Ask("vos"))
    rebuild(engine, [write(tmp_path / "bron", "De das slaapt.")])
    second = searcher.search(Ask("das"))
    assert (first.total, second.total, searcher.search(Ask("vos")).total) == (1, 1, 0)
    assert first.generation != second.generation == searcher.generation()


@pytest.mark.skipif(not MAPS.exists(), reason="this platform does not tell what is mapped")
@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
def test_lets_go_of_the_generation_before(tmp_path: Path, name: str) -> None:
    pytest.importorskip(name)
    engine = connect(name, tmp_path / "index", {})
    searcher = Searcher(engine)
    generations = []
    gc.disable()
    try:
        for animal in ("vos", "das"):
            rebuild(engine, [write(tmp_path / "bron", f"De {animal} slaapt.")])
            generations.append(searcher.search(Ask(animal)).generation)
        mapped = MAPS.read_text()
    finally:
        gc.enable()
    assert [generation in mapped for generation in generations] == [False, True]


def test_mixes_no_generations_and_loses_no_request(tmp_path: Path) -> None:
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [write(tmp_path / "bron", "De vos is nummer 0.")])
    searcher = Searcher(engine)
    texts: dict[str, set[str]] = {}
    errors: list[Exception] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                page = searcher.search(Ask("vos"))
                found = {result.paragraph.text for result in page.results}
                texts.setdefault(page.generation, set()).update(found)
            except Exception as error:
                errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 6):
        rebuild(engine, [write(tmp_path / "bron", f"De vos is nummer {number}.")])
        searcher.search(Ask("vos"))
    done.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(texts) > 1
    assert all(len(found) == 1 for found in texts.values())


class Held:
    """An engine whose calls wait at a gate once it is given one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.at_generation: Callable[[], object] = lambda: None
        self.at_open: Callable[[], object] = lambda: None

    def generation(self) -> str | None:
        self.at_generation()
        return self._engine.generation()

    def open(self) -> Index:
        self.at_open()
        return self._engine.open()


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """An engine with an article on a fox."""
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [write(tmp_path / "bron", "De vos slaapt.")])
    return Held(engine)


def test_asks_the_engine_for_all_at_once(held: Held) -> None:
    searcher = Searcher(held)
    searcher.search(Ask("vos"))
    held.at_generation = threading.Barrier(4, timeout=20).wait
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(searcher.search, [Ask("vos")] * 4))
    assert [page.total for page in pages] == [1] * 4


def test_opens_a_generation_once_for_all(held: Held) -> None:
    searcher = Searcher(held)
    opened: list[None] = []
    held.at_open = lambda: opened.append(time.sleep(0.2))
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(searcher.search, [Ask("vos")] * 4))
    assert len(opened) == 1
    assert [page.total for page in pages] == [1] * 4


def test_answers_from_the_generation_before_while_the_new_one_opens(
    held: Held, tmp_path: Path
) -> None:
    searcher = Searcher(held)
    old = searcher.generation()
    new = rebuild(held._engine, [write(tmp_path / "bron", "De das slaapt.")]).generation
    is_opening, may_open = threading.Event(), threading.Event()
    held.at_open = lambda: (is_opening.set(), may_open.wait(20))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(searcher.search, Ask("das"))
        assert is_opening.wait(20)
        before = searcher.search(Ask("das"))
        assert (before.generation, before.total) == (old, 0)
        assert searcher.generation() == old, "caches keep answers under the name of what answered"
        may_open.set()
        assert first.result().generation == new
    assert searcher.generation() == searcher.search(Ask("das")).generation == new


@pytest.mark.parametrize("name", ["whoosh", "tantivy"])
@pytest.mark.parametrize("harm", ["damaged", "of another analysis", "without a name"])
def test_goes_on_with_the_generation_before_one_that_cannot_be_opened(
    tmp_path: Path,
    name: str,
    harm: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip(name)
    engine, other = (connect(name, tmp_path / "index", {}) for _ in range(2))
    source = [write(tmp_path / "bron", "De vos slaapt.")]
    rebuild(engine, source)
    searcher = Searcher(engine)
    old = searcher.search(Ask("vos")).generation
    if harm == "of another analysis":
        monkeypatch.setattr(other._generations, "analysis", lambda: "another")
    for count in range(1, 4):
        new = rebuild(other, source).generation
        if harm == "damaged":
            (tmp_path / "index" / new / "manifest.json").write_text("{}")
        elif harm == "without a name":
            (tmp_path / "index" / "current").write_text(f"? {new}")
        for _ in range(2):
            page = searcher.search(Ask("vos slaapt", per_page=count))
            assert (page.generation, page.total) == (old, 1)
            assert searcher.statistics().generation == searcher.generation() == old
        assert len(caplog.records) == (1 if harm == "without a name" else count)
        assert f"Generation {old} goes on answering" in caplog.messages[-1]
    with pytest.raises(IndexDamaged):
        Searcher(engine).search(Ask("vos"))
    new = rebuild(engine, source).generation
    assert searcher.search(Ask("vos")).generation == new


def test_tries_again_to_open_a_generation(
    tmp_path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = Searcher(held)
    old = searcher.generation()
    new = rebuild(held._engine, [tmp_path / "bron"]).generation
    (tmp_path / "index" / new).rename(tmp_path / "aside")
    assert searcher.generation() == old
    (tmp_path / "aside").rename(tmp_path / "index" / new)
    assert searcher.generation() == old
    monkeypatch.setattr("search.searcher._PAUSE", 0)
    assert searcher.generation() == new


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda searcher: searcher.search(Ask("motie")), id="search"),
        pytest.param(lambda searcher: searcher.similar("ruslandbeleid#p7"), id="similar"),
        pytest.param(lambda searcher: searcher.complete("tweede k"), id="completions by words"),
        pytest.param(lambda searcher: searcher.complete('"tweede k'), id="completions that find"),
    ],
)
def test_an_answer_out_of_time_is_marked(
    sample: Searcher, answer: Callable[[Searcher], Page | Similar | Completions]
) -> None:
    for limit in (0.0, 60.0):
        searcher = Searcher(sample._engine, time_limit=limit)
        searcher.statistics()
        assert searcher._opened
        searcher._opened.read_words().result()
        assert answer(searcher).partial is (limit == 0.0)


def test_waits_for_the_words_of_the_index_no_longer_than_it_may(
    sample: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = sample._engine.open()
    vocabulary = index.vocabulary
    may_read = threading.Event()
    readings: list[bool] = []

    def slow() -> Iterator[tuple[str, int]]:
        readings.append(may_read.wait(20))
        yield from vocabulary()

    monkeypatch.setattr(index, "vocabulary", slow)
    monkeypatch.setattr(sample._engine, "open", lambda: index)
    searcher = Searcher(sample._engine, time_limit=0.1)
    assert searcher.complete("strat") == Completions(partial=True)
    page = searcher.search(Ask("strategei rusland"))
    assert (bool(page.results), page.suggestion, page.partial) == (True, None, True)
    assert not searcher.search(Ask("rusland")).partial
    opened = searcher._opened
    assert opened
    assert opened.words
    may_read.set()
    opened.words.result(20)
    opened._time_limit = None
    assert "strategie" in searcher.complete("strat").queries
    assert searcher.search(Ask("strategei rusland")).suggestion == "strategie rusland"
    assert readings == [True]


def test_reads_the_words_again_where_that_failed(
    sample: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = sample._engine.open()
    answers = [EngineUnavailable("away"), [("strategie", 1)]]

    def vocabulary() -> list[tuple[str, int]]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(index, "vocabulary", vocabulary)
    monkeypatch.setattr(sample._engine, "open", lambda: index)
    searcher = Searcher(sample._engine)
    with pytest.raises(EngineUnavailable):
        searcher.complete("strat")
    assert searcher.complete("strat").queries == ("strategie",)


@pytest.mark.parametrize("is_warm", [True, False])
def test_the_words_of_a_new_generation_are_read_where_those_before_were(
    held: Held, tmp_path: Path, is_warm: bool
) -> None:
    searcher = Searcher(held)
    if is_warm:
        searcher.warm_up()
    for _ in range(2):
        searcher.generation()
        opened = searcher._opened
        assert opened
        assert (opened.words is not None) is is_warm
        rebuild(held._engine, [tmp_path / "bron"])


def test_keeps_no_page_of_which_the_suggestion_is_out_of_time(
    sample: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = sample._engine.open()
    search = index.search
    requests: list[SearchRequest] = []

    def hurried(request: SearchRequest) -> Results:
        requests.append(request)
        return search(replace(request, time_limit=0.0) if len(requests) == 2 else request)

    monkeypatch.setattr(index, "search", hurried)
    monkeypatch.setattr(sample._engine, "open", lambda: index)
    searcher = Searcher(sample._engine)
    pages = [searcher.search(Ask("strategei rusland")) for _ in range(2)]
    assert [(page.suggestion, page.partial) for page in pages] == [
        (None, True),
        ("strategie rusland", False),
    ]


def test_keeps_no_page_that_is_partial_and_the_others_beside_it(tmp_path: Path) -> None:
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [write(tmp_path / "bron", "De vos slaapt.")])
    searcher = Searcher(engine)
    assert not searcher.search(Ask("vos")).partial
    opened = searcher._opened
    assert opened
    opened._time_limit = 0.0
    assert searcher.search(Ask("slaapt")).partial
    assert not searcher.search(Ask("vos")).partial
    opened._time_limit = None
    assert not searcher.search(Ask("slaapt")).partial


def test_keeps_pages_up_to_a_number_of_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.opened._CACHED_PAGES", 1 << 18)
    engine = connect("whoosh", tmp_path / "index", {})
    rebuild(engine, [write(tmp_path / "bron", "De vos slaapt. " * 1_000)])
    searcher = Searcher(engine)
    searcher.search(Ask("vos", per_page=1))
    tracemalloc.start()
    for per_page in range(2, 40):
        searcher.search(Ask("vos", per_page=per_page))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 1 << 19


PIECES = st.one_of(
    st.sampled_from([" ", "strategie", "de", "Ruslandbeleid", "veilig*", "a*", "\x00", "\ud800"]),
    st.sampled_from(
        [" AND ", " OR ", " NOT ", " +", " -", "(", ")", '"', "“", "*", "titel:", "kop:"]
    ),
    st.sampled_from(["bron:", "~2", "^3", "[a TO b]", "'"]),
)
QUERIES = st.one_of(st.lists(PIECES).map("".join), st.text()).map(lambda text: text[:MAX_QUERY])


@given(QUERIES)
def test_answers_any_query_or_says_why_not(sample: Searcher, query: str) -> None:
    sample.complete(query)
    try:
        sample.search(Ask(query, explain=True))
        mark = sample.highlighter(query)
        for place in ("text", "heading", "title") if mark else ():
            mark("De Ruslandstrategie van Blok", place)
    except QueryError:
        return


def test_the_searches_for_one_answer_share_its_time(
    sample: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = sample._engine
    index = engine.open()
    limits: list[float] = []
    search = index.search

    def noted(request: SearchRequest) -> Results:
        limits.append(request.time_limit or 0.0)
        return search(request)

    monkeypatch.setattr(index, "search", noted)
    monkeypatch.setattr(engine, "open", lambda: index)
    page = Searcher(engine, time_limit=60.0).search(Ask("strategei rusland", sort=Sort.DATE))
    assert page.suggestion == "strategie rusland"
    assert len(limits) > 1
    assert limits == sorted(set(limits), reverse=True)
    assert max(limits) <= 60.0
