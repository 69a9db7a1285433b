"""The reference of the API: the OpenAPI document, for programs and as a page for people."""

from flask import Blueprint, Response, render_template, request
from msgspec import json

from web.api import operations
from web.openapi import document
from web.parameters import declared
from web.problems import TYPES

reference = Blueprint("reference", __name__)


@reference.get("/api/v1/openapi.json")
def openapi() -> Response:
    """Give the OpenAPI document."""
    server = request.script_root or "/"
    return Response(json.encode(document(operations.all, server)), mimetype="application/json")


@reference.get("/api")
def page() -> str:
    """Show the OpenAPI document as a page."""
    return render_template(
        "reference.html", operations=operations.all, declared=declared, problems=TYPES
    )
