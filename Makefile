# run, test, check, bench: the only commands one needs. Python 3.11 or later and make are all that must be there.
PORT ?= 8501
ARGS ?=

# The first Python of 3.11 or later that is found; another one by `make PYTHON=/path/to/python …`.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin

.PHONY: run test check bench
.DELETE_ON_ERROR:

run: .venv/.runtime ## open the dashboard with the demo case; PORT=8600 for another port
	$(BIN)/python -m streamlit run app.py --server.port $(PORT) --server.showEmailPrompt false --browser.gatherUsageStats false

test: .venv/.tests ## all tests; ARGS="-k numbers" for some of them; REQUIRE_ALL=1 lets none be skipped
	$(BIN)/python -m pytest $(ARGS)

check: .venv/.tests ## style and types
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

bench: .venv/.tests ## accuracy on the reference sets, then speed beside quantulum3
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/speed.py

.venv/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found; name one by 'make PYTHON=/path/to/python …'"; exit 1; }
	$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.runtime: requirements.txt .venv/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.tests: tests/requirements.txt .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@
