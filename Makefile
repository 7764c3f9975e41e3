# `make demo` and `make test` set up everything they need in this folder; see README.md.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test setup setup-dev lint types contracts unit format checkov live-smoke clean

PYTHON ?= python3
TOOLS := .tools
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
UV := $(TOOLS)/bin/uv
# In no extra, group or lock of reelkin's: it pins what reelkin needs newer.
CHECKOV := checkov==3.3.30
DEMO_HOME ?= demo
# The environments of the demo and of the tests differ in what is installed; the stamp tells which is there.
STAMP := .venv/reelkin-setup

help:
	@echo "make demo   set up, run the whole way on the licence-clean sample, and serve the site (SERVE=0 leaves it out)"
	@echo "make test   set up, then formatter, linter, type checker, import contracts and all tests"
	@echo "make live-smoke  bring the site up on AWS once, ask it for a film, take it down; costs about a dollar, and asks"
	@echo "make format put the code into the house's format"
	@echo "make clean  remove what the two made"

$(UV):
	@tools/install-uv "$(PYTHON)" "$(TOOLS)"

setup: $(UV)
	@tools/sync demo "$(UV)" "$(STAMP)"

setup-dev: $(UV)
	@tools/sync dev "$(UV)" "$(STAMP)"
	@tools/system-packages

demo: setup
	@.venv/bin/reelkin --home "$(DEMO_HOME)" demo $(if $(filter 0,$(SERVE)),--no-serve)

test: setup-dev checkov lint types contracts unit

lint:
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .

types:
	.venv/bin/mypy

contracts:
	.venv/bin/lint-imports

unit:
	.venv/bin/pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered --durations=10

format:
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# Where it cannot be had, its one test is skipped with a reason, and the others are not kept waiting.
checkov: $(UV)
	@UV_TOOL_DIR="$(TOOLS)/tools" UV_TOOL_BIN_DIR="$(TOOLS)/bin" $(UV) tool install --quiet --python "$(PYTHON)" $(CHECKOV) \
		|| echo "checkov could not be fetched; the test that asks it is skipped"

live-smoke: setup-dev
	.venv/bin/python infra/smoke.py

clean:
	rm -rf .venv $(TOOLS) "$(DEMO_HOME)" .coverage* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
