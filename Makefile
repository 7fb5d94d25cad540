# Tasks. Each makes `.venv` itself; PYTHON chooses the interpreter (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: overview test test-fast check bench docs starter serve clean

overview: .venv/ready ## the main job: an overview of two states (make overview A=France B=Germany)
	@$(BIN)/bilateral overview "$(or $(A),Cambodia)" "$(or $(B),Russia)"

test: .venv/ready check ## style, types and every test
	$(BIN)/pytest -q -n 2 --dist loadfile

test-fast: .venv/ready ## the tests that a developer runs all the time
	$(BIN)/pytest -q -m "not slow"

check: .venv/ready ## style and types
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy

bench: .venv/ready ## every benchmark, beside its peer
	$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[bench]"
	@for file in benchmarks/bench_*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

docs: .venv/ready ## the generated pages of docs/sources
	$(BIN)/python docs/generate.py

starter: .venv/ready ## the store inside the package, from the raw files in MIRROR
	$(BIN)/bilateral build --redistributable --mirror "$(or $(MIRROR),../shared/data)" -o src/bilateral/starter

serve: .venv/ready ## the explorer
	$(BIN)/bilateral serve --open

clean: ## all that can be made again
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache dist

.venv/ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[build,web,dev]"
	touch .venv/ready
