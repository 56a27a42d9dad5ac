#!/bin/sh
# Makes the virtual environment in $VENV from pinned, hashed requirements. Safe to run again.
set -eu
PYTHON=${PYTHON:-python3}
VENV=${VENV:-.venv}

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "chitieu needs Python 3.11 or newer; $PYTHON is older. Try: make PYTHON=python3.11 demo"
"$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "Python's venv module is missing. On Debian: apt-get install python3-venv"
"$PYTHON" -c 'import os, sysconfig, sys; sys.exit(not os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")))' ||
    fail "Python's headers are missing; durable-rules is compiled here. On Debian: apt-get install python3-dev"
command -v cc >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 ||
    fail "A C compiler is missing; durable-rules is compiled here. On Debian: apt-get install gcc libc6-dev"

[ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"

# Build tools first: durable-rules is built with them, without fetching others. Python 3.13 took away the
# name PyEval_CallObject, which the released source still uses.
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r requirements-build.txt
CPPFLAGS="${CPPFLAGS:-} -DPyEval_CallObject=PyObject_CallObject" \
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r requirements-dev.txt
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
"$VENV/bin/python" -m compileall -q cli.py engine rules targets
"$VENV/bin/python" -m engine.kept
"$VENV/bin/python" -m engine.batch.prepared
