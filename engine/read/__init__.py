"""Stage 1: from files to trees of text with places."""

from engine.read.files import read_bytes, read_sources

__all__ = ["read_bytes", "read_sources"]
