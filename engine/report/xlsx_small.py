"""XlsxWriter's workbook, so that many sheets take little memory: one that is done is kept as its XML, packed.

The library's own way to save memory keeps a file open for each sheet, of which a system allows too few for a thousand.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

_FAST = 1


class SmallSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that can be told when it is done."""

    fh: Any
    _packed = b""

    def pack(self) -> None:
        """Keeps the XML of the sheet, packed, and no cell: nothing may be written to it any more."""
        self._set_xml_writer(_Part())
        super()._assemble_xml_file()
        self._packed = zlib.compress(self.fh.getvalue().encode(), _FAST)
        self.fh = None
        self.table.clear()
        self.row_info.clear()

    def _assemble_xml_file(self) -> None:
        if self._packed:
            self.fh.packed = self._packed
        else:
            super()._assemble_xml_file()


class SmallBook(Workbook):  # type: ignore[misc]  # the library has no types
    """A workbook of such sheets, whose names are valid, and no two the same."""

    def add_small(self, name: str) -> SmallSheet:
        """A new sheet."""
        sheet: SmallSheet = self.add_worksheet(name, SmallSheet)
        return sheet

    def _check_sheetname(self, name: str, *_: object) -> str:
        return name  # the library compares each with all before it

    def _get_packager(self) -> _Packager:
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]  # the library has no types
    def _filename(self, name: str) -> _Part:
        part = _Part()
        self.filenames.append((part, name, False))
        return part


class _Part(io.StringIO):
    """What the library writes a part of a workbook into, or has written ``packed`` before."""

    packed = b""

    def getvalue(self) -> str:
        """The whole part."""
        return zlib.decompress(self.packed).decode() if self.packed else super().getvalue()
