# Two commands do everything on a machine with Python 3.11 or later: `make serve` and `make test`.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
PYTEST := $(BIN)/pytest --numprocesses=auto --dist=worksteal
EXPORT := $(BIN)/uv export --quiet --no-emit-project --no-header --no-annotate

.PHONY: serve build check-github test test-all test-fast test-random attack mutants static audit screenshots pictures goldens benchmark canary package bill vulnerabilities lock clean

serve: .venv/site  ## build the site, then show it and follow every edit; PORT=8001 serves it at another port
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null || \
	  { echo "Port $(PORT) is taken or not allowed; choose another: make serve PORT=8001"; exit 1; }
	@echo "Building the site with its PDFs …"
	-@$(BIN)/briefing build --pdf
	@$(BIN)/briefing serve --address 127.0.0.1:$(PORT)

build: .venv/site  ## build the site into site/, with its PDFs and card images
	$(BIN)/briefing build --pdf --cards

check-github: .venv/site  ## check the briefing, with findings as annotations of a pull request
	$(BIN)/briefing check --strict --format github

test: .venv/test  ## run every test, those in a browser too, and the checks of the code beside them
	$(BIN)/python tests/browser.py
	@$(MAKE) --no-print-directory --jobs=2 static test-all

test-all: .venv/test
	$(PYTEST)

test-fast: .venv/test  ## run the tests that need neither a browser nor a whole site
	$(PYTEST) -m "not browser and not site"

test-random: .venv/test  ## try many random examples where `make test` tries the same few every time
	$(PYTEST) -m hypothesis --hypothesis-profile=random

attack: .venv/test  ## attack readings, pins and strings by the ten thousand, and kill commands; takes long
	$(BIN)/python -m tests.attacks

mutants: .venv/test  ## change the code in small ways, and list the changes that no test notices
	$(BIN)/python -m tests.mutants

static: .venv/test  ## check the code without running it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --quiet --offline --persona auditor .github

audit: .venv/test tests/audit/node_modules/.package-lock.json  ## check the built site's HTML and its figures; needs Node and Java
	$(BIN)/python tests/browser.py
	$(BIN)/python -m tests.audit

screenshots: .venv/test  ## take pictures of every kind of page into .screenshots/
	$(BIN)/python tests/browser.py
	$(BIN)/python -m tests.screenshots

pictures: .venv/test  ## retake the pictures of the README
	$(BIN)/python tests/browser.py
	$(BIN)/python -m tests.pictures

goldens: .venv/test  ## rewrite the expected pages, messages and schemas; read the difference before you commit it
	$(BIN)/pytest --refresh tests/test_mistakes.py tests/test_goldens.py tests/test_schemas.py tests/test_editions.py tests/test_handbook.py

benchmark: .venv/test  ## measure speed and scale beside other engines, for hours; wants a quiet machine
	$(BIN)/python -m benchmarks run

canary: .venv/test  ## render the small briefing with Zensical and say what differs from MkDocs; fails for nothing
	$(BIN)/python -m tests.canary

package: .venv/release  ## make the wheel and the sdist in dist/
	$(BIN)/python -m build --no-isolation

bill: .venv/release  ## write the bill of materials, bom.cdx.json, from the lock of what builds and runs the site
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o bom.cdx.json requirements.txt

vulnerabilities: .venv/release  ## look every locked package up among known vulnerabilities; needs the network
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements-test.txt
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements-release.txt

lock: .venv/release  ## resolve the dependencies of pyproject.toml again; the lock names no registry
	$(BIN)/uv lock --quiet --upgrade
	$(EXPORT) --extra intake --extra pdf --extra timestamp --group site -o requirements.txt
	$(EXPORT) --extra intake --extra mcp --extra pdf --extra timestamp --group site --group test -o requirements-test.txt
	$(EXPORT) --only-group site --only-group release -o requirements-release.txt

clean:
	rm -rf .venv site dist

.venv/python: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name it, as in: make serve PYTHON=python3.12"; exit 1; }
	@echo "Making .venv for this project …"
	@$(PYTHON) -m venv .venv || \
	  { echo "Python's venv is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/site: .venv/python requirements.txt pyproject.toml
	@echo "Installing what requirements.txt names, once; this takes about half a minute …"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test: .venv/python requirements-test.txt pyproject.toml
	@echo "Installing what requirements-test.txt names, once; this takes about half a minute …"
	@$(PIP) --require-hashes -r requirements-test.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/release: .venv/python requirements-release.txt
	$(PIP) --require-hashes -r requirements-release.txt
	@touch $@

tests/audit/node_modules/.package-lock.json: tests/audit/package.json tests/audit/package-lock.json
	npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@
