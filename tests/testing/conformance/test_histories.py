"""The checker of histories: what was lost, doubled, out of order or read too early is named."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.testing.conformance.histories import History, Seen, Tried, faults

FIRST = Tried("m", "a", expected=0, began=0, ended=1, version=1)
SECOND = Tried("m", "b", expected=1, began=2, ended=3, version=2)
REFUSED = Tried("m", "c", expected=0, began=2, ended=3, version=None)
READ = Seen("m", ("a",), began=2, ended=3)
RIGHT = History((FIRST, SECOND, REFUSED), (READ, Seen("m", (), 0, 0), Seen("m", ("a", "b"), 4, 5)))
HELD = {"m": ("a", "b")}


def test_what_can_have_been_done_one_after_the_other_has_no_fault() -> None:
    assert faults(RIGHT, HELD) == ()
    assert faults(History(), {}) == ()


def test_of_those_at_once_either_may_come_first() -> None:
    first = Tried("m", "a", expected=1, began=0, ended=9, version=2)
    second = Tried("m", "b", expected=0, began=5, ended=6, version=1)
    assert faults(History((first, second)), {"m": ("b", "a")}) == ()


@pytest.mark.parametrize(
    ("history", "held", "fault"),
    [
        (RIGHT, {"m": ("a",)}, "lost: b of m"),
        (RIGHT, {}, "lost: a of m"),
        (RIGHT, {"m": ("a", "b", "c")}, "not asked for, or refused: c of m"),
        (RIGHT, {"m": ("a", "b", "a")}, "twice: 1 events"),
        (RIGHT, {"m": ("b", "a")}, "not at the version confirmed: a of m"),
        (
            History((evolve(FIRST, version=2, expected=1), evolve(SECOND, version=1, expected=0))),
            {"m": ("b", "a")},
            "before what was confirmed before it was asked for: b of m",
        ),
        (History((FIRST, evolve(SECOND, expected=0))), HELD, "behind what its writer had not read: b of m"),
        (evolve(RIGHT, seen=(Seen("m", ("b",), 4, 5),)), HELD, "read what is not held: m at 1"),
        (evolve(RIGHT, seen=(Seen("m", ("a",), 4, 5),)), HELD, "read less than was confirmed: m at 1, not 2"),
    ],
)
def test_a_fault_is_named(history: History, held: dict[str, tuple[str, ...]], fault: str) -> None:
    assert fault in faults(history, held)
