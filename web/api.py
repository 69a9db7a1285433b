"""The API: JSON for programs, and whether the service is up."""

from flask import Blueprint

from web import answers
from web.context import searcher
from web.operations import Operations, Reply
from web.problems import Missing
from web.schemas import (
    ArticleAnswer,
    Health,
    ParagraphAnswer,
    Readiness,
    SearchAnswer,
    SearchParameters,
    SimilarAnswer,
    SimilarParameters,
    Suggestions,
    SuggestParameters,
)

api = Blueprint("api", __name__)
operations = Operations(api)

_ARTICLE = {"id": "Id of an article, such as `ruslandbeleid`."}
_PARAGRAPH = {"id": "Id of a paragraph, such as `ruslandbeleid#p7`; # is %23 in an address."}

_NOT_KEPT = {"Cache-Control": "no-store"}

NO_ARTICLE = "There is no article with this id."
NO_PARAGRAPH = "There is no paragraph with this id, such as `ruslandbeleid%23p7`; # is %23 here."


@operations.get(
    "/api/v1/search",
    SearchAnswer,
    parameters=SearchParameters,
    errors=(503,),
    headers=("Link",),
)
def search(asked: SearchParameters) -> Reply:
    """Search the paragraphs."""
    page = searcher().search(asked.ask())
    answer = answers.search_answer(page, asked.fields)
    link = answers.link_header(answer.links)
    return Reply(answer, link | _NOT_KEPT if page.partial else link)


@operations.get(
    "/api/v1/suggest",
    Suggestions,
    parameters=SuggestParameters,
    media_type="application/x-suggestions+json",
    errors=(503,),
)
def suggest(asked: SuggestParameters) -> Reply:
    """Complete a query text, in the form that browsers read (OpenSearch Suggestions)."""
    found = searcher().complete(asked.q, asked.limit)
    return Reply((asked.q, found.queries), _NOT_KEPT if found.partial else {})


@operations.get("/api/v1/articles/<path:id>", ArticleAnswer, path=_ARTICLE, errors=(404, 503))
def article(asked: object, id: str) -> Reply:
    """Give an article with its paragraphs."""
    paragraphs = searcher().article(id)
    if not paragraphs:
        raise Missing(NO_ARTICLE)
    return Reply(answers.article_answer(paragraphs))


@operations.get("/api/v1/paragraphs/<path:id>", ParagraphAnswer, path=_PARAGRAPH, errors=(404, 503))
def paragraph(asked: object, id: str) -> Reply:
    """Give a paragraph."""
    found = searcher().paragraph(id)
    if found is None:
        raise Missing(NO_PARAGRAPH)
    return Reply(answers.paragraph_answer(found))


@operations.get(
    "/api/v1/paragraphs/<path:id>/similar",
    SimilarAnswer,
    path=_PARAGRAPH,
    parameters=SimilarParameters,
    errors=(404, 503),
)
def similar(asked: SimilarParameters, id: str) -> Reply:
    """Find the paragraphs most like a paragraph."""
    found = searcher().similar(id, asked.limit)
    if found is None:
        raise Missing(NO_PARAGRAPH)
    results = answers.results(found.results, asked.fields)
    answer = SimilarAnswer(id=id, partial=found.partial, results=results)
    return Reply(answer, _NOT_KEPT if found.partial else {})


@operations.get("/healthz", Health, is_cached=False)
def health(asked: object) -> Reply:
    """Tell that the process answers."""
    return Reply(Health(), _NOT_KEPT)


@operations.get("/readyz", Readiness, errors=(503,), is_cached=False)
def readiness(asked: object) -> Reply:
    """Tell that an index answers."""
    statistics = searcher().statistics()
    return Reply(
        Readiness(
            status="ready",
            generation=statistics.generation,
            articles=statistics.articles,
            paragraphs=statistics.paragraphs,
        ),
        _NOT_KEPT,
    )
