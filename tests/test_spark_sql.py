"""What is written for Spark means what is written for DuckDB."""

from __future__ import annotations

import ibis
import pytest

from engine.relational.whole import of_millionths, quotient
from tests.spark_cluster import HAS_PYSPARK

pytestmark = [pytest.mark.spark, pytest.mark.skipif(not HAS_PYSPARK, reason="PySpark is not installed")]
TABLE = ibis.table({"a": "string", "b": "int64", "c": "int64"}, name="t")
SORTED = TABLE.order_by("b", "c").select("a")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (SORTED.distinct().count(), "SELECT COUNT(*) AS n FROM (SELECT DISTINCT t0.a FROM t AS t0) AS t1"),
        (
            SORTED.distinct().order_by("a"),
            "SELECT * FROM (SELECT DISTINCT t0.a FROM t AS t0) AS t1 ORDER BY t1.a ASC NULLS LAST",
        ),
        (TABLE.agg(n=TABLE.count(where=TABLE.b > 1)), "SELECT COUNT(IF(t0.b > 1, 1, NULL)) AS n FROM t AS t0"),
        (TABLE.select(n=quotient(TABLE.b, TABLE.c)), "SELECT DIV(t0.b, NULLIF(t0.c, 0)) AS n FROM t AS t0"),
        (
            TABLE.select(n=of_millionths(TABLE.b)),
            "SELECT CAST(t0.b AS DECIMAL(18, 0)) * CAST('0.000001' AS DECIMAL(7, 6)) AS n FROM t AS t0",
        ),
        (
            TABLE.select(n=TABLE.a.isin(["x"]).isnull()),
            "SELECT (t0.a IN ('x')) IS NULL AS n FROM t AS t0",
        ),
        (TABLE.select(n=TABLE.a.re_search("^x$")), r"SELECT t0.a RLIKE '^x\\z' AS n FROM t AS t0"),
    ],
)
def test_each_is_written_for_spark(expression, expected):
    from ibis.backends.pyspark import Backend

    from engine.backends.spark_sql import SparkSql

    class Written(Backend):
        compiler = SparkSql()

    said = Written().compile(expression.name("n") if not hasattr(expression, "columns") else expression)
    assert said.replace("`", "").replace("CountStar()", "n") == expected
