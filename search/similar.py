"""What a paragraph is most about, as a query for others like it."""

import math
from typing import Final

from index.article import Paragraph
from index.documents import to_document
from index.dutch.words import PART
from index.engines import Any, Index, Query, Term

TERMS: Final = 25
"""How many of a paragraph's terms are asked for."""


def likeness(paragraph: Paragraph, index: Index, paragraphs: int) -> Query | None:
    """Return a query for paragraphs with the same weighty terms; None when there are none.

    Args:
        paragraph: to find others like.
        index: where.
        paragraphs: how many the index holds.

    The terms are those with the most tf · idf (Salton and Buckley, Term-weighting approaches in
    automatic text retrieval, 1988).
    """
    weighed: list[tuple[float, str]] = []
    # What tells that a form is only inside words is none that it is about.
    terms = {
        term: weight
        for term, weight in to_document(paragraph).terms.items()
        if not term.startswith(PART)
    }
    index.expect(Term("terms", term) for term in terms)
    for term, count in terms.items():
        frequency = index.document_frequency("terms", term)
        if 1 < frequency <= paragraphs / 2:
            idf = math.log1p((paragraphs - frequency + 0.5) / (frequency + 0.5))
            weighed.append((math.sqrt(count) * idf, term))
    if not weighed:
        return None
    best = sorted(weighed, reverse=True)[:TERMS]
    return Any(tuple(Term("terms", term) for _, term in best))
