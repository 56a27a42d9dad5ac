"""What the command line says of itself, in Vietnamese and English."""

from __future__ import annotations

import traceback
from collections.abc import Iterable

import click

from engine.fields import Language
from engine.validate import listed
from engine.wording import say, texts


class VietnameseFormatter(click.HelpFormatter):
    """Writes the headings of a help page in Vietnamese."""

    def write_heading(self, heading: str) -> None:
        super().write_heading(say("commands", f"heading-{heading}", "vi") or heading)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or say("commands", "heading-Usage", "vi") + ": ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        needed = say("commands", "required", "vi")
        super().write_dl([(name, text.replace("[required]", needed)) for name, text in rows], col_max, col_spacing)


class VietnameseContext(click.Context):
    """Chooses the formatter by the language of the program."""

    @property
    def formatter_class(self) -> type[click.HelpFormatter]:  # type: ignore[override]
        return VietnameseFormatter if _language(self) == "vi" else click.HelpFormatter


class Command(click.Command):
    """A command whose help speaks the language that the user chose; read only when help is asked for."""

    context_class = VietnameseContext

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        root = ctx.find_root()
        _translate(root.command, root.command_path, _language(ctx))
        option = self.get_help_option(ctx)
        if option is not None:
            option.help = say("commands", "--help", _language(ctx))
        super().format_help(ctx, formatter)


class Group(Command, click.Group):
    """A group of such commands; that of the whole program knows the language."""

    command_class = Command
    language: Language = "vi"


def chosen_language() -> Language:
    """The language that the whole program was given, or Vietnamese."""
    return _language(click.get_current_context())


def _language(context: click.Context) -> Language:
    command = context.find_root().command
    return command.language if isinstance(command, Group) else "vi"


def _translate(command: click.Command, key: str, language: Language) -> None:
    command.help = say("commands", key, language)
    command.short_help = command.help.partition(".")[0]
    command.options_metavar = say("commands", "options", language)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            option = f"--{parameter.opts[0].lstrip('-')}"
            parameter.help = say("commands", f"{key} {option}", language) or say("commands", option, language)
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("commands", "subcommand", language)
        for name, each in command.commands.items():
            _translate(each, f"{key} {name}", language)


def misuse(error: click.ClickException, language: Language) -> str:
    """How the command was misused, and where help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "chitieu"
    lines = [f"{path}: {_reason(error, language)}"]
    near = next(iter(getattr(error, "possibilities", None) or ()), "")
    if near:
        lines.append(_did_you_mean(near, language))
    lines.append(say("commands", "see-help", language, command=path))
    return "\n".join(lines)


def _did_you_mean(near: str, language: Language) -> str:
    advice = say("problems", "did-you-mean", language, near=near)
    return "  " + say("problems", "hint", language, hint=advice)


def _reason(error: click.ClickException, language: Language) -> str:
    kind = type(error).__name__
    parameter: click.Parameter | None = getattr(error, "param", None)
    details = {
        "message": error.format_message(),
        "parameter": _name(parameter),
        "option": getattr(error, "option_name", ""),
        "command": getattr(error, "command_name", ""),
        "value": _system_words(getattr(error, "message", ""), language),
        "file": getattr(error, "ui_filename", ""),
    }
    if parameter is not None and isinstance(parameter.type, click.Choice):
        kind, details["expected"] = "BadChoice", listed(map(str, parameter.type.choices))
    key = f"misuse-{kind}"
    return say("commands", key if key in texts("commands") else "misuse", language, **details)


def _system_words(message: str, language: Language) -> str:
    return str(texts("problems").get(f"word-{message}", {}).get(language, message))


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar or ""


def unknown_name(kind: str, name: str, known: Iterable[str], near: str, language: Language) -> str:
    """A name on the command line that there is not."""
    lines = ["chitieu: " + say("commands", f"unknown-{kind}", language, name=name, known=listed(known))]
    if near:
        lines.append(_did_you_mean(near, language))
    return "\n".join(lines)


def bug(error: BaseException, language: Language) -> str:
    """An error of ours: what to send us instead of a traceback on the screen."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"
    return "chitieu: " + say("commands", "bug", language, error=f"{type(error).__name__}: {error}", where=where)
