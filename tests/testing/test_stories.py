"""Hold what the kit draws to what it says of it, and its invariants to judges that break them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lawadmin.findings import judge
from lawadmin.records.events import Outside, Unknown
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Timeline
from lawadmin.regimes import LICENSING
from lawadmin.regimes.functions.licensing import Application, Handling, Step
from lawadmin.rules.snapshot import Rules, Snapshot
from lawadmin.rules.values import Finding, Gravity
from lawadmin.testing import Case, Planted, calendars, gaps, histories, invariants, planted, plants, rosters, tell
from lawadmin.testing.case import line
from lawadmin.testing.gap import Gap
from lawadmin.testing.invariants import Judge, Law
from lawadmin.testing.rosters import holder, organ
from telling import national, step

DAY = date(2026, 9, 30)
PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])
QUICKLY = settings(phases=[Phase.generate], suppress_health_check=list(HealthCheck), report_multiple_bugs=False)


@cache
def engine() -> Rules:
    return evolve(national(), checks=())


@given(gaps(), st.integers(0, 300))
def test_a_gap_is_counted_in_the_days_that_it_says(gap: Gap, later: int) -> None:
    calendar, first = national().calendar, date(2025, 1, 1) + timedelta(days=later)
    last = gap.after(first, calendar)
    passed = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert gap.days == sum(calendar.is_worked(day) or not gap.worked for day in passed)


@given(st.data())
def test_a_drawn_calendar_awaits_no_notice_around_its_day(data: st.DataObject) -> None:
    calendar = data.draw(calendars(DAY))
    assert calendar.first.year == DAY.year - 2
    assert not calendar.status(DAY + timedelta(days=365)).provisional


@given(st.data())
def test_a_post_is_held_by_one_person_on_each_day(data: st.DataObject) -> None:
    roster = data.draw(rosters(organ(), DAY, changes=3))
    for later in range(0, 800, 50):
        assert len(roster.holders("o1-承办", DAY + timedelta(days=later))) == 1
    assert holder(Roster(), "o1", DAY) is None


@PATIENT
@given(histories(LICENSING, rules=engine(), on=DAY, of=Organ("x9", "云溪县别的局"), through=[Step.EXTENDED]))
def test_a_history_is_judged_when_told_for_whom_told_and_takes_the_steps_told(case: Case) -> None:
    assert case.on == DAY
    assert case.record.matter.organ == "x9"
    assert case.timeline.of(frozenset({Step.EXTENDED}))


JOINT = st.just(Application(handling=Handling.JOINT))


@PATIENT
@given(histories(LICENSING, rules=engine(), facts={Step.APPLIED: JOINT}))
def test_the_facts_of_a_step_can_be_given(case: Case) -> None:
    applied = [event for event in case.record.events if event.step == Step.APPLIED]
    assert all(event.fact("handling") is Handling.JOINT for event in applied)


def test_each_kind_of_fault_says_what_it_brings() -> None:
    said = plants.__doc__ or ""
    assert [kind.name for kind in Planted if f"\n{kind.name} " not in said] == []


def test_a_step_is_told_in_one_line() -> None:
    told = step(Step.APPLIED, "2026-09-14", facts=Application(handling=Handling.JOINT), about="甲", name_it="e1")
    assert line(told) == "e1 2026-09-14 申请 (甲) handling=联合办理"
    assert line(evolve(told, actor=Outside("法院"), about=None, facts=None)) == "e1 2026-09-14 申请 @法院"
    assert line(evolve(told, actor=Unknown(), about=None, facts=None)) == "e1 2026-09-14 申请"


@settings(PATIENT, max_examples=10)
@given(planted(LICENSING, Planted.LATE, rules=engine()))
def test_a_case_with_a_fault_tells_what_was_planted_and_what_it_expects(case: Case) -> None:
    told = tell(case).splitlines()[len(case.record.events) + 1 :]
    assert told == [f"  planted: {case.fault}", *(f"  expects {key}" for key in sorted(case.expected))]


def only(keep: Callable[[Finding], bool]) -> Judge:
    def judged(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
        return [finding for finding in judge(seen, timeline) if keep(finding)]

    return judged


LATE = planted(LICENSING, Planted.LATE, rules=engine())
LAWFUL = histories(LICENSING, rules=engine())


def test_a_judge_that_finds_what_is_expected() -> None:
    settings(PATIENT, max_examples=20)(invariants.as_expected(judge, LATE))()


def _by_all_notices(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    return judge(seen, timeline)[: len(seen.rules.calendar.notices) % 2] or [_note(len(seen.rules.calendar.notices))]


def _by_turns(turns: list[int]) -> Judge:
    def judged(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
        turns.append(1)
        return [_note(len(turns))]

    return judged


def _note(number: int) -> Finding:
    return Finding("odd", "m1", "o1", "licensing", "", Gravity.NOTE, DAY, str(number))


@pytest.mark.parametrize(
    ("law", "judged", "stories"),
    [
        (invariants.as_expected, only(lambda finding: finding.code != "late"), LATE),
        (invariants.as_expected, lambda seen, timeline: [_note(1)], LAWFUL),
        (invariants.blindness, _by_all_notices, LAWFUL),
        (invariants.order_of_arrival, _by_turns([]), LAWFUL),
        (invariants.replay, _by_turns([]), LAWFUL),
    ],
    ids=["late left out", "found in the lawful", "what is published later", "order", "replay"],
)
def test_a_judge_that_breaks_an_invariant_is_found(
    law: Callable[[Judge, st.SearchStrategy[Case]], Law], judged: Judge, stories: st.SearchStrategy[Case]
) -> None:
    with pytest.raises(AssertionError):
        QUICKLY(law(judged, stories))()
