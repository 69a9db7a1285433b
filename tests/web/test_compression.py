"""Compression: in the coding that the client asks for, and in none that it refuses."""

import gzip

import brotli
import pytest
from flask.testing import FlaskClient

READ = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api/v1/articles/ruslandbeleid",
        f"/api/v1/suggest?q={'rusland+' * 16}r",
        "/static/alinea.css",
        "/static/alinea.js",
        "/opensearch.xml",
    ],
)
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        pytest.param("gzip, deflate, br, zstd", "br", id="a browser"),
        pytest.param("br, gzip", "br", id="both"),
        pytest.param("gzip", "gzip", id="gzip alone"),
        pytest.param("br;q=0.5, gzip", "gzip", id="gzip rather"),
        pytest.param("*", "br", id="any"),
        pytest.param("gzip;q=0", None, id="gzip refused"),
        pytest.param("br;q=0, gzip", "gzip", id="br refused"),
        pytest.param("br;q=0, *", "gzip", id="any but br"),
        pytest.param("*;q=0", None, id="all refused"),
        pytest.param("identity, gzip;q=0.5", None, id="rather none"),
        pytest.param("zstd, deflate", None, id="others"),
        pytest.param("", None, id="none"),
    ],
)
def test_the_coding_is_one_that_is_accepted(
    client: FlaskClient, path: str, accepted: str, coding: str | None
) -> None:
    plain = client.get(path).data
    response = client.get(path, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == coding
    assert READ[coding](response.data) == plain
    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_compressed_file_that_is_current_is_not_sent_again(
    client: FlaskClient, coding: str
) -> None:
    headers = {"Accept-Encoding": coding}
    tag = client.get("/static/alinea.css", headers=headers).headers["ETag"]
    again = client.get("/static/alinea.css", headers={**headers, "If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_part_of_a_file_is_the_part_that_it_says(client: FlaskClient, coding: str) -> None:
    plain = client.get("/static/alinea.css").data
    headers = {"Accept-Encoding": coding, "Range": "bytes=1000-1999"}
    part = client.get("/static/alinea.css", headers=headers)
    assert (part.status_code, part.data) == (206, plain[1000:2000])
    assert part.headers["Content-Range"] == f"bytes 1000-1999/{len(plain)}"
    # The parts of what was sent compressed are not these: the whole is sent again.
    tag = client.get("/static/alinea.css", headers={"Accept-Encoding": coding}).headers["ETag"]
    whole = client.get("/static/alinea.css", headers={**headers, "If-Range": tag})
    assert (whole.status_code, READ[coding](whole.data)) == (200, plain)
