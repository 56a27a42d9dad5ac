"""Assessments that are put away: the same when they are opened, and twice as many take hardly more memory."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from functools import cache

import pytest

from benchmarks import submissions
from engine import kept
from engine.asked import Request
from engine.model import Assessment
from engine.pipeline import Judge
from engine.put_away import Assessments, Packed, Unsealing, held_of, held_together, sealed, with_changed
from engine.read.folders import Given
from engine.report import as_html, as_scores_json, as_xlsx
from engine.scored import Scored, scheme_named, scored
from tests.made_page import example

LIBRARY = kept.shipped().library
FEW = 40
MOST_KEPT, MOST_WRITING = 24 * 1024, 40 * 1024
"""In bytes for each unit more: what stays of it, and what it adds while all is written. In full it takes 60,000."""
FORMS = (as_html, as_scores_json, as_xlsx)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Assessment]:
    """Twice as many as are few; the last of them once more, with the figures of an earlier period."""
    folder = tmp_path_factory.mktemp("bao-cao")
    submissions.write(folder, 2 * FEW)
    last = folder / f"{2 * FEW - 1:05}.yaml"
    earlier = last.read_text(encoding="utf-8").replace("to: 2024-06-15", "to: 2024-03-31")
    (folder / "a.yaml").write_text(earlier, encoding="utf-8")
    judge = _judge()
    return [each for path in sorted(folder.iterdir()) for each in judge.judged(Given(path)).assessments]


@cache
def _judge() -> Judge:
    return Judge(Request(reasons=False))


def put_away(assessments: Sequence[Assessment]) -> Sequence[Assessment]:
    unsealing = Unsealing(LIBRARY)
    each_alone = [unsealing.unsealed(sealed([each], (), ()))[0] for each in assessments]
    return held_together([held for each in each_alone for held in each.held])


def test_what_is_put_away_is_the_same_when_it_is_opened(judged):
    found = put_away(judged)
    assert isinstance(found, Assessments)
    assert all(isinstance(each, Packed) for each in found.held)
    assert (list(found), len(found), found[3], list(found[1:3])) == (judged, len(judged), judged[3], judged[1:3])
    assert [each.outline for each in held_of(found)] == [each.outline for each in held_of(judged)]
    assert found == judged
    assert found != judged[1:]
    assert found != judged[::-1]


def test_what_is_changed_is_put_away_like_the_others(judged):
    other = judged[0].model_copy(update={"claims": 7})
    found = with_changed(put_away(judged), {2: other})
    assert all(isinstance(each, Packed) for each in held_of(found))
    assert list(found) == [*judged[:2], other, *judged[3:]]
    assert with_changed(tuple(judged), {2: other}) == tuple(found)


def test_what_repeats_an_earlier_period_is_found_in_what_is_put_away(judged):
    judge = _judge()
    at_hand, away = (judge.beside_each_other(each) for each in (tuple(judged), put_away(judged)))
    added = [len(after.discrepancies) - len(before.discrepancies) for before, after in zip(judged, away, strict=True)]
    assert (sum(added), away) == (1, at_hand)


def test_a_unit_that_is_opened_has_its_place_in_the_ranking_with_and_without_decisions():
    scoring = example().scoring
    assert any(unit.before for unit in scoring.units)
    for line, unit in zip(scoring.units, scoring.opened(), strict=True):
        assert (unit.name, unit.source, unit.score, unit.rank, unit.tied) == (
            line.name, line.source, line.score, line.rank, line.tied,
        )  # fmt: skip
        assert [row.verdict for row in unit.rows] == [row.verdict for row in line.rows]
        assert [row.finding.verdict for row in unit.rows] == [row.machine for row in line.rows]
        assert (unit.before is None, unit.before and unit.before.rank) == (
            line.before is None, line.before and line.before.rank,
        )  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__.rpartition(".")[2])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_written_piece_by_piece_is_the_whole(form, language):
    made, file = example(language), io.BytesIO()
    form.write(file, made.scoring, made.library, language)
    whole = form.render(made.scoring, made.library, language)
    assert file.getvalue() == (whole.encode() if isinstance(whole, str) else whole)


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def write(self, data: bytes) -> int:
        return len(data)


def test_a_unit_more_takes_little_memory(judged):
    report = _judge().check([])
    request = Request()

    def made(count: int) -> Scored:
        return scored(report._replace(assessments=put_away(judged[:count])), scheme_named("equal", request), request)

    def taken(count: int) -> list[int]:
        """What stays of so many that are scored, and what each form adds while it is written."""
        tracemalloc.start()
        try:
            found = made(count)
            before, _ = tracemalloc.get_traced_memory()
            more = []
            for form in FORMS:
                tracemalloc.reset_peak()
                form.write(Nowhere(), found.scoring, LIBRARY, "vi")
                more.append(tracemalloc.get_traced_memory()[1] - before)
            return [before, *more]
        finally:
            tracemalloc.stop()

    taken(2 * FEW)  # what is remembered of texts and numbers is so before anything is measured
    few, many = taken(FEW), taken(2 * FEW)
    stays, *writing = ((more - less) // FEW for less, more in zip(few, many, strict=True))
    assert 0 < stays < MOST_KEPT
    assert max(writing) < MOST_WRITING
