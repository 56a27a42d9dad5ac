"""Judges readings by one engine: NAME FOLDER COUNT OUTPUT. Writes a byte for each verdict, prints the seconds it took.

What is timed begins with facts in memory (rows as dicts, or columns) and ends with all verdicts in memory. Verdicts:
0 passes, 1 fails, 2 had no activity, 3 is not concerned.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Row = Mapping[str, Any]
Judge = Callable[[Any], Any]
CHUNK = 1_000
PASS, FAIL, NO_ACTIVITY, NOT_APPLICABLE = range(4)
RULES = ("pass", "fail", "no_activity", "not_applicable")


def loop(questions: Sequence[Row], levels: Sequence[str]) -> Judge:
    """Plain Python over whole numbers: indicators and levels are numbers too."""
    thresholds = [each["threshold"] for each in questions]
    concerned = [[level in each["levels"] for level in levels] for each in questions]

    def judge(columns: Sequence[Sequence[int]]) -> list[int]:
        found = []
        for indicator, level, denominator, percent in zip(*columns, strict=True):
            if not concerned[indicator][level]:
                found.append(NOT_APPLICABLE)
            elif denominator == 0:
                found.append(NO_ACTIVITY)
            else:
                found.append(PASS if percent >= thresholds[indicator] else FAIL)
        return found

    return judge


def numpy(questions: Sequence[Row], levels: Sequence[str]) -> Judge:
    import numpy as np

    thresholds = np.array([each["threshold"] for each in questions])
    concerned = np.array([[level in each["levels"] for level in levels] for each in questions])

    def judge(columns: Sequence[Any]) -> Any:
        indicator, level, denominator, percent = columns
        found = (percent < thresholds[indicator]).astype(np.uint8)
        found[denominator == 0] = NO_ACTIVITY
        found[~concerned[indicator, level]] = NOT_APPLICABLE
        return found

    return judge


def polars(questions: Sequence[Row]) -> Judge:
    import polars as pl

    asked = pl.DataFrame(pairs(questions))

    def judge(facts: Any) -> Any:
        # not as a lazy frame: there Polars 2.1.0 leaves out a sort, and the order of a join, before a selection
        joined = facts.join(asked, on=["indicator", "level"], how="left", maintain_order="left")
        verdict = (
            pl.when(pl.col("threshold").is_null()).then(NOT_APPLICABLE).when(pl.col("denominator") == 0)
            .then(NO_ACTIVITY).when(pl.col("percent") >= pl.col("threshold")).then(PASS).otherwise(FAIL)
        )  # fmt: skip
        return joined.select(verdict.cast(pl.UInt8)).to_series()

    return judge


def pairs(questions: Sequence[Row]) -> list[Row]:
    """A row for each indicator and level that is concerned."""
    return [
        {"indicator": each["indicator"], "level": level, "threshold": each["threshold"]}
        for each in questions
        for level in each["levels"]
    ]


def duckdb(questions: Sequence[Row]) -> Judge:
    import duckdb

    database = duckdb.connect()
    asked = pa.Table.from_pylist(pairs(questions))
    database.register("asked", asked)

    def judge(facts: pa.Table) -> pa.Table:
        database.register("facts", facts)
        return database.sql(f"""
            SELECT (CASE WHEN threshold IS NULL THEN {NOT_APPLICABLE} WHEN denominator = 0 THEN {NO_ACTIVITY}
                         WHEN percent >= threshold THEN {PASS} ELSE {FAIL} END)::UTINYINT AS verdict
            FROM facts LEFT JOIN asked USING (indicator, level) ORDER BY n""").to_arrow_table()["verdict"]

    return judge


def ibis(questions: Sequence[Row]) -> Judge:
    import ibis

    database = ibis.duckdb.connect()
    asked = database.create_table("asked", pa.Table.from_pylist(pairs(questions)))

    def judge(facts: pa.Table) -> pa.Table:
        given = ibis.memtable(facts)
        joined = given.left_join(asked, ["indicator", "level"])
        verdict = ibis.cases(
            (joined["threshold"].isnull(), NOT_APPLICABLE),
            (joined["denominator"] == 0, NO_ACTIVITY),
            (joined["percent"] >= joined["threshold"], PASS),
            else_=FAIL,
        )
        return database.to_pyarrow(joined.order_by("n").select(verdict=verdict.cast("uint8")))["verdict"]

    return judge


def zen(questions: Sequence[Row]) -> Judge:
    """A decision table for each indicator, which is given its readings by the thousand: one by one takes ten times."""
    import zen as library

    engine = library.ZenEngine()
    decisions = {each["indicator"]: engine.create_decision(json.dumps(table(each))) for each in questions}

    def judge(facts: Sequence[Row]) -> list[int]:
        grouped = defaultdict(list)
        for fact in facts:
            grouped[fact["indicator"]].append(fact)
        found = {}
        for indicator, own in grouped.items():
            for first in range(0, len(own), CHUNK):
                some = own[first : first + CHUNK]
                verdicts = decisions[indicator].evaluate({"facts": some})["result"]["verdicts"]
                found.update({fact["n"]: each["verdict"] for fact, each in zip(some, verdicts, strict=True)})
        return [found[fact["n"]] for fact in facts]

    return judge


def table(question: Row) -> Row:
    fields = ("level", "denominator", "percent")
    levels = ", ".join(f'"{level}"' for level in question["levels"])
    rows = [
        (levels, "0", "", NO_ACTIVITY), (levels, "", f">= {question['threshold']}", PASS), (levels, "", "", FAIL),
        ("", "", "", NOT_APPLICABLE),
    ]  # fmt: skip
    content = {
        "hitPolicy": "first",
        "executionMode": "loop",
        "inputField": "facts",
        "outputPath": "verdicts",
        "inputs": [{"id": name, "name": name, "field": name} for name in fields],
        "outputs": [{"id": "verdict", "name": "verdict", "field": "verdict"}],
        "rules": [
            {"_id": str(place), **dict(zip((*fields, "verdict"), (*row[:3], str(row[3])), strict=True))}
            for place, row in enumerate(rows)
        ],
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": f"{first} {second}", "sourceId": first, "targetId": second, "type": "edge"}
        for first, second in (("in", "table"), ("table", "out"))
    ]
    return {"nodes": nodes, "edges": edges}


def rule_engine(questions: Sequence[Row]) -> Judge:
    """Three rules for each indicator, tried one after another."""
    from rule_engine import Rule

    rules = {}
    for each in questions:
        texts = (f"not (level in {json.dumps(each['levels'])})", "denominator == 0", f"percent >= {each['threshold']}")
        rules[each["indicator"]] = [
            (Rule(text), verdict)
            for text, verdict in zip(texts, (NOT_APPLICABLE, NO_ACTIVITY, PASS), strict=True)
        ]  # fmt: skip

    def judge(facts: Sequence[Row]) -> list[int]:
        return [
            next((verdict for rule, verdict in rules[fact["indicator"]] if rule.matches(fact)), FAIL) for fact in facts
        ]

    return judge


def cel(questions: Sequence[Row]) -> Judge:
    """An expression for each indicator."""
    from cel import compile as compiled

    programs = {
        each["indicator"]: compiled(
            f"!(level in {json.dumps(each['levels'])}) ? {NOT_APPLICABLE} : denominator == 0 ? {NO_ACTIVITY}"
            f" : percent >= {each['threshold']} ? {PASS} : {FAIL}"
        )
        for each in questions
    }
    return lambda facts: [programs[fact["indicator"]].execute(fact) for fact in facts]


REGO = """
package targets
verdict(f) := 3 if not f.level in data.questions[f.indicator].levels
verdict(f) := 2 if { f.level in data.questions[f.indicator].levels; f.denominator == 0 }
verdict(f) := 0 if {
  f.level in data.questions[f.indicator].levels; f.denominator != 0; f.percent >= data.questions[f.indicator].threshold
}
verdict(f) := 1 if {
  f.level in data.questions[f.indicator].levels; f.denominator != 0; f.percent < data.questions[f.indicator].threshold
}
verdicts := [verdict(f) | some f in input]
"""


def rego(questions: Sequence[Row]) -> Judge:
    import regorus

    engine = regorus.Engine()
    engine.add_policy("targets.rego", REGO)
    engine.add_data({"questions": {each["indicator"]: dict(each) for each in questions}})

    def judge(facts: Sequence[Row]) -> list[int]:
        found: list[int] = []
        for first in range(0, len(facts), CHUNK):
            engine.set_input_json(json.dumps(facts[first : first + CHUNK]))
            found += engine.eval_rule("data.targets.verdicts")
        return found

    return judge


CLIPS = """
(defrule other (question (indicator ?i) (levels $?levels))
  (reading (n ?n) (indicator ?i) (level ?l&:(not (member$ ?l ?levels)))) => (found ?n 3))
(defrule none (question (indicator ?i) (levels $? ?l $?))
  (reading (n ?n) (indicator ?i) (level ?l) (denominator 0)) => (found ?n 2))
(defrule passes (question (indicator ?i) (levels $? ?l $?) (threshold ?t))
  (reading (n ?n) (indicator ?i) (level ?l) (denominator ~0) (percent ?p&:(>= ?p ?t))) => (found ?n 0))
(defrule fails (question (indicator ?i) (levels $? ?l $?) (threshold ?t))
  (reading (n ?n) (indicator ?i) (level ?l) (denominator ~0) (percent ?p&:(< ?p ?t))) => (found ?n 1))
"""


def clips(questions: Sequence[Row]) -> Judge:
    """Facts of targets stay; readings come and go by the thousand."""
    import clips as library

    environment = library.Environment()
    environment.build("(deftemplate question (slot indicator) (multislot levels) (slot threshold))")
    environment.build("(deftemplate reading (slot n) (slot indicator) (slot level) (slot denominator) (slot percent))")
    found: dict[int, int] = {}
    environment.define_function(lambda n, verdict: found.update({n: verdict}), name="found")
    for text in CLIPS.strip().split("\n(defrule"):
        environment.build(text if text.startswith("(defrule") else "(defrule" + text)
    for each in questions:
        environment.find_template("question").assert_fact(**each)
    template = environment.find_template("reading")

    def judge(facts: Sequence[Row]) -> list[int]:
        for first in range(0, len(facts), CHUNK):
            asserted = [template.assert_fact(**each) for each in facts[first : first + CHUNK]]
            environment.run()
            for each in asserted:
                each.retract()
        return [found[each["n"]] for each in facts]

    return judge


def durable(questions: Sequence[Row]) -> Judge:
    """Four rules for each indicator; a host without threads, as the program has. Facts by the hundred."""
    from engine.inference import QuietHost

    found: dict[int, int] = {}
    host = QuietHost()
    rules = {}
    for each in questions:
        own = {"indicator": each["indicator"]}
        inside = {"$or": [{"level": level} for level in each["levels"]]}
        outside = [{"$neq": {"level": level}} for level in each["levels"]]
        active, threshold = {"$neq": {"denominator": 0}}, each["threshold"]
        conditions = (
            [own, inside, active, {"$gte": {"percent": threshold}}],
            [own, inside, active, {"$lt": {"percent": threshold}}],
            [own, inside, {"denominator": 0}],
            [own, *outside],
        )
        for verdict, condition in enumerate(conditions):
            name = f"{each['indicator']} {RULES[verdict]}"
            rules[name] = {"all": [{"m": {"$and": condition}}], "run": recorder(found, verdict)}
    host.register_rulesets({"targets": rules})

    def judge(facts: Sequence[Row]) -> list[int]:
        for first in range(0, len(facts), CHUNK // 10):
            host.assert_facts("targets", [{**each, "sid": "s"} for each in facts[first : first + CHUNK // 10]])
            host.delete_state("targets", "s")
        return [found[each["n"]] for each in facts]

    return judge


def recorder(found: dict[int, int], verdict: int) -> Callable[[Any], None]:
    def record(matched: Any) -> None:
        found[matched.m.n] = verdict

    return record


ROWS: Mapping[str, Callable[[Sequence[Row]], Judge]] = {
    each.__name__: each for each in (zen, rule_engine, cel, rego, clips, durable)
}
TABLES: Mapping[str, Callable[[Sequence[Row]], Judge]] = {each.__name__: each for each in (duckdb, ibis, polars)}
NUMBERS = {"loop": loop, "numpy": numpy}


def given(name: str, facts: pa.Table, questions: Sequence[Row]) -> tuple[Judge, Any]:
    """The judge, and the facts as it takes them."""
    if name in ROWS:
        return ROWS[name](questions), facts.to_pylist()
    if name in TABLES:
        if name == "polars":
            import polars as pl

            return polars(questions), pl.from_arrow(facts)
        return TABLES[name](questions), facts
    levels = sorted(set(facts["level"].to_pylist()))
    known = [each["indicator"] for each in questions]
    columns = [
        [known.index(each) for each in facts["indicator"].unique().to_pylist()],
        [levels.index(each) for each in facts["level"].unique().to_pylist()],
    ]
    coded = []
    for column, numbers in zip(("indicator", "level"), columns, strict=True):
        codes = facts[column].combine_chunks().dictionary_encode().indices.to_pylist()
        coded.append([numbers[code] for code in codes])
    coded += [facts[column].to_pylist() for column in ("denominator", "percent")]
    if name == "numpy":
        import numpy as np

        coded = [np.array(each) for each in coded]
    return NUMBERS[name](questions, levels), coded


def main(name: str, folder: Path, count: int, output: Path) -> None:
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    facts = pq.read_table(folder / "facts.parquet").slice(0, count)
    judge, ready = given(name, facts, questions)
    start = time.perf_counter()
    found = judge(ready)
    seconds = time.perf_counter() - start
    listed = found.to_pylist() if hasattr(found, "to_pylist") else list(found)
    output.write_bytes(bytes(int(each) for each in listed))
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
