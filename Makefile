# `make run` opens the chat page, `make test` runs everything CI runs. Both set up .venv/ by themselves.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help run chat serve check test soak pictures lint types imports content tests coverage format lock sbom audit wheel clean
.DEFAULT_GOAL := help

help:  ## list what make can do
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/.run bot/web/fetched/webchat.js  ## open the chat page on this machine
	@$(BIN)/policybot serve --open

chat: .venv/.run  ## talk with the bot in the terminal
	@$(BIN)/policybot chat

serve: .venv/.run bot/web/fetched/webchat.js  ## the same as run, without opening a browser
	@$(BIN)/policybot serve

check: .venv/.run  ## check the content in faq/ and policy_text/
	@$(BIN)/policybot check

test: .venv/.dev lint types imports content tests  ## everything CI runs

soak: .venv/.dev bot/web/fetched/webchat.js  ## kill the bot 200 times under load; takes half an hour
	SOAK_KILLS=200 $(BIN)/pytest -s tests/soak

pictures: .venv/.dev bot/web/fetched/webchat.js  ## draw the pictures in the documents anew, from the running bot
	@$(BIN)/python -m tests.browser.pictures docs/pictures
	@$(BIN)/python -m tests.browser.preview_pictures docs/pictures

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

imports: .venv/.dev
	$(BIN)/lint-imports

content: .venv/.dev
	$(BIN)/policybot check

# The phrasings are learnt once before the tests, not by every worker.
tests: .venv/.dev bot/web/fetched/webchat.js
	@POLICYBOT_CACHE=.pytest_cache/policybot $(BIN)/policybot ask --content . hej > /dev/null
	$(BIN)/pytest -n 2 --dist loadgroup

coverage: .venv/.dev bot/web/fetched/webchat.js  ## the tests, and what they reach of the code; takes twice as long
	$(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report=term

format: .venv/.dev  ## let ruff lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/.dev  ## pin the requirements anew (needs uv)
	uv pip compile -q --universal --upgrade --generate-hashes --no-emit-index-url --no-header --no-strip-extras pyproject.toml -o requirements/run.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-strip-extras pyproject.toml --group dev -c requirements/run.lock -o requirements/dev.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-strip-extras requirements/audit.in -o requirements/audit.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --no-strip-extras requirements/build.in -c requirements/dev.lock -o requirements/build.lock

sbom: .venv/.audit  ## write sbom.json: every package that runs with the bot, with its hashes (CycloneDX)
	@.venv/audit/bin/cyclonedx-py requirements requirements/run.lock --pyproject pyproject.toml --output-reproducible -o sbom.json
	@echo "sbom.json is written."

audit: .venv/.audit  ## ask the package index whether a known fault is in what we pin
	.venv/audit/bin/pip-audit --disable-pip --require-hashes -r requirements/run.lock

wheel: .venv/.dev bot/web/fetched/webchat.js  ## build dist/policybot-*.whl, with Web Chat and the starter content
	@$(BIN)/python -m hatchling build -t wheel

clean:  ## remove what make has set up
	rm -rf .venv bot/web/fetched .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Policybot needs Python 3.11 or newer. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -m venv .venv || { \
	  rm -rf .venv; echo "This Python has no venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

# Microsoft's Web Chat for the chat page, by its pinned hash. Where it cannot be fetched the page says so.
bot/web/fetched/webchat.js: .venv/bin/python bot/web/fetch.py bot/web/assets.py
	@echo "Fetching the chat page's script (once) ..."
	@$(BIN)/python -m bot.web.fetch && touch -c $@ || true

# The build back end is pinned like everything else, and nothing is fetched behind the locks.
.venv/.run: .venv/bin/python requirements/run.lock requirements/build.lock pyproject.toml
	@$(PIP) install --require-hashes -r requirements/run.lock -r requirements/build.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.lock
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

# Apart from the rest: what looks at the packages brings forty of its own.
.venv/.audit: .venv/bin/python requirements/audit.lock
	@$(PYTHON) -m venv .venv/audit
	@.venv/audit/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements/audit.lock
	@touch $@
