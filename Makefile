# The workbench's commands. `make` lists them. PYTHON, PORT and SITE can be set: make up PORT=9000 SITE=folder

PYTHON ?= python3
PORT ?= 8000
SITE ?= site
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
TOOLS := $(VENV)/.tools
WITNESS := $(VENV)/.witness
FAST := tests/unit tests/contract tests/content tests/service

.DEFAULT_GOAL := help
.PHONY: help env up check lint test test-deep fix bench lock docs goldens

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

env: $(RUNTIME) ## Install the locked packages into .venv (once)

up: $(RUNTIME) ## Start the workbench on this machine; Ctrl-C stops it
	@exec $(BIN)/python -m workbench up --site "$(SITE)" --port "$(PORT)"

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m workbench check
	$(BIN)/nbstripout --verify --keep-id $(wildcard notebooks/*.ipynb notebooks/*/*.ipynb sop/*.ipynb)

check: lint ## Style, types, layers, content and the fast tests
	SEEDS=5 $(BIN)/pytest -q -n 2 $(FAST)

# The browser's tests keep an event loop of their own running: they get a process of their own.
test: lint ## Everything, the browser included
	$(BIN)/python scripts/chromium.py
	SEEDS=25 $(BIN)/pytest -q -n 2 $(FAST) tests/drills
	SEEDS=25 $(BIN)/pytest -q -n 2 tests/notebooks
	SEEDS=25 $(BIN)/pytest -q tests/browser

test-deep: lint ## Everything at 200 seeds
	$(BIN)/python scripts/chromium.py
	SEEDS=200 $(BIN)/pytest -q -n 2 $(FAST) tests/drills
	SEEDS=200 $(BIN)/pytest -q -n 2 tests/notebooks
	SEEDS=200 $(BIN)/pytest -q tests/browser

fix: $(TOOLS) ## Put right what can be put right by itself
	$(BIN)/ruff check --fix .
	$(BIN)/nbstripout --keep-id $(wildcard notebooks/*.ipynb notebooks/*/*.ipynb sop/*.ipynb)

bench: $(TOOLS) $(WITNESS)/installed ## Measure what is promised; prints JSON lines
	@for name in grade era codes world kpi lesson page; do $(BIN)/python -m benchmarks.$$name || exit 1; done

lock: ## Settle the versions again after a change to requirements/*.in
	@for name in runtime test witness; do $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header requirements/$$name.in -o requirements/$$name.txt || exit 1; done
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
		requirements/runtime.in -o requirements/environment.txt

goldens: $(TOOLS) ## Make the handouts again that the notebook tests compare with
	$(BIN)/python scripts/goldens.py

docs: $(TOOLS) ## Bring the generated parts of the docs up to date
	$(BIN)/cog -r $(wildcard README.md docs/*.md)

# uv is fast but does not read pip's settings; where it cannot reach the packages, pip may.
install = $(BIN)/uv pip install --quiet --python $(2)/python --compile-bytecode $(1) || $(BIN)/python -m pip --python $(2)/python install --quiet $(1)

$(RUNTIME): requirements/runtime.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found. Name your Python: make up PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) scripts/ready.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing packages; this is needed once and takes about a minute."
	@$(BIN)/uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet uv
	@$(call install,--require-hashes -r requirements/runtime.txt,$(BIN))
	@$(call install,--no-deps -e .,$(BIN))
	@$(BIN)/python -m compileall -q src
	@touch $@

$(TOOLS): $(RUNTIME) requirements/test.txt
	@$(call install,--require-hashes -r requirements/test.txt,$(BIN))
	@touch $@

# A reader that the benchmarks compare with needs an older pandas: it gets a place of its own.
$(WITNESS)/installed: $(TOOLS) requirements/witness.txt
	@$(BIN)/python -m venv --without-pip $(WITNESS)
	@$(call install,--require-hashes -r requirements/witness.txt,$(WITNESS)/bin)
	@touch $@
