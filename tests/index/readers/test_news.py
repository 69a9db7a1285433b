import gzip

import pytest

from index.article import Article
from index.readers import Skipped
from tests.index.readers.test_reading import zipped

DELPHER = """<?xml version="1.0" encoding="UTF-8"?>
<text>
  <title>De stoomboot op de Lek.</title>
  <p>Men schrijft ons uit Vreeswijk, dat de nieuwe stoomboot &amp; hare sleepschuit gisteren zijn
    aangekomen.</p>
  <title>BINNENLAND.</title>
  <p>Te Culemborg is de brug hersteld.</p>
</text>
"""


def told(article: Article | Skipped) -> list[str]:
    assert isinstance(article, Article), article
    return ["#" * block.is_heading + block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("name", "content", "date"),
    [
        pytest.param("DDD_010012345_0001_articletext.xml", DELPHER, None, id="by itself"),
        pytest.param("ocr.xml.gz", gzip.compress(DELPHER.encode()), None, id="gzipped"),
        pytest.param("1869/12/31/DDD_1/a.xml", DELPHER, "1869-12-31", id="folders of a day"),
        pytest.param(
            "kranten.zip",
            zipped({"1869/12/31/DDD_ddd_010012345_mpeg21/1_articletext.xml": DELPHER}),
            "1869-12-31",
            id="zip",
        ),
    ],
)
def test_the_text_of_an_article_in_delpher_is_one(
    read_files, name: str, content: bytes | str, date: str | None
):
    (article,) = read_files({name: content})
    assert (article.title, article.date) == ("De stoomboot op de Lek.", date)
    assert article.publisher is None
    assert told(article) == [
        "Men schrijft ons uit Vreeswijk, dat de nieuwe stoomboot & hare sleepschuit gisteren zijn "
        "aangekomen.",
        "#BINNENLAND.",
        "Te Culemborg is de brug hersteld.",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("<text><title>BEURS.</title></text>", "no text", id="a title alone"),
        pytest.param("<didl:DIDL xmlns:didl='urn:didl'/>", "XML, but not RSS, Atom", id="didl"),
        pytest.param(DELPHER[:-30], "not XML: ", id="cut off"),
        pytest.param(
            f"<text>{'<p>De brug.</p>' * 2_500_000}</text>", "larger than 32 MiB", id="too large"
        ),
    ],
)
def test_what_is_no_article_is_skipped(read_files, content: str, reason: str):
    (skipped,) = read_files({"a.xml": content})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
