"""A real Spark cluster on this machine for tests: one master and two workers, each a process of its own."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command import ROOT

HAS_PYSPARK = importlib.util.find_spec("pyspark") is not None
LONGEST = 900
QUICK = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""What makes Java quick to start and slow to run: these tables are small."""
_TO_START = 120


def needs_spark() -> list[pytest.MarkDecorator]:
    """Marks of tests that need a cluster; they say what is lacking where they skip."""
    return [
        pytest.mark.spark,
        pytest.mark.skipif(not HAS_PYSPARK, reason="PySpark is not installed; make test-spark has it"),
        pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed"),
    ]


class Worker:
    """A worker with its executors, which are of its session."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process = process
        self.folder = folder

    def kill(self) -> None:
        """All of it at once, as when a machine loses its power."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def has_worked(self) -> bool:
        """Whether an executor was started."""
        return any(self.folder.glob("app-*/*/stderr"))


class Cluster:
    """The processes of a cluster in ``folder``; ``url`` is what ``--backend`` takes."""

    def __init__(self, folder: Path, options: Mapping[str, str]) -> None:
        self.folder = folder
        self.options = options
        self.port = _free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        place = ("--host", "127.0.0.1", "--port", str(self.port), "--webui-port", "0")
        self.master = self._started("master.Master", "master", *place)
        _wait(lambda: _answers(self.port), "the master")

    def worker(self, name: str, memory: str = "1g") -> Worker:
        """One more worker of one processor, when it is registered."""
        folder = self.folder / name
        place = ("--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", memory)
        process = self._started("worker.Worker", name, *place, "--work-dir", str(folder), self.url)
        log = self.folder / f"{name}.log"
        _wait(lambda: b"Successfully registered with master" in log.read_bytes(), name)
        return Worker(process, folder)

    def _started(self, what: str, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        import pyspark

        home = Path(pyspark.__file__).parent
        quiet = {"SPARK_HOME": str(home), "SPARK_LOG_DIR": str(self.folder), "SPARK_LOCAL_DIRS": str(self.folder)}
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [home / "bin" / "spark-class", f"org.apache.spark.deploy.{what}", *arguments],
                cwd=self.folder,
                env={**os.environ, **self.options, **quiet},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def end(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def cluster(folder: Path, options: Mapping[str, str]) -> Iterator[Cluster]:
    """A cluster without workers, whose processes are gone in the end; ``options`` are of their environment."""
    made = Cluster(folder, options)
    try:
        yield made
    finally:
        made.end()


def start(*arguments: object, folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own, running."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *(str(each) for each in arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **QUICK, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _wait(is_ready, name: str) -> None:
    until = time.monotonic() + _TO_START
    while not is_ready():
        if time.monotonic() > until:
            raise TimeoutError(f"{name} does not start")
        time.sleep(0.2)
