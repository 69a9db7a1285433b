"""The real application over real articles, in a real Chromium."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from index.article import Article, Block
from index.documents import to_document
from index.engines import connect
from index.paragraphs import paragraphs
from index.readers import read
from index.rebuild import SAMPLE
from web import create_app

CHROMIUM = shutil.which("chromium")
FIXTURES = Path(__file__).parents[1] / "fixtures" / "browser"

SCRIPT = "<script>document.documentElement.dataset.executed='ja'</script>"
IMAGE = "<img src=x onerror=\"document.documentElement.dataset.executed='ja'\">"
ESCAPING = '"></p></main></template><svg onload="document.documentElement.dataset.executed=\'ja\'">'
HOSTILE = Article(
    id="vijandig",
    title=f"Gevaarlijk {SCRIPT}{IMAGE}",
    date="2020-04",
    publisher=f"Krant {IMAGE}",
    url="javascript:document.documentElement.dataset.executed='ja'",
    categories=(f"Rubriek {ESCAPING}", *(f"Rubriek {number}" for number in range(1, 10))),
    blocks=(
        Block(f"Een gevaarlijk bericht met {SCRIPT} in de eerste alinea en {IMAGE} erachter."),
        Block(f"Kop met {IMAGE}", is_heading=True),
        Block(
            f'"Een gevaarlijk citaat {ESCAPING} {{{{ 7 * 7 }}}}", zegt men. '
            "&lt;script&gt;alert(1)&lt;/script&gt; blijft wat het is."
        ),
    ),
)

HOST_PAGE = """<!doctype html>
<html lang="nl"><title>Gast</title><link rel="icon" href="data:,"><main><h1>Gast</h1>
<script src="DIENST/alinea-zoek.js" async></script><alinea-zoek src="DIENST"></alinea-zoek>
</main></html>"""
HOST_POLICY = (
    "default-src 'none'; img-src data:; script-src DIENST; connect-src DIENST; "
    "form-action DIENST; require-trusted-types-for 'script'"
)


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample, the fixtures, and an article full of script as no reader gives it."""
    folder = tmp_path_factory.mktemp("index")
    with connect("whoosh", folder, {}).build(to_document) as builder:
        for article in [*read([SAMPLE, FIXTURES]), HOSTILE]:
            assert isinstance(article, Article)
            builder.add(paragraphs(article))
        builder.commit()
    return folder


@pytest.fixture(scope="session")
def base_url(index_folder: Path) -> Iterator[str]:
    yield from serve(create_app({"INDEX": str(index_folder)}))


@pytest.fixture(scope="session")
def embeddable(index_folder: Path, host_url: str) -> Iterator[str]:
    """The address of an application that answers the other site."""
    yield from serve(create_app({"INDEX": str(index_folder), "CORS_ORIGINS": [host_url]}))


@pytest.fixture(scope="session")
def url_without_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(create_app({"INDEX": str(tmp_path_factory.mktemp("no-index"))}))


@pytest.fixture(scope="session")
def host_url() -> Iterator[str]:
    """Another site, with a strict policy of its own, that embeds the search box of `?dienst=`."""
    site = Flask("gast")

    @site.get("/")
    def home() -> Response:
        service = request.args["dienst"]
        response = Response(HOST_PAGE.replace("DIENST", service))
        response.headers["Content-Security-Policy"] = HOST_POLICY.replace("DIENST", service)
        return response

    yield from serve(site)


def serve(app: Flask) -> Iterator[str]:
    """Serve an application on a free port of this machine for as long as it is needed."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=base_url, locale="nl-NL")
    context.set_default_timeout(5000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script may fail."""
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert failures == []
