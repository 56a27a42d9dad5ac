"""Target sets and rules as lists for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tabulate import tabulate

from engine import phrase
from engine.fields import Days, Language
from engine.model import Target, TargetSet
from engine.report.words import asked
from engine.wording import word
from rules import Pattern, Rule, Rulebook, Test, Variable
from targets import Library


def sets(library: Library, language: Language) -> str:
    """All target sets: id, name, days, number of targets, how known."""
    rows = [
        [each.id, each.name.get(language), _days(each.effective, language), str(len(each.targets)),
         word(each.known_by, language)]
        for each in library.sets
    ]
    headers = [word(key, language) for key in ("set", "name", "effective-line", "targets", "known-by")]
    return _table(rows, headers, [24, 38, 24, 8, 28])


def target_set(each: TargetSet, library: Library, language: Language) -> str:
    """One set: its document, and every target with what it asks and of whom."""
    rows = [
        [target.row, target.name.get(language), asked(target, language), target.indicator,
         _concerned(target, library, language), _own_days(target, each, language)]
        for target in each.targets
    ]
    columns = ("row", "target", "asked", "indicator", "concerns-line", "effective-line")
    headers = [word(key, language) for key in columns]
    head = [f"{each.id}: {each.name.get(language)}", each.document.get(language), _days(each.effective, language)]
    head.append(f"{word('known-by', language)}: {word(each.known_by, language)}")
    return "\n".join(head) + "\n" + _table(rows, headers, [12, 42, 9, 28, 28, 24])


def difference(first: TargetSet, second: TargetSet, language: Language) -> str:
    """Where two sets ask different things, indicator by indicator and level by level."""
    left, right = _by_indicator(first), _by_indicator(second)
    rows = []
    for key in sorted({*left, *right}):
        a, b = left.get(key), right.get(key)
        if a is None or b is None or (a.comparator, a.threshold) != (b.comparator, b.threshold):
            rows.append([" / ".join(each for each in key if each), _asked(a, language), _asked(b, language)])
    if not rows:
        return word("no-difference", language, first=first.id, second=second.id) + "\n"
    return _table(rows, [word("indicator", language), first.id, second.id], [40, 30, 30])


def rules(rulebook: Rulebook, language: Language) -> str:
    """All rules by stratum: id and title."""
    rows = [[rule.stratum, rule.id, rule.title.get(language)] for rule in rulebook.rules.values()]
    return _table(rows, [word(key, language) for key in ("stratum", "rule", "title")], [16, 30, 60])


def rule(found: Rule, language: Language) -> str:
    """One rule: what must hold, what must not, what follows, and how it is said."""
    lines = [f"{found.id} ({found.stratum})", found.title.get(language), ""]
    lines += [f"{word('when', language)}:", *(f"  {_pattern(each)}" for each in found.when)]
    if found.unless:
        lines += [f"{word('unless', language)}:", *(f"  {_pattern(each)}" for each in found.unless)]
    lines += [f"{word('then', language)}:", f"  {_pattern(found.then)}"]
    if found.because:
        lines += [f"{word('because', language)}:", f"  {found.because.get(language)}"]
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[Sequence[str]], headers: Sequence[str], widths: Sequence[int]) -> str:
    table = tabulate(
        rows,
        headers,
        tablefmt="simple_grid",
        maxcolwidths=list(widths),
        disable_numparse=True,
        break_on_hyphens=False,
    )
    return table + "\n"


def _days(days: Days, language: Language) -> str:
    if days.until is None:
        return word("effective-open", language, **{"from": phrase.day(days.from_)})
    return word("effective", language, until=phrase.day(days.until), **{"from": phrase.day(days.from_)})


def _own_days(target: Target, each: TargetSet, language: Language) -> str:
    return "" if target.effective == each.effective else _days(target.effective, language)


def _concerned(target: Target, library: Library, language: Language) -> str:
    names = []
    for concern in target.concerns.units:
        name = library.levels[concern.level].name.get(language)
        kind = library.attributes[concern.attribute].name.get(language) if concern.attribute else ""
        names.append(f"{name} ({kind})" if kind else name)
    return ", ".join(names) + f" [{word('rests-short-' + target.concerns.rests_on, language)}]"


def _by_indicator(each: TargetSet) -> dict[tuple[str, str], Target]:
    levels = _levels_apart(each.targets)
    return {(target.indicator, levels.get(target.id, "")): target for target in each.targets}


def _levels_apart(targets: Iterable[Target]) -> dict[str, str]:
    """Where one indicator has several targets: what tells them apart."""
    found = list(targets)
    several = {one.indicator for one in found if sum(one.indicator == other.indicator for other in found) > 1}
    return {
        target.id: f"{target.concerns.units[0].level} {target.effective.from_.year}"
        for target in found
        if target.indicator in several
    }


def _asked(target: Target | None, language: Language) -> str:
    return "—" if target is None else f"{asked(target, language)} ({target.row})"


def _pattern(pattern: Pattern) -> str:
    return f"{pattern.type}: " + ", ".join(_test(test) for test in pattern.tests)


def _test(test: Test) -> str:
    operand = f"${test.operand.name}" if isinstance(test.operand, Variable) else str(test.operand)
    return f"{test.field} {test.operator} {operand}" if test.operator != "equals" else f"{test.field} = {operand}"
