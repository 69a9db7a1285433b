"""The query language: what is typed and how it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from search import syntax
from search.page import MAX_QUERY
from search.query import (
    MAX_NESTING,
    MAX_WORDS,
    Beginning,
    Every,
    ExactPhrase,
    Node,
    Preferring,
    Some,
    Without,
    Word,
    leaves,
    parse,
)


def shown(node: Node) -> str:
    """Write a tree on one line: ANY(rusland -"tweede kamer" titel:veil*)."""
    match node:
        case Every(children):
            return f"ALL({' '.join(map(shown, children))})"
        case Some(children):
            return f"ANY({' '.join(map(shown, children))})"
        case Without(child):
            return f"-{shown(child)}"
        case Preferring(required, optional):
            return f"FIRST({shown(required)} THEN {shown(optional)})"
        case Word(where=where):
            text = node.text
        case ExactPhrase(where=where):
            text = '"' + " ".join(token.word for token in node.tokens) + '"'
        case Beginning(where=where):
            text = f"{node.prefix}*"
    return text if where == "anywhere" else f"{where}:{text}"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("strategie rusland", "ANY(strategie rusland)", id="words"),
        pytest.param("rusland", "rusland", id="a word"),
        pytest.param("Noord-Korea", "Noord-Korea", id="a hyphen is no minus"),
        pytest.param("druk - rusland", "ANY(druk rusland)", id="nor is a dash"),
        pytest.param("druk or and not", "ANY(druk or and not)", id="operators are capitals"),
        pytest.param('"Tweede Kamer"', '"tweede kamer"', id="phrase"),
        pytest.param("“Tweede Kamer”", '"tweede kamer"', id="phrase in typographic quotes"),
        pytest.param("«Tweede Kamer»", '"tweede kamer"', id="phrase in guillemets"),
        pytest.param('"de brief"', '"de brief"', id="phrase keeps its stop words"),
        pytest.param(
            '"J. P. de Vries"', 'ANY("j p de vries" "jp de vries")', id="initials with spaces"
        ),
        pytest.param('"J.P. Vries"', 'ANY("jp vries" "j p vries")', id="initials without spaces"),
        pytest.param('"Peter R. de Vries"', '"peter r de vries"', id="one initial"),
        pytest.param(
            'druk "Tweede Kamer"',
            'FIRST("tweede kamer" THEN druk)',
            id="a phrase must be there",
        ),
        pytest.param('"de brief" OR "de motie"', 'ANY("de brief" "de motie")', id="unless OR"),
        pytest.param("+druk rusland", "FIRST(druk THEN rusland)", id="must"),
        pytest.param("druk -rusland", "ALL(druk -rusland)", id="not, as a sign"),
        pytest.param("druk NOT rusland", "ALL(druk -rusland)", id="not, as a word"),
        pytest.param("-rusland", "-rusland", id="all but a word"),
        pytest.param('-"Tweede Kamer"', '-"tweede kamer"', id="all but a phrase"),
        pytest.param("-(druk motie)", "-ANY(druk motie)", id="all but a group"),
        pytest.param("druk AND motie", "ALL(druk motie)", id="and"),
        pytest.param("druk AND NOT motie", "ALL(druk -motie)", id="and not"),
        pytest.param("druk OR motie", "ANY(druk motie)", id="or"),
        pytest.param("druk AND motie OR debat", "ANY(ALL(druk motie) debat)", id="and before or"),
        pytest.param("debat (druk AND motie)", "ANY(debat ALL(druk motie))", id="parentheses"),
        pytest.param("veilig*", "veilig*", id="prefix"),
        pytest.param("é" * 300 + "*", "e" * 200 + "*", id="prefix longer than a word is kept"),
        pytest.param("(Veilig*)", "veilig*", id="prefix in parentheses"),
        pytest.param("titel:relatie", "title:relatie", id="title"),
        pytest.param("kop:strategie druk", "ANY(heading:strategie druk)", id="heading of one word"),
        pytest.param(
            "kop:(druk motie)", "ANY(heading:druk heading:motie)", id="heading of a group"
        ),
        pytest.param('titel:"een relatie"', 'title:"een relatie"', id="title of a phrase"),
        pytest.param("titel:rel*", "title:rel*", id="title of a prefix"),
        pytest.param("TITEL:relatie", "title:relatie", id="title in capitals"),
        pytest.param("bron:nos", "ANY(bron nos)", id="another field is words"),
        pytest.param('"Tweede Kamer" "Den Haag"', 'ALL("tweede kamer" "den haag")', id="phrases"),
        pytest.param("debat druk AND motie", "FIRST(ALL(druk motie) THEN debat)", id="and, beside"),
        pytest.param("druk OR NOT motie", "ANY(druk -motie)", id="or not"),
        pytest.param("NOT NOT druk", "druk", id="not not"),
        pytest.param("(druk -motie) debat", "ANY(ALL(druk -motie) debat)", id="not in parentheses"),
        pytest.param("+(druk OR motie) AND debat", "ALL(ANY(druk motie) debat)", id="must be, and"),
        pytest.param(
            "(+druk motie) OR debat", "ANY(FIRST(druk THEN motie) debat)", id="must in or"
        ),
    ],
)
def test_reads(text: str, read: str) -> None:
    assert shown(parse(text)) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param('"Tweede Kamer', "ANY(Tweede Kamer)", id="open quote"),
        pytest.param(
            '"Tweede Kamer" motie"', 'FIRST("tweede kamer" THEN motie)', id="one too many"
        ),
        pytest.param("((druk)", "druk", id="open parenthesis"),
        pytest.param(")druk(", "druk", id="parentheses the wrong way"),
        pytest.param("druk AND AND motie", "ANY(druk AND AND motie)", id="operator upon operator"),
        pytest.param("AND druk", "ANY(AND druk)", id="operator before all"),
        pytest.param("druk OR", "ANY(druk OR)", id="operator after all"),
        pytest.param("NOT", "NOT", id="operator alone"),
        pytest.param("--druk", "druk", id="two signs"),
        pytest.param("druk +", "druk", id="sign after all"),
        pytest.param("titel: druk", "ANY(titel druk)", id="field without a word"),
        pytest.param("*druk", "druk", id="asterisk before a word"),
        pytest.param("*dr*", "dr*", id="asterisks on both sides"),
    ],
)
def test_reads_bad_syntax_as_words(text: str, read: str) -> None:
    assert shown(parse(text)) == read


@pytest.mark.parametrize("text", ["", "!!!", "*", "+", "-", "()", '""', "titel:*", '( ) * " - !'])
def test_finds_nothing_to_search_for(text: str) -> None:
    assert not list(leaves(parse(text)))


def test_words_after_each_other_are_analysed_together() -> None:
    verb, *_ = leaves(parse("licht Blok toe"))
    assert isinstance(verb, Word)
    assert "toelichten" in verb.token.terms


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(" * (MAX_NESTING + 1) + "druk" + ")" * (MAX_NESTING + 1), id="nesting"),
        pytest.param("(" * 200 + "druk" + ")" * 200, id="200 parentheses"),
        pytest.param("druk " * (MAX_WORDS + 1), id="words"),
        pytest.param("水" * (MAX_WORDS + 1), id="words without spaces"),
    ],
)
def test_refuses_what_has_no_end(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.parameter == "q"


PIECES = st.one_of(
    st.sampled_from([" ", "druk", "de", "Ruslandstrategie", "veilig*", "\n", "\x00", "\ud800"]),
    st.sampled_from(
        [" AND ", " OR ", " NOT ", " +", " -", " - ", "(", ")", '"', "“", "*", "titel:", "kop:"]
    ),
    st.sampled_from(["bron:", "~2", "^3", "[a TO b]", "'"]),
)


@given(st.one_of(st.lists(PIECES).map("".join), st.text()))
def test_reads_any_text(text: str) -> None:
    try:
        tree = parse(text[:MAX_QUERY])
    except QueryError:
        return
    assert all(isinstance(leaf, Word | ExactPhrase | Beginning) for leaf in leaves(tree))


@given(st.one_of(st.lists(PIECES).map("".join), st.text()))
def test_words_alone_are_what_the_parser_makes_of_them(text: str) -> None:
    if syntax.is_plain(text):
        tree = syntax.tree(text)
        assert isinstance(tree, syntax.Words)
        assert all(isinstance(node, syntax.WordNode) and not node.fieldname for node in tree)


@given(st.one_of(st.lists(PIECES).map("".join), st.text()))
def test_without_signs_any_text_is_words_alone(text: str) -> None:
    assert syntax.is_plain(syntax.without_signs(text))


def test_without_signs_the_words_stay() -> None:
    text = '+rusland ("tweede Kamer" AND titel:brief) OR veilig* -Noord-Korea'
    assert syntax.without_signs(text) == "rusland tweede Kamer brief veilig Noord-Korea"
