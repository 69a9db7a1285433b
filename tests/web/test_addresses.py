"""Addresses: of a paragraph, the same on the pages, in the API and from the command line."""

import threading
import webbrowser
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.serving import make_server

from index.engines import connect
from index.rebuild import rebuild
from web import create_app


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    index, articles = tmp_path_factory.mktemp("index"), tmp_path_factory.mktemp("articles")
    text = "\n\n".join(f"Dit is zin nummer {number} over het kanaal." for number in range(1, 1002))
    (articles / "kanaal.txt").write_text(text, encoding="utf-8")
    rebuild(connect("whoosh", index, {}), [articles])
    return create_app({"INDEX": str(index), "LOG_REQUESTS": False, "TIME_LIMIT": 60})


@pytest.mark.parametrize(
    ("number", "address"),
    [
        pytest.param(1, "/artikelen/kanaal#p1", id="first"),
        pytest.param(500, "/artikelen/kanaal#p500", id="last of the first part"),
        pytest.param(501, "/artikelen/kanaal?deel=2#p501", id="first of the second part"),
        pytest.param(1001, "/artikelen/kanaal?deel=3#p1001", id="third part"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/zoeken"])
def test_the_api_gives_the_page_with_the_paragraph(
    app: Flask, number: int, address: str, prefix: str
) -> None:
    client, options = app.test_client(), {"SCRIPT_NAME": prefix}
    path = f"/api/v1/paragraphs/{quote(f'kanaal#p{number}')}"
    paragraph = client.get(path, environ_overrides=options).json
    article = client.get("/api/v1/articles/kanaal", environ_overrides=options).json
    found = client.get(f"/api/v1/search?q={number}", environ_overrides=options).json
    assert paragraph is not None
    assert article is not None
    assert found is not None
    assert paragraph["url"] == prefix + address
    assert paragraph["article"]["url"] == f"{prefix}/artikelen/kanaal"
    assert article["paragraphs"][number - 1]["url"] == prefix + address
    assert found["results"][0]["url"] == prefix + address
    assert f'id="p{number}"' in client.get(address.partition("#")[0]).text


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("1", "/artikelen/kanaal?q=1#p1"),
        ("zin 1001", "/artikelen/kanaal?q=zin+1001&deel=3#p1001"),
    ],
)
def test_the_command_opens_the_page_with_the_paragraph(
    app: Flask, monkeypatch: pytest.MonkeyPatch, query: str, place: str
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not opened.append(address))
    server = make_server("127.0.0.1", 0, app)
    threading.Thread(target=server.serve_forever).start()
    try:
        address = f"http://127.0.0.1:{server.port}"
        arguments = ("search", query, "--open", "--server", address)
        assert app.test_cli_runner().invoke(args=arguments).exit_code == 0
    finally:
        server.shutdown()
    assert opened == [address + place]
