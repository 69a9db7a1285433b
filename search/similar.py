"""What a paragraph is most about, as a query for others like it."""

import math
from collections import Counter
from typing import Final

from index.article import Paragraph
from index.dutch import analyse
from index.dutch.words import Word
from index.engines import Any, Query
from search.ranking import Planner, counted

WORDS: Final = 25
"""How many of a paragraph's words are asked for."""


def likeness(paragraph: Paragraph, planner: Planner) -> Query | None:
    """Return a query for paragraphs with the same weighty words; None when there are none.

    They are those with the most tf · idf (Salton and Buckley, Term-weighting approaches in
    automatic text retrieval, 1988), each asked as in a query, so that all that one is found under
    is worth no more than the word.

    Args:
        paragraph: to find others like.
        planner: of the index to find them in.
    """
    article = paragraph.article
    title = article.title if article.title_is_given else ""
    words: dict[tuple[str, ...], Word] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    for text in (paragraph.text, paragraph.heading or "", title):
        for token in analyse(text):
            if not token.is_stop:
                words.setdefault(token.terms, token.analysed)
                counts[token.terms] += 1
    planner.expect(term for word in words.values() for term in counted("terms", word))
    weighed: list[tuple[float, tuple[str, ...], Query]] = []
    for terms, word in words.items():
        worth = planner.worth("terms", word)
        is_elsewhere = any(planner.frequency("terms", form) > 1 for form in worth.forms)
        if worth.clause and is_elsewhere:
            weighed.append((math.sqrt(counts[terms]) * worth.idf, terms, worth.clause))
    if not weighed:
        return None
    best = sorted(weighed, key=lambda one: one[:2], reverse=True)[:WORDS]
    return Any(tuple(dict.fromkeys(clause for _, _, clause in best)))
