"""Names of sheets: as spreadsheets allow them, each once, and telling units of one name apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from engine.model.scored import UnitLine
from engine.report import xlsx_cells
from engine.report.scored_words import unit_name

LONGEST = 31
_RESERVED = "History"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_ESCAPE = re.compile("_(?=x[0-9a-f]{4}_)", re.IGNORECASE)
_EDGES = "' \N{REPLACEMENT CHARACTER}"


def sheet_names(units: Sequence[UnitLine], taken: Iterable[str], nameless: str) -> Iterator[str]:
    """A name for the sheet of each unit, beside those ``taken``: its own, with its parent where others have its name.

    Units that even so have one name are numbered in their order; ``nameless`` is for names of which nothing is left.
    """
    used = {folded(each) for each in (*taken, _RESERVED)}
    names = [_allowed(unit.name) or nameless for unit in units]
    times = Counter(folded(xlsx_cells.cut(name, LONGEST)) for name in names)
    for unit, name in zip(units, names, strict=True):
        is_shared = times[folded(xlsx_cells.cut(name, LONGEST))] > 1
        found = _free(_allowed(unit_name(unit)) if is_shared else name, used)
        used.add(folded(found))
        yield found


def folded(name: str) -> str:
    """What is the same for names that spreadsheets take for one."""
    return unicodedata.normalize("NFKC", name).casefold()


def _allowed(name: str) -> str:
    plain = _FORBIDDEN.sub("-", xlsx_cells.text(_ESCAPE.sub("-", name)))
    return " ".join(plain.split()).strip(_EDGES)


def _free(wanted: str, used: set[str]) -> str:
    for number in count(1):
        ending = f" ({number})" if number > 1 else ""
        name = xlsx_cells.cut(wanted, LONGEST - len(ending)).rstrip(_EDGES) + ending
        if name and folded(name) not in used:
            return name
    raise OverflowError(wanted)
