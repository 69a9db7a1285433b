import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.ids import Duplicate, Ids, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019/12/De brug", "2019-12-De-brug"),
        ("café Curaçao", "cafe-Curacao"),
        ("42789946", "42789946"),
        ("NL.IMRO_0363~a", "NL.IMRO_0363~a"),
        ("../../etc/passwd", "etc-passwd"),
        ("a#p1?x=<script>", "a-p1-x-script"),
        ("日本", ""),
        ("...", ""),
        ("x" * 500, "x" * 100),
    ],
)
def test_a_slug_is_safe_in_a_url(text: str, expected: str):
    assert slug(text) == expected


@given(st.lists(st.text(), min_size=1))
def test_ids_are_unique_safe_and_the_same_again(places: list[str]):
    first, second = Ids(), Ids()
    ids = [first.of_place(place) for place in places]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._~-]*", id_) for id_ in ids)
    assert ids == [second.of_place(place) for place in places]


def test_an_id_may_be_given_once():
    ids = Ids()
    assert ids.given("A1") == "A1"
    with pytest.raises(Duplicate):
        ids.given("A1")


def test_what_only_reads_the_same_is_kept_apart():
    ids = Ids()
    assert ids.of_place("de brug") == "de-brug"
    assert re.fullmatch(r"de-brug-[0-9a-f]{16}", ids.of_place("de-brug"))
    assert re.fullmatch(r"de-brug-[0-9a-f]{16}", ids.given("de-brug"))
    assert re.fullmatch(r"artikel-[0-9a-f]{16}", ids.of_place("日本"))
