"""The command line: Flask's own command group with Alinea's commands.

What only some commands need is imported by them, so that every one starts quickly.
"""

import io
import os
import signal
import socket
import sys
from importlib.metadata import version
from pathlib import Path
from typing import cast

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup, with_appcontext
from werkzeug.local import LocalProxy

from index.article import Paragraph
from index.engines import Engine
from index.errors import AlineaError
from web.context import engine, searcher, settings

HOST = "127.0.0.1"
PORT = 8000

_LIMIT = click.IntRange(1, 100)
_FILE = click.Path(path_type=Path, dir_okay=False)


def main() -> None:
    """Run a command; an error that a user can act on is one line on standard error."""
    from web import create_app

    group = Commands(
        name="alinea",
        create_app=create_app,
        add_version_option=False,
        params=[_version],
        help="Full-text search for Dutch articles, paragraph by paragraph.\n\n"
        "Settings are environment variables, ALINEA_INDEX and others; the README lists them.",
    )
    # There is one application: Flask's option for another would do nothing.
    group.params = [option for option in group.params if option.name != "app"]
    for command in COMMANDS:
        group.add_command(command)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Articles hold more characters than some terminals and pipes can be sent.
        sys.stdout.reconfigure(errors="replace")
    try:
        group.main(prog_name="alinea")
    except (AlineaError, OSError) as error:
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


def _clean(text: str) -> str:
    """Return an argument with another character for each byte that is no UTF-8."""
    return text.encode(errors="surrogateescape").decode(errors="replace")


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
@click.argument("query", default="", type=_clean)
@click.option("--from", metavar="DAY", help="First day, month or year, such as 2019-12.")
@click.option("--to", metavar="DAY", help="Last day, month or year.")
@click.option(
    "--category",
    multiple=True,
    metavar="NAME",
    type=_clean,
    help="Only this category; given more than once, any of them.",
)
@click.option("--kind", metavar="KINDS", help="Only lead, body or quote; several with commas.")
@click.option("--sort", metavar="ORDER", help="By relevance or by date, the newest first.")
@click.option("--limit", default=10, show_default=True, help="Most results.", type=_LIMIT)
@click.option("--json", "as_json", is_flag=True, help="Print what the API answers.")
@click.option("--open", "opens", is_flag=True, help="Open the best result in the browser.")
@click.option(
    "--server",
    default=f"http://{HOST}:{PORT}",
    show_default=True,
    help="Address of the running server, for --open.",
)
@with_appcontext
def search(
    query: str,
    limit: int,
    as_json: bool,
    opens: bool,
    server: str,
    **narrowing: str | tuple[str, ...] | None,
) -> None:
    """Search the paragraphs, however long it takes.

    Without QUERY, list all that the options leave, newest first. Write `--` before a QUERY that
    begins with a minus: `alinea search -- '-dijk sluis'`.
    """
    from werkzeug.datastructures import MultiDict

    from search.searcher import Searcher
    from web.answers import search_answer
    from web.operations import encode
    from web.parameters import read
    from web.schemas import SearchParameters
    from web.terminal import show_page

    asked: MultiDict[str, str] = MultiDict({"q": query})
    for name, value in narrowing.items():
        asked.setlist(name, [value] if isinstance(value, str) else value or ())
    asked["per_page"] = str(limit)
    # The lexicon that a new process reads would take the time that a server gives a search.
    page = Searcher(engine()).search(read(SearchParameters, asked).ask())
    if as_json:
        with current_app.test_request_context("/api/v1/search", query_string=asked):
            click.echo(encode(search_answer(page)))
    else:
        show_page(page)
    if opens and page.results:
        _open(page.results[0].paragraph, query, server)


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    help="Port to listen on.",
    type=click.IntRange(1, 65535),
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes; by default ALINEA_WORKERS or else one a processor.",
)
@with_appcontext
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the pages and the API.

    Where there is no index yet it is made first, as `rebuild` without SOURCE does.
    """
    from index.engines.processes import processors
    from web.server import Server

    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    _see_address(host, port, bind)
    if engine().generation() is None:
        _rebuild(())
    workers = workers or settings().workers or processors()
    app = cast(LocalProxy[Flask], current_app)._get_current_object()
    Server(app, bind, workers).run()


@click.command()
@with_appcontext
def info() -> None:
    """Show what the index holds and which versions are at work."""
    from platform import python_version

    from rich.filesize import decimal

    from web.terminal import show_pairs

    versions = (("Alinea", version("alinea")), ("Python", python_version()))
    folder = () if _is_in_cluster() else (("Index", Path(settings().index).absolute()),)
    if engine().generation() is None:
        none = ("Generation", "none yet: run `alinea rebuild`")
        show_pairs((("Engine", settings().engine), *folder, none, *versions))
        return
    statistics = searcher().statistics()
    show_pairs(
        (
            ("Engine", statistics.engine),
            *folder,
            ("Generation", statistics.generation),
            ("Built", statistics.built),
            ("Articles", f"{statistics.articles:,}"),
            ("Paragraphs", f"{statistics.paragraphs:,}"),
            ("Size", decimal(statistics.size)),
            *versions,
        )
    )


@click.command()
@click.argument("text", type=_clean)
@click.option("--json", "as_json", is_flag=True, help="Print a list of words as JSON.")
@with_appcontext
def analyse(text: str, as_json: bool) -> None:
    """Show how the words of a text are analysed: their terms, their parts and why."""
    from index import dutch
    from web.operations import encode
    from web.terminal import show_tokens

    tokens = dutch.analyse(text)
    if as_json:
        fields = ("text", "start", "end", "word", "terms", "parts", "is_stop", "rule")
        click.echo(encode([{name: getattr(token, name) for name in fields} for token in tokens]))
    else:
        show_tokens(tokens)


@click.command()
@click.option("--corpus", required=True, type=_FILE, help="Lines of `id TAB text`; also .gz.")
@click.option("--queries", required=True, type=_FILE, help="Lines of `id TAB text`.")
@click.option("--qrels", required=True, type=_FILE, help="Lines of `query TAB id TAB relevance`.")
@click.option("--run", type=_FILE, help="Write the best 100 a query here, as a TREC run file.")
@with_appcontext
def evaluate(corpus: Path, queries: Path, qrels: Path, run: Path | None) -> None:
    """Measure how well queries with known answers find them.

    The corpus is indexed in a temporary place; the index that is there stays as it is.
    """
    from index.engines import connect
    from search import evaluate
    from web.terminal import show_evaluation

    if _is_in_cluster():
        raise AlineaError(
            "An evaluation is made in a folder of its own, and the engine opensearch keeps none: "
            "the corpus would take the place of your index. Set ALINEA_ENGINE to whoosh or "
            "tantivy; the ranking is the same on every engine."
        )

    def temporary(folder: Path) -> Engine:
        return connect(settings().engine, folder, settings().engine_settings)

    show_evaluation(evaluate.evaluate(temporary, corpus, queries, qrels, run))


@click.command()
@with_appcontext
def check() -> None:
    """Examine the whole index.

    Every file is compared with its checksum; in an OpenSearch cluster, which does that itself, the
    paragraphs are counted.
    """
    statistics = engine().check()
    click.echo(f"Generation {statistics.generation} is what the rebuild wrote.")


def _is_in_cluster() -> bool:
    """Whether the index is not in the folder of the settings."""
    return settings().engine == "opensearch"


def _see_address(host: str, port: int, bind: str) -> None:
    """Look whether an address can be listened on, at once; the server tries for five seconds.

    Raises:
        AlineaError: it cannot.
    """
    if os.environ.keys() & {"LISTEN_FDS", "GUNICORN_FD"}:
        return  # Who started the server, systemd or a server before it, listens there for it.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = (error.strerror or "").partition(" (")[0]
        raise AlineaError(
            f"Alinea cannot listen on {bind}: {reason}. Stop what listens there, or name another "
            "place with --host or --port."
        ) from error


def _open(paragraph: Paragraph, query: str, server: str) -> None:
    """Open a paragraph on the page of its article, with the words of the query marked.

    Raises:
        AlineaError: no server answers, or there is no browser.
    """
    import webbrowser
    from http.client import HTTPException
    from urllib.request import urlopen

    from web.addresses import place_of

    server = server.rstrip("/")
    try:
        # The address is what the user typed.
        urlopen(f"{server}/healthz", timeout=5).close()  # nosec B310
    except (OSError, HTTPException, ValueError) as error:
        raise AlineaError(
            f"Alinea does not answer at {server}. Run `alinea serve`, or name with --server "
            f"where it runs, such as http://{HOST}:{PORT}."
        ) from error
    with current_app.test_request_context(base_url=server):
        address = place_of(paragraph, query, external=True)
    if not webbrowser.open(address):
        raise AlineaError(f"There is no browser to open here. The address is {address}")


def _rebuild(sources: tuple[Path, ...], *, strict: bool = False) -> None:
    from index.rebuild import SAMPLE
    from index.rebuild import rebuild as run
    from web.terminal import RebuildProgress, show_summary

    # Stopped, it clears away what it has written, as when it is interrupted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sources = sources or settings().sources
    if not sources:
        click.echo(
            "No articles are named, so this is the sample. Name yours to `alinea rebuild`, or in "
            "ALINEA_ARTICLES.",
            err=True,
        )
    with RebuildProgress() as progress:
        summary = run(
            engine(),
            sources or (SAMPLE,),
            strict=strict,
            on_progress=progress.show,
        )
    show_summary(summary)


COMMANDS = (rebuild, search, serve, info, analyse, evaluate, check)
