"""Documents that mean harm: what is wrong is said within seconds, in little memory, and nothing else is touched.

What is said of them in full stands in the gallery (test_wrong); a file that is being written, in test_formats.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.command import ROOT
from tests.made_hostile import ADDRESS, HOSTILE
from tests.made_word import packed
from tests.mutated_zip import unpacked
from tests.test_wrong import GOOD

SECONDS = 10
KILOBYTES = 500_000
LEADING_AWAY = ("entity-of-a-server.docx", "entity-of-a-server.xlsx", "linked.docx")
WATCH = """
import os, sys
def watch(event, arguments):
    writes = event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    away = event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname")
    if (writes and isinstance(arguments[0], (str, bytes))) or away:
        os.write(2, f"WATCHED {event} {arguments}\\n".encode())
sys.addaudithook(watch)
"""
"""Tells of every file that is opened for writing and of every connection; Python runs it before anything else."""


class Ended(NamedTuple):
    status: int
    out: str
    err: str
    seconds: float
    kilobytes: int


LAUNCH = """
import json, os, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(process, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_maxrss]), file=open(os.environ["TOLD"], "w"))
"""
"""A small process in between: a process begins with the memory of the one that starts it."""


@cache
def made(name: str) -> bytes:
    return HOSTILE[name][0]()


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server that nobody should ever call."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("reports", "temporary", "home", "watch"):
        (tmp_path / name).mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    return tmp_path


def put(folder: Path, name: str, server: socket.socket) -> None:
    address = ":".join(map(str, server.getsockname())).encode()
    data = made(name)
    if data.startswith(b"PK") and name in LEADING_AWAY:
        data = packed({part: content.replace(ADDRESS, address) for part, content in unpacked(data).items()})
    (folder / "reports" / name).write_bytes(data.replace(ADDRESS, address))


def check(folder: Path, *names: str) -> Ended:
    """What the command says in a process of its own, and what it took."""
    places = {"TMPDIR": folder / "temporary", "HOME": folder / "home", "XDG_CACHE_HOME": folder / "home"}
    variables = {**os.environ, **{key: str(place) for key, place in places.items()}, "PYTHONDONTWRITEBYTECODE": "1"}
    variables["PYTHONPATH"] = os.pathsep.join((str(folder / "watch"), str(ROOT)))
    command = [sys.executable, str(ROOT / "cli.py"), "check", *names, "--format", "json"]
    out, err = folder / "out", folder / "err"
    variables["TOLD"] = str(folder / "told")
    with out.open("wb") as told, err.open("wb") as complained:
        begun = time.monotonic()
        launched = [sys.executable, "-I", "-S", "-c", LAUNCH, *command]
        subprocess.run(launched, stdout=told, stderr=complained, cwd=folder / "reports", env=variables, check=True)
        seconds = time.monotonic() - begun
    texts = (each.read_text(encoding="utf-8") for each in (out, err))
    status, kilobytes = json.loads((folder / "told").read_text(encoding="utf-8"))
    return Ended(status, *texts, seconds, kilobytes)


def files(folder: Path) -> dict[str, int]:
    kept = ("reports", "temporary", "home")
    return {path.as_posix(): path.stat().st_mtime_ns for name in kept for path in (folder / name).rglob("*")}


def is_harmless(ended: Ended, server: socket.socket) -> None:
    assert "Traceback" not in ended.err
    assert "WATCHED" not in ended.err
    assert ended.kilobytes < KILOBYTES
    with pytest.raises(BlockingIOError):
        server.accept()


def codes(err: str, name: str) -> set[str]:
    return set(re.findall(rf"^{re.escape(name)}:.* \[([a-z-]+)\]$", err, re.MULTILINE))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_answered_soon_in_little_memory_and_nothing_else_is_touched(name, folder, server):
    put(folder, name, server)
    shutil.copy(GOOD, folder / "reports" / "good.yaml")
    before = files(folder)
    ended = check(folder, name, "good.yaml")
    code = HOSTILE[name][1]
    sources = [each["source"] for each in json.loads(ended.out)["assessments"]]
    assert (codes(ended.err, name) or {""}) & {code} == {code}
    assert (ended.status, sources) == ((3, ["good.yaml"]) if code else (1, [name, "good.yaml"]))
    assert ended.seconds < SECONDS
    assert files(folder) == before
    is_harmless(ended, server)


def test_all_of_them_in_one_folder_are_told_and_all_good_reports_among_them_are_judged(folder, server):
    good = [f"a-{number}.yaml" for number in range(5)] + [f"p-{number}.yaml" for number in range(5)]
    for name in HOSTILE:
        put(folder, name, server)
    for name in good:
        shutil.copy(GOOD, folder / "reports" / name)
    before = files(folder)
    ended = check(folder, ".")
    told = {name: codes(ended.err, name) for name in HOSTILE}
    sources = {each["source"] for each in json.loads(ended.out)["assessments"]}
    assert {name for name, (_, code) in HOSTILE.items() if code not in (told[name] or {""})} == set()
    assert sources == {*good, *(name for name, (_, code) in HOSTILE.items() if not code)}
    assert ended.status == 3
    assert files(folder) == before
    is_harmless(ended, server)
