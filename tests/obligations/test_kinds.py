"""Every kind of limit and of trigger, on a made-up act whose days are plain calendar days unless said."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.days.clock import Choices
from lawadmin.days.due import Due
from lawadmin.days.span import Unit
from lawadmin.errors import Cycle
from lawadmin.findings import Judged
from lawadmin.law.edition import (
    Amount,
    Bearer,
    Dated,
    Effect,
    FromCalendar,
    FromDate,
    FromLapse,
    FromStep,
    Kind,
    Lapse,
    Which,
)
from lawadmin.obligations.ledger import ledger
from lawadmin.obligations.oblige import oblige, unfolded
from lawadmin.obligations.values import NotYetAnchored, Status, Unnumbered
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from made_up import ON, Term, Turn, days, edition, judge, limit, rules
from telling import day, dues, faults, record, step, story


def test_a_cap_is_held_too_long() -> None:
    cap = limit("cap", 30, "begun", "done", kind=Kind.CAP, per=True)
    told = (
        step("begun", "2026-01-16", about="a"),
        step("begun", "2026-01-20", about="b"),
        step("done", "2026-02-10", about="b"),
    )
    result = judge(edition(cap), events=told)
    assert dues(result) == {"cap@e1": "2026-02-15 lapsed", "cap@e2": "2026-02-19 met"}
    assert faults(result) == {("held-too-long", "cap", "2026-02-15", 278)}


def test_a_floor_may_be_closed_on_its_last_day_and_not_before() -> None:
    floor = edition(limit("floor", 30, "begun", "done", kind=Kind.FLOOR))
    assert not judge(floor, events=(step("begun", "2026-01-01"), step("done", "2026-01-31"))).findings
    assert faults(judge(floor, events=(step("begun", "2026-01-01"), step("done", "2026-01-30")))) == {
        ("early", "floor", "2026-01-31", None)
    }
    assert dues(judge(floor, events=(step("begun", "2026-01-01"),))) == {"floor@e1": "2026-01-31 open"}


WAIT = limit("wait", 10, "served", "paid", kind=Kind.WAIT, per=True, lapse=Lapse(Effect.NONE))
WINDOW = limit(
    "window", 3, FromLapse("sue"), "applied", amount=Amount(3, "个月", (Unit.MONTH,)), kind=Kind.WINDOW, survives=True
)
SUE = limit(
    "sue",
    6,
    "served",
    "sued",
    amount=Amount(6, "个月", (Unit.MONTH,)),
    bearer=Bearer.PARTY,
    lapse=Lapse(Effect.RIGHT_LOST),
)


def applied(on: str, *before: Event) -> Judged:
    seen = rules(edition(SUE, WAIT, WINDOW, limit("notice", 5, "served", "urged"))).at(day(ON))
    told = record("example", step("served", "2026-01-05"), step("urged", "2026-01-08"), *before, step("applied", on))
    origin = record("example", step("begun", "2026-01-02"))
    return story(seen, told, {"origin": (origin,)})


def test_a_window_opens_with_the_expiry_of_another_limit() -> None:
    assert dues(applied("2026-08-01"))["window@m1/example-act/sue/e1"] == "2026-10-05 met"
    assert not applied("2026-08-01").findings


def test_acting_before_or_after_a_window_is_wrong() -> None:
    assert faults(applied("2026-07-01")) == {("outside-window", "applied", None, None)}
    assert faults(applied("2026-10-06")) == {("outside-window", "applied", "2026-10-05", None)}


def test_acting_on_the_last_day_of_a_wait_is_wrong() -> None:
    assert ("too-early", "applied", "2026-01-15", None) in faults(applied("2026-01-15"))
    assert ("too-early", "applied", "2026-01-15", None) not in faults(applied("2026-01-16"))


def test_what_was_used_need_not_be_waited_for_but_may_bar() -> None:
    found = faults(applied("2026-08-01", step("paid", "2026-02-01")))
    assert found == {("barred", "applied", None, None)}


def test_a_condition_in_a_linked_matter() -> None:
    seen = rules(edition(SUE, WAIT, WINDOW, limit("notice", 5, "served", "urged"))).at(day(ON))
    told = record("example", step("served", "2026-01-05"), step("urged", "2026-01-08"), step("applied", "2026-08-01"))
    assert faults(story(seen, told)) == {("missing-step", "applied", None, None)}


def test_a_notice_that_was_never_given() -> None:
    seen = rules(edition(SUE, WAIT, WINDOW)).at(day(ON))
    told = record("example", step("served", "2026-01-05"), step("urged", "2026-01-08"), step("applied", "2026-08-01"))
    origin = {"origin": (record("example", step("begun", "2026-01-02")),)}
    assert faults(story(seen, told, origin)) == {("no-notice", "applied", None, None)}


def test_a_condition_renewed_by_a_turn() -> None:
    told = (
        step("done", "2026-01-02"),
        step("turned", "2026-01-03", facts=Turn(simple=True)),
        step("applied", "2026-01-04"),
    )
    names = {dict(f.fields)["names"] for f in judge(edition(WAIT, SUE, WINDOW), events=told).findings}
    assert ("done",) in names


def test_what_ended_between_two_readings_is_open_and_what_only_passes_is_not() -> None:
    """Ten days from 1 January end on Sunday, the 11th, or on Monday; Sunday is rest, so only Monday is late by both."""
    law = edition(limit("decide", 10, "begun", "done", choices=Choices()))
    over = judge(law, events=(step("begun", "2026-01-01"), step("over", "2026-01-12")))
    assert dues(over) == {"decide@e1": "2026-01-11..2026-01-12 ended"}
    assert faults(over) == {("open-reading", "decide", "2026-01-12", None)}
    floor = edition(limit("decide", 10, "begun", "done", choices=Choices(), kind=Kind.FLOOR))
    assert not judge(floor, events=(step("begun", "2026-01-01"),), on="2026-01-12").findings


def test_a_duty_without_a_number_is_kept_without_one() -> None:
    result = judge(edition(limit("soon", None, "begun", "done", word="及时")), events=(step("begun", "2026-01-01"),))
    assert result.obligations[0].due == Unnumbered("及时")
    assert result.obligations[0].status is Status.OPEN
    done = judge(
        edition(limit("soon", None, "begun", "done", word="及时")),
        events=(step("begun", "2026-01-01"), step("done", "2026-09-01")),
    )
    assert done.obligations[0].status is Status.MET
    assert not done.findings
    assert not result.obligations[0].refused


def test_a_term_that_the_record_states_is_held_within_its_bounds() -> None:
    stated = edition(limit("term", None, "begun", "done", amount=days(None), minimum=3, maximum=5))
    for term, due in ((1, "2026-01-04"), (4, "2026-01-05"), (9, "2026-01-06")):
        result = judge(stated, events=(step("begun", "2026-01-01", facts=Term(term=term)),))
        assert dues(result) == {"term@e1": f"{due} lapsed"}
    assert isinstance(judge(stated, events=(step("begun", "2026-01-01"),)).obligations[0].due, NotYetAnchored)


def test_a_date_that_a_record_states() -> None:
    expiry = FromDate("until", frozenset({"begun"}))
    before = limit("renew", 30, expiry, "done", kind=Kind.BEFORE)
    begun = step("begun", "2026-01-01", facts=Term(until=day("2026-10-31")))
    assert faults(judge(edition(before), events=(begun,))) == {("no-notice", "renew", "2026-10-01", 50)}
    assert faults(judge(edition(before), events=(begun, step("done", "2026-10-02")))) == {
        ("short-notice", "renew", "2026-10-01", 1)
    }
    assert not judge(edition(before), events=(begun, step("done", "2026-10-01"))).findings
    assert not judge(edition(before), events=(step("begun", "2026-01-01"),)).obligations


def test_a_date_stated_anew_supersedes_the_one_before() -> None:
    expiry = FromDate("until", frozenset({"begun"}))
    before = edition(limit("renew", 30, expiry, "done", kind=Kind.BEFORE))
    told = (
        step("begun", "2026-01-01", facts=Term(until=day("2026-10-31"))),
        step("begun", "2026-08-01", facts=Term(until=day("2027-10-31"))),
    )
    assert dues(judge(before, events=told)) == {"renew@e1": "2026-10-01 superseded", "renew@e2": "2027-10-01 open"}


def test_a_clock_beyond_every_calendar_is_not_yet_anchored() -> None:
    expiry = FromDate("until", frozenset({"begun"}))
    far = limit("renew", 30, expiry, "done", kind=Kind.BEFORE, unit=Unit.WORKING_DAY)
    result = judge(edition(far), events=(step("begun", "2026-01-01", facts=Term(until=day("2090-10-31"))),))
    assert result.obligations[0].due == NotYetAnchored("calendar")


def test_a_clock_that_starts_anew() -> None:
    latest = edition(limit("answer", 10, FromStep(frozenset({"begun", "resumed"}), Which.LATEST), "done"))
    in_time = judge(
        latest, events=(step("begun", "2026-01-01"), step("resumed", "2026-01-11"), step("done", "2026-01-21"))
    )
    assert dues(in_time) == {"answer@e1": "2026-01-11 superseded", "answer@e2": "2026-01-21 met"}
    late = judge(
        latest, events=(step("begun", "2026-01-01"), step("resumed", "2026-01-12"), step("done", "2026-01-21"))
    )
    assert dues(late) == {"answer@e1": "2026-01-11 late", "answer@e2": "2026-01-22 met"}
    answered = judge(
        latest, events=(step("begun", "2026-01-01"), step("done", "2026-01-05"), step("resumed", "2026-01-08"))
    )
    assert dues(answered) == {"answer@e1": "2026-01-11 met", "answer@e3": "2026-01-18 lapsed"}


def test_a_yearly_duty_of_a_standing_matter() -> None:
    yearly = FromCalendar("03-01", frozenset({"begun"}), frozenset({"over"}))
    duty = edition(limit("report", 0, yearly, "done"))
    told = (step("begun", "2023-06-01"), step("done", "2024-02-20"), step("done", "2025-03-05"))
    result = judge(duty, events=told)
    assert dues(result) == {
        "report@2024-03-01": "2024-03-01 met",
        "report@2025-03-01": "2025-03-01 late",
        "report@2026-03-01": "2026-03-01 lapsed",
    }
    ended = judge(duty, events=(*told, step("over", "2025-12-31")))
    assert "report@2026-03-01" not in dues(ended)
    assert "report@2027-03-01" in dues(judge(duty, events=told, on="2026-12-05"))
    assert not judge(duty, events=(step("done", "2024-02-20"),)).obligations


def test_a_duty_that_returns_after_its_own_amount() -> None:
    again = FromCalendar("amount", frozenset({"begun"}))
    duty = edition(limit("clean", 2, again, "done", amount=Amount(2, "年", (Unit.YEAR,))))
    told = (step("begun", "2022-03-01"), step("done", "2024-02-01"), step("begun", "2024-03-01"))
    assert dues(judge(duty, events=told)) == {"clean@e1": "2024-03-01 met", "clean@e3": "2026-03-01 lapsed"}


def test_a_trigger_in_a_linked_matter() -> None:
    seen = rules(
        edition(limit("take_down", 3, FromStep(frozenset({"done"}), Which.EACH, "origin"), "paid", survives=True))
    ).at(day(ON))
    other = record("example", step("done", "2026-03-02"), matter="m2")
    told = record("example", step("begun", "2026-01-01"), step("over", "2026-02-01"), step("paid", "2026-03-05"))
    assert dues(story(seen, told, {"origin": (other,)})) == {"take_down@e1": "2026-03-05 met"}


def test_a_trait_acts_from_its_event_on_and_a_lapse_stands() -> None:
    two = edition(limit("decide", 60, "begun", "done"), limit("decide", 30, "begun", "done", when=("simple",)))
    simple = Turn(simple=True)
    quick = judge(two, events=(step("begun", "2026-01-01"), step("turned", "2026-01-10", facts=simple)))
    assert dues(quick) == {"decide@e1": "2026-01-31 lapsed"}
    back = (
        step("begun", "2026-01-01"),
        step("turned", "2026-01-10", facts=simple),
        step("turned", "2026-02-01", facts=Turn(simple=False)),
    )
    assert dues(judge(two, events=(*back, step("done", "2026-02-20")))) == {"decide@e1": "2026-01-31 late"}
    only = edition(limit("decide", 30, "begun", "done", when=("simple",)))
    lost = (
        step("begun", "2026-01-01"),
        step("turned", "2026-01-10", facts=simple),
        step("turned", "2026-01-20", facts=Turn(simple=False)),
    )
    assert dues(judge(only, events=lost)) == {"decide@e1": "2026-01-31 superseded"}
    assert not judge(only, events=(step("begun", "2026-01-01"),)).obligations


def test_a_deemed_step_starts_further_clocks_and_never_meets_its_own() -> None:
    deem = Lapse(Effect.DEEMED, "done", Dated.NEXT)
    law = edition(limit("first", 5, "begun", "done", "answered", lapse=deem), limit("second", 5, "done", "paid"))
    result = judge(law, events=(step("begun", "2026-01-01"),))
    assert dues(result) == {"first@e1": "2026-01-06 lapsed", "second@m1/example-act/first/e1": "2026-01-12 lapsed"}
    assert faults(result) == {("silence", "first", "2026-01-06", 318), ("overdue", "second", "2026-01-12", 312)}
    seen = rules(law).at(day(ON))
    told = seen.timeline(record("example", step("begun", "2026-01-01")))
    assert [event.day for event in unfolded(seen, told)] == [day("2026-01-01"), day("2026-01-07")]
    assert oblige(seen, told) == result.obligations


def test_silence_deems_once_for_each_matter() -> None:
    deem = Lapse(Effect.DEEMED, "answered", Dated.FROM)
    each = FromStep(frozenset({"begun", "resumed"}), Which.EACH)
    law = edition(limit("first", 5, each, "answered", lapse=deem))
    result = judge(law, events=(step("begun", "2026-01-01"), step("resumed", "2026-02-01")))
    assert dues(result) == {"first@e1": "2026-01-06 lapsed"}


def test_steps_that_deem_each_other_without_end_are_refused() -> None:
    one = limit("one", 5, "begun", "done", lapse=Lapse(Effect.DEEMED, "sued", Dated.FROM))
    two = limit("two", 1, "sued", "paid", lapse=Lapse(Effect.DEEMED, "done", Dated.NEXT))
    seen = rules(edition(one, two)).at(day(ON))
    with pytest.raises(Cycle):
        story(seen, record("example", step("begun", "2026-01-01")))


def test_pauses_are_a_union_and_each_party_ends_its_own() -> None:
    law = edition(limit("decide", 10, "begun", "done", exclude=("asking",)))
    told = (
        step("begun", "2026-01-01"),
        step("asked", "2026-01-03", about="a"),
        step("asked", "2026-01-04", about="b"),
        step("answered", "2026-01-06", about="a"),
        step("answered", "2026-01-08", about="b"),
    )
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-01-17 lapsed"}
    assert dues(judge(law, events=told[:-1])) == {"decide@e1": "Stopped stopped"}


def test_an_uncertain_expiry_gives_an_uncertain_clock() -> None:
    loose = evolve(limit("sue", 5, "served", "sued"), choices=evolve(limit("x", 1, "a").choices, last_day_off="open"))
    law = edition(loose, limit("after", 10, FromLapse("sue"), "done"))
    result = judge(law, events=(step("served", "2026-09-28"),))
    assert dues(result)["after@m1/example-act/sue/e1"] == "2026-10-13..2026-10-18 lapsed"
    due = result.obligations[1].due
    assert isinstance(due, Due)
    assert "trigger" in due.depends_on
    stopped = edition(loose, limit("after", 10, FromLapse("sue"), "done", exclude=("asking",)))
    told = (step("served", "2026-09-28"), step("asked", "2026-10-16"))
    assert dues(judge(stopped, events=told))["after@m1/example-act/sue/e1"] == "Stopped stopped"


def test_limitation_and_validity_bar_what_comes_after() -> None:
    limitation = limit("limitation", 2, "begun", "done", amount=Amount(2, "年", (Unit.YEAR,)), kind=Kind.LIMITATION)
    validity = limit(
        "validity",
        3,
        "begun",
        "paid",
        amount=Amount(3, "年", (Unit.YEAR,)),
        kind=Kind.VALIDITY,
        lapse=Lapse(Effect.VOID, "over"),
    )
    told = (step("begun", "2020-03-02"), step("done", "2022-03-03"), step("paid", "2023-03-03"))
    assert faults(judge(edition(limitation), events=told)) == {("barred-by-time", "limitation", "2022-03-02", 1)}
    assert ("out-of-validity", "validity", "2023-03-02", 1) in faults(judge(edition(validity), events=told))
    assert not judge(edition(limitation), events=told[:1]).findings


def test_a_matter_of_a_procedure_that_is_not_installed_owes_nothing() -> None:
    seen = rules(edition(SUE)).at(day(ON))
    told = Record(Matter("m1", "unheard-of", "o1"), (step("begun", "2026-01-01"),))
    assert not story(seen, told).obligations
    assert not oblige(seen, seen.timeline(told))
    assert unfolded(seen, seen.timeline(told)) == seen.timeline(told)


def test_what_is_done_after_the_end_of_a_matter_answers_nothing() -> None:
    law = edition(limit("decide", 10, "begun", "done"))
    told = (step("begun", "2026-01-01"), step("over", "2026-01-05"), step("done", "2026-01-20"))
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-01-11 ended"}


def test_the_ledger_of_a_clock() -> None:
    law = edition(
        limit("decide", 10, "begun", "done", exclude=("asking",)), limit("soon", None, "begun", "done", word="及时")
    )
    told = (
        step("begun", "2026-01-01"),
        step("asked", "2026-01-04"),
        step("answered", "2026-01-06"),
        step("done", "2026-01-12"),
    )
    seen = rules(law).at(day("2026-01-20"))
    result = story(seen, record("example", *told))
    rows = ledger(seen, result.timeline, result.obligations[0])
    assert [(str(row.day)[5:], row.burnt, row.left) for row in rows] == [
        ("01-01", 0, 10),
        ("01-04", 2, 8),
        ("01-06", 2, 8),
        ("01-12", 8, 2),
        ("01-14", 10, 0),
        ("01-20", 10, 0),
    ]
    assert ledger(seen, result.timeline, result.obligations[1]) == ()
