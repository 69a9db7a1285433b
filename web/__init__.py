"""The Flask application: pages, JSON and the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask

from index.dutch import use_equivalents
from index.engines import connect
from search.searcher import Searcher
from web import problems
from web.api import api
from web.caching import Caching
from web.cli import COMMANDS
from web.pages import pages
from web.reference import reference
from web.settings import PREFIX, read_settings


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application.

    Args:
        config: settings that take the place of those in the environment, by their name without
            the prefix: `{"INDEX": "var/index"}`.

    Raises:
        AlineaError: a setting cannot be used.
    """
    app = Flask(__name__)
    app.config.from_prefixed_env(PREFIX)
    app.config.from_mapping(config)
    settings = read_settings(app.config)
    use_equivalents(Path(settings.equivalents) if settings.equivalents else None)
    engine = connect(settings.engine, Path(settings.index), settings.engine_settings)
    app.extensions["settings"] = settings
    app.extensions["engine"] = engine
    app.extensions["searcher"] = Searcher(engine, time_limit=settings.time_limit)
    app.extensions["caching"] = Caching(settings.max_age)
    for blueprint in (pages, api, reference):
        app.register_blueprint(blueprint)
    problems.register(app)
    for command in COMMANDS:
        app.cli.add_command(command)
    return app
