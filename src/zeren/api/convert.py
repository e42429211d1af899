"""From the dicts of ``zeren.ask`` to frozen dataclasses and back, by type hints alone.

The two may not drift apart: a key that the dataclass has not, one that it lacks, or a value of another type is an
error, never left out. A field that has a default stands in the dict only where it differs from it.
"""

import inspect
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from zeren.errors import Problem

T = TypeVar("T")
Plan = tuple[tuple[str, "Field[Any]", Any], ...]
KEY = "key"  # metadata of a field whose key in JSON is no Python name, or another one


@dataclass(frozen=True, slots=True)
class Values(Mapping[str, Any]):
    """A read-only mapping from names to values, that can be hashed and pickled."""

    pairs: tuple[tuple[str, Any], ...] = ()

    def __getitem__(self, name: str) -> Any:
        return dict(self.pairs)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self.pairs))

    def __len__(self) -> int:
        return len(self.pairs)


def read(cls: type[T], found: Mapping[str, Any]) -> T:
    """A dataclass from a dict of the contract's JSON. Raises Problem (ours, exit 4) if they do not fit."""
    made: T = _read(cls, found, cls.__name__)
    return made


def plain(value: Any) -> Any:
    """The contract's JSON of a value: dataclasses and Values to dicts, tuples to lists."""
    if isinstance(value, Values):
        return {name: plain(one) for name, one in value.pairs}
    if is_dataclass(value) and not isinstance(value, type):
        said = ((key, field, getattr(value, field.name)) for key, field, _ in plan(type(value)))
        return {
            key: plain(one) for key, field, one in said if field.default is MISSING or one != field.default
        }
    return [plain(one) for one in value] if isinstance(value, tuple) else value


_plans: dict[type, Plan] = {}


def plan(cls: type) -> Plan:
    """(key in JSON, field, type) of each field, in order; those of a class that ``stands_last`` after all others."""
    if cls in _plans:
        return _plans[cls]
    hints = get_type_hints(cls)
    order: dict[str, None] = {}
    bases = list(reversed(cls.__mro__))
    for base in sorted(bases, key=lambda base: "stands_last" in base.__dict__):
        order |= dict.fromkeys(inspect.get_annotations(base))
    known = {field.name: field for field in fields(cls)}
    _plans[cls] = tuple((known[n].metadata.get(KEY, n), known[n], hints[n]) for n in order if n in known)
    return _plans[cls]


def tables(shown: Any, kind: type[T]) -> "list[tuple[str, type[T], tuple[T, ...]]]":
    """(field, class, rows) of each list of ``kind`` that an answer or row has; of a class, with no rows."""
    cls = shown if isinstance(shown, type) else type(shown)
    found = []
    for _, field, hint in plan(cls):
        several = next((h for h in (hint, *get_args(hint)) if get_origin(h) is tuple), None)
        inner = get_args(several)[0] if several else None
        if isinstance(inner, type) and issubclass(inner, kind):
            found.append((field.name, inner, () if shown is cls else getattr(shown, field.name) or ()))
    return found


def _read(hint: Any, value: Any, where: str) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        for one in inner:
            if _fits(one, value):
                return _read(one, value, where)
    elif origin is tuple and isinstance(value, list):
        return tuple(_read(inner[0], one, f"{where}[{i}]") for i, one in enumerate(value))
    elif origin is Literal and value in inner:
        return value
    elif origin is Mapping and isinstance(value, dict):
        return Values(tuple((name, _read(inner[1], one, f"{where}.{name}")) for name, one in value.items()))
    elif is_dataclass(hint) and isinstance(hint, type) and isinstance(value, dict):
        return _fill(hint, value, where)
    elif type(value) is hint:  # exactly: a bool is no int
        return value
    raise _drift(where, f"{value!r:.60} is no {getattr(hint, '__name__', hint)}")


def _fill(cls: type, found: Mapping[str, Any], where: str) -> Any:
    fitting = plan(cls)
    unknown = set(found) - {key for key, _, _ in fitting}
    missing = {key for key, field, _ in fitting if field.default is MISSING} - set(found)
    if unknown or missing:
        raise _drift(where, f"unknown {sorted(unknown)}, missing {sorted(missing)}")
    return cls(
        **{
            field.name: _read(hint, found[key], f"{where}.{key}")
            for key, field, hint in fitting
            if key in found
        }
    )


def _fits(hint: Any, value: Any) -> bool:
    if isinstance(value, dict):
        return is_dataclass(hint)
    if isinstance(value, list):
        return get_origin(hint) is tuple
    return value in get_args(hint) if get_origin(hint) is Literal else type(value) is hint


def _drift(where: str, what: str) -> Problem:
    return Problem(
        f"答案的结构与 Python 类不一致：{what}", f"an answer does not fit its Python class: {what}", where=where,
        hint_zh="请报告此问题；zeren --format json 仍可用。",
        hint_en="Please report this; zeren --format json still answers.",
    )  # fmt: skip
