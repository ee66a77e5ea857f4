# Everything below runs in the environment that is active; .ci/run makes a fresh one.

.PHONY: check test lint types imports

check: lint types imports test

lint:
	ruff check .
	ruff format --check .

types:
	mypy

imports:
	lint-imports

test:
	pytest
