"""Rules over tables of many cases conclude what the engine does of each, whatever tables say of classes and keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis.expr.types import Table

from engine.facts import Fact
from engine.inference import Engine
from engine.relational.joins import CASE, CLASS, Facts
from engine.relational.mass import Asked, conclusions
from engine.relational.unique import as_one
from rules import Rulebook, language
from rules.language import NUMBER_KINDS, Pattern, Variable
from tests.test_relational import repeatable
from tests.test_two_evaluators_agree import random_facts, random_rulebooks

CONNECTION = ibis.duckdb.connect()
KEYS = {"a": ("x", "y")}
CONCLUDED = ("c", "d")
classes = st.lists(random_facts, min_size=1, max_size=3)
"""For each class the facts that all of its cases have; only those of the type b are used."""


def of(facts: Iterable[Fact], name: str) -> list[Fact]:
    return [each for each in dict.fromkeys(facts) if each.type == name]


def alone(facts: Iterable[Fact]) -> list[Fact]:
    """The facts of the type a of one case, of those with one key the first."""
    return list({each.values[:2]: each for each in reversed(of(facts, "a"))}.values())


def kept(name: str, made: Table | pa.Table) -> Table:
    return CONNECTION.create_table(name, made, temp=True, overwrite=True)


def table(rulebook: Rulebook, name: str, rows: Iterable[tuple[Mapping[str, int], Fact]], *beside: str) -> Table:
    """The facts of a type as a table, beside what each is of."""
    fields = rulebook.fields(name)
    held = {**dict.fromkeys(beside, pa.int64())}
    held |= {each: pa.int64() if kind in NUMBER_KINDS else pa.string() for each, kind in fields.items()}
    told = [{**of_, **dict(zip(fields, fact.values, strict=True))} for of_, fact in rows]
    return kept(f"given {name}", pa.Table.from_pylist(told, schema=pa.schema(held)))


def found(rulebook: Rulebook, tables: Mapping[str, Table]) -> Mapping[int, set[Fact]]:
    """What is concluded of each case."""
    concluded: dict[int, set[Fact]] = defaultdict(set)
    for name, each in tables.items():
        for row in CONNECTION.to_pyarrow(each).to_pylist():
            concluded[row[CASE]].add(Fact(name, tuple(row[field] for field in rulebook.fields(name))))
    return concluded


def by_engine(rulebook: Rulebook, facts: Sequence[Fact], wanted: Sequence[str]) -> set[Fact]:
    derived = Engine(rulebook).derive(facts)
    return {each.concluded for each in derived if each.concluded.type in wanted}


@settings(repeatable, max_examples=80)
@given(
    random_rulebooks(),
    classes,
    st.lists(random_facts, min_size=1, max_size=4),
    st.sampled_from((("b",), ("a", "b"))),
    st.sampled_from((("d",), CONCLUDED)),
)
def test_facts_of_a_class_are_facts_of_each_of_its_cases(
    rulebook: Rulebook,
    shared: list[list[Fact]],
    inputs: list[list[Fact]],
    by_class: tuple[str, ...],
    wanted: tuple[str, ...],
) -> None:
    class_of = [number % len(shared) for number in range(len(inputs))]
    cases = kept("every case", pa.table({CASE: range(len(inputs)), CLASS: class_of}))
    of_class = [[each for each in alone(facts) + of(facts, "b") if each.type in by_class] for facts in shared]
    of_case = [[] if "a" in by_class else alone(facts) for facts in inputs]
    tables = {}
    for name in ("a", "b"):
        column, groups = (CLASS, of_class) if name in by_class else (CASE, of_case)
        rows = [({column: number}, fact) for number, facts in enumerate(groups) for fact in of(facts, name)]
        tables[name] = table(rulebook, name, rows, column)

    made = conclusions(rulebook, Asked({}, {}), Facts(tables, cases), KEYS, wanted, kept)

    expected = [by_engine(rulebook, own + of_class[each], wanted) for each, own in zip(class_of, of_case, strict=True)]
    assert [found(rulebook, made).get(case, set()) for case in range(len(inputs))] == expected


@settings(repeatable, max_examples=40)
@given(random_rulebooks(), random_facts, st.lists(random_facts, min_size=1, max_size=4), st.booleans())
def test_what_is_asked_of_every_case_is_asked_of_each(
    rulebook: Rulebook, asked: list[Fact], inputs: list[list[Fact]], told: bool
) -> None:
    """With the class of each case told or not, beside its facts or in the table of cases alone."""
    classes_of = {CLASS: [7] * len(inputs)} if told else {}
    cases = kept("every case", pa.table({CASE: range(len(inputs)), **classes_of}))
    own = [({CASE: case}, fact) for case, facts in enumerate(inputs) for fact in alone(facts)]
    asked_of_all = {"b": of(asked, "b")}
    of_all = {"b": table(rulebook, "b", [({}, fact) for fact in asked_of_all["b"]])}

    given_ = Facts({"a": table(rulebook, "a", own, CASE)}, cases)
    made = conclusions(rulebook, Asked(asked_of_all, of_all), given_, KEYS, CONCLUDED, kept)

    expected = [by_engine(rulebook, alone(facts) + of(asked, "b"), CONCLUDED) for facts in inputs]
    assert [found(rulebook, made).get(case, set()) for case in range(len(inputs))] == expected


def pattern(name: str, **fields: object) -> Pattern:
    return Pattern(name, tuple(written(fields)))


def written(fields: Mapping[str, object]) -> Iterator[language.Test]:
    for field, said in fields.items():
        operator, operand = said if isinstance(said, tuple) else ("equals", said)
        is_name = isinstance(operand, str) and operand.startswith("$")
        yield language.Test(field, operator, Variable(operand[1:]) if is_name else operand)


ONE = {
    "the same key": (
        [pattern("a", x="$x", y="$y", k="$k"), pattern("a", x="$x", y="$y", l=("more_than", "$k"))],
        [pattern("a", x="$x", y="$y", k="$k", l=("more_than", "$k"))],
    ),
    "another key": (
        [pattern("a", x="$x", y="$y"), pattern("a", x="$x", y="$z")],
        [pattern("a", x="$x", y="$y"), pattern("a", x="$x", y="$z")],
    ),
    "only a part of the key": (
        [pattern("a", x="$x"), pattern("a", x="$x")],
        [pattern("a", x="$x"), pattern("a", x="$x")],
    ),
    "compared with what stands between": (
        [pattern("a", x="$x", y="$y"), pattern("b", k="$k"), pattern("a", x="$x", y="$y", l=("less_than", "$k"))],
        [pattern("a", x="$x", y="$y"), pattern("b", k="$k"), pattern("a", x="$x", y="$y", l=("less_than", "$k"))],
    ),
    "equal to what stands between": (
        [pattern("a", x="$x", y="$y"), pattern("b", k="$k"), pattern("a", x="$x", y="$y", l="$k")],
        [pattern("a", x="$x", y="$y", l="$k"), pattern("b", k="$k")],
    ),
}


def test_patterns_of_one_fact_become_one_pattern() -> None:
    made = {name: list(as_one(patterns, KEYS)) for name, (patterns, _) in ONE.items()}

    assert made == {name: expected for name, (_, expected) in ONE.items()}
