"""Loads statistical forms and what must agree in them: one YAML file a form under ``rules/forms/``.

Adding a form touches YAML only; docs/viet-bieu-mau.md says how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.problem import InputError, Problem, in_order
from engine.source import Source, parse
from engine.validate import read_model
from rules.form_checks import form_problems
from rules.form_language import OTHERS, Column, Form, FormReading, Identity, IdentityKind, Measure, Row, Total

__all__ = [
    "OTHERS", "Column", "Form", "FormReading", "Forms", "Identity", "IdentityKind", "Measure", "Row", "Total",
    "load_forms", "load_shipped",
]  # fmt: skip

FOLDER = Path(__file__).parent / "forms"


@dataclass(frozen=True)
class Forms:
    """All forms, in the order of their file names; ``digest`` is the SHA-256 of the files."""

    forms: tuple[Form, ...]
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)

    def named(self, name: str) -> Form | None:
        return next((each for each in self.forms if each.id == name), None)


def load_shipped(folder: Path = FOLDER) -> Forms:
    """The forms of the files in ``folder``. Raises InputError."""
    paths = sorted(folder.glob("*.yaml"))
    shown = [f"forms/{path.name}" if folder == FOLDER else path.as_posix() for path in paths]
    return load_forms(zip(shown, (path.read_bytes() for path in paths), strict=True))


def load_forms(files: Iterable[tuple[str, bytes]]) -> Forms:
    """The forms of pairs of a file's name and its bytes. Raises InputError with all that is wrong in all files."""
    contents = list(files)
    problems: list[Problem] = []
    read: list[tuple[Source, Form]] = []
    for name, data in contents:
        try:
            source = parse(name, data)
            read.append((source, read_model(source, Form)))
        except InputError as error:
            problems.extend(error.problems)
    forms = tuple(form for _, form in read)
    for position, (source, form) in enumerate(read):
        problems.extend(form_problems(source, form, forms, [each.id for each in forms[:position]]))
    found = in_order(problems)
    if found:
        raise InputError(found)
    return Forms(forms, hashlib.sha256(b"\0".join(data for _, data in contents)).hexdigest())
