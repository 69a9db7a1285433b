# `make serve` and `make test` set up everything they need; the other targets build on them.
PYTHON ?= python3
BIN := .venv/bin
# Alinea with all that its tests need.
TESTED := '.[tantivy,opensearch,evaluate]' --group dev

.PHONY: serve test lint bench quality reliability screenshots cluster cluster-stop audit lock lowest clean

serve: .venv/serve
	$(BIN)/alinea serve $(ARGUMENTS)

test: .venv/test lint
	tests/install-chromium
	tests/with-cluster $(BIN)/pytest

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy index search web

# `make bench ARGUMENTS=--quick` for every day; `ARGUMENTS=--help` names the parts.
bench: .venv/test
	$(BIN)/python -m tests.benchmarks $(ARGUMENTS)

quality: .venv/test
	$(BIN)/python -m tests.benchmarks.quality

reliability: .venv/test
	$(BIN)/python -m tests.reliability $(ARGUMENTS)

screenshots: .venv/test
	tests/install-chromium
	$(BIN)/pytest tests/browser/screenshots.py

cluster:
	tests/cluster/cluster.sh start

cluster-stop:
	tests/cluster/cluster.sh stop

audit: .venv/test
	$(BIN)/pip-audit --requirement requirements.txt
	$(BIN)/bandit --quiet --recursive index search web

lock: .venv/test
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --all-extras --output-file requirements.txt pyproject.toml

# The tests on the oldest versions that pyproject.toml asks for.
lowest: .venv/test
	$(BIN)/uv pip compile --quiet --resolution lowest-direct --all-extras \
	    --output-file .venv/lowest.txt pyproject.toml
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv/lowest
	$(BIN)/uv pip install --quiet --python .venv/lowest --constraints .venv/lowest.txt \
	    --editable $(TESTED)
	.venv/lowest/bin/pytest tests/index tests/search tests/web

clean:
	rm -rf .venv build dist *.egg-info

.venv/bin/pip:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'

# A warning about folders in the working directory, which are the packages themselves.
.venv/serve .venv/test: export PYTHONWARNINGS = ignore:Editable installation

.venv/serve: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

.venv/test: .venv/bin/pip pyproject.toml
	$(BIN)/pip install --quiet --editable $(TESTED)
	touch $@
