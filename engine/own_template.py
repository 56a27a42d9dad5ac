"""A team's own template of minutes: looked at before anything is made of it."""

from __future__ import annotations

from pathlib import Path

from engine.problem import InputError, Problem, name_of
from engine.read import formats, read_bytes
from engine.read.archive import ERRORS, check_archive
from engine.read.word_parts import open_parts
from engine.report.docx_template import Form, Template
from engine.report.minutes_values import FIELDS
from engine.word_file import is_plain_document, with_part


def read_template(path: Path) -> Template:
    """The template in a file. Raises InputError with all that is wrong with it."""
    name, data = name_of(path), read_bytes(path)
    if formats.form_of(name, data) != "docx" or not is_plain_document(data):
        raise InputError([Problem(name, "not-a-word-document")])
    check_archive(name, data)
    found = open_parts(name, data)
    _check_whole(name, data, found.name)
    template = Template(name, data)
    Form(template, FIELDS)
    return template


def _check_whole(name: str, data: bytes, main: str) -> None:
    """Raises InputError where a part that would only be copied is damaged."""
    try:
        with_part(data, main, ())
    except ERRORS:
        raise InputError([Problem(name, "broken-archive")]) from None
