"""Every conclusion is checked against an independent evaluation of the same rules (DESIGN, section 4)."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.arithmetic import Claimed, audit
from engine.evaluate import Judgement, evaluate
from engine.facts import Derivation, Fact
from engine.given import asked, questioned, reported
from engine.inference import Engine
from engine.model import Submission, TargetSet
from rules import Rulebook, load_rules, load_shipped
from tests import naive, strategies

RULES = load_shipped()
ENGINE = Engine(RULES)
STRATUM = {rule.id: position for position, stratum in enumerate(RULES.strata) for rule in stratum.rules}
COMPARED = {"at_least": operator.ge, "at_most": operator.le, "more_than": operator.gt, "less_than": operator.lt}

repeatable = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
Case = tuple[list[TargetSet], Submission, Claimed]


def facts_of(case: Case) -> list[Fact]:
    sets, submission, claimed = case
    audited = audit(submission, claimed, strategies.INDICATORS)
    return [*asked(sets, strategies.INDICATORS), *reported(submission), *questioned(audited)]


def judge(case: Case, derive: object) -> Judgement:
    sets, submission, claimed = case
    return evaluate(submission, sets, strategies.INDICATORS, derive, claimed)


def in_one_order(derivations: Sequence[Derivation]) -> list[Derivation]:
    return sorted(derivations, key=lambda each: (STRATUM[each.rule], repr(each)))


@settings(repeatable, max_examples=2000)
@given(strategies.cases())
def test_both_evaluators_derive_the_same_from_random_submissions(case: Case) -> None:
    facts = facts_of(case)

    derived = ENGINE.derive(facts)

    assert Counter(derived) == Counter(naive.derive(RULES, facts))


@settings(repeatable, max_examples=10)
@given(strategies.cases(most_readings=60))
def test_both_evaluators_derive_the_same_from_long_submissions(case: Case) -> None:
    facts = facts_of(case)

    derived = ENGINE.derive(facts)

    assert Counter(derived) == Counter(naive.derive(RULES, facts))


@settings(repeatable, max_examples=300)
@given(strategies.cases(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(case: Case, random: object) -> None:
    facts = facts_of(case)
    shuffled = list(facts)
    random.shuffle(shuffled)

    assert ENGINE.derive(shuffled) == ENGINE.derive(facts)


@settings(repeatable, max_examples=300)
@given(strategies.cases())
def test_each_target_has_one_verdict_and_each_set_one_result(case: Case) -> None:
    sets, _, _ = case

    concluded = {derivation.concluded for derivation in ENGINE.derive(facts_of(case))}

    verdicts = Counter(fact.values[0] for fact in concluded if fact.type == "verdict")
    results = Counter(fact.values[0] for fact in concluded if fact.type == "set_result")
    assert verdicts == Counter(target.id for each in sets for target in each.targets)
    assert results == Counter(each.id for each in sets)


@settings(repeatable, max_examples=300)
@given(strategies.cases())
def test_each_value_has_one_outcome_and_each_part_one_standing(case: Case) -> None:
    concluded = {derivation.concluded for derivation in ENGINE.derive(facts_of(case))}

    outcomes = [fact.values[:2] for fact in concluded if fact.type in ("outcome", "undecided")]
    standings = [fact.values[:2] for fact in concluded if fact.type == "standing"]
    weighing = {fact.values[0] for fact in concluded if fact.type == "weighs"}
    assert sorted(outcomes) == sorted(set(outcomes))
    assert sorted(standings) == sorted(set(standings))
    assert {value for _, value in outcomes} <= weighing


@settings(repeatable, max_examples=300)
@given(strategies.cases())
def test_both_evaluators_lead_to_the_same_findings(case: Case) -> None:
    by_engine = judge(case, lambda facts: in_one_order(ENGINE.derive(facts)))
    by_loops = judge(case, lambda facts: in_one_order(naive.derive(RULES, facts)))

    assert by_engine == by_loops


@settings(repeatable, max_examples=1000)
@given(st.data(), strategies.thresholds(), st.sampled_from(strategies.COMPARATORS))
def test_a_single_exact_reading_is_judged_as_the_fraction_compares(
    data: st.DataObject, threshold: Fraction, comparator: str
) -> None:
    target = strategies.target("set/1", threshold, comparator, indicator="free")
    percents = strategies.exact_percents([threshold]).map(
        lambda amount: (amount.value, strategies.reading(1, indicator="free", stated=amount))
    )
    counts = strategies.pairs_of_counts([threshold]).map(
        lambda pair: (Fraction(100 * pair[0], pair[1] or 1), strategies.counted(1, *pair, indicator="free"))
    )
    worth, reading = data.draw(
        percents.filter(lambda pair: pair[0] >= 0)
        | counts.filter(lambda pair: pair[0] >= 0 and pair[1].denominator.lowest > 0)
    )

    case = ([strategies.target_set("set", [target])], strategies.submission([reading]), Claimed())
    judged = judge(case, ENGINE.derive)

    expected = "pass" if COMPARED[comparator](worth, threshold) else "fail"
    assert [(each.verdict, each.actual) for each in judged.findings] == [(expected, worth)]


FACTS_FILE = b"""
given:
  a: {x: word, y: word, k: count, l: count}
  b: {x: word, k: count}
concluded:
  c: {x: word, k: count}
  d: {x: word, y: word, k: count}
"""
WORDS = ("u", "1", "", "true", "null", '"', "\\", "}, {", "tỉnh, xã", "a: b")
FIELDS = {
    "a": {"x": "word", "y": "word", "k": "count", "l": "count"},
    "b": {"x": "word", "k": "count"},
    "c": {"x": "word", "k": "count"},
    "d": {"x": "word", "y": "word", "k": "count"},
}
words, counts = st.sampled_from(WORDS[:3]) | st.sampled_from(WORDS), st.integers(-2, 3)


@st.composite
def random_patterns(draw: st.DrawFn, types: Sequence[str], bound: dict[str, str], binds: bool) -> dict[str, object]:
    """A pattern over one fact type: literals, lists, joins and comparisons with what is bound already."""
    fact_type = draw(st.sampled_from(types))
    before = dict(bound)
    fields: dict[str, object] = {}
    for field, kind in FIELDS[fact_type].items():
        known = sorted(name for name, other in before.items() if other == kind)
        literals = words if kind == "word" else counts.map(str)
        options = [st.none(), literals, st.fixed_dictionaries({"in": st.lists(literals, min_size=1, max_size=3)})]
        if known:
            joined = st.sampled_from([f"${name}" for name in known])
            options += [joined, joined]
            if kind == "count":
                orders = st.sampled_from(("at_least", "at_most", "less_than", "more_than"))
                options.append(st.dictionaries(orders, joined | literals, min_size=1, max_size=2))
        if binds:
            options += [st.just("new")] * 2
        condition = draw(st.one_of(options))
        if condition == "new":
            condition = f"$v{len(bound)}"
            bound[f"v{len(bound)}"] = kind
        if condition is not None:
            fields[field] = condition
    return {fact_type: fields}


@st.composite
def random_rules(draw: st.DrawFn, name: str, types: Sequence[str], concluded: str) -> dict[str, object]:
    bound: dict[str, str] = {}
    when = [draw(random_patterns(types, bound, binds=True)) for _ in range(draw(st.integers(1, 4)))]
    unless = [draw(random_patterns(types, bound, binds=False)) for _ in range(draw(st.integers(0, 3)))]
    then: dict[str, str] = {}
    for field, kind in FIELDS[concluded].items():
        known = [f"${variable}" for variable, other in sorted(bound.items()) if other == kind]
        then[field] = draw(st.sampled_from(known) if known else (words if kind == "word" else counts.map(str)))
    title = {"vi": "chữ", "en": "words"}
    return {"id": name, "title": title, "when": when, "unless": unless, "then": {concluded: then}}


@st.composite
def random_rulebooks(draw: st.DrawFn) -> Rulebook:
    """Two strata of up to three rules each; the second sees what the first concludes."""
    files = [("facts.yaml", FACTS_FILE)]
    for position, (types, concluded) in enumerate(((("a", "b"), "c"), (("a", "b", "c"), "d"))):
        rules = [
            draw(random_rules(f"rule-{position}-{number}", types, concluded))
            for number in range(draw(st.integers(1, 3)))
        ]
        if position == 0:
            rules.append(
                {
                    "id": "some-c",
                    "title": {"vi": "chữ", "en": "words"},
                    "when": [{"b": {"x": "$x", "k": "$k"}}],
                    "unless": [{"a": {"x": "$x", "l": {"more_than": "$k"}}}],
                    "then": {"c": {"x": "$x", "k": "$k"}},
                }
            )
        files.append((f"{position}.yaml", as_yaml({"stratum": f"stratum-{position}", "rules": rules})))
    return load_rules(files)


def as_yaml(tree: object) -> bytes:
    """Flow style with every text quoted, which YAML and our reader take as it stands."""
    if isinstance(tree, dict):
        items = ((as_yaml(key), as_yaml(value)) for key, value in tree.items())
        return b"{" + b", ".join(key + b": " + value for key, value in items) + b"}"
    if isinstance(tree, list):
        return b"[" + b", ".join(map(as_yaml, tree)) + b"]"
    return b'"' + str(tree).replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'


random_facts = st.lists(
    st.builds(lambda *values: Fact("a", values), words, words, counts, counts)
    | st.builds(lambda *values: Fact("b", values), words, counts),
    max_size=14,
)


@settings(repeatable, max_examples=500)
@given(random_rulebooks(), st.lists(random_facts, min_size=1, max_size=3))
def test_both_evaluators_agree_on_random_rules(rulebook: Rulebook, inputs: list[list[Fact]]) -> None:
    engine = Engine(rulebook)
    for facts in inputs:
        derived = engine.derive(facts)

        assert Counter(derived) == Counter(naive.derive(rulebook, facts))
        assert engine.derive(facts[::-1]) == derived
