import gzip
import io
import os
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.errors import SourceError
from index.readers import FORMATS, READERS, Skipped, files, folders, read


def zipped(files: dict[str, bytes | str]) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def tarred(*files: tuple[str, bytes | str] | tarfile.TarInfo, packing: str = "") -> bytes:
    """A tar file of files, and of entries that are none."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode=f"w:{packing}") as archive:
        for file in files:
            if isinstance(file, tarfile.TarInfo):
                # Python 3.13 and later add none that tells a size and has no content.
                archive.fileobj.write(file.tobuf(archive.format))
                continue
            name, content = file
            entry = tarfile.TarInfo(name)
            data = content.encode() if isinstance(content, str) else content
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return written.getvalue()


def entry(name: str, **attributes: object) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    for attribute, value in attributes.items():
        setattr(made, attribute, value)
    return made


TEXT = "De brug is dicht."
CUT_OFF = gzip.compress(TEXT.encode() * 99)[:-9]
BOMB = gzip.compress(b"a" * 2**26)
DAMAGED = zipped({"a.txt": TEXT}).replace(crc32(TEXT.encode()).to_bytes(4, "little"), bytes(4))
LOCKED = zipped({"a.txt": TEXT}).replace(b"\x14\x03\x14\x00\x00", b"\x14\x03\x14\x00\x01")
ZIP_BOMB = zipped({"a.csv": b"text\n" + (b"a" * 2**16 + b"\n") * 2**9})
TAR_BOMB = tarred(("a.csv", b"text\n" + (b"a" * 2**16 + b"\n") * 2**9), packing="gz")
TAR_BOMB_UNREAD = tarred((".a.jpg", bytes(2**25)), ("a.txt", TEXT), packing="xz")
TAR_OF_A_NAME = tarred(("a" * 2**21, TEXT), packing="bz2")
TAR_OF_A_FIELD = gzip.compress(
    tarred(entry("a", type=tarfile.XHDTYPE, size=2**27)) + bytes(2**26) + Random(1).randbytes(2**20)
)
TAR_OF_FIELDS = tarred(*(entry("a", type=tarfile.XHDTYPE) for _ in range(2000)))
CUT_OFF_TAR = tarred((".a", Random(1).randbytes(9999)), packing="gz")[:5000]
BACKWARDS_TAR = tarred(entry(".a", size=-1024))
DAMAGED_TAR = tarred((".a", TEXT), (".b", TEXT)).replace(b".b", b".c")
SPARSE_TAR = tarred(entry("a.txt", type=tarfile.GNUTYPE_SPARSE))
BOMB_OF_ROWS = gzip.compress(b"text\n" + (b"a" * 2**16 + b"\n") * 2**9)


def test_each_format_is_told_by_one_name():
    told = {f".{name}" for name in folders.NAMES.split(", ")}
    assert told <= FORMATS
    readers = [READERS[name] for name in told]
    assert len(readers) == len({*readers}) == len({*READERS.values()})


def test_folders_are_read_recursively_and_in_order(read_files):
    names = ["b.txt", "a/z.md", "a/b/c.html", "a.txt.gz", ".git/x.txt", ".hidden.txt", "B.TXT"]
    found = read_files({n: gzip.compress(b"Tekst.") if n[-2:] == "gz" else "Tekst." for n in names})
    assert [article.id for article in found][:3] == ["b", "a-b-c", "a-z"]
    assert len({article.id for article in found}) == len(found) == 5


def test_a_zip_file_is_as_a_folder(read_files, tmp_path: Path):
    content = zipped(
        {
            "b.txt": "De sluis.",
            "map/a.md": TEXT,
            "map/c.csv.gz": gzip.compress(b"text\nDe pont.\n"),
            "/vast.txt": "De kade.",
            "map/.verborgen.txt": "x",
            "../buiten.txt": "x",
            "__MACOSX/map/._a.md": "x",
            "map/foto.jpg": "x",
        }
    )
    found = read_files({"uitvoer.zip": content})
    articles = {o.id: o.blocks[0].text for o in found if isinstance(o, Article)}
    assert articles == {
        "uitvoer-vast": "De kade.",
        "uitvoer-b": "De sluis.",
        "uitvoer-map-a": TEXT,
        "uitvoer-map-c-1": "De pont.",
    }
    (skipped,) = (o for o in found if isinstance(o, Skipped))
    assert skipped.path.endswith("uitvoer.zip/map/foto.jpg")
    assert [o.id for o in read([tmp_path / "uitvoer.zip"]) if isinstance(o, Article)] == [*articles]


@pytest.mark.parametrize(
    ("name", "packing"),
    [
        ("uitvoer.tar", ""),
        ("uitvoer.tar.gz", "gz"),
        ("uitvoer.TGZ", "gz"),
        ("uitvoer.tar.bz2", "bz2"),
        ("uitvoer.tar.xz", "xz"),
        ("uitvoer.tbz2", "bz2"),
        ("uitvoer.txz", "xz"),
        ("uitvoer.tar", "gz"),
    ],
)
def test_a_tar_file_is_as_a_folder(read_files, name: str, packing: str):
    content = tarred(
        entry("./map", type=tarfile.DIRTYPE),
        ("./map/b.txt", "De sluis."),
        ("map/c.csv.gz", gzip.compress(b"text\nDe pont.\n")),
        ("/vast.txt", "De kade."),
        ("map/.verborgen.txt", "x"),
        ("../buiten.txt", "x"),
        ("map/._a.md", "x"),
        ("map/foto.jpg", "x"),
        entry("koppeling.txt", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        entry("nog-een.txt", type=tarfile.LNKTYPE, linkname="vast.txt"),
        entry("schijf.txt", type=tarfile.BLKTYPE),
        ("a.md", TEXT),
        packing=packing,
    )
    found = read_files({name: content})
    assert {o.id: o.blocks[0].text for o in found if isinstance(o, Article)} == {
        "uitvoer-map-b": "De sluis.",
        "uitvoer-map-c-1": "De pont.",
        "uitvoer-vast": "De kade.",
        "uitvoer-a": TEXT,
    }
    skipped = {Path(o.path).name: o.reason for o in found if isinstance(o, Skipped)}
    assert skipped.pop("foto.jpg").startswith("not a format that is read")
    assert skipped == dict.fromkeys(
        ("koppeling.txt", "nog-een.txt", "schijf.txt"), "not a regular file"
    )


def test_a_bomb_in_a_tar_file_is_told(read_files, monkeypatch):
    monkeypatch.setattr(files, "UNPACKED_FREELY", 2**20)
    *_, member, whole = read_files({"a.tar.gz": TAR_BOMB})
    assert "100 times" in member.reason
    assert member.reason == whole.reason


def test_what_stands_before_the_damage_of_a_tar_file_is_read(read_files):
    content = tarred(("a.txt", TEXT), ("b.txt", "De sluis. " * 999))
    article, cut, whole = read_files({"uitvoer.tar": content[:4096]})
    assert article.blocks[0].text == TEXT
    assert (Path(cut.path).name, cut.reason) == ("b.txt", "a tar file that ends too early")
    assert (Path(whole.path).name, whole.reason) == (
        "uitvoer.tar",
        "a tar file that ends too early",
    )


@pytest.mark.parametrize(
    ("name", "archive"),
    [("a.zip", zipped), ("a.tgz", lambda files: tarred(*files.items(), packing="gz"))],
)
def test_progress_in_an_archive_is_known(
    tmp_path: Path, name: str, archive: Callable[[dict[str, str]], bytes]
):
    lines = "".join(f'{{"text": "De brug is {number} dagen dicht."}}\n' for number in range(9000))
    (tmp_path / name).write_bytes(archive({"a.jsonl": lines, "b.txt": TEXT}))
    reading = read([tmp_path])
    assert reading.files_total == 2
    places = [reading.bytes for _ in reading]
    assert places == sorted(places)
    assert 0 < places[0] < places[-2] <= reading.bytes == reading.bytes_total


def test_the_same_files_give_the_same_articles(read_files):
    contents = {f"{name}.{end}": TEXT for name in "abc" for end in ("txt", "md", "html")}
    first = read_files(contents)
    assert len({article.id for article in first}) == 9
    assert read_files({}) == first


def test_progress_is_known(tmp_path: Path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n' * 3)
    reading = read([tmp_path])
    assert (reading.files, reading.files_total) == (0, 2)
    assert (reading.bytes, reading.bytes_total) == (0, len(TEXT) + 3 * 14)
    assert sum(isinstance(outcome, Article) for outcome in reading) == 4
    assert (reading.files, reading.bytes) == (2, reading.bytes_total)


def test_progress_is_known_after_a_bad_file(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)))
    (tmp_path / "b.txt").write_text(TEXT)
    reading = read([tmp_path])
    assert isinstance(next(reading), Skipped)
    assert reading.bytes == 0
    assert isinstance(next(reading), Article)
    assert reading.bytes == 256 + len(TEXT)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.txt", b"", "no text", id="empty"),
        pytest.param("a.txt", bytes(range(256)), "not text but binary data", id="binary"),
        pytest.param("a.txt", b"%PDF-1.7", "not text but a PDF file", id="pdf"),
        pytest.param("a.ods", b"PK", "not a format that is read", id="format"),
        pytest.param("a.gz", b"", "not a format that is read", id="gz of what"),
        pytest.param("a.txt.gz", b"De brug", "not a gzip file", id="no gzip"),
        pytest.param("a.zip", b"De brug", "not a ZIP file", id="no zip"),
        pytest.param("a.zip", LOCKED, "cannot be unpacked", id="zip with a password"),
        pytest.param("a.zip", DAMAGED, "not a ZIP file, or a damaged one", id="damaged zip"),
        pytest.param("a.zip", ZIP_BOMB, "100 times", id="bomb in a zip"),
        pytest.param("a.tar", b"De brug", "not a tar file", id="no tar"),
        pytest.param("a.tgz", CUT_OFF_TAR, "a tar file that ends too early", id="cut off tgz"),
        pytest.param("a.tar", DAMAGED_TAR, "not a tar file, or a damaged", id="damaged tar"),
        pytest.param("a.tar", BACKWARDS_TAR, "not a tar file, or a damaged", id="tar in a circle"),
        pytest.param("a.tar", TAR_OF_FIELDS, "not a tar file, or a damaged", id="fields of a tar"),
        pytest.param("a.tgz", TAR_OF_A_FIELD, "not a tar file, or a damaged", id="field of a tar"),
        pytest.param("a.tbz2", TAR_OF_A_NAME, "100 times", id="name of a tar"),
        pytest.param("a.tar", SPARSE_TAR, "not a regular file", id="sparse"),
        pytest.param("a.tar.xz", TAR_BOMB_UNREAD, "100 times", id="bomb in a tar that is not read"),
        pytest.param("a.txt.gz", CUT_OFF, "ends too early", id="cut off"),
        pytest.param("a.txt.gz", BOMB, "larger than 32 MiB", id="bomb"),
        pytest.param("a.csv.gz", BOMB_OF_ROWS, "100 times", id="bomb of rows"),
        pytest.param("a.html", b"<p>" * 2**22, "larger than 8 MiB", id="large page"),
        pytest.param("a.txt", b"a.\n\n" * 250_001, "too many for one article", id="paragraphs"),
    ],
)
def test_a_bad_file_is_skipped_and_the_rest_read(
    read_files, monkeypatch, name: str, content: bytes, reason: str
):
    monkeypatch.setattr(files, "UNPACKED_FREELY", 2**20)
    outcomes = read_files({name: content, "z.txt": TEXT})
    assert outcomes[-1].id == "z"
    (skipped,) = (outcome for outcome in outcomes if isinstance(outcome, Skipped))
    assert reason in skipped.reason
    assert name in skipped.path


def test_many_paragraphs_and_a_long_line_are_read(read_files):
    long, many = read_files({"a.txt": "woord " * 10**6, "b.txt": f"{TEXT}\n\n" * 100_000})
    assert len(long.blocks) == 1
    assert len(many.blocks) == 100_000


def test_links_in_circles_are_followed_once(tmp_path: Path):
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "c.txt").write_text(TEXT)
    (folder / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    outcomes = list(read([tmp_path]))
    assert [o.id for o in outcomes if isinstance(o, Article)] == ["a-b-c"]
    assert {Path(o.path).name: o.reason for o in outcomes if isinstance(o, Skipped)} == {
        "up": "leads to a folder that is read already",
        "self": "too many levels of symbolic links",
        "gone.txt": "no such file or directory",
    }


def test_what_is_no_file_is_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "a.txt")
    (skipped,) = read([tmp_path])
    assert skipped.reason == "not a regular file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(read_files, tmp_path: Path):
    (tmp_path / "a.txt").touch(mode=0)
    (skipped,) = read_files({})
    assert skipped.reason == "permission denied"


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.txt", "een\ntwee.txt", "<script>.txt", "#p1?.txt", "日本.txt", " .txt", "..a.txt"],
    ids=repr,
)
def test_hostile_names_give_safe_ids_and_printable_paths(tmp_path: Path, name: bytes | str):
    folder = tmp_path / "x"
    folder.mkdir()
    path = os.fsencode(folder) + b"/" + os.fsencode(name)
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    with open(path.replace(b".txt", b".csv"), "wb"):
        pass
    outcomes = list(read([Path(os.fsdecode(path)), folder]))
    article = next(o for o in outcomes if isinstance(o, Article))
    assert article.id.isascii()
    assert not set(article.id) & set("/#?<>&% \n\"'")
    assert not article.id.startswith(".")
    assert all(str(o).isprintable() for o in outcomes if isinstance(o, Skipped))


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path):
    with pytest.raises(SourceError, match="nergens cannot be read: No such file"):
        read([tmp_path / "nergens"])


def test_a_source_that_vanishes_is_an_error(tmp_path: Path):
    folder = tmp_path / "bron"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(TEXT)
    reading = read([folder])
    next(reading)
    shutil.rmtree(folder)
    with pytest.raises(SourceError, match="bron cannot be read"):
        list(reading)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted({*FORMATS, ".zip", ".tar"})), st.binary() | st.text().map(str.encode))
def test_no_bytes_break_a_reader(tmp_path: Path, format_: str, content: bytes):
    path = tmp_path / f"a{format_}"
    path.write_bytes(content)
    for outcome in read([path]):
        assert isinstance(outcome, Article | Skipped)
        if isinstance(outcome, Article):
            assert any(not block.is_heading for block in outcome.blocks)
            assert all(block.text for block in outcome.blocks)
            repr(outcome).encode()
