"""The pages: search, article, similar paragraphs, and what browsers and other sites load."""

import io
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Any

from flask import (
    Blueprint,
    Response,
    g,
    make_response,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.blueprints import BlueprintSetupState
from markupsafe import Markup, escape
from msgspec.structs import replace
from werkzeug.exceptions import NotFound, ServiceUnavailable
from werkzeug.utils import secure_filename

from index.article import Paragraph
from index.errors import AlineaError, EngineUnavailable, IndexDamaged, IndexMissing, QueryError
from search.page import MAX_QUERY, Page
from search.query import MAX_NESTING, MAX_WORDS
from web import narrowing, texts
from web.addresses import PART, article_address, place_of
from web.chart import chart
from web.context import searcher
from web.export import MOST, table
from web.state import LAST_PAGE, PARAMETERS, PER_PAGE, State, StateError

pages = Blueprint("pages", __name__)

_log = logging.getLogger("alinea.pages")

RETRY_AFTER = 60
"""Seconds after which a page that is not available now is worth another try."""
SIMILAR = 10
"""Paragraphs on a page of similar ones."""
LONGEST_NAME = 80
"""Characters of a file that is downloaded, without its ending."""
MARK = "<mark>"
"""What a found word begins with where everything else is escaped."""

Marker = Callable[[str, str], Markup]
"""Marks the words of a query in a text and its place, "text", "heading" or "title"."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of an article's page; `html` has everything but `<mark>` escaped."""

    paragraph: Paragraph
    html: Markup

    @property
    def is_found(self) -> bool:
        """Whether a word of the query is marked in it."""
        return MARK in self.html


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs under one heading, None above the first."""

    heading: Markup | None
    lines: tuple[Line, ...]


@pages.get("/")
def home() -> tuple[str, int]:
    """Show the search box and, when something is asked, what was found or is listed."""
    return _search("home.html")


@pages.get("/resultaten")
def results() -> tuple[str, int]:
    """Give the changing part of the search page, for a script that shows it while one types."""
    return _search("_results.html")


@pages.get("/resultaten.csv")
def export() -> Response:
    """Give what was found as a table, each paragraph by itself."""
    state = State.read(request.args)
    if state.is_empty:
        raise NotFound
    ask = replace(state.ask(), group=False, facets=())
    found = searcher().find(ask, limit=MOST)
    if found.partial:  # A table does not show that something is missing.
        raise ServiceUnavailable(retry_after=RETRY_AFTER)
    name = secure_filename(f"alinea {ask.query or texts.listing(ask, None)}")
    response = send_file(
        io.BytesIO(table(hit.paragraph for hit in found.hits)),
        mimetype="text/csv",
        as_attachment=True,
        download_name=f"{name[:LONGEST_NAME]}.csv",
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@pages.get("/artikelen/<article_id>")
def article(article_id: str) -> str:
    """Show an article, or one part of a very long one, with the words of `q` marked."""
    state = State.read(request.args)
    paragraphs = searcher().article(article_id)
    part = request.args.get("deel", 1, int)
    shown = paragraphs[(part - 1) * PART : part * PART] if part > 0 else ()
    if not shown:
        raise NotFound
    highlight = searcher().highlighter(state.query)
    marked = _marker(highlight)
    about = paragraphs[0].article
    title, sections = marked(about.title, "title"), _sections(shown, marked)
    address = _address(about.url)
    return render_template(
        "article.html",
        state=state,
        article=about,
        title=title,
        address=address,
        reference=texts.reference(about, address or article_address(about.id, external=True)),
        sections=sections,
        asks_for_words=highlight is not None,
        found=[line.paragraph for section in sections for line in section.lines if line.is_found],
        is_named=any(MARK in (text or "") for text in (title, *(s.heading for s in sections))),
        part=part,
        last_part=ceil(len(paragraphs) / PART),
        part_size=PART,
    )


@pages.get("/alineas/<article_id>/<int:number>/vergelijkbaar")
def similar(article_id: str, number: int) -> str:
    """Show the paragraphs most like one paragraph, on the way from the results to an article."""
    state = State.read(request.args)
    paragraph_id = f"{article_id}#p{number}"
    paragraph = searcher().paragraph(paragraph_id)
    found = searcher().similar(paragraph_id, SIMILAR)
    if paragraph is None or found is None:
        raise NotFound
    return render_template("similar.html", state=state, paragraph=paragraph, found=found)


@pages.get("/opensearch.xml")
def opensearch() -> Response:
    """Describe the search to browsers (OpenSearch 1.1), so that an address bar searches here."""
    response = make_response(render_template("opensearch.xml"))
    response.mimetype = "application/opensearchdescription+xml"
    return response


@pages.get("/alinea-zoek.js")
def embed() -> Response:
    """Give other sites the script that defines `<alinea-zoek>`."""
    response = make_response(render_template("alinea-zoek.js", texts=texts.EMBED))
    response.mimetype = "text/javascript"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _search(template: str) -> tuple[str, int]:
    """Return a page of results and its status: 404 past the last page."""
    state = State.read(request.args)
    if state.is_empty:
        return render_template(template, state=state, statistics=searcher().statistics()), 200
    page = searcher().search(state.ask())
    is_past_end = bool(page.total) and not page.results and not page.partial
    about = _title(state.article, page)
    html = render_template(
        template,
        state=state,
        title=state.query or texts.listing(page.ask, about),
        page=page,
        is_past_end=is_past_end,
        last_page=min(LAST_PAGE, ceil(_rows(page) / PER_PAGE)),
        chart=chart(_hits_over_time(page)),
        kinds=narrowing.kinds(state, page),
        categories=narrowing.categories(state, page),
        views=narrowing.views(state),
        orders=narrowing.orders(state),
        chips=narrowing.chips(state, about),
        everything=narrowing.everything(state),
    )
    return html, 404 if is_past_end else 200


def _hits_over_time(page: Page) -> Mapping[str, int]:
    """Return how many hits each month has or, where all are of one, each of its days."""
    months = page.facets.get("month", {})
    if len(months) != 1:
        return months
    found = searcher().find(replace(page.ask, page=1, per_page=1, facets=("day",), group=False))
    # Of hits that are not all there, days that have most would look empty; and an index that took
    # the place of the page's in between may know none of the words.
    return {} if found.partial else found.facets.get("day", {})


def _title(article_id: str | None, page: Page) -> str | None:
    """Return the title of the only article that is searched, also when nothing is found in it."""
    if article_id is None:
        return None
    found = [result.paragraph for result in page.results] or searcher().article(article_id)
    return found[0].article.title if found else None


def _rows(page: Page) -> int:
    """Count what the pages page through: articles when grouped, else paragraphs."""
    return page.total if page.articles is None else page.articles


def _marker(highlight: Callable[[str, str], str] | None) -> Marker:
    if highlight is None:
        return lambda text, _: escape(text)
    # What is highlighted is escaped by `Searcher.highlighter`.
    return lambda text, place: Markup(highlight(text, place))  # nosec B704


def _sections(paragraphs: Sequence[Paragraph], marked: Marker) -> tuple[Section, ...]:
    return tuple(
        Section(
            heading=marked(heading, "heading") if heading else None,
            lines=tuple(Line(paragraph, marked(paragraph.text, "text")) for paragraph in under),
        )
        for heading, under in groupby(paragraphs, key=lambda paragraph: paragraph.heading)
    )


def _address(url: str | None) -> str | None:
    """Return the address of the original where it is one of the web, and so no script."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _url_of(state: State, endpoint: str = "pages.home") -> str:
    params: dict[str, Any] = {**state.params()}
    return url_for(endpoint, **params)


@pages.record_once
def _lend_to_templates(setup: BlueprintSetupState) -> None:
    environment = setup.app.jinja_env
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        t=texts, state=State(), url_of=_url_of, place_of=place_of, max_query=MAX_QUERY, most=MOST
    )


@pages.errorhandler(AlineaError)
def _alinea_error(error: AlineaError) -> Response:
    g.is_query_error = isinstance(error, QueryError)
    match error:
        case StateError():
            return _problem(400, texts.PROBLEMS[400]._replace(text=str(error)), error.parameter)
        case QueryError():
            # Of what a state holds, only the query text may still be refused.
            text = texts.TOO_COMPLEX.format(words=MAX_WORDS, nesting=MAX_NESTING)
            return _problem(400, texts.PROBLEMS[400]._replace(text=text))
        case IndexMissing():
            return _problem(503, texts.NO_INDEX)
    _log.error("%s", error)
    match error:
        case IndexDamaged():
            return _problem(503, texts.DAMAGED)
        case EngineUnavailable():
            return _problem(503, texts.ENGINE_AWAY)
    return _problem(500, texts.PROBLEMS[500])


def problem(status: int) -> Response:
    """Make the page that tells a person about an HTTP error."""
    return _problem(
        status, texts.PROBLEMS.get(status, texts.PROBLEMS[500 if status > 499 else 400])
    )


def _problem(status: int, problem: texts.Problem, wrong: str | None = None) -> Response:
    """Make the page of a problem; its search form keeps what was asked but the wrong parameter."""
    is_fragment = request.endpoint == "pages.results"
    response = make_response(
        render_template(
            "_problem.html" if is_fragment else "problem.html",
            problem=problem,
            state=State(query=request.args.get("q", "")),
            asked={name: request.args.getlist(name) for name in PARAMETERS},
            wrong=wrong,
        ),
        status,
    )
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
