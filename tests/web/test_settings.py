"""Settings: read from the environment, and a bad one is told by its name."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from index.dutch import use_equivalents
from index.errors import AlineaError
from web import create_app
from web.server import Server
from web.settings import Settings


@pytest.mark.parametrize(
    ("variable", "value", "name", "expected"),
    [
        ("ALINEA_INDEX", "/tmp/index", "index", "/tmp/index"),
        ("ALINEA_INDEX", "2024", "index", "2024"),
        ("ALINEA_INDEX", os.fsdecode(b"caf\xe9"), "index", os.fsdecode(b"caf\xe9")),
        ("ALINEA_ARTICLES", "nieuws:archief", "articles", ("nieuws", "archief")),
        ("ALINEA_TIME_LIMIT", "2", "time_limit", 2.0),
        ("ALINEA_CORS_ORIGINS", "https://a.nl, https://b.nl", "cors_origins", ("https://a.nl", "https://b.nl")),
        ("ALINEA_RATE_LIMIT", "10/second;100/minute", "rate_limit", "10/second;100/minute"),
        ("ALINEA_PROXIES", "2", "proxies", 2),
        ("ALINEA_METRICS", "true", "metrics", True),
        ("ALINEA_METRICS", "0", "metrics", False),
        ("ALINEA_WORKERS", "", "workers", None),
        ("ALINEA_TRUSTED_HOSTS", "zoek.nl", "trusted_hosts", ("zoek.nl",)),
    ],
)  # fmt: skip
def test_the_environment_is_read(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, name: str, expected: object
) -> None:
    monkeypatch.setenv(variable, value)
    settings: Settings = create_app().extensions["settings"]
    assert getattr(settings, name) == expected


@pytest.mark.parametrize(
    ("config", "variable"),
    [
        ({"WORKERS": 0}, "ALINEA_WORKERS"),
        ({"WORKERS": "twee"}, "ALINEA_WORKERS"),
        ({"METRICS": "misschien"}, "ALINEA_METRICS"),
        ({"TIME_LIMIT": 0}, "ALINEA_TIME_LIMIT"),
        ({"QUEUE_TIME": "inf"}, "ALINEA_QUEUE_TIME"),
        ({"QUEUE_TIME": "nan"}, "ALINEA_QUEUE_TIME"),
        ({"QUEUE_TIME": 1e12}, "ALINEA_QUEUE_TIME"),
        ({"PROXIES": -1}, "ALINEA_PROXIES"),
        ({"CORS_ORIGINS": "example.org"}, "ALINEA_CORS_ORIGINS"),
        ({"CORS_ORIGINS": "https://example.org/pad"}, "ALINEA_CORS_ORIGINS"),
        ({"CORS_ORIGINS": "https://*.example.org"}, "ALINEA_CORS_ORIGINS"),
        ({"CORS_ORIGINS": "https://münchen.example"}, "as `xn--…`"),
        ({"CORS_ORIGINS": "https://u:p@example.org"}, "without user, password"),
        ({"TRUSTED_HOSTS": "https://zoek.example"}, "ALINEA_TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "zoek.example/"}, "ALINEA_TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "zoek.example:8000"}, "ALINEA_TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "*"}, "ALINEA_TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "*.example.nl"}, "ALINEA_TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "zoek..example"}, "ALINEA_TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "a" * 64}, "ALINEA_TRUSTED_HOSTS"),
        ({"RATE_LIMIT": "vaak"}, "ALINEA_RATE_LIMIT"),
        ({"RATE_LIMIT": "10/second;0/minute"}, "ALINEA_RATE_LIMIT"),
        ({"RATE_LIMIT": "1/second", "RATE_LIMIT_STORAGE": "kast://"}, "ALINEA_RATE_LIMIT_STORAGE"),
        ({"ENGINE": "lucene"}, "lucene"),
    ],
)
def test_a_bad_setting_is_named(
    make_app: Callable[..., Flask], config: dict[str, Any], variable: str
) -> None:
    with pytest.raises(AlineaError, match=variable):
        make_app(**config)


@pytest.mark.parametrize(
    ("config", "wanted"),
    [
        ({"METRICS": "ja"}, "'ja': it must be true or false."),
        ({"PROXIES": "1.5"}, "'1.5': it must be a whole number."),
        ({"WORKERS": "twee"}, "'twee': it must be a whole number."),
        ({"WORKERS": 0}, "0: it must be a whole number >= 1."),
        ({"TIME_LIMIT": "snel"}, "'snel': it must be a number."),
        ({"QUEUE_TIME": 5000}, "5000: it must be a number <= 3600.0."),
        ({"RATE_LIMIT": "600/minuut"}, "Write a number and a time, such as `600/minute`."),
        (
            {"RATE_LIMIT": "1/minute", "RATE_LIMIT_STORAGE": "redis"},
            "needs `pip install redis`. unknown storage scheme : redis",
        ),
    ],
)
def test_what_a_setting_may_be_is_told(
    make_app: Callable[..., Flask], config: dict[str, Any], wanted: str
) -> None:
    with pytest.raises(AlineaError, match=f"{re.escape(wanted)}$"):
        make_app(**config)


def test_a_misspelled_setting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALINEA_ENGIN", "tantivy")
    with pytest.raises(AlineaError, match="Did you mean ALINEA_ENGINE"):
        create_app()


def test_a_setting_has_nothing_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALINEA_INDEX__FOLDER", "var/index")
    with pytest.raises(AlineaError, match=r"no setting ALINEA_INDEX__FOLDER.*ALINEA_INDEX\?"):
        create_app()


@pytest.mark.parametrize("prefix", ["zoeken", "/zoeken/", "/"])
def test_a_prefix_of_no_address_is_refused(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setenv("SCRIPT_NAME", prefix)
    with pytest.raises(AlineaError, match=f"SCRIPT_NAME cannot be '{prefix}'.*`/zoeken`"):
        Server(make_app(), "127.0.0.1:8000", workers=1)


@pytest.mark.parametrize(
    "name", ["ALINEA_PORT", "ALINEA_SERVICE_HOST", "ALINEA_PORT_8000_TCP", "INDEX__FOLDER"]
)
def test_variables_that_a_cluster_makes_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "tcp://10.0.0.1:8000")
    create_app()


@pytest.mark.parametrize("value", ["http://a:9200", "1e5", "true", "007", '"geheim"', "null"])
def test_an_engine_gets_its_own_settings_as_they_were_written(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("ALINEA_OPENSEARCH_PASSWORD", value)
    monkeypatch.setenv("ALINEA_TANTIVY_PASSWORD", "van een ander")
    app = create_app({"ENGINE": "opensearch"})
    settings: Settings = app.extensions["settings"]
    assert settings.engine_settings == {"password": value}


def test_a_list_of_equivalents_that_is_not_there_is_told(
    make_app: Callable[..., Flask], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Making the application sets the variable, for the processes that it starts.
    monkeypatch.setenv("ALINEA_EQUIVALENTS", "")
    with pytest.raises(AlineaError, match=r"eigen\.txt"):
        make_app(EQUIVALENTS=str(tmp_path / "eigen.txt"))
    use_equivalents(None)
