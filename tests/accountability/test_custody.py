"""How a matter came to its holders, and what happens to open work where an organ ends."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from hands import BEGUN, HANDS, POSTS, ROSTER, RULES, SEEN, held, told
from lawadmin.accountability import chain
from lawadmin.law.edition import Bearer
from lawadmin.obligations.custody import Custody, custody
from lawadmin.records.events import Officer
from lawadmin.records.organs import Function, Organ
from lawadmin.records.roster import Post, Roster, Tenure
from made_up import edition, limit, rules
from telling import day, record, step, story


def ways(found: Custody) -> list[tuple[str | None, str]]:
    return [(hop.holder.post or hop.holder.other, hop.how.value) for hop in found.hops]


def test_a_matter_is_passed_returned_sent_again_and_taken_over() -> None:
    on = (
        *HANDS,
        step("served", "2026-01-08", to="desk"),
        step("served", "2026-01-10", to="head"),
        step("served", "2026-01-20", to="abroad"),
    )
    assert ways(held(told(*on))) == [
        ("desk", "begun"),
        ("head", "passed"),
        ("desk", "returned"),
        ("head", "sent-again"),
        ("head", "taken-over"),
        ("abroad", "passed"),
    ]


def test_posts_outside_the_chain_are_ranked_by_who_had_it_first() -> None:
    passed = [step("served", f"2026-01-0{n}", to=post) for n, post in ((2, "x"), (3, "y"), (4, "x"), (5, "y"))]
    assert ways(held(told(step("begun", "2026-01-01", to="x"), *passed)))[1:] == [
        ("y", "passed"),
        ("x", "returned"),
        ("y", "sent-again"),
    ]


def test_what_the_party_has_burns_no_budget() -> None:
    found = held(told(*HANDS, step("asked", "2026-01-08"), step("answered", "2026-01-12")))
    assert ways(found)[2:4] == [("当事人", "away"), ("head", "back")]
    assert [found.share(hop) for hop in found.hops] == [0.2, 0.1, 0.0, 0.15, 0.55]
    assert (found.budget, found.burnt, found.hops[2].spent) == (20, 25, 0)
    assert Custody().share(found.hops[0]) == 0.0


def test_the_days_of_a_partys_own_limit_are_its_own_wherever_the_matter_lies() -> None:
    own = limit("state", 20, "begun", "done", bearer=Bearer.PARTY)
    for by, named in (("被许可人", "被许可人"), ("", "party")):
        seen = rules(edition(evolve(own, by=by))).at(day("2026-01-31"), roster=ROSTER)
        judged = story(seen, record("example", *HANDS))
        found = custody(seen, judged.timeline, judged.obligations[0])
        assert ways(found) == [(named, "begun")]
        assert (found.budget, found.burnt, found.longest) == (20, 0, None)
        assert not judged.findings


def test_a_holder_whom_no_record_names_got_it_somehow() -> None:
    found = held(told(step("begun", "2026-01-01"), step("served", "2026-01-05", to="desk")))
    assert ways(found) == [(None, "begun"), ("desk", "passed")]


# -- organs that end

MERGED = Roster(
    [
        Organ(
            "o1",
            "甲局",
            until=date(2026, 1, 10),
            successor="o2",
            functions=(Function("法制机构", until=date(2026, 1, 10)),),
        ),
        Organ("o2", "甲乙局", since=date(2026, 1, 11), functions=(Function("法制机构", since=date(2026, 1, 11)),)),
    ],
    [*POSTS, Post("new-desk", "o2", "窗口"), Post("new-head", "o2", "科长", "审核人")],
    [*(evolve(one, until=date(2026, 1, 10)) for one in ROSTER.tenures), Tenure("周戊", "new-head", date(2026, 1, 11))],
)


def test_open_work_passes_to_the_same_role_of_the_successor() -> None:
    seen = RULES.at(SEEN.on, roster=MERGED)
    result = story(seen, record("example", *HANDS))
    found = custody(seen, result.timeline, result.obligations[0])
    assert [(hop.holder.post, hop.holder.person) for hop in found.hops] == [
        ("desk", "赵甲"),
        ("head", "钱乙"),
        ("new-head", "周戊"),
    ]
    assert [place.post.id for place in chain(MERGED, "o1", day("2026-01-10"))] == ["desk", "head", "deputy", "chief"]
    assert [place.post.id for place in chain(MERGED, "o1", day("2026-01-11"))] == ["new-desk", "new-head"]


def test_a_post_that_the_successor_does_not_have_stays_empty() -> None:
    assert MERGED.post_on("chief", day("2026-01-11")) == "chief"
    assert MERGED.post_on("unheard", day("2026-01-11")) == "unheard"


def test_functions_are_looked_up_by_day() -> None:
    assert [organ.id for organ in MERGED.holders_of_function("法制机构", day("2026-01-10"))] == ["o1"]
    assert [organ.id for organ in MERGED.holders_of_function("法制机构", day("2026-01-11"))] == ["o2"]
    assert MERGED.holders_of_function("信访工作机构", day("2026-01-11")) == ()


def test_organs_that_follow_each_other_without_end_or_heir_stay() -> None:
    ended = date(2025, 1, 1)
    circle = Roster([Organ("a", "甲", until=ended, successor="b"), Organ("b", "乙", until=ended, successor="a")])
    assert circle.heir("a", day("2026-01-01")) == "b"
    assert Roster([Organ("a", "甲", until=ended)]).heir("a", day("2026-01-01")) == "a"


def test_a_step_of_nobody_leaves_it_where_it_was() -> None:
    assert ways(held(told(BEGUN, step("served", "2026-01-05", actor=Officer("赵甲", "desk"))))) == [("desk", "begun")]
