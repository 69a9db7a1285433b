import pytest

from index.dutch.tokens import Kind
from index.dutch.words import LONGEST, LONGEST_TERM, analyse_word


@pytest.mark.parametrize(
    ("text", "kind", "term"),
    [
        pytest.param("fietsen", Kind.WORD, "fiets", id="lemma"),
        pytest.param("e-mails", Kind.WORD, "email", id="hyphen left out"),
        pytest.param("emails", Kind.WORD, "email", id="never had a hyphen"),
        pytest.param("Noord-Korea", Kind.WORD, "noordkorea", id="name"),
        pytest.param("Noordkorea", Kind.WORD, "noordkorea", id="name without its hyphen"),
        pytest.param("'s-Gravenhage", Kind.WORD, "sgravenhage", id="apostrophe before a hyphen"),
        pytest.param("VVD-kiezers", Kind.WORD, "vvdkiezer", id="hyphen, inflected"),
        pytest.param("ggd-arts", Kind.WORD, "ggdarts", id="no plural, hyphen left out"),
        pytest.param("A-merken", Kind.WORD, "amerk", id="noun after a hyphen, and no verb"),
        pytest.param(
            "procureurs-generaal", Kind.WORD, "procureurgeneraal", id="noun inflected first"
        ),
        pytest.param("OPCW's", Kind.WORD, "opcw", id="possessive of an acronym"),
        pytest.param("Rutte's", Kind.WORD, "rutte", id="possessive of a name"),
        pytest.param("foto’s", Kind.WORD, "foto", id="plural with an apostrophe"),
        pytest.param("A.B.N.", Kind.ABBREVIATION, "abn", id="abbreviation"),
        pytest.param("ABN", Kind.WORD, "abn", id="abbreviation without dots"),
        pytest.param("PVV’ers", Kind.WORD, "pvv'er", id="who belongs to a name"),
        pytest.param("D66-er", Kind.WORD, "d66'er", id="the same with a hyphen"),
        pytest.param("20ste", Kind.WORD, "20e", id="ordinal"),
        pytest.param("1.000", Kind.NUMBER, "1000", id="number"),
        pytest.param("1-12-2019", Kind.DATE, "2019-12-01", id="date"),
        pytest.param("%", Kind.SYMBOL, "procent", id="symbol"),
        pytest.param("https://www.voorbeeld.nl/", Kind.ADDRESS, "voorbeeld.nl", id="web address"),
        pytest.param("www.voorbeeld.nl", Kind.ADDRESS, "voorbeeld.nl", id="address without https"),
        pytest.param("één", Kind.WORD, "een", id="numeral"),
    ],
)
def test_the_best_normal_form(text: str, kind: Kind, term: str) -> None:
    assert analyse_word(text, kind).terms[0] == term


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        pytest.param("Noord-Korea", Kind.WORD, "korea", id="side of a hyphen"),
        pytest.param("zonne-energie", Kind.WORD, "zon", id="old stem beside a hyphen"),
        pytest.param("oud-ministers", Kind.WORD, "minister", id="inflected side"),
        pytest.param("IS-aanvallen", Kind.WORD, "aanval", id="noun after a hyphen"),
        pytest.param("EU-klimaatbeleid", Kind.WORD, "klimaat", id="compound beside a hyphen"),
        pytest.param("Q-koortsslachtoffers", Kind.WORD, "qkoorts", id="letter and its first part"),
        pytest.param("Noord-Koreabeleid", Kind.WORD, "noordkorea", id="side and the first part"),
        pytest.param("klimaatbeleid", Kind.WORD, "klimaat", id="compound"),
        pytest.param("Formule1", Kind.WORD, "formule", id="name before its number"),
        pytest.param("oud-PVV'er", Kind.WORD, "pvv'er", id="who belongs to a name"),
        pytest.param("20e", Kind.WORD, "20", id="ordinal"),
        pytest.param("19de-eeuws", Kind.WORD, "19e", id="ordinal beside a hyphen"),
        pytest.param("negentiende-eeuws", Kind.WORD, "19e", id="ordinal in words beside a hyphen"),
        pytest.param("1-12-2019", Kind.DATE, "2019", id="year of a date"),
        pytest.param("info@voorbeeld.nl", Kind.ADDRESS, "voorbeeld", id="word of an address"),
    ],
)
def test_a_part_finds_the_whole(text: str, kind: Kind, part: str) -> None:
    assert part in analyse_word(text, kind).parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("huis-aan-huis", ("huis",), id="stop word between hyphens"),
        pytest.param("Q-koorts", ("koorts",), id="a letter"),
        pytest.param("pro-gedetineerde", ("pro", "gedetineerd"), id="no compound"),
        pytest.param("oud-ministers", ("exminister", "minister"), id="what somebody was"),
        pytest.param("Oud-Zuid", ("exzuid", "oud", "zuid"), id="old, of what is no person"),
        pytest.param("ex-VVD-leider", ("oudvvdleider", "vvd", "leider"), id="the same of a party"),
        pytest.param("MH17", (), id="a number after no word"),
        pytest.param("Tele2", (), id="a number after what is no form of another word"),
        pytest.param("Bij1", (), id="a number after a stop word"),
        pytest.param("negentiende", (), id="ordinal"),
        pytest.param("zeventien", (), id="cardinal"),
        pytest.param("drieduizend", (), id="cardinal of thousands"),
        pytest.param("12-jarige", ("12",), id="age"),
        pytest.param("vijftienjarige", ("vijftien", "15"), id="age in words"),
    ],
)
def test_the_parts(text: str, parts: tuple[str, ...]) -> None:
    assert analyse_word(text, Kind.WORD).parts == parts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Romeinse", "rome", id="adjective"),
        pytest.param("Hengelose", "hengelo", id="adjective in -ose"),
        pytest.param("Haagse", "den haag", id="adjective of a town of two words"),
        pytest.param("Leuvenaars", "leuven", id="inhabitants"),
        pytest.param("Vlissingers", "vlissingen", id="inhabitants of a town in -en"),
        pytest.param("Tielse", "tiel", id="adjective of a town of four letters"),
        pytest.param("Woerdenaren", "woerden", id="inhabitants of a town that is a plural too"),
        pytest.param("Helmonders", "helmond", id="inhabitants by rule"),
        pytest.param("Wageningers", "wageningen", id="inhabitants of a town in -ingen by rule"),
        pytest.param("Leerdammers", "leerdam", id="inhabitants in -mer by rule"),
        pytest.param("Veldhovenaren", "veldhoven", id="inhabitants in -aar by rule"),
        pytest.param("Vughtenaar", "vught", id="inhabitant in -enaar by rule"),
        pytest.param("Mierlonaar", "mierlo", id="inhabitant in -naar by rule"),
    ],
)
def test_a_word_is_found_by_the_place_that_it_is_derived_from(text: str, place: str) -> None:
    assert analyse_word(text, Kind.WORD).bases == (place,)


@pytest.mark.parametrize("name", ["IS", "OM"])
def test_a_name_that_is_a_stop_word_in_small_finds_what_is_hyphenated_to_it(name: str) -> None:
    assert analyse_word(name, Kind.WORD).terms[0] in analyse_word(f"{name}-lid", Kind.WORD).parts


def test_a_stop_word_keeps_its_normal_form() -> None:
    word = analyse_word("Werden", Kind.WORD)
    assert word.is_stop
    assert word.terms[0] == "worden"


def test_a_word_too_long_to_be_one_stands_for_itself() -> None:
    assert analyse_word("a" * (LONGEST + 1), Kind.WORD).terms == ("a" * (LONGEST + 1),)
    assert analyse_word("A" * 1000, Kind.WORD).terms == ("a" * LONGEST_TERM,)
