"""Narrowing a search: the choices that facets offer, and what has been chosen already."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from index.article import Kind
from index.engines import Sort
from search.page import Page
from web import texts
from web.state import State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several ways to see the results, as a link.

    Attributes:
        count: paragraphs found that have a facet's value; None for what is no facet.
        state: where the link leads: with the value or, when it is chosen already, without it.
    """

    label: str
    state: State
    is_chosen: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the search, and the state without it."""

    label: str
    state: State


def kinds(state: State, page: Page) -> tuple[Choice, ...]:
    """Offer the kinds of paragraph in the order in which an article has them."""
    counts = page.facets.get("kind", {})
    return tuple(
        Choice(
            label=texts.KINDS[kind],
            count=counts.get(kind, 0),
            state=state.but(kinds=_toggled(state.kinds, kind)),
            is_chosen=kind in state.kinds,
        )
        for kind in Kind
        if counts.get(kind) or kind in state.kinds
    )


def categories(state: State, page: Page) -> tuple[Choice, ...]:
    """Offer the categories, the fullest first."""
    counts: Mapping[str, int] = page.facets.get("category", {})
    names = dict.fromkeys([*state.categories, *sorted(counts, key=lambda c: (-counts[c], c))])
    return tuple(
        Choice(
            label=name,
            count=counts.get(name, 0),
            state=state.but(categories=_toggled(state.categories, name)),
            is_chosen=name in state.categories,
        )
        for name in names
    )


def views(state: State) -> tuple[Choice, ...]:
    """Offer results by article and one by one; of one article there is nothing to choose."""
    if state.article:
        return ()
    named = ((texts.VIEW_GROUPED, True), (texts.VIEW_FLAT, False))
    return tuple(
        Choice(label, state.but(group=group), state.group is group) for label, group in named
    )


def orders(state: State) -> tuple[Choice, ...]:
    """Offer the orders of results; without a query there is one."""
    if not state.query:
        return ()
    named = ((texts.SORT_RELEVANCE, Sort.RELEVANCE), (texts.SORT_DATE, Sort.DATE))
    return tuple(Choice(label, state.but(sort=sort), state.sort is sort) for label, sort in named)


def chips(state: State, article_title: str | None) -> tuple[Chip, ...]:
    """List what narrows the search now.

    Args:
        state: what is asked.
        article_title: of the only article that is searched, None when it is not known.
    """
    found = []
    if state.article:
        label = f"{texts.ONLY_IN} “{article_title or state.article}”"
        found.append(Chip(label, state.but(article=None)))
    if state.start or state.end:
        period = texts.period(state.start, state.end)
        found.append(Chip(period, state.but(start=None, end=None)))
    found += [
        Chip(texts.KINDS[kind], state.but(kinds=_toggled(state.kinds, kind)))
        for kind in state.kinds
    ]
    found += [
        Chip(name, state.but(categories=_toggled(state.categories, name)))
        for name in state.categories
    ]
    return tuple(found)


def everything(state: State) -> State:
    """Return the state in which nothing narrows the search."""
    return state.but(start=None, end=None, kinds=(), categories=(), article=None)


def _toggled(chosen: tuple[T, ...], value: T) -> tuple[T, ...]:
    if value in chosen:
        return tuple(other for other in chosen if other != value)
    return (*chosen, value)
