import gzip
import re

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
NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.5//EN">
  <head>
    <title>brug-oosthaven</title>
    <tobject tobject.type="news">
      <tobject.subject tobject.subject.refnum="03000000" tobject.subject.type="Rampen en ongelukken"
        tobject.subject.matter="Verkeersongeluk"/>
    </tobject>
    <docdata>
      <date.issue norm="20190312T060000+0100"/>
      <key-list><keyword key="brug"/></key-list>
      <doc.copyright year="2019" holder="Uitgeverij De Kust"/>
    </docdata>
    <pubdata type="print" name="De Kustbode" position.section="Binnenland"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Brug &amp; pont dicht</hl1><hl2>Oosthaven moet omrijden</hl2></hedline>
      <byline>Jan de Vries <byttl>verslaggever</byttl></byline>
      <dateline><location>OOSTHAVEN</location><story.date norm="20190311"/></dateline>
      <abstract><p>Over de brug.</p></abstract>
    </body.head>
    <body.content>
      <media media-type="image"><media-caption>De brug bij eb.</media-caption></media>
      <block>
        <p>De brug bij <location>Oosthaven</location> blijft <em>dicht</em>.</p>
        <p>Een schip voer ertegenaan.</p>
      </block>
      <?zetten kolom?><hl2>Omrijden</hl2>
      <bq><block><p>'Rijd om', zegt de gemeente.</p></block></bq>
      <table><tr><td>Omweg</td><td>12 kilometer</td></tr></table>
    </body.content>
    <body.end><tagline>Jan de Vries schrijft over verkeer.</tagline></body.end>
  </body>
</nitf>
"""
PLAIN_NITF = NITF[: NITF.index("<body.content>")] + (
    "<body.content><![CDATA[<p>De brug.</p><p>De pont.</p>]]></body.content></body></nitf>"
)

XHTML = """<inlineXML contenttype="application/xhtml+xml">
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Brug</title></head><body>
    <header><ul><li>Verkeer</li></ul><h1>Brug dicht</h1></header>
    <p>De brug bij Oosthaven is <b>dicht</b>.</p><h2>Omrijden</h2><p>De pont vaart.</p>
    <figure><figcaption>De brug bij eb.</figcaption></figure>
  </body></html></inlineXML>"""
IN_NITF = """<inlineXML contenttype="application/nitf+xml">
  <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
    <body.head><hedline><hl1>Een andere kop</hl1></hedline></body.head>
    <body.content><p>De brug bij Oosthaven is <em>dicht</em>.</p><hl2>Omrijden</hl2>
    <p>De pont vaart.</p></body.content>
  </body></nitf></inlineXML>"""
IN_TEXT = """<inlineData contenttype="text/plain">De brug bij Oosthaven is dicht.

Omrijden

De pont vaart.</inlineData>"""
PICTURE = '<remoteContent href="brug.jpg" contenttype="image/jpeg"/>'

NEWSML_1 = f"""<NewsML Version="1.2">
  <NewsEnvelope><DateAndTime>20190313T073100+0100</DateAndTime></NewsEnvelope>
  <NewsItem>
    <Identification><NewsIdentifier>
      <ProviderId>kustpers.example</ProviderId><DateId>20190313</DateId>
      <NewsItemId>1</NewsItemId>
      <PublicIdentifier>urn:newsml:kustpers.example</PublicIdentifier>
    </NewsIdentifier></Identification>
    <NewsManagement>
      <FirstCreated>20190312T211500+0100</FirstCreated><Status FormalName="Usable"/>
    </NewsManagement>
    <NewsComponent>
      <NewsLines><HeadLine>Brug &amp; pont</HeadLine><SlugLine>BRUG</SlugLine></NewsLines>
      <AdministrativeMetadata><Provider><Party FormalName="Kustpers"/></Provider>
      </AdministrativeMetadata>
      <DescriptiveMetadata>
        <SubjectCode><Subject FormalName="04015000"/></SubjectCode>
        <SubjectCode><Subject FormalName="Verkeer"/></SubjectCode>
      </DescriptiveMetadata>
      <ContentItem>
        <MediaType FormalName="Text"/><Format FormalName="NITF"/>
        <DataContent>{IN_NITF[IN_NITF.index("<nitf") : IN_NITF.index("</inlineXML>")]}</DataContent>
      </ContentItem>
    </NewsComponent>
  </NewsItem>
</NewsML>"""


def component(role: str, text: str, media: str = "Text") -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem><MediaType FormalName="{media}"/>'
        f"<DataContent>{text}</DataContent></ContentItem></NewsComponent>"
    )


NEWSML_1_IN_PARTS = (
    NEWSML_1[: NEWSML_1.index("<ContentItem>")].replace('"Kustpers"', '""')
    + component("Title", "Brug &amp; pont")
    + component("Lead", "De brug bij Oosthaven is &lt;b&gt;dicht&lt;/b&gt;.")
    + component("Body", "Omrijden\n\nDe pont vaart.")
    + component("Caption", "De brug bij eb.")
    + component("Picture", "/9j/4AAQSkZJRgABAQ", media="Photo")
    + "</NewsComponent></NewsItem></NewsML>"
)


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
    "content",
    [
        pytest.param(NITF, id="without a namespace"),
        pytest.param(
            NITF.replace("<nitf ", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" '),
            id="in that of NITF",
        ),
        pytest.param(
            re.sub(r"<(/?)(?=\w)", r"<\1n:", NITF).replace(
                "<n:nitf ", '<n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/" '
            ),
            id="in that of NITF, by a prefix",
        ),
    ],
)
def test_a_document_in_nitf_is_an_article(read_files, content: str):
    (article,) = read_files({"a.xml": content})
    assert (article.id, article.title, article.date) == ("a", "Brug & pont dicht", "2019-03-12")
    assert article.publisher == "De Kustbode"
    assert article.categories == ("Binnenland", "Rampen en ongelukken")
    assert told(article) == [
        "#Oosthaven moet omrijden",
        "De brug bij Oosthaven blijft dicht.",
        "Een schip voer ertegenaan.",
        "#Omrijden",
        "'Rijd om', zegt de gemeente.",
        "Omweg 12 kilometer",
    ]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param(
            PLAIN_NITF,
            ["#Oosthaven moet omrijden", "De brug.", "De pont."],
            id="a text that is HTML within XML",
        ),
        pytest.param(
            NITF[: NITF.index("<body.content>")] + "<body.content/></body></nitf>",
            ["#Oosthaven moet omrijden", "Over de brug."],
            id="a summary and no text",
        ),
        pytest.param(
            "<nitf><body><body.content>De brug is dicht.\n\nDe pont vaart.</body.content></body>"
            "</nitf>",
            ["De brug is dicht.", "De pont vaart."],
            id="paragraphs between blank lines",
        ),
    ],
)
def test_nitf_may_hold_its_text_otherwise(read_files, content: str, texts: list[str]):
    (article,) = read_files({"a.xml": content})
    assert told(article) == texts


@pytest.mark.parametrize(
    ("said", "date"),
    [
        pytest.param('<pubdata date.publication="20190312"/>', "2019-03-12", id="publication"),
        pytest.param('<date.release norm="20190313T0600Z"/>', "2019-03-13", id="release"),
        pytest.param('<story.date norm="20190314"/>', "2019-03-14", id="of the story"),
        pytest.param("<story.date>15 maart 2019</story.date>", "2019-03-15", id="in words"),
        pytest.param("", None, id="none"),
    ],
)
def test_nitf_is_dated_by_what_it_has(read_files, said: str, date: str | None):
    text = "<body.content><p>De brug.</p></body.content>"
    (article,) = read_files({"a.xml": f"<nitf><head>{said}</head><body>{text}</body></nitf>"})
    assert article.date == date


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


def item(
    *contents: str, number: int = 1, kind: str = "text", status: str = "usable", version: int = 3
) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2"
  guid="urn:newsml:kustpers.example:20190312:{number}" version="{version}" xml:lang="nl">
  <rightsInfo><copyrightHolder><name>Kustpers BV</name></copyrightHolder></rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:{kind}"/>
    <provider qcode="nprov:kp"><name>Kustpers</name></provider>
    <versionCreated>2019-03-13T07:30:00+01:00</versionCreated>
    <pubStatus qcode="stat:{status}"/>
  </itemMeta>
  <contentMeta>
    <contentCreated>2019-03-12T21:15:00+01:00</contentCreated>
    <subject type="cpnat:abstract" qcode="medtop:20000809">
      <name xml:lang="en">bridges</name><name xml:lang="nl">bruggen</name>
      <broader qcode="medtop:20000808"><name xml:lang="nl">vervoer</name></broader>
    </subject>
    <subject type="kp:rubriek" qcode="subj:04015000"><name>Verkeer</name></subject>
    <subject type="cpnat:geoArea"><name>Oosthaven</name></subject>
    <subject type="cpnat:person"><name>Jan de Vries</name></subject>
    <subject qcode="medtop:20000810"/>
    <slugline>BRUG-OOSTHAVEN</slugline>
    <headline>Brug &amp; pont</headline>
    <headline role="kp:onderkop">Omrijden</headline>
  </contentMeta>
  <contentSet>{"".join(contents)}</contentSet>
</newsItem>"""


def message(*items: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
  <header><sent>2019-03-13T07:31:00+01:00</sent></header>
  <itemSet><packageItem guid="urn:newsml:kustpers.example:bundel"/>{"".join(items)}</itemSet>
</newsMessage>"""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(item(XHTML), id="in XHTML"),
        pytest.param(item(IN_NITF), id="in NITF"),
        pytest.param(item(IN_TEXT), id="in plain text"),
        pytest.param(item(PICTURE, XHTML, IN_TEXT), id="with a picture, and in two formats"),
        pytest.param(message(item(XHTML)), id="in a message"),
        pytest.param(item(XHTML).encode("utf-16"), id="in UTF-16"),
    ],
)
def test_an_item_of_newsml_is_an_article(read_files, content: bytes | str):
    (article,) = read_files({"a.xml": content})
    assert article.id == "urn-newsml-kustpers.example-20190312-1-3"
    assert (article.title, article.date) == ("Brug & pont", "2019-03-12")
    assert (article.publisher, article.categories) == ("Kustpers", ("bruggen", "Verkeer"))
    assert told(article) == ["De brug bij Oosthaven is dicht.", "#Omrijden", "De pont vaart."]


def test_of_a_message_the_articles_are_read(read_files):
    outcomes = read_files(
        {
            "a.xml": message(
                item(XHTML),
                item(PICTURE, number=2, kind="picture"),
                item(XHTML, number=3, status="canceled"),
                item(XHTML, version=4),
                item(XHTML, number=5).replace("urn:newsml:kustpers.example:20190312:5", ""),
                item(XHTML),
            )
        }
    )
    assert [o.id if isinstance(o, Article) else f"{o.row}: {o.reason}" for o in outcomes] == [
        "urn-newsml-kustpers.example-20190312-1-3",
        "3: not published",
        "urn-newsml-kustpers.example-20190312-1-4",
        "a-5",
        "6: an earlier article has the same id",
    ]


def test_what_newsml_leaves_out_its_text_may_say(read_files):
    bare = "<contentMeta/>".join(
        [item(IN_NITF).partition("<contentMeta>")[0], item(IN_NITF).partition("</contentMeta>")[2]]
    )
    (article,) = read_files({"a.xml": bare})
    assert (article.title, article.date) == ("Een andere kop", "2019-03-13")


def test_what_stands_before_a_mistake_is_read(read_files):
    article, skipped = read_files({"a.xml": message(item(XHTML), "<newsItem>")})
    assert article.title == "Brug & pont"
    assert "not XML: " in skipped.reason


def test_a_large_message_is_read_in_pieces(read_files):
    found = read_files({"a.xml": message(*(item(XHTML, number=n) for n in range(3000)))})
    assert len({article.id for article in found}) == 3000


@pytest.mark.parametrize(
    ("content", "publisher"),
    [
        pytest.param(NEWSML_1, "Kustpers", id="in NITF"),
        pytest.param(NEWSML_1_IN_PARTS, "kustpers.example", id="in parts"),
    ],
)
def test_an_item_of_newsml_1_is_an_article(read_files, content: str, publisher: str):
    (article,) = read_files({"a.xml": content})
    assert (article.id, article.title, article.date) == ("a-1", "Brug & pont", "2019-03-12")
    assert (article.publisher, article.categories) == (publisher, ("Verkeer",))
    assert told(article) == ["De brug bij Oosthaven is dicht.", "#Omrijden", "De pont vaart."]


def test_items_of_newsml_1_may_have_the_same_identifier(read_files):
    item = NEWSML_1[NEWSML_1.index("<NewsItem>") : NEWSML_1.index("</NewsML>")]
    withdrawn = item.replace('"Usable"', '"Canceled"')
    first, second, third = read_files({"a.xml": f"<NewsML>{item}{withdrawn}{item}</NewsML>"})
    assert (first.id, third.id) == ("a-1", "a-3")
    assert (second.row, second.reason) == (2, "not published")
