"""The command line: Flask's own command group with Alinea's commands.

What only some commands need is imported by them, so that every one starts quickly.
"""

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import cast

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup, with_appcontext
from werkzeug.local import LocalProxy

from index.errors import AlineaError
from web.context import engine, searcher, settings

HOST = "127.0.0.1"
PORT = 8000


def main() -> None:
    """Run a command; an error that a user can act on is one line on standard error."""
    from web import create_app

    group = Commands(
        name="alinea",
        create_app=create_app,
        add_version_option=False,
        params=[_version],
        help="Full-text search for Dutch articles, paragraph by paragraph.",
    )
    for command in COMMANDS:
        group.add_command(command)
    try:
        group.main(prog_name="alinea")
    except AlineaError as error:
        sys.exit(f"alinea: {error}")


class Commands(FlaskGroup):
    """Finds Alinea's commands before it loads those that other packages add to Flask."""

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command with a name."""
        return click.Group.get_command(self, ctx, name) or super().get_command(ctx, name)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"Alinea {version('alinea')}")
        ctx.exit()


_version = click.Option(
    ["--version"],
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on the first file or row that is skipped.")
@with_appcontext
def rebuild(sources: tuple[Path, ...], strict: bool) -> None:
    """Index the articles in files and folders.

    Without SOURCE these are the ones of ALINEA_ARTICLES or, without that, the sample. The index
    that is there keeps answering until the new one takes its place.
    """
    _rebuild(sources, strict=strict)


@click.command()
@click.argument("query")
@click.option(
    "--limit", default=10, show_default=True, help="Most results.", type=click.IntRange(1, 100)
)
@click.option("--json", "as_json", is_flag=True, help="Print what the API answers.")
@with_appcontext
def search(query: str, limit: int, as_json: bool) -> None:
    """Search the paragraphs."""
    from search.page import Ask
    from web.answers import search_answer
    from web.operations import encode
    from web.terminal import show_page

    page = searcher().search(Ask(query, per_page=limit))
    if as_json:
        with current_app.test_request_context(query_string={"q": query, "per_page": limit}):
            click.echo(encode(search_answer(page)))
    else:
        show_page(page)


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option("--port", default=PORT, show_default=True, help="Port to listen on.")
@click.option("--workers", type=click.IntRange(1), help="Processes; by default ALINEA_WORKERS.")
@with_appcontext
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the pages and the API.

    Where there is no index yet it is made first, as `rebuild` without SOURCE does.
    """
    from web.server import Server

    if engine().generation() is None:
        _rebuild(())
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    workers = workers or settings().workers or len(os.sched_getaffinity(0))
    app = cast(LocalProxy[Flask], current_app)._get_current_object()
    Server(app, bind, workers).run()


def _rebuild(sources: tuple[Path, ...], *, strict: bool = False) -> None:
    from index.rebuild import SAMPLE
    from index.rebuild import rebuild as run
    from web.terminal import RebuildProgress, show_summary

    with RebuildProgress() as progress:
        summary = run(
            engine(),
            sources or settings().sources or (SAMPLE,),
            strict=strict,
            on_progress=progress.show,
        )
    show_summary(summary)


COMMANDS = (rebuild, search, serve)
