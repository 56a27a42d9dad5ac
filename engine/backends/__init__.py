"""Where tables are worked on: DuckDB in this process, or a Spark cluster. All else sees one kind of connection.

A connection has what a backend of Ibis has: ``create_table`` makes a table that is computed once, ``to_pyarrow`` gives
the rows of an expression, ``to_parquet`` and ``to_csv`` write them to one file, ``read_parquet`` and ``read_csv`` open
files. ``name`` is "duckdb" or "pyspark".
"""
