"""Folders: which files they stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from engine.problem import Problem, name_of

_LOCK = "~$"
"""So begin the files that Office keeps beside a document while it is open."""
_NO_REPORTS = ("picture", "unknown-archive", "not-text", "decisions-not-a-report")
"""What is said of files that nobody takes for a report."""


class Given(NamedTuple):
    """A file to be judged, and the folder that it was found in, if the user named that and not the file."""

    path: Path
    folder: Path | None = None


def files_of(paths: Iterable[Path]) -> tuple[tuple[Given, ...], tuple[Problem, ...]]:
    """All files that the paths stand for, each once, in the order of the paths; and what cannot be looked into.

    A folder stands for the files in it and below, sorted by name, except hidden ones and Office's own. Links to
    folders are not followed.
    """
    found: dict[Path, Given] = {}
    problems: list[Problem] = []
    for path in paths:
        if not _is_folder(path):
            found[path] = Given(path)
            continue
        for each in _below(path, problems):
            found.setdefault(each, Given(each, path))
    return tuple(found.values()), tuple(problems)


def size_of(given: Given) -> int:
    """How many bytes the file has; 0 where that cannot be seen."""
    try:
        return given.path.stat().st_size
    except OSError:
        return 0


def of_a_folder(given: Given, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of a file, only told and no more if it lies in a folder without being a report."""
    if given.folder is None:
        return tuple(problems)
    return tuple(each._replace(severity="warning") if each.code in _NO_REPORTS else each for each in problems)


def without_reports(paths: Iterable[Path], taken: Iterable[Given]) -> Iterator[Problem]:
    """A problem for each of the folders from which no file was taken for a report."""
    used = {each.folder for each in taken}
    for path in dict.fromkeys(paths):
        if _is_folder(path) and path not in used:
            yield Problem(name_of(path), "empty-folder")


def _below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        details = {"reason": error.strerror or str(error)}
        problems.append(Problem(name_of(Path(error.filename)), "unreadable", details=details))

    for name, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for each in sorted(files):
            path = Path(name) / each
            if not each.startswith((".", _LOCK)) and (path.is_file() or path.is_symlink()):
                yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # told when the file is opened
        return False
