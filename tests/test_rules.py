"""The rule language and its loader, and that every shipped rule is needed by some report."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.arithmetic import NOTHING_CLAIMED, Claimed, audit
from engine.evaluate import Judgement, evaluate
from engine.exact import Amount, exactly
from engine.facts import Fact
from engine.given import asked, questioned, reported
from engine.inference import Engine
from engine.model import Claim, Concern, Discrepancy, Reading
from engine.problem import InputError
from rules import Pattern, Variable, language, load_rules, load_shipped
from tests.strategies import (
    INDICATORS,
    claim,
    claiming,
    counted,
    percent_shown,
    reading,
    stated,
    submission,
    target,
    target_set,
    term,
)

RULES = load_shipped()
ENGINE = Engine(RULES)

FACTS = """
given:
  unit: {level: word, name: indicator}
  reading: {reading: reading, value: value, percent: percent, number: count, shown: digits}
concluded:
  early: {level: word}
  late: {level: word, percent: percent}
"""
TITLE = "title: {vi: t, en: t}"


def load(*strata: str, facts: str = FACTS) -> list[tuple[str, str, int]]:
    """The code, the source and the line of everything that is wrong; nothing where it loads."""
    files = {"facts.yaml": facts, **{f"{i}.yaml": text for i, text in enumerate(strata, start=1)}}
    try:
        load_rules([(name, text.encode()) for name, text in files.items()])
    except InputError as error:
        return [(each.code, each.source, each.position.line) for each in error.problems]
    return []


def one(
    when: str = "[{unit: {level: $l}}]", then: str = "{early: {level: $l}}", more: str = "", name: str = "r"
) -> str:
    """A stratum of one rule, each of its keys on a line of its own: when on line 5, then on 6, more on 7."""
    return f"stratum: s\nrules:\n  - id: {name}\n    {TITLE}\n    when: {when}\n    then: {then}\n    {more}"


WRONG = {
    "an unknown fact type": (one("[{unti: {level: $l}}]"), [("unknown-fact", 5)]),
    "an unknown field": (one("[{unit: {levle: $l}}]"), [("unknown-field", 5)]),
    "an unknown operator": (one("[{unit: {level: {equal: a}}}]", "{early: {level: a}}"), [("unknown-word", 5)]),
    "a variable that nothing binds": (one(then="{early: {level: $m}}"), [("unbound-variable", 6)]),
    "a variable that nothing binds in a negation": (
        one(more="unless: [{unit: {level: $m}}]"), [("unbound-variable", 7)]
    ),
    "a variable that nothing binds in a comparison": (
        one("[{unit: {level: $l}}, {reading: {number: {more_than: $n}}}]"), [("unbound-variable", 5)]
    ),
    "a comparison with a variable of its own pattern": (
        one("[{unit: {level: $l}}, {reading: {number: $n, shown: {more_than: $n}}}]"), [("unbound-variable", 5)]
    ),
    "a variable twice in one pattern": (
        one("[{unit: {level: $l}}, {reading: {number: $n, shown: $n}}]"), [("variable-twice", 5)]
    ),
    "a variable of two kinds": (
        one("[{unit: {level: $l}}, {reading: {number: $n}}, {reading: {percent: $n}}]"), [("kinds-differ", 5)]
    ),
    "a variable of another kind in the conclusion": (
        one("[{unit: {name: $l}}]"), [("kinds-differ", 6)]
    ),
    "a variable in a list": (
        one("[{unit: {level: $l}}, {unit: {level: {in: [a, $l]}}}]"), [("unbound-variable", 5)]
    ),
    "a word for a list": (one("[{unit: {level: {in: a}}}]", "{early: {level: a}}"), [("wrong-shape", 5)]),
    "an empty list": (one("[{unit: {level: {in: []}}}]", "{early: {level: a}}"), [("wrong-shape", 5)]),
    "a list for a word": (one("[{unit: {level: [a, b]}}]", "{early: {level: a}}"), [("wrong-shape", 5)]),
    "a condition in the conclusion": (one(then="{early: {level: {equals: $l}}}"), [("wrong-shape", 6)]),
    "an order among words": (one("[{unit: {level: {at_least: a}}}]", "{early: {level: a}}"), [("not-comparable", 5)]),
    "a word for a number": (
        one("[{unit: {level: $l}}, {reading: {number: many}}]"), [("not-a-number", 5)]
    ),
    "a count that is not whole": (one("[{unit: {level: $l}}, {reading: {number: 0.5}}]"), [("not-a-number", 5)]),
    "a percent of seven decimals": (
        one("[{unit: {level: $l}}, {reading: {percent: 0.0000001}}]"), [("not-a-number", 5)]
    ),
    "a number beyond the engine": (
        one("[{unit: {level: $l}}, {reading: {number: 9223372036854775808}}]"), [("not-a-number", 5)]
    ),
    "a field that the conclusion lacks": (one(then="{late: {level: $l}}"), [("missing-field", 6)]),
    "two conclusions": (
        one(then="{early: {level: $l}, late: {level: $l, percent: 1}}"), [("one-conclusion", 6)]
    ),
    "no pattern": (one("[]", "{early: {level: a}}"), [("no-pattern", 3)]),
    "a sentence about an unbound variable": (
        one(more='because: {vi: "{m}", en: "{l}"}'), [("unbound-variable", 7)]
    ),
    "a sentence with an unknown property": (
        one(more='because: {vi: "{l.stated}", en: "{l}"}'), [("unknown-property", 7)]
    ),
    "a fact of its own stratum": (
        one(more="unless: [{early: {level: $l}}]"), [("not-concluded-earlier", 7)]
    ),
    "a fact of a later stratum": (one("[{unit: {level: $l}}, {late: {}}]"), [("not-concluded-earlier", 5)]),
    "more patterns than the engine joins": (
        one("[" + ", ".join(["{unit: {level: a}}"] * 16) + "]", "{early: {level: a}}"), [("too-many-patterns", 5)]
    ),
    "an unknown key": (one(more="unles: []"), [("unknown-key", 7)]),
    "a rule without a title": (one().replace(TITLE, "because: {vi: t, en: t}"), [("missing-key", 3)]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_wrong_rule_is_refused_where_it_is_wrong(text: str, expected: list[tuple[str, int]]) -> None:
    assert load(text) == [(code, "1.yaml", line) for code, line in expected]


RIGHT = {
    "one rule": (one(),),
    "a fact of an earlier stratum": (
        one(),
        one("[{early: {level: $l}}]", "{late: {level: $l, percent: 79.123456}}", name="s"),
    ),
    "a negation of a fact of an earlier stratum": (
        one(),
        one(then="{late: {level: $l, percent: -1}}", more="unless: [{early: {level: $l}}]", name="s"),
    ),
    "fifteen patterns": (one("[" + ", ".join(["{unit: {level: a}}"] * 15) + "]", "{early: {level: a}}"),),
    "a comparison with an earlier pattern": (
        one("[{unit: {level: $l}}, {reading: {number: $n}}, {reading: {number: {more_than: $n, at_most: 9}}}]"),
    ),
}


@pytest.mark.parametrize("strata", RIGHT.values(), ids=RIGHT)
def test_a_right_rule_is_loaded(strata: tuple[str, ...]) -> None:
    assert load(*strata) == []


def test_a_rule_is_read_as_it_is_written() -> None:
    text = one("[{unit: {level: $l}}, {reading: {percent: {at_least: 79.5}, number: {in: [1, -2]}}}]")

    book = load_rules([("facts.yaml", FACTS.encode()), ("1.yaml", text.encode())])

    assert book.rules["r"].when == (
        Pattern("unit", (language.Test("level", "equals", Variable("l")),)),
        Pattern("reading", (language.Test("percent", "at_least", 79_500_000), language.Test("number", "in", (1, -2)))),
    )
    assert (book.rules["r"].then, book.rules["r"].stratum) == (
        Pattern("early", (language.Test("level", "equals", Variable("l")),)), "s",
    )


def test_two_rules_of_one_id_are_refused_even_in_two_files() -> None:
    assert load(one(), one()) == [("duplicate-id", "2.yaml", 3)]


@pytest.mark.parametrize(("found", "near"), [("unti", "unit"), ("redaing", "reading"), ("xyz", "")])
def test_a_near_fact_type_is_suggested(found: str, near: str) -> None:
    with pytest.raises(InputError) as refused:
        load_rules([("facts.yaml", FACTS.encode()), ("1.yaml", one(f"[{{{found}: {{}}}}]").encode())])

    assert [each.details["near"] for each in refused.value.problems if each.code == "unknown-fact"] == [near]


def test_a_near_field_is_suggested() -> None:
    with pytest.raises(InputError) as refused:
        load_rules([("facts.yaml", FACTS.encode()), ("1.yaml", one("[{unit: {levle: a, level: $l}}]").encode())])

    assert [dict(each.details) for each in refused.value.problems] == [
        {"found": "levle", "expected": '"level", "name"', "near": "level"}
    ]


@pytest.mark.parametrize(("rules", "expected"), [(60, []), (61, ["too-many-rules"])])
def test_a_stratum_holds_sixty_rules(rules: int, expected: list[str]) -> None:
    patterns = ("{unit: {level: a}}", "{reading: {number: 1}}")
    text = "".join(
        f"  - {{id: r{i}, {TITLE}, when: [{patterns[i % 2]}], then: {{early: {{level: a}}}}}}\n" for i in range(rules)
    )

    assert [code for code, _, _ in load(f"stratum: s\nrules:\n{text}")] == expected


@pytest.mark.parametrize(("rules", "expected"), [(20, []), (21, ["too-many-patterns"])])
def test_a_stratum_holds_sixty_patterns_for_one_fact_type(rules: int, expected: list[str]) -> None:
    rule = TITLE + ", when: [{unit: {}}, {unit: {}}], unless: [{unit: {level: a}}], then: {early: {level: a}}"
    text = "".join(f"  - {{id: r{i}, {rule}}}\n" for i in range(rules))

    assert [code for code, _, _ in load(f"stratum: s\nrules:\n{text}")] == expected


@pytest.mark.parametrize("name", ["ready", "never"])
def test_a_fact_type_that_the_engine_uses_is_refused(name: str) -> None:
    assert load(facts=f"given:\n  {name}: {{level: word}}\nconcluded: {{}}\n") == [("reserved-field", "facts.yaml", 2)]


def test_everything_that_is_wrong_in_all_files_is_told_at_once() -> None:
    found = load(one("[{unit: {level: $l, name: a, age: 1}}]"), one(then="{early: {}}", name="s"), "stratum: [a, a")

    assert found == [("unknown-field", "1.yaml", 5), ("missing-field", "2.yaml", 6), ("not-yaml", "3.yaml", 1)]


def test_the_digest_is_of_every_file() -> None:
    texts = {"facts.yaml": FACTS, "1.yaml": one()}
    digests = {
        load_rules([(name, (text + end.get(name, "")).encode()) for name, text in texts.items()]).digest
        for end in ({}, {"facts.yaml": "\n"}, {"1.yaml": "\n"})
    }

    assert len(digests) == 3


def test_the_shipped_strata_are_in_the_order_of_their_files() -> None:
    assert [stratum.name for stratum in RULES.strata] == [
        *("claims", "applicability", "figures", "weight", "outcomes"),
        *("comparison", "standing", "gaps", "verdicts", "sets"),
    ]


VAGUE = Amount(Fraction(70), None, lowest_open=True)
COMMUNE, PROVINCE = (Concern(level="commune"),), (Concern(level="province"),)
JUSTICE = (Concern(level="commune", attribute="justice-office"),)

REPORTS: dict[str, tuple[str, Fraction | int, list[Reading], str]] = {
    **{
        f"{comparator} {value} for 80": (comparator, 80, [stated(1, value)], verdict)
        for comparator, verdicts in {
            "at_least": ("fail", "pass", "pass"),
            "more_than": ("fail", "fail", "pass"),
            "at_most": ("pass", "pass", "fail"),
            "less_than": ("pass", "fail", "fail"),
        }.items()
        for value, verdict in zip(("79.999999", "80", "80.000001"), verdicts, strict=True)
    },
    **{
        f"{comparator} {numerator} of 9228 for 80": (comparator, 80, [counted(1, numerator, 9228)], verdict)
        for comparator, verdicts in {"at_least": ("fail", "pass"), "at_most": ("pass", "fail")}.items()
        for numerator, verdict in zip((7382, 7383), verdicts, strict=True)
    },
    "two thirds reach what six decimals can ask": (
        "at_least", Fraction("66.666666"), [counted(1, 2, 3)], "pass"
    ),
    "two thirds do not reach one millionth more": (
        "at_least", Fraction("66.666667"), [counted(1, 2, 3)], "fail"
    ),
    "nothing is reported": ("at_least", 80, [], "missing"),
    "only another indicator is reported": ("at_least", 80, [stated(1, "90", indicator="free")], "missing"),
    "only a part of the unit is reported": ("at_least", 80, [stated(1, "90", scope="một thôn")], "missing"),
    "a percent that is the ratio rounded": (
        "at_least", 50, [counted(1, 951, 1652, stated=exactly(Fraction("57.57"), 2))], "pass"
    ),
    "a percent that is the ratio cut off": (
        "at_least", 50, [counted(1, 951, 1652, stated=exactly(Fraction("57.5"), 1))], "pass"
    ),
    "the counts below a percent that was rounded up to the threshold": (
        "at_least", 80, [counted(1, 7346, 9228, stated=exactly(80))], "fail"
    ),
    "a percent and counts that disagree across the threshold": (
        "at_least", 80, [counted(1, 7, 10, stated=exactly(90))], "inconclusive"
    ),
    "counts within the bounds": ("at_least", 80, [counted(1, 9, 10, stated=VAGUE)], "pass"),
    "counts below bounds that do not decide": ("at_least", 80, [counted(1, 1, 10, stated=VAGUE)], "fail"),
    "counts below bounds that pass": ("at_least", 70, [counted(1, 1, 10, stated=VAGUE)], "inconclusive"),
    "counts at the end of bounds that hold it": (
        "at_least", 80, [counted(1, 8, 10, stated=Amount(Fraction(80), None))], "pass"
    ),
    "counts at the end of bounds that do not hold it": (
        "at_least", 80, [counted(1, 8, 10, stated=Amount(Fraction(80), None, lowest_open=True))], "pass"
    ),
    "counts above bounds that fail": (
        "at_least", 80, [counted(1, 9, 10, stated=Amount(None, Fraction(50), highest_open=True))], "inconclusive"
    ),
    "an impossible count outside the bounds": ("at_least", 80, [counted(1, -1, 10, stated=VAGUE)], "inconclusive"),
    "counts at the highest that a percent of another reading can stand for": (
        "at_least", 50, [stated(1, "57.56"), counted(2, 57569999, 10**8)], "pass"
    ),
    "counts at the lowest that a percent of another reading can stand for": (
        "at_least", 50, [counted(1, 57555, 10**5), stated(2, "57.56")], "pass"
    ),
    "three values that differ where the last is contested": (
        "at_least", 80, [stated(1, "98"), stated(2, "95"), stated(3, "70")], "inconclusive"
    ),
    "bounds that do not decide": ("at_least", 80, [reading(1, stated=VAGUE)], "inconclusive"),
    "bounds that decide": ("more_than", 70, [reading(1, stated=VAGUE)], "pass"),
    "a percent below nothing": ("at_least", 80, [stated(1, "-1")], "inconclusive"),
    "a percent above all": ("at_least", 80, [stated(1, "100.1")], "inconclusive"),
    "more than all": ("at_least", 80, [counted(1, 11, 10)], "inconclusive"),
    "something of nothing": ("at_least", 80, [counted(1, 1, 0)], "inconclusive"),
    "fewer than nothing": ("at_least", 80, [counted(1, -1, 10)], "inconclusive"),
    "a negative whole": ("at_least", 80, [counted(1, 1, -10)], "inconclusive"),
    "an impossible figure beside a possible one": ("at_least", 80, [counted(1, 11, 10), stated(2, "90")], "pass"),
    "nothing happened": ("at_least", 80, [counted(1, 0, 0)], "no_activity"),
    "nothing happened, and all of it was done": (
        "at_least", 80, [counted(1, 0, 0, stated=exactly(100))], "no_activity"
    ),
    "nothing happened, and half of it was done": (
        "at_least", 80, [counted(1, 0, 0, stated=exactly(50))], "no_activity"
    ),
    "nothing happened beside something that did": ("at_least", 80, [counted(1, 0, 0), stated(2, "90")], "pass"),
    "one count of two": ("at_least", 80, [reading(1, numerator=exactly(9))], "inconclusive"),
    "two values that differ and both pass": ("at_least", 80, [stated(1, "90"), stated(2, "91")], "pass"),
    "two values of which one passes": ("at_least", 80, [stated(1, "98.8"), stated(2, "2.17")], "inconclusive"),
    "a percent above the counts of another reading": (
        "at_least", 50, [counted(1, 7, 10), stated(2, "90")], "pass"
    ),
    "a percent below the counts of another reading": (
        "at_least", 50, [counted(1, 7, 10), stated(2, "60")], "pass"
    ),
    "a percent that passes and counts that fail": (
        "at_least", 80, [counted(1, 7, 10), stated(2, "90")], "inconclusive"
    ),
    "a percent that fails and counts that pass": (
        "at_least", 80, [counted(1, 9, 10), stated(2, "70")], "inconclusive"
    ),
    "an impossible count beside its percent": (
        "at_least", 80, [counted(1, 11, 10, stated=exactly(90))], "inconclusive"
    ),
    "an impossible percent beside its counts": ("at_least", 80, [counted(1, 9, 10, stated=exactly(190))], "pass"),
    "an impossible percent that its counts round to": (
        "at_least", 80, [counted(1, 11, 10, stated=exactly(110))], "inconclusive"
    ),
    "an impossible figure in a row of others": (
        "at_least", 80, [counted(1, 11, 10, row_concerns=PROVINCE)], "missing"
    ),
    "no activity in a row of others": ("at_least", 80, [counted(1, 0, 0, row_concerns=PROVINCE)], "missing"),
    "counts in a row of others": ("at_least", 80, [counted(1, 9, 10, row_concerns=PROVINCE)], "missing"),
    "one count of two in a row of others": (
        "at_least", 80, [reading(1, numerator=exactly(9), row_concerns=PROVINCE)], "missing"
    ),
    "bounds that do not decide beside a percent that fails": (
        "at_least", 80, [reading(1, stated=VAGUE), stated(2, "79")], "fail"
    ),
    "bounds that do not decide beside one count of two": (
        "at_least", 80, [reading(1, stated=VAGUE), reading(2, numerator=exactly(9))], "inconclusive"
    ),
    "bounds that do not decide beside no activity": (
        "at_least", 80, [reading(1, stated=VAGUE), counted(2, 0, 0)], "inconclusive"
    ),
    "an impossible figure beside no activity": (
        "at_least", 80, [stated(1, "101"), counted(2, 0, 0)], "inconclusive"
    ),
    "an impossible figure beside one that fails": ("at_least", 80, [stated(1, "101"), stated(2, "70")], "fail"),
    "a disagreement beside the same percent": (
        "at_least", 50, [counted(1, 7, 10, stated=exactly(90)), stated(2, "90")], "pass"
    ),
    "a disagreement beside the same counts": (
        "at_least", 50, [counted(1, 7, 10, stated=exactly(90)), counted(2, 7, 10)], "pass"
    ),
    "a disagreement beside other counts": (
        "at_least", 50, [counted(1, 7, 10, stated=exactly(90)), counted(2, 6, 10)], "pass"
    ),
    "a percent beside a disagreement across the threshold": (
        "at_least", 80, [stated(1, "90"), counted(2, 7, 10, stated=exactly(90))], "inconclusive"
    ),
    "counts beside a disagreement across the threshold": (
        "at_least", 80, [counted(1, 7, 10), counted(2, 7, 10, stated=exactly(90))], "inconclusive"
    ),
    "counts that pass beside a disagreement the other way round": (
        "at_least", 80, [counted(1, 9, 10), counted(2, 9, 10, stated=exactly(70))], "inconclusive"
    ),
    "a percent that fails beside a disagreement the other way round": (
        "at_least", 80, [stated(1, "70"), counted(2, 9, 10, stated=exactly(70))], "inconclusive"
    ),
    "three values of which two pass": (
        "at_least", 80, [stated(1, "70"), stated(2, "90"), stated(3, "91")], "inconclusive"
    ),
    "one value twice": ("at_least", 80, [stated(1, "90"), stated(2, "90.0")], "pass"),
    "a percent and the counts that it rounds": ("at_least", 50, [counted(1, 951, 1652), stated(2, "57.57")], "pass"),
    "a percent just beyond what its counts can show": (
        "at_least", 50, [counted(1, 5757, 10000), stated(2, "57.56")], "pass"
    ),
    "a row of its own level": ("at_least", 80, [stated(1, "90", row_concerns=COMMUNE)], "pass"),
    "a row of its own kind": ("at_least", 80, [stated(1, "90", row_concerns=JUSTICE)], "pass"),
    "a row of others": ("at_least", 80, [stated(1, "90", row_concerns=PROVINCE)], "missing"),
    **{
        f"{comparator} 80 where the report says that {said} is asked": (
            comparator, 80, [stated(1, "80.5", target="set/1", threshold=Fraction(said))], verdict
        )
        for comparator, verdict in {
            "at_least": "pass", "more_than": "pass", "at_most": "fail", "less_than": "fail",
        }.items()
        for said in ("79.999999", "80", "80.000001")
    },
    "less is asked in a row that is not judged": (
        "at_least", 80, [stated(1, "90", target="elsewhere/1", threshold=Fraction(70))], "pass"
    ),
    "less is asked in no row": ("at_least", 80, [stated(1, "90", threshold=Fraction(70))], "pass"),
    "less is asked in a row of others": (
        "at_least", 80, [stated(1, "90", target="set/1", threshold=Fraction(70), row_concerns=PROVINCE)], "missing"
    ),
    "less is asked of what cannot be": (
        "at_least", 80, [stated(1, "101", target="set/1", threshold=Fraction(70))], "inconclusive"
    ),
    "less is asked, and just what should be asked is reported": (
        "at_least", 80, [stated(1, "80", target="set/1", threshold=Fraction(70))], "pass"
    ),
    "what is asked is written in its row, and just that is reported": (
        "at_least", 80, [stated(1, "80", target="set/1", threshold=Fraction(80))], "pass"
    ),
    "just what is asked, with the counts": ("at_least", 80, [counted(1, 8, 10, stated=exactly(80))], "pass"),
    "just what is asked, with counts that say otherwise": (
        "at_least", 80, [counted(1, 9, 10, stated=exactly(80))], "pass"
    ),
    "just what is asked of a part of the unit": (
        "at_least", 80, [stated(1, "80", scope="một thôn"), stated(2, "81")], "pass"
    ),
    "just what is asked in a row of others": ("at_least", 80, [stated(1, "80", row_concerns=PROVINCE)], "missing"),
    "all of it, where all of it is asked": ("at_least", 100, [stated(1, "100")], "pass"),
    "all of it but nothing, where no more than nothing may be": ("at_most", 0, [stated(1, "0")], "pass"),
    "bounds that end at what is asked": (
        "at_least", 80, [reading(1, stated=Amount(Fraction(80), Fraction(90)))], "pass"
    ),
    "a last digit one above the ratio": (
        "at_least", 40, [counted(1, 26, 55, stated=percent_shown("47.28"))], "pass"
    ),
    "a last digit two above the ratio": (
        "at_least", 40, [counted(1, 26, 55, stated=percent_shown("47.29"))], "pass"
    ),
    "a last digit one below the ratio": (
        "at_least", 40, [counted(1, 5219, 5521, stated=percent_shown("94.51"))], "pass"
    ),
    "a last digit that decides": (
        "at_least", Fraction("47.28"), [counted(1, 26, 55, stated=percent_shown("47.28"))], "inconclusive"
    ),
    "a percent without decimals one above the ratio": (
        "at_least", 40, [counted(1, 26, 55, stated=percent_shown("48"))], "pass"
    ),
    "a part of the unit that counts more above the line": (
        "at_least", 80, [counted(1, 90, 100), counted(2, 91, 95, scope="một thôn")], "pass"
    ),
    "a part of the unit that counts more below the line": (
        "at_least", 80, [counted(1, 90, 100), counted(2, 90, 101, scope="một thôn")], "pass"
    ),
    "a part of the unit that is all of it": (
        "at_least", 80, [counted(1, 90, 100), counted(2, 90, 100, scope="một thôn")], "pass"
    ),
    "a part of the unit within one of two figures of the whole": (
        "at_least", 80, [counted(1, 90, 100), counted(2, 180, 200), counted(3, 95, 100, scope="một thôn")], "pass"
    ),
    "a part of the unit with more than a row of others": (
        "at_least", 80,
        [counted(1, 9, 10, row_concerns=PROVINCE), counted(2, 90, 100, scope="một thôn")], "missing",
    ),
    "a part of the unit in a row of others": (
        "at_least", 80,
        [counted(1, 9, 10), counted(2, 90, 100, scope="một thôn", row_concerns=PROVINCE)], "pass",
    ),
    "two parts of the unit of which one has more": (
        "at_least", 80, [counted(1, 9, 10, scope="một thôn"), counted(2, 90, 100, scope="thôn khác")], "missing"
    ),
    "five times all of it": ("at_least", 80, [stated(i, "100") for i in range(1, 6)], "pass"),
    "four times all of it": ("at_least", 80, [stated(i, "100") for i in range(1, 5)], "pass"),
    "five times all of it, counted": ("at_least", 80, [counted(i, 7, 7) for i in range(1, 6)], "pass"),
    "five times all of it but for one": (
        "at_least", 80, [counted(5, 10**6 - 1, 10**6), *(stated(i, "100") for i in range(1, 5))], "pass"
    ),
    "five times all of it but for one that may be less": (
        "at_least", 80,
        [*(stated(i, "100") for i in range(1, 5)), reading(5, stated=Amount(Fraction(99), None, lowest_open=True))],
        "pass",
    ),
    "five times all of it but for one without activity": (
        "at_least", 80, [*(stated(i, "100") for i in range(1, 5)), counted(5, 0, 0)], "pass"
    ),
    "five times all of it but for one that cannot be": (
        "at_least", 80, [*(stated(i, "100") for i in range(1, 5)), stated(5, "100.1")], "pass"
    ),
    "five times all of it but for one in a row of others": (
        "at_least", 80, [*(stated(i, "100") for i in range(1, 5)), stated(5, "40", row_concerns=PROVINCE)], "pass"
    ),
}


DISCREPANCIES = {
    "counts at the end of bounds that do not hold it": ["stated-vs-counts error 1"],
    "counts above bounds that fail": ["stated-vs-counts error 1"],
    "an impossible count outside the bounds": ["impossible-value error 1"],
    "three values that differ where the last is contested": [
        "contradicting-values error 1 3", "contradicting-values error 2 3", "differing-values warning 1 2",
    ],
    "a percent and counts that disagree across the threshold": ["stated-vs-counts error 1"],
    "counts below bounds that do not decide": ["stated-vs-counts error 1"],
    "counts below bounds that pass": ["stated-vs-counts error 1"],
    "a percent below nothing": ["impossible-value error 1"],
    "a percent above all": ["impossible-value error 1"],
    "more than all": ["impossible-value error 1"],
    "something of nothing": ["impossible-value error 1"],
    "fewer than nothing": ["impossible-value error 1"],
    "a negative whole": ["impossible-value error 1"],
    "an impossible figure beside a possible one": ["impossible-value error 1"],
    "nothing happened, and all of it was done": ["rate-without-activity warning 1"],
    "nothing happened, and half of it was done": ["rate-without-activity error 1"],
    "two values of which one passes": ["contradicting-values error 1 2"],
    "a percent above the counts of another reading": ["differing-values warning 1 2"],
    "a percent below the counts of another reading": ["differing-values warning 1 2"],
    "a percent that passes and counts that fail": ["contradicting-values error 1 2"],
    "a percent that fails and counts that pass": ["contradicting-values error 1 2"],
    "an impossible count beside its percent": ["impossible-value error 1"],
    "an impossible percent beside its counts": ["impossible-value error 1"],
    "an impossible percent that its counts round to": ["impossible-value error 1"],
    "an impossible figure in a row of others": ["impossible-value error 1"],
    "an impossible figure beside no activity": ["impossible-value error 1"],
    "an impossible figure beside one that fails": ["impossible-value error 1"],
    "a disagreement beside the same percent": ["stated-vs-counts error 1"],
    "a disagreement beside the same counts": ["stated-vs-counts error 1"],
    "a disagreement beside other counts": ["stated-vs-counts error 1", "differing-values warning 1 2"],
    "a percent beside a disagreement across the threshold": ["stated-vs-counts error 2"],
    "counts beside a disagreement across the threshold": ["stated-vs-counts error 2"],
    "counts that pass beside a disagreement the other way round": ["stated-vs-counts error 2"],
    "a percent that fails beside a disagreement the other way round": ["stated-vs-counts error 2"],
    "three values of which two pass": ["contradicting-values error 1 2", "contradicting-values error 1 3"],
    "a percent just beyond what its counts can show": ["differing-values warning 1 2"],
    **{
        f"{comparator} 80 where the report says that {said} is asked": [f"stated-threshold {severity} 1"]
        for comparator, severities in {
            "at_least": ("error", "warning"),
            "more_than": ("error", "warning"),
            "at_most": ("warning", "error"),
            "less_than": ("warning", "error"),
        }.items()
        for said, severity in zip(("79.999999", "80.000001"), severities, strict=True)
    },
    **{
        f"{comparator} 80 for 80": ["exactly-the-threshold note 1"] for comparator in ("at_least", "at_most")
    },
    "what is asked is written in its row, and just that is reported": ["exactly-the-threshold note 1"],
    "less is asked, and just what should be asked is reported": ["stated-threshold error 1"],
    "just what is asked, with counts that say otherwise": ["stated-vs-counts error 1"],
    "a last digit one above the ratio": ["stated-vs-counts warning 1"],
    "a last digit two above the ratio": ["stated-vs-counts error 1"],
    "a last digit one below the ratio": ["stated-vs-counts warning 1"],
    "a last digit that decides": ["stated-vs-counts error 1"],
    "a percent without decimals one above the ratio": ["stated-vs-counts error 1"],
    "a part of the unit that counts more above the line": ["part-beyond-whole warning 1 2"],
    "a part of the unit that counts more below the line": ["part-beyond-whole warning 1 2"],
    "five times all of it": ["everything-is-full note 1 2 3 4 5"],
    "five times all of it, counted": ["everything-is-full note 1 2 3 4 5"],
    "five times all of it but for one that cannot be": ["impossible-value error 5"],
    "less is asked in a row of others": ["stated-threshold error 1"],
    "less is asked of what cannot be": ["impossible-value error 1", "stated-threshold error 1"],
}
"""What does not add up in the reports above: the check, its severity, the readings. In the others, nothing."""


def judged(
    comparator: str,
    threshold: Fraction | int,
    readings: list[Reading],
    claims: Claimed = NOTHING_CLAIMED,
    **asking: object,
) -> Judgement:
    sets = [target_set("set", [target("set/1", threshold, comparator, **asking)])]
    return evaluate(submission(readings, attributes=["justice-office"]), sets, INDICATORS, ENGINE.derive, claims)


def shown(discrepancy: Discrepancy) -> str:
    """The check, its severity, the readings."""
    return " ".join([discrepancy.check, discrepancy.severity, *(str(each.number) for each in discrepancy.readings)])


def verdicts(judgement: Judgement) -> list[str]:
    return [finding.verdict for finding in judgement.findings]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_judged(name: str) -> None:
    comparator, threshold, readings, expected = REPORTS[name]

    found = judged(comparator, threshold, readings)

    assert verdicts(found) == [expected]
    assert [shown(each) for each in found.discrepancies] == DISCREPANCIES.get(name, [])


def test_every_discrepancy_above_belongs_to_a_report() -> None:
    assert set(DISCREPANCIES) - set(REPORTS) == set()


PARTS: dict[str, tuple[list[Reading], str]] = {
    "both parts pass": ([stated(1, "90", part="incoming"), stated(2, "80", part="results")], "pass"),
    "the weaker part decides": ([stated(1, "90", part="incoming"), stated(2, "79", part="results")], "fail"),
    "one part is missing": ([stated(1, "90", part="incoming")], "missing"),
    "one part fails and the other is missing": ([stated(1, "70", part="incoming")], "fail"),
    "the whole stands for both parts": ([stated(1, "90")], "pass"),
    "one part passes and nothing happened in the other": (
        [stated(1, "90", part="incoming"), counted(2, 0, 0, part="results")], "pass"
    ),
    "nothing happened in either part": (
        [counted(1, 0, 0, part="incoming"), counted(2, 0, 0, part="results")], "no_activity"
    ),
    "one part fails and the other is contested": (
        [stated(1, "70", part="incoming"), stated(2, "90", part="results"), stated(3, "70", part="results")], "fail"
    ),
    "one part is contested and the other is missing": (
        [stated(2, "90", part="results"), stated(3, "70", part="results")], "inconclusive"
    ),
    "one part fails and nothing happened in the other": (
        [stated(1, "70", part="incoming"), counted(2, 0, 0, part="results")], "fail"
    ),
    "one part is contested and nothing happened in the other": (
        [counted(1, 0, 0, part="incoming"), stated(2, "90", part="results"), stated(3, "70", part="results")],
        "inconclusive",
    ),
    "nothing happened in one part and the other is missing": ([counted(1, 0, 0, part="incoming")], "missing"),
    "one part passes and the other is contested": (
        [stated(1, "90", part="incoming"), stated(2, "90", part="results"), stated(3, "70", part="results")],
        "inconclusive",
    ),
    "the whole is above both parts": (
        [stated(1, "96.1"), stated(2, "90", part="incoming"), stated(3, "95", part="results")], "pass"
    ),
    "the whole is as high as the higher part may be": (
        [stated(1, "96"), stated(2, "90", part="incoming"), stated(3, "95", part="results")], "pass"
    ),
    "the whole is as high as the higher part, which is shown cut off": (
        [counted(1, 191, 200), stated(2, "90", part="incoming"), stated(3, "95", part="results")], "pass"
    ),
    "the whole is below both parts": (
        [stated(1, "88.4"), stated(2, "90", part="incoming"), stated(3, "95", part="results")], "pass"
    ),
    "the whole is as low as the lower part may be": (
        [stated(1, "89"), stated(2, "90", part="incoming"), stated(3, "95", part="results")], "pass"
    ),
    "the whole is above the only part that is reported": (
        [stated(1, "96"), stated(2, "90", part="incoming")], "pass"
    ),
    "the whole is above one part, and nothing happened in the other": (
        [stated(1, "96"), stated(2, "90", part="incoming"), counted(3, 0, 0, part="results")], "pass"
    ),
    "the whole is above one part, and the other cannot be": (
        [stated(1, "96"), stated(2, "90", part="incoming"), stated(3, "101", part="results")], "inconclusive"
    ),
    "the whole is above bounds that do not end": (
        [stated(1, "96"), stated(2, "90", part="incoming"), reading(3, stated=VAGUE, part="results")], "inconclusive"
    ),
    "the whole is above parts of a part of the unit": (
        [stated(1, "96"), *(stated(i, "90", part=each, scope="xã") for i, each in ((2, "incoming"), (3, "results")))],
        "pass",
    ),
    "the whole of a part of the unit is above both parts": (
        [stated(1, "96", scope="xã"), stated(2, "90", part="incoming"), stated(3, "95", part="results")], "pass"
    ),
}

BEYOND = {
    "the whole is above both parts": ["whole-beyond-parts warning 1"],
    "the whole is below both parts": ["whole-beyond-parts warning 1"],
    "the whole is above one part, and the other cannot be": ["impossible-value error 3"],
    "one part fails and the other is contested": ["contradicting-values error 2 3"],
    "one part is contested and the other is missing": ["contradicting-values error 2 3"],
    "one part is contested and nothing happened in the other": ["contradicting-values error 2 3"],
    "one part passes and the other is contested": ["contradicting-values error 2 3"],
    "both parts pass": ["exactly-the-threshold note 2"],
}
"""What does not add up in the reports on parts above; in the others, nothing."""


@pytest.mark.parametrize("name", PARTS)
def test_an_indicator_with_parts_is_judged_by_its_weaker_part(name: str) -> None:
    readings, expected = PARTS[name]
    parted = [each.model_copy(update={"indicator": "parted"}) for each in readings]

    found = judged("at_least", 80, parted, indicator="parted")

    assert verdicts(found) == [expected]
    assert [shown(each) for each in found.discrepancies] == BEYOND.get(name, [])


NINE_OF_TEN = [counted(1, 9, 10)]
LAST_DIGIT, MORE = (term("47.28%"), term("26"), term("55")), (term("47.29%"), term("26"), term("55"))
RISEN, RISEN_MORE = (term("10.1%"), term("110"), term("100")), (term("10.2%"), term("110"), term("100"))

CLAIMS: dict[str, tuple[Claim, list[str]]] = {
    "a sum that holds": (claim("sum", term("5"), term("2"), term("3")), []),
    "a sum that does not": (claim("sum", term("6"), term("2"), term("3")), ["sum-of-parts error"]),
    "a usual sum that does not": (
        claim("sum", term("6"), term("2"), term("3"), force="usual"), ["sum-of-parts warning"]
    ),
    "parts that are all": (claim("parts", term("5"), term("2"), term("3")), []),
    "parts that are more": (claim("parts", term("4"), term("2"), term("3")), ["parts-exceed-whole error"]),
    "parts that usually are not more": (
        claim("parts", term("4"), term("2"), term("3"), force="usual"), ["parts-exceed-whole warning"]
    ),
    "a rate of its counts": (claim("rate", term("47.27%"), *LAST_DIGIT[1:]), []),
    "a rate off in its last digit": (claim("rate", *LAST_DIGIT), ["stated-vs-counts warning"]),
    "a rate off by more": (claim("rate", *MORE), ["stated-vs-counts error"]),
    "a usual rate off by more": (claim("rate", *MORE, force="usual"), ["stated-vs-counts warning"]),
    "all of nothing": (claim("rate", term("100%"), term("0"), term("0")), ["rate-without-activity warning"]),
    "half of nothing": (claim("rate", term("50%"), term("0"), term("0")), ["rate-without-activity error"]),
    "nothing of nothing": (claim("rate", term("0%"), term("0"), term("0")), []),
    "all of nothing, as is usual": (
        claim("rate", term("100%"), term("0"), term("0"), force="usual"), ["rate-without-activity warning"]
    ),
    "all as a share": (claim("share", term("100%")), []),
    "more than all as a share": (claim("share", term("100.1%")), ["not-a-share error"]),
    "a whole count": (claim("whole", term("0")), []),
    "half a count": (claim("whole", term("0.5")), ["not-a-count error"]),
    "a code that may be": (claim("code", term("0"), codes=("0", "1")), []),
    "a code that may not be": (claim("code", term("2"), codes=("0", "1")), ["unknown-code error"]),
    "one thing twice": (claim("same", term("5"), term("5")), []),
    "one thing with two values": (claim("same", term("5"), term("6")), ["two-values error"]),
    "one thing that usually has one value": (
        claim("same", term("5"), term("6"), force="usual"), ["two-values warning"]
    ),
    "a difference": (claim("change", term("10"), term("110"), term("100")), []),
    "a wrong difference": (claim("change", term("9"), term("110"), term("100")), ["change-vs-figures error"]),
    "a difference that is usually so": (
        claim("change", term("9"), term("110"), term("100"), force="usual"), ["change-vs-figures warning"]
    ),
    "a rate of change": (claim("change-rate", term("10%"), *RISEN[1:]), []),
    "a rate of change off in its last digit": (claim("change-rate", *RISEN), ["change-vs-figures warning"]),
    "a rate of change off by more": (claim("change-rate", *RISEN_MORE), ["change-vs-figures error"]),
    "a rate of change that is usually so": (
        claim("change-rate", *RISEN_MORE, force="usual"), ["change-vs-figures warning"]
    ),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_that_does_not_hold_is_a_discrepancy_of_its_kind_and_force(name: str) -> None:
    claimed, expected = CLAIMS[name]

    found = judged("at_least", 80, NINE_OF_TEN, claiming(NINE_OF_TEN, claimed))

    assert verdicts(found) == ["pass"]
    assert [shown(each) for each in found.discrepancies] == expected


def test_each_broken_claim_is_raised_by_one_rule() -> None:
    for claimed, expected in CLAIMS.values():
        audited = audit(submission([]), claiming([], claimed), INDICATORS)
        raised = [each.rule for each in ENGINE.derive(list(questioned(audited))) if each.concluded.type == "doubt"]
        assert len(raised) == len(expected), claimed


@pytest.mark.parametrize(
    ("concerns", "expected"),
    [
        ([("commune", None)], "pass"),
        ([("commune", "justice-office")], "pass"),
        ([("commune", "health-department")], "not_applicable"),
        ([("province", None)], "not_applicable"),
        ([("province", "justice-office")], "not_applicable"),
        ([("province", None), ("commune", None)], "pass"),
    ],
)
def test_a_target_judges_only_whom_it_concerns(concerns: list[tuple[str, str | None]], expected: str) -> None:
    assert verdicts(judged("at_least", 80, [stated(1, "90")], concerns=concerns)) == [expected]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("90", "90"), "met"),
        (("90", "70"), "not_met"),
        ((None, "70"), "not_met"),
        (("90", None), "undetermined"),
        (("90", "0/0"), "met"),
        (("0/0", "0/0"), "undetermined"),
        ((), "undetermined"),
    ],
)
def test_a_set_is_met_where_all_that_can_be_judged_passes(values: tuple[str | None, ...], expected: str) -> None:
    names = ("plain", "free")[: len(values)]
    readings = [
        counted(i, 0, 0, indicator=name) if value == "0/0" else stated(i, value, indicator=name)
        for i, (name, value) in enumerate(zip(names, values, strict=True), start=1)
        if value
    ]
    targets = [target(f"set/{i}", 80, indicator=name) for i, name in enumerate(names)]

    found = evaluate(submission(readings), [target_set("set", targets)], INDICATORS, ENGINE.derive)

    assert [each.result for each in found.sets] == [expected]


SUPPOSING: tuple[tuple[list[Reading], Claim], ...] = (
    ([counted(1, 9, 10)], claim("sum", term("9", 1), term("3"), term("4"))),
    ([counted(1, 7, 10)], claim("sum", term("7", 1), term("5"), term("4"))),
    ([counted(1, 0, 0)], claim("sum", term("0", 1), term("5"), term("4"))),
)
"""Reports in which a claim makes that passes what fails, the other way round, and that there was activity."""


def test_every_shipped_rule_decides_something_in_a_report_above() -> None:
    concerning = [("commune", None), ("commune", "justice-office"), ("province", None)]
    fired = set()
    for comparator, threshold, readings, _ in REPORTS.values():
        targets = [
            target(f"set/{i}", threshold, comparator, concerns=[each]) for i, each in enumerate(concerning, start=1)
        ]
        fired |= fired_by(targets, readings)
    for readings, _ in PARTS.values():
        parted = [each.model_copy(update={"indicator": "parted"}) for each in readings]
        fired |= fired_by([target("set/1", 80, indicator="parted")], parted)
    for readings, claimed in [*SUPPOSING, *(([], claimed) for claimed, _ in CLAIMS.values())]:
        fired |= fired_by([target("set/1", 80)], readings, claiming(readings, claimed))
    fired |= fired_by([], [])
    fired |= {each.rule for each in ENGINE.derive([Fact("repeated", ("2023", 5, 3))])}

    assert fired == set(RULES.rules)


@pytest.mark.parametrize(("identical", "raised"), [(2, []), (3, ["identical-figures"])])
def test_figures_of_an_earlier_period_are_noted_from_three_on(identical: int, raised: list[str]) -> None:
    derived = ENGINE.derive([Fact("repeated", ("2023", 5, identical))])

    assert [each.concluded.values[0] for each in derived if each.concluded.type == "remark"] == raised


def fired_by(targets: list[object], readings: list[Reading], claims: Claimed = NOTHING_CLAIMED) -> set[str]:
    told = submission(readings, attributes=["justice-office"])
    facts = [
        *asked([target_set("set", targets)], INDICATORS),
        *reported(told),
        *questioned(audit(told, claims, INDICATORS)),
    ]
    return {derivation.rule for derivation in ENGINE.derive(facts)}
