"""That a cluster cannot do the work."""

from __future__ import annotations


class Failed(Exception):
    """``code`` is that of the problem, ``details`` fill it."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
