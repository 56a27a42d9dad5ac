"""Results on their way from one process to another: small, as targets stay where they are and only their ids travel.

What many results have in common is one thing where they arrive: the facts that targets give, and the names of the
fields that a model was made with.
"""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import BaseModel

from engine.exact import Amount
from engine.facts import Fact
from engine.model import Target
from targets import Library

_Reduced: TypeAlias = tuple[Any, tuple[Any, ...]]


def pack(result: object) -> bytes:
    """The result as bytes, for a process that has the same targets."""
    buffer = io.BytesIO()
    _Packer(buffer).dump(result)
    return buffer.getvalue()


def unpack(data: bytes, library: Library) -> Any:
    """The result again, with the targets of the library."""
    return Unpacking(library).unpacked(data)


class Unpacking:
    """What unpacks results, with the targets of the library."""

    def __init__(self, library: Library) -> None:
        self._targets = {target.id: target for each in library.sets for target in each.targets}

    def unpacked(self, data: bytes) -> Any:
        """The result again."""
        return _Unpacker(io.BytesIO(data), self._targets).load()


class _Ways(dict[type, Callable[[Any], Any]]):
    """How things of each type are packed; those of models are found when the first of them comes."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not issubclass(kind, BaseModel):
            raise KeyError(kind)
        self[kind] = _reduced_model
        return _reduced_model


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.dispatch_table = _Ways(copyreg.dispatch_table)
        self.dispatch_table |= {Target: _reduced_target, MappingProxyType: _reduced_view, Fact: _reduced_fact}
        self.dispatch_table[Amount] = _reduced_amount


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, targets: Mapping[str, Target]) -> None:
        super().__init__(file)
        self._targets = targets

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _target.__name__):
            return self._targets.__getitem__
        return super().find_class(module, name)


def _reduced_target(target: Target) -> _Reduced:
    return _target, (target.id,)


def _target(name: str) -> Target:
    """Stands for what the library of who unpacks it has of that name."""
    raise LookupError(name)


def _reduced_view(view: MappingProxyType[str, str]) -> _Reduced:
    return _view, (dict(view),)


def _view(details: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(details)


def _reduced_fact(fact: Fact) -> _Reduced:
    return _fact, (fact.type, fact.values)


@lru_cache(4_096)
def _fact(fact_type: str, values: tuple[str | int, ...]) -> Fact:
    return Fact(fact_type, values)


def _reduced_amount(amount: Amount) -> _Reduced:
    """Made anew from its fields: by itself it would ask each time which these are."""
    return Amount, (amount.lowest, amount.highest, amount.lowest_open, amount.highest_open, amount.digits)


def _reduced_model(thing: BaseModel) -> Any:
    if thing.__pydantic_extra__ or thing.__pydantic_private__:
        return thing.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    return _model, (type(thing), _names(frozenset(thing.__pydantic_fields_set__)), thing.__dict__)


@lru_cache(256)
def _names(fields: frozenset[str]) -> tuple[str, ...]:
    """One tuple for models made with the same fields: it is packed once."""
    return tuple(sorted(fields))


def _model(kind: type[BaseModel], names: tuple[str, ...], fields: dict[str, Any]) -> BaseModel:
    model = kind.__new__(kind)
    state = {"__dict__": fields, "__pydantic_fields_set__": _set_of(names)}
    model.__setstate__({**state, "__pydantic_extra__": None, "__pydantic_private__": None})
    return model


@lru_cache(256)
def _set_of(names: tuple[str, ...]) -> set[str]:
    """Shared by models, which are frozen."""
    return {*names}
