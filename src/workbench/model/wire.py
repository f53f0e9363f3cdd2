"""The one codec between the frozen words of `model` and JSON. It reads exactly what the type says and refuses the rest.

Dataclasses become objects, tuples arrays, fractions ``"3/4"``, dates ISO text. In a union of dataclasses each object carries
its class name under ``"is"``. It never guesses: an unknown field or a wrong type is `NotReadable`, naming the place.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
# JSON is what json.loads returns: no narrower static type describes it without casts at every step.
Json = Any


class NotReadable(ValueError):
    """The JSON does not have the shape of the type; the text says where."""


def dumps(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, so that equal values have equal text (and equal hashes)."""
    return json.dumps(encode(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def loads(kind: type[T], text: str | bytes) -> T:
    """The value of type `kind` that `dumps` wrote. Raises NotReadable."""
    try:
        plain = json.loads(text)
        return decode(kind, plain)
    except NotReadable:
        raise
    except RecursionError:
        raise NotReadable("not JSON: nested too deeply") from None
    except ValueError as error:
        raise NotReadable(f"not JSON: {error}") from None


def encode(value: object) -> Json:
    """Plain JSON values of a model value."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, str)):
        return value.value if isinstance(value, StrEnum) else value
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value):
        tag = {"is": type(value).__name__} if getattr(type(value), "TAGGED", False) else {}
        return tag | {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} is no word of the model")


def decode(kind: type[T], plain: Json, where: str = "$") -> T:
    """The value of type `kind` in plain JSON values. Raises NotReadable with the path of what does not fit."""
    result: T = _decode(kind, plain, where)
    return result


def _decode(kind: Any, plain: Json, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind), plain, where)
    if origin is tuple:
        if not isinstance(plain, list):
            raise NotReadable(f"{where}: expected a list")
        item = get_args(kind)[0]
        return tuple(_decode(item, each, f"{where}[{n}]") for n, each in enumerate(plain))
    if origin is Mapping:
        if not isinstance(plain, dict):
            raise NotReadable(f"{where}: expected an object")
        return {_letters(key, where): _decode(get_args(kind)[1], each, f"{where}.{key}") for key, each in plain.items()}
    if is_dataclass(kind):
        return _dataclass(kind, plain, where)
    return _scalar(kind, plain, where)


def _union(kinds: tuple[Any, ...], plain: Json, where: str) -> Any:
    if plain is None and type(None) in kinds:
        return None
    rest = [kind for kind in kinds if kind is not type(None)]
    if len(rest) == 1:
        return _decode(rest[0], plain, where)
    name = plain.get("is") if isinstance(plain, dict) else None
    for kind in rest:
        if kind.__name__ == name:
            return _decode(kind, plain, where)
    raise NotReadable(f"{where}: none of {', '.join(kind.__name__ for kind in rest)}")


@cache
def _shape(kind: Any) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind)
    return {f.name: (hints[f.name], f.default is MISSING and f.default_factory is MISSING) for f in fields(kind)}


def _dataclass(kind: Any, plain: Json, where: str) -> Any:
    if not isinstance(plain, dict):
        raise NotReadable(f"{where}: expected an object")
    shape = _shape(kind)
    given = {key: value for key, value in plain.items() if key != "is" or "is" in shape}
    for name in given.keys() - shape.keys():
        raise NotReadable(f"{where}.{_letters(name, where)}: unknown")
    for name, (_, required) in shape.items():
        if required and name not in given:
            raise NotReadable(f"{where}.{name}: missing")
    return kind(**{name: _decode(shape[name][0], value, f"{where}.{name}") for name, value in given.items()})


def _scalar(kind: Any, plain: Json, where: str) -> Any:
    if kind is bool or plain is True or plain is False:
        if kind is bool and isinstance(plain, bool):
            return plain
    elif kind in (int, str) and isinstance(plain, kind):
        return _letters(plain, where) if kind is str else plain
    elif isinstance(plain, str):
        try:
            if kind is Fraction:
                return Fraction(plain)
            if kind in (date, datetime):
                return kind.fromisoformat(plain)
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                return kind(plain)
        except (ValueError, ZeroDivisionError):
            pass
    raise NotReadable(f"{where}: expected {getattr(kind, '__name__', kind)}")


def _letters(text: str, where: str) -> str:
    """The text itself. Half a letter (a lone surrogate) and the character NUL can be neither written nor kept."""
    if "\0" in text or not (text.isascii() or all(not "\ud800" <= letter <= "\udfff" for letter in text)):
        raise NotReadable(f"{where}: a letter that cannot be written")
    return text
