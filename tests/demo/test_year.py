"""A year of the demonstration: every figure reconciles with the ledgers, and parts of the county add up to it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from demonstration import Whole
from lawadmin.app import year_of, yearly
from lawadmin.assessment.year import Year, joined, part_of, part_of_findings
from lawadmin.law.edition import Bearer, Effect
from lawadmin.obligations.values import Status, last_day
from lawadmin.records.events import Event, facts_as_mapping
from lawadmin.records.timeline import Record

pytestmark = pytest.mark.clause("3.2")

YEAR = 2025


@pytest.fixture(scope="module")
def report(whole: Whole) -> Year:
    find = {record.matter.id: record for record in whole.records}.get
    return yearly(whole.seen, year_of(whole.seen, whole.reviewed, YEAR, find), YEAR, county="云溪县")


def standing(record: Record, on: date) -> list[Event]:
    """List what a ledger says was done, corrected, without any of the engine's own ordering."""
    replaced = {event.replaces for event in record.events}
    return [event for event in record.events if event.step and event.id not in replaced and event.day <= on]


def steps(whole: Whole) -> Counter[tuple[str, str]]:
    events = ((record.matter.procedure, event) for record in whole.records for event in standing(record, whole.demo.on))
    return Counter((procedure, event.step) for procedure, event in events if event.day.year == YEAR)


def test_steps_reconcile_with_the_ledgers(whole: Whole, report: Year) -> None:
    counted = {
        (done.procedure, count.figure.partition("@")[0].removeprefix("step:")): count.number
        for done in report.done
        for count in done.counts
        if count.figure.startswith("step:")
    }
    assert counted == steps(whole)


def test_matters_reconcile_with_the_ledgers(whole: Whole, report: Year) -> None:
    active = Counter[str]()
    for record in whole.records:
        active[record.matter.procedure] += any(e.day.year == YEAR for e in standing(record, whole.demo.on))
    assert {done.procedure: done.number("matters") for done in report.done} == {
        done.procedure: active[done.procedure] for done in report.done
    }
    assert sum(active.values()) == report.figures.number("matters")


def test_sums_reconcile_with_the_ledgers(whole: Whole, report: Year) -> None:
    sums = Counter[tuple[str, str]]()
    for item in whole.reviewed:
        for event in item.judged.timeline:
            for name, value in facts_as_mapping(event.facts).items():
                if event.day.year == YEAR and type(value) in (int, Decimal):
                    assert isinstance(value, int | Decimal)
                    sums[item.judged.timeline.matter.procedure, f"sum:{name}:{event.step}"] += int(value)
    counted = {
        (done.procedure, count.figure.partition("@")[0]): count.number
        for done in report.done
        for count in done.counts
        if count.figure.startswith("sum:")
    }
    assert counted == sums
    assert sums["penalty", "sum:fine:处罚决定"] > 0


def test_duties_reconcile_with_the_obligations(whole: Whole, report: Year) -> None:
    numbers = Counter[str]()
    for item in whole.reviewed:
        short = {(finding.limit, finding.anchor, finding.about) for finding in item.judged.findings if finding.due}
        for one in item.judged.obligations:
            end, ours = last_day(one.due), one.limit.bearer in (Bearer.ORGAN, Bearer.BODY)
            ours = ours and one.limit.lapse.effect in (Effect.FAULT, Effect.DEEMED, Effect.VOID)
            if ours and end is not None and end.year == YEAR:
                fell_short = (one.ref, one.trigger.source, one.trigger.about) in short and not one.open_reading
                numbers["in-time" if one.status is Status.MET else "late" if fell_short else ""] += 1
    assert (report.figures.number("in-time"), report.figures.number("late")) == (numbers["in-time"], numbers["late"])
    assert report.figures.number("due") == numbers["in-time"] + numbers["late"] > 100


def test_findings_reconcile_with_the_review_however_they_are_grouped(whole: Whole, report: Year) -> None:
    of_matters = [finding for item in whole.reviewed for finding in item.judged.findings]
    arose = [finding for finding in (*of_matters, *whole.county) if finding.since.year == YEAR]
    assert {count.figure: count.number for count in report.faults.by_code} == Counter(one.code for one in arose)
    assert {count.figure: count.number for count in report.faults.by_organ} == Counter(one.organ for one in arose)
    assert {count.figure: count.number for count in report.faults.by_clause} == Counter(one.clause for one in arose)
    assert report.figures.number("findings") == len(arose)
    assert report.figures.traced("findings") == {one.key for one in arose}


def test_every_figure_is_traced_to_matters_there_are(whole: Whole, report: Year) -> None:
    known = {record.matter.id for record in whole.records}
    for done in report.done:
        for count in done.counts:
            if not count.figure.startswith(("findings", "linked:")):
                assert {thing.partition("/")[0] for thing in count.things} <= known
                assert count.figure.startswith("sum:") or count.number == len(count.things)


def test_two_counties_merged_are_the_county_of_both_ledgers(whole: Whole) -> None:
    parts = [part_of(whole.seen, item.judged, YEAR) for item in whole.reviewed]
    organs = sorted({item.judged.timeline.matter.organ for item in whole.reviewed})
    north = set(organs[::2])
    sides = [
        joined(
            part
            for part, item in zip(parts, whole.reviewed, strict=True)
            if (item.judged.timeline.matter.organ in north) is side
        )
        for side in (True, False)
    ]
    county = part_of_findings(whole.county, YEAR)
    merged = joined([*parts, county])
    assert sides[0] + sides[1] + county == county + sides[1] + sides[0] == merged
    for kind in merged.figures.kinds():
        if not kind.startswith("linked:"):
            assert merged.figures.measure(kind) == sum(part.figures.measure(kind) for part in (*sides, county))


def test_the_reports_of_all_organs_add_up_to_that_of_the_county(whole: Whole, report: Year) -> None:
    part = year_of(whole.seen, whole.reviewed, YEAR)
    every = {organ for organ, _, _ in part.figures.counted}
    alone = [yearly(whole.seen, part, YEAR, organ=organ) for organ in sorted(every) if organ]
    assert sum(one.matters for one in alone) == report.matters == len({r.matter.id for r in whole.records if begun(r)})
    assert sum(len(one.head) for one in alone) == len(report.head) > 10


def begun(record: Record) -> bool:
    return any(event.day.year <= YEAR for event in record.events if event.step)


def test_organs_are_assessed_by_what_was_said_and_counted(whole: Whole, report: Year) -> None:
    by_organ = {one.organ: one for one in report.assessed if one.scheme == "common-own-outside"}
    assert set(by_organ) == {
        organ.id for organ in whole.seen.roster.organs.values() if organ.until is None or organ.until.year > YEAR
    }
    points = {marked.indicator: marked.points for marked in by_organ["市监局"].marked}
    assert points["leadership"] == Decimal("4.5")
    assert points["public"] == Decimal("10.08")
    assert points["deputies"] == Decimal("7.2")
    assert by_organ["市监局"].bonus == 1
    due, met = (report.figures.number(kind, organ="市监局") for kind in ("due", "in-time"))
    assert round(points["in-time"] or Decimal(0), 12) == round(Decimal(25) * met / due, 12)


def test_the_next_year_is_told(report: Year) -> None:
    assert {duty.day.year for duty in report.ahead if duty.day} == {YEAR + 1}
    assert all(duty.open for duty in (*report.ahead, *report.open, *report.unkept))
