"""Two verdicts on the matter of three hands: what differs when a record or a correction arrives late."""

from __future__ import annotations

from hands import HANDS, ROSTER, RULES
from lawadmin.accountability import Restated, Verdict, figures, restate, verdict
from lawadmin.records.events import Event, Officer
from lawadmin.rules.snapshot import Snapshot
from telling import day, record, step

DONE = step("done", "2026-01-25", actor=Officer("孙丙", "head"), name_it="done")
CORRECTED = step(
    "begun",
    "2026-01-06",
    actor=Officer("赵甲", "desk"),
    to="head",
    recorded="2026-02-10T09:00+08:00",
    replaces="e1",
    name_it="c1",
)


def known(as_of: str, on: str = "2026-01-31") -> Snapshot:
    return RULES.at(day(on), as_of=day(as_of), roster=ROSTER)


def judged(as_of: str, *events: Event, on: str = "2026-01-31") -> Verdict:
    seen = known(as_of, on)
    return verdict(seen, seen.timeline(record("example", *events)))


def test_the_same_knowledge_gives_the_same_verdict() -> None:
    one = judged("2026-01-31", *HANDS, DONE)
    assert not restate(one, one)
    assert restate(one, one) == Restated("m1")


def test_a_correction_withdraws_a_finding_and_its_charges() -> None:
    events = (*HANDS, DONE, CORRECTED)
    then, now = judged("2026-02-09", *events), judged("2026-02-10", *events)
    both = restate(then, now)
    assert [finding.code for finding in both.mended] == ["late"]
    assert (both.new, both.changed, both.raised) == ((), (), ())
    assert {one.person for one in both.withdrawn} == {"孙丙", "李丁"}
    (moved,) = [one for one in both.moved if one.obligation.limit.name == "decide"]
    assert moved.days == (day("2026-01-21"), day("2026-01-26"))
    assert not moved.reminds


def test_a_finding_that_stands_with_other_days_is_changed() -> None:
    answer = step("done", "2026-01-30", name_it="done")
    events = (*HANDS, answer, CORRECTED)
    both = restate(judged("2026-02-09", *events), judged("2026-02-10", *events))
    assert [(old.days_late, new.days_late) for old, new in both.changed] == [(9, 4)]
    assert (both.new, both.mended, both.withdrawn) == ((), (), ())


def test_a_late_record_raises_what_nobody_knew() -> None:
    late = step("done", "2026-01-25", recorded="2026-03-01T09:00+08:00", name_it="done")
    both = restate(judged("2026-01-31", *HANDS, late), judged("2026-03-01", *HANDS, late))
    assert [finding.code for finding in both.new] == ["late"]
    assert [finding.code for finding in both.mended] == ["overdue"]
    assert both.raised


def test_reminders_are_wrong_where_an_open_day_moved_or_came_or_went() -> None:
    events = (*HANDS, CORRECTED)
    (moved,) = restate(
        judged("2026-02-09", *events, on="2026-01-20"), judged("2026-02-10", *events, on="2026-01-20")
    ).reminders
    assert moved.days == (day("2026-01-21"), day("2026-01-26"))
    unknown = step("begun", "2026-01-06", recorded="2026-02-10T09:00+08:00")
    both = restate(judged("2026-02-09", unknown, on="2026-01-20"), judged("2026-02-10", unknown, on="2026-01-20"))
    assert {one.days for one in both.reminders} == {(None, day("2026-01-26"))}
    back = restate(judged("2026-02-10", unknown, on="2026-01-20"), judged("2026-02-09", unknown, on="2026-01-20"))
    assert {one.days for one in back.reminders} == {(day("2026-01-26"), None)}
    assert back.moved[0].obligation == back.moved[0].then


def test_corrections_of_each_other_end() -> None:
    round_about = (
        step("begun", "2026-01-06", replaces="b", name_it="a"),
        step("begun", "2026-01-06", replaces="a", name_it="b"),
    )
    one = judged("2026-02-10", *round_about)
    assert not restate(one, one)


def test_figures_list_the_numbers_that_differ() -> None:
    late, overdue = judged("2026-01-31", *HANDS, DONE), judged("2026-01-31", *HANDS)
    moved = figures(late.judged.findings, (*late.judged.findings, *overdue.judged.findings))
    assert [(one.organ, one.code, one.then, one.now) for one in moved] == [("o1", "overdue", 0, 1)]
