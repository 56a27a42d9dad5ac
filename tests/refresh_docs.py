"""Runs the commands that the documentation shows, and writes what they print into it: python tests/refresh_docs.py.

A ``console`` block holds commands, each after ``$ ``, and what they print, standard error after standard output. A
last line ``…`` cuts the last output off. A block ``yaml file=NAME`` (any language) is a file that later commands of
the same page can use. Everything runs in an empty folder with copies of examples, rules and targets.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "README.vi.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
CUT = "…"
PROMPT = "$ "
_BLOCK = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SEPARATOR = "\x1e"


def refreshed(text: str) -> str:
    """The page with what its commands print now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _furnish(folder)
        return _BLOCK.sub(lambda block: _block(block, folder), text)


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Language and body of each block of code."""
    for block in _BLOCK.finditer(text):
        yield block["info"].split()[0], block["body"]


def commands(text: str) -> list[str]:
    """The commands that a page shows, in order."""
    lines = (line for language, body in blocks(text) if language == "console" for line in body.splitlines())
    return [line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT)]


def _furnish(folder: Path) -> None:
    for name in ("examples", "rules", "targets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    program = folder / "bin" / "chitieu"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "cli.py"}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)


def _block(block: re.Match[str], folder: Path) -> str:
    language, _, name = block["info"].partition(" file=")
    if name:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["body"], encoding="utf-8")
    if language != "console":
        return block[0]
    return f"```console\n{_session(block['body'], folder)}```"


def _session(body: str, folder: Path) -> str:
    lines = body.splitlines()
    shown = [line for line in lines if line.startswith(PROMPT)]
    outputs = _run([line.removeprefix(PROMPT) for line in shown], folder)
    if lines[-1] == CUT:
        kept = len(lines) - lines.index(shown[-1]) - 2
        outputs[-1] = "".join([*outputs[-1].splitlines(keepends=True)[:kept], f"{CUT}\n"])
    return "".join(f"{line}\n{output}" for line, output in zip(shown, outputs, strict=True))


def _run(lines: list[str], folder: Path) -> list[str]:
    """What each command prints; they run in one shell, so that ``echo $?`` tells the status of the one before."""
    script = "".join(f"status=$?; printf '\\036'; (exit $status)\n{line}\n" for line in lines)
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "CI")}
    path = f"{folder / 'bin'}{os.pathsep}{kept['PATH']}"
    environment = {**kept, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.split(_SEPARATOR)[1:]


def counted(text: str) -> str:
    """The page with what is read of the real reports now: the rows of its table, and the shares told beneath it."""
    sys.path.insert(0, str(ROOT))
    from tests.test_seeds import REPORTS, row, total  # it needs the real reports

    rows = iter([*(row(number) for number in REPORTS), total()])
    text = re.sub(r"^\| (?:0|Cộng).*$", lambda _: next(rows), text, flags=re.MULTILINE)
    read, missed, doubtful = map(int, re.findall(r"\d+", total())[3:6])
    text = re.sub(r"(đã\s+đọc) \d+/\d+(, tức hơn 99%)", rf"\1 {read}/{read + missed}\2", text)
    return re.sub(r"(đã\s+đọc) \d+/\d+(, tức hơn 95%)", rf"\1 {read}/{read + missed + doubtful}\2", text)


def proved(text: str) -> str:
    """The page with what the audit finds in the real reports now; what is not judged yet is told."""
    sys.path.insert(0, str(ROOT))
    from tests.proof_of_audit import missing, with_table  # it needs the real reports

    sys.stdout.write(missing())
    return with_table(text)


OF_REAL_REPORTS = {"doc-bao-cao.md": counted, "kiem-tra-so-lieu.md": proved}


def main() -> None:
    for page in PAGES:
        before = page.read_text(encoding="utf-8")
        after = refreshed(before)
        if page.name in OF_REAL_REPORTS and (ROOT.parent / "shared" / "seeds").is_dir():
            after = OF_REAL_REPORTS[page.name](after)
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
