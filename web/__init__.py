"""The Flask application: pages, JSON and the command line."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask

from index.dutch import analyse, analysis_version, use_equivalents
from index.dutch.lexicon import lexicon
from index.engines import connect
from search.searcher import Searcher
from web import admission, compression, guards, headers, logs, problems
from web.admission import Admission
from web.api import api
from web.cli import COMMANDS
from web.pages import pages
from web.reference import reference
from web.settings import PREFIX, Settings, read_settings, refuse_nested


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Make the application.

    Args:
        config: settings that take the place of those in the environment, by their name without
            the prefix: `{"INDEX": "var/index"}`.

    Raises:
        AlineaError: a setting cannot be used.
    """
    app = Flask(__name__)
    refuse_nested()
    app.config.from_prefixed_env(PREFIX)
    app.config.from_mapping(config)
    settings = read_settings(app.config)
    use_equivalents(Path(settings.equivalents) if settings.equivalents else None)
    engine = connect(settings.engine, Path(settings.index), settings.engine_settings)
    app.extensions["settings"] = settings
    app.extensions["engine"] = engine
    app.extensions["searcher"] = Searcher(engine, time_limit=settings.time_limit)
    _surround(app, settings)
    for blueprint in (pages, api, reference):
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def warm_up() -> None:
    """Read what an analysis needs, for which the first search has no time."""
    lexicon()  # Analysing a word reads it only where the word is not remembered.
    analysis_version()
    analyse("opwarmen")


def _surround(app: Flask, settings: Settings) -> None:
    """Add what is the same for all requests, the outermost first."""
    app.config["TRUSTED_HOSTS"] = None  # Flask's own setting of this name: see `trust_hosts`.
    if settings.proxies:
        guards.trust_proxies(app, settings.proxies)
    logs.register(app, log_requests=settings.log_requests)
    if settings.metrics:
        metrics = import_module("web.metrics")
        metrics.register(app)
    headers.register(app)
    compression.register(app)
    if settings.trusted_hosts:
        guards.trust_hosts(app, settings.trusted_hosts)
    if settings.cors_origins:
        guards.allow_origins(app, settings.cors_origins)
    if settings.rate_limit:
        guards.limit_rate(app, settings.rate_limit, settings.rate_limit_storage)
    admission.register(app, Admission(settings.concurrency, settings.queue, settings.queue_time))
    problems.register(app)
