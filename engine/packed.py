"""Results on their way from one process to another: small, as targets stay where they are and only their ids travel."""

from __future__ import annotations

import copyreg
import io
import pickle
from types import MappingProxyType
from typing import Any

from engine.model import Target
from targets import Library


def pack(result: object) -> bytes:
    """The result as bytes, for a process that has the same targets."""
    buffer = io.BytesIO()
    _Packer(buffer).dump(result)
    return buffer.getvalue()


def unpack(data: bytes, library: Library) -> Any:
    """The result again, with the targets of the library."""
    return _Unpacker(io.BytesIO(data), library).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: _reduced}

    def persistent_id(self, thing: Any) -> str | None:
        return thing.id if isinstance(thing, Target) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, library: Library) -> None:
        super().__init__(file)
        self._targets = {target.id: target for each in library.sets for target in each.targets}

    def persistent_load(self, pid: Any) -> Target:
        return self._targets[pid]


def _reduced(view: MappingProxyType[str, str]) -> tuple[Any, tuple[dict[str, str]]]:
    return _view, (dict(view),)


def _view(details: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(details)
