from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.dutch import analyse, analyse_run, analysis_version
from index.dutch.tokens import ends_clause, tokenise

# Words that take part in every step, between any signs and any text at all.
SAID = (
    "licht toe te af keren gaat door Den Haag 's-Gravenhage Buitenlandse Zaken land- en tuinbouw "
    "1,3 mln € klimaatbeleid foto’s o.a. Noord-Korea nos.nl 1-12-2019 5 mei 2019 IS is één A. B"
)
WORDS = st.sampled_from(SAID.split())
SIGNS = st.sampled_from([" ", " ", " ", ", ", ". ", "-", "/", "\n", "\n\n", " '", "' ", "…", ""])
RUNS = st.lists(
    st.sampled_from(["woord", "foto", "één", "'s", *"éanst'’‘\"“”„«()[]-.,:;!?…/&1"]), min_size=1
).map("".join)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(WORDS, SIGNS, st.text(max_size=3))).map("".join))


@given(TEXTS)
@example("")
@example("\ud800\udfff\x00\x1b")
@example("'" * 50 + "-" * 50)
def test_offsets_point_at_the_text(text: str) -> None:
    before = 0
    for token in analyse(text):
        assert before <= token.start < token.end
        assert token.text == text[token.start : token.end]
        before = token.end


@given(TEXTS)
def test_every_token_has_a_word_and_a_term(text: str) -> None:
    for token in analyse(text):
        assert token.word
        assert token.terms
        assert all(token.terms)
        assert all(token.parts)
        assert len(set(token.terms)) == len(token.terms)
        assert token.rule


@given(TEXTS, TEXTS, TEXTS)
def test_a_query_is_analysed_as_the_same_words_in_a_document(
    before: str, query: str, after: str
) -> None:
    document = f"{before}\n\n{query}\n\n{after}"
    start, end = len(before) + 2, len(before) + 2 + len(query)
    within = [token for token in analyse(document) if start <= token.start and token.end <= end]
    asked = analyse(query)
    assert [(token.start - start, token.terms, token.parts) for token in within] == [
        (token.start, token.terms, token.parts) for token in asked
    ]


@settings(max_examples=500)
@given(RUNS)
@example("‘woord.’")
@example("'s-woord")
@example("(foto’s),")
def test_a_run_is_read_as_the_tokeniser_reads_it(run: str) -> None:
    spans = [*tokenise(run)]
    found = analyse_run(run)
    assert [(start, end) for _, start, end in found.pieces] == [(s.start, s.end) for s in spans]
    assert found.breaks == tuple(span.breaks for span in spans)
    assert found.ends == ends_clause(run[spans[-1].end if spans else 0 :])


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=4))
def test_a_long_run_without_spaces_is_analysed(text: str) -> None:
    analyse(text * 2_000)


def test_a_token_of_a_million_characters_is_analysed() -> None:
    (token,) = analyse("a" * 1_000_000)
    assert token.end == 1_000_000


def test_a_stop_word_is_none_in_what_it_makes_with_others() -> None:
    first, _, second = analyse("in- en uitvoer")
    assert (first.terms, first.is_stop) == (analyse("invoer")[0].terms, False)
    assert not second.is_stop


def test_own_forms_come_before_what_words_make_together() -> None:
    assert analyse("Verenigde Staten")[1].terms == ("staat", "verenigde staten")
    assert analyse("licht toe")[0].terms[-1] == "toelichten"


def test_a_particle_that_says_something_itself_keeps_to_it() -> None:
    vond, plaats = analyse("vond plaats")
    assert "plaatsvinden" in vond.terms
    assert plaats.terms == ("plaats",)


def test_the_version_is_stable() -> None:
    assert analysis_version() == analysis_version()
    assert len(analysis_version()) == 12
