"""The shape of the project: what stands where, and what stands nowhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("engine", "rules", "targets")
MODULES = sorted([ROOT / "cli.py", *(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))])
LONGEST = 300
NOT_OURS = re.compile(r"\.(git|venv.*|hypothesis|.*_cache|mypy_cache)|__pycache__|build|demo|dist|.*\.egg-info")
PACKAGE_HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "crates" + ".io", "proxy.golang" + ".org")
THIS_MACHINE = re.compile("(?<![\\w.])/(" + "|".join(["work" + "/", "root" + "/", "home" + "/\\w"]) + ")")
YEAR = re.compile(r"\b20\d\d\b")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def files() -> list[Path]:
    found, folders = [], [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if NOT_OURS.fullmatch(path.name):
                continue
            (folders if path.is_dir() else found).append(path)
    return found


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def documented(node: ast.AST) -> set[int]:
    """The constants that are docstrings: texts that stand alone as a statement."""
    return {
        id(each.value) for each in ast.walk(node) if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
    }


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_in_one_sentence_what_it_is(path):
    said = ast.get_docstring(tree(path))
    assert said
    assert re.match(r".+?[.:)]($|\s)", said.replace("\n", " "))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_is_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_exact_numbers_are_made_in_one_module_and_no_float_is_made_anywhere(path):
    module = tree(path)
    likeness = [each.value for each in ast.walk(module) if isinstance(each, ast.keyword) and each.arg == "cutoff"]
    for node in ast.walk(module):
        names = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert named(path) == "engine/exact.py" or {"decimal", "fractions"}.isdisjoint(names)
        assert not (isinstance(node, ast.Name) and node.id == "float")
        assert not isinstance(getattr(node, "value", None), float) or node in likeness


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_asserts(path):
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_threshold_and_no_date_stands_in_python(path):
    module = tree(path)
    docstrings = documented(module)
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, str):
            dates = YEAR.findall(node.value)
            assert not dates or is_measured(module, node), node.value
        elif isinstance(node.value, int):
            assert not YEAR.fullmatch(str(node.value)), node.value


def is_measured(module: ast.Module, constant: ast.Constant) -> bool:
    """Whether only the length of the text is looked at: how long a date is."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and constant in node.args]
    return any(isinstance(call.func, ast.Name) and call.func.id == "len" for call in calls)


@pytest.mark.parametrize("path", files(), ids=named)
def test_no_file_names_a_host_of_packages_or_a_folder_of_one_machine(path):
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        pytest.skip("not a text")
    assert [host for host in PACKAGE_HOSTS if host in text] == []
    assert THIS_MACHINE.findall(text) == []


def test_the_folders_are_those_of_the_design():
    python = {path.name for path in ROOT.iterdir() if path.suffix == ".py"}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not NOT_OURS.fullmatch(path.name)}
    packages = {path.name for path in (ROOT / "engine").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert python == {"cli.py"}
    assert folders - {".ci", ".github"} == {
        "benchmarks", "docs", "engine", "examples", "features", "rules", "targets", "tests"
    }  # fmt: skip
    assert {"read", "normalise", "report"} <= packages
    assert not list((ROOT / "features").rglob("*.py"))
