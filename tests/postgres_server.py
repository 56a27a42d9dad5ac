"""A real PostgreSQL server on this machine for tests: in a folder of its own, on loopback only, gone in the end."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest

HAS_DRIVER = importlib.util.find_spec("psycopg") is not None
OWNER, PASSWORD = "chu", "b:í@m/ậ+t %#?"
_DEBIAN = Path("/usr/lib/postgresql")
_TO_START = 60


def program(name: str) -> str | None:
    """Where a program of the server is: on the PATH, or where Debian keeps it."""
    return shutil.which(name) or next((str(each) for each in sorted(_DEBIAN.glob(f"*/bin/{name}"))), None)


def needs_postgres() -> list[pytest.MarkDecorator]:
    """Marks of tests that need a server; they say what is lacking where they skip."""
    lacking = [name for name in ("initdb", "postgres") if program(name) is None]
    return [
        pytest.mark.server,
        pytest.mark.skipif(not HAS_DRIVER, reason="psycopg is not installed; make test-servers has it"),
        pytest.mark.skipif(bool(lacking), reason="PostgreSQL's initdb and postgres are not installed"),
    ]


class Server(NamedTuple):
    """A server that runs."""

    port: int

    def url(self, database: str = "kho", user: str = OWNER, password: str = PASSWORD) -> str:
        """The address of a database as ``chitieu batch`` takes it, before ``::``."""
        return f"postgres://{quote(user, safe='')}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str) -> Any:
        """A connection of the owner."""
        import psycopg

        told = {"user": OWNER, "password": PASSWORD, "dbname": database, "autocommit": True}
        return psycopg.connect(host="127.0.0.1", port=self.port, **told)


@contextmanager
def postgres() -> Iterator[Server]:
    """A server with an empty database ``kho``."""
    with tempfile.TemporaryDirectory(prefix="chitieu-postgres-") as made:
        folder, as_user = Path(made), _user()
        if as_user:
            os.chown(folder, as_user["user"], as_user["group"])
        _initialised(folder, as_user)
        with _started(folder, free_port(), as_user) as server:
            with server.connect("postgres") as connection:
                connection.execute("CREATE DATABASE kho")
            yield server


def free_port() -> int:
    """A port of loopback on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _user() -> Mapping[str, Any]:
    """As whom the server runs: it refuses to be root's."""
    if os.geteuid() != 0:
        return {}
    known = {each.pw_name: each for each in pwd.getpwall()}
    found = known.get("postgres") or known["nobody"]
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _initialised(folder: Path, as_user: Mapping[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    secret.chmod(0o644)
    options = ("-U", OWNER, "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync")
    command = [program("initdb"), "-D", folder / "data", *options]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, **as_user)


@contextmanager
def _started(folder: Path, port: int, as_user: Mapping[str, Any]) -> Iterator[Server]:
    options = ("-h", "127.0.0.1", "-p", str(port), "-c", "unix_socket_directories=", "-F")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program("postgres"), "-D", folder / "data", *options], cwd=folder, stdout=log, stderr=log, **as_user
        )
    try:
        server = Server(port)
        _wait(server, process, folder / "log")
        yield server
    finally:
        process.send_signal(signal.SIGINT)  # ends sessions at once
        process.wait(_TO_START)


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    until = time.monotonic() + _TO_START
    while True:
        try:
            server.connect("postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise TimeoutError(log.read_text(encoding="utf-8", errors="replace")) from None
            time.sleep(0.1)
        else:
            return
