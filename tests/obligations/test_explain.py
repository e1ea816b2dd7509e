"""Explanations say what the law says, how the days ran, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from attrs import evolve

from lawadmin.days.clock import Choices
from lawadmin.days.due import Because
from lawadmin.days.span import Unit
from lawadmin.findings import judged
from lawadmin.law.edition import (
    Amount,
    Bearer,
    Certainty,
    DayCount,
    Edition,
    Effect,
    Extension,
    FromDate,
    FromLapse,
    Kind,
    Lapse,
    Limit,
    WorkingDays,
)
from lawadmin.obligations.explain import Explanation, explain
from lawadmin.obligations.values import Obligation
from lawadmin.records.events import Event
from made_up import Term, days, edition, limit, rules
from telling import day, record, step

ON = day("2026-03-31")
BEGUN = step("begun", "2026-03-02")


def owed(law: Edition, *told: Event) -> tuple[Obligation, ...]:
    seen = rules(law).at(ON)
    return judged(seen, seen.timeline(record("example", *told))).obligations


def explained(asked: Limit, *told: Event, daycount: DayCount | None = None) -> Explanation:
    return explain(owed(evolve(edition(asked), daycount=daycount), *told)[0], ON)


def codes(steps: tuple[Because, ...]) -> list[str]:
    return [step.code for step in steps]


@pytest.mark.parametrize(
    ("done", "code", "late"),
    [
        (("done", "2026-03-06"), "summary-met", None),
        (("done", "2026-03-10"), "summary-late", 3),
        (None, "summary-lapsed", 24),
        (("over", "2026-03-03"), "summary-ended", None),
    ],
)
def test_the_sentence_goes_by_how_it_stands(done: tuple[str, str] | None, code: str, late: int | None) -> None:
    told = (BEGUN, *((step(*done),) if done else ()))
    summary = explained(limit("decide", 5, "begun", "done"), *told).summary
    assert (summary.code, summary["due"], summary["late"]) == (code, date(2026, 3, 7), late)
    assert summary["cited"] == "《示例法》第一条"


def partys(asked: Limit) -> Limit:
    return evolve(asked, bearer=Bearer.PARTY, by="当事人")


def of_kind(kind: Kind) -> Callable[[Limit], Limit]:
    return partial(evolve, kind=kind)


@pytest.mark.parametrize(
    ("change", "done", "code"),
    [
        (partys, None, "summary-passed"),
        (partys, "2026-03-10", "summary-after"),
        (partys, "2026-03-06", "summary-met"),
        (of_kind(Kind.WINDOW), None, "summary-passed"),
        (of_kind(Kind.VALIDITY), None, "summary-passed"),
        (of_kind(Kind.VALIDITY), "2026-03-10", "summary-late"),
        (of_kind(Kind.WAIT), None, "summary-kept"),
        (of_kind(Kind.WAIT), "2026-03-06", "summary-before"),
        (of_kind(Kind.FLOOR), "2026-03-06", "summary-early"),
        (lambda asked: partys(evolve(asked, kind=Kind.FLOOR)), "2026-03-06", "summary-before"),
        (of_kind(Kind.WAIT), "2026-03-07", "summary-kept"),
        (of_kind(Kind.WAIT), "2026-03-10", "summary-kept"),
        (of_kind(Kind.FLOOR), "2026-03-10", "summary-kept"),
        (partial(evolve, lapse=Lapse(Effect.NONE)), None, "summary-passed"),
    ],
)
def test_what_nobody_answers_for_is_not_said_to_be_overdue(
    change: Callable[[Limit], Limit], done: str | None, code: str
) -> None:
    told = (BEGUN, *((step("done", done),) if done else ()))
    summary = explained(change(limit("decide", 5, "begun", "done")), *told).summary
    assert (summary.code, summary["due"]) == (code, date(2026, 3, 7))


def test_what_only_runs_is_not_said_to_be_due() -> None:
    for change in (partys, of_kind(Kind.WAIT), of_kind(Kind.FLOOR)):
        assert explained(change(limit("decide", 60, "begun", "done")), BEGUN).summary.code == "summary-running"


def test_what_a_partys_lapse_lets_the_organ_do_is_the_organs() -> None:
    asked = limit("decide", 5, "begun", "done", lapse=Lapse(Effect.RIGHT_OPENS, opens=("enforced",)))
    assert codes(explained(asked, BEGUN).after) == ["opens"]
    assert codes(explained(partys(asked), BEGUN).after) == ["opens-organ"]


def test_what_is_open_says_when() -> None:
    summary = explained(limit("decide", 60, "begun", "done"), BEGUN).summary
    assert (summary.code, summary["due"], summary["done"]) == ("summary-open", date(2026, 5, 1), None)


def test_a_word_without_a_number_is_said_as_it_is() -> None:
    said = explained(limit("decide", None, "begun", "done", word="及时"), BEGUN)
    assert (said.summary.code, said.summary["word"]) == ("summary-unnumbered", "及时")
    assert "term-word" in codes(said.law)
    assert said.steps == ()
    assert said.depends_on == ()


def test_a_clock_that_cannot_start_says_what_is_missing() -> None:
    said = explained(limit("decide", None, "begun", "done", amount=days(None)), BEGUN)
    assert (said.summary.code, said.summary["missing"]) == ("summary-not-anchored", "term")
    assert next(step for step in said.law if step.code == "term-text")["number"] == ""


def test_a_clock_that_stands_still_is_told_as_one() -> None:
    asked = limit("decide", 5, "begun", "done", exclude=("asking",))
    said = explained(asked, BEGUN, step("asked", "2026-03-03"))
    assert said.summary.code == "summary-stopped"
    assert "stopped" in codes(said.steps)


@pytest.mark.parametrize(
    ("certainty", "code", "article", "reason"),
    [
        (Certainty.TEXT, "term-text", "第八条", ""),
        (Certainty.INFERRED, "term-inferred", "", "why"),
        (Certainty.CONTESTED, "term-contested", "", "why"),
    ],
)
def test_the_unit_is_said_with_what_settles_it(certainty: Certainty, code: str, article: str, reason: str) -> None:
    amount = Amount(5, "日", (Unit.WORKING_DAY,), certainty, "why")
    counting = DayCount(WorkingDays.ALL, "第八条")
    said = explained(limit("decide", 5, "begun", "done", amount=amount), BEGUN, daycount=counting)
    term = next(step for step in said.law if step.code == code)
    assert [term[name] for name in ("number", "written", "units", "article", "reason")] == [
        "5", "日", ("working_day",), article, reason
    ]  # fmt: skip


def test_without_a_counting_clause_no_article_is_named() -> None:
    amount = Amount(5, "工作日", (Unit.WORKING_DAY,), reason="as written")
    said = explained(limit("decide", 5, "begun", "done", amount=amount), BEGUN)
    assert next(step for step in said.law if step.code == "term-text")["article"] == ""


def test_what_met_it_what_has_no_effect_and_what_it_opens_are_told_last() -> None:
    tier = Extension(days(3), times=1)
    asked = limit(
        "decide",
        5,
        "begun",
        "done",
        extend=(evolve(tier, granted="extended"),),
        lapse=Lapse(Effect.FAULT, opens=("起诉",)),
    )
    said = explained(asked, BEGUN, step("extended", "2026-03-10"), step("done", "2026-03-12"))
    assert codes(said.after) == ["refused", "met-by", "opens"]
    assert said.after[0]["reason"] == "late"
    assert said.after[1]["step"] == "done"
    assert said.after[2]["right"] == "起诉"


def test_a_lapse_that_the_law_takes_for_a_step_says_which() -> None:
    said = explained(limit("decide", 5, "begun", "done", lapse=Lapse(Effect.DEEMED, "served")), BEGUN)
    assert [step["step"] for step in said.after if step.code == "deemed"] == ["served"]


def test_a_due_day_that_is_open_says_between_which_days_and_on_what_it_depends() -> None:
    choices = Choices(last_day_off="open", pause_ends="paused")
    said = explained(limit("decide", 5, "begun", "done", choices=choices), BEGUN, step("done", "2026-03-08"))
    assert said.depends_on == ("last_day_off",)
    opened = next(step for step in said.after if step.code == "open-reading")
    assert (opened["first"], opened["last"]) == (date(2026, 3, 7), date(2026, 3, 9))


def test_a_clock_started_by_a_lapse_names_its_source() -> None:
    law = edition(limit("decide", 5, "begun", "done"), limit("sue", 10, FromLapse("decide"), "sued"))
    sue = next(one for one in owed(law, BEGUN) if one.limit.name == "sue")
    trigger = next(step for step in explain(sue, ON).law if step.code == "trigger")
    assert trigger["step"] == sue.trigger.source
    assert trigger["day"] == date(2026, 3, 7)


def test_what_was_displaced_and_what_could_have_applied_are_named() -> None:
    own = limit("decide", 5, "begun", "done")
    other = evolve(edition(own, in_force=date(2019, 1, 1)), title="旧法")
    one = owed(edition(own), BEGUN)[0]
    over = evolve(one, ruled=evolve(one.ruled, over=(other,)), alternatives=(other,))
    law = explain(over, ON).law
    assert [step["cited"] for step in law if step.code in ("law-over", "alternative")] == ["旧法", "旧法"]


def test_the_title_in_english_falls_back_on_the_chinese_one() -> None:
    plain = explained(limit("decide", 5, "begun", "done"), BEGUN).summary
    titled = explained(evolve(limit("decide", 5, "begun", "done"), title_en="Decide"), BEGUN).summary
    assert (plain["title_en"], titled["title_en"]) == ("decide", "Decide")


def test_a_date_that_a_record_states_starts_a_clock() -> None:
    asked = limit("renew", 0, FromDate("until", frozenset({"begun"})), "done")
    said = explained(asked, step("begun", "2026-03-02", facts=Term(until=date(2026, 3, 20))))
    assert said.summary["start"] == date(2026, 3, 20)
