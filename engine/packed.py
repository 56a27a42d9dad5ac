"""Results on their way from one process to another: small, as targets stay where they are and only their ids travel.

What many results have in common is one thing where they arrive: the facts that targets give, and the names of the
fields that a model was made with.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from engine.facts import Fact
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
        self.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: _reduced, Fact: _reduced_fact}

    def reducer_override(self, thing: Any) -> Any:
        if not isinstance(thing, BaseModel) or thing.__pydantic_extra__ or thing.__pydantic_private__:
            return NotImplemented
        return _model, (type(thing), tuple(sorted(thing.model_fields_set)), thing.__dict__)

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


def _reduced_fact(fact: Fact) -> tuple[Any, tuple[str, tuple[str | int, ...]]]:
    return _fact, (fact.type, fact.values)


@lru_cache(4_096)
def _fact(fact_type: str, values: tuple[str | int, ...]) -> Fact:
    return Fact(fact_type, values)


def _model(kind: type[BaseModel], names: tuple[str, ...], fields: dict[str, Any]) -> BaseModel:
    model = kind.__new__(kind)
    state = {"__dict__": fields, "__pydantic_fields_set__": _set_of(names)}
    model.__setstate__({**state, "__pydantic_extra__": None, "__pydantic_private__": None})
    return model


@lru_cache(256)
def _set_of(names: tuple[str, ...]) -> set[str]:
    """Shared by models, which are frozen."""
    return {*names}
