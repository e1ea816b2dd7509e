"""Every kind of limit and of trigger, on a made-up act whose days are plain calendar days unless said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

import pytest
from attrs import evolve

from lawadmin.days.clock import Choices
from lawadmin.days.due import Due, DueMoment
from lawadmin.days.span import Unit
from lawadmin.errors import Cycle
from lawadmin.findings import Judged
from lawadmin.law.edition import (
    Amount,
    Bearer,
    Dated,
    Edition,
    Effect,
    Extension,
    FromCalendar,
    FromDate,
    FromLapse,
    FromStep,
    Kind,
    Lapse,
    Transition,
    Which,
)
from lawadmin.law.transition import Carry
from lawadmin.obligations.ledger import ledger
from lawadmin.obligations.oblige import oblige, unfolded
from lawadmin.obligations.values import NotYetAnchored, Status, Unnumbered
from lawadmin.records.events import Event
from lawadmin.records.matters import Matter
from lawadmin.records.timeline import Record
from made_up import Term, Turn, days, edition, limit, rules
from telling import day, dues, faults, record, step, story

ON = "2026-11-20"


def judge(
    *editions: Edition,
    events: tuple[Event, ...],
    on: str = ON,
    as_of: date | None = None,
    transition: Mapping[str, Carry] | None = None,
) -> Judged:
    return story(rules(*editions).at(day(on), as_of=as_of, transition=transition), record("example", *events))


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


def test_hours_count_from_the_moment() -> None:
    hours = edition(limit("report", 24, "begun", "done", amount=Amount(24, "小时", (Unit.HOUR,))))
    begun = evolve(step("begun", "2026-01-01"), at=time(16, 30))
    in_time = judge(hours, events=(begun, evolve(step("done", "2026-01-02"), at=time(16, 30))))
    assert in_time.obligations[0].status is Status.MET
    assert isinstance(in_time.obligations[0].due, DueMoment)
    late = judge(hours, events=(begun, evolve(step("done", "2026-01-02"), at=time(16, 31))))
    assert faults(late) == {("late", "report", "2026-01-02", 0)}
    assert judge(hours, events=(begun, step("done", "2026-01-02"))).obligations[0].status is Status.MET
    lapse = (
        limit("sue", 1, "begun", "sued"),
        limit("after", 24, FromLapse("sue"), "done", amount=Amount(24, "小时", (Unit.HOUR,))),
    )
    assert isinstance(judge(edition(*lapse), events=(begun,)).obligations[1].due, NotYetAnchored)


def test_hours_from_a_time_that_nobody_recorded_are_late_only_where_they_must_be() -> None:
    """Two hours from some time of 1 January are over at 02:00 of that day at the earliest, of the 2nd at the latest."""
    hours = edition(limit("report", 2, "begun", "done", amount=Amount(2, "小时", (Unit.HOUR,))))
    begun = step("begun", "2026-01-01")

    def done(on: str, at: time | None) -> set[tuple[str, str | None]]:
        return {(f[0], f[2]) for f in faults(judge(hours, events=(begun, evolve(step("done", on), at=at))))}

    assert done("2026-01-01", time(2)) == set()
    assert done("2026-01-01", time(11)) == {("open-reading", "2026-01-02")}
    assert done("2026-01-02", time(1, 30)) == {("open-reading", "2026-01-02")}
    assert done("2026-01-02", time(2)) == {("late", "2026-01-02")}
    assert done("2026-01-01", None) == set()
    assert done("2026-01-03", None) == {("late", "2026-01-02")}


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


def test_two_editions_give_one_clock_and_the_earliest_trigger_wins() -> None:
    old = edition(limit("decide", 60, "asked", "done"), until=date(2023, 12, 31))
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1))
    told = (step("asked", "2023-12-20"), step("begun", "2024-01-03"), step("done", "2024-02-18"))
    result = judge(old, new, events=told)
    assert dues(result) == {"decide@e1": "2024-02-18 met"}
    assert [e.in_force for e in result.obligations[0].alternatives] == [date(2024, 1, 1)]
    assert dues(judge(old, new, events=told[1:])) == {"decide@e1": "2024-02-02 late"}


@pytest.mark.parametrize(
    ("clause", "choice", "due"),
    [
        (False, {}, "2024-02-18"),
        (True, {}, "2024-01-19"),
        (True, {"example-act/decide": Carry.OLD}, "2024-02-18"),
        (False, {"example-act/decide": Carry.NEW}, "2024-01-19"),
    ],
)
def test_a_running_clock_at_a_change_over(clause: bool, choice: dict[str, Carry], due: str) -> None:
    old = edition(limit("decide", 60, "begun", "done"), until=date(2023, 12, 31))
    clauses = (Transition(frozenset({"decide"}), "第九条"),) if clause else ()
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1), transitions=clauses)
    result = judge(old, new, events=(step("begun", "2023-12-20"),), transition=choice)
    assert dues(result) == {"decide@e1": f"{due} lapsed"}


def test_a_clock_that_ended_before_the_change_over_keeps_its_term() -> None:
    old = edition(limit("decide", 5, "begun", "done"), until=date(2023, 12, 31))
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1))
    result = judge(old, new, events=(step("begun", "2023-12-20"),), transition={"example-act/decide": Carry.NEW})
    assert dues(result) == {"decide@e1": "2023-12-25 lapsed"}


def test_law_published_later_is_not_known() -> None:
    old = edition(limit("decide", 60, "begun", "done"), until=date(2023, 12, 31))
    new = edition(limit("decide", 30, "begun", "done"), in_force=date(2024, 1, 1), known=date(2023, 9, 1))
    told = (step("begun", "2024-01-03"),)
    assert not judge(old, new, events=told, as_of=date(2023, 8, 31)).obligations
    assert dues(judge(old, new, events=told, as_of=date(2023, 9, 1))) == {"decide@e1": "2024-02-02 lapsed"}


def test_extensions_add_up_to_what_the_law_allows_and_no_further() -> None:
    tier = Extension(days(30), granted="extended")
    law = edition(limit("decide", 60, "begun", "done", extend=(tier,)))
    begun = step("begun", "2026-01-01")
    half = (step("extended", "2026-02-01", facts=Term(days=20)), step("extended", "2026-03-10", facts=Term(days=20)))
    result = judge(law, events=(begun, *half))
    assert dues(result) == {"decide@e1": "2026-04-01 lapsed"}
    assert [leg.reason.value for leg in result.obligations[0].refused] == ["over-long"]
    more = judge(law, events=(begun, *half, step("extended", "2026-03-12", facts=Term(days=5))))
    assert dues(more) == {"decide@e1": "2026-04-01 lapsed"}


def test_a_second_tier_follows_the_first() -> None:
    tiers = (Extension(days(10), times=1, granted="extended"), Extension(days(None), granted="extended"))
    law = edition(limit("decide", 10, "begun", "done", extend=tiers))
    told = (
        step("begun", "2026-01-01"),
        step("extended", "2026-01-05"),
        step("extended", "2026-01-12", facts=Term(days=7)),
    )
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-01-28 lapsed"}
    silent = (step("begun", "2026-01-01"), step("extended", "2026-01-05"), step("extended", "2026-01-12"))
    unknown = judge(law, events=silent)
    assert dues(unknown) == {"decide@e1": "NotYetAnchored open"}
    assert faults(unknown) == {("open-reading", "decide", None, None)}
    late = (*silent[:2], step("extended", "2026-01-22"))
    assert dues(judge(law, events=late)) == {"decide@e1": "2026-01-21 lapsed"}
    assert ("extension-refused", "decide", "2026-01-21", None) in faults(judge(law, events=late))


def test_what_a_cap_in_another_unit_leaves_is_not_guessed() -> None:
    """Ten days that may become twelve working days at most: a grant that names no length adds nobody knows what."""
    cap = Amount(12, "个工作日", (Unit.WORKING_DAY,))
    law = edition(limit("decide", 10, "begun", "done", extend=(Extension(None, cap, granted="extended"),)))
    told = (step("begun", "2026-01-01"), step("extended", "2026-01-05"))
    assert faults(judge(law, events=told)) == {("open-reading", "decide", None, None)}


def test_a_tier_is_granted_by_its_own_step() -> None:
    tiers = (Extension(days(10), granted="extended"), Extension(days(None), granted="resumed"))
    law = edition(limit("decide", 10, "begun", "done", extend=tiers))
    told = (step("begun", "2026-01-01"), step("resumed", "2026-01-05", facts=Term(days=30)))
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-02-10 lapsed"}


def test_each_grant_may_add_the_whole() -> None:
    law = edition(limit("decide", 10, "begun", "done", extend=(Extension(days(5), each=True, granted="extended"),)))
    told = (step("begun", "2026-01-01"), step("extended", "2026-01-05"), step("extended", "2026-01-12"))
    assert dues(judge(law, events=told)) == {"decide@e1": "2026-01-21 lapsed"}


def test_a_cap_on_the_whole_term_cuts_an_extension() -> None:
    tier = Extension(None, to=days(45), granted="extended")
    law = edition(limit("decide", 30, "begun", "done", extend=(tier,)))
    told = (step("begun", "2026-01-01"), step("extended", "2026-01-05", facts=Term(days=20)))
    result = judge(law, events=told)
    assert dues(result) == {"decide@e1": "2026-02-15 lapsed"}
    assert [leg.reason.value for leg in result.obligations[0].refused] == ["over-long"]


def test_an_extension_names_its_limit_and_its_party() -> None:
    tier = Extension(days(10), granted="extended")
    law = edition(
        limit("decide", 10, "begun", "done", extend=(tier,)),
        limit("pay", 10, "begun", "paid", per=True, extend=(tier,)),
    )
    begun = step("begun", "2026-01-01", about="a")
    named = judge(law, events=(begun, step("extended", "2026-01-05", facts=Term(limit="decide"))))
    assert dues(named) == {"decide@e1": "2026-01-21 lapsed", "pay@e1": "2026-01-11 lapsed"}
    other = judge(law, events=(begun, step("extended", "2026-01-05", about="b", facts=Term(limit="pay"))))
    assert dues(other) == {"decide@e1": "2026-01-11 lapsed", "pay@e1": "2026-01-11 lapsed"}


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
