# The two commands that matter: make site, make test.
PYTHON ?= python3
PY := .venv/bin/python
export NO_MKDOCS_2_WARNING = 1
# Our own modules are compiled once, not at every build.
unexport PYTHONDONTWRITEBYTECODE

# The commit's time dates pages and archives, so that one commit always gives the same bytes; without git nothing is dated.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git --git-dir=.git log -1 --format=%ct 2>/dev/null)
endif
ifeq ($(SOURCE_DATE_EPOCH),)
unexport SOURCE_DATE_EPOCH
else
export SOURCE_DATE_EPOCH
endif

.NOTPARALLEL:
.PHONY: site public compress offline release serve check test audit benchmark search-report queries lock advisories clean

public: export PURPOSE = $(if $(PREVIEW),preview,public)
site public: .venv/.installed
	$(PY) -m macros build

compress: .venv/.installed
	$(PY) -m macros compress

offline: .venv/.installed
	$(PY) -m macros copy

release: .venv/.installed
	$(PY) -m macros check --for public
	@$(MAKE) offline
	umask 022 && cd dist && sha256sum wissensbasis.zip > wissensbasis.zip.sha256

serve: .venv/.installed
	$(PY) -m mkdocs serve --strict

check: .venv/.installed
	$(PY) -m macros check

test: .venv/.installed
	$(PY) -m ruff format --check
	$(PY) -m ruff check
	$(PY) -m mypy
	$(PY) -m pytest -m "not audit" -n 2 --dist worksteal

audit: .venv/.installed tests/audit/node_modules/.installed
	$(PY) -m pytest -m "audit or hypothesis" --hypothesis-profile fresh

benchmark: .venv/.installed
	PYTHONPATH=. $(PY) scripts/benchmark.py

search-report: .venv/.installed
	$(PY) -m tests.content.report

queries: .venv/.installed
	$(PY) -m tests.content.queries $(FILE)

# The name and the header of the file tell Dependabot how to keep it up to date.
lock:
	$(PYTHON) -m venv --clear .build/lock
	.build/lock/bin/python -m pip install -q uv
	for name in requirements requirements-advisories; do \
		.build/lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --upgrade \
			--no-emit-index-url --no-emit-find-links --no-annotate $$name.in -o $$name.txt || exit 1; done

# Asks the registries' own lists whether anything is known against what we pin; needs the internet.
advisories:
	$(PYTHON) -m venv --clear .build/advisories
	.build/advisories/bin/python -m pip install -q --require-hashes --only-binary :all: -r requirements-advisories.txt
	.build/advisories/bin/python -m pip_audit --require-hashes --disable-pip -r requirements.txt -r requirements-advisories.txt
	cd tests/audit && npm audit

.venv/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 oder neuer wird gebraucht."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Es fehlt das Paket python3-venv: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

tests/audit/node_modules/.installed: tests/audit/package-lock.json
	@command -v npm >/dev/null || { echo "Für die Prüfung fehlt npm: sudo apt install npm"; exit 1; }
	cd tests/audit && npm ci --silent --ignore-scripts
	@touch $@

clean:
	rm -rf site dist .build .cache .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/audit/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
