"""Penalties, records in and findings out: ninety calendar days since 2021, two to seven days in working days."""

from __future__ import annotations

import pytest
from attrs import evolve

from lawadmin.findings import Judged
from lawadmin.records.events import Event
from lawadmin.regimes.enforcement.penalties import Deferral, Filing, HearingNotice
from lawadmin.rules.snapshot import Snapshot
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.4.1", "2.4.2")

SEEN = national().at(day("2026-06-30"))
FILED = step("立案", "2026-01-05")
TOLD = step("告知", "2026-02-02")
RIGHT = step("告知听证权", "2026-02-02")
DECIDED = step("处罚决定", "2026-03-02")


def penalty(*events: Event, seen: Snapshot = SEEN) -> Judged:
    return story(seen, record("penalty", *events))


def test_a_lawful_ordinary_case() -> None:
    result = penalty(
        FILED, TOLD, RIGHT, DECIDED, step("送达", "2026-03-05"), step("缴清", "2026-03-16"), step("结案", "2026-03-17")
    )
    assert dues(result) == {
        "decide@e1": "2026-04-05..2026-04-07 met",
        "serve@e4": "2026-03-11 met",
        "ask_hearing@e3": "2026-02-09 lapsed",
        "pay@e5": "2026-03-20 met",
        "sue@e5": "2026-09-07 open",
    }
    assert not result.findings


def test_only_the_decision_on_paper_decides() -> None:
    """Filed on 2024-09-09; ninety days end on Sunday 2024-12-08, rolled over on the 9th: late by every reading."""
    result = penalty(
        step("立案", "2024-09-09"),
        step("告知", "2024-11-20"),
        step("内部意见", "2024-12-04"),
        step("内部意见", "2024-12-05"),
        step("处罚决定", "2024-12-11"),
        step("送达", "2024-12-12"),
    )
    assert faults(result) == {("late", "decide", "2024-12-09", 2)}
    assert result.findings[0].due_earliest == day("2024-12-08")


def test_a_case_of_before_2021_has_no_term_for_the_decision_and_counts_calendar_days() -> None:
    seen = national().at(day("2021-06-30"))
    told = (step("立案", "2020-06-01"), step("告知", "2020-12-01"), step("告知听证权", "2020-12-01"))
    result = penalty(*told, step("处罚决定", "2021-01-04"), step("送达", "2021-01-12"), seen=seen)
    assert dues(result)["ask_hearing@e3"] == "2020-12-04 lapsed"
    assert "decide@e1" not in dues(result)
    assert faults(result) == {("late", "serve", "2021-01-11", 1)}


def test_evidence_held_is_decided_on_piece_by_piece() -> None:
    held = (
        FILED,
        step("先行登记保存", "2026-01-06", about="甲"),
        step("先行登记保存", "2026-01-07", about="乙"),
        step("保存处理", "2026-01-15", about="甲"),
        TOLD,
        DECIDED,
        step("送达", "2026-03-02"),
    )
    assert faults(penalty(*held)) == {("overdue", "hold_evidence", "2026-01-16", 45)}


def test_a_hearing_asked_for_is_held_and_reviewed_by_the_legal_office() -> None:
    weighty = evolve(FILED, facts=Filing(legal_review=True, weighty=True))
    told = (weighty, TOLD, RIGHT, step("要求听证", "2026-02-06"))
    heard = (
        step("听证通知", "2026-02-10", facts=HearingNotice(day("2026-03-02"))),
        step("举行听证", "2026-03-02"),
        step("听证结束", "2026-03-02"),
        step("法制审核", "2026-03-05"),
        step("集体讨论", "2026-03-06"),
    )
    end = (step("处罚决定", "2026-03-09"), step("送达", "2026-03-10"))
    assert not penalty(*told, *heard, *end).findings
    assert faults(penalty(*told, *end)) == {("missing-step", "处罚决定", None, None)}
    assert {dict(f.fields)["names"] for f in penalty(*told, *end).findings} == {
        ("听证结束",),
        ("法制审核",),
        ("集体讨论",),
    }


def test_no_decision_before_the_right_to_a_hearing_has_passed() -> None:
    early = (FILED, TOLD, RIGHT, step("处罚决定", "2026-02-09"), step("送达", "2026-02-09"))
    assert faults(penalty(*early)) == {("too-early", "处罚决定", "2026-02-09", None)}


def test_on_the_spot() -> None:
    simple = (step("当场告知", "2026-03-02"), step("处罚决定", "2026-03-02"), step("送达", "2026-03-02"))
    assert not penalty(*simple).findings
    fine = (*simple, step("当场收缴罚款", "2026-03-02"), step("上交罚款", "2026-03-05"), step("缴付银行", "2026-03-09"))
    assert faults(penalty(*fine)) == {("late", "hand_in", "2026-03-04", 1)}


SERVED = (
    step("立案", "2025-05-06"),
    step("告知", "2025-05-12"),
    step("处罚决定", "2025-06-03"),
    step("送达", "2025-06-05", about="甲"),
    step("送达", "2025-06-09", about="乙"),
)


def test_the_court_is_asked_after_the_term_to_sue_the_demand_and_its_wait() -> None:
    asked = (*SERVED, step("催告送达", "2025-12-08", about="甲"))
    lawful = penalty(*asked, step("申请法院执行", "2025-12-23", about="甲"))
    assert dues(lawful)["apply_court@m1/administrative-litigation-act/sue/e4/甲"] == "2026-03-05 met"
    assert not lawful.findings
    waited = penalty(*asked, step("申请法院执行", "2025-12-22", about="甲"))
    assert faults(waited) == {("too-early", "申请法院执行", "2025-12-22", None)}
    late = penalty(*asked, step("申请法院执行", "2026-03-06", about="甲"))
    assert faults(late) == {("outside-window", "申请法院执行", "2026-03-05", None)}
    other = penalty(*asked, step("申请法院执行", "2025-12-23", about="乙"))
    assert faults(other) == {("missing-step", "申请法院执行", None, None)}


def test_a_fine_that_was_paid_leaves_nothing_to_ask_the_court_for() -> None:
    """行政强制法 第五十三条: the window opens where nobody sued and the duty is not performed."""
    window = "apply_court@m1/administrative-litigation-act/sue/e4/甲"
    paid = (step("缴清", "2025-06-16", about="甲"), step("结案", "2025-06-18"))
    assert dues(penalty(*SERVED))[window].endswith("lapsed")
    assert dues(penalty(*SERVED, *paid))[window] == "2026-03-05 met"
    assert dues(penalty(*SERVED, step("缴清", "2025-06-16", about="乙")))[window].endswith("lapsed")


def test_where_nothing_is_to_be_performed_there_is_no_term_to_pay_and_nothing_for_the_court() -> None:
    """处罚法 第五十七条第一款第二项; 第六十八条: collected on the spot."""
    spared = (*SERVED[:2], step("不予处罚", "2025-06-03"), step("送达", "2025-06-05", about="甲"))
    owed = dues(penalty(*spared))
    assert owed["sue@e4"].endswith("lapsed")
    assert not {name.partition("@")[0] for name in owed} & {"pay", "apply_court"}
    on_the_spot = ("当场告知", "处罚决定", "送达", "当场收缴罚款")
    simple = dues(penalty(*(step(name, "2025-06-05") for name in on_the_spot)))
    assert simple["pay@e3"].endswith("met")
    assert not any(name.startswith("apply_court@") for name in simple)


def test_who_sued_cannot_be_brought_to_court_without_a_trial() -> None:
    sued = (*SERVED, step("起诉", "2025-11-03", about="甲"), step("催告送达", "2025-12-08", about="甲"))
    found = faults(penalty(*sued, step("申请法院执行", "2025-12-23", about="甲")))
    assert ("barred", "申请法院执行", None, None) in found


def test_after_a_deferral_the_window_opens_with_its_end() -> None:
    deferred = (
        *SERVED[:4],
        step("批准延期分期", "2025-06-10", about="甲", facts=Deferral(pay_until=day("2026-01-05"))),
        step("催告送达", "2026-01-06", about="甲"),
        step("申请法院执行", "2026-04-02", about="甲"),
    )
    result = penalty(*deferred)
    assert dues(result)["apply_court_deferred@e5"] == "2026-04-05..2026-04-07 met"
    assert not result.findings


def test_a_hearing_demanded_too_late_need_not_be_held() -> None:
    """行政处罚法 第六十四条第一项: told on 4 March, five working days end on the 11th."""
    start = (step("立案", "2026-03-02"), step("告知", "2026-03-04"), step("告知听证权", "2026-03-04"))

    def missing(demanded: str) -> bool:
        decided = step("处罚决定", "2026-03-20")
        result = story(SEEN, record("penalty", *start, step("要求听证", demanded), decided))
        return "missing-step" in {finding.code for finding in result.findings}

    assert missing("2026-03-11")
    assert not missing("2026-03-12")


def test_a_suit_after_its_time_keeps_nobody_from_asking_the_court_to_enforce() -> None:
    """行政强制法 第五十三条: served on 2025-03-04, six months end on 2025-09-04, the window on 2025-12-04."""
    start = (step("立案", "2025-01-06"), step("告知", "2025-02-03"), step("处罚决定", "2025-03-03"))
    served, demanded = step("送达", "2025-03-04"), step("催告送达", "2025-10-09")
    asked = step("申请法院执行", "2025-11-03")
    late = story(SEEN, record("penalty", *start, served, step("起诉", "2025-09-05"), demanded, asked))
    assert not [finding for finding in late.findings if finding.code == "barred"]
    in_time = story(SEEN, record("penalty", *start, served, step("起诉", "2025-09-04"), demanded, asked))
    assert "barred" in {finding.code for finding in in_time.findings}


def test_what_was_found_after_the_limitation_is_barred() -> None:
    late = (step("违法行为发生", "2023-01-10"), step("发现违法行为", "2025-02-10"), step("立案", "2025-02-11"))
    result = penalty(*late, step("告知", "2025-02-12"), step("处罚决定", "2025-03-03"), step("送达", "2025-03-03"))
    assert dues(result)["limitation@e1"] == "2025-01-10 late"
    ended = (late[0], step("违法行为终了", "2023-06-01"), *late[1:])
    assert dues(penalty(*ended))["limitation@e2"].endswith("met")


def test_a_decision_undone_is_taken_down() -> None:
    review = record("reconsideration", step("撤销", "2026-04-01"), matter="r1")
    told = record("penalty", FILED, TOLD, DECIDED, step("送达", "2026-03-03"), step("公开", "2026-03-04"))
    result = story(SEEN, told, {"review": (review,)})
    assert faults(result) == {("overdue", "take_down", "2026-04-07", 84)}
