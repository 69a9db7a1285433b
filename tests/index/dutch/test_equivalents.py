import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Never

import pytest

from index.dutch import Token, analyse, analysis_version, equivalents, use_equivalents
from index.dutch.equivalents import SETTING, Equivalents, Name, read
from index.errors import AlineaError


@pytest.fixture
def own_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a user's list may be; the setting is put back afterwards."""
    monkeypatch.setenv(SETTING, "")
    yield tmp_path / "eigen.txt"
    use_equivalents(None)


def ranked(tokens: list[Token] | tuple[Token, ...]) -> list[Token]:
    return [token for token in tokens if not token.is_stop]


def is_found(text: str, query: str, *, by_part: bool = False) -> bool:
    """Whether every ranked word of the query meets a word of the text."""
    terms = {
        term
        for token in ranked([*analyse(text)])
        for term in (token.terms + token.parts if by_part else token.terms)
    }
    asked = ranked([*analyse(query)])
    return bool(asked) and all(not terms.isdisjoint(token.terms) for token in asked)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Den Haag", "'s-Gravenhage", id="several words and one"),
        pytest.param("Den Haag", "s-Gravenhage", id="apostrophe left out"),
        pytest.param("Den Bosch", "'s Hertogenbosch", id="space for a hyphen"),
        pytest.param("Den Bosch", "s hertogenbosch", id="space, and no apostrophe"),
        pytest.param("e-mail", "email", id="hyphen left out"),
        pytest.param("e-mails", "mailtje", id="inflected"),
        pytest.param("BuZa", "Buitenlandse Zaken", id="ministry"),
        pytest.param("VS", "Verenigde Staten", id="country"),
        pytest.param("Kiëv", "Kyiv", id="accents"),
        pytest.param("LVVN", "Voedselzekerheid en Natuur", id="new ministry"),
        pytest.param("Hong Kong", "Hongkong", id="one word or two"),
        pytest.param("Kim Jong Un", "Kim Jong-un", id="name without its hyphen"),
        pytest.param("coronapassen", "coronatoegangsbewijs", id="inflected, of two names"),
        pytest.param("OM", "Openbaar Ministerie", id="acronym that is a stop word in small"),
        pytest.param("sociale media", "social media", id="loan of two words"),
        pytest.param("webshops", "webwinkel", id="loan, inflected"),
        pytest.param("Wmo", "Wet maatschappelijke ondersteuning", id="law"),
        pytest.param("Wsnp", "Wet schuldsanering natuurlijke personen", id="another law"),
        pytest.param("AMvB's", "algemene maatregelen van bestuur", id="abbreviation, inflected"),
        pytest.param("CRvB", "Centrale Raad van Beroep", id="court of appeal"),
        pytest.param("Soerabaja", "Surabaya", id="colonial spelling"),
        pytest.param("Koninklijk Nederlandsch-Indisch Leger", "KNIL", id="name of the past"),
        pytest.param("ABRvS", "Afdeling bestuursrechtspraak", id="court, shortened"),
        pytest.param("MFA's", "multifunctionele accommodatie", id="building"),
        pytest.param("telastlegging", "tenlastelegging", id="two spellings of a charge"),
        pytest.param("beroepsschriften", "beroepschrift", id="with or without an s"),
        pytest.param("wietplantages", "hennepkwekerij", id="other name of a nursery"),
        pytest.param("zzp'ers", "zelfstandigen zonder personeel", id="word with an apostrophe"),
        pytest.param("azc's", "asielzoekerscentra", id="short form, inflected"),
        pytest.param("F1", "Formule 1", id="name with a number"),
        pytest.param("mkb", "midden- en kleinbedrijf", id="name with a hanging hyphen"),
        pytest.param("PvdD", "Partij voor de Dieren", id="name with stop words"),
        pytest.param("Putins", "Poetin", id="name in another spelling"),
        pytest.param("B&W", "burgemeester en wethouders", id="sign in the name"),
        pytest.param("B. en W.", "burgemeester en wethouders", id="dots after its letters"),
        pytest.param("D'66", "D66", id="name of a party until 1985"),
        pytest.param("5 mln", "5 miljoen", id="abbreviated number"),
        pytest.param("negentiende eeuw", "19e eeuw", id="ordinal"),
        pytest.param("de 1e keer", "eerste keer", id="ordinal of one"),
        pytest.param("XIXe eeuw", "negentiende eeuw", id="Roman ordinal"),
        pytest.param("Willem I", "Willem de Eerste", id="king"),
        pytest.param("Rutte III", "Rutte 3", id="cabinet"),
        pytest.param("jaren tachtig", "jaren '80", id="decade"),
        pytest.param("vijf kilometer", "5 kilometer", id="number in words before a measure"),
        pytest.param("negentig procent", "90%", id="the same before a symbol"),
        pytest.param("5km", "5 kilometer", id="unit right after its number"),
        pytest.param("St. Nicolaas", "Sint Nicolaas", id="short form with a dot"),
        pytest.param("nr. 5", "nummer 5", id="short form of a noun"),
        pytest.param("buro's", "bureaus", id="spelling from before 1995"),
        pytest.param("50%", "50 procent", id="symbol"),
        pytest.param("bso", "buitenschoolse opvang", id="short form of a school's"),
        pytest.param("RUP's", "ruimtelijke uitvoeringsplannen", id="plan of a Belgian town"),
        pytest.param("OCMW", "Openbaar Centrum voor Maatschappelijk Welzijn", id="Belgian state"),
        pytest.param("schepencollege", "college van burgemeester en schepenen", id="aldermen"),
        pytest.param("kinesisten", "fysiotherapeut", id="Belgian word for a trade"),
        pytest.param("beenhouwers", "slager", id="Belgian word for another trade"),
        pytest.param("werkeloze", "werkloze", id="spelling that many use"),
        pytest.param("12 ha", "12 hectare", id="unit of land"),
        pytest.param("OPCW", "Organisatie voor het Verbod op Chemische Wapens", id="long name"),
    ],
)
def test_equivalents_find_each_other(one: str, other: str) -> None:
    assert is_found(f"Zij noemde {one} gisteren.", other)
    assert is_found(f"Zij noemde {other} gisteren.", one)


@pytest.mark.parametrize(
    ("compound", "name"),
    [
        pytest.param("EU-landen", "Europese Unie", id="acronym before a hyphen"),
        pytest.param("Schotland-reis", "Verenigd Koninkrijk", id="what is broader"),
        pytest.param("Mumbaireis", "Bombay", id="name in a compound"),
        pytest.param("Formule 1-coureurs", "F1", id="name of several words before a hyphen"),
        pytest.param("Den Haag-Zuid", "'s-Gravenhage", id="name of several words in another"),
    ],
)
def test_the_name_of_a_part_finds_the_compound(compound: str, name: str) -> None:
    assert not is_found(f"Zij noemde {compound} gisteren.", name)
    assert is_found(f"Zij noemde {compound} gisteren.", name, by_part=True)


def test_an_apostrophe_after_an_initial_is_not_left_out() -> None:
    assert is_found("een huis in A'dam", "Amsterdam")
    assert not is_found("een huis van Adam", "Amsterdam")


def test_a_broader_name_finds_the_narrower_as_a_part() -> None:
    assert not is_found("een huis in Scheveningen", "Den Haag")
    assert is_found("een huis in Scheveningen", "Den Haag", by_part=True)
    assert not is_found("een huis in Den Haag", "Scheveningen", by_part=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De Staten, verenigd in Utrecht", id="other order"),
        pytest.param("zij zijn verenigde. Staten komen", id="other sentences"),
        pytest.param("om te lopen", id="stop word"),
        pytest.param("in Zuid-Amerika", id="continent that a country is no part of"),
        pytest.param("un homme et une femme", id="French word, no United Nations"),
        pytest.param("een duo met een rug die nam", id="what some write in capitals"),
    ],
)
def test_other_words_have_no_equivalents(text: str) -> None:
    assert not any("equivalents" in token.rule for token in analyse(text))


def test_a_user_adds_names(own_list: Path) -> None:
    own_list.write_text("# leeg")
    use_equivalents(own_list)
    before = analysis_version()
    own_list.write_text("# Eigen lijst\nHofstad, Den Haag\n\nKurhaus => Den Haag # badplaats\n")
    use_equivalents(own_list)
    assert is_found("de Hofstad", "'s-Gravenhage"), "joined with Alinea's own group"
    assert "den haag" in analyse("het Kurhaus")[1].parts
    assert is_found("een e-mail", "mail"), "Alinea's own names stay"
    assert analysis_version() != before


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        pytest.param(["aa, bb", "cc, dd"], ["aa bb", "cc dd"], id="apart"),
        pytest.param(["aa, bb", "cc, dd", "bb, ee"], ["aa bb ee", "cc dd"], id="one that grows"),
        pytest.param(["aa, bb", "cc, dd", "dd, bb"], ["aa bb cc dd"], id="two that become one"),
        pytest.param(["aa, bb", "cc, dd", "ee, dd, aa"], ["aa bb cc dd ee"], id="by another name"),
    ],
)
def test_groups_that_share_a_name_are_one(
    tmp_path: Path, lines: list[str], groups: list[str]
) -> None:
    path = tmp_path / "eigen.txt"
    path.write_text("\n".join(lines))
    same = read([path]).same
    found: dict[str, list[str]] = {}
    for word in sorted(set(" ".join(groups).split())):
        found.setdefault(same[(word,)], []).append(word)
    assert sorted(map(" ".join, found.values())) == groups


class NotWalkedOver(dict[tuple[str, ...], str]):
    """Names that are looked up, and never gone through one by one."""

    def items(self) -> Never:
        raise AssertionError


def test_a_group_that_grows_leaves_the_others_alone() -> None:
    found = Equivalents(same=NotWalkedOver())
    found.join([Name(("aa",), "aa", "aa"), Name(("bb",), "bb", "bb")])
    found.join([Name(("cc",), "cc", "cc"), Name(("bb",), "bb", "bb")])
    assert found.same[("cc",)] == "aa"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param("Hofstad", "one name has no equivalent", id="one name"),
        pytest.param("Hofstad, ", "'' holds no word", id="nothing after the comma"),
        pytest.param("=> Den Haag", "'' holds no word", id="nothing before the arrow"),
        pytest.param("Hofstad => ", "'' holds no word", id="nothing after the arrow"),
        pytest.param("a => b => c", "more than one =>", id="two arrows"),
        pytest.param("Hofstad, van de", "'van de' is made of stop words", id="stop words"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "eigen.txt"
    path.write_text(f"# Eigen lijst\n{line}\n")
    with pytest.raises(AlineaError) as raised:
        read([path])
    assert str(raised.value).startswith(f"{path}, line 2: {complaint}")


def test_a_list_that_is_not_there_is_named(own_list: Path) -> None:
    with pytest.raises(AlineaError, match=f"{own_list} cannot be read"):
        use_equivalents(own_list)
    with pytest.raises(AlineaError, match=f"{own_list} cannot be read"):
        analysis_version()


def test_a_list_that_is_not_text_is_named(own_list: Path) -> None:
    own_list.write_bytes("Curaçao, Korsou".encode("latin-1"))
    with pytest.raises(AlineaError, match="not UTF-8"):
        use_equivalents(own_list)


def test_the_environment_names_a_list(own_list: Path) -> None:
    own_list.write_text("Hofstad, Den Haag")
    script = "from index.dutch import analyse; print(analyse('Hofstad')[0].terms)"
    environment = {**os.environ, SETTING: str(own_list)}
    said = subprocess.check_output([sys.executable, "-c", script], env=environment, text=True)
    assert "den haag" in said


def test_own_list_is_well_formed() -> None:
    assert len(read(equivalents.sources()).same) > 100
