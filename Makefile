# `make` alone lists what there is. Needs Python 3.11 or newer; everything else goes into .venv.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
.DEFAULT_GOAL := help
.PHONY: help run test e2e lint fix lock bench drills clean venv packages tools

# Settings come from the environment, then from .env. Without either, this is somebody's first look: debug mode.
ifndef DEBUG
ifeq (,$(shell grep -s '^DEBUG=' .env))
export DEBUG := 1
endif
endif

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: packages ## Run the site with its worker and the demo agency (PORT=8000)
	@mkdir -p var
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py demo --if-empty
	@exec $(PY) manage.py site

test: tools ## Run all tests that this machine can run
	@exec $(PY) tests/run.py

e2e: tools ## Run the tests in a browser alone
	@exec $(PY) tests/run.py browser

lint: tools ## Check style, templates, types, migrations, translations and bundled scripts
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m djlint --lint --quiet templates
	$(PY) -m mypy
	DATABASE_URL=sqlite://:memory: $(PY) manage.py makemigrations --check --dry-run
	$(PY) tests/translations.py
	$(PY) tests/bundles.py

fix: tools ## Mend what can be mended by itself
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	$(PY) tests/translations.py --fix
	$(PY) tests/bundles.py --fix

lock: tools ## Write the hashed locks from requirements*.in (with UPGRADE=--upgrade: the newest versions)
	for kind in "" -prod -dev; do \
	  $(PY) -m uv pip compile -q $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-config --no-header \
	    --no-emit-index-url --no-emit-find-links requirements$$kind.in -o requirements$$kind.txt || exit 1; \
	done

bench: tools ## Measure the pages that exist
	@exec $(PY) -m tests.benchmarks.pages

drills: tools ## Run the long drills - kill, race, load, growth - at full counts
	@DRILL=full exec $(PY) tests/run.py drill

clean: ## Remove .venv, caches and collected files; var/, with the data, stays
	rm -rf $(VENV) staticfiles .ruff_cache .mypy_cache .pytest_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- What the targets stand on ---------------------------------------------------------------------

venv:
	@test -x $(VENV)/bin/pip && exit 0; \
	command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed. On Debian and Ubuntu: apt install python3 python3-venv"; exit 1; }; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Name another: make PYTHON=python3.12 ..."; exit 1; }; \
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian and Ubuntu: apt install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; exit 1; }; \
	$(PYTHON) -m venv $(VENV)

# A copy of the lock lies in .venv once everything in it is installed: when the lock changes, they differ.
define install
	@cmp -s $(1) $(VENV)/$(1) || { \
	  echo "Installing $(2) into $(VENV); the first time takes a minute or two."; \
	  $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(1) && cp $(1) $(VENV)/$(1); }
endef

packages: venv
	$(call install,requirements.txt,Newsroom's packages)

tools: venv
	$(call install,requirements-dev.txt,the packages for work on Newsroom)
