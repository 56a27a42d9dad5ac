"""The forms of a scoring: which module makes each, and which form a file's name asks for.

Each module has ``render(scoring, library, language)``, which gives a text or bytes; those of long forms have ``write``
besides, which writes the same into a file, piece by piece. Only that of a form that is asked for is imported.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING

from engine.fields import Language
from engine.model.scored import Scoring
from targets import Library

if TYPE_CHECKING:
    from engine.report.docx_template import Template

MODULES = {
    "table": "as_scores",
    "json": "as_scores_json",
    "markdown": "as_scores_markdown",
    "csv": "as_scores_csv",
    "junit": "as_scores_junit",
    "docx": "as_docx",
    "html": "as_html",
    "xlsx": "as_xlsx",
}
IN_PIECES = ("html", "json", "xlsx")
SUFFIXES = {
    ".txt": "table",
    ".json": "json",
    ".md": "markdown",
    ".csv": "csv",
    ".xml": "junit",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
}


def form_of(path: Path) -> str | None:
    """The form that the name of a file asks for, or None."""
    return SUFFIXES.get(path.suffix.lower())


def render(
    form: str, scoring: Scoring, library: Library, language: Language, template: Template | None = None
) -> str | bytes:
    """The scoring in one of the forms; minutes by the team's own ``template`` where there is one."""
    more = (template,) if form == "docx" else ()
    made: str | bytes = import_module(f"engine.report.{MODULES[form]}").render(scoring, library, language, *more)
    return made


def write(
    file: IO[bytes],
    form: str,
    scoring: Scoring,
    library: Library,
    language: Language,
    template: Template | None = None,
) -> None:
    """Writes the scoring into a file in one of the forms."""
    if form in IN_PIECES:
        import_module(f"engine.report.{MODULES[form]}").write(file, scoring, library, language)
        return
    made = render(form, scoring, library, language, template)
    file.write(made.encode() if isinstance(made, str) else made)
