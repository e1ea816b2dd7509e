"""Steps of one day: ordered by number and time, and where neither tells by what the procedure asks."""

from __future__ import annotations

from datetime import time

from attrs import evolve

from lawadmin.procedure.ties import untied
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.regimes.functions.licensing import LICENSING
from telling import day, faults, national, step, story


def steps(*events: Event) -> list[str]:
    return [event.step for event in untied(LICENSING, events)]


APPLIED, ACCEPTED, GRANTED = (step(name, "2026-03-02") for name in ("申请", "受理", "准予"))


def test_what_nothing_orders_follows_as_the_procedure_asks() -> None:
    assert steps(GRANTED, ACCEPTED, APPLIED) == ["申请", "受理", "准予"]
    assert steps(APPLIED, ACCEPTED, GRANTED) == ["申请", "受理", "准予"]


def test_numbers_times_and_days_stand() -> None:
    assert steps(evolve(ACCEPTED, seq=1), evolve(APPLIED, seq=2)) == ["受理", "申请"]
    assert steps(evolve(ACCEPTED, at=time(9)), evolve(APPLIED, at=time(10))) == ["受理", "申请"]
    assert steps(evolve(ACCEPTED, at=time(9)), evolve(APPLIED, at=time(9))) == ["申请", "受理"]
    assert steps(evolve(ACCEPTED, at=time(9)), APPLIED) == ["申请", "受理"]
    assert steps(ACCEPTED, evolve(APPLIED, day=day("2026-03-03"))) == ["受理", "申请"]


def test_what_asks_for_nothing_of_its_day_stays_as_told() -> None:
    twice = (evolve(APPLIED, id="b"), evolve(APPLIED, id="a"), evolve(ACCEPTED, day=day("2026-03-03")))
    assert untied(LICENSING, twice) == twice


def test_a_ring_of_needs_leaves_the_order_told() -> None:
    """Whatever waits for the others by its needs and comes before them by the clock stays first."""
    assert steps(evolve(ACCEPTED, at=time(9)), APPLIED, evolve(APPLIED, at=time(10))) == ["申请", "受理", "申请"]
    assert steps(evolve(GRANTED, at=time(8)), ACCEPTED, evolve(APPLIED, at=time(9))) == ["准予", "申请", "受理"]


def test_the_order_of_rows_accuses_nobody() -> None:
    """行政许可法 第三十二条: applied for and accepted on one day, entered the other way round and without numbers."""
    told = tuple(
        step(name, on, name_it=name)
        for name, on in (("受理", "2026-03-02"), ("申请", "2026-03-02"), ("送达", "2026-03-10"), ("准予", "2026-03-10"))
    )
    assert not faults(story(national().at(day("2026-06-30")), Record(Matter("m1", "licensing", "o1"), told)))
