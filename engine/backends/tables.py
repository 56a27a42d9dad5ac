"""Tables on a Spark cluster: each that is kept is Parquet in a folder that driver and workers share."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import pyarrow as pa
from ibis.backends.pyspark import Backend
from ibis.backends.pyspark.datatypes import PySparkSchema
from ibis.expr.types import Table
from pyarrow import parquet
from pyspark.sql import DataFrame, DataFrameReader, Observation
from pyspark.sql import functions as of_spark

from engine.backends.failed import Failed
from engine.backends.foreign import as_spark_reads, reads_alike
from engine.backends.spark_sql import SparkSql

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend as DuckDB

_PART = "part-{number:05}.parquet"
_PARTS = "part-*.parquet"
_ROWS = "rows"
_PATTERNS = "__globPaths__"
_OF_TABLES = (ops.UnboundTable, ops.InMemoryTable)
_AS_THEY_ARE = (*_OF_TABLES, ops.Union, ops.Project, ops.Field, ops.Literal, ops.Cast)
"""Of these an expression is made for which nothing is computed: rows of tables one after the other."""
_TO_CHECK = 8


class Cluster(Backend):  # type: ignore[misc]  # Ibis has no types
    """A connection to a cluster.

    What is kept is computed there and written by the workers; DuckDB ``here`` makes of their parts the single file
    that is asked for, and reads CSV as it always does. If ``ordered``, it opens all files, as their rows have numbers:
    what is made of nothing but these, and of rows that this process made, is made here.
    """

    compiler = SparkSql()

    def __init__(self, *args: Any, here: DuckDB, folder: Path, ordered: bool) -> None:
        super().__init__(*args)
        self._here, self._folder, self._ordered = here, folder, ordered
        self._there: set[str] = set()
        """What the workers know."""
        self._seen: set[str] = set()
        """What DuckDB knows."""
        self._ours: set[str] = set()
        """What was opened or made in this process."""
        self._latest: dict[str, str] = {}
        self._number = 0

    def reconnect(self) -> None:
        """Takes up the session that it was made with."""
        self.register_options()
        self.do_connect(*self._con_args)

    def check_folder(self) -> None:
        """Raises Failed where not all workers write into the folder that this process sees."""
        self._write(self._session.range(0, _TO_CHECK, numPartitions=_TO_CHECK), self._place())

    def create_table(self, name: str, obj: Table | pa.Table, *, temp: bool = True, overwrite: bool = True) -> Table:
        """A table that is computed once, in place of an older one of that name; all are ``temp``orary."""
        _ = temp, overwrite
        path = self._place()
        schema = _signed(ibis.schema(obj.schema) if isinstance(obj, pa.Table) else obj.schema())
        if isinstance(obj, pa.Table):
            parquet.write_table(obj.cast(schema.to_pyarrow()), path / _PART.format(number=0))
            self._ours.add(path.name)
        elif self._ordered and self._is_ours(obj):
            self._here.to_parquet(self._over_parts(obj), path / _PART.format(number=0))
        else:
            self._write(self._typed(obj, schema), path)
        made = self._known(path.name, schema)
        if name in self._latest:
            shutil.rmtree(self._folder / self._latest[name], ignore_errors=True)
        self._latest[name] = path.name
        return made

    def entered(self, table: Table) -> Table:
        """The rows of files with what was reckoned of their order, to be used among other tables."""
        made = self.create_table("entered", table)
        self._ours.add(made.get_name())
        return made

    def to_pyarrow(self, expr: Any, **_: Any) -> Any:
        """The rows of an expression, of the types that it has."""
        if self._is_ours(expr):
            return self._here.to_pyarrow(self._over_parts(expr))
        table = expr.as_table()
        found = self._frame(table).toArrow().cast(table.schema().to_pyarrow())
        return expr.__pyarrow_result__(found)

    def to_parquet(self, expr: Table, path: str | Path, **_: Any) -> None:
        """One file, as DuckDB writes it."""
        self._here.to_parquet(self._gathered(expr), path)

    def to_csv(self, expr: Table, path: str | Path, **_: Any) -> None:
        """One file, as DuckDB writes it."""
        self._here.to_csv(self._gathered(expr), path)

    def table(self, name: str, **_: Any) -> Table:
        """A table of the database that opens files."""
        return self._given(self._here.table(name))

    def read_csv(self, paths: Sequence[str], **options: Any) -> Table:
        """All files as one table, as DuckDB reads them."""
        return self._given(self._here.read_csv(paths, **options))

    def read_parquet(self, paths: Sequence[str], **options: Any) -> Table:
        """All files as one table; the workers read them themselves, unless rows are to be ``ordered``."""
        table = self._given(self._here.read_parquet(paths, **options))
        if not self._ordered and reads_alike(parquet.read_schema(paths[0])):
            self._show(table.get_name(), self._files().parquet(_of_spark(self._linked(paths))))
            self._ours.remove(table.get_name())
        return table

    def _given(self, table: Table) -> Table:
        self._ours.add(table.get_name())
        self._seen.add(table.get_name())
        return ibis.table(table.schema(), name=table.get_name())

    def _place(self) -> Path:
        """A new folder for the parts of a table."""
        self._number += 1
        path = self._folder / f"table_{self._number}"
        path.mkdir()
        return path

    def _linked(self, paths: Sequence[str]) -> Path:
        """The files as parts in a folder of ours: Spark reads several paths again and again if brackets are in them."""
        place = self._place()
        for number, path in enumerate(paths):
            (place / _PART.format(number=number)).symlink_to(Path(path).resolve())
        return place

    def _known(self, name: str, schema: Any) -> Table:
        """The table whose parts are in the folder of that name."""
        frame = self._files().schema(PySparkSchema.from_ibis(schema)).parquet(_of_spark(self._folder / name))
        self._show(name, frame)
        return ibis.table(schema, name=name)

    def _show(self, name: str, frame: DataFrame) -> None:
        frame.createOrReplaceTempView(f"`{name}`")
        self._there.add(name)

    def _is_ours(self, expr: Any) -> bool:
        """Whether the expression is over nothing but what was opened or made in this process."""
        return all(each.name in self._ours for each in expr.op().find(ops.UnboundTable))

    def _frame(self, table: Table) -> DataFrame:
        for each in table.op().find(_OF_TABLES):
            if each.name not in self._there:
                self._spread(each)
        return self._session.sql(self.compile(table))

    def _spread(self, table: Any) -> None:
        """Hands the workers what was opened here, or made in this process."""
        path = self._place()
        if isinstance(table, ops.InMemoryTable):
            rows = table.data.to_pyarrow(table.schema)
            parquet.write_table(rows, path / _PART.format(number=0))
        else:
            self._here.to_parquet(as_spark_reads(table.to_expr()), path / _PART.format(number=0))
        self._show(table.name, self._files().parquet(_of_spark(path)))

    def _files(self) -> DataFrameReader:
        """What reads files of just these names, whatever signs are in them."""
        return self._session.read.option(_PATTERNS, "false")

    def _typed(self, table: Table, schema: Any) -> DataFrame:
        """The rows of an expression, each column of the type that it says: Spark counts some in fewer bits."""
        frame = self._frame(table)
        wanted = PySparkSchema.from_ibis(schema)
        return frame.select(*(of_spark.col(f"`{each.name}`").cast(each.dataType) for each in wanted))

    def _write(self, frame: DataFrame, path: Path) -> None:
        """Writes the parts. Raises Failed where some of them are not to be seen here."""
        counted = Observation()
        frame.observe(counted, of_spark.count("*").alias(_ROWS)).write.mode("append").parquet(_of_spark(path))
        written = counted.get[_ROWS]
        seen = sum(parquet.read_metadata(each).num_rows for each in path.glob(_PARTS))
        if seen != written:
            raise Failed("backend-folder-not-shared", folder=str(self._folder))

    def _gathered(self, expr: Table) -> Table:
        """Rows of tables one after the other, in the order of their parts, for DuckDB; else it is computed before."""
        if not all(isinstance(each, _AS_THEY_ARE) for each in expr.op().find(ops.Node)):
            expr = self.create_table("to be written", expr)
        return self._over_parts(expr)

    def _over_parts(self, expr: Any) -> Any:
        """The expression, which DuckDB can read after that: all parts of its tables are known to it."""
        for each in expr.op().find(ops.UnboundTable):
            if each.name not in self._seen:
                parts = sorted(str(part) for part in (self._folder / each.name).glob(_PARTS))
                self._here.read_parquet(parts, table_name=each.name)
                self._seen.add(each.name)
        return expr


def _of_spark(path: Path) -> str:
    """The path as Spark reads it, which takes no sign in it for another."""
    return f"file://{path.resolve()}"


def _signed(schema: Any) -> Any:
    """The same columns; Spark has no numbers of 64 bits without a sign, and hashes into ones with it."""
    return ibis.schema({name: "int64" if kind == dt.uint64 else kind for name, kind in schema.items()})
