"""A county's year, judged again when the next year's holiday notice arrives on 2025-11-04."""

from __future__ import annotations

from lawadmin.accountability import Restated, restate, verdict
from lawadmin.records.timeline import Record
from telling import day, national, record, shown, step

BEFORE, AFTER = day("2025-11-03"), day("2025-11-04")


def licence(number: int, accepted: str, decided: str | None = None) -> Record:
    steps = [step("申请", accepted), step("受理", accepted), *([step("准予", decided)] if decided else [])]
    return record("licensing", *steps, matter=f"XK-{number}")


YEAR = (
    licence(1, "2025-09-15", "2025-10-20"),
    licence(2, "2026-02-02", "2026-03-10"),
    licence(3, "2026-02-02"),
    licence(4, "2025-12-08", "2026-01-06"),
)


def differ(told: Record, on: str) -> Restated:
    then, now = (national().at(day(on), as_of=known) for known in (BEFORE, AFTER))
    return restate(verdict(then, then.timeline(told)), verdict(now, now.timeline(told)))


def test_only_what_runs_into_the_next_year_is_restated() -> None:
    changed = {told.matter.id: differ(told, "2026-03-31") for told in YEAR}
    assert not changed["XK-1"]
    assert changed["XK-2"]
    assert changed["XK-3"]


def test_a_range_of_days_becomes_one_day() -> None:
    decide = next(one for one in differ(YEAR[1], "2026-03-31").moved if one.obligation.limit.name == "decide")
    assert decide.then is not None
    assert decide.now is not None
    assert (shown(decide.then), shown(decide.now)) == ("2026-02-28..2026-03-12", "2026-03-06")


def test_the_reminder_of_an_open_day_is_restated() -> None:
    names = {one.obligation.limit.name for one in differ(YEAR[2], "2026-02-27").reminders}
    assert names == {"decide"}
