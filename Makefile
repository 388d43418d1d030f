# Verbs for people. `make serve` and `make test` need only Python 3.11+ and make; they set up their own environment in .venv.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8000
UNSEEN ?= tests/gold/invented

.DEFAULT_GOAL := help
.PHONY: help serve test check eval calibration bench docs lock seeds clean

help: ## Show these verbs
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || sed -n 's/^\([a-z]*\):.*## /  make \1  /p' $(MAKEFILE_LIST)

$(VENV)/.serve: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "vetkg needs Python 3.11 or newer: make PYTHON=python3.12 serve")'
	@echo "Making the environment in $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.serve requirements-dev.lock
	@echo "Adding the development tools to $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

serve: $(VENV)/.serve ## Serve the graph of the five reports at http://127.0.0.1:8000
	@$(BIN)/vetkg serve --host $(HOST) --port $(PORT)

test: $(VENV)/.test ## Run all tests
	@$(BIN)/python -m pytest $(TESTS)

check: $(VENV)/.test ## Lint, format, types, import rules, and both projections of the seeds' graph
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/vetkg check

eval: $(VENV)/.test ## Score extractor and seeds against the answer keys (VETKG_SHARED, ../shared by default) into seeds/scores.json
	@$(BIN)/python -m bench.scores

calibration: $(VENV)/.test ## Measure confidence anew from made reports, the invented ones and those with keys
	@$(BIN)/python -m bench.calibration --write --unseen $(UNSEEN)

bench: $(VENV)/.test ## Measure: speed of reading, building, asking
	@$(BIN)/python -m bench.speed

docs: $(VENV)/.test ## Make the generated pages of docs/ anew
	@$(BIN)/python -m bench.pages

seeds: $(VENV)/.test ## Make seeds/facts anew from the reports' texts and the corrections
	@$(BIN)/python -m bench.seeds

lock: $(VENV)/.test ## Lock the dependencies anew
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header pyproject.toml --extra neo4j --extra llm --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove the environment and the caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build
