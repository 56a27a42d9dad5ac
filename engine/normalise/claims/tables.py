"""What tables claim: that the figures of a form agree with each other, as ``rules/forms`` declares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.model import Claim
from engine.normalise.claims.answers import answer_claims, code_claims, column_answer_claims
from engine.normalise.claims.identities import column_claims, forms_claims, row_claims
from engine.normalise.claims.known_forms import Known, any_table, known_forms
from engine.normalise.claims.totals import total_claims
from engine.normalise.claims.whole_tables import whole_tables
from engine.normalise.grids import Grid
from rules.forms import Form, Forms


def table_claims(grids: Iterable[Grid], forms: Forms) -> Iterator[Claim]:
    """What the tables of one report claim, table by table; last what one form claims of another. Not numbered."""
    unknown = [form for form in forms.forms if not form.columns]
    every: list[Known] = []
    for grid in whole_tables(grids):
        known = known_forms(grid, forms)
        every.extend(known)
        yield from _of_table(grid, known, unknown)
    yield from forms_claims(every)


def _of_table(grid: Grid, known: Sequence[Known], unknown: Sequence[Form]) -> Iterator[Claim]:
    for each in known:
        yield from column_claims(each)
        yield from column_answer_claims(each)
        yield from row_claims(each)
        yield from answer_claims(each)
    as_any = [any_table(grid, form) for form in unknown]
    for each in known or as_any:
        yield from total_claims(each)
    yield from code_claims(grid, known, as_any)
