"""A Spark cluster to work on tables with: whether it can be reached, its session, and what its failures mean."""

from __future__ import annotations

import importlib.util
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.backends.bounds import Bounds, masters
from engine.problem import InputError, Problem

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_PATIENCE = 5
"""So many seconds a master has to answer."""


@contextmanager
def cluster(bounds: Bounds, here: Backend, folder: Path, *, ordered: bool) -> Iterator[Backend]:
    """A connection to the cluster, which keeps its tables in ``folder``; DuckDB ``here`` reads and writes single files.

    Raises InputError where the cluster is not there, or fails in the midst.
    """
    own_host = _reached(bounds)
    if not _has_pyspark():
        raise refused(bounds, "backend-not-installed")
    from engine.backends.failed import Failed
    from engine.backends.session import session
    from engine.backends.tables import Cluster

    try:
        with session(bounds, own_host, folder) as opened:
            connection = Cluster(opened, here=here, folder=folder, ordered=ordered)
            connection.reconnect()
            connection.check_folder()
            yield connection
    except Failed as failed:
        raise refused(bounds, failed.code, **failed.details) from None


def refused(bounds: Bounds, code: str, **details: str) -> InputError:
    """That the cluster does not do the work, as a problem."""
    return InputError([Problem(bounds.backend, code, details=details)])


def _has_pyspark() -> bool:
    return importlib.util.find_spec("pyspark") is not None


def _reached(bounds: Bounds) -> str:
    """The address by which a master, and so the workers, can reach this machine."""
    reasons = []
    for place in masters(bounds.backend):
        try:
            with socket.create_connection(place, timeout=_PATIENCE) as answered:
                return str(answered.getsockname()[0])
        except OSError as error:
            reasons.append(error.strerror or str(error))
    raise refused(bounds, "backend-unreachable", reason="; ".join(dict.fromkeys(reasons)))
