"""What tables are worked on with, and what bounds the work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

DUCKDB = "duckdb"
_MEMORY = "4GB"
_SPARK = re.compile(r"spark://([^\s/,:]+:[0-9]{1,5}(?:,[^\s/,:]+:[0-9]{1,5})*)/?")
_HIGHEST_PORT = 65535


class Bounds(NamedTuple):
    """``backend`` is "duckdb" or the address of a Spark cluster, "spark://HOST:PORT".

    ``memory`` is written as DuckDB writes it, "4GB", or "" for what is usual: 4GB for DuckDB, and for each worker of a
    cluster what the cluster gives. ``temp`` is where the work may spill to; a cluster has to reach it.
    """

    memory: str = ""
    temp: Path | None = None
    backend: str = DUCKDB

    @property
    def here(self) -> str:
        """The memory that DuckDB takes in this process."""
        return self.memory or _MEMORY


def masters(backend: str) -> list[tuple[str, int]]:
    """The hosts and ports of a cluster's masters, of which one leads; none where that is no such address.

    >>> masters("spark://one:7077,other:7077")
    [('one', 7077), ('other', 7077)]
    """
    found = _SPARK.fullmatch(backend)
    places = [each.rsplit(":", 1) for each in found[1].split(",")] if found else []
    return [(host, int(port)) for host, port in places] if all(_is_port(port) for _, port in places) else []


def _is_port(text: str) -> bool:
    return 0 < int(text) <= _HIGHEST_PORT


def is_backend(text: str) -> bool:
    """Whether tables can be worked on with what is named so."""
    return text == DUCKDB or bool(masters(text))
