"""Opens files, and reads each in the way that its content asks for."""

from __future__ import annotations

from pathlib import Path

from engine.document import Document
from engine.problem import InputError, Problem, name_of
from engine.read.decision_table import refuse_decisions
from engine.read.formats import form_of
from engine.source import MAX_BYTES, Source, parse


def read_bytes(path: Path) -> bytes:
    """The content of a file; InputError where it cannot be opened, is too large, or is being written."""
    name = name_of(path)
    try:
        if path.is_dir():
            raise InputError([Problem(name, "is-a-folder", details={"folder": name})])
        before = path.stat()
        if before.st_size > MAX_BYTES:
            raise InputError([Problem(name, "too-large", details={"limit": str(MAX_BYTES // 1_000_000)})])
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        after = path.stat()
    except FileNotFoundError:
        raise InputError([Problem(name, "no-such-file")]) from None
    except OSError as error:
        raise InputError([Problem(name, "unreadable", details={"reason": error.strerror or str(error)})]) from None
    if len(data) > MAX_BYTES:
        raise InputError([Problem(name, "too-large", details={"limit": str(MAX_BYTES // 1_000_000)})])
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError([Problem(name, "being-written")])
    return data


def read_input(name: str, data: bytes) -> tuple[Source, ...] | Document:
    """What the content shows: the trees of a submission, or a document that has yet to be understood.

    There is one tree for YAML or JSON, and one a unit for a table or workbook with a reading in each row. Only the
    module of the format that is found is imported. Raises InputError where the content cannot be read.
    """
    form = form_of(name, data)
    if form == "submission":
        source = parse(name, data)
        refuse_decisions(name, source)
        return (source,)
    if form == "text":
        return _read_text(name, data)
    from engine.read.form import filled_form
    from engine.read.repaired import repaired

    document = repaired(_read_packed(form, name, data))
    filled = filled_form(document)
    if not filled and form == "xlsx":
        refuse_decisions(name, document)
    return filled or document


def _read_packed(form: str, name: str, data: bytes) -> Document:
    match form:
        case "docx":
            from engine.read.word import read_word

            return read_word(name, data)
        case "xlsx":
            from engine.read.sheet import read_workbook

            return read_workbook(name, data)
    from engine.read.pdf import read_pdf

    return read_pdf(name, data)


def _read_text(name: str, data: bytes) -> tuple[Source, ...] | Document:
    from engine.read.encoding import decode_text

    text, warnings = decode_text(name, data)
    from engine.read.rows import is_table, parse_rows

    if is_table(text):
        return parse_rows(name, text, warnings)
    return _read_prose(name, text, warnings)


def _read_prose(name: str, text: str, warnings: tuple[Problem, ...]) -> Document:
    from engine.read.markup import is_html, read_html
    from engine.read.repaired import repaired

    if is_html(text):
        return repaired(read_html(name, text, warnings))
    from engine.read.text import read_text

    return repaired(read_text(name, text, warnings))
