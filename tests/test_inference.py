"""Every edge of durable-rules 2.0.28 that could kill the process or bend a verdict, met in the way we use it.

Situations that would kill or hang a process where they are not lived with run in a process of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from durable import engine as library

from engine import inference
from engine.evaluate import reported
from engine.exact import exactly
from engine.facts import Derivation, Fact
from engine.inference import Engine, InferenceError, QuietHost
from engine.model import Period, Reading, Submission, Unit
from engine.problem import InputError
from rules import Rulebook, load_rules
from tests import naive

ROOT = Path(__file__).parent.parent
FACTS = """
given:
  a: {word: word}
  b: {word: word, number: count}
  limit: {number: count}
  forbidden: {word: word}
concluded:
  c: {word: word}
  d: {word: word}
"""
EACH = "[{id: each, title: {vi: t, en: t}, when: [{a: {word: $w}}], then: {c: {word: $w}}}]"
UNLESS = (
    "[{id: allowed, title: {vi: t, en: t}, when: [{a: {word: $w}}], unless: [{forbidden: {word: $w}}],"
    " then: {c: {word: $w}}}]"
)
AT_LEAST = (
    "[{id: enough, title: {vi: t, en: t}, when: [{limit: {number: $l}},"
    " {b: {word: $w, number: {at_least: $l}}}], then: {c: {word: $w}}}]"
)


def rulebook(*strata: str) -> Rulebook:
    files = {f"{i}.yaml": f"stratum: stratum-{i}\nrules: {rules}" for i, rules in enumerate(strata)}
    return load_rules([(name, text.encode()) for name, text in {"facts.yaml": FACTS, **files}.items()])


def a(*words: str) -> list[Fact]:
    return [Fact("a", (word,)) for word in words]


def concluded(derivations: Sequence[Derivation]) -> list[str]:
    return [" ".join(str(value) for value in (each.concluded.type, *each.concluded.values)) for each in derivations]


def in_a_process(program: str, seconds: int = 60) -> str:
    """What the program prints; the test fails where the process dies or hangs."""
    done = subprocess.run(
        [sys.executable, "-c", "from tests.test_inference import *\n" + program],
        cwd=ROOT,
        timeout=seconds,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_no_thread_is_started() -> None:
    before = threading.active_count()
    Engine(rulebook(EACH)).derive(a("x"))

    assert threading.active_count() == before


def test_what_is_concluded_names_the_rule_and_the_facts_it_rests_on() -> None:
    facts = [Fact("limit", (80,)), Fact("b", ("x", 80)), Fact("b", ("y", 79))]

    derived = Engine(rulebook(AT_LEAST)).derive(facts)

    assert derived == [Derivation("enough", (facts[0], facts[1]), Fact("c", ("x",)))]


def test_a_later_stratum_sees_what_an_earlier_one_concludes() -> None:
    later = "[{id: on, title: {vi: t, en: t}, when: [{c: {word: $w}}], then: {d: {word: $w}}}]"

    assert concluded(Engine(rulebook(EACH, later)).derive(a("x"))) == ["c x", "d x"]


def test_several_engines_live_in_one_process() -> None:
    engines = [Engine(rulebook(EACH)), Engine(rulebook(UNLESS)), Engine(rulebook(EACH))]
    facts = [*a("x", "y"), Fact("forbidden", ("x",))]

    derived = [concluded(engine.derive(facts)) for _ in range(2) for engine in engines]

    assert derived == [["c x", "c y"], ["c y"], ["c x", "c y"]] * 2


def test_one_run_leaves_nothing_to_the_next() -> None:
    engine = Engine(rulebook(UNLESS))

    engine.derive([*a("x"), Fact("forbidden", ("y",))])

    assert concluded(engine.derive(a("y"))) == ["c y"]


def test_more_runs_than_the_library_has_sessions_and_no_memory_kept() -> None:
    printed = in_a_process(
        "import resource\n"
        "engine = Engine(rulebook(UNLESS, AT_LEAST))\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "def facts(i): return [*a(*(f'{i}-{k}' for k in range(20))), Fact('forbidden', (f'{i}-3',))]\n"
        "def run(i): return len(engine.derive(facts(i)))\n"
        "found = {run(i) for i in range(500)}\n"
        "warm = peak()\n"
        "found |= {run(i) for i in range(3000)}\n"
        "print(found, peak() < warm * 1.2)"
    )
    assert printed == "{19} True"


def test_a_run_without_any_fact_ends_well() -> None:
    printed = in_a_process("engine = Engine(rulebook(UNLESS))\nprint([engine.derive([]) for _ in range(2000)][-1])")
    assert printed == "[]"


def test_thousands_of_failing_runs_do_not_kill_the_process() -> None:
    """More patterns match one fact than the library can stand, in a rulebook that our loader would refuse."""
    printed = in_a_process(
        "import rules.loading\n"
        "rules.loading.MOST_RULES = 1000\n"
        "rule = '{id: r%d, title: {vi: t, en: t}, when: [{limit: {number: {at_least: -%d}}}], then: {c: {word: x}}}'\n"
        "engine = Engine(rulebook('[' + ', '.join(rule % (i, i) for i in range(100)) + ']'))\n"
        "codes = set()\n"
        "for i in range(2000):\n"
        "    try: engine.derive([Fact('limit', (0,))])\n"
        "    except InferenceError as error: codes.add(str(error).partition(':')[2])\n"
        "print(codes)"
    )
    assert printed == "{' Could not assert facts, error code: 303'}"


def test_sixty_rules_that_match_one_fact_all_fire() -> None:
    rules = ", ".join(
        f"{{id: r{i}, title: {{vi: t, en: t}}, when: [{{b: {{word: $w, number: {{at_least: {-i}}}}}}}],"
        f" unless: [{{forbidden: {{word: w{i}}}}}], then: {{c: {{word: $w}}}}}}"
        for i in range(60)
    )

    derived = Engine(rulebook(f"[{rules}]")).derive([Fact("b", ("x", 0))])

    assert sorted(each.rule for each in derived) == sorted(f"r{i}" for i in range(60))


def test_fifteen_patterns_and_a_negation_are_joined() -> None:
    patterns = ", ".join(f"{{a: {{word: $w{i}}}}}" for i in range(15))
    rule = f"[{{id: r, title: {{vi: t, en: t}}, when: [{patterns}], unless: [{{forbidden: {{word: $w0}}}}]"

    derived = Engine(rulebook(rule + ", then: {c: {word: $w14}}}]")).derive(a("x"))

    assert concluded(derived) == ["c x"]


@pytest.mark.parametrize("error", [ZeroDivisionError("nothing"), KeyboardInterrupt()], ids=repr)
def test_an_action_that_fails_is_told_and_the_next_run_is_as_ever(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = InferenceError if isinstance(error, Exception) else KeyboardInterrupt
    raised: list[BaseException] = []

    def fails(_matched: object) -> None:
        if raised:
            raise raised.pop()

    monkeypatch.setattr(inference, "_nothing", fails)
    engine = Engine(rulebook(EACH))
    for _ in range(1_000):
        raised.append(error)
        with pytest.raises(told):
            engine.derive(a("x"))
        assert concluded(engine.derive(a("x"))) == ["c x"]


def test_a_clock_that_jumps_gives_up_no_action(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a laptop's lid is closed, or the process is stopped for more than ten seconds."""
    engine = Engine(rulebook(UNLESS))
    ticks = iter(range(0, 10**6, 60))
    monkeypatch.setattr(library, "_unix_now", lambda: next(ticks))

    assert concluded(engine.derive(a("x", "y"))) == ["c x", "c y"]


def test_actions_that_are_not_run_again_and_again_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(rulebook(UNLESS))
    run = engine._host.assert_written
    monkeypatch.setattr(engine._host, "assert_written", lambda *given: run(*given) and False)

    with pytest.raises(InferenceError):
        engine.derive(a("x"))


COLLIDING = ("e9805e6c", "a0dcc02c")
"""As facts 0 and 1 of a batch these have one 32-bit hash: found by trying a million and a half."""
LIKE_READY = "6f889911"
"""As fact 0 of a batch it has the hash of the fact ``ready``: found by trying four thousand million."""


class Watching(QuietHost):
    """Keeps what is sent to the library, and how many facts there were where it refused."""

    sent: ClassVar[list[Mapping[str, object]]] = []
    refused: ClassVar[list[int]] = []

    def assert_written(self, name: str, facts: str) -> object:
        messages = json.loads(facts)
        self.sent.extend(messages)
        try:
            return super().assert_written(name, facts)
        except library.MessageObservedException:
            self.refused.append(len(messages))
            raise


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> type[Watching]:
    monkeypatch.setattr(inference, "QuietHost", Watching)
    monkeypatch.setattr(Watching, "sent", [])
    monkeypatch.setattr(Watching, "refused", [])
    return Watching


@pytest.mark.parametrize("words", [COLLIDING, (LIKE_READY,)], ids=["two facts", "a fact and ready"])
def test_facts_that_the_library_takes_for_one_are_numbered_anew(words: Sequence[str], watched: type[Watching]) -> None:
    """Where nothing is refused any more, messages have another shape, and collisions must be searched for anew."""
    derived = Engine(rulebook(EACH)).derive(a(*words))

    assert concluded(derived) == [f"c {word}" for word in sorted(words)]
    assert watched.refused == [len(words) + 1]


def test_colliding_facts_are_told_apart_thousands_of_times() -> None:
    printed = in_a_process(
        "engine = Engine(rulebook(UNLESS))\n"
        "cases = [COLLIDING, (LIKE_READY,), (*COLLIDING, 'x'), ('x',)]\n"
        "for i in range(4000):\n"
        "    words = cases[i % 4]\n"
        "    found = concluded(engine.derive([*a(*words), Fact('forbidden', ('x',))]))\n"
        "    assert found == [f'c {word}' for word in sorted(words) if word != 'x'], (words, found)\n"
        "print('survived')"
    )
    assert printed == "survived"


def test_facts_that_always_collide_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(rulebook(EACH))

    def collides(_: str, facts: str) -> object:
        raise library.MessageObservedException(facts)

    monkeypatch.setattr(engine._host, "assert_written", collides)

    with pytest.raises(InferenceError, match="collide"):
        engine.derive(a("x"))


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**30])
def test_a_number_that_the_library_would_saturate_is_refused(number: int) -> None:
    with pytest.raises(OverflowError):
        Engine(rulebook(AT_LEAST)).derive([Fact("limit", (number,)), Fact("b", ("x", 0))])


@pytest.mark.parametrize("limit", [2**63 - 1, 2**53 + 1, 0, -(2**53) - 1, -(2**63 - 2)])
def test_the_largest_numbers_compare_exactly(limit: int) -> None:
    facts = [Fact("limit", (limit,)), Fact("b", ("below", limit - 1)), Fact("b", ("at", limit))]

    assert concluded(Engine(rulebook(AT_LEAST)).derive(facts)) == ["c at"]


@pytest.mark.parametrize("first", ["positive", "negated"])
def test_what_must_not_hold_is_seen_whenever_it_arrives(first: str) -> None:
    positive, negated = a("x", "y"), [Fact("forbidden", ("x",))]
    facts = [*positive, *negated] if first == "positive" else [*negated, *positive]

    assert concluded(Engine(rulebook(UNLESS)).derive(facts)) == ["c y"]


def test_two_patterns_may_match_one_fact() -> None:
    twice = "[{id: r, title: {vi: t, en: t}, when: [{a: {word: $v}}, {a: {word: $w}}], then: {c: {word: $w}}}]"

    derived = Engine(rulebook(twice)).derive(a("x", "y"))

    assert [each.matched for each in derived] == [
        tuple(a("x", "x")),
        tuple(a("y", "x")),
        tuple(a("x", "y")),
        tuple(a("y", "y")),
    ]


def test_a_negation_sees_a_fact_that_an_earlier_pattern_matched() -> None:
    rule = (
        "[{id: r, title: {vi: t, en: t}, when: [{b: {word: $w, number: $n}}],"
        " unless: [{b: {word: $w, number: {at_least: 80}}}], then: {c: {word: $w}}}]"
    )

    assert concluded(Engine(rulebook(rule)).derive([Fact("b", ("x", 80)), Fact("b", ("y", 79))])) == ["c y"]


def test_a_list_beside_a_join_does_not_loosen_the_join() -> None:
    """With the library's own disjunction the second pattern matches whatever its join says."""
    rule = (
        "[{id: r, title: {vi: t, en: t}, when: [{a: {word: $w}}, {b: {number: {in: [1, 2]}, word: $w}}],"
        " then: {c: {word: $w}}}]"
    )

    derived = Engine(rulebook(rule)).derive([*a("x"), Fact("b", ("y", 1)), Fact("b", ("x", 3))])

    assert derived == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_list_in_a_negation_holds_for_each_of_its_words(number: int) -> None:
    rule = (
        "[{id: r, title: {vi: t, en: t}, when: [{a: {word: $w}}],"
        " unless: [{b: {word: $w, number: {in: [1, 2]}}}], then: {c: {word: $w}}}]"
    )

    derived = Engine(rulebook(rule)).derive([*a("x"), Fact("b", ("x", number))])

    assert concluded(derived) == ([] if number in (1, 2) else ["c x"])


def test_the_last_condition_of_every_join_holds_for_every_fact(watched: type[Watching]) -> None:
    """Where it fails, the library reads beyond the conditions, in memory of others; now and then the process dies."""
    engine = Engine(rulebook(UNLESS, AT_LEAST))
    patterns = [
        conditions["$and"]
        for stratum in engine._strata
        for compiled in stratum._rules
        for pattern in compiled.patterns
        for conditions in pattern.values()
    ]

    engine.derive([*a("x"), Fact("forbidden", ("x",)), Fact("b", ("x", 1)), Fact("limit", (1,))])

    joins = [each[-1] for each in patterns if any("m0" in str(condition) for condition in each)]
    assert joins == [{"same": {"m0": "same"}}] * 2
    assert {each["same"] for each in watched.sent if each["type"] != "ready"} == {1}


def test_a_fact_that_no_rule_matches_is_no_error() -> None:
    facts = [Fact("a", ("x",)), Fact("limit", (1,)), Fact("b", ("unasked", 1)), Fact("forbidden", ("z",))]

    assert concluded(Engine(rulebook(UNLESS)).derive(facts)) == ["c x"]


def test_equal_facts_are_one_fact() -> None:
    assert concluded(Engine(rulebook(EACH)).derive(a("x", "x", "x"))) == ["c x"]


def test_one_conclusion_drawn_twice_is_told_with_both_reasons() -> None:
    same = "[{id: r, title: {vi: t, en: t}, when: [{b: {word: $w, number: $n}}], then: {c: {word: $w}}}]"
    facts = [Fact("b", ("x", 1)), Fact("b", ("x", 2))]

    assert [each.matched for each in Engine(rulebook(same)).derive(facts)] == [(facts[0],), (facts[1],)]


TEXTS = ("", " ", "1", "1e-05", "true", "null", '"', "\\", "\\u0041", "}, {", "tỉnh Bà Rịa", "\U0001f600", "x" * 99_999)


@pytest.mark.parametrize("word", TEXTS, ids=range(len(TEXTS)))
def test_any_text_is_only_a_text(word: str) -> None:
    facts = [*a(word, "other"), Fact("forbidden", ("other",))]

    assert Engine(rulebook(UNLESS)).derive(facts) == naive.derive(rulebook(UNLESS), facts)


def test_composed_and_decomposed_letters_are_two_texts_so_input_is_composed_when_it_is_read() -> None:
    facts = [*a("\u1ec9"), Fact("forbidden", ("i\u0309",))]

    assert concluded(Engine(rulebook(UNLESS)).derive(facts)) == ["c \u1ec9"]


def test_no_text_of_a_unit_enters_the_engine() -> None:
    reading = Reading(
        number=1, indicator="i", scope='phòng "A"', stated=exactly(80), text="80%", place="chỗ", note="ghi chú"
    )
    submission = Submission(
        source="tệp.yaml",
        unit=Unit(name="Xã Ạ", level="commune", parent="huyện", province="tỉnh"),
        period=Period.model_validate({"from": "2024-01-01", "to": "2024-12-31"}),
        readings=(reading,),
        digest="",
    )

    words = {value for fact in reported(submission) for value in fact.values if isinstance(value, str)}

    assert words == {"commune", "reading-000001", "i", "whole", "scope-1", "reading-000001/stated", "stated"}


@pytest.mark.parametrize("field", ["id", "sid", "type", "n", "same"])
def test_a_field_that_the_library_or_the_engine_uses_is_refused(field: str) -> None:
    facts = f"{{given: {{a: {{{field}: word}}}}, concluded: {{}}}}"

    with pytest.raises(InputError) as refused:
        load_rules([("facts.yaml", facts.encode())])

    assert [problem.code for problem in refused.value.problems] == ["reserved-field"]
