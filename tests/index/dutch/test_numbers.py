import pytest

from index.dutch.numbers import (
    age,
    amounts,
    date,
    dates,
    decades,
    number,
    numbered,
    ordinal,
    ordinal_in_words,
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("1.000,50", "1000.5", id="thousands and decimals"),
        pytest.param("1000,50", "1000.5", id="decimals"),
        pytest.param("1,000.50", "1000.5", id="English"),
        pytest.param("540.000", "540000", id="thousands"),
        pytest.param("1.234.567", "1234567", id="millions"),
        pytest.param("3,0", "3", id="no decimals that count"),
        pytest.param("3.14", "3.14", id="decimal point"),
        pytest.param("12:30", "12.3", id="time"),
        pytest.param("12.30", "12.3", id="time with a dot"),
        pytest.param("007", "007", id="leading zeros"),
        pytest.param("1.2.3", "1.2.3", id="no number"),
    ],
)
def test_a_value_has_one_normal_form(text: str, normal: str) -> None:
    assert number(text) == normal


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("20e", "20"),
        ("20ste", "20"),
        ("2de", "2"),
        ("20-jarige", None),
        ("xixe", "19"),
        ("xxste", "20"),
        ("vie", None),
        ("xxxe", None),
    ],
)
def test_ordinals_give_their_number(text: str, digits: str | None) -> None:
    assert ordinal(text) == digits


@pytest.mark.parametrize("text", ["2019-12-01", "1-12-2019", "01/12/2019", "1.12.2019"])
def test_dates_are_iso(text: str) -> None:
    assert date(text) == ("2019-12-01", "2019")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("kost 5 mln euro", [(1, "5000000")], id="million"),
        pytest.param("1,3 miljard", [(0, "1300000000")], id="decimals"),
        pytest.param("kost miljoenen", [], id="no number"),
        pytest.param("1.2.3 miljoen", [], id="no value"),
        pytest.param("twee miljoen", [(0, "2000000")], id="in words"),
        pytest.param("anderhalf miljard", [(0, "1500000000")], id="half of one"),
        pytest.param("negentig procent", [(0, "90")], id="in words, before a measure"),
        pytest.param("een kilometer", [], id="an article before a measure"),
    ],
)
def test_magnitudes_multiply(text: str, found: list[tuple[int, str]]) -> None:
    words = text.split()
    assert list(amounts(words, [False] * len(words), range(len(words)))) == found


def test_a_magnitude_in_the_next_clause_is_another_matter() -> None:
    assert not list(amounts(["5", "miljoen"], [True, True], [1]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("op 1 januari 2019 begon", [(1, "2019-01-01")], id="in words"),
        pytest.param("31 dec 1999 en 2 mei 2000", [(0, "1999-12-31"), (4, "2000-05-02")], id="two"),
        pytest.param("32 mei 2019", [], id="no day"),
        pytest.param("op 5 mei 75 jaar", [], id="no year"),
        pytest.param("mei 2019", [], id="no day at all"),
    ],
)
def test_a_date_with_its_month_in_words(text: str, found: list[tuple[int, str]]) -> None:
    words = text.split()
    assert list(dates(words, [False] * len(words), range(len(words)))) == found


@pytest.mark.parametrize(
    ("lemma", "digits"),
    [
        ("twaalfjarig", "12jarig"),
        ("tachtigjarige", "80jarig"),
        ("vijfentwintigjarig", "25jarig"),
        ("langjarig", None),
        ("jarig", None),
        ("twaalf", None),
        ("halve", None),
    ],
)
def test_an_age_in_words_has_its_digits(lemma: str, digits: str | None) -> None:
    assert age(lemma) == digits


@pytest.mark.parametrize(
    ("word", "digits"),
    [
        ("tweede", "2e"),
        ("derde", "3e"),
        ("achtste", "8e"),
        ("elfde", "11e"),
        ("twintigste", "20e"),
        ("eenentwintigste", "21e"),
        ("tweeendertigste", "32e"),
        ("negenennegentigste", "99e"),
        ("eerste", None),
        ("negentien", None),
    ],
)
def test_an_ordinal_in_words_has_its_digits(word: str, digits: str | None) -> None:
    assert ordinal_in_words(word) == digits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("de jaren tachtig", [(2, "jaren 80")], id="in words"),
        pytest.param("jaren 80", [(1, "jaren 80")], id="in digits"),
        pytest.param("jaren 1980", [(1, "jaren 80")], id="with its century"),
        pytest.param("jaren zestig en zeventig", [(1, "jaren 60"), (3, "jaren 70")], id="two"),
        pytest.param("jaren zestig en nog 70", [(1, "jaren 60")], id="one"),
        pytest.param("tachtig jaren", [], id="number of years"),
        pytest.param("jaren 85", [], id="no decade"),
        pytest.param("jaren", [], id="nothing after it"),
    ],
)
def test_a_decade_has_one_normal_form(text: str, found: list[tuple[int, str]]) -> None:
    words = text.split()
    assert list(decades(words, [False] * len(words), range(len(words)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("koning willem ii", [(2, "willem 2")], id="Roman"),
        pytest.param("willem de tweede", [(2, "willem 2")], id="in words"),
        pytest.param("karel de eerste", [(2, "karel 1")], id="the first"),
        pytest.param("willem de 3e", [(2, "willem 3")], id="an ordinal in digits"),
        pytest.param("rutte 3", [(1, "rutte 3")], id="in digits"),
        pytest.param("kabinet-rutte iii", [(1, "rutte 3")], id="a cabinet"),
        pytest.param("kabinet-rutte-iii", [(0, "rutte 3")], id="with hyphens"),
        pytest.param("willem de zwijger", [], id="another byname"),
        pytest.param("rutte de tweede", [], id="no ruler"),
        pytest.param("rutte 2 miljard", [], id="an amount"),
        pytest.param("willem de", [], id="nothing after it"),
        pytest.param("artikel ii", [], id="no name"),
    ],
)
def test_a_name_with_its_number_has_one_normal_form(
    text: str, found: list[tuple[int, str]]
) -> None:
    words = text.split()
    assert list(numbered(words, [False] * len(words), range(len(words)))) == found


def test_a_number_in_the_next_clause_is_another_matter() -> None:
    assert not list(numbered(["rutte", "3"], [True, True], [0]))
