"""The options of the commands: their names, and what they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import wraps
from os.path import isfile, realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from engine.fields import day
from engine.help import chosen_language
from engine.misused import (
    NoFindingsForName,
    NoFormForName,
    NotABackend,
    NoTableForName,
    NotADay,
    NotAKey,
    NotAnAmountOfMemory,
    OnlyWithExplain,
    OutputIsInput,
    SameOutputTwice,
    WouldLoseWork,
)

if TYPE_CHECKING:
    from engine.asked import Request

FORMATS = ("table", "json", "markdown", "junit", "sarif")
SCORE_FORMS = ("table", "json", "markdown", "csv", "junit", "docx", "html", "xlsx")
SPANS = ("month", "quarter", "year")
TEXTS = ("unit", "procedure")
FORM_OF_NAME = {".csv": "csv", ".parquet": "parquet", ".json": "json", ".yaml": "yaml", ".yml": "yaml", ".txt": "table"}
"""The form of a table of readings, by the end of its name."""
SCHEME = "equal"
"""By which points are reckoned where nothing else is said."""
Command = TypeVar("Command", bound=Callable[..., Any])


def _day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    try:
        return None if text is None else day(text)
    except ValueError:
        raise NotADay(text or "") from None


def _named_by_form(_context: click.Context, _option: click.Parameter, found: tuple[Path, ...]) -> tuple[Path, ...]:
    from engine.report.score_forms import form_of
    from engine.terminal import need_places

    for position, path in enumerate(found):
        if form_of(path) is None:
            raise NoFormForName(str(path))
        if realpath(path) in map(realpath, found[:position]):
            raise SameOutputTwice(str(path))
    need_places(found)
    return found


def _keys(_context: click.Context, _option: click.Parameter, text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(each.strip() for each in text.split(",")))
    strange = [each for each in found if each not in (*SPANS, *TEXTS)]
    if strange or sum(each in SPANS for each in found) > 1:
        raise NotAKey(strange[0] if strange else text)
    return found


def _memory(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if text and not re.fullmatch(r"[0-9]+ ?[KMGT]i?B", text, re.IGNORECASE):
        raise NotAnAmountOfMemory(text)
    return text


def _backend(_context: click.Context, _option: click.Parameter, text: str) -> str:
    from engine.backends.bounds import is_backend

    if not is_backend(text):
        raise NotABackend(text)
    return text


def _table_named(
    *suffixes: str, refusal: type[click.BadParameter] = NoTableForName
) -> Callable[[click.Context, click.Parameter, Path | None], Path | None]:
    def named(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
        if path is not None and path.suffix.lower() not in suffixes:
            raise refusal(str(path))
        return path

    return named


def _located(_context: click.Context, _option: click.Parameter, found: str | Sequence[str] | None) -> Any:
    """Files, and tables of databases."""
    from engine.batch.located import located

    return located(found) if isinstance(found, str) else found and tuple(map(located, found))


_PATH = click.Path(path_type=Path)
paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=_PATH)
files = click.argument("paths", nargs=-1, metavar="[PATH]...", type=_PATH)
file = click.argument("path", metavar="FILE", type=_PATH)
old = click.argument("old", metavar="OLD", type=_PATH)
new = click.argument("new", metavar="NEW", type=_PATH)
folder = click.argument("folder", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path, file_okay=False))
targets = click.option("--targets", multiple=True, metavar="NAME_OR_FILE")
target = click.option("--target", required=True, metavar="TARGET")
as_of = click.option("--as-of", metavar="DATE", callback=_day)
level = click.option("--level", metavar="LEVEL")
unit = click.option("--unit", metavar="NAME")
from_ = click.option("--from", "from_", metavar="DATE", callback=_day)
to = click.option("--to", metavar="DATE", callback=_day)
output = click.option("--output", "-o", metavar="FILE", type=_PATH)
outputs = click.option("--output", "-o", "outputs", metavar="FILE", multiple=True, type=_PATH, callback=_named_by_form)
explain = click.option("--explain", nargs=2, metavar="UNIT TARGET", default=None)
scheme = click.option("--scheme", metavar="NAME_OR_FILE", default=SCHEME)
score = click.option("--score", metavar="NAME_OR_FILE")
decisions = click.option("--decisions", metavar="FILE", type=_PATH)
for_decisions = click.option("--decisions", is_flag=True)
for_minutes = click.option("--minutes", is_flag=True)
template = click.option("--template", metavar="FILE", type=_PATH)
column = click.option("--column", metavar="HEADING")
strict = click.option("--strict", is_flag=True)
verify = click.option("--verify", is_flag=True)
details = click.option("--details", is_flag=True)
any_unit = click.option("--any-unit", is_flag=True)
overwrite = click.option("--overwrite", is_flag=True)
by = click.option("--by", metavar="KEYS", default="unit,month", callback=_keys)
mapping = click.option("--mapping", metavar="NAME_OR_FILE", default="generic")
units = click.option("--units", metavar="FILE", type=_PATH)
memory = click.option("--memory", metavar="AMOUNT", default="", callback=_memory)
backend = click.option("--backend", metavar="NAME", default="duckdb", callback=_backend)
partitions = click.option("--partitions", metavar="NUMBER", type=click.IntRange(1), default=1)
temp = click.option("--temp", metavar="FOLDER", type=_PATH)
rejected = click.option("--rejected", metavar="FILE", type=_PATH, callback=_table_named(".parquet", ".csv"))
findings = click.option(
    "--output", "-o", metavar="FILE", type=_PATH, callback=_table_named(".parquet", ".csv", refusal=NoFindingsForName)
)
tables = click.argument("paths", nargs=-1, required=True, metavar="READINGS...", callback=_located)
units_located = click.option("--units", metavar="FILE_OR_TABLE", callback=_located)
readings = click.option("--output", "-o", metavar="FILE", type=_PATH, callback=_table_named(*FORM_OF_NAME))
language = click.option("--lang", "language", type=click.Choice(["vi", "en"]), default=chosen_language)


def beside(command: Command) -> Command:
    """A command that may be given dossiers to set reports against."""
    for option in (memory, mapping, click.option("--dossiers", metavar="FILE_OR_FOLDER", type=_PATH)):
        command = option(command)
    return command


def form(*choices: str, shown: bool = True) -> Callable[[Command], Command]:
    """The option for the form of the result; the first is the default, unless the command finds one itself."""
    default = choices[0] if shown else None
    return click.option("--format", "form", type=click.Choice(choices), default=default)


def asking(command: Callable[..., int]) -> Callable[..., int]:
    """A command that gets all that the user asks for about files as one ``request``, beside ``output``."""
    return _gathering(command, (language, output, to, from_, unit, level, as_of, targets))


def asking_many(command: Callable[..., int]) -> Callable[..., int]:
    """The same with several outputs, each in the form that its name tells."""
    return _gathering(command, (language, outputs, to, from_, unit, level, as_of, targets))


def auditing(command: Callable[..., int]) -> Callable[..., int]:
    """The same where no target is asked, so neither sets of targets nor the day of which they hold."""
    return _gathering(command, (language, output, to, from_, unit, level))


def deriving(command: Callable[..., int]) -> Callable[..., int]:
    """A command that gets all that the user asks for about dossiers as ``asked``, but for the day."""

    @wraps(command)
    def gathered(**given: Any) -> int:
        from engine.dossiers.asked import Derive

        for each in (given.get("output"), given.get("rejected")):
            keep_apart([*given["paths"], *([given["units"]] if given["units"] else [])], each)
        asked = Derive(**{name: given.pop(name) for name in Derive._fields if name in given})
        return command(asked=asked, **given)

    decorated: Callable[..., int] = gathered
    for option in (language, backend, temp, memory, level, unit, units, as_of, to, from_, mapping, by):
        decorated = option(decorated)
    return decorated


def batching(command: Callable[..., int]) -> Callable[..., int]:
    """A command that gets what is asked of tables of readings as one ``request``, and what ``bounds`` the work."""

    @wraps(command)
    def gathered(**given: Any) -> int:
        from engine.batch.database import Bounds
        from engine.batch.written import places

        if given["explain"] is None and (given["request"].from_ or given["request"].to):
            raise OnlyWithExplain("", click.get_current_context())
        given["bounds"] = Bounds(given.pop("memory"), given.pop("temp"), given.pop("backend"))
        scored = given["score"] is not None
        for each in places(given["output"], scored=scored).values() if given["output"] else ():
            keep_apart([*given["paths"], *([given["units"]] if given["units"] else [])], each)
        return command(**given)

    own = units_located(score(partitions(memory(temp(backend(gathered))))))
    return _gathering(own, (language, findings, to, from_, explain, level, as_of, targets))


def asking_both(command: Callable[..., int]) -> Callable[..., int]:
    """The same for two files, ``old`` and ``new``: what holds for both, so no days of a period."""
    return _gathering(command, (language, output, unit, level, as_of, targets))


def _gathering(command: Callable[..., int], asked: Iterable[Callable[[Any], Any]]) -> Callable[..., int]:
    @wraps(command)
    def gathered(**given: Any) -> int:
        from engine.asked import Request

        inputs = [given[name] for name in ("path", "old", "new") if name in given]
        inputs += [given[name] for name in ("decisions", "template", "units") if given.get(name)]
        for each in given.get("outputs") or [given.get("output")]:
            keep_apart([*given.get("paths", ()), *inputs], each)
        request = Request(**{name: given.pop(name) for name in Request._fields if name in given})
        return command(request=_with_level(request), **given)

    decorated: Callable[..., int] = gathered
    for option in asked:
        decorated = option(decorated)
    return decorated


def _with_level(request: Request) -> Request:
    """The request with the level of the unit that it names, where the name makes it certain and none is given."""
    if request.unit is None or request.level is not None:
        return request
    from engine import kept
    from engine.normalise.unit_level import level_by_name

    return request._replace(level=level_by_name(request.unit, kept.shipped()[0], request.to) or None)


def need_output(output: Path | None) -> Path:
    """The output. Raises MissingParameter where none is given."""
    if output is None:
        _miss("output")
    return output


def need_level(level: str | None, *, unless: bool) -> None:
    """Raises MissingParameter where no level is given, unless it is not needed."""
    if level is None and not unless:
        _miss("level")


def _miss(name: str) -> NoReturn:
    context = click.get_current_context()
    raise click.MissingParameter(ctx=context, param=next(each for each in context.command.params if each.name == name))


def form_named(output: Path | None) -> str:
    """The form of a table of readings by the name of its file; without one it is shown."""
    return "table" if output is None else FORM_OF_NAME[output.suffix.lower()]


def keep_work(content: str | bytes, output: Path | None, *, overwrite: bool) -> None:
    """Raises WouldLoseWork where the output holds something else, unless it may be overwritten."""
    from engine.output import would_lose

    data = content.encode() if isinstance(content, str) else content
    if output is not None and not overwrite and would_lose(output, data):
        raise WouldLoseWork(str(output), click.get_current_context())


def keep_apart(inputs: Iterable[Path], output: Path | None) -> None:
    """Raises OutputIsInput where the output is among the inputs, or is already in a folder of them."""
    if output is None or not isfile(output):  # noqa: PTH113  that of Path raises where a folder is closed
        return
    place = Path(realpath(output))
    if any(place.is_relative_to(realpath(each)) for each in inputs):
        raise OutputIsInput(str(output), click.get_current_context())
