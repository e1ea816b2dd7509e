"""Follow-up, services, mediation, channels, faults, congress and audit: records in and findings out."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from lawadmin.findings import Judged, gather, roster_findings, settle
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import Statement, state
from lawadmin.records.events import Event
from lawadmin.records.registers import Entry, Registers
from lawadmin.regimes.decisions.services import Openness, Reply, Service, Wish
from lawadmin.regimes.decisions.tracking import Evaluation, Tracing
from lawadmin.regimes.disputes.mediation import Consent
from lawadmin.regimes.disputes.petitions import Route, Routing
from lawadmin.regimes.enforcement.faults import Decision, Sanction
from lawadmin.regimes.supervision.audit import Field, Notice, Rectification
from lawadmin.regimes.supervision.congress import Assignment, Call, Rating
from lawadmin.rules.attribution import Attribution
from telling import codes, day, dues, faults, national, record, step, story

PLAN = Statement(date(2020, 1, 1), {"make_fault_rules": 90})
RULES = evolve(national(), lawbook=Lawbook(state(edition, PLAN) for edition in national().lawbook.loaded))
SEEN = RULES.at(day("2026-06-30"))


def told(procedure: str, *events: Event) -> Judged:
    return story(SEEN, record(procedure, *events))


@pytest.mark.clause("2.2.2")
def test_a_decision_is_followed_up_by_those_who_did_not_argue_for_it() -> None:
    """二(二)2a."""
    way = (step("决定", "2026-01-05"), step("明确执行单位", "2026-01-12"), step("跟踪反馈", "2026-03-02"))
    lawful = (*way, step("决策后评估", "2026-04-06", facts=Evaluation("甲研究院", argued_before=False)))
    assert not told("decision-tracking", *lawful, step("调整决策", "2026-05-06")).findings
    partial = told(
        "decision-tracking", *way, step("决策后评估", "2026-04-07", facts=Evaluation("乙院", argued_before=True))
    )
    assert codes(partial) == ["partial-evaluation"]
    hasty = told("decision-tracking", *way, step("停止执行", "2026-05-06"))
    assert faults(hasty) == {("missing-step", "停止执行", None, None)}


@pytest.mark.clause("2.2.2")
@pytest.mark.parametrize(("dissented", "found"), [(("李丁",), []), (("赵甲",), ["dissenter-charged"]), (None, [])])
def test_who_decides_answers_and_dissent_exempts(dissented: tuple[str, ...] | None, found: list[str]) -> None:
    """二(二)2b."""
    traced = step("责任倒查", "2026-05-06", facts=Tracing(answers=("赵甲", "钱乙"), dissented=dissented))
    assert codes(told("decision-tracking", step("决定", "2026-01-05"), traced)) == found


@pytest.mark.clause("2.2.3")
def test_data_is_shared_in_its_working_days() -> None:
    """二(二)3c."""
    free = step("收到共享申请", "2026-03-02", facts=Wish(Openness.FREE))
    lawful = (free, step("答复共享申请", "2026-03-03"), step("同意共享", "2026-03-03"), step("共享数据", "2026-03-31"))
    assert not told("data-sharing", *lawful).findings
    late = (free, step("答复共享申请", "2026-03-04"), *lawful[2:3], step("共享数据", "2026-04-01"))
    assert faults(told("data-sharing", *late)) == {
        ("late", "answer", "2026-03-03", 1),
        ("late", "share", "2026-03-31", 1),
    }
    assert codes(told("data-sharing", free, step("答复共享申请", "2026-03-03"))) == ["free-data-refused"]
    granted = step("答复共享申请", "2026-03-03", facts=Reply(refused=False))
    assert not told("data-sharing", free, granted).findings
    conditional = evolve(free, facts=Wish(Openness.CONDITIONAL))
    assert dues(told("data-sharing", conditional))["answer@e1"] == "2026-03-16 lapsed"


@pytest.mark.clause("2.2.3")
def test_a_service_online_shows_its_steps_and_its_state() -> None:
    entries = (
        Entry("s1", "online-services", "o1", facts=Service(online=True, steps_shown=True, state_open=True)),
        Entry("s2", "online-services", "o1", facts=Service(online=True, steps_shown=True, state_open=False)),
        Entry("s3", "online-services", "o1", facts=Service(online=False, state_open=False)),
    )
    seen = evolve(SEEN, registers=Registers(entries))
    assert [f.subject for f in roster_findings(seen) if f.code == "state-hidden"] == ["s2"]


AGREED = (step("受理纠纷", "2026-03-02"), step("调解协议", "2026-03-09"), step("调解协议生效", "2026-03-09"))


@pytest.mark.clause("2.5.1")
def test_a_mediated_agreement_is_confirmed_within_thirty_days() -> None:
    """二(五)1a."""
    assert not told("people-mediation", *AGREED, step("申请司法确认", "2026-04-08")).findings
    late = told("people-mediation", *AGREED, step("申请司法确认", "2026-04-09"))
    assert faults(late) == {("outside-window", "申请司法确认", "2026-04-08", None)}


@pytest.mark.clause("2.5.1")
@pytest.mark.parametrize(
    ("facts", "found"),
    [(Consent(True, False), []), (Consent(False), ["no-consent"]), (Consent(True, True), ["fee-taken"])],
)
def test_mediation_is_free_and_willing(facts: Consent, found: list[str]) -> None:
    assert codes(told("people-mediation", evolve(AGREED[0], facts=facts), *AGREED[1:])) == found


@pytest.mark.clause("2.5.1")
def test_an_organ_that_settles_nothing_tells_of_the_remedies() -> None:
    """二(五)1b: duties without a number are kept without one."""
    result = told("administrative-settlement", step("申请调处", "2026-03-02"), step("调解不成", "2026-03-09"))
    assert dues(result)["tell_remedies@e2"] == "Unnumbered open"
    assert not result.findings
    assert codes(told("administrative-settlement", step("告知救济权利", "2026-03-10"))) == ["missing-step"]


@pytest.mark.clause("2.5.2")
def test_a_petition_of_another_kind_is_led_into_its_channel() -> None:
    """二(五)2b."""
    way = (step("收到", "2026-03-02"), step("告知", "2026-03-09"), step("受理", "2026-03-09"))
    wrong = (*way, step("分流", "2026-03-10", facts=Routing(Route.ARBITRATION)), step("处理意见", "2026-04-07"))
    assert codes(told("petition", *wrong)) == ["wrong-channel"]
    right = (*way, step("分流", "2026-03-10", facts=Routing(Route.PETITION)), step("听取陈述", "2026-03-11"), wrong[-1])
    assert not told("petition", *right).findings


@pytest.mark.clause("2.5.2")
def test_the_same_dispute_is_recognised_across_channels() -> None:
    def row(procedure: str, matter: str, about: str | None) -> list[tuple[str, tuple[str | int | date | None, ...]]]:
        first = {"petition": "收到", "reconsideration": "收到申请", "penalty": "立案"}[procedure]
        return list(
            gather(SEEN, SEEN.timeline(record(procedure, step(first, "2026-03-02", about=about), matter=matter)))
        )

    rows = [
        *row("petition", "m1", "罚1"),
        *row("reconsideration", "m2", "罚1"),
        *row("petition", "m3", "罚2"),
        *row("petition", "m4", None),
        *row("penalty", "m5", "罚1"),
    ]
    found = [(f.matter, dict(f.fields)["matters"]) for f in settle(SEEN, rows) if f.code == "same-dispute"]
    assert sorted(found) == [("m1", ("m2",)), ("m2", ("m1",))]


@pytest.mark.clause("2.4.5")
def test_a_fault_is_pursued_in_six_months_and_grounded() -> None:
    """二(四)5b."""
    way = (
        step("批准立案", "2025-09-01"),
        step("调查终结", "2025-11-03"),
        step("告知", "2025-11-10"),
        step("集体讨论", "2025-12-01"),
    )
    decided = step("处分决定", "2026-03-02", facts=Decision(Sanction.WARNING, "直接责任"))
    assert dues(told("fault", *way, decided))["decide@e1"] == "2026-03-01..2026-03-02 met"
    assert codes(told("fault", *way, evolve(decided, day=day("2026-03-03")))) == ["late"]
    bare = evolve(decided, day=day("2026-02-27"), facts=Decision(Sanction.WARNING))
    assert codes(told("fault", *way, bare)) == ["groundless-sanction"]
    hasty = told("fault", way[0], evolve(decided, day=day("2026-02-27")))
    assert {dict(f.fields)["names"] for f in hasty.findings} == {("告知",), ("集体讨论",)}


@pytest.mark.clause("2.4.5")
@pytest.mark.parametrize(("measure", "found"), [("书面检查", []), ("调离岗位", ["measure-beyond-grade"])])
def test_a_measure_is_one_of_its_grade(measure: str, found: list[str]) -> None:
    """二(四)5b: the grades and what may follow are the county's own table; without one nobody can say."""
    way = (
        step("批准立案", "2025-09-01"),
        step("调查终结", "2025-11-03"),
        step("告知", "2025-11-10"),
        step("集体讨论", "2025-12-01"),
        step("处分决定", "2026-02-27", facts=Decision(None, "直接责任", grade="一般过错", measure=measure)),
    )
    assert codes(told("fault", *way)) == []
    table = Attribution(measures={"一般过错": ("诫勉", "书面检查", "通报批评")})
    seen = evolve(SEEN, rules=evolve(SEEN.rules, attribution=table))
    assert codes(story(seen, record("fault", *way))) == found


@pytest.mark.clause("2.4.5")
def test_a_sanction_has_its_period() -> None:
    """公务员法 第六十四条第二款: six months of a warning, from 2025-03-03 to 2025-09-03."""
    way = (
        step("批准立案", "2024-09-02"),
        step("调查终结", "2024-11-04"),
        step("告知", "2024-11-11"),
        step("集体讨论", "2024-12-02"),
        step("处分决定", "2025-02-28", facts=Decision(Sanction.WARNING, "直接责任")),
        step("处分决定生效", "2025-03-03", facts=Decision(Sanction.WARNING)),
    )
    assert dues(told("fault", *way))["sanction_period@e6"].startswith("2025-09-03")
    lifted = told("fault", *way, step("解除处分", "2025-09-04"))
    assert "out-of-validity" not in codes(lifted)  # 第六十五条: lifted of itself when the period is over


@pytest.mark.clause("2.4.5")
def test_a_sanction_is_decided_in_twelve_months_at_most() -> None:
    """行政机关公务员处分条例 第四十四条: six months from 2024-09-02 to 2025-03-02, a Sunday, twelve to 2025-09-02."""
    way = (step("批准立案", "2024-09-02"), step("延长", "2025-02-28"))
    assert dues(told("fault", *way, step("处分决定", "2025-09-02")))["decide@e1"] == "2025-09-02 met"
    assert dues(told("fault", *way, step("处分决定", "2025-09-03")))["decide@e1"] == "2025-09-02 late"
    again = told("fault", *way, step("延长", "2025-08-29"), step("处分决定", "2025-09-02"))
    assert "extension-refused" in codes(again)


@pytest.mark.clause("2.4.5")
def test_who_was_sanctioned_may_ask_for_a_recheck_and_appeal() -> None:
    told_of = (step("知道人事处理", "2026-03-02"), step("申请复核", "2026-03-30"), step("收到复核申请", "2026-03-31"))
    assert codes(told("fault", *told_of, step("复核决定", "2026-05-06"))) == ["late"]
    assert not told("fault", *told_of, step("复核决定", "2026-04-30")).findings


@pytest.mark.clause("2.4.5")
def test_the_county_makes_rules_on_faults_and_assesses_every_year() -> None:
    """二(四)5a."""
    standing = (step("成立", "2025-03-03"), step("制定过错追究办法", "2025-05-30"), step("评议考核", "2025-12-15"))
    assert not told("responsibility-system", *standing).findings
    assert codes(told("responsibility-system", standing[0])) == ["overdue", "overdue"]  # the rules, the assessment


@pytest.mark.clause("2.6.1")
def test_a_deputy_is_answered_in_three_months_or_six() -> None:
    """二(六)1."""
    assigned = step("交办代表建议", "2026-02-05")
    assert not told("deputies-suggestion", assigned, step("答复代表", "2026-05-05")).findings
    assert codes(told("deputies-suggestion", assigned, step("答复代表", "2026-05-07"))) == ["late"]
    wide = evolve(assigned, facts=Assignment(wide=True))
    rated = (wide, step("答复代表", "2026-06-05"), step("代表评价", "2026-06-10", facts=Rating(content=False)))
    assert codes(told("deputies-suggestion", *rated)) == ["not-redone"]
    assert not told("deputies-suggestion", *rated, step("重新办理", "2026-06-12")).findings


@pytest.mark.clause("2.6.1")
def test_a_report_is_sent_to_the_committee_before_its_meeting() -> None:
    called = step("常委会会议通知", "2026-03-02", facts=Call(meeting_on=day("2026-04-28")))
    lawful = (called, step("送征求意见", "2026-04-01"), step("送交报告", "2026-04-15"))
    assert not told("congress-report", *lawful).findings
    late = (called, step("送征求意见", "2026-04-10"), step("送交报告", "2026-04-20"))
    assert faults(told("congress-report", *late)) == {
        ("short-notice", "send_for_opinion", "2026-04-08", 2),
        ("short-notice", "send_report", "2026-04-18", 2),
    }


@pytest.mark.clause("2.6.3")
def test_an_audit_from_notice_to_rectification() -> None:
    """二(六)3."""
    notice = step("审计通知书", "2026-03-02", facts=Notice(day("2026-03-09")))
    way = (notice, step("实施审计", "2026-03-09"), step("收到审计组报告", "2026-04-01"), step("书面意见", "2026-04-10"))
    reported = step("审计报告送达", "2026-04-20", facts=Rectification(term=60))
    whole = step("整改报告", "2026-06-15", facts=Rectification(items=4, mended=4))
    assert not told("audit", *way, reported, whole).findings
    half = evolve(whole, facts=Rectification(items=4, mended=3))
    assert codes(told("audit", *way, reported, half)) == ["half-mended"]
    hasty = evolve(notice, facts=Notice(day("2026-03-04")))
    assert codes(told("audit", hasty, *way[1:], reported, whole)) == ["short-notice"]


@pytest.mark.clause("2.6.3")
def test_special_supervision_is_followed_up() -> None:
    way = (
        step("启动监督", "2026-03-02", facts=Field("政府采购")),
        step("检查", "2026-03-09"),
        step("下发监督通知", "2026-03-16", facts=Field(mend_by=day("2026-04-15"))),
        step("整改反馈", "2026-04-15"),
    )
    assert not told("special-supervision", *way, step("回访", "2026-05-06"), step("销号", "2026-05-07")).findings
    assert codes(told("special-supervision", *way, step("销号", "2026-05-07"))) == ["not-followed-up"]
