"""What every engine promises (see `index.engines`), asked of each in turn."""

import math
from collections.abc import Iterator
from itertools import chain, count
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index.article import ArticleInfo, Kind, Paragraph
from index.engines import (
    All,
    Any,
    Boost,
    Document,
    Engine,
    Index,
    Not,
    Phrase,
    Prefix,
    Query,
    Range,
    SearchRequest,
    Sort,
    Term,
)
from index.errors import IndexMissing, RebuildInProgress
from tests.index.engines.small import Reference, article, build, fill, to_document

LONG = " ".join(f"woord{number}" for number in range(137))

ARTICLES = [
    article(
        "weer",
        "de storm raast over het land en de storm gaat liggen",
        "regen en wind in het noorden",
        "de rode kruisers liggen in de haven",
        title="storm op zee",
        heading="weer en wind",
        date="2019-03-05",
        categories=("weer", "binnenland"),
    ),
    article("kort", "storm", date="2019-03", categories=("weer",)),
    article("jaar", "storm storm storm", "haven", title="haven", date="2018"),
    article("zonder", "de haven van rotterdam", "storm en haven"),
    article("lang", f"storm {LONG}", f"haven haven {LONG} {LONG}", date="2020-01-01"),
    article("leeg", "", "het is stil"),
    article("gelijk", *["kruisers varen uit"] * 5, date="2020-01-01", categories=("zee",)),
    article("gelijk-2", *["kruisers varen uit"] * 3, title="oefening", date="2020-01-01"),
]
REFERENCE = Reference(ARTICLES)
ALL = [paragraph.id for paragraph in chain.from_iterable(ARTICLES)]


@pytest.fixture(scope="module")
def index(shared_engine: Engine) -> Iterator[Index]:
    build(shared_engine, ARTICLES)
    index = shared_engine.open()
    yield index
    index.close()


def term(text: str) -> Term:
    return Term("terms", text)


def ids(index: Index, request: SearchRequest) -> list[str]:
    return [hit.paragraph.id for hit in index.search(request).hits]


RANKED: dict[str, Query] = {
    "term": term("storm"),
    "term in title": Term("title", "haven"),
    "term in heading": Term("heading", "wind"),
    "term that is nowhere": term("sneeuw"),
    "words": Term("words", "storm"),
    "keyword": Term("category", "weer"),
    "any": Any((term("storm"), term("haven"))),
    "any of one": Any((term("storm"),)),
    "any of any": Any((Any((term("storm"), Boost(term("wind"), 0.4))), term("de"))),
    "any of none": Any((Any(()), term("haven"))),
    "any of boosted any": Any((Boost(Any((term("storm"), term("de"))), 0.3), term("haven"))),
    "same term twice": Any((term("storm"), term("storm"))),
    "boosted any": Boost(Any((term("storm"), Boost(term("haven"), 3.0))), 1.5),
    "boost of a boost": Boost(Boost(term("storm"), 2.0), 0.25),
    "all of any": All((Any((term("storm"), term("de"))),)),
    "all": All((term("storm"), term("haven"))),
    "all of none": All(()),
    "all with not": All((term("storm"), Not(term("haven")))),
    "not": Not(term("storm")),
    "any with not": Any((term("haven"), Not(term("storm")))),
    "not not": Not(Not(term("storm"))),
    "boosted phrase": Any((term("haven"), Boost(Phrase("words", ("rode", "kruisers")), 1.5))),
    "prefix": Prefix("words", "st"),
    "range": Any((Range("first_day", 20190101, None), term("storm"))),
    "none": Any(()),
    "of no day": All((term("storm"), Not(Range("first_day")))),
}


@pytest.mark.parametrize("asked", RANKED.values(), ids=RANKED)
@pytest.mark.parametrize("kept", [None, Not(Term("words", "de"))], ids=["unfiltered", "filtered"])
def test_ranked(index: Index, asked: Query, kept: Query | None) -> None:
    request = SearchRequest(asked, kept, limit=100)
    expected = REFERENCE.search(request)
    results = index.search(request)
    found = {hit.paragraph.id: hit.score for hit in results.hits}
    assert found == pytest.approx(dict(expected), rel=1e-4, abs=1e-6)
    assert list(found) == [key for key, _ in expected]
    assert results.total == len(expected)


FILTERS = {
    "word": Term("words", "regen"),
    "title word": Term("title_words", "op"),
    "heading word": Term("heading_words", "weer"),
    "article": Term("article", "kort"),
    "kind": Term("kind", "lead"),
    "month": Term("month", "2019-03"),
    "day": Term("day", "2019-03-05"),
    "second category": Term("category", "binnenland"),
    "keyword that is nowhere": Term("category", "sport"),
    "phrase": Phrase("words", ("de", "storm", "gaat")),
    "phrase that is not in order": Phrase("words", ("storm", "de")),
    "phrase of one": Phrase("words", ("regen",)),
    "phrase with a gap": Phrase("words", ("rode", None, "liggen")),
    "phrase with two gaps": Phrase("words", ("de", None, None, "liggen")),
    "phrase with a repeated word": Phrase("words", ("storm", "storm", "storm")),
    "phrase with an unknown word": Phrase("words", ("rode", "draak")),
    "phrase in a title": Phrase("title_words", ("storm", "op")),
    "phrase in a heading": Phrase("heading_words", ("en", "wind")),
    "prefix": Prefix("words", "ha"),
    "prefix that is a word": Prefix("words", "storm"),
    "prefix that is nowhere": Prefix("words", "zz"),
    "prefix of everything": Prefix("words", ""),
    "prefix with signs": Prefix("words", "st.*"),
    "prefix in a title": Prefix("title_words", "zee"),
    "from a day": Range("first_day", 20190305, None),
    "up to a day": Range("last_day", None, 20190331),
    "one day": Range("first_day", 20200101, 20200101),
    "any day": Range("first_day"),
    "no day": Range("first_day", 20300101, 20200101),
    "day of the year": All((Range("last_day", 20180601), Range("first_day", None, 20180601))),
    "any": Any((Term("article", "kort"), Term("article", "leeg"))),
    "all": All((Term("kind", "body"), Term("words", "haven"))),
    "not": Not(Term("kind", "lead")),
    "boost": Boost(Term("article", "kort"), 2.0),
    "all of none": All(()),
    "any of none": Any(()),
    "none": None,
}


@pytest.mark.parametrize("kept", FILTERS.values(), ids=FILTERS)
@pytest.mark.parametrize("sort", Sort)
def test_filter(index: Index, kept: Query | None, sort: Sort) -> None:
    request = SearchRequest(filter=kept, sort=sort, limit=100)
    results = index.search(request)
    expected = REFERENCE.search(request)
    assert [(hit.paragraph.id, hit.score) for hit in results.hits] == expected
    assert results.total == len(expected)


WORDS = st.sampled_from(["storm", "haven", "de", "en", "kruisers", "woord7", "wind", "sneeuw"])
LEAVES = st.one_of(
    st.builds(Term, st.sampled_from(["terms", "title", "heading"]), WORDS),
    st.builds(Term, st.sampled_from(["words", "title_words", "heading_words"]), WORDS),
    st.builds(Term, st.just("kind"), st.sampled_from(["lead", "body"])),
    st.builds(Prefix, st.just("words"), st.sampled_from(["s", "wo", "woord1", "h"])),
    st.builds(
        Phrase,
        st.just("words"),
        st.tuples(WORDS, WORDS) | st.tuples(WORDS, st.none() | WORDS, WORDS),
    ),
    st.builds(
        Range,
        st.sampled_from(["first_day", "last_day"]),
        st.none() | st.integers(20180000, 20201231),
        st.none() | st.integers(20180000, 20201231),
    ),
)


def _branches(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, max_size=3).map(tuple)
    factors = st.floats(0.125, 8.0, width=32)
    return st.one_of(
        *(st.builds(node, several) for node in (All, Any)),
        st.builds(Not, inner),
        st.builds(Boost, inner, factors),
    )


QUERIES: st.SearchStrategy[Query] = st.recursive(LEAVES, _branches, max_leaves=8)
SEVERAL = st.builds(Any, st.lists(QUERIES, min_size=1, max_size=5).map(tuple))


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    asked=st.none() | QUERIES | SEVERAL,
    kept=st.none() | QUERIES,
    sort=st.sampled_from(Sort),
    offset=st.integers(0, 12),
    limit=st.integers(1, 12),
)
def test_any_request(  # noqa: PLR0913, PLR0917  # each is a field of the request
    index: Index, asked: Query | None, kept: Query | None, sort: Sort, offset: int, limit: int
) -> None:
    request = SearchRequest(asked, kept, sort, offset, limit)
    expected = REFERENCE.search(request)
    scores = dict(expected)
    results = index.search(request)
    assert results.total == len(expected)
    found = {hit.paragraph.id: hit.score for hit in results.hits}
    page = dict(expected[offset : offset + limit])
    # Scores that differ by less than the promise may change places.
    assert list(found.values()) == pytest.approx(list(page.values()), rel=1e-4, abs=1e-5)
    assert found == pytest.approx({key: scores[key] for key in found}, rel=1e-4, abs=1e-5)
    if sort is Sort.DATE:
        assert list(found) == list(page)


def test_equal_scores_keep_the_order_of_addition(index: Index) -> None:
    expected = [key for key in ALL if key.startswith("gelijk#")]
    expected += [key for key in ALL if key.startswith("gelijk-2#")]
    asked = Any((Term("words", "kruisers"), Boost(term("varen"), 0.0)))
    request = SearchRequest(asked, Not(Term("article", "weer")), limit=100)
    assert ids(index, request) == expected


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(
    "asked",
    [
        Any((term("storm"), term("kruisers"), Term("words", "en"))),
        Prefix("words", ""),
        None,
    ],
    ids=["scored", "all equal", "all"],
)
def test_pages_concatenated_are_all(
    index: Index, asked: Query | None, sort: Sort, group: bool, size: int
) -> None:
    whole = ids(index, SearchRequest(asked, sort=sort, limit=100, group=group))
    pages = []
    for offset in count(0, size):
        page = ids(index, SearchRequest(asked, None, sort, offset, size, group=group))
        pages += page
        if not page:
            break
        assert len(page) == size or len(pages) == len(whole)
    assert pages == whole
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize("offset", [len(ALL), 19_995, 10**6])
@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
@pytest.mark.parametrize("sort", Sort)
def test_a_page_beyond_the_last(index: Index, sort: Sort, group: bool, offset: int) -> None:
    for asked, total in ((term("storm"), 7), (None, len(ALL))):
        results = index.search(SearchRequest(asked, None, sort, offset, limit=10, group=group))
        assert (results.hits, results.total) == ((), total)


def test_no_hits_are_asked_for(index: Index) -> None:
    results = index.search(SearchRequest(term("storm"), limit=0, facets=("kind",)))
    assert not results.hits
    assert results.total == 7
    assert results.facets["kind"] == {"lead": 4, "body": 3}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("kept", [None, Term("kind", "body")], ids=["unfiltered", "filtered"])
@pytest.mark.parametrize(
    "asked", [Any((term("haven"), term("storm"))), None], ids=["ranked", "all"]
)
def test_grouped(index: Index, asked: Query | None, kept: Query | None, sort: Sort) -> None:
    request = SearchRequest(asked, kept, sort, limit=100)
    best: dict[str, tuple[float, str]] = {}
    members: dict[str, list[str]] = {}
    for key, score in REFERENCE.search(request):
        name = key.partition("#")[0]
        members.setdefault(name, []).append(key)
        if name not in best or score > best[name][0] + 1e-9:
            best[name] = (score, key)
    results = index.search(SearchRequest(asked, kept, sort, limit=100, group=True))
    found = [(hit.paragraph.id, hit.in_article) for hit in results.hits]
    assert found == [(key, len(members[name])) for name, (_, key) in best.items()]
    assert results.total == sum(map(len, members.values()))
    assert results.articles == len(members)


def test_articles_are_counted_only_when_grouped(index: Index) -> None:
    assert index.search(SearchRequest(term("storm"))).articles is None


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(
            term("storm"),
            {
                "kind": {"lead": 4, "body": 3},
                "month": {"2019-03": 4, "2020-01": 1},
                "day": {"2019-03-05": 3, "2020-01-01": 1},
                "category": {"weer": 4, "binnenland": 3},
            },
            id="ranked",
        ),
        pytest.param(
            term("sneeuw"), {"kind": {}, "month": {}, "day": {}, "category": {}}, id="nothing found"
        ),
        pytest.param(
            None,
            {
                "kind": {"body": 12, "lead": 8},
                "month": {"2020-01": 10, "2019-03": 4},
                "day": {"2020-01-01": 10, "2019-03-05": 3},
                "category": {"zee": 5, "weer": 4, "binnenland": 3},
            },
            id="all",
        ),
    ],
)
@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_facets(
    index: Index, asked: Query | None, expected: dict[str, dict[str, int]], group: bool
) -> None:
    request = SearchRequest(
        asked, limit=1, facets=("kind", "month", "day", "category"), group=group
    )
    facets = index.search(request).facets
    assert {name: list(values.items()) for name, values in facets.items()} == {
        name: list(values.items()) for name, values in expected.items()
    }


def test_facets_only_where_asked(index: Index) -> None:
    assert index.search(SearchRequest(term("storm"))).facets == {}


def test_no_time_finds_less_and_says_so(index: Index, engine_name: str) -> None:
    whole = index.search(SearchRequest(term("storm"), time_limit=60))
    assert not whole.partial
    hasty = index.search(SearchRequest(term("storm"), time_limit=0.0))
    # The other engines have found everything in so few paragraphs before they look at the time.
    assert hasty.partial or (engine_name != "whoosh" and hasty == whole)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("st", [("stil", 1), ("storm", 5)]),
        ("ha", [("haven", 5)]),
        ("zz", []),
        ("sto.*", []),
        ("wi", [("wind", 3)]),
        ("oe", [("oefening", 3)]),
        ("no", [("noorden", 1)]),
        ("op", [("op", 3)]),
    ],
)
def test_vocabulary(index: Index, prefix: str, expected: list[tuple[str, int]]) -> None:
    assert list(index.vocabulary(prefix)) == expected


def test_whole_vocabulary_is_in_order(index: Index) -> None:
    words = {
        word
        for document in REFERENCE.documents
        for word in (*document.words, *document.title_words, *document.heading_words)
    }
    assert [word for word, _ in index.vocabulary()] == sorted(words)


@pytest.mark.parametrize("field", ["terms", "title", "heading", "words", "title_words"])
@pytest.mark.parametrize("text", ["storm", "haven", "wind", "sneeuw"])
def test_document_frequency(index: Index, field: str, text: str) -> None:
    expected = sum(text in getattr(document, field) for document in REFERENCE.documents)
    assert index.document_frequency(field, text) == expected  # type: ignore[arg-type]


def test_document_frequencies_that_were_expected(index: Index) -> None:
    words = ["storm", "haven", "sneeuw", "haven", *(f"woord{number}" for number in range(700))]
    index.expect(term(word) for word in words)
    for word in words[:10]:
        expected = sum(word in document.terms for document in REFERENCE.documents)
        assert index.document_frequency("terms", word) == expected


def test_statistics(index: Index, shared_engine: Engine) -> None:
    statistics = index.statistics()
    assert statistics.paragraphs == len(ALL)
    assert statistics.articles == len(ARTICLES)
    assert statistics.size > 0
    assert statistics.generation == index.generation == shared_engine.generation()
    assert statistics.engine.startswith(shared_engine.name + " ")
    assert statistics.built.endswith("+00:00")


@pytest.mark.parametrize("group", [False, True], ids=["paragraphs", "articles"])
def test_marks_come_with_the_hits(index: Index, group: bool) -> None:
    hits = index.search(SearchRequest(group=group, limit=50)).hits
    assert len({hit.marks for hit in hits}) > 4
    assert all(hit.marks == to_document(hit.paragraph).marks for hit in hits)


def test_look_up(index: Index) -> None:
    for paragraphs in ARTICLES:
        assert index.article(paragraphs[0].article.id) == tuple(paragraphs)
        for paragraph in paragraphs:
            assert index.paragraph(paragraph.id) == paragraph


@pytest.mark.parametrize(
    "key",
    [
        *("weer", "weer#p", "weer#p0", "weer#p4", "weer#p01", "weer#px", "niets#p1", "", "#p1"),
        *("weer#p-1", "weer#p+1", "weer#p1 ", "weer#p1\n", "weer#p1_0", "weer#p\u0661", "weer#P1"),
        pytest.param(f"weer#p{2**31}", id="32 bits"),
        pytest.param(f"weer#p{2**64}", id="64 bits"),
        pytest.param(f"weer#p{'1' * 5_000}", id="thousands of digits"),
    ],
)
def test_look_up_of_what_is_not_there(index: Index, key: str) -> None:
    assert index.paragraph(key) is None


def test_look_up_of_an_article_that_is_not_there(index: Index) -> None:
    assert index.article("niets") == ()
    assert index.article("") == ()


FULL = ArticleInfo(
    id="map/2019-één#p1",
    title="Één “titel” <b>",
    title_is_given=False,
    date="2019",
    publisher="De Krant & Zn.",
    url="https://krant.example/één?a=b#c",
    categories=("Sport & spel", "a/b", "sport", "Sport & spel"),
)
TEXTS = st.text(min_size=1, max_size=40)


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([Paragraph(FULL, 1, Kind.QUOTE, "Zij zei: ‘ja’\u00a0… 🙂", "Kop")], id="full"),
        pytest.param([Paragraph(ArticleInfo("a", "T"), 1, Kind.LEAD, "tekst")], id="least"),
        pytest.param(
            [Paragraph(ArticleInfo("a", "T"), 1, Kind.LEAD, "een\x00twee\ud800 drie")], id="odd"
        ),
        pytest.param(
            [Paragraph(ArticleInfo("a", "T"), 1, Kind.LEAD, "w" * 40_000 + " kort")], id="long word"
        ),
        pytest.param(article("a b", *(f"alinea {n}" for n in range(120))), id="many"),
    ],
)
def test_round_trip(engine: Engine, paragraphs: list[Paragraph]) -> None:
    build(engine, [article("ervoor", "iets"), paragraphs, article("erna", "iets")])
    index = engine.open()
    key = paragraphs[0].article.id
    assert index.article(key) == tuple(paragraphs)
    assert [index.paragraph(paragraph.id) for paragraph in paragraphs] == paragraphs
    wanted = SearchRequest(filter=Term("article", key), limit=500)
    assert [hit.paragraph for hit in index.search(wanted).hits] == paragraphs
    index.close()


def test_categories_are_whole_values(engine: Engine) -> None:
    build(engine, [[Paragraph(FULL, 1, Kind.BODY, "tekst")], article("b", "x", categories=("a",))])
    index = engine.open()
    results = index.search(SearchRequest(facets=("category", "month")))
    assert results.facets["category"] == {"Sport & spel": 1, "a": 1, "a/b": 1, "sport": 1}
    assert results.facets["month"] == {}
    wanted = SearchRequest(filter=Term("category", "Sport & spel"))
    assert ids(index, wanted) == [f"{FULL.id}#p1"]
    assert not ids(index, SearchRequest(filter=Term("category", "Sport")))
    index.close()


def test_facets_of_many_values(engine: Engine) -> None:
    """None is left out, and each is counted in all parts of the index."""
    names = [f"c{number:05}" for number in range(12_000)]
    halves = (names[:6_000], names[6_000:])
    articles = [article(f"a{n}", "storm", categories=tuple(half)) for n, half in enumerate(halves)]
    articles += [article(f"b{number}", "storm", categories=(names[-1],)) for number in range(9)]
    build(engine, articles)
    index = engine.open()
    counted = index.search(SearchRequest(term("storm"), facets=("category",))).facets["category"]
    assert list(counted.items()) == [(names[-1], 10), *((name, 1) for name in names[:-1])]
    index.close()


@pytest.mark.parametrize(
    "word", ["w" * 300, "c++", "'s-hertogenbosch", "€", "~deel", "a:b", "ĳ", "new york"]
)
def test_words_of_any_shape(engine: Engine, word: str) -> None:
    text = word.replace(" ", "_")
    build(engine, [article("a", f"voor {text} na", f"new {text}s york"), article("b", "iets")])
    index = engine.open()
    for query in (
        term(word),
        Term("words", word),
        Phrase("words", ("voor", word, "na")),
        Prefix("words", word),
    ):
        found = {"a#p1", "a#p2"} if isinstance(query, Prefix) else {"a#p1"}
        assert set(ids(index, SearchRequest(query))) == found
    assert (word, 1) in list(index.vocabulary())
    index.close()


def test_weights_and_lengths_far_apart(engine: Engine) -> None:
    """Lengths that a byte keeps roughly, weights far over 1."""
    articles = [
        article(f"a{length}", " ".join(["storm"] * weight + ["zee"] * (length - weight)))
        for length in (1, 23, 24, 39, 40, 41, 47, 56, 57, 250, 1_000, 3_001)
        for weight in (min(length, 1 + length // 3),)
    ]
    build(engine, articles)
    index = engine.open()
    request = SearchRequest(Any((term("storm"), term("zee"))), limit=50)
    expected = dict(Reference(articles).search(request))
    found = {hit.paragraph.id: hit.score for hit in index.search(request).hits}
    assert found == pytest.approx(expected, rel=1e-4)
    index.close()


def test_pages_of_many(engine: Engine) -> None:
    random = Random(5)
    words = [f"w{number}" for number in range(30)]
    articles = [
        article(
            f"a{number}",
            *(
                " ".join(random.choices(words, range(60, 0, -2), k=random.randint(1, 60)))
                for _ in range(3)
            ),
            date=f"20{number % 20 + 10}",
        )
        for number in range(800)
    ]
    build(engine, articles)
    index = engine.open()
    reference = Reference(articles)
    asked = Any((term("w2"), Any((term("w9"), Boost(term("w12"), 0.5))), term("w25")))
    expected = reference.search(SearchRequest(asked))
    for offset in (0, 25, 700):
        hits = index.search(SearchRequest(asked, offset=offset, limit=25)).hits
        page = expected[offset : offset + 25]
        assert [hit.paragraph.id for hit in hits] == [key for key, _ in page]
    best = dict.fromkeys(key.partition("#")[0] for key, _ in expected)
    grouped = index.search(SearchRequest(asked, offset=40, limit=10, group=True))
    found = [hit.paragraph.article.id for hit in grouped.hits]
    assert found == list(best)[40:50]
    assert grouped.articles == len(best)
    newest = SearchRequest(asked, sort=Sort.DATE, offset=100, limit=10)
    page = reference.search(newest)[100:110]
    hits = index.search(newest).hits
    assert [hit.paragraph.id for hit in hits] == [key for key, _ in page]
    assert [hit.score for hit in hits] == pytest.approx([score for _, score in page], rel=1e-4)
    index.close()


def test_an_article_of_very_many_paragraphs(engine: Engine) -> None:
    long = article("lang", *["storm op zee"] * 10_100, "zee")
    build(engine, [article("kort", "storm", "zee"), long])
    index = engine.open()
    results = index.search(SearchRequest(term("storm"), Term("kind", "body"), group=True))
    assert [(hit.paragraph.id, hit.in_article) for hit in results.hits] == [("lang#p2", 10_099)]
    assert index.article("lang") == tuple(long)
    index.close()


def test_before_the_first_rebuild(engine: Engine) -> None:
    assert engine.generation() is None
    with pytest.raises(IndexMissing, match="alinea rebuild"):
        engine.open()


def test_an_empty_index(engine: Engine) -> None:
    statistics = build(engine, [])
    assert statistics.paragraphs == statistics.articles == 0
    index = engine.open()
    results = index.search(SearchRequest(term("storm"), facets=("kind",), group=True))
    assert (results.hits, results.total, results.articles) == ((), 0, 0)
    assert results.facets == {"kind": {}}
    assert index.search(SearchRequest()).total == 0
    assert index.paragraph("weer#p1") is None
    assert not list(index.vocabulary())
    index.close()


def test_a_rebuild_takes_over_in_one_step(engine: Engine) -> None:
    first = build(engine, [article("oud", "storm")])
    old = engine.open()
    with engine.build(to_document) as builder:
        fill(builder, [article("nieuw", "storm"), article("nieuwer", "storm")])
        assert engine.generation() == first.generation
        assert ids(engine.open(), SearchRequest(term("storm"))) == ["oud#p1"]
        second = builder.commit()
    assert builder.generation == second.generation != first.generation
    assert engine.generation() == second.generation
    new = engine.open()
    assert ids(new, SearchRequest(term("storm"))) == ["nieuw#p1", "nieuwer#p1"]
    assert ids(old, SearchRequest(term("storm"))) == ["oud#p1"]
    assert old.paragraph("oud#p1")
    assert old.statistics() == first
    assert new.statistics() == second
    old.close()
    new.close()


def test_a_rebuild_of_changed_articles_is_as_one_that_begins_anew(engine: Engine) -> None:
    """Whatever of the generation before could be taken over."""
    build(engine, ARTICLES)
    weather, *others, last = ARTICLES
    changed = [
        article("nieuw", "storm op komst", date="2019-03-05"),
        last,
        article("zonder", "een nieuw begin", "de haven van rotterdam", "storm en haven"),
        article("kort", "storm", date="2020", categories=("weer",)),
        article("lang", "storm", title="haven", date="2020-01-01"),
        *(one for one in others if one[0].article.id in {"jaar", "leeg", "gelijk"}),
        [replace(weather[0], text="de storm is voorbij"), weather[1], weather[2]],
    ]
    assert build(engine, changed).paragraphs == sum(map(len, changed))
    index, reference = engine.open(), Reference(changed)
    for request in (
        *(SearchRequest(asked, limit=100) for asked in RANKED.values()),
        SearchRequest(Term("terms", "storm"), sort=Sort.DATE, limit=100),
        *(SearchRequest(filter=kept, limit=100) for kept in FILTERS.values()),
    ):
        results = index.search(request)
        found = [(hit.paragraph.id, hit.score) for hit in results.hits]
        assert [key for key, _ in found] == [key for key, _ in reference.search(request)]
        expected = dict(reference.search(request))
        assert dict(found) == pytest.approx(expected, rel=1e-4, abs=1e-6)
    for hit in index.search(SearchRequest(limit=100)).hits:
        assert hit.marks == to_document(hit.paragraph).marks
    for paragraphs in changed:
        assert index.article(paragraphs[0].article.id) == tuple(paragraphs)
    index.close()


def test_a_build_without_commit_changes_nothing(engine: Engine) -> None:
    first = build(engine, [article("oud", "storm")])
    with engine.build(to_document) as builder:
        fill(builder, [article("nieuw", "storm")])
    assert engine.generation() == first.generation
    assert engine.open().article("nieuw") == ()


def test_a_build_that_fails_changes_nothing(engine: Engine) -> None:
    first = build(engine, [article("oud", "storm")])
    with pytest.raises(ZeroDivisionError):
        _build_and_fail(engine)
    assert engine.generation() == first.generation
    assert build(engine, [article("nieuw", "storm")]).generation != first.generation
    assert engine.open().article("nieuw")


def test_an_analysis_that_fails_is_told(engine: Engine) -> None:
    articles = [article("a", "een"), article("b", *(f"alinea {n}" for n in range(9)))]
    with pytest.raises(Exception, match="alinea 3"):
        build(engine, articles, _failing)
    assert engine.generation() is None


def _build_and_fail(engine: Engine) -> None:
    with engine.build(to_document) as builder:
        fill(builder, [article("nieuw", "storm")])
        raise ZeroDivisionError


def _failing(paragraph: Paragraph) -> Document:
    if paragraph.text == "alinea 3":
        raise ValueError(f"cannot analyse {paragraph.text}")
    return to_document(paragraph)


def test_two_builds_at_once_are_refused(engine: Engine) -> None:
    with engine.build(to_document) as builder:
        fill(builder, [article("a", "storm")])
        with pytest.raises(RebuildInProgress), engine.build(to_document):
            pass
        builder.commit()
    assert engine.open().article("a")


def test_scores_of_bm25_by_hand(engine: Engine) -> None:
    """Two documents of 1 and 3 words, a word that is in both: idf ln(1.2), mean length 2."""
    build(engine, [article("een", "storm"), article("drie", "storm op zee")])
    index = engine.open()
    hits = index.search(SearchRequest(term("storm"))).hits
    assert [hit.paragraph.id for hit in hits] == ["een#p1", "drie#p1"]
    idf = math.log(1 + 0.5 / 2.5)
    expected = [idf * 2.2 / (1 + 1.2 * (0.25 + 0.75 * length / 2)) for length in (1, 3)]
    assert [hit.score for hit in hits] == pytest.approx(expected, rel=1e-4)
    index.close()
