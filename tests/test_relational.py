"""One meaning: what the rules conclude in tables is what they conclude in the engine, derivation by derivation."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.facts import Fact
from engine.inference import Engine
from engine.relational.engine import RelationalEngine
from rules import Rulebook
from tests import naive, strategies
from tests.test_two_evaluators_agree import (
    ENGINE,
    RULES,
    facts_of,
    judge,
    random_facts,
    random_rulebooks,
)

TABLES = RelationalEngine(RULES)
repeatable = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def drawn(strategy: st.SearchStrategy, count: int) -> list:
    """So many examples at once: a query costs as much for one case as for a thousand."""
    found = []

    @settings(repeatable, max_examples=count)
    @given(strategy)
    def draw(example: object) -> None:
        found.append(example)

    draw()
    return found


def test_both_executors_derive_the_same_from_random_submissions() -> None:
    facts = [facts_of(case) for case in drawn(strategies.cases(), 1000)]

    derived = TABLES.derive_many(facts)

    assert derived == [ENGINE.derive(each) for each in facts]


def test_both_executors_derive_the_same_from_long_submissions() -> None:
    facts = [facts_of(case) for case in drawn(strategies.cases(most_readings=60), 10)]

    assert TABLES.derive_many(facts) == [ENGINE.derive(each) for each in facts]


@settings(repeatable, max_examples=60)
@given(random_rulebooks(), st.lists(random_facts, min_size=1, max_size=4))
def test_both_executors_agree_on_random_rules(rulebook: Rulebook, inputs: list[list[Fact]]) -> None:
    engine, tables = Engine(rulebook), RelationalEngine(rulebook)

    derived = tables.derive_many(inputs)

    assert derived == [engine.derive(facts) for facts in inputs]
    assert [in_order_of_text(each) for each in derived] == [
        in_order_of_text(naive.derive(rulebook, facts)) for facts in inputs
    ]


def in_order_of_text(derivations: list) -> list[str]:
    return sorted(map(repr, derivations))


@settings(repeatable, max_examples=5)
@given(strategies.cases(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(case: tuple, random: object) -> None:
    facts = facts_of(case)
    shuffled = list(facts)
    random.shuffle(shuffled)

    assert TABLES.derive(shuffled) == TABLES.derive(facts)


@settings(repeatable, max_examples=10)
@given(strategies.cases())
def test_both_executors_lead_to_the_same_findings(case: tuple) -> None:
    assert judge(case, TABLES.derive) == judge(case, ENGINE.derive)


def test_nothing_reported_gives_what_the_targets_alone_give() -> None:
    assert TABLES.derive([]) == ENGINE.derive([])
    assert TABLES.derive_many([]) == []
