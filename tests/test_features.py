"""Binds every scenario of ``features/`` to the steps under ``tests/steps/``."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "tests.steps.asking",
    "tests.steps.auditing",
    "tests.steps.comparing",
    "tests.steps.complaining",
    "tests.steps.concluding",
    "tests.steps.counting",
    "tests.steps.deciding",
    "tests.steps.explaining",
    "tests.steps.filling",
    "tests.steps.judging_tables",
    "tests.steps.reading",
    "tests.steps.reporting",
    "tests.steps.scoring",
    "tests.steps.tabulating",
]

scenarios(".")
