"""A document as OpenSearch keeps it, and the index that holds it.

Its tokenizer splits at white space and does nothing else: the analysis is done before.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict, get_args

from index.article import Paragraph
from index.engines import K1, B, Document, KeywordField, Marks, RankedField, WordField
from index.engines.keywords import days, keywords
from index.engines.spaced import bag, kept, sequence
from index.engines.stored import pack, unpack

GAP = "\ufdd1"
"""A place in a phrase that any word may take."""

LONGEST = 10_922
"""Characters of a word at most: 32,766 bytes, Lucene's longest term; a longer one is cut up."""

LISTED: Mapping[WordField, str] = {field: f"{field}_listed" for field in get_args(WordField)}
"""The fields that hold the words of others again, each once, in the form that can be listed."""

DEEPEST = 20_000
"""Hits that can be paged through; a page beyond them is empty."""

DELAY = "index.unassigned.node_left.delayed_timeout"
"""The setting of how long a lost copy is waited for before another node makes it anew."""

Body = dict[str, object]


class Source(TypedDict):
    """What is stored of a document."""

    paragraph: str
    marks: list[str]


def index_body(shards: int, replicas: int, version: str) -> Body:
    """Return the settings and fields of an index.

    Args:
        shards: parts of the index, each on a node of its own where there are enough.
        replicas: copies of each part beside the first.
        version: the cluster's; from 3 on `BM25` leaves the factor `K1 + 1` out of its scores.
    """
    similarity = "BM25" if int(version.partition(".")[0]) < 3 else "LegacyBM25"
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            # Nobody searches it before it is complete.
            "refresh_interval": "-1",
            # While it is filled, one copy alone is too few.
            DELAY: "0",
            "max_result_window": DEEPEST,
            "similarity": {"ranked": {"type": similarity, "k1": K1, "b": B}},
            "analysis": _analysis(),
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"includes": ["paragraph", "marks"]},
            "properties": _properties(),
        },
    }


def _analysis() -> Body:
    return {
        "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": LONGEST}},
        "filter": {"gap": {"type": "stop", "stopwords": [GAP]}},
        "analyzer": {
            "terms": {"type": "custom", "tokenizer": "spaces"},
            "phrase": {"type": "custom", "tokenizer": "spaces", "filter": ["gap"]},
        },
    }


def _properties() -> Body:
    text: Body = {"type": "text", "analyzer": "terms"}
    keyword: Body = {"type": "keyword", "ignore_above": LONGEST}
    kept_only: Body = {"type": "keyword", "index": False, "doc_values": False}
    return {
        **{
            name: {**text, "similarity": "ranked", "index_options": "freqs"}
            for name in get_args(RankedField)
        },
        **{
            name: {**text, "similarity": "ranked", "index_options": "positions"}
            for name in get_args(WordField)
        },
        **dict.fromkeys(get_args(KeywordField), keyword),
        **dict.fromkeys(LISTED.values(), keyword),
        **{
            name: {"type": "integer"}
            for name in ("first_day", "last_day", "order", "article_number", "number")
        },
        **dict.fromkeys(("paragraph", "marks"), kept_only),
    }


def prepare(
    to_document: Callable[[Paragraph], Document], paragraphs: Sequence[Paragraph]
) -> list[str]:
    """Analyse paragraphs and write what is to be stored as JSON, for `numbered` to complete."""
    return [
        json.dumps(_body(to_document(paragraph)), separators=(",", ":")) for paragraph in paragraphs
    ]


def numbered(body: str, order: int, article: int) -> str:
    """Add the numbers of a document and of its article in the index."""
    return f'{body[:-1]},"order":{order},"article_number":{article}}}'


def _body(document: Document) -> Body:
    paragraph = document.paragraph
    body: Body = {
        "terms": bag(document.terms),
        "title": bag(document.title),
        "heading": bag(document.heading),
        "words": sequence(document.words),
        "title_words": sequence(document.title_words),
        "heading_words": sequence(document.heading_words),
        **{
            name: [kept(word) for word in dict.fromkeys(getattr(document, field))]
            for field, name in LISTED.items()
        },
        "number": paragraph.number,
        "paragraph": pack(paragraph).decode(),
        "marks": [b64encode(marks).decode() for marks in document.marks],
    }
    for name, values in keywords(paragraph).items():
        body[name] = [kept(value) for value in values]
    if paragraph.article.date:
        body["first_day"], body["last_day"] = days(paragraph.article.date)
    return body


def paragraph_of(source: Source) -> Paragraph:
    """Return the paragraph that was stored."""
    return unpack(source["paragraph"])


def marks_of(source: Source) -> Marks:
    """Return the marks that were stored."""
    text, heading, title = map(b64decode, source["marks"])
    return text, heading, title
