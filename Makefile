# The developer's door. `make app` and `make test` need only Python 3.11 or newer with pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?=
STORE ?=
OPTIONS := $(if $(PORT),--port $(PORT)) $(if $(STORE),--store $(STORE))

.PHONY: app lab test soak lint bench clean

app: $(VENV)/installed
	@$(BIN)/neglect-widgets app $(OPTIONS)

lab: $(VENV)/installed
	@$(BIN)/neglect-widgets lab $(OPTIONS)

test: $(VENV)/installed-test
	$(BIN)/python -m tests.find_browser
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2 --dist loadfile
	NEGLECT_WIDGETS_STORE="$$(mktemp -d)/store.db" $(BIN)/python -m pytest --nbval-lax --nbval-current-env --nbval-cell-timeout 60 notebooks

soak: $(VENV)/installed-test
	$(BIN)/python -m tests.find_browser
	$(BIN)/python -m tests.soak

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/neglect-widgets check

bench: $(VENV)/installed-test
	$(BIN)/python -m bench.run

clean:
	rm -rf $(VENV) build dist bench/.environments

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -e .
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -e '.[test]'
	@touch $@ $(VENV)/installed
