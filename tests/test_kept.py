"""What is kept beside the bytecode is exactly what the YAML makes, and is not used for anything else."""

import rules
import targets
from engine import kept
from engine.relational.queries import queries
from rules import forms


def what(shipped: kept.Shipped) -> tuple[object, ...]:
    return (shipped.library, shipped.rulebook, shipped.forms)


def test_what_is_kept_equals_what_the_files_make():
    kept.keep()
    assert kept._place().exists()
    assert what(kept.shipped()) == (targets.load_shipped(), rules.load_shipped(), forms.load_shipped())


def test_without_anything_kept_the_files_are_read(monkeypatch, tmp_path):
    monkeypatch.setattr(kept, "_place", lambda: tmp_path / "nothing.pickle")
    assert what(kept.shipped()) == (targets.load_shipped(), rules.load_shipped(), forms.load_shipped())


def test_what_is_damaged_is_not_used(monkeypatch, tmp_path):
    damaged = tmp_path / "damaged.pickle"
    damaged.write_bytes(b"\x80\x05garbage")
    monkeypatch.setattr(kept, "_place", lambda: damaged)
    assert what(kept.shipped()) == (targets.load_shipped(), rules.load_shipped(), forms.load_shipped())


def test_any_change_of_a_file_or_of_the_code_is_another_place(monkeypatch, tmp_path):
    before = kept._place()
    changed = tmp_path / "facts.yaml"
    for original in kept._sources():
        changed = tmp_path / original.name
        changed.write_bytes(original.read_bytes() + b"\n")
        others = [changed if path == original else path for path in list(_originals)]
        monkeypatch.setattr(kept, "_sources", lambda others=others: others)
        assert kept._place() != before
        monkeypatch.undo()


_originals = tuple(kept._sources())


def test_what_is_kept_of_queries_equals_what_the_rules_make(monkeypatch, tmp_path):
    kept.keep()
    assert kept._place_of_queries().exists()
    made = queries(rules.load_shipped())
    assert kept.queries() == made
    monkeypatch.setattr(kept, "_place_of_queries", lambda: tmp_path / "nothing.pickle")
    assert kept.queries() == made


def test_another_version_of_a_library_makes_other_queries(monkeypatch):
    before = kept._place_of_queries()
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} 0")
    assert kept._place_of_queries() != before
