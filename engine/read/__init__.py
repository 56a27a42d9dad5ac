"""Stage 1: from files to trees of text or documents, with places."""

from engine.read.files import read_bytes, read_input

__all__ = ["read_bytes", "read_input"]
