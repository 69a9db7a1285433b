"""The fields that front matter and rows have in common, and the article they make."""

import html
import re
import reprlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, takewhile
from urllib.parse import urlsplit

import yaml

from index.article import Article, Block
from index.readers.dates import partial_date
from index.readers.encoding import clean
from index.readers.files import Skipped, SourceFile
from index.readers.headings import is_byline
from index.readers.ids import Duplicate, Ids

URL_NAMES = ("url", "link", "externe_link")
CATEGORY_NAMES = ("categories", "category")
OTHER_NAMES = {
    "tekst": "text",
    "inhoud": "text",
    "content": "text",
    "body": "text",
    "articlebody": "text",
    "titel": "title",
    "kop": "title",
    "headline": "title",
    "datum": "date",
    "publicatiedatum": "date",
    "published": "date",
    "published_at": "date",
    "publishedat": "date",
    "date_published": "date",
    "datepublished": "date",
    "pubdate": "date",
    "uitgever": "publisher",
    "bron": "publisher",
    "krant": "publisher",
    "categorie": "category",
    "categorieën": "categories",
    "rubriek": "category",
    "articlesection": "category",
    "section": "category",
    "sectie": "category",
}
"""What archives and programs of publishers call the fields."""

_SAYS = ("rendered", "name", "$date", "$numberLong")
"""Where an object has its value: in WordPress, in schema.org, in MongoDB."""

BLOCK_LIMIT = 250_000
"""Paragraphs and headings of one article."""

_LONGEST = 1000
_CATEGORIES_LONGEST = 5000
"""Characters of all categories together: they are kept with every paragraph."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]+);")

_LIST = re.compile(r"\s*\[.{0,1000}\]\s*")
_YEAR_AND_MORE = re.compile(r"\b\d{4}\b.|.\b\d{4}\b")
_BEFORE_DATE = re.compile(
    r"(?i:(?:gepubliceerd|geplaatst|datum|publicatiedatum)(?: op)?:)\s*"
    r"|[A-Z'’][\w'’-]*(?: [\w'’-]+){0,3}, (?:de )?(?=\d)"
)
"""What says that a date comes, or the place where a letter was written."""

_DATE_IN_NAME = re.compile(r"(?:^|/)(\d{4}-\d{2}-\d{2})(?![\d-]*\d)[^/]*\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: its file and, in a table, its row from 1."""

    file: SourceFile
    ids: Ids
    row: int | None = None

    def skipped(self, reason: str) -> Skipped:
        """Say why it is skipped."""
        return self.file.skipped(reason, self.row)

    def article(self, fields: Mapping[str, object], blocks: Sequence[Block]) -> Article | Skipped:
        """Make the article of its fields and its text.

        The first heading is the title where no field is, and goes when it repeats the title.

        Args:
            fields: by name, as a file gives them: of any type.
            blocks: its paragraphs and headings.
        """
        title = line(fields.get("title"))
        given = _only(fields.get("date"))
        date = partial_date(given)
        if not given:
            date, blocks = self._date(blocks)
        if title is None and blocks and blocks[0].is_heading and not is_byline(blocks[0].text):
            title = blocks[0].text[:_LONGEST]
        if blocks and blocks[0].is_heading and blocks[0].text == title:
            blocks = blocks[1:]
        if len(blocks) > BLOCK_LIMIT:
            return self.skipped(f"more than {BLOCK_LIMIT:,} paragraphs, too many for one article")
        if all(block.is_heading for block in blocks):
            return self.skipped("no text")
        try:
            id_ = self._id(line(fields.get("id")))
        except Duplicate as error:
            return self.skipped(str(error))
        return Article(
            id=id_,
            blocks=tuple(blocks),
            title=title,
            date=date,
            unread_date=None if date else _unread(given),
            publisher=line(fields.get("publisher")),
            url=_url(fields),
            categories=_categories(fields),
        )

    def _date(self, blocks: Sequence[Block]) -> tuple[str | None, Sequence[Block]]:
        """Return the date above the text, or else before the name of the file, and the rest."""
        for number, block in enumerate(takewhile(lambda block: block.is_heading, blocks)):
            text = _BEFORE_DATE.sub("", block.text, count=1)
            if _YEAR_AND_MORE.search(text) and (date := partial_date(text)):
                return date, [*blocks[:number], *blocks[number + 1 :]]
        match = _DATE_IN_NAME.search(self.file.name) if self.row is None else None
        return partial_date(match[1]) if match else None, blocks

    def _id(self, given: str | None) -> str:
        if given:
            return self.ids.given(given)
        name = self.file.name
        return self.ids.of_place(name if self.row is None else f"{name}-{self.row}")


def named(fields: Mapping[str, object]) -> Mapping[str, object]:
    """Return fields by their names in lower case; those with another name by Alinea's as well.

    What is given under Alinea's name comes first, where it is not empty.
    """
    given = {name.strip().lower(): _plain(value) for name, value in fields.items()}
    for name, value in [*given.items()]:
        own = OTHER_NAMES.get(name)
        if own and given.get(own) in (None, ""):
            given[own] = value
    return given


def _plain(value: object) -> object:
    """Return what an object says: see `_SAYS`."""
    if isinstance(value, Mapping):
        return next((_plain(value[name]) for name in _SAYS if name in value), None)
    return value


def _unread(date: object) -> str | None:
    """Return what is told of a date that is not read, None where there is none.

    Of lists only the beginning: by its aliases YAML makes endless ones of a few lines.
    """
    if not date:
        return None
    return line(date if isinstance(date, str) else reprlib.repr(date))


def _only(value: object) -> object:
    """Return the one value of a list of one, as Solr has them."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def line(value: object) -> str | None:
    """Return a field as one line of text without tags and entities, None when it holds none."""
    value = _only(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = unescaped(_TAG.sub("", str(value)))
    return " ".join(clean(text).split())[:_LONGEST] or None


def unescaped(text: str) -> str:
    """Return a text with the characters that entities (`&eacute;`) stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _url(fields: Mapping[str, object]) -> str | None:
    """Return the first link that a browser can follow; `javascript:` and paths are not."""
    for name in URL_NAMES:
        value = _only(fields.get(name))
        if not isinstance(value, str) or len(value) > 2 * _LONGEST:
            continue
        url = unescaped(clean(value)).strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", url):
            return url
    return None


def _categories(fields: Mapping[str, object]) -> tuple[str, ...]:
    values: list[object] = []
    for name in CATEGORY_NAMES:
        value = fields.get(name)
        if isinstance(value, str) and _LIST.fullmatch(value):
            with suppress(yaml.YAMLError):
                value = yaml.load(value, Loader=yaml.BaseLoader)  # nosec B506 (texts only)
        if isinstance(value, list):
            values.extend(value)
        elif isinstance(value, str):
            values.extend(re.split(r"[,;|]", value))
    found = dict.fromkeys(text for value in values if (text := line(_plain(value))))
    ends = accumulate(map(len, found))
    return tuple(name for name, end in zip(found, ends, strict=True) if end <= _CATEGORIES_LONGEST)
