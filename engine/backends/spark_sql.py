"""What Ibis writes for Spark, where that would mean something else than what it writes for DuckDB."""

from __future__ import annotations

import string
from typing import Any

import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.base import NULL
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from ibis.backends.sql.rewrites import Select, split_select_distinct_with_order_by
from ibis.common.patterns import replace


@replace(Select)  # type: ignore[untyped-decorator]
def _distinct_without_order(_: Any) -> Any:
    """Distinct rows have no order by what they do not have themselves: Ibis would tell rows apart by it."""
    if _.distinct:
        selected = set(_.selections.values())
        _ = _.copy(sort_keys=tuple(key for key in _.sort_keys if key.arg in selected))
    return split_select_distinct_with_order_by.match(_, {})


class SparkSql(PySparkCompiler):  # type: ignore[misc]  # Ibis has no types
    """The compiler of the cluster."""

    __slots__ = ()
    post_rewrites = (_distinct_without_order,)

    def visit_Cast(self, op: Any, *, arg: Any, to: Any) -> Any:  # noqa: N802
        """A double as a text is what DuckDB makes of it, as far as that is without a power of ten."""
        plain = super().visit_Cast(op, arg=arg, to=to)
        if not (op.arg.dtype.is_floating() and to.is_string()):
            return plain
        size = self.f.abs(arg)
        large = (size >= _number("1e7")) & (size < _number("1e16"))
        small = (size >= _number("1e-4")) & (size < _number("1e-3"))
        of_large = self.if_(large, _digits(self, arg, "DECIMAL(30, 10)"))
        of_small = self.if_(small, _digits(self, arg, "DECIMAL(38, 22)"))
        return sge.Case(ifs=[of_large, of_small], default=plain)

    def visit_Strip(self, _op: Any, *, arg: Any) -> Any:  # noqa: N802
        """Without white space at either end; Spark reads the marks of some as letters in a text of its own."""
        spaces = (self.f.anon.char(ord(each)) for each in string.whitespace)
        return self.f.anon.btrim(arg, self.f.concat(*spaces))

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


def _number(text: str) -> Any:
    return sge.Literal.number(text)


def _digits(compiler: SparkSql, number: Any, kind: str) -> Any:
    """All digits of a number, without zeros at the end."""
    text = sge.cast(sge.cast(number, kind, dialect="spark"), "string", dialect="spark")
    return compiler.f.regexp_replace(text, sge.convert(r"(\.[0-9]+?)0*$"), sge.convert("$1"))


def _to_the_end(op: Any, pattern: Any) -> Any:
    """Java's ``$`` is also before a mark at the end that parts lines, of which it knows more than others."""
    if isinstance(op.pattern, ops.Literal) and op.pattern.value.endswith("$"):
        return sge.convert(op.pattern.value[:-1] + r"\z")
    return pattern
