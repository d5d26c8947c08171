# Two commands do all the set-up: `make demo` and `make test`.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(shell command -v uv >/dev/null 2>&1 && echo "uv pip install --python $(BIN)/python" || echo "$(BIN)/python -m pip install --disable-pip-version-check -q")

export PYTHONDONTWRITEBYTECODE := # compiled once, not anew by each worker and each command that a test starts

.PHONY: install demo test lint types arrows docs clean

install: $(VENV)/.ok

$(VENV)/.ok: pyproject.toml constraints.txt
	$(PY) -m venv $(VENV)
	$(PIP) -c constraints.txt -e '.[dev]'
	touch $@

demo: install
	$(BIN)/kronika demo

test: install # a file is one worker's: what it makes once is made once
	.ci/postgres $(BIN)/python -m pytest -n 2 --dist loadfile

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

arrows: install
	$(BIN)/lint-imports

docs: install
	$(PIP) -c constraints.txt -e '.[docs]'
	$(BIN)/python -m sphinx -W -b html docs docs/_build/html

clean:
	rm -rf $(VENV) build dist docs/_build
