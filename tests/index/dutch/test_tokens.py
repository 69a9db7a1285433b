import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dutch.tokens import Kind, tokenise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("De foto's, zo’n fiets", "De foto's zo’n fiets", id="apostrophe inside"),
        pytest.param("'s-Gravenhage en ‘s-Hertogenbosch", "'s-Gravenhage en ‘s-Hertogenbosch",
                     id="apostrophe before a hyphen"),
        pytest.param("'s avonds in ’t bos", "'s avonds in ’t bos", id="clitic"),
        pytest.param("'kabinet' en ‘druk’", "kabinet en druk", id="quotes"),
        pytest.param("Noord-Korea e-mail VVD-kiezers", "Noord-Korea e-mail VVD-kiezers",
                     id="hyphen"),
        pytest.param("land- en tuinbouw", "land en tuinbouw", id="suspended hyphen"),
        pytest.param("hij–zij – wij", "hij zij wij", id="dashes part"),
        pytest.param("A.F.Th., H.IJ. en Th.J. Vos", "A.F.Th. H.IJ. en Th.J. Vos", id="initials"),
        pytest.param("Th. Vos, Beth.Anders", "Th Vos Beth Anders", id="no initials"),
        pytest.param("A.B.N., o.a. de OPCW.", "A.B.N. o.a. de OPCW", id="abbreviations"),
        pytest.param("Het einde.Een begin", "Het einde Een begin", id="no space after a full stop"),
        pytest.param("1.000,50 en 12:30.", "1.000,50 en 12:30", id="numbers"),
        pytest.param("€ 5 mln of 3%", "€ 5 mln of 3 %", id="money and percentages"),
        pytest.param("5km, 1,5km en €20mln", "5 km 1,5 km en € 20 mln", id="units after numbers"),
        pytest.param("3G, 2x, 100m en 5km-loop", "3G 2x 100m en 5km-loop",
                     id="no units after numbers"),
        pytest.param("2015-2019 en 3-1", "2015 2019 en 3 1", id="ranges"),
        pytest.param("op 1-12-2019 of 2019-12-01", "op 1-12-2019 of 2019-12-01", id="dates"),
        pytest.param("20e 20-jarige MH17 covid-19", "20e 20-jarige MH17 covid-19",
                     id="letters and digits"),
        pytest.param("zie https://www.voorbeeld.nl/a/b-c. Of voorbeeld.nl, ja",
                     "zie https://www.voorbeeld.nl/a/b-c Of voorbeeld.nl ja", id="web addresses"),
        pytest.param("mail jan.pot@voorbeeld.nl!", "mail jan.pot@voorbeeld.nl", id="e-mail"),
        pytest.param("@Kamerlid over #klimaat", "Kamerlid over klimaat", id="mentions and tags"),
        pytest.param("zij/haar en/of snake_case", "zij haar en of snake case", id="slashes"),
        pytest.param("V&D, C++ en C#", "V&D C++ en C#", id="names with signs"),
        pytest.param("na\u0308\u0301ief ver\u00adandering", "na\u0308\u0301ief ver\u00adandering",
                     id="combining marks and soft hyphen"),
        pytest.param("日本 ok", "日 本 ok", id="scripts without spaces"),
        pytest.param("👍 … — \ud800", "", id="no words"),
    ],
)  # fmt: skip
def test_words_are_found(text: str, tokens: str) -> None:
    assert [text[span.start : span.end] for span in tokenise(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("fiets", Kind.WORD),
        ("d.w.z.", Kind.ABBREVIATION),
        ("3,5", Kind.NUMBER),
        ("01/02/2003", Kind.DATE),
        ("www.voorbeeld.nl", Kind.ADDRESS),
        ("€", Kind.SYMBOL),
    ],
)
def test_the_writing_tells_the_kind(text: str, kind: Kind) -> None:
    assert [span.kind for span in tokenise(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        pytest.param("hij komt, zij gaat", [False, False, True, False], id="comma"),
        pytest.param("hij 'komt' (niet)", [False, False, True], id="brackets, not quotes"),
        pytest.param("hij o.a. zij", [False, False, False], id="dot of an abbreviation"),
    ],
)
def test_signs_end_clauses(text: str, breaks: list[bool]) -> None:
    assert [span.breaks for span in tokenise(text)] == breaks


@given(st.text())
def test_tokens_are_in_order_and_apart(text: str) -> None:
    before = 0
    for span in tokenise(text):
        assert before <= span.start < span.end <= len(text)
        before = span.end
