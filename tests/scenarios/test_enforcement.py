"""Bodies and officers, discretion and draws, records in and findings out."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lawadmin.findings import Judged, gather, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event, Officer
from lawadmin.records.organs import Organ
from lawadmin.records.registers import Entry, Registers
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.regimes.enforcement import draw as draws
from lawadmin.regimes.enforcement.discretion import Band
from lawadmin.regimes.enforcement.draw import Commitment, Drawing, Lists, draw, holds
from lawadmin.regimes.enforcement.penalties import Decision, Investigation
from lawadmin.regimes.enforcement.publicity import Publication
from lawadmin.regimes.enforcement.subjects import Body
from lawadmin.rules.values import Row
from telling import codes, day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.4.2", "2.4.3")

PLAN = Statement(date(2020, 1, 1), {"announce_body": 15})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))
PENALTY = (step("立案", "2026-01-05"), step("告知", "2026-01-12"))
END = (step("处罚决定", "2026-02-02"), step("送达", "2026-02-03"))


def penalty(*events: Event, registers: Registers | None = None, roster: Roster | None = None) -> Judged:
    seen = RULES.at(day("2026-06-30"), registers=registers, roster=roster)
    return story(seen, record("penalty", *events))


def test_a_body_acts_after_it_is_confirmed_and_announced() -> None:
    """二(四)3a."""
    way = (step("申报", "2026-01-05"), step("审核", "2026-01-12"), step("政府确认", "2026-01-19"))
    lawful = record("enforcement-body", *way, step("公告", "2026-01-26"), step("开始执法", "2026-02-02"))
    assert not story(SEEN, lawful).findings
    hasty = story(SEEN, record("enforcement-body", *way, step("开始执法", "2026-01-20"), step("公告", "2026-02-04")))
    assert faults(hasty) == {("missing-step", "开始执法", None, None), ("late", "announce_body", "2026-02-03", 1)}


@pytest.mark.parametrize(("organ", "found"), [("o1", []), ("o2", ["unconfirmed-body"])])
def test_enforcement_by_a_body_that_is_not_confirmed(organ: str, found: list[str]) -> None:
    confirmed = Registers([Entry("b1", "enforcement-bodies", organ, date(2020, 1, 1), facts=Body())])
    assert codes(penalty(*PENALTY, *END, registers=confirmed)) == found


def test_enforcement_by_an_officer_without_a_certificate() -> None:
    """二(四)2b, 3b."""
    roster = Roster(
        (),
        [Post("p1", "o1", "科员"), Post("p2", "o1", "科长", "审核人")],
        [Tenure("赵甲", "p1", date(2020, 1, 1)), Tenure("钱乙", "p2", date(2020, 1, 1))],
    )
    held = Registers([Entry("c1", "certificates", "赵甲", date(2020, 1, 1), date(2026, 1, 10))])
    filed = evolve(PENALTY[0], actor=Officer("赵甲", "p1"))
    told = evolve(PENALTY[1], actor=Officer("赵甲", "p1"))
    result = penalty(filed, told, evolve(END[0], actor=Officer("钱乙", "p2")), END[1], registers=held, roster=roster)
    assert [(f.code, f.anchor) for f in result.findings] == [("no-certificate", "e2")]
    assert not penalty(filed, told, *END, roster=roster).findings


def test_two_officers_investigate_and_show_their_certificates() -> None:
    wrong = step("调查终结", "2026-01-19", facts=Investigation(officers=1, certificate_shown=False))
    assert codes(penalty(*PENALTY, wrong, *END)) == ["certificate-not-shown", "too-few-officers"]
    right = step("调查终结", "2026-01-19", facts=Investigation(officers=2, certificate_shown=True))
    assert not penalty(*PENALTY, right, *END).findings


STANDARD = Registers(
    [
        Entry("s1", "discretion-standards", "A01", date(2025, 1, 1), facts=Band("轻微", "初次", 100, 500)),
        Entry("s2", "discretion-standards", "A01", date(2025, 1, 1), facts=Band("严重", "再次", 500)),
    ]
)


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        (Decision("A01", "轻微", 500), []),
        (Decision("A01", "轻微", 501), ["outside-band"]),
        (Decision("A01", "严重", 90_000), []),
        (Decision("A01", "未列", 90_000), []),
        (Decision("A01"), []),
        (Decision(), []),
    ],
)
def test_a_fine_lies_in_its_band(decision: Decision, found: list[str]) -> None:
    """二(四)2d."""
    assert codes(penalty(*PENALTY, evolve(END[0], facts=decision), END[1], registers=STANDARD)) == found


def test_like_cases_are_fined_alike() -> None:
    def fined(
        matter: str, fine: int | None, offence: str = "A01"
    ) -> list[tuple[str, tuple[str | int | date | None, ...]]]:
        events = (*PENALTY, evolve(END[0], facts=Decision(offence, "轻微", fine)), END[1])
        return list(gather(SEEN, SEEN.timeline(record("penalty", *events, matter=matter))))

    rows = [
        *fined("m1", 100),
        *fined("m2", 120),
        *fined("m3", 500),
        *fined("m4", 100),
        *fined("m5", None),
        *fined("m6", 900, "B"),
    ]
    assert [(f.code, f.matter) for f in settle(SEEN, rows)] == [("unlike-cases", "m3")]
    assert [f.matter for f in settle(SEEN, reversed(rows))] == ["m3"]
    assert not list(gather(SEEN, SEEN.timeline(record("penalty", *PENALTY))))


SEED = "云溪 2026-03 第一次"
LISTS = Lists(objects=tuple(f"企业{i}" for i in range(40)), officers=tuple("甲乙丙丁戊己"), recused=("甲",))
COMMITMENT = Commitment(sha256(SEED.encode()).hexdigest())
DRAWN = Drawing(SEED, draw(SEED, "objects", LISTS.objects or (), 5), draw(SEED, "officers", "乙丙丁戊己", 2))


def drawing(drawn: Drawing) -> Judged:
    told = (
        step("公布种子承诺", "2026-03-02", facts=COMMITMENT),
        step("确定名录", "2026-03-09", facts=LISTS),
        step("抽取", "2026-03-10", facts=drawn),
        step("检查", "2026-03-16"),
        step("公示结果", "2026-03-23"),
    )
    return story(SEEN, record("random-inspection", *told))


def test_anyone_who_repeats_a_draw_gets_the_same_and_a_forged_one_is_refused() -> None:
    assert not drawing(DRAWN).findings
    swapped = evolve(
        DRAWN, objects=(*(DRAWN.objects or ())[1:], "企业0" if "企业0" not in (DRAWN.objects or ()) else "企业1")
    )
    for forged in (swapped, evolve(DRAWN, seed="another"), evolve(DRAWN, officers=("甲", "乙"))):
        assert codes(drawing(forged)) == ["forged-draw"]
    assert codes(drawing(evolve(DRAWN, officers=(DRAWN.officers or ())[:1]))) == ["too-few-officers"]


def test_a_draw_of_which_a_part_is_not_recorded_is_not_called_forged() -> None:
    """二(四)2: what nobody stated cannot be repeated; that is no forgery."""
    for unknown in (Drawing(), evolve(DRAWN, seed=None), evolve(DRAWN, objects=None), evolve(DRAWN, officers=None)):
        assert not drawing(unknown).findings
    bare = (step("公布种子承诺", "2026-03-02"), step("确定名录", "2026-03-09"), step("抽取", "2026-03-10", facts=DRAWN))
    assert not {f.code for f in story(SEEN, record("random-inspection", *bare)).findings} - {"overdue"}


def test_a_share_of_the_objects_is_drawn_and_only_officers_with_a_certificate() -> None:
    """国办发〔2015〕58号: the share and the frequency are those of the list."""

    def told(lists: Lists, held: Registers | None = None) -> list[str]:
        seen = RULES.at(day("2026-06-30"), registers=held)
        events = (
            step("公布种子承诺", "2026-03-02", facts=COMMITMENT),
            step("确定名录", "2026-03-09", facts=lists),
            step("抽取", "2026-03-10", facts=DRAWN),
            step("检查", "2026-03-16"),
            step("公示结果", "2026-03-23"),
        )
        return codes(story(seen, record("random-inspection", *events)))

    assert told(evolve(LISTS, share=12)) == []  # 5 of 40 are 12.5 percent
    assert told(evolve(LISTS, share=13)) == ["too-few-drawn"]
    certificates = [Entry(f"c{n}", "certificates", n, date(2020, 1, 1)) for n in DRAWN.officers or ()]
    assert told(LISTS, Registers(certificates)) == []
    expired = [evolve(certificates[0], until=date(2026, 3, 9)), *certificates[1:]]
    assert told(LISTS, Registers(expired)) == ["ineligible-officer"]


def test_an_object_is_drawn_no_more_often_in_a_year_than_its_list_says() -> None:
    def rows(year: int, *objects: str, at_most: int | None = 2) -> list[Row]:
        told = record(
            "random-inspection",
            step("确定名录", f"{year}-03-09", facts=Lists(objects=objects, at_most=at_most)),
            step("抽取", f"{year}-03-10", facts=Drawing(SEED, objects, ())),
        )
        row = draws.gather(SEEN, SEEN.timeline(told))
        return [row] if row else []

    thrice = [*rows(2026, "企业1", "企业2"), *rows(2026, "企业1"), *rows(2026, "企业1", at_most=3)]
    found = list(draws.settle(SEEN, thrice))
    assert [(f.code, f.subject, dict(f.fields)) for f in found] == [
        ("drawn-too-often", "2026:企业1", {"count": 3, "most": 2})
    ]
    assert list(draws.settle(SEEN, reversed(thrice))) == found
    assert not list(draws.settle(SEEN, [*thrice[:2], *rows(2025, "企业1")]))
    assert rows(2026, "企业1", at_most=None) == []
    assert draws.gather(SEEN, SEEN.timeline(record("penalty", *PENALTY))) is None


@given(
    st.text(max_size=8),
    st.lists(st.text(min_size=1, max_size=3), unique=True, max_size=12),
    st.integers(0, 12),
    st.randoms(),
)
def test_a_draw_depends_on_nothing_but_seed_and_candidates(
    seed: str, candidates: list[str], number: int, random: Random
) -> None:
    shuffled = list(candidates)
    random.shuffle(shuffled)
    first = draw(seed, "objects", candidates, number)
    assert first == draw(seed, "objects", shuffled, number)
    assert len(first) == min(number, len(candidates))
    assert set(first) <= set(candidates)
    assert first[:3] == draw(seed, "objects", candidates, min(3, number))
    commitment = Commitment(sha256(seed.encode()).hexdigest())
    assert holds(commitment, Lists(tuple(candidates), (), ()), Drawing(seed, first, ()))


def test_a_penalty_is_published_in_seven_working_days_without_personal_data() -> None:
    decided = step("处罚决定", "2026-03-02")
    assert not story(SEEN, record("enforcement-publicity", decided, step("公开", "2026-03-11"))).findings
    late = story(
        SEEN, record("enforcement-publicity", decided, step("公开", "2026-03-12", facts=Publication(personal=True)))
    )
    assert faults(late) == {
        ("late", "publish_licence_or_penalty", "2026-03-11", 1),
        ("personal-data-shown", "公开", None, None),
    }


def test_a_rule_of_the_line_replaces_the_term_of_the_act() -> None:
    roster = Roster([Organ("o1", "甲局", line="市场监管")])
    told = (
        step("发现线索", "2025-12-01"),
        step("立案", "2025-12-22"),
        step("告知", "2026-01-12"),
        step("延长", "2026-03-20"),
    )
    result = penalty(*told, step("处罚决定", "2026-04-21"), step("送达", "2026-04-22"), roster=roster)
    assert dues(result)["check_lead@e1"] == "2025-12-22 met"
    assert dues(result)["decide@e2"] == "2026-04-21 met"
    decide = next(o for o in result.obligations if o.limit.name == "decide")
    assert (decide.edition.title, decide.ruled.over[0].act) == (
        "市场监督管理行政处罚程序规定",
        "administrative-penalty-act",
    )
    other = penalty(*told[1:], step("处罚决定", "2026-04-21"), step("送达", "2026-04-22"))
    assert codes(other) == ["late"]


def test_service_by_announcement_is_deemed_after_its_thirty_days() -> None:
    way = (*PENALTY, END[0], step("公告送达", "2026-02-05", about="甲"))
    result = penalty(*way)
    assert [(e.step, e.day, e.about) for e in result.timeline if e.derived] == [("送达", day("2026-03-09"), "甲")]
    assert dues(result)["pay@m1/civil-procedure-act/announced_service/e4"] == "2026-03-24 lapsed"
    assert dues(result)["serve@e3"] == "2026-02-11 met"
    assert not result.findings
