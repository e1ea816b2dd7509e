"""Custody, the chain and charges: the matter of three hands, made up, due on 2026-01-21 after twenty plain days."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from hands import BEGUN, HANDS, POSTS, ROSTER, SEEN, held, told
from lawadmin.accountability import chain, charge
from lawadmin.findings import Judged
from lawadmin.obligations.custody import Custody, custody
from lawadmin.records.events import Officer
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure
from telling import day, record, step, story


def hops(found: Custody) -> list[tuple[str | None, str, int, int, int]]:
    return [(h.holder.person or h.holder.other, str(h.last)[5:], h.days, h.late, h.inherited) for h in found.hops]


def test_custody_is_split_by_hands_and_by_tenure() -> None:
    found = held(told(*HANDS))
    assert hops(found) == [("赵甲", "01-05", 4, 0, 0), ("钱乙", "01-15", 10, 0, 0), ("孙丙", "01-31", 16, 10, 0)]
    assert found.let_lapse == found.hops[2]
    assert found.longest == found.hops[1]
    assert found.burnt == 30


def test_lateness_is_inherited() -> None:
    on = (*HANDS, step("resumed", "2026-01-25", actor=Officer("孙丙", "head"), to="deputy"), step("done", "2026-01-30"))
    assert hops(held(told(*on)))[2:] == [("孙丙", "01-25", 10, 4, 0), ("李丁", "01-30", 5, 5, 4)]


def test_days_of_the_party_burn_nobodys_budget() -> None:
    asked = (*HANDS, step("asked", "2026-01-08"), step("answered", "2026-01-12"))
    found = held(told(*asked))
    assert ("当事人", "01-12", 0, 0, 0) in hops(found)
    open_end = held(told(*HANDS, step("asked", "2026-01-08")))
    assert hops(open_end)[-1] == ("当事人", "01-31", 0, 0, 0)
    assert open_end.let_lapse is None


def test_custody_of_nobody_known_and_of_nothing_counted() -> None:
    found = held(told(step("begun", "2026-01-01")))
    assert hops(found) == [(None, "01-31", 30, 10, 0)]
    uncounted = told(step("begun", "2026-01-01"))
    assert custody(SEEN, uncounted.timeline, uncounted.obligations[1]) == Custody()
    assert Custody().longest is None


def test_the_chain_on_a_day_shows_empty_posts_and_acting_holders() -> None:
    places = chain(ROSTER, "o1", day("2026-01-20"))
    assert [(p.post.id, p.person, p.acting) for p in places] == [
        ("desk", "赵甲", False),
        ("head", "孙丙", True),
        ("deputy", "李丁", False),
        ("chief", None, False),
    ]


def charged(result: Judged, code: str) -> list[tuple[str | None, str | None, str, tuple[str, ...]]]:
    finding = next(f for f in result.findings if f.code == code)
    return [(c.person, c.post, c.responsibility, c.missing) for c in charge(SEEN, result, finding)]


def test_a_lapse_is_laid_to_the_holder_on_the_last_day_and_to_those_above() -> None:
    result = told(*HANDS)
    assert charged(result, "overdue") == [
        ("孙丙", "head", "审核责任", ("ruling",)),
        (None, "chief", "领导责任", ("ruling", "holder-of-post")),
    ]
    facts = dict(charge(SEEN, result, result.findings[0])[0].facts)
    assert facts == {
        "held-from": "2026-01-16",
        "held-to": "2026-01-31",
        "days-held": "16",
        "days-burnt": "30",
        "held-longest": "head",
    }


def test_lateness_inherited_is_a_fact() -> None:
    on = (*HANDS, step("resumed", "2026-01-20", actor=Officer("孙丙", "head"), to="deputy"), step("done", "2026-01-30"))
    result = told(*on)
    assert charged(result, "late") == [("李丁", "deputy", "主管责任", ())]
    passed = (
        *HANDS,
        step("resumed", "2026-01-23", actor=Officer("孙丙", "head"), to="deputy"),
        step("done", "2026-01-30"),
    )
    found = held(told(*passed))
    assert [h.inherited for h in found.hops] == [0, 0, 0, 2]


def test_without_custody_the_charge_says_what_is_missing() -> None:
    assert charged(told(step("begun", "2026-01-01")), "overdue")[0] == (None, None, "直接责任", ("ruling", "who-held"))
    empty = told(step("begun", "2026-01-01", to="chief"))
    assert charged(empty, "overdue")[0] == (None, "chief", "领导责任", ("ruling", "holder-of-post"))
    strange = told(step("begun", "2026-01-01", actor=Officer("吴庚", "abroad")))
    assert charged(strange, "overdue")[0][2] == "直接责任"


def test_a_step_is_laid_to_whoever_took_it() -> None:
    result = told(step("begun", "2024-01-01", actor=Officer("赵甲", "desk")), step("done", "2024-01-02"))
    assert charged(result, "no-post") == [("赵甲", "desk", "直接责任", ())]


def test_a_step_without_an_officer_says_so() -> None:
    result = told(step("applied", "2026-01-02"))
    assert charged(result, "missing-step") == [(None, "chief", "领导责任", ("holder-of-post",))]
    assert charged(result, "outside-window") == [(None, None, "直接责任", ("who-took-step",))]


def test_the_organ_that_held_it_answers_with_its_own_chain() -> None:
    organs = [*ROSTER.organs.values(), Organ("o2", "乙局")]
    posts = [*POSTS, Post("board", "o2", "科员"), Post("board-chief", "o2", "局长", "主要负责人")]
    tenures = [
        *ROSTER.tenures,
        Tenure("周戊", "board", date(2025, 1, 1)),
        Tenure("吴己", "board-chief", date(2025, 1, 1)),
    ]
    seen = SEEN.rules.at(SEEN.on, roster=Roster(organs, posts, tenures))
    result = story(seen, record("example", BEGUN, step("served", "2026-01-05", to="board")))
    assert [one.person for one in charge(seen, result, result.findings[0])] == ["周戊", "吴己"]


def test_where_no_table_speaks_nobody_is_charged() -> None:
    result = told(step("begun", "2026-01-01"), step("applied", "2026-01-02"))
    assert charge(SEEN, result, evolve(result.findings[0], code="unheard-of")) == ()
