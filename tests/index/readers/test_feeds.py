import gzip

import pytest

from index.article import Article
from index.readers import Skipped

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
  <title>De Kustbode</title>
  <image><title>Beeldmerk</title></image>
  <item>
    <title>Brug &amp; pont</title>
    <link>https://kustbode.example/brug</link>
    <pubDate>Tue, 12 Mar 2019 10:00:00 +0100</pubDate>
    <guid>brug-1</guid>
    <category>verkeer</category><category>zee</category>
    <media:title>Foto van de brug</media:title>
    <description><![CDATA[<p>De brug is dicht.</p><p>De pont vaart.</p>]]></description>
  </item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
  <title>De Kustbode</title>
  <entry>
    <id>brug-1</id>
    <title>Brug &amp; pont</title>
    <link rel="enclosure" href="https://kustbode.example/brug.jpg"/>
    <link href="https://kustbode.example/brug"/>
    <published>2019-03-12T10:00:00+01:00</published>
    <updated>2021-01-01T00:00:00Z</updated>
    <category term="verkeer"/><category term="zee"/>
    <summary>Over de brug.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
      <p>De brug is dicht.</p><p>De pont vaart.</p>
    </div></content>
  </entry>
</feed>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel><title>De Kustbode</title></channel>
  <item>
    <title>Brug &amp; pont</title>
    <dcterms:identifier>1</dcterms:identifier>
    <guid>brug-1</guid>
    <link>https://kustbode.example/brug</link>
    <dc:date>2019-03-12</dc:date>
    <category>verkeer</category><category>zee</category>
    <description>Over de brug.</description>
    <content:encoded>De brug is dicht.

De pont vaart.</content:encoded>
  </item>
</rdf:RDF>
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.rss", RSS, id="rss"),
        pytest.param("a.xml.gz", gzip.compress(RSS.encode()), id="rss, gzipped"),
        pytest.param("a.xml", RSS.encode("utf-16"), id="rss in another encoding than it says"),
        pytest.param(
            "a.rss",
            RSS.replace(' xmlns:media="http://search.yahoo.com/mrss/"', ""),
            id="rss with a prefix that nothing declares",
        ),
        pytest.param("a.atom", ATOM, id="atom"),
        pytest.param("a.xml", RDF, id="rss 1.0"),
    ],
)
def test_an_entry_is_an_article(read_files, name: str, content: bytes | str):
    (article,) = read_files({name: content})
    assert (article.id, article.title, article.date) == ("brug-1", "Brug & pont", "2019-03-12")
    assert (article.publisher, article.url) == ("De Kustbode", "https://kustbode.example/brug")
    assert article.categories == ("verkeer", "zee")
    assert [block.text for block in article.blocks] == ["De brug is dicht.", "De pont vaart."]


def post(title: str, kind: str = "post", status: str = "publish") -> str:
    return f"""<item>
      <title>{title}</title>
      <description></description>
      <content:encoded><![CDATA[<!-- wp:paragraph --><p>De brug.</p><!-- /wp:paragraph -->
<!-- wp:heading --><h2>Omrijden</h2><!-- /wp:heading --><p>Rijd om.</p>]]></content:encoded>
      <excerpt:encoded><![CDATA[Kort gezegd]]></excerpt:encoded>
      <wp:post_date>2019-03-12 09:00:00</wp:post_date>
      <wp:status>{status}</wp:status>
      <wp:post_type>{kind}</wp:post_type>
      <category domain="category" nicename="verkeer"><![CDATA[Verkeer]]></category>
      <category domain="post_tag" nicename="brug"><![CDATA[brug]]></category>
    </item>"""


def export(*posts: str) -> str:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Gemeente</title>'
        + "\n".join(posts)
        + "</channel></rss>"
    )


def test_of_an_export_of_wordpress_what_is_published_is_read(read_files):
    first, draft, page = read_files(
        {
            "a.xml": export(
                post("Brug"),
                post("Menu", kind="nav_menu_item"),
                post("Concept", status="draft"),
                post("foto.jpg", kind="attachment", status="inherit"),
                post("Blok", kind="wp_block"),
                post("Contact", kind="page"),
            )
        }
    )
    assert ["#" * b.is_heading + b.text for b in first.blocks] == [
        "De brug.",
        "#Omrijden",
        "Rijd om.",
    ]
    assert (first.id, first.date, first.categories) == ("a-1", "2019-03-12", ("Verkeer",))
    assert (draft.row, draft.reason) == (2, "not published")
    assert (page.id, page.title) == ("a-3", "Contact")


def test_a_large_export_is_read_in_pieces(read_files):
    titles = [f"Brug {number}" for number in range(3000)]
    found = read_files({"a.xml": export(*map(post, titles))})
    assert [article.title for article in found] == titles


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("<html><p>De brug.</p></html>", "XML, but not RSS, Atom", id="other XML"),
        pytest.param("De brug.", "Start tag expected", id="no XML"),
        pytest.param("", "no text", id="empty"),
        pytest.param(
            RSS.replace("&amp;", "\n&nbsp;"), "Entity 'nbsp' not defined, line 7", id="entity"
        ),
    ],
)
def test_what_is_no_feed_is_skipped(read_files, content: str, reason: str):
    (skipped,) = read_files({"a.xml": content})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_what_stands_before_a_mistake_is_read(read_files):
    article, skipped = read_files({"a.xml": export(post("Brug"), "<item>")})
    assert isinstance(article, Article)
    assert "Opening and ending tag mismatch" in skipped.reason


def test_entities_are_not_read_from_other_files(read_files):
    outcomes = read_files(
        {
            "geheim.txt": "Dit is geheim.",
            "a.xml": '<!DOCTYPE rss [<!ENTITY x SYSTEM "geheim.txt">]><rss><channel><item>'
            "<description>De brug &x; is dicht.</description></item></channel></rss>",
        }
    )
    texts = [b.text for o in outcomes if isinstance(o, Article) for b in o.blocks]
    assert sum("geheim" in text for text in texts) == 1
