# `make serve` and `make test` set up everything they need; the other targets build on them.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: serve test lint clean

serve: .venv/serve
	$(BIN)/alinea serve

test: .venv/test lint
	tests/install-chromium
	$(BIN)/pytest

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy index search web

clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/pip:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'

.venv/serve: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/test: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable '.[tantivy,opensearch]' --group dev
	touch $@
