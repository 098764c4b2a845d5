# One command for each thing. `make help` lists them.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
READY := .venv/ready
PYTEST := $(BIN)/pytest -q
POSTGRES := $(BIN)/python tests/servers/postgres.py
BREAK := $(BIN)/python -m tests.faults.watch

.PHONY: help setup demo test check core contracts browser faults bench lint types fix docs pictures approve lock clean chromium gammu

help: ## lists these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | \
	  while IFS=$$'\t' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

setup: $(READY) ## makes .venv with the locked packages; quick the second time
	@:

$(READY): requirements-dev.lock pyproject.toml
	@python=""; for name in python3.13 python3.12 python3.11 python3; do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "Horarium needs Python 3.11 or newer; install python3.11 and run this again." >&2; exit 1; fi; \
	[ -x $(BIN)/python ] || $$python -m venv .venv || { \
	  echo "$$python cannot make a virtual environment; install its venv package (apt install python3-venv)." >&2; \
	  rm -rf .venv; exit 1; }
	@echo "Installing the locked packages into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: setup ## opens Mark's month in Berkeley in a browser
	@$(BIN)/horarium demo

test: lint types chromium gammu ## everything: lint, types, contracts, every test, browser and both databases
	@$(PYTEST) -n auto
	@$(POSTGRES) $(PYTEST) -n auto -m "rows and not browser" # what is seen is the same on both

check: test ## exactly what CI runs

core: setup ## the rules and the planner, in seconds
	@$(PYTEST) tests/core

contracts: setup ## arrows, sizes, names, glossary, locks, docs
	@$(PYTEST) tests/contracts

browser: chromium ## what is printed, looked at in Chromium
	@$(PYTEST) tests/browser

# How much of it is everything: kills at every boundary are 0, of the rest so many.
KILLS ?= 0
SCHEDULES ?= 20000
CUTS ?= 20000
RESTARTS ?= 100

faults: setup ## breaks the watch in every way, for hours: kills, bad days, power cuts, planted bugs
	@$(BREAK) kills --size $(KILLS)
	@$(POSTGRES) $(BREAK) kills --size $(KILLS)
	@$(BREAK) schedules --size $(SCHEDULES)
	@$(BREAK) cuts --size $(CUTS)
	@$(BREAK) restarts --size $(RESTARTS)
	@$(BREAK).planted

chromium: setup
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
	  apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
	{ echo "The browser tests need Chromium; install it (apt install chromium) and run this again." >&2; exit 1; }
	@$(BIN)/python tests/browser/engine.py

gammu: setup
	@$(BIN)/python -m tests.servers.modem

bench: setup ## side-by-side measurements, one file each
	@for each in plan_berkeley replan growth week_page two_worlds beside_the_planner lateness; do $(BIN)/python bench/$$each.py; done

lint: setup ## ruff and the arrows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted; run make fix." >&2; exit 1; }
	@$(BIN)/lint-imports --no-cache | tail -n 1

types: setup ## mypy, strict
	@$(BIN)/mypy

fix: setup ## repairs what ruff can repair
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: setup ## writes docs/reference from the code
	@$(BIN)/python -m horarium.config.reference docs/reference

pictures: chromium ## photographs every state of every page for the docs
	@$(BIN)/python -m tests.browser.pictures

approve: setup ## rewrites the golden files; read the difference before committing
	@HORARIUM_APPROVE=1 $(PYTEST) -m golden
	@git --no-pager diff --stat -- tests

lock: ## renews the locks from pyproject.toml, nothing younger than 7 days (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv; install it (pipx install uv)." >&2; exit 1; }
	@for name in requirements requirements-dev; do \
	  groups=$$([ $$name = requirements ] || echo --group dev); \
	  uv pip compile --quiet pyproject.toml $$groups --upgrade --universal --python-version 3.11 \
	    --exclude-newer "7 days" --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --no-header --no-annotate --output-file $$name.lock; done

clean: ## removes what was made here
	@rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
