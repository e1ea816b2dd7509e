"""What holds of accountability whatever happened: over histories of the office of four posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from hands import FAULTS, ROSTER, RULES
from lawadmin.accountability import charge, restate, verdict
from lawadmin.findings import judged
from lawadmin.obligations.custody import custody
from lawadmin.records.events import CHINA, Actor, Event, Officer, Unknown
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Snapshot

START = date(2026, 1, 1)
MATTER = Matter("m1", "example", "o1")
DAYS = st.integers(0, 50).map(lambda days: START + timedelta(days=days))
OFFICERS: st.SearchStrategy[Actor] = st.sampled_from(
    [Officer("赵甲", "desk"), Officer("孙丙", "head"), Officer("李丁", "deputy"), Unknown()]
)
STEPS = st.sampled_from(["begun", "done", "asked", "answered", "served", "over", "urged", "applied"])
LATER = date(2026, 3, 1)


@st.composite
def events(draw: st.DrawFn, name: str, recorded: st.SearchStrategy[date | None]) -> Event:
    known = draw(recorded)
    return Event(
        id=name,
        step=draw(STEPS),
        day=draw(DAYS),
        seq=int(name[1:]),
        actor=draw(OFFICERS),
        to=draw(st.sampled_from([None, None, "desk", "head", "deputy"])),
        recorded=datetime.combine(known, time(12), CHINA) if known else None,
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Event, ...]:
    count = draw(st.integers(1, 8))
    first = evolve(draw(events("e0", st.none())), step="begun", day=START)
    return (first, *(draw(events(f"e{number}", st.none())) for number in range(1, count)))


def seen(as_of: date | None = None) -> Snapshot:
    return RULES.at(date(2026, 2, 20), as_of=as_of, roster=ROSTER)


def record(told: Sequence[Event]) -> Record:
    return Record(MATTER, tuple(told))


@given(histories())
def test_custody_partitions_time(told: tuple[Event, ...]) -> None:
    here = seen()
    result = judged(here, here.timeline(record(told)))
    for obligation in result.obligations:
        hops = custody(here, result.timeline, obligation).hops
        days = [hop.first + timedelta(days=n) for hop in hops for n in range((hop.last - hop.first).days + 1)]
        assert days == [days[0] + timedelta(days=n) for n in range(len(days))] if days else not hops
        assert all(0 <= hop.late <= hop.days <= (hop.last - hop.first).days + 1 for hop in hops)


@given(histories())
def test_charges_conserve_findings(told: tuple[Event, ...]) -> None:
    here = seen()
    result = judged(here, here.timeline(record(told)))
    rows = {fault.code for fault in FAULTS}
    for finding in result.findings:
        charges = charge(here, result, finding)
        assert bool(charges) == (finding.code in rows)
        assert {one.finding for one in charges} <= {finding.key}
        assert len({(one.person, one.post) for one in charges}) == len(charges)


@given(histories(), st.lists(events("e90", st.just(LATER)), max_size=1), st.permutations(range(9)))
def test_what_nobody_could_know_changes_no_verdict_and_order_of_arrival_is_nothing(
    told: tuple[Event, ...], late: list[Event], order: list[int]
) -> None:
    then = seen(LATER - timedelta(days=1))
    arrived = sorted((*told, *late), key=lambda event: order[int(event.id[1:]) % 9])
    one, other = verdict(then, then.timeline(record(told))), verdict(then, then.timeline(record(arrived)))
    assert one == other
    assert not restate(one, other)
