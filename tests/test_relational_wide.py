"""Facts may stand in the columns of one wide table: rules conclude the same of them as the engine does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis.expr.types import Table

from engine.facts import Fact
from engine.relational.joins import CASE, CLASS, Facts
from engine.relational.mass import Asked, conclusions
from engine.relational.wide import Said, Told, Wide
from rules import Rulebook, load_rules
from rules.language import NUMBER_KINDS
from tests.test_relational import repeatable
from tests.test_relational_mass import CONCLUDED, CONNECTION, KEYS, alone, by_engine, found, kept, of, table
from tests.test_two_evaluators_agree import FACTS_FILE as OF_TWO_TYPES
from tests.test_two_evaluators_agree import FIELDS, as_yaml, random_facts, random_rulebooks

PLACES = 2
"""So many facts of a type a row can tell."""


def by_name(facts: Iterable[Fact], name: str) -> Mapping[str, list[Fact]]:
    """The facts of a type by the thing that they name; of one thing no more than a row has places for."""
    things: dict[str, list[Fact]] = defaultdict(list)
    for fact in alone(facts) if name == "a" else of(facts, name):
        things[str(fact.values[0])].append(fact)
    return {thing: own[:PLACES] for thing, own in things.items()}


def rows(cases: Sequence[Mapping[str, Mapping[str, list[Fact]]]], types: Sequence[str]) -> pa.Table:
    """A row for each thing of each case, with the fields of its facts in columns of their own."""
    told = []
    for case, facts in enumerate(cases):
        for thing in dict.fromkeys(each for name in types for each in facts[name]):
            row: dict[str, Any] = {CASE: case, CLASS: case % 2, "x": thing}
            for name in types:
                for place, fact in enumerate(facts[name].get(thing, ())):
                    fields = zip(FIELDS[name], fact.values, strict=True)
                    row |= {f"{name} {place} {field}": said for field, said in fields}
            told.append(row)
    held = {f"{name} {place} {field}": kind for name in types for place in range(PLACES)
            for field, kind in FIELDS[name].items()}  # fmt: skip
    typed = {column: pa.int64() if kind in NUMBER_KINDS else pa.string() for column, kind in held.items()}
    schema = pa.schema({CASE: pa.int64(), CLASS: pa.int64(), "x": pa.string(), **typed})
    return pa.Table.from_pylist(told, schema=schema)


def wide(
    made: Table, types: Sequence[str], beside: Mapping[str, tuple[str, Told]], *, looks_up: bool = True
) -> Wide:
    told = {name: tuple(one(made, name, place) for place in range(PLACES)) for name in types}
    return Wide(made, told, dict.fromkeys(types, frozenset("x")), looks_up=looks_up, beside=beside)


def one(made: Table, name: str, place: int) -> Told:
    fields: dict[str, Said] = {field: made[f"{name} {place} {field}"] for field in FIELDS[name]}
    return Told(made[f"{name} {place} x"].notnull(), {**fields, "x": made["x"]})


@settings(repeatable, max_examples=60)
@given(
    random_rulebooks(),
    st.lists(random_facts, min_size=1, max_size=4),
    st.sampled_from((("a",), ("b",), ("a", "b"))),
    st.sampled_from((("d",), CONCLUDED)),
    st.booleans(),
)
def test_what_rows_tell_is_concluded_of_as_of_any_facts(
    rulebook: Rulebook, inputs: list[list[Fact]], types: tuple[str, ...], wanted: tuple[str, ...], looks_up: bool
) -> None:
    cases = [{name: by_name(facts, name) for name in ("a", "b")} for facts in inputs]
    every = kept("every case", pa.table({CASE: range(len(inputs)), CLASS: [case % 2 for case in range(len(inputs))]}))
    tables = {}
    for name in (each for each in ("a", "b") if each not in types):
        numbered = [(case, fact) for case, facts in enumerate(cases) for own in facts[name].values() for fact in own]
        tables[name] = table(rulebook, name, [({CASE: case}, fact) for case, fact in numbered], CASE)
    facts = Facts(tables, every, wide=wide(kept("rows", rows(cases, types)), types, {}, looks_up=looks_up))

    made = dict(conclusions(rulebook, Asked({}, {}), facts, KEYS, wanted, kept))

    assert made.pop("wide").columns[0] == CASE
    given_ = [[fact for those in each.values() for own_ in those.values() for fact in own_] for each in cases]
    assert [found(rulebook, made).get(case, set()) for case in range(len(inputs))] == [
        by_engine(rulebook, each, wanted) for each in given_
    ]


@settings(repeatable, max_examples=40)
@given(random_rulebooks(), random_facts, st.lists(random_facts, min_size=1, max_size=4), st.booleans())
def test_what_is_asked_of_every_case_may_stand_beside_what_rows_name(
    rulebook: Rulebook, asked: list[Fact], inputs: list[list[Fact]], told: bool
) -> None:
    of_all = {str(each.values[0]): each for each in of(asked, "b")}
    cases = [{"a": by_name(facts, "a")} for facts in inputs]
    every = kept("every case", pa.table({CASE: range(len(inputs)), CLASS: [case % 2 for case in range(len(inputs))]}))
    told_of_all = [{"of": thing, "b k": each.values[1]} for thing, each in of_all.items()]
    known = kept("known", pa.Table.from_pylist(told_of_all, schema=pa.schema({"of": pa.string(), "b k": pa.int64()})))
    own = kept("rows", rows(cases, ("a",)))
    joined = kept("rows beside", own.left_join(known, own["x"] == known["of"]))
    beside = {"b": ("x", Told(joined["of"].notnull(), {"x": joined["x"], "k": joined["b k"]}))} if told else {}
    asked_facts = {"b": list(of_all.values())}
    asked_tables = {"b": table(rulebook, "b", [({}, fact) for fact in asked_facts["b"]])}

    facts = Facts({}, every, wide=wide(joined, ("a",), beside))
    made = dict(conclusions(rulebook, Asked(asked_facts, asked_tables), facts, KEYS, CONCLUDED, kept))

    assert made.pop("wide").columns[0] == CASE
    given_ = [[*of_all.values(), *(fact for those in each["a"].values() for fact in those)] for each in cases]
    assert [found(rulebook, made).get(case, set()) for case in range(len(inputs))] == [
        by_engine(rulebook, each, CONCLUDED) for each in given_
    ]


OF_SEVERAL = {
    "of another thing": {"when": [{"a": {"x": "$x", "k": "$k"}}, {"a": {"x": "$y", "k": {"more_than": "$k"}}}]},
    "of any thing": {"when": [{"a": {"x": "$x", "k": "$k"}}, {"b": {"k": {"more_than": "$k"}}}]},
    "of a thing that a third names": {
        "when": [{"a": {"x": "$x", "k": "$k"}}, {"b": {"x": "$y", "k": "$k"}}, {"a": {"x": "$y", "k": "$k"}}]
    },
    "not of another thing": {
        "when": [{"a": {"x": "$x", "k": "$k", "y": "$y"}}], "unless": [{"b": {"x": "$y", "k": "$k"}}]
    },
    "not of any thing": {"when": [{"a": {"x": "$x", "k": "$k"}}], "unless": [{"b": {"k": {"more_than": "$k"}}}]},
    "of the same thing": {"when": [{"a": {"x": "$x", "k": "$k"}}, {"b": {"x": "$x", "k": {"more_than": "$k"}}}]},
    "not of the same thing": {
        "when": [{"a": {"x": "$x", "k": "$k"}}], "unless": [{"b": {"x": "$x", "k": {"at_least": "$k"}}}]
    },
}  # fmt: skip
SEVERAL = [
    [Fact("a", ("u", "1", 1, 0)), Fact("a", ("1", "u", 2, 0)), Fact("b", ("u", 0)), Fact("b", ("1", 2))],
    [Fact("a", ("u", "1", 2, 0)), Fact("b", ("1", 2)), Fact("b", ("u", 3)), Fact("a", ("u", "u", 3, 0))],
    [Fact("b", ("u", 1)), Fact("a", ("1", "1", 1, 0))],
]


@pytest.mark.parametrize("name", OF_SEVERAL)
def test_a_rule_may_ask_for_facts_of_several_rows(name: str) -> None:
    title = {"vi": "chữ", "en": "words"}
    rule = {"id": "some", "title": title, **OF_SEVERAL[name], "then": {"c": {"x": "$x", "k": "$k"}}}
    rulebook = load_rules([("facts.yaml", OF_TWO_TYPES), ("0.yaml", as_yaml({"stratum": "0", "rules": [rule]}))])
    cases = [{name: by_name(facts, name) for name in ("a", "b")} for facts in SEVERAL]
    every = kept("every case", pa.table({CASE: [0, 1, 2], CLASS: [0, 1, 0]}))

    facts = Facts({}, every, wide=wide(kept("rows", rows(cases, ("a", "b"))), ("a", "b"), {}))
    made = dict(conclusions(rulebook, Asked({}, {}), facts, KEYS, ("c",), kept))

    del made["wide"]
    expected = [by_engine(rulebook, each, ("c",)) for each in SEVERAL]
    assert [found(rulebook, made).get(case, set()) for case in range(len(SEVERAL))] == expected
    assert any(expected)


@pytest.mark.parametrize("then", [{"c": {"x": "$y", "k": 1}}, {"c": {"x": "$y", "k": "$k"}}], ids=["often", "once"])
def test_only_facts_that_what_is_asked_names_are_joined(then: Mapping[str, Any]) -> None:
    when = [{"a": {"y": "$y", "k": "$k"}}, {"b": {"x": "$y"}}, {"a": {"y": "$y", "k": {"more_than": "$k"}}}]
    rule = {"id": "some", "title": {"vi": "chữ", "en": "words"}, "when": when, "then": then}
    rulebook = load_rules([("facts.yaml", OF_TWO_TYPES), ("0.yaml", as_yaml({"stratum": "0", "rules": [rule]}))])
    told = [Fact("a", (str(number), "1" if number % 2 else "u", number, 0)) for number in range(6)]
    asked = [Fact("b", ("1", 0)), Fact("b", ("v", 0))]
    every = kept("every case", pa.table({CASE: [0], CLASS: [0]}))
    facts = Facts({}, every, wide=wide(kept("rows", rows([{"a": by_name(told, "a")}], ("a",))), ("a",), {}))
    sizes: dict[str, int] = {}

    def counted(name: str, each: Table) -> Table:
        made = kept(name, each)
        sizes[name] = CONNECTION.to_pyarrow(made.count()).as_py()
        return made

    of_all = {"b": table(rulebook, "b", [({}, fact) for fact in asked])}
    made = dict(conclusions(rulebook, Asked({"b": asked}, of_all), facts, KEYS, tuple(then), counted))

    del made["wide"]
    assert found(rulebook, made) == {0: by_engine(rulebook, [*told, *asked], tuple(then))}
    assert sizes["a before 0"] == sum(fact.values[1] == "1" for fact in told)


FACTS_FILE = b"given:\n  a: {x: word, k: count}\nconcluded:\n  c: {x: word}\n  d: {x: word}\n"


def test_conclusions_of_one_row_need_no_table() -> None:
    """Only what is wanted becomes one, and what the rows tell by then stands in columns of theirs."""
    title = {"vi": "chữ", "en": "words"}
    many = {"when": [{"a": {"x": "$x", "k": {"more_than": "1"}}}], "then": {"c": {"x": "$x"}}}
    few = {"when": [{"a": {"x": "$x"}}], "unless": [{"c": {"x": "$x"}}], "then": {"d": {"x": "$x"}}}
    rules = [{"id": "many", "title": title, **many}, {"id": "few", "title": title, **few}]
    files = [(f"{at}.yaml", as_yaml({"stratum": str(at), "rules": [rule]})) for at, rule in enumerate(rules)]
    rulebook = load_rules([("facts.yaml", FACTS_FILE), *files])
    made = kept("rows", pa.table({CASE: [0, 0, 1], "x": ["u", "v", "u"], "k": [1, 2, 3]}))
    told = {"a": (Told(ibis.literal(value=True), {"x": made["x"], "k": made["k"]}),)}
    facts = Facts({}, kept("every case", pa.table({CASE: [0, 1]})), wide=Wide(made, told, {"a": frozenset("x")}))
    names: list[str] = []

    def noted(name: str, each: Table) -> Table:
        names.append(name)
        return kept(name, each)

    found_ = conclusions(rulebook, Asked({}, {}), facts, {"a": ("x",)}, ("d",), noted)

    assert names == ["wide", "d before 2"]
    assert CONNECTION.to_pyarrow(found_["d"]).to_pylist() == [{CASE: 0, "x": "u", "rule": "few"}]
    assert found_["wide"].columns == (CASE, "x", "c 0")


@pytest.mark.parametrize(
    ("wanted", "columns", "by"),
    [
        (("d",), ("c 0",), []),
        (("c", "d"), ("c 0", "c 1"), [(0, "u", "some"), (0, "v", "more"), (0, "v", "some"), (1, "u", "more")]),
    ],
    ids=["nobody asks by which rule", "it is asked by which rule"],
)
def test_conclusions_that_only_their_rules_tell_apart_are_one_where_nobody_asks_for_these(
    wanted: tuple[str, ...], columns: tuple[str, ...], by: list[tuple[int, str, str]]
) -> None:
    title, then = {"vi": "chữ", "en": "words"}, {"c": {"x": "$x"}}
    some = {"when": [{"a": {"x": "$x", "k": {"less_than": "3"}}}], "then": then}
    more = {"when": [{"a": {"x": "$x", "k": {"more_than": "1"}}}], "then": then}
    none = {"when": [{"a": {"x": "$x"}}], "unless": [{"c": {"x": "$x"}}], "then": {"d": {"x": "$x"}}}
    first = {"stratum": "0", "rules": [{"id": "some", "title": title, **some}, {"id": "more", "title": title, **more}]}
    second = {"stratum": "1", "rules": [{"id": "none", "title": title, **none}]}
    rulebook = load_rules([("facts.yaml", FACTS_FILE), ("0.yaml", as_yaml(first)), ("1.yaml", as_yaml(second))])
    table_ = {CASE: [0, 0, 1, 1], "x": ["u", "v", "u", "v"], "k": pa.array([1, 2, 3, None], pa.int64())}
    made = kept("rows", pa.table(table_))
    told = {"a": (Told(ibis.literal(value=True), {"x": made["x"], "k": made["k"]}),)}
    facts = Facts({}, kept("every case", pa.table({CASE: [0, 1]})), wide=Wide(made, told, {"a": frozenset("x")}))

    found_ = conclusions(rulebook, Asked({}, {}), facts, {"a": ("x",)}, wanted, kept)

    assert found_["wide"].columns == (CASE, "x", *columns)
    assert CONNECTION.to_pyarrow(found_["d"]).to_pylist() == [{CASE: 1, "x": "v", "rule": "none"}]
    rows_ = CONNECTION.to_pyarrow(found_["c"]).to_pylist() if "c" in wanted else []
    assert sorted((row[CASE], row["x"], row["rule"]) for row in rows_) == by
