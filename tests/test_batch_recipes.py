"""What is kept of the rules for tables is what they would be made into again, and is used for nothing else."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

import targets
from engine.batch import prepared, recipes
from engine.batch.coded import Coding
from tests.command import run

LIBRARY = targets.load_shipped()
HEAD = "unit,level,from,to,indicator,scope,value,numerator,denominator,place"
ROWS = [
    "Xã A,commune,2024-01-05,2024-06-30,online-dossiers,,80%,8,10,Dòng 1",
    "Xã A,commune,2024-01-05,2024-06-30,online-dossiers,Bộ phận Một cửa,50%,1,2,Dòng 2",
    "Xã A,commune,2024-01-05,2024-06-30,digitization,,41,3%,,Dòng 3",
    "Xã B,commune,2024-01-05,2024-06-30,online-payment,,,0,0,Dòng 1",
]
WRITTEN = ("ra.csv", "ra.discrepancies.csv", "ra.rejected.csv", "ra.sets.csv")


@pytest.fixture(scope="module")
def made() -> recipes.Recipes:
    return prepared.prepared(LIBRARY, [LIBRARY.sets[:2]])


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where recipes are kept in this test."""
    place = tmp_path / "recipes-cpython-1.pickle"
    monkeypatch.setattr(recipes, "_place", lambda: place)
    monkeypatch.chdir(tmp_path)
    return place


def judged() -> Sequence[bytes]:
    Path("so-lieu.csv").write_text("\n".join((HEAD, *ROWS, "")), encoding="utf-8")
    run("batch", "so-lieu.csv", "-o", "ra.csv")
    return [Path(name).read_bytes() for name in WRITTEN]


@pytest.mark.usefixtures("kept")
def test_tables_judged_by_what_is_kept_are_those_judged_by_the_rules(
    made: recipes.Recipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_rules = judged()
    recipes.keep(made)
    monkeypatch.setattr(recipes, "conclusions", _refused)
    assert judged() == by_rules


def _refused(*_: object) -> None:
    raise AssertionError


@pytest.mark.usefixtures("kept")
def test_what_is_kept_is_what_the_rules_become_again(made: recipes.Recipes) -> None:
    recipes.keep(made)
    assert recipes.shipped() == made
    assert prepared.prepared(LIBRARY, [LIBRARY.sets[:2]]) == made


def test_recipes_cover_every_shipped_set_together_and_alone() -> None:
    together = prepared.together(LIBRARY)
    assert {each.id for sets in together for each in sets} == {each.id for each in LIBRARY.sets}
    assert LIBRARY.sets[:2] in together


def test_what_is_damaged_is_not_used(kept: Path) -> None:
    kept.write_bytes(b"\x80\x05garbage")
    assert recipes.shipped() == {}


def test_older_recipes_are_removed(made: recipes.Recipes, kept: Path) -> None:
    older = kept.with_name("recipes-cpython-0.pickle")
    older.write_bytes(pickle.dumps({}))
    assert recipes.keep(made) == kept
    assert not older.exists()


def test_other_code_or_libraries_keep_theirs_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipes._place()
    with monkeypatch.context() as patch:
        patch.setattr(recipes, "version", lambda name: f"{name} 0")
        assert recipes._place() != before
    sources = list(recipes._sources())
    assert Path(recipes.__file__) in sources
    assert Path(Coding.__module__.replace(".", "/") + ".py").name in {each.name for each in sources}
