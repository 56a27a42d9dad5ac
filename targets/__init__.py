"""What is asked: target sets, indicators and units as YAML, and the loading of them."""

from targets.library import Library, load_shipped, with_local_sets

__all__ = ["Library", "load_shipped", "with_local_sets"]
