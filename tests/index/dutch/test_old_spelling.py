import pytest

from index.dutch.lemmas import lemmas
from index.dutch.old_spelling import modern


@pytest.mark.parametrize(
    ("word", "today"),
    [
        pytest.param("produkt", "product", id="k before t"),
        pytest.param("kontakt", "contact", id="every k"),
        pytest.param("kollektief", "collectief", id="k before a vowel and before t"),
        pytest.param("komplex", "complex", id="first k"),
        pytest.param("eksamen", "examen", id="ks for x"),
        pytest.param("akkordeon", "accordeon", id="kk"),
        pytest.param("electriciteit", "elektriciteit", id="c before t, and another c that stays"),
        pytest.param("vacantie", "vakantie", id="c before a vowel"),
        pytest.param("accoord", "akkoord", id="cc"),
        pytest.param("pannekoek", "pannenkoek", id="compound without n"),
        pytest.param("kraaienest", "kraaiennest", id="compound of a noun in -aai"),
        pytest.param("paardestal", "paardenstal", id="compound that is seldom met"),
        pytest.param("menschelijk", "menselijk", id="sch"),
        pytest.param("visch", "vis", id="sch after vi"),
        pytest.param("vereeniging", "vereniging", id="long e in an open syllable"),
        pytest.param("boomen", "bomen", id="long o in an open syllable"),
        pytest.param("objekt", "object", id="k before t, after a j"),
        pytest.param("konkurrentie", "concurrentie", id="noun without a plural"),
        pytest.param("copieeren", "kopieren", id="c before a vowel and long e"),
        pytest.param("qualiteit", "kwaliteit", id="qu"),
        pytest.param("vischmarkt", "vismarkt", id="sch before another consonant"),
        pytest.param("europeesche", "europese", id="sch and long e"),
        pytest.param("vaderlandsche", "vaderlandse", id="adjective that is still met"),
        pytest.param("nederlandschen", "nederlandse", id="inflected adjective"),
        pytest.param("alzoo", "alzo", id="zoo"),
        pytest.param("telephonisch", "telefonisch", id="ph"),
        pytest.param("triomph", "triomf", id="ph at the end"),
        pytest.param("praemie", "premie", id="prae"),
        pytest.param("paedagogisch", "pedagogisch", id="ae in a stem"),
        pytest.param("rhetorica", "retorica", id="rh"),
        pytest.param("millioenen", "miljoenen", id="stem that no rule makes"),
        pytest.param("onderwyzer", "onderwijzer", id="y for ij"),
        pytest.param("maatschappy", "maatschappij", id="y at the end"),
        pytest.param("tyd", "tijd", id="too short for the rules"),
        pytest.param("werkloozensteun", "werklozensteun", id="old first part that no list has"),
        pytest.param("haringvisscher", "haringvisser", id="old head"),
        pytest.param("leerarenvereeniging", "lerarenvereniging", id="both parts"),
    ],
)
def test_an_old_spelling_is_that_of_today(word: str, today: str) -> None:
    assert modern(word) == today
    assert lemmas(word).forms == lemmas(today).forms


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("product", id="today's"),
        pytest.param("dokter", id="commoner with k"),
        pytest.param("doctoren", id="plural of another word with k"),
        pytest.param("pakt", id="form of a verb beside a rare word"),
        pytest.param("camper", id="another word with k"),
        pytest.param("castjes", id="diminutive of another word with k"),
        pytest.param("historisch", id="sch of today"),
        pytest.param("schoft", id="sch at the beginning"),
        pytest.param("weekeinde", id="long e at the end of a word in a compound"),
        pytest.param("groove", id="English"),
        pytest.param("zonnebril", id="compound that has no n"),
        pytest.param("area's", id="no compound"),
        pytest.param("bekenen", id="no compound, but a verb"),
        pytest.param("hoogewerf", id="name of an adjective"),
        pytest.param("adolph", id="name in ph"),
        pytest.param("graph", id="English ph"),
        pytest.param("party", id="English y"),
        pytest.param("ryzen", id="trade mark"),
        pytest.param("zeegebruik", id="compound of today that no list has"),
        pytest.param("gymschoentjes", id="sch at the beginning of a head"),
    ],
)
def test_what_is_written_so_today_stays(word: str) -> None:
    assert modern(word) is None
