"""The command line: every command, in the process and as a person runs it."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Thread

import pytest
from click.testing import Result as Outcome
from flask import Flask
from msgspec.structs import replace

from web import create_app
from web.cli import main
from web.server import Server
from web.terminal import printable

Run = Callable[..., Outcome]


@pytest.fixture
def run(app: Flask) -> Run:
    """Return a function that runs a command over the index that no test changes."""

    def run(*arguments: str) -> Outcome:
        outcome = app.test_cli_runner().invoke(args=arguments, catch_exceptions=False)
        assert outcome.exit_code == 0, outcome.output
        return outcome

    return run


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def alinea(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Return a function that runs `alinea` as the installed command does, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def alinea(*arguments: str, **settings: str) -> Ran:
        with monkeypatch.context() as context:
            context.setenv("ALINEA_INDEX", "index")
            for name, value in settings.items():
                context.setenv(name, value)
            context.setattr(sys, "argv", ["alinea", *arguments])
            with pytest.raises(SystemExit) as end:
                main()
        out, err = capsys.readouterr()
        if isinstance(end.value.code, str):
            # The interpreter writes the message of an exit to standard error.
            return Ran(1, out, f"{err}{end.value.code}\n")
        return Ran(end.value.code or 0, out, err)

    return alinea


def test_a_search_is_readable(run: Run) -> None:
    lines = run("search", "strategie rusland", "--limit", "2").stdout.splitlines()
    assert re.fullmatch(r"\d+ paragraphs in [\d.]+ ms", lines[0])
    assert [line[:4] for line in lines if line[:4].strip()] == [lines[0][:4], " 1. ", " 2. "]
    assert any("ruslandbeleid#p" in line for line in lines)


def test_a_search_as_json_is_what_the_api_answers(run: Run, app: Flask) -> None:
    asked = ("rusland", "--from", "2019", "--kind", "lead,body", "--sort", "date", "--limit", "3")
    printed = json.loads(run("search", *asked, "--json").stdout)
    query = {"q": "rusland", "from": "2019", "kind": "lead,body", "sort": "date", "per_page": 3}
    answered = app.test_client().get("/api/v1/search", query_string=query).get_json()
    del printed["took_ms"], answered["took_ms"]
    assert printed == answered


def test_a_search_without_words_lists_what_its_options_leave(run: Run, app: Flask) -> None:
    asked = {"category": ["water", "verkeer"], "facets": "category"}
    answered = app.test_client().get("/api/v1/search", query_string=asked).get_json()
    lines = run("search", "--category", "water", "--category", "verkeer").stdout.splitlines()
    assert lines[0].startswith(f"{answered['total']} paragraphs ")
    assert answered["total"]


def test_the_help_tells_how_a_query_begins_with_a_minus(run: Run) -> None:
    example = "alinea search -- '-dijk sluis'"
    assert example in " ".join(run("search", "--help").stdout.split())
    *_, options, query = shlex.split(example)
    assert "dijken#p1" not in run("search", options, query).stdout


def test_a_search_is_given_the_time_that_it_takes(alinea: Callable[..., Ran], index: Path) -> None:
    ran = alinea("search", "dijk", ALINEA_INDEX=str(index), ALINEA_TIME_LIMIT="0.000001")
    assert "dijken#p1" in ran.out


def test_what_articles_hold_never_reaches_the_terminal_as_a_command(run: Run) -> None:
    shown = run("search", "letters").stdout
    assert "\x1b" not in shown
    assert "<script>alert(1)</script>" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("regel\nregel", "regel\nregel"),
        ("\x1b[31mrood\x07", "\ufffd[31mrood\ufffd"),
        ("\u202edaer", "\ufffddaer"),
        ("één “citaat”", "één “citaat”"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize("command", ["search", "analyse"])
def test_bytes_that_are_no_text_are_read_as_another_character(run: Run, command: str) -> None:
    for options in ((), ("--json",)):
        run(command, "dijk caf\udce9", *options)
    assert "caf\ufffd" in run("search", "caf\udce9", "--json").stdout


def test_the_analysis_of_words_is_shown(run: Run) -> None:
    header, word = run("analyse", "Ruslandstrategie").stdout.splitlines()
    assert header.split() == ["word", "terms", "parts", "rule"]
    assert "rusland + strategie" in word
    (token,) = json.loads(run("analyse", "--json", "Ruslandstrategie").stdout)
    assert (token["text"], token["start"], token["end"]) == ("Ruslandstrategie", 0, 16)
    assert token["parts"] == ["rusland", "strategie"]


def test_info_tells_what_answers(run: Run, app: Flask) -> None:
    shown = dict(re.split(r"\s{2,}", line) for line in run("info").stdout.splitlines())
    assert shown["Generation"] == app.extensions["engine"].generation()
    assert (shown["Articles"], shown["Paragraphs"]) == ("4", "15")
    assert shown["Engine"].startswith("whoosh ")


def test_info_names_the_folder_that_holds_the_index(
    run: Run, index: Path, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert re.search(rf"^Index +{index}$", run("info").stdout, re.MULTILINE)
    in_cluster = replace(app.extensions["settings"], engine="opensearch")
    monkeypatch.setitem(app.extensions, "settings", in_cluster)
    assert not re.search("^Index ", run("info").stdout, re.MULTILINE)


def test_info_without_an_index_says_what_to_run(tmp_path: Path) -> None:
    outcome = create_app({"INDEX": str(tmp_path)}).test_cli_runner().invoke(args=["info"])
    assert outcome.exit_code == 0
    assert "alinea rebuild" in outcome.stdout


def test_an_index_that_is_whole_passes_the_check(run: Run) -> None:
    assert "is what the rebuild wrote" in run("check").stdout


def test_evaluate_prints_the_measures_and_writes_a_run(run: Run, tmp_path: Path) -> None:
    corpus, queries, qrels = (tmp_path / f"{name}.tsv" for name in ("corpus", "queries", "qrels"))
    corpus.write_text("a\tDe boer melkt zijn koeien.\nb\tDe molen maalt graan.\n")
    queries.write_text("v1\tmelken\nv2\tmolens\n")
    qrels.write_text("v1\ta\t1\nv2\tb\t1\n")
    files = ("--corpus", str(corpus), "--queries", str(queries), "--qrels", str(qrels))
    shown = run("evaluate", *files, "--run", str(tmp_path / "run")).stdout
    for measure in ("nDCG@10", "R@10", "R@100", "MRR@10"):
        assert re.search(rf"^{measure} +1\.0000$", shown, re.MULTILINE)
    first = (tmp_path / "run").read_text().splitlines()[0].split()
    assert (first[0], first[1], first[2], first[3]) == ("v1", "Q0", "a", "1")


def test_evaluate_leaves_the_index_of_a_cluster_alone(
    alinea: Callable[..., Ran], tmp_path: Path
) -> None:
    pytest.importorskip("opensearchpy")
    files = [f"--{name}={tmp_path / name}" for name in ("corpus", "queries", "qrels")]
    ran = alinea("evaluate", *files, ALINEA_ENGINE="opensearch")
    assert (ran.code, ran.out) == (1, "")
    assert "Set ALINEA_ENGINE to whoosh or tantivy" in ran.err


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that hangs up without a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            connection, _ = listener.accept()
            connection.recv(1024)
            connection.close()

        Thread(target=hang_up, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_open_needs_a_server(alinea: Callable[..., Ran], index: Path, silent: str) -> None:
    for server in ("http://127.0.0.1:9", silent, "alinea", "http://[", "http://a b"):
        ran = alinea("search", "dijk", "--open", "--server", server, ALINEA_INDEX=str(index))
        assert ran.code == 1
        assert f"does not answer at {server}" in ran.err
        assert "such as http://127.0.0.1:8000." in ran.err


def test_rebuild_tells_what_it_did_and_what_it_skipped(
    alinea: Callable[..., Ran], tmp_path: Path
) -> None:
    source = tmp_path / "artikelen"
    source.mkdir()
    (source / "goed.txt").write_text("De eerste alinea.\n\nDe tweede alinea.\n")
    for number in range(12):
        (source / f"leeg{number}.txt").write_text("")
    (source / "nieuw.md").write_text("---\ndatum: gisteren\n---\nDe derde alinea.\n")
    done = alinea("rebuild", str(source))
    assert done.code == 0
    assert re.match(
        r"2 articles, 3 paragraphs in [\d.]+ s: [\d,]+ paragraphs/s, .+ on disk", done.out
    )
    assert "12 skipped" in done.out
    assert all(f"leeg{number}.txt" in done.out for number in range(12))
    assert "1 article with a date that is not read:\n  nieuw: gisteren\n" in done.out
    strict = alinea("rebuild", "--strict", ALINEA_ARTICLES=str(source))
    assert strict.code == 1
    assert "leeg0.txt" in strict.err
    assert alinea("search", "tweede").code == 0


def test_rebuild_says_that_it_indexes_the_sample(
    alinea: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "dijk.txt"
    article.write_text("De dijk houdt stand.\n")
    assert "the sample" in alinea("rebuild").err
    assert "the sample" not in alinea("rebuild", str(article)).err
    monkeypatch.setenv("ALINEA_ARTICLES", str(article))
    assert "the sample" not in alinea("rebuild").err


def test_a_rebuild_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    source, index, temporary = (tmp_path / name for name in ("a.jsonl", "index", "tmp"))
    temporary.mkdir()
    source.write_text("".join(f'{{"text": "woord{n} in alinea {n}"}}\n' for n in range(200_000)))
    with subprocess.Popen(
        [Path(sys.executable).with_name("alinea"), "rebuild", source],
        env=os.environ | {"ALINEA_INDEX": str(index), "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
    ) as running:
        while not list(index.glob("000001-*")) or not list(temporary.iterdir()):
            assert running.poll() is None
            time.sleep(0.05)
        running.terminate()
        assert running.wait(60) == 128 + signal.SIGTERM
    assert [path.name for path in index.iterdir()] == ["rebuild.lock"]
    assert not list(temporary.iterdir())


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (("search", "dijk"), {}, "alinea rebuild"),
        (("check",), {}, "alinea rebuild"),
        (("rebuild", "bestaat/niet"), {}, "bestaat/niet"),
        (("search", ""), {}, "1 to 500 characters"),
        (("search", "a" * 501), {}, "500"),
        (("info",), {"ALINEA_ENGINE": "lucene"}, "lucene"),
        (("info",), {"ALINEA_WORKERS": "veel"}, "ALINEA_WORKERS"),
        (("serve",), {"ALINEA_ENGIN": "whoosh"}, "Did you mean ALINEA_ENGINE"),
    ],
)
def test_what_a_user_can_mend_is_one_line_of_error(
    alinea: Callable[..., Ran], arguments: tuple[str, ...], settings: dict[str, str], message: str
) -> None:
    ran = alinea(*arguments, **settings)
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert ran.err.startswith("alinea: ")
    assert ran.err.count("\n") == 1


def test_the_commands_are_those_of_flask_too(alinea: Callable[..., Ran]) -> None:
    shown = alinea("--help").out
    commands = ("rebuild", "search", "serve", "info", "analyse", "evaluate", "check", "routes")
    assert all(re.search(rf"^  {name} ", shown, re.MULTILINE) for name in commands)
    assert "/api/v1/search" in alinea("routes").out
    assert alinea("--version").out == f"Alinea {version('alinea')}\n"


def test_there_is_one_application(alinea: Callable[..., Ran]) -> None:
    assert "--app" not in alinea("--help").out
    ran = alinea("--app", "een:andere", "info")
    assert (ran.code, ran.out) == (2, "")
    assert "No such option" in ran.err


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_there_is_not_is_refused(alinea: Callable[..., Ran], port: str) -> None:
    ran = alinea("serve", "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert "Invalid value for '--port'" in ran.err


@pytest.mark.parametrize(
    ("host", "where", "reason"),
    [
        ("127.0.0.1", "127.0.0.1", "Address already in use"),
        ("::1", "[::1]", "Address already in use"),
        ("192.0.2.7", "192.0.2.7", "Cannot assign requested address"),
    ],
)
def test_an_address_that_cannot_be_listened_on_is_told_at_once(
    alinea: Callable[..., Ran], tmp_path: Path, host: str, where: str, reason: str
) -> None:
    loopback, family = ("::1", socket.AF_INET6) if ":" in host else ("127.0.0.1", socket.AF_INET)
    with socket.create_server((loopback, 0), family=family) as taken:
        port = taken.getsockname()[1]
        ran = alinea("serve", "--host", host, "--port", str(port))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"alinea: Alinea cannot listen on {where}:{port}: {reason}. Stop ")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("variable", ["LISTEN_FDS", "GUNICORN_FD"])
def test_an_address_that_another_listens_on_for_alinea_is_served(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "1")
    monkeypatch.setattr(Server, "run", lambda server: print("served"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "served" in run("serve", "--port", str(taken.getsockname()[1])).stdout


def test_serve_counts_processors_on_any_system(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(Server, "run", lambda server: print(server.cfg.workers))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    assert int(run("serve", "--port", str(port)).stdout) == os.cpu_count()


def test_a_terminal_that_lacks_a_character_gets_another() -> None:
    ran = subprocess.run(
        [Path(sys.executable).with_name("alinea"), "analyse", "coördinatie"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "co?rdinatie" in ran.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to offer")
@pytest.mark.parametrize(
    "arguments", [("search", "dijk"), ("search", "dijk", "--json"), ("check",)]
)
def test_what_cannot_be_printed_is_one_line_of_error(
    index: Path, arguments: tuple[str, ...]
) -> None:
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [Path(sys.executable).with_name("alinea"), *arguments],
            env=os.environ | {"ALINEA_INDEX": str(index)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == "alinea: [Errno 28] No space left on device\n"


@pytest.mark.parametrize(
    "command", [("alinea", "info"), ("flask", "--app", "web", "info")], ids=lambda words: words[0]
)
def test_the_installed_commands_run(tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *arguments = command
    ran = subprocess.run(
        [Path(sys.executable).with_name(name), *arguments],
        env={"ALINEA_INDEX": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "none yet" in ran.stdout
