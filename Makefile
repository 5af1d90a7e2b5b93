# make demo   read a small built-in corpus and open the dossier
# make test   run the tests
# make check  everything that CI runs: tests, ruff, mypy, freshness of generated files
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test check lint types fresh docs model clean

$(VENV)/.core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.core
	$(BIN)/dragoman demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests

types: $(VENV)/.dev
	$(BIN)/mypy

fresh: $(VENV)/.dev
	$(BIN)/python -m dragoman.compile_settings --check
	$(BIN)/python -m dragoman.reference --check

docs: $(VENV)/.dev
	$(BIN)/python -m dragoman.reference

check: lint types fresh test

clean:
	rm -rf $(VENV) demo build dist
