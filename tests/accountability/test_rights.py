"""Rights that a lapse opens to the party, with their first and last day."""

from __future__ import annotations

from attrs import evolve

from hands import ROSTER
from lawadmin.accountability.rights import Window, rights, windows
from lawadmin.law.edition import Bearer, Effect, FromLapse, Kind, Lapse
from lawadmin.records.events import Event
from lawadmin.rules.snapshot import Rules
from lawadmin.rules.values import Right
from made_up import edition, limit, rules
from telling import day, record, step, story

OPENS = Lapse(Effect.FAULT, opens=("sued", "applied", "done"))
RULES = rules(
    edition(
        limit("decide", 10, "begun", "done", lapse=OPENS),
        limit("sue", 15, FromLapse("decide"), "sued", bearer=Bearer.PARTY, lapse=Lapse(Effect.RIGHT_LOST)),
        limit("apply", 5, FromLapse("example-act/nothing"), "applied", bearer=Bearer.PARTY),
        limit("silent", 5, "urged", "answered", lapse=Lapse(Effect.DEEMED, step="answered")),
        limit("simple", 5, FromLapse("decide"), "sued", when=("simple",), kind=Kind.WINDOW),
    )
)
NAMED: Rules = evolve(RULES, rights=(Right("applied", "example-act/apply"), Right("other", "example-act/apply")))


def opened(rules: Rules, *events: Event, on: str = "2026-01-31") -> list[tuple[str, str, str | None, bool]]:
    seen = rules.at(day(on), roster=ROSTER)
    return [shown(one) for one in rights(seen, story(seen, record("example", *events)))]


def shown(window: Window) -> tuple[str, str, str | None, bool]:
    last = str(window.last) if window.last else None
    return window.right, str(window.first), last, window.last == window.last_earliest


def test_a_window_runs_from_the_last_day_by_the_limit_that_starts_there() -> None:
    assert opened(RULES, step("begun", "2026-01-01")) == [
        ("sued", "2026-01-12", "2026-01-26", True),
        ("applied", "2026-01-12", None, True),
        ("done", "2026-01-12", None, True),
    ]


def test_a_limit_that_the_tables_name_closes_a_right() -> None:
    assert ("applied", "2026-01-12", "2026-01-16", True) in opened(NAMED, step("begun", "2026-01-01"))


def test_a_right_also_opened_where_the_answer_came_late() -> None:
    found = opened(RULES, step("begun", "2026-01-01"), step("done", "2026-01-20"))
    assert found[0][0] == "sued"


def test_what_is_deemed_is_a_right_without_end() -> None:
    assert opened(RULES, step("urged", "2026-01-01")) == [("answered", "2026-01-06", None, True)]


def test_nothing_opens_in_time_or_without_a_procedure() -> None:
    assert opened(RULES, step("begun", "2026-01-01"), step("done", "2026-01-05")) == []
    assert opened(RULES, step("begun", "2026-01-01"), on="2026-01-05") == []
    seen = RULES.at(day("2026-01-31"))
    result = story(seen, record("example", step("begun", "2026-01-01")))
    other = evolve(result.timeline, matter=evolve(result.timeline.matter, procedure="none"))
    assert list(windows(seen, other, result.obligations[0])) == []


def test_a_limit_for_other_matters_only_does_not_close_it() -> None:
    seen = RULES.at(day("2026-01-31"), roster=ROSTER)
    result = story(seen, record("example", step("begun", "2026-01-01")))
    names = [one.ruled.limit.name for one in rights(seen, result) if one.ruled]
    assert names == ["sue"]
    turned = story(seen, record("example", step("begun", "2026-01-01")))
    assert len(rights(seen, turned)) == 3
