# Two commands: `make build` makes the FHIR package, `make test` runs the whole suite.

VENV ?= .venv
BIN := $(VENV)/bin
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	command -v $$name >/dev/null 2>&1 && $$name -c '$(SUPPORTED)' 2>/dev/null && { echo $$name; break; }; done)

.PHONY: build test test-oracles bench lint docs docs-check lock clean

build: $(VENV)/.installed
	$(BIN)/digidot-term package install
	$(BIN)/digidot-term build
	$(BIN)/digidot-term check
	$(BIN)/digidot-term package pack --allow-sample

test: $(VENV)/.installed-dev
	$(BIN)/digidot-term package install
	$(BIN)/python -m pytest

# Holds snapshots against those of SUSHI, fhir-snapshot-generator and HAPI, and XML against HAPI's, in four minutes;
# what needs node and npm, or mvn and javac, is passed over with a word where they are not. ORACLES=--node leaves out what needs Java.
ORACLES ?=
test-oracles: $(VENV)/.installed-dev
	$(BIN)/digidot-term package install
	$(BIN)/python -m tests.oracles $(ORACLES)

# Measures the goals on a release of national size, which takes ten minutes, and writes docs/reference/performance.md.
bench: $(VENV)/.installed-bench
	$(BIN)/python -m tests.bench

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Pages with generated parts are rewritten by `make docs` and compared by `make docs-check`.
GENERATED := docs/reference/cli.md docs/reference/rules.md docs/reference/diagnostics.md \
	docs/reference/source-formats.md

docs: $(VENV)/.installed-dev
	$(BIN)/cog -r -I docs $(GENERATED)

docs-check: $(VENV)/.installed-dev
	$(BIN)/cog --check -I docs $(GENERATED)

# Rewrites the pinned versions that all installs use; needs uv.
lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --no-header --no-annotate -o constraints.txt

clean:
	rm -rf build $(VENV)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt hatch_build.py digidot_term/snomed/native/_cells.c
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@touch $@
