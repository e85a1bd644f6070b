# One command each: `make demo` to see it, `make test` to trust it, `make help` for the rest.
# Needs Python 3.11 or newer with its venv module, and the package index once for the set-up.

VENV  := .venv
BIN   := $(VENV)/bin
DEMO  := build/demo
STORY := examples/ridge-offensive.txt
# The reports of the folder itself; examples/across is shown by itself.
REPORTS := $(wildcard examples/*.txt examples/*.gz examples/*.html examples/*.jsonl)
ACROSS := $(DEMO)/across.onrecord

# The first interpreter that is new enough and can make a virtual environment.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	"$$p" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$p"; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench train clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(VENV)/.installed ## read the reports in examples/ and show the result
	@echo '$$ onrecord read $(STORY)'
	@$(BIN)/onrecord read $(STORY)
	@printf '\n$$ python examples/demo.py examples/*.*\n'
	@$(BIN)/python examples/demo.py $(REPORTS)
	@printf '\n$$ onrecord read examples/*.* --html $(DEMO)\n'
	@$(BIN)/onrecord read $(REPORTS) --html $(DEMO) > /dev/null
	@echo 'The same reports as annotated pages: open $(DEMO)/index.html'
	@printf '\n65 invented reports on six events, across reports (examples/across/README.md):\n'
	@printf '$$ onrecord add examples/across/reports.jsonl --ledger $(ACROSS)\n'
	@$(BIN)/onrecord add examples/across/reports.jsonl --ledger $(ACROSS)
	@printf '\n$$ onrecord stories --ledger $(ACROSS)\n'
	@$(BIN)/onrecord stories --ledger $(ACROSS)
	@printf '\n$$ onrecord series --measure killed --in Varga --plot --ledger $(ACROSS)\n'
	@$(BIN)/onrecord series --measure killed --in Varga --plot --ledger $(ACROSS)
	@printf '$$ onrecord discrepancies --limit 8 --ledger $(ACROSS)\n'
	@$(BIN)/onrecord discrepancies --limit 8 --ledger $(ACROSS)

test: $(VENV)/.installed-dev ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-dev ## check format, lint rules, types and the direction of imports
	@$(BIN)/ruff format --check --quiet . || { echo 'run: $(BIN)/ruff format .'; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@mkdir -p build && $(BIN)/lint-imports > build/imports.log || { cat build/imports.log; exit 1; }

bench: $(VENV)/.installed-bench ## measure against the floors; needs ../shared/data
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(VENV)/.installed-train ## train the weights anew: the one reference run; needs ../shared/data
	@$(BIN)/python -m training $(ARGS)

clean: ## remove what the other targets made, but not .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks training docs examples -name __pycache__ -prune -exec rm -rf {} +

# Stamps: set-up runs once, and again when pyproject.toml changes.
$(VENV)/.made:
	@[ -n "$(PYTHON)" ] || { echo 'onrecord needs Python 3.11 or newer with its venv module;' \
		'on Debian or Ubuntu: apt install python3 python3-venv' \
		'(or name one: make PYTHON=/path/to/python3 ...)' >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo 'Installing onrecord and what it needs (once)'
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo 'Installing what the tests and the lints need (once)'
	@$(PIP) --editable '.[test,lint]'
	@mkdir -p build
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	@echo 'Installing what the benchmarks need (once)'
	@$(PIP) --editable '.[bench]'
	@touch $@

$(VENV)/.installed-train: $(VENV)/.installed-dev
	@echo 'Installing what training needs (once)'
	@$(PIP) --editable '.[train]'
	@touch $@
