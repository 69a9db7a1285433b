"""The promise that bad articles do no harm.

Raises AssertionError when it is broken and returns the figures of its run as one line.
"""

import codecs
import gzip
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from search.page import Ask
from search.searcher import Searcher
from tests.memory import Started, peak
from tests.reliability.harness import PARAGRAPHS_AN_ARTICLE, Site, write_articles

MOST = 1500 * 2**20
"""Bytes that a rebuild may take in all, with the processes that it starts."""

MARK = "merkteken"
"""A word of every bad article that is read."""

TEXT = f"Het café in de coördinatie is een {MARK}."
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 9

READ: Mapping[str, bytes] = {
    "ongeldig.txt": TEXT.encode() + b" \xff",
    "cp1252.txt": TEXT.encode("cp1252"),
    "utf16.txt": TEXT.encode("utf-16"),
    "utf16le.txt": TEXT.encode("utf-16-le"),
    "utf16be.txt": TEXT.encode("utf-16-be"),
    "utf16le-zonder-bom.csv": f"text\n{TEXT}\n".encode("utf-16-le"),
    "utf8-bom.txt": codecs.BOM_UTF8 + TEXT.encode(),
    "nul.txt": TEXT.encode() + b"\0" + b" woord" * 99,
    "diep.html": b"<div>" * 200 + TEXT.encode(),
    "citaten.md": b"> " * 10 + TEXT.encode(),
    "datum.md": b"---\ndate: 2019-02-30\n---\n" + TEXT.encode(),
    "getallen.md": b"# " + b"1," * 200_000 + b"1a\n\n" + TEXT.encode(),
    "haken.md": b"[" * 10_000 + TEXT.encode(),
    "een\ntwee.txt": TEXT.encode(),
    "<script>.txt": TEXT.encode(),
    "a..b#p1?.txt": TEXT.encode(),
    "日本.txt": TEXT.encode(),
}
"""Files that are read: name -> content."""

SKIPPED: Mapping[str, tuple[bytes, str]] = {
    "leeg.txt": (b"", "no text"),
    "leeg.html": (b"", "no text"),
    "dieper.html": (b"<div>" * 100_000 + TEXT.encode(), "no text"),
    "citaten-in-citaten.md": (b"> " * 1_000 + TEXT.encode(), "no text"),
    "alles.txt": (bytes(range(256)) * 99, "not text but binary data"),
    "plaatje.txt": (PNG, "not text but binary data"),
    "nullen.md": (b"\0" * 1_000, "not text but binary data"),
    "blad.txt": (b"%PDF-1.7\nstream", "not text but a PDF file"),
    "begroting.ods": (b"PK\x03\x04", "not a format that is read"),
    "brief.odt": (b"PK\x03\x04", "not an OpenDocument text"),
    "brief.docx": (b"PK\x03\x04", "not a Word document"),
    "brief.rtf": (b"\xdbfile", "not an RTF document"),
    "brief.pdf": (b"%PDF-1.7", "not a PDF, or a damaged one"),
    "af.zip": (b"PK\x03\x04", "not a ZIP file"),
    "af.tar": (b"De brug", "not a tar file"),
    "af.tgz": (b"\x1f\x8b", "a tar file that ends too early"),
    "kaart.xml": (b"<urlset/>", "XML, but not RSS, Atom"),
    "voor.md": (b"---\ntitle: 'a\n---\n" + TEXT.encode(), "not YAML"),
    "open.csv": (b'text\n"a', "unexpected end of data"),
    "kolommen.csv": (b"id,titel\n1,a\n", 'no column "text"'),
    "regel.jsonl": (b'{"text": "a', "not a line of JSON"),
    "diep.jsonl": (b"[" * 100_000, "not a line of JSON"),
    "geen.txt.gz": (TEXT.encode(), "not a gzip file"),
    "af.txt.gz": (gzip.compress(TEXT.encode() * 99)[:-9], "a gzip file that ends too early"),
}
"""Files that are skipped: name -> content and what the reason holds."""

LONG_LINES: Mapping[str, bytes] = {
    "lang.txt": b"",
    "lang.md": b"# Kop\n\n",
    "lang.html": b"<p>",
    "lang.jsonl": b'{"text": "',
    "lang.csv": b'text\n"',
}
"""Files of one long line: name -> what it begins with."""


def bad_articles(
    site: Site, megabytes: int = 100, paragraphs: int = 100_000, articles: int = 200
) -> str:
    """Rebuild from bad articles among good ones: each is read or skipped with its reason.

    Args:
        site: likewise.
        megabytes: of one line, and that a compressed bomb unpacks to; 0 leaves these out.
        paragraphs: of the longest article.
        articles: good ones.
    """
    site.begin(articles)
    bad = site.articles / "slecht"
    bad.mkdir()
    expected = _write_bad(bad, megabytes, paragraphs)
    strict = site.run("rebuild", "--strict")
    assert strict.returncode == 1, strict.stderr
    assert "Traceback" not in strict.stderr, strict.stderr
    assert "Mend or remove it" in strict.stderr, strict.stderr
    assert _found(site, "gemeenteraad") == articles * PARAGRAPHS_AN_ARTICLE
    write_articles(site.articles, articles, version=2)
    with Started() as started:
        outcome = site.run("rebuild")
    assert outcome.returncode == 0, outcome.stderr
    skipped = _skipped(outcome.stdout)
    for reason, count in expected.items():
        told = sum(number for other, number in skipped.items() if reason in other)
        assert told == count, f"{told} instead of {count} skipped for {reason!r}: {skipped}"
    assert skipped.total() == expected.total(), f"skipped too: {skipped}"
    assert _found(site, "gemeenteraad") == articles * PARAGRAPHS_AN_ARTICLE, "good ones are lost"
    assert _found(site, "versie2") == articles * PARAGRAPHS_AN_ARTICLE, "good ones are lost"
    assert _found(site, f"{MARK} +coördinatie +café") == len(READ)
    assert _found(site, "honderdduizend") == paragraphs
    if peak() is None:
        memory = "memory not known on this platform"
    else:
        assert started.total <= MOST, f"{started.total / 2**20:.0f} MiB"
        memory = f"at most {started.total / 2**20:.0f} MiB of memory"
    return (
        f"{len(READ) + 1} bad files read and {skipped.total()} skipped with their reason, among "
        f"them lines and bombs of {megabytes} MB and an article of {paragraphs:,} paragraphs: "
        f"{memory}; the {articles} good ones found, --strict refused"
    )


def _write_bad(folder: Path, megabytes: int, paragraphs: int) -> Counter[str]:
    """Write every bad article; return the reasons that files are skipped for."""
    expected: Counter[str] = Counter()
    for name, content in READ.items():
        (folder / name).write_bytes(content)
    for name, (content, reason) in SKIPPED.items():
        (folder / name).write_bytes(content)
        expected[reason] += 1
    if megabytes:
        _write_large(folder, megabytes, expected)
    with (folder / "alineas.txt").open("w") as file:
        file.writelines(f"Alinea {n} van honderdduizend.\n\n" for n in range(paragraphs))
    for name, to in (("kring", folder.parent), ("lus.txt", "lus.txt"), ("weg.txt", "nergens")):
        (folder / name).symlink_to(to)
    expected["leads to a folder that is read already"] += 1
    expected["too many levels of symbolic links"] += 1
    expected["no such file or directory"] += 1
    os.mkfifo(folder / "pijp.txt")
    expected["not a regular file"] += 1
    if os.geteuid() != 0:  # Root may read everything.
        (folder / "dicht.txt").touch(mode=0)
        expected["permission denied"] += 1
    return expected


def _write_large(folder: Path, megabytes: int, expected: Counter[str]) -> None:
    for name, before in LONG_LINES.items():
        with (folder / name).open("wb") as file:
            file.write(before)
            for _ in range(megabytes):
                file.write(b"woord " * 166_667)
        expected["larger than"] += 1
    for name, header, reason in (("bom.txt.gz", b"", "larger than"), ("bom.csv.gz", b"text\n", "")):
        with gzip.open(folder / name, "wb") as file:
            file.write(header)
            for _ in range(megabytes):
                file.write((b"a" * 65_535 + b"\n") * 16)
        expected[reason or "unpacks to more than"] += 1


def _skipped(summary: str) -> Counter[str]:
    """Read the reasons of a summary with their numbers."""
    found = re.findall(r"^  ([\d,]+) × (.*)$", summary, re.MULTILINE)
    return Counter({reason: int(number.replace(",", "")) for number, reason in found})


def _found(site: Site, query: str) -> int:
    return Searcher(site.engine()).search(Ask(query)).total
