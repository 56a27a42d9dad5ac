"""The commands that show and check targets and rules: ``targets`` and ``rules``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engine import options
from engine.help import Group
from engine.program import NOT_READ, PASSED
from engine.terminal import complain, give

if TYPE_CHECKING:
    from engine.fields import Language
    from engine.problem import Problem


@click.group(cls=Group, name="targets")
def targets_group() -> None:
    pass


@targets_group.command(name="list")
@options.targets
@options.language
def targets_list(targets: tuple[str, ...], language: Language) -> int:
    from engine.asked import load_targets
    from engine.report import as_listing

    give(as_listing.sets(load_targets(targets)[0], language), None)
    return PASSED


@targets_group.command(name="show")
@click.argument("name", metavar="NAME_OR_FILE")
@options.language
def targets_show(name: str, language: Language) -> int:
    from engine.lookup import one_set
    from engine.report import as_listing

    found, library = one_set(name)
    give(as_listing.target_set(found, library, language), None)
    return PASSED


@targets_group.command(name="diff")
@click.argument("first", metavar="NAME_OR_FILE")
@click.argument("second", metavar="NAME_OR_FILE")
@options.language
def targets_diff(first: str, second: str, language: Language) -> int:
    from engine.lookup import one_set
    from engine.report import as_listing

    give(as_listing.difference(one_set(first)[0], one_set(second)[0], language), None)
    return PASSED


@targets_group.command(name="lint")
@options.files
@options.language
def targets_lint(paths: tuple[Path, ...], language: Language) -> int:
    from engine.lookup import lint_targets

    problems, summary = lint_targets(paths, language)
    return _linted(problems, summary, language)


@click.group(cls=Group, name="rules")
def rules_group() -> None:
    pass


@rules_group.command(name="list")
@options.language
def rules_list(language: Language) -> int:
    import rules
    from engine.report import as_listing

    give(as_listing.rules(rules.load_shipped(), language), None)
    return PASSED


@rules_group.command(name="show")
@click.argument("name", metavar="RULE")
@options.language
def rules_show(name: str, language: Language) -> int:
    from engine.lookup import one_rule
    from engine.report import as_listing

    give(as_listing.rule(one_rule(name), language), None)
    return PASSED


@rules_group.command(name="lint")
@options.folder
@options.language
def rules_lint(folder: Path | None, language: Language) -> int:
    from engine.lookup import lint_rules

    problems, summary = lint_rules(folder, language)
    return _linted(problems, summary, language)


def _linted(problems: Sequence[Problem], summary: str, language: Language) -> int:
    complain(problems, language)
    if not problems:
        give(summary + "\n", None)
    return NOT_READ if problems else PASSED
