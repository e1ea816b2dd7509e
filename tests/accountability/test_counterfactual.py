"""What would follow from a change, and the smallest one that would have made it timely."""

from __future__ import annotations

from datetime import date

from hands import BEGUN, HANDS, ROSTER, SEEN, told
from lawadmin.accountability.counterfactual import (
    Absent,
    Add,
    ByEdition,
    Change,
    Move,
    Number,
    Without,
    recorded,
    snapshot_if,
    what_if,
)
from lawadmin.accountability.saving import Saving, Way, mending, savings, smallest
from lawadmin.days.span import Unit
from lawadmin.findings import Judged
from lawadmin.law.edition import Effect, Extension, Lapse
from lawadmin.law.lawbook import Lawbook
from lawadmin.records.events import Event, Officer, Party
from lawadmin.rules.snapshot import Snapshot
from made_up import days, edition, limit, rules
from telling import day, dues, record, step, story

DONE = step("done", "2026-01-25", actor=Officer("孙丙", "head"), name_it="done")
LATE = (*HANDS, DONE)


def after(seen: Snapshot, events: tuple[Event, ...], *changes: Change) -> dict[str, str]:
    result = what_if(seen, seen.timeline(record("example", *events)), *changes).after.judged
    return {key.partition("@")[0]: due for key, due in dues(result).items()}


# -- changes


def test_a_step_is_moved_left_out_or_added() -> None:
    assert after(SEEN, LATE)["decide"] == "2026-01-21 late"
    assert after(SEEN, LATE, Move("done", date(2026, 1, 21)))["decide"] == "2026-01-21 met"
    assert after(SEEN, LATE, Without("done"))["decide"] == "2026-01-21 lapsed"
    added = step("done", "2026-01-20", name_it="new")
    assert after(SEEN, HANDS, Add(added))["decide"] == "2026-01-21 met"


def test_what_differs_is_told_as_between_two_verdicts() -> None:
    found = what_if(SEEN, told(*LATE).timeline, Move("done", date(2026, 1, 21)))
    assert [finding.code for finding in found.restated.mended] == ["late"]
    assert {one.person for one in found.restated.withdrawn} == {"孙丙", "李丁"}
    assert not what_if(SEEN, told(*LATE).timeline).restated


def test_a_limit_gets_another_number_and_no_other_limit_does() -> None:
    assert after(SEEN, LATE, Number("example-act/decide", 30)) == after(SEEN, LATE) | {"decide": "2026-01-31 met"}
    assert after(SEEN, LATE, Number("example-act/soon", 30)) == after(SEEN, LATE)
    assert after(SEEN, LATE, Number("other-act/decide", 30)) == after(SEEN, LATE)
    assert snapshot_if(SEEN, Move("done", date(2026, 1, 1))) is SEEN


def test_an_edition_governs_all_along() -> None:
    old = edition(limit("decide", 10, "begun", "done"), in_force=date(2020, 1, 1))
    seen = rules(old, edition(limit("decide", 20, "begun", "done"), in_force=date(2025, 1, 1))).at(SEEN.on)
    assert after(seen, LATE)["decide"] == "2026-01-21 late"
    assert after(seen, LATE, ByEdition("example-act", date(2020, 1, 1)))["decide"] == "2026-01-11 late"
    assert after(seen, LATE, ByEdition("example-act", date(2021, 1, 1)))["decide"] == "2026-01-21 late"
    assert after(seen, LATE, ByEdition("other-act", date(2020, 1, 1)))["decide"] == "2026-01-21 late"


def test_who_is_away_puts_off_what_follows_to_days_worked() -> None:
    steps = (
        BEGUN,
        step("served", "2026-01-05", actor=Officer("赵甲", "desk"), to="head"),
        step("asked", "2026-01-06", actor=Officer("钱乙")),
        step("answered", "2026-01-07", actor=Party()),
        step("done", "2026-01-09", actor=Officer("李丁", "deputy")),
    )
    moved = what_if(SEEN, SEEN.timeline(record("example", *steps)), Absent("head", date(2026, 1, 6), date(2026, 1, 8)))
    assert [str(event.day)[5:] for event in moved.after.judged.timeline] == [
        "01-01",
        "01-05",
        "01-09",
        "01-12",
        "01-12",
    ]
    nobody = what_if(
        SEEN, SEEN.timeline(record("example", *steps)), Absent("chief", date(2026, 1, 6), date(2026, 1, 8))
    )
    assert not nobody.restated


def test_steps_deemed_taken_follow_anew() -> None:
    silent = rules(edition(limit("answer", 5, "begun", "answered", lapse=Lapse(Effect.DEEMED, step="answered"))))
    seen = silent.at(SEEN.on)
    result = story(seen, record("example", BEGUN))
    assert any(event.derived for event in result.timeline)
    assert not any(event.derived for event in recorded(result.timeline))
    assert not what_if(seen, result.timeline).restated


def test_laws_not_changed_are_the_same() -> None:
    assert isinstance(SEEN.lawbook, Lawbook)
    assert snapshot_if(SEEN).lawbook is SEEN.lawbook


# -- the smallest change


def of(result: Judged, seen: Snapshot = SEEN) -> list[tuple[str, int, str, str | None]]:
    return [shown(one) for one in savings(seen, result, result.obligations[0])]


def shown(one: Saving) -> tuple[str, int, str, str | None]:
    return one.event.step, one.days, one.way.value, one.holder.person if one.holder else None


def test_the_days_are_saved_by_whoever_had_so_many() -> None:
    assert of(told(*LATE)) == [("done", 4, "earlier", "孙丙"), ("served", 4, "earlier", "赵甲")]
    saving = smallest(SEEN, told(*LATE), told(*LATE).obligations[0])
    assert saving is not None
    assert not what_if(SEEN, told(*LATE).timeline, *saving.changes).after.judged.findings


def test_what_the_party_does_is_not_hurried_nor_what_comes_after_the_answer() -> None:
    steps = (
        BEGUN,
        step("urged", "2026-01-10", actor=Party()),
        step("done", "2026-01-25", actor=Officer("赵甲", "desk")),
        step("served", "2026-01-30", actor=Officer("赵甲", "desk")),
    )
    assert of(told(*steps)) == [("done", 4, "earlier", "赵甲")]


def test_what_was_never_done_is_taken_on_the_last_day() -> None:
    assert of(told(*HANDS)) == [("done", 10, "taken", "孙丙")]
    (finding,) = told(*HANDS).findings
    assert [one.way for one in mending(SEEN, told(*HANDS), finding)] == [Way.TAKEN]


def test_nothing_is_saved_of_what_is_in_time_and_nothing_helps_what_cannot_be_done() -> None:
    timely = told(*HANDS, step("done", "2026-01-20"))
    assert of(timely) == []
    assert smallest(SEEN, timely, timely.obligations[0]) is None
    endless = rules(edition(limit("decide", 20, "begun"))).at(SEEN.on, roster=ROSTER)
    assert of(story(endless, record("example", *HANDS)), endless) == []


def test_working_days_are_counted_as_such_and_no_gap_means_no_saving() -> None:
    working = rules(edition(limit("decide", 10, "begun", "done", unit=Unit.WORKING_DAY))).at(SEEN.on, roster=ROSTER)
    result = story(working, record("example", *HANDS, step("served", "2026-01-21"), step("done", "2026-01-22")))
    assert dues(result)["decide@e1"].endswith("late")
    assert [one[0] for one in of(result, working)] == ["served"]


def test_an_extension_asked_for_in_time_would_have_sufficed() -> None:
    longer = limit("decide", 20, "begun", "done", extend=(Extension(days(10), granted="extended", times=1),))
    seen = rules(edition(longer)).at(SEEN.on, roster=ROSTER)
    steps = (*HANDS, step("extended", "2026-01-23", actor=Officer("孙丙", "head")), step("done", "2026-01-30"))
    found = of(story(seen, record("example", *steps)), seen)
    assert ("extended", 2, "alone", "孙丙") in found
    assert found[0][1] == 2
    hopeless = (*HANDS, step("extended", "2026-01-23"), step("done", "2026-02-20"))
    later = seen.rules.at(day("2026-02-28"), roster=ROSTER)
    assert all(one[2] != "alone" for one in of(story(later, record("example", *hopeless)), later))
