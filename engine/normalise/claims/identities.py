"""Claims of a form's identities: between the columns of a row, between rows, and between forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.model import Claim, Term
from engine.normalise.claims.form_terms import (
    At,
    amount_of,
    cell_at,
    column_name,
    has_figure,
    is_blank,
    row_name,
    row_text,
    term,
)
from engine.normalise.claims.known_forms import Known, column_of
from rules.forms import Form, Identity, Measure


class _Ref(NamedTuple):
    """A cell that an identity names, and what it should hold; ``sign`` is -1 for what a sum takes off."""

    known: Known
    at: At
    measure: Measure
    name: str
    sign: int = 1


class _Figure(NamedTuple):
    """What a cell that an identity names holds; None where that is no figure."""

    known: Known
    at: At
    term: Term | None


def column_claims(known: Known) -> Iterator[Claim]:
    """What each row claims of its own columns."""
    own = [each for each in known.form.identities if each.stated in {column.id for column in known.form.columns}]
    own = [each for each in own if {each.stated, *_names(each)} <= known.columns.keys() and _closed(known, each)]
    signed = [(identity, _signed(identity)) for identity in own]
    names = {name: known.columns[name] for each in own for name in (each.stated, *_names(each))}
    for row in range(len(known.grid.rows) if own else 0):
        figures = {
            name: _figure(_Ref(known, At(row, column), "count", column_name(known, column)))
            for name, column in names.items()
        }
        for identity, terms in signed:
            if figures[identity.stated].term is not None:
                found = [_with_sign(figures[name], sign) for name, sign in terms]
                yield from _claim(known.form, identity, figures[identity.stated], found)


def row_claims(known: Known) -> Iterator[Claim]:
    """What each column of figures claims of the form's rows."""
    measures = _measures(known.form)
    for identity in known.form.identities:
        names = [identity.stated, *_names(identity)]
        if any(name not in known.rows for name in names):
            continue
        for column in known.values:
            if identity.kind == "sum" and not _whole_list(known, [known.rows[name] for name in names], column):
                continue
            stated, *terms = [
                _Ref(known, At(known.rows[name], column), measures[name], _called(known, name, column), sign)
                for name, sign in ((identity.stated, 1), *_signed(identity))
            ]
            if identity.beside:
                if column + 1 not in known.percents:
                    continue
                stated = stated._replace(at=At(stated.at.row, column + 1), measure="percent")
            yield from _claim(known.form, identity, _figure(stated), [_figure(each) for each in terms])


def forms_claims(every: Sequence[Known]) -> Iterator[Claim]:
    """What one form claims of another, where each of them is filled in once."""
    by_form: dict[str, list[Known]] = {}
    for known in every:
        by_form.setdefault(known.form.id, []).append(known)
    for form in dict.fromkeys(known.form.id for known in every):
        own = by_form[form][0].form
        for identity in own.identities:
            if any("/" in name for name in (identity.stated, *_names(identity))):
                refs = [
                    _elsewhere(own, name, sign, by_form) for name, sign in ((identity.stated, 1), *_signed(identity))
                ]
                found = [each for each in refs if each is not None]
                if len(found) == len(refs):
                    yield from _claim(own, identity, _figure(found[0]), [_figure(each) for each in found[1:]])


def _elsewhere(own: Form, name: str, sign: int, by_form: Mapping[str, Sequence[Known]]) -> _Ref | None:
    form, _, row = name.rpartition("/")
    found = [known for known in by_form.get(form or own.id, ()) if row in known.rows and len(known.values) == 1]
    if len(found) != 1:
        return None
    known = found[0]
    at = At(known.rows[row], known.values[0])
    return _Ref(known, at, _measures(known.form)[row], row_name(known, at.row), sign)


def _claim(form: Form, identity: Identity, stated: _Figure, terms: Sequence[_Figure]) -> Iterator[Claim]:
    """The claim of an identity; none where a figure is missing that it needs."""
    total = stated.term
    given = tuple(each.term for each in terms if each.term is not None)
    missing = [each for each in terms if each.term is None] if len(given) < len(terms) else []
    blank = all(is_blank(cell_at(each.known, each.at)) for each in missing)
    if total is None or not given or (missing and not (blank and _may_be_blank(form, identity))):
        return
    exception = identity.exception
    if missing and identity.kind == "sum":
        exception = exception or form.blank_is_zero
    yield Claim(
        number=0,
        kind=identity.kind,
        stated=total,
        terms=given,
        force="usual" if exception is not None else "must",
        exception=exception,
        form=form.id,
        identity=identity.id,
        text=row_text(stated.known, stated.at.row),
    )


def _may_be_blank(form: Form, identity: Identity) -> bool:
    """Parts may be fewer than all that there are; of a sum only where the form says what an empty cell is."""
    return identity.kind == "parts" or (identity.kind == "sum" and form.blank_is_zero is not None)


def _figure(ref: _Ref) -> _Figure:
    amount = amount_of(cell_at(ref.known, ref.at), ref.measure)
    read = None if amount is None else term(ref.known, ref.at, ref.name, amount, ref.sign)
    return _Figure(ref.known, ref.at, read)


def _with_sign(figure: _Figure, sign: int) -> _Figure:
    return figure if sign > 0 or figure.term is None else figure._replace(term=figure.term._replace(sign=sign))


def _names(identity: Identity) -> list[str]:
    return [name for name, _ in _signed(identity)]


def _signed(identity: Identity) -> list[tuple[str, int]]:
    return [(name.removeprefix("-"), -1 if name.startswith("-") else 1) for name in identity.of]


def _measures(form: Form) -> Mapping[str, Measure]:
    return {row.id: row.measure for row in form.rows}


def _called(known: Known, name: str, column: int) -> str:
    """The row's name, and the column's where there are several."""
    called = row_name(known, known.rows[name])
    return called if len(known.values) == 1 else f"{called} ({column_name(known, column)})"


def _closed(known: Known, identity: Identity) -> bool:
    """Whether no column that the form does not know stands between those of a sum: it may be added as well."""
    columns = [known.columns[name] for name in (identity.stated, *_names(identity))]
    return identity.kind != "sum" or all(at in known.declared for at in range(min(columns), max(columns)))


def _whole_list(known: Known, rows: Sequence[int], column: int) -> bool:
    """Whether no row that the form does not know stands among those of a sum, or goes on with their list."""
    own = set(known.rows.values())
    between = range(min(rows), max(rows))
    after = _list_after(known, rows[0], max(rows))
    return not any(at not in own and has_figure(known, at, [column]) for at in (*between, *after))


def _list_after(known: Known, whole: int, last: int) -> Iterator[int]:
    """The rows below the last part that may be further parts: without a number, or numbered within the whole."""
    numbers = column_of(known.grid, known, "number")
    own = set(known.rows.values())
    for at in range(last + 1, len(known.grid.rows)):
        number = "" if numbers is None else known.grid.rows[at][numbers].text
        within = (
            number.startswith(known.grid.rows[whole][numbers].text.rstrip(".") + ".") if numbers is not None else True
        )
        if at in own or (number and not within):
            return
        yield at
