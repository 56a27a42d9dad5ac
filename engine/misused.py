"""Ways to misuse a command that are our own: each is told in the words of ``engine/wording/commands.yaml``."""

from __future__ import annotations

import click


class NotADay(click.BadParameter):
    """What should be a day is none."""


class OutputIsInput(click.UsageError):
    """The result would take the place of a file that is to be read."""


class NoFormForName(click.BadParameter):
    """The name of an output does not tell its form."""


class SameOutputTwice(click.UsageError):
    """Two outputs are one file."""


class NotAKey(click.BadParameter):
    """Dossiers cannot be counted by that."""


class NotAnAmountOfMemory(click.BadParameter):
    """What should be an amount of memory is none."""


class NotABackend(click.BadParameter):
    """Tables are not worked on with that."""


class NoTableForName(click.BadParameter):
    """The name of a table does not tell its form."""


class NoFindingsForName(click.BadParameter):
    """The name of a table of findings does not tell its form."""


class OnlyWithExplain(click.UsageError):
    """Days of a period were named, but nothing is to be explained."""


class WouldLoseWork(click.UsageError):
    """The draft would take the place of a file that somebody may have corrected or filled in."""
