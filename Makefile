# Maskmill. `make help` lists what there is.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check bench bench-detect bench-jobs soak fuzz-api fuzz-patterns leaks lock clean

help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(BIN)/uv: requirements/bootstrap.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Maskmill needs Python 3.11 or newer; try: make PYTHON=python3.12 setup" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 2; }
	@$(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(VENV)/.runtime: $(BIN)/uv requirements/runtime.lock pyproject.toml
	@scripts/system_packages.sh
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --compile-bytecode --only-binary :all: --require-hashes -r requirements/runtime.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src/maskmill # every process starts twice as fast, also where bytecode is not written
	@$(BIN)/python -m maskmill.adapters.patterns || true # for this processor; else a long run builds it for itself
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --compile-bytecode --only-binary :all: --require-hashes -r requirements/dev.lock
	@touch $@

setup: $(VENV)/.runtime ## Prepare .venv (and Debian packages, when this user may)

demo: $(VENV)/.runtime ## Run the whole loop on sample documents
	@$(BIN)/maskmill demo

run: $(VENV)/.runtime ## Start everything on this machine and leave it up
	@$(BIN)/maskmill up

test: $(VENV)/.dev ## Run the tests
	@$(BIN)/python -m pytest -q -n auto --dist loadgroup

check: $(VENV)/.dev ## What CI runs: format, lint, types, layers, tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@$(MAKE) --no-print-directory test || { echo "Once more, alone: what failed beside other tests"; \
	  $(BIN)/python -m pytest -q -p no:randomly --last-failed --last-failed-no-failures none; }

bench: $(VENV)/.dev ## Print the measured figures (never part of the tests)
	@$(BIN)/python -m tests.bench.run

bench-detect: $(VENV)/.dev ## Print what detection finds, leaks and costs, beside Presidio and Rampart (FLAGS=--quick)
	@$(BIN)/python -m tests.bench.detect $(FLAGS)

bench-jobs: $(VENV)/.dev ## Print what the job engine costs: submit, start, throughput, backlog, fairness
	@$(BIN)/python scripts/bench_jobs.py

soak: $(VENV)/.dev ## Kill workers, children, broker and beat at random under load
	@$(BIN)/python scripts/soak.py

fuzz-api: $(VENV)/.dev ## Send generated calls to a running stack and compare each answer with the API's description
	@$(BIN)/python scripts/fuzz_api.py

fuzz-patterns: $(VENV)/.dev ## Compare both pattern engines on 100,000 texts, chunks with the whole, and the time of hostile texts
	@$(BIN)/python scripts/fuzz_patterns.py

leaks: $(VENV)/.dev ## Redact all shared leak cases and let their judge look, with OCR
	@$(BIN)/python scripts/leaks.py $(SALTS)

lock: $(VENV)/.dev ## Compile the requirement locks again
	@scripts/lock.sh

clean: ## Remove what was built
	@rm -rf $(VENV) build dist demo-out .mypy_cache .ruff_cache .pytest_cache
