# Needs Python 3.11 or newer and make; everything else goes into .venv by itself.
#
#   make demo   builds a demo workbook of 300 clients, refreshes it and shows what it found
#   make test   checks style, types and imports, then runs the tests
#   make lint   the checks alone

.DEFAULT_GOAL := demo
.PHONY: demo test lint templates pictures reference
.SUFFIXES:

BIN := .venv/bin
READY := .venv/.ready
PACKAGES := tests/hosts_excel/node_modules

demo: $(READY)
	@$(BIN)/sheets-addin demo demo

test: lint $(if $(shell command -v npm),$(PACKAGES)/.ready)
	@$(BIN)/pytest -n 3 --dist worksteal

lint: $(READY)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Some files are not formatted: run $(BIN)/ruff format." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports 2>&1) || { echo "$$said" >&2; exit 1; }

# One environment for all of it; PYTHON=... names the interpreter to build it with.
$(READY): pyproject.toml constraints.txt
	@set -e; \
	python="$(PYTHON)"; \
	for candidate in $${python:-python3 python3.13 python3.12 python3.11}; do \
	    if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$candidate"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	    echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3." >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "This Python has no venv module: install it (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; \
	fi; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	    echo "Preparing .venv (once, about a minute) ..."; "$$found" -m venv --clear .venv; \
	fi; \
	if ! $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input -c constraints.txt -e '.[dev]'; then \
	    echo "The packages could not be installed: see the lines above." >&2; exit 1; \
	fi; \
	touch $(READY)

# What the tests of the Excel add-in load; without npm those tests are left out.
$(PACKAGES)/.ready: tests/hosts_excel/package-lock.json
	@cd $(@D)/.. && npm ci --ignore-scripts --silent || { echo "npm could not install what the tests of the Excel add-in load." >&2; exit 1; }
	@touch $@

# What the repository keeps ready-made: run after a change of tabs, columns or looks.
templates: $(READY)
	@for lang in ru en; do rm -f templates/sales-$$lang.xlsx; $(BIN)/sheets-addin new templates/sales-$$lang.xlsx --lang $$lang; done
	@rm -rf templates/google; $(BIN)/sheets-addin build google --out templates

pictures: $(READY) $(PACKAGES)/.ready
	@$(BIN)/python docs/make_pictures.py
	@PICTURES=docs/pictures $(BIN)/pytest tests/hosts_excel/test_excel_pictures.py

reference: $(READY)
	@$(BIN)/python -m sheets_addin.reference docs
