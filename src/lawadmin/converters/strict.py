"""Structure values into attrs classes strictly, and say of every fault its field, reason and remedy.

``JSON`` reads values of JSON, ``TEXT`` values that are all text, such as the cells of a ledger. Neither ignores a key
that it does not know. Whoever needs hooks of their own takes a ``json_converter`` and leaves these two as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from inspect import isclass
from typing import TypeGuard, TypeVar, cast, get_args, get_origin

from attrs import fields_dict, has
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn

from lawadmin.converters import json_text, scalars
from lawadmin.converters.reading import nearest
from lawadmin.converters.scalars import Refused
from lawadmin.days.span import Span
from lawadmin.errors import FieldError, Problems

Kind = TypeVar("Kind")
Hook = Callable[[object, type], object]
Opened = Callable[[object], object]

#: What errors call a value that is at fault as a whole.
WHOLE = "(all)"

#: How a simple value of JSON is read, by its type.
_OF_JSON: dict[type, Callable[[object], object]] = {
    str: scalars.text,
    int: scalars.whole,
    bool: scalars.truth,
    Decimal: scalars.decimal,
    date: scalars.day,
    time: scalars.clock,
    datetime: scalars.moment,
    Span: scalars.span,
}

#: The same where every value is text.
_OF_TEXT = _OF_JSON | {int: scalars.whole_of_text, bool: scalars.truth_of_text}

_TO_TEXT: dict[type, Callable[..., str]] = {
    date: date.isoformat,
    time: time.isoformat,
    datetime: datetime.isoformat,
    Decimal: str,
    Span: scalars.span_as_text,
}
_LISTS: Mapping[type, Callable[..., list[object]]] = {frozenset: sorted, tuple: list}


def _as_it_is(value: object) -> object:
    return value


def _from_text(value: object) -> object:
    return json_text.parse(value) if isinstance(value, str) else value


def _converter(simple: Mapping[type, Callable[[object], object]], opened: Opened) -> Converter:
    converter = Converter(forbid_extra_keys=True, omit_if_default=True, unstruct_collection_overrides=_LISTS)
    for kind, write in _TO_TEXT.items():
        converter.register_unstructure_hook(kind, write)
    for kind, read in simple.items():
        converter.register_structure_hook(kind, _hook(read))
    converter.register_structure_hook(float, _no_float)
    converter.register_structure_hook_func(_is_enum, _word)
    converter.register_structure_hook_func(_is_list, _list_hook(converter, opened))
    converter.register_structure_hook_factory(has, lambda kind: _class_hook(kind, converter, opened))
    return converter


def _hook(read: Callable[[object], object]) -> Hook:
    # A StrEnum is also a str, for which cattrs would take the hook of str.
    return lambda value, kind: _word(value, kind) if _is_enum(kind) else read(value)


def _no_float(_value: object, _kind: type) -> object:
    raise Refused("is a binary fraction", "Declare the fact as Decimal")


def _is_enum(kind: type) -> TypeGuard[type[Enum]]:
    return isclass(kind) and issubclass(kind, Enum)


def _word(value: object, kind: type[Enum]) -> Enum:
    words = {word.value: word for word in kind}
    if isinstance(value, str) and value in words:
        return words[value]
    raise Refused("is not a word that is known here", f"Known here: {', '.join(map(str, words))}")


def _is_list(kind: object) -> bool:
    return get_origin(kind) in (tuple, frozenset)


def _list_hook(converter: Converter, opened: Opened) -> Hook:
    def structure(value: object, kind: type) -> object:
        found = opened(value)
        if not isinstance(found, list):
            raise Refused("is not a list", "Write it as a list")
        member = get_args(kind)[0]
        made = tuple(converter.structure(one, member) for one in found)
        return frozenset(made) if get_origin(kind) is frozenset else made

    return structure


def _class_hook(kind: type, converter: Converter, opened: Opened) -> Hook:
    return class_hook(kind, converter, {}, opened=opened)


def class_hook(kind: type, converter: Converter, fields: Mapping[str, object], *, opened: Opened = _as_it_is) -> Hook:
    """Make the hook of a class, with overrides of cattrs for some of its fields."""
    structure = cast(Callable[..., Hook], make_dict_structure_fn)(kind, converter, **fields)

    def checked(value: object, kind: type) -> object:
        found = opened(value)
        if not isinstance(found, Mapping):
            raise Refused("is not an object with named fields", "Write it as {name: value, …}")
        return structure(found, kind)

    return checked


def json_converter() -> Converter:
    """Make a new strict converter for values of JSON, to which hooks may be added."""
    return _converter(_OF_JSON, _as_it_is)


JSON = json_converter()
TEXT = _converter(_OF_TEXT, _from_text)


def structured(converter: Converter, kind: type[Kind], value: object, *, where: str | None = None) -> Kind:
    """Structure a value; raises Problems with a FieldError for each fault, ``where`` naming file, row or record."""
    try:
        return converter.structure(value, kind)
    except Exception as error:  # noqa: BLE001 a class's own validators raise what they like
        raise Problems(tuple(faults(error, where=where)), where) from None


def faults(error: BaseException, *, where: str | None = None, path: str = "") -> Iterator[FieldError]:
    """Turn what cattrs raised into one FieldError a fault; no value is shown."""
    match error:
        case ClassValidationError() | IterableValidationError():
            noted, rest = error.group_exceptions()
            for inner, note in noted:
                yield from faults(inner, where=where, path=_joined(path, str(getattr(note, "name", ""))))
            for inner in rest:
                yield from faults(inner, where=where, path=path)
        case ForbiddenExtraKeysError():
            known = frozenset(fields_dict(error.cl))
            for key in sorted(map(str, error.extra_fields)):
                field = _joined(path, key)
                yield FieldError(where, field=field, reason="is not known here", remedy=nearest(key, known))
        case KeyError():
            yield FieldError(where, field=path, reason="is missing", remedy="State it")
        case Refused():
            yield FieldError(where, field=path or WHOLE, reason=error.reason, remedy=error.remedy)
        case _:
            yield FieldError(where, field=path or WHOLE, reason="is refused", remedy="Compare it with its declaration")


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path and name else path or name
