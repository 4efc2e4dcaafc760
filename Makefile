# make site    the main job, from nothing: environment, sample dumps to Markdown, Markdown to output/
# make test    the tests
# make check   everything CI runs
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements.lock
DEVLOCK := requirements-dev.lock

.PHONY: site serve test check lint types contracts wheel tools lock clean
.DELETE_ON_ERROR:

site: $(VENV)/.ready
	$(BIN)/newsdigest ingest
	$(BIN)/newsdigest build
	@echo
	@echo "The site is in output/. To look at it:  make serve"

serve: $(VENV)/.ready
	$(BIN)/newsdigest serve

test: $(VENV)/.dev tools
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not long"

check: lint types contracts tools
	$(BIN)/python -m pytest -n auto --dist worksteal --hypothesis-profile=check
	$(MAKE) wheel
	$(BIN)/newsdigest ingest --quiet && $(BIN)/newsdigest build --quiet && $(BIN)/newsdigest check

lint: $(VENV)/.dev
	$(BIN)/ruff check generator tests benchmarks
	$(BIN)/ruff format --check generator tests benchmarks

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

# A site made by the built wheel alone, in a clean environment, outside the repository. The wheel is left in dist/.
wheel: $(VENV)/.dev
	$(BIN)/python -m tests.wheel

# What the tests of pages and of publishing drive: Debian's Chromium, ssh, rsync and nginx. Where one is absent and cannot be
# installed, its tests are skipped and say so.
TOOLS := chromium rsync sshd nginx
PACKAGES := chromium fonts-noto-core rsync openssh-server nginx-light cron
tools:
	@missing=; for tool in $(TOOLS); do PATH="$$PATH:/usr/sbin" command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null || \
	  echo "Could not be installed:$$missing. The tests that need them will be skipped."; \
	else echo "Not here:$$missing. The tests that need them will be skipped."; fi

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(LOCK) pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q generator
	@touch $@

$(VENV)/.dev: $(DEVLOCK) $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(DEVLOCK)
	@touch $@

lock: | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet -o $(LOCK)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --quiet -o $(DEVLOCK)

clean:
	rm -rf $(VENV) .newsdigest content/articles content/register.jsonl content/desk dist
	find output -mindepth 1 ! -name .gitkeep -delete
