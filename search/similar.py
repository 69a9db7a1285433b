"""What a paragraph is most about, as a query for others like it."""

import math
from typing import Final

from index.article import Paragraph
from index.documents import to_document
from index.dutch.words import PART
from index.engines import Any, Query, Term
from search.ranking import Planner

TERMS: Final = 25
"""How many of a paragraph's terms are asked for."""


def likeness(paragraph: Paragraph, planner: Planner) -> Query | None:
    """Return a query for paragraphs with the same weighty terms; None when there are none.

    The terms are those with the most tf · idf (Salton and Buckley, Term-weighting approaches in
    automatic text retrieval, 1988).

    Args:
        paragraph: to find others like.
        planner: of the index to find them in.
    """
    weighed: list[tuple[float, str]] = []
    # What tells that a form is only inside words is none that it is about.
    terms = {
        term: weight
        for term, weight in to_document(paragraph).terms.items()
        if not term.startswith(PART)
    }
    planner.expect(Term("terms", term) for term in terms)
    for term, count in terms.items():
        frequency = planner.frequency("terms", term)
        if 1 < frequency <= planner.paragraphs / 2:
            weighed.append((math.sqrt(count) * planner.idf(frequency), term))
    if not weighed:
        return None
    best = sorted(weighed, reverse=True)[:TERMS]
    return Any(tuple(Term("terms", term) for _, term in best))
