"""Single texts: numbers read in their articles, what is added or capped, and what no number says."""

from __future__ import annotations

import pytest

from house_law import due, editions, ruled
from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Effect, Kind, Limit

AUDIT, AUDITING = "audit-act", "audit-implementation-regulation"
TENDER, TENDERING = "tendering-and-bidding-act", "tendering-and-bidding-implementation-regulation"
PURCHASE, PURCHASING = "government-procurement-act", "government-procurement-implementation-regulation"
SHARING = "government-data-sharing-regulation"
ACCIDENT = "work-safety-accident-regulation"
ARBITRATION = "labour-dispute-mediation-and-arbitration-act"
INSPECTION = "labour-security-supervision-regulation"
RELIEF, DESTITUTE = "subsistence-allowance-review-rules", "destitute-support-recognition-rules"
OFFICIALS = "civil-servants-act"
LAND = "land-administration-implementation-regulation"

#: Name, article and number of what is counted: w working day, d day, m month, y year, h hour; then the kind.
NUMBERS = {
    (AUDIT, "2022-01-01"): """
        notice 第四十二条第一款 3w before
        comment 第四十四条 10w
    """,
    (AUDITING, "2010-05-01"): """
        seal 第三十二条第一款 7w cap
        tell_listed 第三十三条第三款 5w before
        tell_planned 第三十四条第二款 7w
        notice 第三十五条 3w before
        comment 第三十九条第一款 10w
        ask_ruling 第五十二条第一款 60d
        rule 第五十二条第四款 60d
    """,
    (TENDER, "2017-12-28"): """
        clarify 第二十三条 15d before
        tender_time 第二十四条 20d floor
        sign 第四十六条第一款 30d
        report_award 第四十七条 15d
    """,
    (TENDERING, "2019-03-02"): """
        documents_time 第十六条第一款 5d floor
        prequalify_time 第十七条 5d floor
        clarify_prequalification 第二十一条 3d before
        clarify 第二十一条 15d before
        postpone_prequalification 第二十一条 3d floor
        postpone 第二十一条 15d floor
        object_prequalification 第二十二条 2d before
        object_documents 第二十二条 10d before
        answer_objection 第二十二条 3d
        return_withdrawn_deposit 第三十五条第一款 5d
        publicise 第五十四条第一款 3d
        publicity_time 第五十四条第一款 3d floor
        answer_result_objection 第五十四条第二款 3d
        return_deposits 第五十七条第二款 5d
        complain 第六十条第一款 10d
        accept_complaint 第六十一条第二款 3w
        decide_complaint 第六十一条第二款 30w
    """,
    (PURCHASE, "2014-08-31"): """
        tender_time 第三十五条 20d floor
        keep_file 第四十二条第一款 15y floor
        sign 第四十六条第一款 30d
        file_contract 第四十七条 7w
        challenge 第五十二条 7w
        answer_challenge 第五十三条 7w
        complain 第五十五条 15w
        complain_after_answer 第五十五条 15w
        decide_complaint 第五十六条 30w
        suspend 第五十七条 30d cap
    """,
    (PURCHASING, "2015-03-01"): """
        prequalify_time 第二十一条第二款 5w floor
        documents_time 第三十一条第一款 5w floor
        clarify 第三十一条第二款 15d before
        postpone 第三十一条第二款 15d floor
        return_deposit 第三十三条第二款 5w
        return_winner_deposit 第三十三条第二款 5w
        single_source_notice 第三十八条 5w floor
        send_report 第四十三条第一款 2w
        choose 第四十三条第一款 5w
        notify_award 第四十三条第二款 2w
        publish_award 第四十三条第二款 2w
        publish_contract 第五十条 2w
        answer_inquiry 第五十二条第一款 3w
    """,
    (SHARING, "2025-08-01"): """
        update_catalogue 第十七条第二款 10w
        review_catalogue 第十七条第三款 2w
        answer 第二十一条第一款 1w
        answer 第二十一条第一款 10w
        share 第二十二条第一款 20w
        check_data 第二十六条第二款 10w
        keep_records 第二十九条第二款 3y floor
    """,
    (ACCIDENT, "2007-06-01"): """
        report_unit 第九条第一款 1h
        report_up 第十一条 2h
        casualty_window 第十三条第二款 30d window
        casualty_window 第十三条第二款 7d window
        take_over 第二十条第二款 30d window
        take_over 第二十条第二款 7d window
        inquiry_report 第二十九条 60d
        reply 第三十二条第一款 15d
        reply 第三十二条第一款 30d
        ban_head 第四十条第一款 5y wait
    """,
    (ARBITRATION, "2008-05-01"): """
        mediate 第十四条第三款 15d
        limitation 第二十七条第一款 1y limitation
        limitation 第二十七条第四款 1y limitation
        accept 第二十九条 5d
        send_copy 第三十条第一款 5d
        defend 第三十条第二款 10d
        send_defence 第三十条第二款 5d
        tell_panel 第三十二条 5d
        hearing_notice 第三十五条 5d before
        ask_postponement 第三十五条 3d before
        award 第四十三条第一款 45d
        sue_final 第四十八条 15d
        annul 第四十九条第一款 30d
        sue_after_annulment 第四十九条第三款 15d
        sue 第五十条 15d
    """,
    (INSPECTION, "2004-12-01"): """
        investigate 第十七条 60w
        limitation 第二十条第一款 2y limitation
    """,
    (DESTITUTE, "2021-07-01"): """
        inquire 第十三条第一款 15w
        publicity_time 第十五条第一款 7d floor
        inquire_again 第十五条第二款 15w
        confirm 第十六条 15w
        tell_refusal 第十八条 3w
        reassess 第二十三条 10w
        end_publicity_time 第二十六条第一款 7d floor
        decide_end 第二十六条第二款 15w
    """,
    (RELIEF, "2021-07-01"): """
        start_inquiry 第十五条第一款 3w
        start_check 第十七条第一款 3w
        publicity_time 第十九条第一款 7d floor
        review 第二十条第一款 10w
        tell_refusal 第二十一条 3w
        finish 第二十二条 30w
        pay_monthly 第二十五条 1m
        check_year 第三十一条第二款 1y
        check_half_year 第三十一条第二款 6m
    """,
    (LAND, "2021-09-01"): """
        grade_land 第五条第三款 5y
        temporary_use 第二十条第二款 2y cap
        temporary_use 第二十条第二款 4y cap
        reclaim 第二十条第三款 1y
        apply_afterwards 第二十一条 6m
        notice_time 第二十六条第二款 10w floor
        plan_time 第二十八条第一款 30d floor
        announce 第三十一条 15w
        submit_plan 第四十条第一款 10w before
        answer_plan 第四十条第一款 5w
        hand_over_confiscated 第五十八条 90d
    """,
    (OFFICIALS, "2019-06-01"): """
        publicise_recruits 第三十二条第一款 5w floor
        probation 第三十四条 1y validity
        sanction_period 第六十四条第二款 6m validity
        sanction_period 第六十四条第二款 12m validity
        sanction_period 第六十四条第二款 18m validity
        sanction_period 第六十四条第二款 24m validity
        train_new 第六十七条第一款 1y
        train_leader 第六十七条第一款 1y
        approve_resignation 第八十五条 30d
        approve_resignation 第八十五条 90d
        ask_recheck 第九十五条第一款 30d
        appeal_after_recheck 第九十五条第一款 15d
        appeal 第九十五条第一款 30d
        recheck 第九十六条第一款 30d
        decide_appeal 第九十六条第一款 60d
        arbitrate 第一百零五条第一款 60d
        sue_after_award 第一百零五条第三款 15d
        cooling_off 第一百零七条第一款 2y wait
        cooling_off 第一百零七条第一款 3y wait
    """,
}


def numbered(act: str, first_day: str) -> list[str]:
    (edition,) = [one for one in editions() if (one.act, one.in_force.isoformat()) == (act, first_day)]
    return sorted(line for limit in edition.limits if (line := shown(limit)))


def shown(limit: Limit) -> str:
    if limit.amount is None or not limit.amount.number:
        return ""
    kind = "" if limit.kind is Kind.DEADLINE else limit.kind.value
    return " ".join(f"{limit.name} {limit.article} {written(limit.amount)} {kind}".split())


def written(amount: Amount | None) -> str:
    if amount is None:
        return ""
    letter = "w" if amount.units[0] is Unit.WORKING_DAY else amount.units[0].value[0]
    return f"{amount.number}{letter}"


@pytest.mark.parametrize(("act", "first_day"), NUMBERS)
def test_numbers_and_kinds_as_read_in_the_articles(act: str, first_day: str) -> None:
    listed = (line.strip() for line in NUMBERS[act, first_day].splitlines())
    assert numbered(act, first_day) == sorted(line for line in listed if line)


@pytest.mark.parametrize(
    ("act", "name", "trait", "added", "in_all", "approver"),
    [
        (AUDIT, "seal", "", "7w", "", "县级以上人民政府审计机关负责人"),
        (AUDIT, "rule", "", "30d", "", "法制机构负责人"),
        (SHARING, "update_catalogue", "", "5w", "", "同级政务数据共享主管部门"),
        (SHARING, "answer", "有条件共享", "10w", "", "同级政务数据共享主管部门"),
        (ACCIDENT, "inquiry_report", "", "60d", "", "负责事故调查的人民政府"),
        (ACCIDENT, "reply", "特别重大事故", "30d", "", ""),
        (ARBITRATION, "award", "", "15d", "", "劳动争议仲裁委员会主任"),
        (INSPECTION, "investigate", "", "30w", "", "劳动保障行政部门负责人"),
        (OFFICIALS, "decide_appeal", "", "30d", "", ""),
        (RELIEF, "finish", "", "15w", "45w", ""),
        ("civil-servants-sanctions-regulation", "decide", "", "", "12m", ""),
        ("public-officials-sanctions-act", "change_pay", "降级以上处分", "", "6m", ""),
    ],
)
def test_what_is_added_and_what_caps_the_whole(
    act: str, name: str, trait: str, *, added: str, in_all: str, approver: str
) -> None:
    (tier,) = ruled(act, name, "2026-03-02", trait).limit.extend
    assert (written(tier.amount), written(tier.to), tier.approver or "") == (added, in_all, approver)


@pytest.mark.parametrize(
    ("act", "name", "start", "earliest", "latest"),
    [
        pytest.param(AUDIT, "notice", "2026-10-12", "2026-09-30", "2026-10-08", id="3 working days before"),
        pytest.param(AUDIT, "comment", "2026-09-21", "2026-10-12", "2026-10-12", id="10 working days by regulation"),
        pytest.param(AUDIT, "ask_ruling", "2026-08-03", "2026-10-08", "2026-10-08", id="60 days, rolled by text"),
        pytest.param(TENDERING, "answer_objection", "2026-09-30", "2026-10-03", "2026-10-08", id="3 days"),
        pytest.param(TENDERING, "accept_complaint", "2026-09-30", "2026-10-10", "2026-10-10", id="3 working days"),
        pytest.param(PURCHASE, "sign", "2026-09-01", "2026-10-01", "2026-10-08", id="30 days to sign"),
        pytest.param(PURCHASE, "answer_challenge", "2026-09-21", "2026-10-08", "2026-10-08", id="7 working days"),
        pytest.param(PURCHASING, "publish_contract", "2026-09-30", "2026-10-09", "2026-10-09", id="2 working days"),
        pytest.param(SHARING, "review_catalogue", "2026-09-30", "2026-10-09", "2026-10-09", id="2 of the catalogue"),
    ],
)
def test_last_day(act: str, name: str, start: str, earliest: str, latest: str) -> None:
    found = due(ruled(act, name, start).limit, start)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize("name", ["perform_decision", "redo", "make_up", "perform_as_ordered", "rectify"])
def test_a_term_that_the_auditors_set_is_counted_like_those_of_the_act(name: str) -> None:
    amount = ruled(AUDIT, name, "2026-03-02").limit.amount
    assert amount is not None
    assert (amount.number, amount.units) == (None, (Unit.WORKING_DAY,))


def test_land_for_homes_does_not_end_with_its_term() -> None:
    homes = ruled("urban-land-use-right-regulation", "grant_term", "2026-03-02", "居住用地").limit
    works = ruled("urban-land-use-right-regulation", "grant_term", "2026-03-02", "工业用地").limit
    assert (homes.maximum, homes.lapse.effect) == (70, Effect.NONE)
    assert (works.maximum, works.lapse.step) == (50, "土地使用权终止")


@pytest.mark.parametrize(("act", "name"), [("archives-act", "open"), ("archives-act", "transfer_due")])
def test_the_archives_authority_may_let_files_wait_longer(act: str, name: str) -> None:
    (tier,) = ruled(act, name, "2026-03-02").limit.extend
    assert (tier.amount is not None and tier.amount.number, tier.approver) == (None, "同级档案主管部门")
