"""What Ibis writes for Spark, where that would mean something else than what it writes for DuckDB."""

from __future__ import annotations

from typing import Any

import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.base import NULL
from ibis.backends.sql.compilers.pyspark import PySparkCompiler


class SparkSql(PySparkCompiler):  # type: ignore[misc]  # Ibis has no types
    """The compiler of the cluster."""

    __slots__ = ()

    def visit_CountStar(self, op: Any, *, arg: Any, where: Any) -> Any:  # noqa: ARG002, N802
        """0 where there are no such rows: Ibis adds up, which over nothing gives null."""
        return self.f.count(sge.Star()) if where is None else self.f.count(self.if_(where, 1, NULL))

    def visit_IsNull(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        """In brackets: Spark reads no ``a IN (b) IS NULL``."""
        return super().visit_IsNull(op, arg=sge.paren(arg))

    def visit_NotNull(self, op: Any, *, arg: Any) -> Any:  # noqa: N802
        return super().visit_NotNull(op, arg=sge.paren(arg))

    def visit_RegexSearch(self, op: Any, *, arg: Any, pattern: Any) -> Any:  # noqa: N802
        return self.f.regexp_like(arg, _to_the_end(op, pattern))

    def visit_RegexExtract(self, op: Any, *, arg: Any, pattern: Any, index: Any) -> Any:  # noqa: N802
        return self.f.regexp_extract(arg, _to_the_end(op, pattern), index)

    def visit_ScalarUDF(self, op: Any, **given: Any) -> Any:  # noqa: N802
        """What ``engine.relational.whole`` and ``engine.dossiers.builtin`` ask of DuckDB by its own names."""
        match op.__func_name__:
            case "divide":
                return self.f.anon.div(*given.values())
            case "multiply":
                one, other = given.values()
                return sge.Mul(this=one, expression=other)
            case "hash":
                return self.f.anon.xxhash64(*given.values())
        return super().visit_ScalarUDF(op, **given)


def _to_the_end(op: Any, pattern: Any) -> Any:
    """Java's ``$`` is also before a mark at the end that parts lines, of which it knows more than others."""
    if isinstance(op.pattern, ops.Literal) and op.pattern.value.endswith("$"):
        return sge.convert(op.pattern.value[:-1] + r"\z")
    return pattern
