"""XlsxWriter's workbook, so that many sheets take little memory: what is done is kept as its XML, packed.

The library's own way to save memory keeps a file open for each sheet, of which a system allows too few for a thousand.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable
from xlsxwriter.worksheet import Worksheet

_FAST = 1
_AT_ONCE = 1 << 20
"""So many bytes of a part are unpacked at once."""
_DIGEST = 16
"""Of a longer text its digest is remembered, of so many bytes: no two have the same."""
_TOLD = ("name", "index", "selected", "hidden", "active", "autofilter_area", "repeat_row_range")
"""What the library asks a sheet that is done; of all the rest it is told what is so of a sheet without anything."""
_ALWAYS = (1980, 1, 1, 0, 0, 0)


class SmallSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet that can be told when it is done."""

    fh: Any
    packed = b""

    def pack(self, blank: Worksheet) -> None:
        """Keeps the XML of the sheet, packed, and no cell: nothing may be written to it any more."""
        self._set_xml_writer(_Part())
        super()._assemble_xml_file()
        packed = zlib.compress(self.fh.getvalue().encode(), _FAST)
        self.__dict__ = {**{name: getattr(self, name) for name in _TOLD}, "packed": packed, "blank": blank}

    def __getattr__(self, name: str) -> Any:
        blank = self.__dict__.get("blank")
        if blank is None:
            raise AttributeError(name)
        return getattr(blank, name)

    def _assemble_xml_file(self) -> None:
        if self.packed:
            self.fh.packed = [self.packed]
        else:
            super()._assemble_xml_file()


class SmallBook(Workbook):  # type: ignore[misc]  # the library has no types
    """A workbook of such sheets, whose names are valid, and no two the same."""

    def __init__(self, options: Mapping[str, object]) -> None:
        super().__init__(io.BytesIO(), {**options, "in_memory": True})
        self.str_table = _Strings()
        self._packager = _Packager()
        self._blank = Worksheet()

    def add_small(self, name: str) -> SmallSheet:
        """A new sheet."""
        sheet: SmallSheet = self.add_worksheet(name, SmallSheet)
        return sheet

    def pack(self, sheet: SmallSheet) -> None:
        """Nothing more is written to the sheet."""
        sheet.pack(self._blank)

    def write(self, file: IO[bytes]) -> None:
        """Ends the workbook and writes it into the file, one part after the other, as the library would."""
        self.close()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for part, name in self._packager.parts:
                entry = ZipInfo(name, _ALWAYS)
                entry.compress_type = ZIP_DEFLATED
                with archive.open(entry, "w") as opened:
                    for piece in part.pieces():
                        opened.write(piece)

    def _check_sheetname(self, name: str, *_: object) -> str:
        return name  # the library compares each with all before it

    def _get_packager(self) -> _Packager:
        return self._packager


class _Packager(Packager):  # type: ignore[misc]  # the library has no types
    """Keeps the parts for the book to write; the library writes an archive without any."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: Sequence[tuple[_Part, str]] = ()

    def _create_package(self) -> Sequence[object]:
        self.parts = [(part, name) for part, name, _ in super()._create_package()]
        return ()

    def _filename(self, name: str) -> _Part:
        part = _Part()
        self.filenames.append((part, name, False))
        return part

    def _write_shared_strings_file(self) -> None:
        if self.workbook.str_table.count:
            self.workbook.str_table.write(self._filename("xl/sharedStrings.xml"))


class _Part(io.StringIO):
    """What the library writes a part of a workbook into, before what is ``packed`` in one stream and the ``end``."""

    packed: Sequence[bytes] = ()
    end = ""

    def pieces(self) -> Iterator[bytes]:
        """The whole part."""
        yield self.getvalue().encode()
        stream = zlib.decompressobj()
        for packed in self.packed:
            left = packed
            while left:
                yield stream.decompress(left, _AT_ONCE)
                left = stream.unconsumed_tail
        yield stream.flush()
        yield self.end.encode()


class _Strings(SharedStringTable):  # type: ignore[misc]  # the library has no types
    """The texts of all cells, each once and in order: as XML, packed, and by their digests."""

    def __init__(self) -> None:
        super().__init__()
        self._written = SharedStrings()
        self._written.string_table = self
        self._stream = zlib.compressobj(_FAST)
        self._packed: list[bytes] = []

    def _get_shared_string_index(self, string: str) -> int:
        self.count += 1
        index: int | None = self.string_table.get(string)
        if index is not None:
            return index
        known = string if len(string) <= _DIGEST else blake2b(string.encode(), digest_size=_DIGEST).digest()
        index = self.string_table.get(known)
        if index is not None:  # what came twice comes often
            self.string_table[string] = index
            return index
        index = self.string_table[known] = self.unique_count
        self.unique_count += 1
        self._keep(string)
        return index

    def _keep(self, string: str) -> None:
        self._written.fh = io.StringIO()
        self._written._write_si(string)  # noqa: SLF001  that is how the library writes it
        packed = self._stream.compress(self._written.fh.getvalue().encode())
        if packed:
            self._packed.append(packed)

    def _sort_string_data(self) -> None:
        """They are in their order already."""

    def write(self, part: _Part) -> None:
        """Writes the table, which begins with how many texts there are."""
        self.string_array: Sequence[str] = ()
        self._written._set_xml_writer(part)  # noqa: SLF001
        self._written._assemble_xml_file()  # noqa: SLF001
        whole = part.getvalue()
        part.end = whole[whole.rindex("</") :]
        part.truncate(part.seek(len(whole) - len(part.end)))
        part.packed = [*self._packed, self._stream.flush()]
