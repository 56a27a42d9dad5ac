"""Stage 5: one module per output format; each returns text and prints nothing."""

from __future__ import annotations

from typing import Literal

Format = Literal["table", "json", "markdown", "junit"]
FORMATS: tuple[Format, ...] = ("table", "json", "markdown", "junit")
