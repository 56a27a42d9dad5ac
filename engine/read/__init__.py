"""Stage 1: from files to trees of text or documents, with places."""

from engine.read.files import read_bytes, read_input
from engine.read.folders import files_of

__all__ = ["files_of", "read_bytes", "read_input"]
