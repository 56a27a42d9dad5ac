"""The same rule files as joins over tables: a pattern is a table, a shared variable a join, a negation an anti-join."""
