"""What an application is made of, for the code that answers a request or runs a command in it."""

from typing import cast

from flask import current_app

from index.engines import Engine
from search.searcher import Searcher
from web.settings import Settings


def settings() -> Settings:
    """Return the settings of the application."""
    return cast(Settings, current_app.extensions["settings"])


def engine() -> Engine:
    """Return the engine, where the index lives."""
    return cast(Engine, current_app.extensions["engine"])


def searcher() -> Searcher:
    """Return the searcher, which answers from the index."""
    return cast(Searcher, current_app.extensions["searcher"])
