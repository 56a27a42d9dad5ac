"""Wrong PDF files for the gallery in test_wrong, made here because no editor would keep them so."""

from __future__ import annotations

MADE: dict[str, bytes] = {}
ONLY_WARNED: set[str] = set()
"""What is said of these is a warning: they are judged."""
