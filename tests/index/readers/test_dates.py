import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.dates import partial_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2019", "2019"),
        (2019, "2019"),
        ("2019-12", "2019-12"),
        ("2019-12-05", "2019-12-05"),
        ("2019-05-06", "2019-05-06"),
        ("2019-12-05T23:30:00+01:00", "2019-12-05"),
        ("2019-12-05 23:30", "2019-12-05"),
        ("20191205", "2019-12-05"),
        ("20191205T101500Z", "2019-12-05"),
        (datetime.date(2019, 12, 5), "2019-12-05"),
        (datetime.datetime(2019, 12, 5, 23, 30), "2019-12-05"),
        ("Mon, 08 Jul 2019 13:14:00 GMT", "2019-07-08"),
        ("Mon, 08 Jul 2019 13:14:00 +0200", "2019-07-08"),
        ("Mon, 08 Jul 2019 23:59:00 CEST", "2019-07-08"),
        ("8 juli 2019", "2019-07-08"),
        ("maandag 8 juli 2019 om 13.14 uur", "2019-07-08"),
        ("8 mrt. 2019", "2019-03-08"),
        ("1 okt 2019", "2019-10-01"),
        ("mei 2019", "2019-05"),
        ("December 5, 2019", "2019-12-05"),
        ("8-7-2019", "2019-07-08"),
        ("08/07/2019", "2019-07-08"),
        ("7-2019", "2019-07"),
        ("2019/7", "2019-07"),
        ("29-2-2020", "2020-02-29"),
        ("2019-7-8", "2019-07-08"),
        ("2019/07/08", "2019-07-08"),
        ("2019.07.08", "2019-07-08"),
        ("2019/07/08 13:14", "2019-07-08"),
        ("2019-07-08T13", "2019-07-08"),
        ("2019/7/8 om 12:00", "2019-07-08"),
        ("2019 12 3", "2019-12-03"),
        ("2019-07-08 1314", "2019-07-08"),
        ("3 febr. 2019", "2019-02-03"),
        ("maandag 8 juli 2019 13.14", "2019-07-08"),
        ("8 juli 2019 om 9 uur", "2019-07-08"),
        ("8 juli 2019 (13:14)", "2019-07-08"),
        ("8 juli 2019, 13u14", "2019-07-08"),
        ("Gepubliceerd op 8 juli 2019", "2019-07-08"),
        ("8-7-'19", "2019-07-08"),
        ("8-7-69", "1969-07-08"),
        ("8 mei '45", "1945-05-08"),
        ("2019-07-08, maandag", "2019-07-08"),
        ("maandag 2019-07-08", "2019-07-08"),
        ("1940-05-10 vrijdag", "1940-05-10"),
        ("Gepubliceerd op 2019-07-08", "2019-07-08"),
        ("20190708T131400+0200", "2019-07-08"),
        ("20190708T131400.000Z", "2019-07-08"),
        ("20190708 13:14", "2019-07-08"),
        ("9-10 juli 2019", "2019-07"),
        ("8/9 juli 2019", "2019-07"),
        ("30 – 31 december 2019", "2019-12"),
        ("3 t/m 5 mei 2019", "2019-05"),
        ("zaterdag 9 en zondag 10 juli 2019", "2019-07"),
        ("8 juli 2019 maandag 5:00 AM GMT", "2019-07-08"),
        ("12 mei 2021 14:05 CET", "2021-05-12"),
        ("08-07-2019 00:00:00.000", "2019-07-08"),
        ("8-7-2019 13:14u", "2019-07-08"),
        ("Maandag 8 juli 2019 | 13:14", "2019-07-08"),
        (1562584440, "2019-07-08"),
        (1562584440.5, "2019-07-08"),
        (1562584440000, "2019-07-08"),
        ("1562584440", "2019-07-08"),
        ("1562584440000", "2019-07-08"),
    ],
)
def test_a_date_keeps_the_precision_it_was_given(value: object, date: str):
    assert partial_date(value) == date


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, 12.5, [], {}, -1, 10**30, -(10**9), 10**10),
        *(10**400, math.inf, math.nan, "99999999999"),
        *("", " ", "gisteren", "vr", "12", "1-2", "14:30", "5 december", "9" * 5000),
        *("7/8/2019 1:14:00 PM", "10-11-12 mei 2019"),
        *("2019-13", "2019-02-30", "30-2-2019", "0000"),
    ],
    ids=repr,
)
def test_what_is_no_date_is_none(value: object):
    assert partial_date(value) is None


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_read_back(day: datetime.date):
    assert partial_date(day.isoformat()) == day.isoformat()
    assert partial_date(f"{day.day}-{day.month}-{day.year}") == day.isoformat()


@given(st.text())
def test_any_text_is_a_valid_date_or_none(text: str):
    date = partial_date(text)
    assert date is None or datetime.date.fromisoformat((date + "-01-01")[:10])
