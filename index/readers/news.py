"""News in XML, as libraries keep it and press agencies deliver it."""

import re
from typing import Final

from lxml import etree

from index.article import Article
from index.readers import markup
from index.readers.fields import Place
from index.readers.files import Skipped

_DAY: Final = re.compile(r"(?:^|/)(\d{4}/\d{2}/\d{2})/", re.ASCII)
"""The folders of a day in the newspapers of Delpher: `1869/12/31/`."""


def delpher(root: etree._Element, place: Place) -> Article | Skipped:
    """Make an article of what the KB, the Dutch national library, read on a page of a newspaper.

    It holds a `title`, maybe more of them, and a `p` a paragraph. The name of the newspaper is in
    another file; the date is in the folders, where they are as in the library's ZIP files.
    """
    for element in root.iter("title"):
        element.tag = "h1"
    day = _DAY.search(place.file.name)
    return place.article({"date": day and day[1]}, tuple(markup.blocks(root)))
