import pytest

from index.article import Article
from index.readers import Skipped

ARTICLE = """---
layout: post
title: "Brug &amp; sluis <em>dicht</em>"
date: Mon, 08 Jul 2019 13:14:00 +0200
categories:
- zeeland
- verkeer
externe_link: "https://krant.example/brug"
bron: De Krant
---

De brug is *dicht*, zegt de [gemeente](https://gemeente.example) &#8211; en dat blijft zo&hellip;

## Omrijden

<p>Wie naar de <b>overkant</b> wil,<br>rijdt om.</p><h2>Wat kost dat?</h2><p>Een kwartier.</p>
<img src="x.png" alt="brug"><script>alert(1)</script>

- Via noord
- Via **zuid**
"""

ENDLESS = "a0: &a0 [zee]\n" + "\n".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)
)
"""A list of a thousand million lists."""


def test_an_article_with_everything(read_files):
    (article,) = read_files({"2019/brug.md": ARTICLE})
    assert article == Article(
        id="2019-brug",
        title="Brug & sluis dicht",
        date="2019-07-08",
        publisher="De Krant",
        url="https://krant.example/brug",
        categories=("zeeland", "verkeer"),
        blocks=article.blocks,
    )
    assert [("#" if b.is_heading else "") + b.text for b in article.blocks] == [
        "De brug is dicht, zegt de gemeente – en dat blijft zo…",
        "#Omrijden",
        "Wie naar de overkant wil, rijdt om.",
        "#Wat kost dat?",
        "Een kwartier.",
        "Via noord",
        "Via zuid",
    ]


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("date: 2019", "date", "2019"),
        ("date: 2019-12", "date", "2019-12"),
        ("date: 2019-12-05", "date", "2019-12-05"),
        ("date: 2019-12-05 10:00:00", "date", "2019-12-05"),
        ("date: ooit", "date", None),
        ("date: ooit", "unread_date", "ooit"),
        ("date: 2019-02-30", "unread_date", "2019-02-30"),
        ("date: 2019-13-01 10:00:00", "unread_date", "2019-13-01 10:00:00"),
        ("date: ~", "unread_date", None),
        ("date: !!timestamp ooit", "unread_date", "ooit"),
        ("titel: Brug dicht\nDatum: 8 juli 2019", "date", "2019-07-08"),
        ("titel: Brug dicht\nrubriek: verkeer", "categories", ("verkeer",)),
        ("titel: Brug\ntitle: Sluis", "title", "Sluis"),
        ("title: null", "title", None),
        (f"title: {'9' * 5000}", "title", "9" * 1000),
        (f"title: brug &#{'9' * 5000};", "title", ("brug &#" + "9" * 5000)[:1000]),
        ("category: sport", "categories", ("sport",)),
        ("categories: sport, voetbal", "categories", ("sport", "voetbal")),
        ("categories: [sport, 2019, sport, '']", "categories", ("sport", "2019")),
        ("categories:", "categories", ()),
        (
            f"categories: [{', '.join(f'rubriek {number:04}' for number in range(3000))}]",
            "categories",
            tuple(f"rubriek {number:04}" for number in range(416)),
        ),
        ("link: https://a.example/b", "url", "https://a.example/b"),
        ("url: http://a.example/?a=1&b=2", "url", "http://a.example/?a=1&b=2"),
        ("link: javascript:alert(1)", "url", None),
        ("link: /over-ons", "url", None),
        ("link: 'https://[kapot'", "url", None),
        ("Title: Hoofdletter", "title", "Hoofdletter"),
        ("title: 2019", "title", "2019"),
        ("title: Brug: dicht\ndate: 2019", "title", "Brug: dicht"),
        ("title: Brug: dicht\ndate: 2019", "date", "2019"),
        ("title: [a, b]", "title", None),
        (f"title: brug{' ' * 60_000}dicht\nauteur: @zee", "title", "brug dicht"),
        (f"{ENDLESS}\ntitle: Brug\ndate: *a9", "title", "Brug"),
        ("id: 42/b", "id", "42-b"),
        ('bron: "[[kranten/Zee|De Zee]]"', "publisher", "De Zee"),
        ('categories:\n  - "[[sport]]"', "categories", ("sport",)),
    ],
)
def test_front_matter(read_files, front: str, field: str, value: object):
    (article,) = read_files({"a.md": f"---\n{front}\n---\nDe brug is dicht.\n"})
    assert getattr(article, field) == value


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("---\ntitle: Brug\ndate: 2019-07-08\nrubriek: zee\n---\n", id="yaml"),
        pytest.param("---\ntitle: Brug\ndate: 2019-07-08\nrubriek: zee\n...\n", id="yaml, dots"),
        pytest.param("\n \n---\ntitle: Brug\ndate: 2019-07-08\nrubriek: zee\n---\n", id="lower"),
        pytest.param(
            "+++\ntitle = 'Brug'\ndate = 2019-07-08T10:00:00+02:00\ncategories = ['zee']\n+++\n",
            id="toml",
        ),
        pytest.param("Titel: Brug\nDatum: 8 juli 2019\nAuteur: Jan\nRubriek: zee\n\n", id="lines"),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_what_stands_in_front_of_a_text(read_files, name: str, front: str):
    (article,) = read_files({name: f"{front}De brug: dicht.\n"})
    assert (article.title, article.date, article.categories) == ("Brug", "2019-07-08", ("zee",))
    assert [b.text for b in article.blocks] == ["De brug: dicht."]


@pytest.mark.parametrize(
    ("text", "title", "blocks"),
    [
        pytest.param("# Brug\n\nDicht.", "Brug", ["Dicht."], id="first heading is the title"),
        pytest.param("Dicht.", None, ["Dicht."], id="no title"),
        pytest.param("---\n\nDicht.\n\n---\n\nOpen.", None, ["Dicht.", "Open."], id="rules"),
        pytest.param("Een.\n\nKop\n\nTwee.", None, ["Een.", "#Kop", "Twee."], id="short line"),
        pytest.param("Een\n\nTwee\n\nDrie", None, ["Een", "Twee", "Drie"], id="no full stops"),
        pytest.param("1 < 2 & 3 > 2.", None, ["1 < 2 & 3 > 2."], id="no HTML"),
        pytest.param("> Citaat\n\n    code", None, ["Citaat", "code"], id="quotation and code"),
        pytest.param("|a|b|\n|-|-|\n|c|d|", None, ["a b", "c d"], id="table"),
        pytest.param(
            "Zie [[Sluis]] en [[Brug#A|de brug]].", None, ["Zie Sluis en de brug."], id="link"
        ),
        pytest.param("![[brug.png]]\n\nDicht.", None, ["Dicht."], id="embedded file"),
        pytest.param(
            "Dicht[^1].\n\n[^1]: Sinds mei.", None, ["Dicht.", "Sinds mei."], id="note at the foot"
        ),
        pytest.param("- [ ] bellen\n- [x] gemaild", None, ["bellen", "gemaild"], id="tasks"),
        pytest.param("> [!note] Let op\n> Dicht.", None, ["Let op Dicht."], id="callout"),
        pytest.param(
            "{% include x.html\n a=b %}\n\nEen.\n\n## Zee {#zee}\n\nDicht.\n{: .intro}\n\n"
            "{{< figure\nsrc='x' >}}",
            None,
            ["Een.", "#Zee", "Dicht."],
            id="templates",
        ),
        pytest.param("a<br><br>b", None, ["a", "b"], id="two line breaks"),
        pytest.param(
            f"## {'z' * 9000}\n\na", "z" * 1000, ["#" + "z" * 9000, "a"], id="endless heading"
        ),
    ],
)
def test_text(read_files, text: str, title: str | None, blocks: list[str]):
    (article,) = read_files({"a.md": text})
    assert article.title == title
    assert ["#" * b.is_heading + b.text for b in article.blocks] == blocks


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "no text", id="empty"),
        pytest.param("---\ntitle: a\n---\n", "no text", id="front matter only"),
        pytest.param("# Kop", "no text", id="heading only"),
        pytest.param("---\ntitle: 'a\n---\nTekst.", "not YAML", id="never closed"),
        pytest.param("+++\ntitle: a\n+++\nTekst.", "not TOML", id="no TOML"),
        pytest.param("---\na: " + "[" * 60000 + "\n---\nTekst.", "not YAML", id="nested"),
        pytest.param(f"---\na: {'x' * 70000}\n---\nTekst.", "more than 64 KiB", id="too large"),
    ],
)
def test_what_cannot_be_read_is_skipped(read_files, text: str, reason: str):
    (skipped,) = read_files({"a.md": text})
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
