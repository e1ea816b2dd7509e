"""Turn matters, events, the roster and register entries into JSON and back.

The shape of each is that of its class, with fields at their default left out. An actor is ``{"kind": "officer",
"person": …, "post": …}``, with the kinds officer, party, outside and unknown. Facts are read as Opaque;
``lawadmin.converters.facts`` gives them types.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeVar

from attrs import asdict
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from lawadmin.converters import scalars
from lawadmin.converters.facts import as_text, facts_as_text
from lawadmin.converters.json_text import canonical
from lawadmin.converters.scalars import Refused
from lawadmin.converters.strict import JSON, class_hook, json_converter, structured
from lawadmin.records.events import Actor, Event, Facts, Officer, Opaque, Outside, Party, TheLaw, Unknown
from lawadmin.records.matters import Link, Matter
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry
from lawadmin.records.roster import Post, Tenure

Kind = TypeVar("Kind")

#: The version of the shapes in this module, which is written into everything that is stored.
FORM = 1

_ACTORS: Mapping[str, type] = {"officer": Officer, "party": Party, "outside": Outside, "unknown": Unknown}
_KINDS = {kind: name for name, kind in _ACTORS.items()}

#: The fields that tell things apart; invisible characters in them would make two of one.
_NAMES = {
    Matter: ("id", "procedure", "organ"),
    Link: ("name", "matter"),
    Event: ("id",),
    Organ: ("id",),
    Post: ("id", "organ"),
    Tenure: ("person", "post"),
    Entry: ("id", "register", "subject"),
}


def dump(value: object) -> bytes:
    """Write a matter, event, organ, post, tenure or entry in the one form in which it is stored and digested.

    Raises Problems where it could not be read back: a moment without time zone, an invisible character in a name, a
    step that the law deems taken.
    """
    plain = _RECORDS.unstructure(value)
    structured(_RECORDS, type(value), plain)
    return canonical(plain)


def load(kind: type[Kind], body: bytes) -> Kind:
    """Read what ``dump`` wrote; raises Problems."""
    return structured(_RECORDS, kind, json.loads(body))


def read(kind: type[Kind], value: object, *, where: str | None = None) -> Kind:
    """Read a record from JSON that others wrote; raises Problems, ``where`` naming file, row or record."""
    return structured(_RECORDS, kind, value, where=where)


def as_json(value: object) -> object:
    """Write a record as plain JSON values."""
    return _RECORDS.unstructure(value)


def record_converter() -> Converter:
    """Make a new strict converter for records in JSON, to which hooks may be added."""
    converter = json_converter()
    converter.register_structure_hook(Actor, _actor)
    for kind in (*_ACTORS.values(), TheLaw):
        converter.register_unstructure_hook(kind, _actor_fields)
    for kind, names in _NAMES.items():
        converter.register_structure_hook(kind, class_hook(kind, converter, _overrides(kind, names)))
    for kind in (Event, Entry):
        write = make_dict_unstructure_fn(
            kind, converter, _cattrs_omit_if_default=True, facts=override(unstruct_hook=_facts_fields)
        )
        converter.register_unstructure_hook(kind, write)
    return converter


def _overrides(kind: type, names: tuple[str, ...]) -> dict[str, object]:
    hooks: dict[str, object] = {name: override(struct_hook=_name) for name in names}
    return hooks | ({"facts": override(struct_hook=_facts)} if kind in (Event, Entry) else {})


def _name(value: object, _: type) -> str:
    return scalars.name(value)


def _actor(value: object, _: object) -> Actor:
    if not isinstance(value, Mapping):
        raise Refused("is not an object with named fields", 'Write it like {"kind": "officer", "person": "…"}')
    kind = _ACTORS.get(str(value.get("kind")))
    if kind is None:
        raise Refused("is of no kind that is recorded", f"Known here: {', '.join(_ACTORS)}")
    return JSON.structure({name: one for name, one in value.items() if name != "kind"}, kind)


def _actor_fields(actor: Actor) -> dict[str, object]:
    written = {name: value for name, value in asdict(actor).items() if value is not None}
    return {"kind": _KINDS.get(type(actor), "law"), **written}


def _facts(value: object, _: object) -> Facts:
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise Refused("are not an object with named fields", "Write them as {name: value, …}")
    pairs = tuple((name, scalars.text(as_text(value[name]))) for name in sorted(value) if value[name] is not None)
    return Opaque(pairs) if pairs else None


def _facts_fields(facts: Facts) -> dict[str, str]:
    return dict(facts_as_text(facts))


_RECORDS = record_converter()
