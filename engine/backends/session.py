"""A session on a Spark cluster: started and ended with its own Java process, which says nothing on the screen."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import TimeoutExpired
from threading import Event, Thread, current_thread, main_thread
from typing import Any

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext
from pyspark.errors import ParseException, PySparkException
from pyspark.java_gateway import launch_gateway
from pyspark.sql import SparkSession

from engine.backends.bounds import Bounds
from engine.backends.failed import Failed

_PATIENCE = 60
"""So many seconds a cluster may be without a worker, at the start or when it has lost them."""
_TO_END = 10
_SHARE = 4
"""So many times as many parts as there are processors tables are shuffled into."""
_SHOWN = 200
_ALWAYS = {
    "spark.app.name": "chitieu",
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "false",  # small tables are of few parts
    "spark.sql.ansi.enabled": "true",  # what does not fit its type is an error, never another number
    "spark.sql.caseSensitive": "true",
    "spark.sql.constraintPropagation.enabled": "false",  # grows without bounds with nested cases
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",  # days are those that are written
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
    "spark.sql.sources.useV1SourceList": "parquet",
    "spark.ui.showConsoleProgress": "false",
}




@contextmanager
def session(bounds: Bounds, own_host: str, folder: Path) -> Iterator[SparkSession]:
    """A session with at least one worker. Raises Failed where there is none, or where the cluster fails."""
    log = folder / "spark.log"
    interrupted = signal.getsignal(signal.SIGINT)
    gateway = _started(log, folder)
    lost = Event()
    try:
        context = _context(bounds, own_host, folder, gateway)
        with _watched(context, lost):
            yield SparkSession(context)
    except ParseException:  # a fault of ours
        raise
    except (Py4JError, PySparkException, ConnectionError) as error:
        if lost.is_set():
            raise Failed("backend-without-workers", seconds=str(_PATIENCE)) from None
        raise Failed("backend-failed", reason=_reason(error)) from error
    finally:
        _ended(gateway)
        if current_thread() is main_thread():  # there PySpark puts a handler of its own
            signal.signal(signal.SIGINT, interrupted)


def _started(log: Path, folder: Path) -> Any:
    """A Java process of our own; all that it says goes into the log."""
    try:
        with log.open("wb") as said:
            return launch_gateway(popen_kwargs={"stdout": said, "stderr": said, "cwd": folder})
    except (PySparkException, OSError) as error:
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n") if log.exists() else []
        told = [line for line in lines if line.strip()] or [str(error)]
        raise Failed("backend-without-java", reason=" ".join(told[-1].split())[:_SHOWN]) from None


def _context(bounds: Bounds, own_host: str, folder: Path, gateway: Any) -> SparkContext:
    """A context; what Spark's own configuration says of the cluster holds."""
    SparkContext._ensure_initialized(gateway=gateway)  # noqa: SLF001  no other way to say how Java is started
    conf = SparkConf().setMaster(bounds.backend.rstrip("/")).setAll(list(_ALWAYS.items()))
    conf.set("spark.sql.warehouse.dir", str(folder / "warehouse"))
    conf.setIfMissing("spark.local.dir", str(folder))
    conf.setIfMissing("spark.driver.host", own_host)
    conf.setIfMissing("spark.ui.enabled", "false")
    if bounds.memory:
        conf.set("spark.executor.memory", _as_spark_writes(bounds.memory))
    try:
        context = SparkContext(conf=conf)
    except (Py4JError, PySparkException) as error:
        raise Failed("backend-unreachable", reason=_reason(error)) from None
    _wait(context)
    if not conf.contains("spark.sql.shuffle.partitions"):
        parts = str(_SHARE * context.defaultParallelism)
        SparkSession(context).conf.set("spark.sql.shuffle.partitions", parts)
    return context


def _as_spark_writes(memory: str) -> str:
    number, unit = re.fullmatch(r"([0-9]+) ?([KMGT])i?B", memory, re.IGNORECASE).groups()  # type: ignore[union-attr]
    return f"{number}{unit.lower()}"


def _workers(context: SparkContext) -> int:
    """How many executors there are: all that the context knows, but itself."""
    return len(context._jsc.sc().statusTracker().getExecutorInfos()) - 1  # noqa: SLF001


def _wait(context: SparkContext) -> None:
    """Waits for a worker. Raises Failed."""
    pause = Event()
    for _ in range(_PATIENCE):
        if _workers(context):
            return
        pause.wait(1)
    raise Failed("backend-without-workers", seconds=str(_PATIENCE))


@contextmanager
def _watched(context: SparkContext, lost: Event) -> Iterator[None]:
    """Spark would wait without end for workers that do not come back: after a while the work is given up."""
    ended = Event()

    def watch() -> None:
        without = 0
        with suppress(Py4JError, PySparkException, ConnectionError):  # the context is gone: whoever uses it is told
            while not ended.wait(1):
                without = 0 if _workers(context) else without + 1
                if without >= _PATIENCE:
                    lost.set()
                    context.cancelAllJobs()

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join(_TO_END)


def _reason(error: BaseException) -> str:
    """The cause in one line, without the names of Java's classes."""
    lines = str(error).split("\n")
    causes = [line for line in lines if line.startswith("Caused by: ")] or [line for line in lines if ": " in line]
    text = (causes or lines)[-1].removeprefix("Caused by: ")
    return " ".join(re.sub(r"^(?:[\w.$]+(?:Exception|Error): )+", "", text).split())[:_SHOWN]


def _ended(gateway: Any) -> None:
    """Ends the session and its Java process, and lets another be started."""
    told: Mapping[str, Callable[[], object]] = {
        "context": lambda: SparkContext._active_spark_context and SparkContext._active_spark_context.stop(),  # noqa: SLF001
        "gateway": gateway.shutdown,
        "process": gateway.proc.stdin.close,
    }
    for end in told.values():
        with suppress(Py4JError, PySparkException, OSError):
            end()
    try:
        gateway.proc.wait(_TO_END)
    except TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()
    SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001
    SparkContext._active_spark_context = None  # noqa: SLF001
    SparkSession._instantiatedSession = None  # noqa: SLF001
