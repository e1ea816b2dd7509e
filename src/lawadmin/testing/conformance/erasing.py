"""What is erased: a person's data is gone, everything else stands; or it is said that this cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import wraps
from typing import TypeVar, cast

import pytest
from attrs import evolve

from lawadmin.errors import CommandReused, Unsupported
from lawadmin.hookspecs import Entries, Erased, Store
from lawadmin.law.citation import Citation
from lawadmin.records.events import Officer, Opaque
from lawadmin.testing.conformance.base import Conformance
from lawadmin.testing.conformance.samples import (
    CERTIFICATE,
    MATTER,
    OFFICE,
    POST,
    TENURE,
    command,
    event,
    matter,
)

Test = TypeVar("Test", bound=Callable[..., None])

BECAUSE = Citation("personal-information-act", "个人信息保护法", "第四十七条", date(2021, 11, 1))
DAY = date(2026, 3, 2)
GONE = "欧阳丁"


def erase(store: Store, person: str = GONE, *, command: str = "x1") -> Erased:
    """Erase a person's data."""
    return store.erase(person, command=command, because=BECAUSE, on=DAY)


def erasing(test: Test) -> Test:
    """Run a test of ``erase`` where the store claims it; where not, see that it refuses."""

    @wraps(test)
    def run(self: Conformance, store: Store, **fixtures: object) -> None:
        if "erase" in store.can:
            test(self, store=store, **fixtures)
            return
        self.about["claimed"] = ""
        with pytest.raises(Unsupported):
            erase(store)

    return cast(Test, run)


def fill(store: Store) -> None:
    """Store two matters, a tenure and an entry of a person who will be erased, and as many of others."""
    events = (
        evolve(event(1), about=GONE),
        evolve(event(2), actor=Officer(GONE)),
        event(3, facts=Opaque((("applicant", GONE), ("item", "食品")))),
        event(4),
    )
    store.append(command(1, *events))
    store.append(command(2, event(1), matter=matter("另一件")))
    entered = (CERTIFICATE, evolve(CERTIFICATE, id="z2", subject=GONE))
    store.enter(Entries("c3", (OFFICE,), (POST,), (TENURE, evolve(TENURE, person=GONE)), entered))


def said(store: Store) -> str:
    """Say all that a store says of anyone."""
    return f"{list(store.matters())} {store.roster()} {list(store.registers())} {store.matter(MATTER.id)}"


class Erasing(Conformance):
    """Hold a store to what it says of erasing."""

    part = "erase"

    @erasing
    def test_what_was_held_of_a_person_is_gone(self, store: Store, opened: Callable[[], Store]) -> None:
        fill(store)
        assert GONE in said(store)
        done = erase(store)
        assert done == Erased("x1", 5)
        with closing(opened()) as other:
            assert GONE not in said(store) + said(other)

    @erasing
    def test_everything_else_stands(self, store: Store) -> None:
        fill(store)
        before, answers = store.matter("另一件"), [store.outcome(f"c{n}") for n in (1, 2, 3)]
        erase(store)
        record = store.matter(MATTER.id)
        assert record is not None
        assert [(held.id, held.step, held.day) for held in record.events] == [
            (one.id, one.step, one.day) for one in map(event, (1, 2, 3, 4))
        ]
        assert record.events[3] == event(4)
        assert store.matter("另一件") == before
        assert [store.outcome(f"c{n}") for n in (1, 2, 3)] == answers
        assert TENURE in store.roster().tenures
        assert CERTIFICATE in list(store.registers())

    @erasing
    def test_one_may_go_on_after_erasing(self, store: Store) -> None:
        fill(store)
        erase(store)
        assert store.append(command(5, event(5), expected=4)).version == 5

    @erasing
    def test_what_is_erased_twice_has_the_same_answer(self, store: Store) -> None:
        fill(store)
        assert erase(store) == erase(store)
        with pytest.raises(CommandReused):
            erase(store, "张甲")
        with pytest.raises(CommandReused):
            erase(store, command="c1")

    @erasing
    def test_of_a_stranger_nothing_is_erased(self, store: Store) -> None:
        fill(store)
        before = said(store)
        assert erase(store, "没有此人") == Erased("x1", 0)
        assert said(store) == before
