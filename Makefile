# The commands of the README and of CI. Each sets up what it needs, once.
.PHONY: help demo test test-postgres test-long bench bench-quotes pictures lint setup
.DEFAULT_GOAL := help

BIN := .venv/bin
PYTEST := $(BIN)/pytest --quiet
export PORT PYTHON

help: ## what there is
	@awk -F ' ## ' '/^[a-z-]+:.* ## / { split($$1, name, ":"); printf "make %-15s %s\n", name[1], $$2 }' Makefile

demo: ## a newsroom with stories in it, on http://127.0.0.1:8000 (PORT=)
	@exec sh tools/demo.sh

setup: ## .venv with everything the checks and the tests need
	@sh tools/setup.sh requirements-dev.txt

lint: export NEWSROOM_DEMO =
lint: export DATABASE_URL =
lint: setup ## style, templates, import floors, types, migrations, deployment settings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find templates -name '*.html' | xargs $(BIN)/djade --check --target-version 5.2
	$(BIN)/lint-imports
	DEBUG=true $(BIN)/mypy .
	DEBUG=true $(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=false ALLOWED_HOSTS= NEWSROOM_ORIGIN=https://news.example \
	    SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_hex(32))') \
	    $(BIN)/python manage.py check --deploy --fail-level WARNING

test: lint ## the linters and the whole suite, in a real browser too, on SQLite
	DATABASE_URL= $(PYTEST) --numprocesses 2 --dist loadgroup

test-postgres: setup ## the suite on PostgreSQL (DATABASE_URL=), but for the browser
	@sh tools/postgres.sh $(PYTEST) --numprocesses 2 --dist loadgroup -m "not browser and not long"

test-long: setup ## the long walk, the races and the kills at full count, on SQLite and on PostgreSQL
	DATABASE_URL= $(PYTEST) --numprocesses 2 -m long
	@sh tools/postgres.sh $(PYTEST) --numprocesses 2 -m long tests/workflow tests/desk \
	    --ignore tests/workflow/test_walk_mutants.py

bench: setup ## what a page costs at 1,000 and at 20,000 stories (the first time fills them: minutes)
	@$(BIN)/python -m tools.bench

bench-quotes: setup ## what the quotation engine scores, on ../shared/quotes and our own stories
	DEBUG=true DATABASE_URL= $(BIN)/python -m tools.bench_quotes

pictures: setup ## the README's pictures, taken anew from a demo of their own
	@$(BIN)/python -m tools.pictures
