"""The reference of the API: the OpenAPI document, for programs and as a page for people."""

import re

from flask import Blueprint, Response, render_template, request
from markupsafe import Markup, escape
from msgspec import json

from web.api import operations
from web.openapi import document
from web.problems import TYPES

reference = Blueprint("reference", __name__)

_CODE = re.compile("`([^`]+)`")


@reference.app_template_filter()
def with_code(text: str) -> Markup:
    """Return a description as HTML, with what stands between backticks as code."""
    # Escaped before the elements are put in.
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # nosec B704


@reference.get("/api/v1/openapi.json")
def openapi() -> Response:
    """Give the OpenAPI document."""
    told = document(operations.all, request.script_root or "/")
    return Response(json.encode(told), mimetype="application/json")


@reference.get("/api")
def page() -> str:
    """Show the OpenAPI document as a page."""
    told = document(operations.all, request.script_root or "/")
    return render_template("reference.html", document=told, problems=TYPES)
