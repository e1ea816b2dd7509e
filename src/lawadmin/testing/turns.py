"""The turns of a story: steps without days, with facts whose days are still relative."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from attrs import fields_dict, frozen
from hypothesis import strategies as st

from lawadmin.procedure.model import Procedure
from lawadmin.records.events import Facts
from lawadmin.testing.relative import After, Announced

#: The parties and things that a step may be about.
ABOUTS = ("甲", "乙")


@frozen
class Turn:
    """Hold a step of a story before it has a day; ``number`` makes its id, whatever is later left out or put in."""

    number: int
    step: str
    about: str | None = None
    stated: tuple[tuple[str, object], ...] = ()

    @property
    def id(self) -> str:
        """The id of the event that it becomes."""
        return f"e{self.number}"

    def facts(self, procedure: Procedure, day: date) -> Facts:
        """Make the facts of the step, taken on a day; None where it has none."""
        kind = procedure.facts.get(self.step)
        if kind is None or not self.stated:
            return None
        return kind(
            **{name: value.of(day) if isinstance(value, After | Announced) else value for name, value in self.stated}
        )


@cache
def types_of(kind: type) -> Mapping[str, tuple[object, ...]]:
    """List what each fact of a class may be, None where it may be left out."""
    hints = get_type_hints(kind)
    return {name: _members(hints[name]) for name, known in fields_dict(kind).items() if known.init}


def _members(hint: object) -> tuple[object, ...]:
    if get_origin(hint) in (Union, UnionType):
        return tuple(None if member is type(None) else member for member in get_args(hint))
    return (hint,)


def values(members: tuple[object, ...], *, longest: int = 400) -> st.SearchStrategy[object]:
    """Draw a value of one of the types that a fact may have; a day lies up to so many days after the step."""
    return st.one_of([_value(member, longest) for member in sorted(members, key=lambda member: member is not None)])


def _value(member: object, longest: int) -> st.SearchStrategy[object]:
    if member is None:
        return st.none()
    if member is date:
        return st.integers(0, longest).map(After)
    if member is int:
        return st.integers(1, 30)
    if member is str:
        return st.sampled_from(["一", "二"])
    if isinstance(member, type) and issubclass(member, Enum):
        return st.sampled_from(list(member))
    return st.from_type(member) if isinstance(member, type) else st.none()
