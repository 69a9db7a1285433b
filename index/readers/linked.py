"""What a web page tells machines of its article: linked data in JSON, as on schema.org."""

import json
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

_ARTICLES = ("Article", "Posting", "Report", "Review")


def articles(page: HtmlElement) -> tuple[Mapping[str, object], ...]:
    """Return the objects that describe articles (`NewsArticle`, `BlogPosting`), in order."""
    return tuple(
        found for found in _objects(page) if any(kind.endswith(_ARTICLES) for kind in _kinds(found))
    )


def _objects(page: HtmlElement) -> Iterator[Mapping[str, object]]:
    for script in page.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            pending = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            value = pending.pop()
            if isinstance(value, Mapping):
                yield value
                pending.extend(value[name] for name in ("mainEntity", "@graph") if name in value)
            elif isinstance(value, list):
                pending.extend(reversed(value))


def _kinds(found: Mapping[str, object]) -> list[str]:
    kind = found.get("@type")
    return [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]
