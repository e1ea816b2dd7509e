"""Licensing, records in and findings out. Each day was counted by hand from the article and the notice of its year.

2026: 20 September and 10 October worked; 25–27 September and 1–7 October off.
"""

from __future__ import annotations

import pytest

from lawadmin.findings import Judged
from lawadmin.obligations.values import Status
from lawadmin.procedure.facts import Excluded, Prolonged
from lawadmin.records.events import Event, TheLaw
from lawadmin.regimes.functions.licensing import Application, Handling, HearingNotice, Licence, Renewal
from telling import day, dues, faults, national, record, step, story

pytestmark = pytest.mark.clause("2.1.1")

SEEN = national().at(day("2026-11-20"))
JOINT = Application(handling=Handling.JOINT)


def licence(*events: Event) -> Judged:
    return story(SEEN, record("licensing", *events))


APPLIED = step("申请", "2026-09-14")
ACCEPTED = step("受理", "2026-09-16")


def test_a_lawful_history_has_no_finding() -> None:
    result = licence(APPLIED, ACCEPTED, step("准予", "2026-10-20"), step("送达", "2026-11-03"))
    assert dues(result) == {
        "notify@e1": "2026-09-20 met",
        "decide@e2": "2026-10-20 met",
        "deliver@e3": "2026-11-03 met",
    }
    assert not result.findings


@pytest.mark.parametrize(("decided", "late"), [("2026-10-21", 1), ("2026-11-19", 30)])
def test_a_decision_after_the_twentieth_working_day_is_late(decided: str, late: int) -> None:
    result = licence(APPLIED, ACCEPTED, step("不予", decided))
    assert faults(result) == {("late", "decide", "2026-10-20", late)}


def test_no_decision_at_all_is_overdue_and_grows_by_the_day() -> None:
    assert faults(licence(APPLIED, ACCEPTED)) == {("overdue", "decide", "2026-10-20", 31)}


def test_an_extension_in_time_adds_ten_working_days() -> None:
    result = licence(APPLIED, ACCEPTED, step("延长", "2026-10-20"), step("准予", "2026-11-03"))
    assert dues(result)["decide@e2"] == "2026-11-03 met"
    assert not [f for f in result.findings if f.limit and f.limit.endswith("decide")]


def test_an_extension_after_the_last_day_has_no_effect() -> None:
    result = licence(APPLIED, ACCEPTED, step("延长", "2026-10-21"), step("不予", "2026-11-03"))
    assert faults(result) == {("late", "decide", "2026-10-20", 14), ("extension-refused", "decide", "2026-10-20", None)}


def test_an_extension_counts_only_as_far_as_the_law_allows() -> None:
    result = licence(APPLIED, ACCEPTED, step("延长", "2026-10-20", facts=Prolonged(15)), step("不予", "2026-11-03"))
    assert faults(result) == {("extension-refused", "decide", "2026-11-03", None)}
    assert dict(result.findings[0].fields)["reason"] == "over-long"


def test_a_second_extension_is_one_too_many() -> None:
    twice = (step("延长", "2026-10-20", facts=Prolonged(5)), step("延长", "2026-10-22", facts=Prolonged(5)))
    result = licence(APPLIED, ACCEPTED, *twice, step("不予", "2026-10-27"))
    assert faults(result) == {("extension-refused", "decide", "2026-10-27", None)}
    assert dict(result.findings[0].fields)["reason"] == "too-often"


def test_joint_handling_has_forty_five_working_days() -> None:
    applied = step("申请", "2026-08-03", facts=JOINT)
    result = licence(applied, step("受理", "2026-08-05"), step("不予", "2026-10-16"))
    assert dues(result)["decide@e2"] == "2026-10-13 late"


def test_silence_after_five_working_days_accepts_as_of_receipt() -> None:
    result = licence(APPLIED, step("受理", "2026-09-21"), step("不予", "2026-10-16"))
    assert dues(result) == {
        "notify@e1": "2026-09-20 late",
        "decide@m1/administrative-licensing-act/notify/e1": "2026-10-16 met",
    }
    assert faults(result) == {("silence", "notify", "2026-09-20", 1)}
    deemed = next(event for event in result.timeline if event.derived)
    assert (deemed.step, deemed.day, deemed.actor) == (
        "受理",
        day("2026-09-14"),
        TheLaw("administrative-licensing-act/notify"),
    )


def test_a_request_for_corrections_answers_and_each_correction_starts_anew() -> None:
    result = licence(
        APPLIED,
        step("告知补正", "2026-09-20"),
        step("补正", "2026-09-22"),
        step("受理", "2026-09-30"),
        step("不予", "2026-10-09"),
    )
    assert dues(result)["notify@e1"] == "2026-09-20 met"
    assert dues(result)["notify@e3"] == "2026-09-30 met"
    assert not result.findings


def test_a_late_acceptance_after_corrections_is_silence_too() -> None:
    result = licence(APPLIED, step("告知补正", "2026-09-20"), step("补正", "2026-09-22"), step("受理", "2026-10-09"))
    assert ("silence", "notify", "2026-09-30", 9) in faults(result)
    assert dues(result)["decide@m1/administrative-licensing-act/notify/e3"] == "2026-10-27 lapsed"


def test_an_expert_review_is_not_counted_and_its_border_days_are_open() -> None:
    result = licence(
        APPLIED,
        ACCEPTED,
        step("专家评审", "2026-09-21"),
        step("专家评审结束", "2026-09-30"),
        step("不予", "2026-10-29"),
    )
    assert dues(result)["decide@e2"] == "2026-10-27..2026-10-29 met"
    assert faults(result) == {("open-reading", "decide", "2026-10-29", None)}


def test_a_review_lasts_no_longer_than_the_applicant_was_told() -> None:
    told = step("专家评审", "2026-09-21", facts=Excluded(until=day("2026-09-30")))
    result = licence(APPLIED, ACCEPTED, told, step("专家评审结束", "2026-10-16"), step("不予", "2026-10-28"))
    assert dues(result)["decide@e2"] == "2026-10-27..2026-10-29 met"


def test_a_review_without_an_end_stops_the_clock() -> None:
    result = licence(APPLIED, ACCEPTED, step("专家评审", "2026-09-21"))
    decide = next(o for o in result.obligations if o.limit.name == "decide")
    assert decide.status is Status.STOPPED
    assert not result.findings


def test_a_pause_after_the_last_day_changes_nothing() -> None:
    result = licence(
        APPLIED,
        ACCEPTED,
        step("专家评审", "2026-10-21"),
        step("专家评审结束", "2026-10-30"),
        step("不予", "2026-11-02"),
    )
    assert faults(result) == {("late", "decide", "2026-10-20", 13)}


def test_a_hearing_asked_for_must_be_held_before_the_decision() -> None:
    result = licence(
        APPLIED, ACCEPTED, step("告知听证权", "2026-09-17"), step("要求听证", "2026-09-20"), step("不予", "2026-10-12")
    )
    assert faults(result) == {("missing-step", "不予", None, None)}
    citation = result.findings[0].citation
    assert citation is not None
    assert citation.article == "第四十七条第一款"


def test_a_decision_must_wait_for_the_right_to_a_hearing() -> None:
    told = (APPLIED, ACCEPTED, step("告知听证权", "2026-09-17"))
    early = licence(*told, step("不予", "2026-09-22"))
    assert faults(early) == {("too-early", "不予", "2026-09-23", None)}
    between = licence(*told, step("不予", "2026-09-23"))
    assert faults(between) == {("open-reading", "不予", "2026-09-23", None)}
    assert not licence(*told, step("不予", "2026-09-24")).findings


def test_notice_of_a_hearing_comes_seven_working_days_before() -> None:
    def heard(notice: str) -> Judged:
        return licence(
            APPLIED,
            ACCEPTED,
            step("听证通知", notice, facts=HearingNotice(day("2026-10-15"))),
            step("举行听证", "2026-10-15"),
            step("听证结束", "2026-10-15"),
            step("不予", "2026-10-16"),
        )

    assert not heard("2026-09-29").findings
    assert faults(heard("2026-09-30")) == {("open-reading", "hearing_notice", "2026-09-30", None)}
    assert faults(heard("2026-10-08")) == {("short-notice", "hearing_notice", "2026-09-30", 8)}


def test_the_last_notice_of_a_hearing_counts() -> None:
    result = licence(
        APPLIED,
        ACCEPTED,
        step("听证通知", "2026-10-08", facts=HearingNotice(day("2026-10-12"))),
        step("听证通知", "2026-10-09", facts=HearingNotice(day("2026-10-30"))),
        step("举行听证", "2026-10-30"),
    )
    assert dues(result)["hearing_notice@e3"].endswith("superseded")
    assert dues(result)["hearing_notice@e4"].endswith("met")


def test_those_concerned_must_be_heard() -> None:
    applied = step("申请", "2026-09-14", facts=Application(concerns_others=True))
    told = (applied, ACCEPTED, step("告知利害关系人", "2026-09-17"))
    assert faults(licence(*told, step("不予", "2026-10-12"))) == {("missing-step", "不予", None, None)}
    assert not licence(*told, step("听取意见", "2026-09-20"), step("不予", "2026-10-12")).findings


def test_a_withdrawn_application_is_not_overdue() -> None:
    result = licence(APPLIED, ACCEPTED, step("撤回申请", "2026-09-30"))
    assert dues(result)["decide@e2"] == "2026-10-20 ended"
    assert not result.findings


def test_a_lapse_before_the_withdrawal_stands() -> None:
    assert faults(licence(APPLIED, ACCEPTED, step("撤回申请", "2026-10-30"))) == {
        ("overdue", "decide", "2026-10-20", 10)
    }


def test_silence_on_a_renewal_renews_on_the_last_day() -> None:
    asked = step("申请延续", "2026-09-14", facts=Renewal(valid_to=day("2026-10-31")))
    result = licence(asked)
    assert faults(result) == {("silence", "renew", "2026-10-31", 20)}
    assert [e.day for e in result.timeline if e.derived] == [day("2026-10-31")]
    assert not licence(asked, step("不予延续", "2026-10-31")).findings


def test_a_hearing_asked_for_too_late_is_owed_by_one_reading_at_most() -> None:
    """第四十七条第一款: told on 09-17, five working days to 09-23; twenty from 09-25 to 10-29, from 09-22 to 10-27."""
    told = (APPLIED, ACCEPTED, step("告知听证权", "2026-09-17"))
    late = licence(*told, step("要求听证", "2026-09-25"), step("准予", "2026-10-30"), step("送达", "2026-11-02"))
    assert faults(late) == {("late", "decide", "2026-10-20", 10), ("open-reading", "hold_hearing", "2026-10-29", 1)}
    in_time = licence(*told, step("要求听证", "2026-09-22"), step("准予", "2026-10-30"), step("送达", "2026-11-02"))
    assert {("missing-step", "准予", None, None), ("overdue", "hold_hearing", "2026-10-27", 3)} <= faults(in_time)


def test_nobody_is_silent_on_a_renewal_asked_for_when_the_licence_was_over() -> None:
    """第五十条第二款: what ended on 2026-03-31 can no longer be decided on before, and is not renewed by silence."""
    start = (step("申请", "2023-03-01"), step("受理", "2023-03-02"))
    granted = (step("准予", "2023-03-20", facts=Licence(valid_to=day("2026-03-31"))), step("送达", "2023-03-21"))
    asked = step("申请延续", "2026-04-02", facts=Renewal(valid_to=day("2026-03-31")))
    result = story(SEEN, record("licensing", *start, *granted, asked, step("不予延续", "2026-04-20")))
    assert not result.findings
    assert dues(result)["renew@e5"] == "NotYetAnchored met"
    assert "准予延续" not in {event.step for event in result.timeline}


def test_asking_late_for_renewal_is_no_fault_of_the_organ() -> None:
    result = licence(
        APPLIED,
        ACCEPTED,
        step("准予", "2026-09-20", facts=Licence(valid_to=day("2026-10-30"))),
        step("送达", "2026-09-21"),
    )
    assert dues(result)["apply_renewal@e3"].endswith("lapsed")
    assert not result.findings


def test_a_term_before_the_day_judged_is_open() -> None:
    seen = national().at(day("2026-10-16"))
    result = story(seen, record("licensing", APPLIED, ACCEPTED))
    assert dues(result)["decide@e2"] == "2026-10-20 open"
    assert not result.findings


def test_refusing_what_silence_had_accepted_is_barred() -> None:
    result = licence(APPLIED, step("不予受理", "2026-09-28"))
    assert faults(result) == {("silence", "notify", "2026-09-20", 8), ("barred", "不予受理", None, None)}


def test_steps_out_of_order_name_what_is_missing() -> None:
    result = licence(APPLIED, step("听证结束", "2026-09-15"), ACCEPTED, step("不予", "2026-09-21"))
    assert faults(result) == {("missing-step", "听证结束", None, None)}
