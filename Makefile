# make demo   sets up, judges a real report in Word, and scores a folder of examples into demo/
# make test   sets up and runs every check
# make test-spark   sets up an environment of its own with PySpark, and runs the tests on a Spark cluster (needs Java 17)
# make test-servers   sets up, with what connects to PostgreSQL beside it, and runs the tests on a server of their own
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SPARK_VENV ?= .venv-spark
SPARK_READY := $(SPARK_VENV)/.ready-with-spark
DRIVERS := $(VENV)/drivers
DRIVERS_READY := $(DRIVERS)/.ready
EXAMPLE := examples/dot-kiem-tra-2024
DEMO := demo

.PHONY: demo test test-spark test-servers check setup requirements bench clean

demo: setup
	@$(BIN)/chitieu check examples/phu-my-2024.docx; status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi
	@mkdir -p $(DEMO)
	@$(BIN)/chitieu score $(EXAMPLE)/bao-cao --decisions $(EXAMPLE)/quyet-dinh.yaml --output $(DEMO)/ket-qua.html \
	--output $(DEMO)/ket-qua.xlsx --output $(DEMO)/bien-ban.docx 2>$(DEMO)/canh-bao.txt; status=$$?; \
	case $$status in 0|1|3) ;; *) cat $(DEMO)/canh-bao.txt >&2; exit $$status ;; esac
	@echo; echo "Đã chấm thư mục $(EXAMPLE), mở bằng trình duyệt: $(CURDIR)/$(DEMO)/ket-qua.html"

test: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/chitieu targets lint
	$(BIN)/chitieu rules lint
	$(BIN)/pytest -n auto --dist worksteal

test-spark: $(SPARK_READY)
	$(SPARK_VENV)/bin/pytest -m spark

test-servers: $(DRIVERS_READY)
	PYTHONPATH=$(DRIVERS) $(BIN)/pytest tests/test_server_tables.py

setup: $(READY)

# PySpark comes as source only, and needs nothing but what is there to be built.
$(SPARK_READY): requirements-spark.txt requirements.txt requirements-dev.txt pyproject.toml setup.sh
	PYTHON=$(PYTHON) VENV=$(SPARK_VENV) sh setup.sh
	$(SPARK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r requirements-spark.txt
	touch $(SPARK_READY)

# In a folder beside the other packages, so that all other tests run without them.
$(DRIVERS_READY): requirements-servers.txt $(READY)
	rm -rf $(DRIVERS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: --target $(DRIVERS) -r requirements-servers.txt
	touch $(DRIVERS_READY)

# durable-rules comes as source only. On Python 3.13 it needs the name that 3.13 took away.
$(READY): requirements.txt requirements-dev.txt pyproject.toml setup.sh
	PYTHON=$(PYTHON) VENV=$(VENV) sh setup.sh
	touch $(READY)

requirements: setup
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe --extra spark --constraint requirements-dev.txt --output-file requirements-spark.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --allow-unsafe --constraint requirements-dev.txt --output-file requirements-servers.txt requirements-servers.in

bench: setup
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/many.py
	$(BIN)/python benchmarks/reports.py
	$(BIN)/python benchmarks/score.py

clean:
	rm -rf $(VENV) $(SPARK_VENV) $(DEMO) build *.egg-info
