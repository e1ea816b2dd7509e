"""Every file of law: complete, in the same words, and as its articles say."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from house_law import STATUTES, editions, lawbook
from lawadmin.days.span import Unit
from lawadmin.law.edition import Amount, Bearer, Certainty, Edition, Effect, Extension, FromLapse, Kind, Limit
from lawadmin.law.stated import UNSTATED
from lawadmin.procedure.program import compile_program, unbound
from lawadmin.regimes.disputes.petitions import PETITION
from lawadmin.regimes.functions.licensing import LICENSING

CLAUSES = {
    clause["id"]
    for clause in tomllib.loads((STATUTES.parent / "tables" / "plan.toml").read_text(encoding="utf-8"))["clause"]
}
LIMITS = [
    pytest.param(edition, limit, id=f"{edition.act} {edition.in_force} {limit.name}")
    for edition in editions()
    for limit in edition.limits
]


#: Acts of which only the general rule of counting bears on a county.
COUNTING_ONLY = {"civil-code"}


@pytest.mark.parametrize("edition", editions(), ids=lambda edition: f"{edition.act} {edition.in_force}")
def test_edition_is_whole(edition: Edition) -> None:
    assert edition.title_en
    assert edition.daycount is not None
    assert edition.known is not None or edition.in_force == UNSTATED
    assert edition.known is None or edition.known <= edition.in_force
    assert edition.note
    assert edition.limits or edition.act in COUNTING_ONLY


@pytest.mark.parametrize(("edition", "limit"), LIMITS)
def test_limit_is_whole(edition: Edition, limit: Limit) -> None:
    assert limit.title_en[:1].isupper()
    assert limit.clause in CLAUSES
    assert limit.title[-1] not in "。，；"
    if limit.kind in (Kind.WAIT, Kind.WINDOW, Kind.LIMITATION):
        assert limit.lapse.effect is not Effect.FAULT
    if limit.bearer is Bearer.PARTY:
        assert limit.lapse.effect in (Effect.NONE, Effect.RIGHT_LOST, Effect.RIGHT_OPENS, Effect.DEEMED)


@pytest.mark.parametrize(("edition", "limit"), LIMITS)
def test_lapse_that_starts_a_clock_is_a_limit_of_the_house(edition: Edition, limit: Limit) -> None:
    match limit.anchor:
        case FromLapse(lapsed):
            act, _, name = lapsed.rpartition("/")
            assert any(lawbook().variants(act or edition.amends or edition.act, name))


def test_a_limit_binds_the_same_kind_of_bearer_in_every_edition() -> None:
    bearers: dict[tuple[str, str], set[Bearer]] = {}
    for edition in editions():
        for limit in edition.limits:
            bearers.setdefault((edition.act, limit.name), set()).add(limit.bearer)
    assert [key for key, found in bearers.items() if len(found) > 1] == []


@pytest.mark.parametrize("procedure", [LICENSING, PETITION], ids=lambda procedure: procedure.name)
def test_law_and_procedure_use_the_same_words(procedure: object) -> None:
    assert procedure in (LICENSING, PETITION)
    program = compile_program(LICENSING if procedure is LICENSING else PETITION, lawbook())
    assert list(unbound(program)) == []


@pytest.mark.parametrize(
    ("act", "days"),
    [
        ("administrative-licensing-act", ["2004-07-01", "2019-04-23"]),
        ("administrative-penalty-act", ["1996-10-01", "2009-08-27", "2018-01-01"]),
        ("administrative-reconsideration-act", ["1999-10-01", "2009-08-27", "2018-01-01"]),
        ("state-compensation-act", ["2010-12-01", "2013-01-01"]),
    ],
)
def test_an_act_was_amended_without_a_change_of_limits(act: str, days: list[str]) -> None:
    by_day = {edition.in_force.isoformat(): edition.limits for edition in editions() if edition.act == act}
    first, *others = (by_day[day] for day in days)
    assert all(other == first for other in others)


# -- numbers, each read in its article; w working day, d day, m month, y year, h hour, ? contested


def shown(limit: Limit) -> str:
    tiers = "".join(f"+{_shown(tier)}" for tier in limit.extend)
    return f"{limit.article} {_amount(limit.amount) or limit.word}{tiers}"


def _shown(tier: Extension) -> str:
    return _amount(tier.amount or tier.to)


def _amount(amount: Amount | None) -> str:
    if amount is None:
        return ""
    letter = "w" if amount.units[0] is Unit.WORKING_DAY else amount.units[0].value[0]
    number = "?" if amount.number is None else str(amount.number)
    return f"{number}{letter}" + ("?" if amount.certainty is Certainty.CONTESTED else "")


def read(act: str, first_day: str) -> Counter[str]:
    (edition,) = [one for one in editions() if (one.act, one.in_force.isoformat()) == (act, first_day)]
    return Counter(f"{limit.name} {shown(limit)}" for limit in edition.limits)


NUMBERS = {
    ("administrative-licensing-act", "2019-04-23"): """
        notify 第三十二条第一款第四项 5w
        refuse_at_once 第三十二条第一款第一项、第二项 即时
        decide_on_spot 第三十四条第二款 当场
        decide 第四十二条第一款 20w+10w
        decide 第四十二条第二款 45w+15w
        review_below 第四十三条 20w
        deliver 第四十四条 10w
        ask_hearing 第四十七条第一款 5d?
        hold_hearing 第四十七条第一款 20w
        hearing_notice 第四十八条第一款第一项 7w
        assign_inspectors 第五十五条第二款 5w
        decide_after_test 第五十五条第二款 当场
        register_on_spot 第五十六条 当场
        apply_renewal 第五十条第一款 30d?
        renew 第五十条第二款 0d
        correct_below 第六十条 及时
        test_equipment 第六十二条第二款 定期
        handle_report 第六十五条 及时
        mend_use 第六十六条 ?d?
        mend_service 第六十七条第二款 ?d?
        temporary_licence 第十五条第一款 1y
        reapply_after_concealment 第七十八条 1y
        reapply_after_fraud 第七十九条 3y
    """,
    ("petition-regulation", "2005-05-01"): """
        forward 第二十一条第一款 15d
        propose_urgent 第二十一条第一款第二项 及时
        tell_forwarded_below 第二十一条第一款第三项 定期
        report_handling_above 第二十一条第一款第三项 定期
        accept_decision 第二十一条第二款 15d
        tell 第二十二条第二款 15d
        finish 第三十三条 60d+30d
        ask_review 第三十四条 30d
        review 第三十四条 30d
        ask_recheck 第三十五条第一款 30d
        recheck 第三十五条第一款 30d
        feedback 第三十六条第二款 30d
        enter 第十二条 及时
        finish_assigned 第二十一条第一款第四项 ?d
        report_urgent 第二十六条第一款 立即
        contain 第二十七条 及时
        supervise 第三十六条第一款 及时
        report_policy 第三十七条 及时
        analysis 第三十九条 定期
    """,
    ("petition-regulation", "2022-05-01"): """
        forward 第二十二条第一款 15d
        propose_urgent 第二十二条第一款第一项 及时
        tell 第二十三条第二款 15d
        tell_forwarded 第二十三条第三款 15d
        object 第二十三条第三款 5w
        finish 第三十四条 60d+30d
        ask_review 第三十五条 30d
        review 第三十五条 30d
        ask_recheck 第三十六条第一款 30d
        recheck 第三十六条第一款 30d
        hear_reports 第九条第二款 定期
        receive 第十八条第二款 定期
        enter 第二十一条第二款 及时
        finish_assigned 第二十二条第一款第三项 ?d
        report_urgent 第二十五条第一款 及时
        contain 第二十五条第一款 及时
        assess 第三十九条第一款 0d
        supervise 第四十条第一款 及时
        report_policy 第四十条第二款 及时
        yearly_report 第四十一条第一款 0d
    """,
    ("administrative-penalty-act", "1996-10-01"): """
        limitation 第二十九条第一款 2y
        hold_evidence 第三十七条第二款 7d
        serve 第四十条 7d
        ask_hearing 第四十二条第一款第一项 3d
        hearing_notice 第四十二条第一款第二项 7d
        pay 第四十六条第三款 15d
        hand_in 第五十条 2d
        hand_in_ashore 第五十条 2d
        pay_in 第五十条 2d
    """,
    ("administrative-penalty-act", "2021-07-15"): """
        limitation 第三十六条第一款 2y
        limitation 第三十六条第一款 5y
        transfer_crime 第二十七条第一款 及时
        mend_breach 第二十八条第一款 ?d
        tell_recorded 第四十一条第三款 及时
        deliver_simple 第五十二条第一款 当场
        take_down 第四十八条第二款 3w
        file_case 第五十四条第二款 及时
        hold_evidence 第五十六条 7w
        decide 第六十条 90d
        deliver_on_spot 第六十一条第一款 当场
        serve 第六十一条第一款 7w
        perform 第六十六条第一款 ?d+?d
        ask_hearing 第六十四条第一项 5w
        hearing_notice 第六十四条第二项 7w
        pay 第六十七条第三款 15d+?d
        hand_in 第七十一条 2w
        hand_in_ashore 第七十一条 2w
        pay_in 第七十一条 2w
        apply_court_deferred 第七十二条第二款 3m
        assess_enforcement 第七十五条第一款 定期
    """,
    ("administrative-coercion-act", "2012-01-01"): """
        report 第十九条 24h
        lift_unapproved 第十九条 立即
        tell_family 第二十条第一款第一项 立即
        report_custody 第二十条第一款第二项 立即
        release_person 第二十条第二款 立即
        deliver_seizure 第二十四条第一款 当场
        seize 第二十五条第一款 30d+30d
        tell_seizure_extended 第二十五条第二款 及时
        look_into_seizure 第二十七条 及时
        lift_seizure 第二十八条第一款 及时
        return_goods 第二十八条第二款 立即
        freeze_at_once 第三十条第二款 立即
        deliver_freezing 第三十一条 3w
        freeze 第三十二条第一款 30d+30d
        tell_freezing_extended 第三十二条第二款 及时
        lift_freezing 第三十三条第一款 及时
        tell_unfreezing 第三十三条第二款 及时
        unfreeze_at_once 第三十三条第二款 立即
        unfreeze_on_lapse 第三十三条第三款 自冻结期满之日起
        perform_on_demand 第三十五条第一项 ?d
        give_up 第三十九条第二款 3y
        remove_building 第四十四条 ?d
        surcharge_first 第四十六条第一款 30d
        transfer_at_once 第四十七条第一款 立即
        demand_substitute 第五十一条第一款第二项 3w
        tell_substitute 第五十二条 立即
        apply_court 第五十三条 3m
        demand 第五十四条 10w
        court_accept 第五十六条第一款 5w
        object_refusal 第五十六条第二款 15d
        upper_court_accept 第五十六条第二款 15d
        court_rule 第五十七条 7w
        court_rule 第五十八条第二款 30d
        court_serve 第五十八条第二款 5w
        object_ruling 第五十八条第三款 15d
        upper_court_rule 第五十八条第三款 30d
        execute_at_once 第五十九条 5w
    """,
    ("administrative-reconsideration-act", "1999-10-01"): """
        apply 第九条第一款 60d
        review 第十七条第一款 5w
        pass_on 第十八条 7w
        sue_after_refusal 第十九条 15d
        sue_after_silence 第十九条 15d
        send_copy 第二十三条第一款 7w
        reply 第二十三条第一款 10d
        handle_document 第二十六条 30d
        transfer_document 第二十六条 7w
        answer_transfer 第二十六条 60d
        handle_basis 第二十七条 30d
        transfer_basis 第二十七条 7w
        decide 第三十一条第一款 60d+30d
        perform_duty 第二十八条第一款第二项 ?d
        redo 第二十八条第一款第三项 ?d
        perform_decision 第三十二条第二款 ?d
    """,
    ("administrative-reconsideration-act", "2024-01-01"): """
        apply 第二十条第一款 60d
        apply_untold 第二十条第三款 60d
        apply_at_most 第二十条第三款 1y
        limitation 第二十一条 5y
        limitation 第二十一条 20y
        review 第三十条第一款 5w
        ask_correction 第三十一条第一款 5w
        correct 第三十一条第二款 10w+?d
        handle_received 第三十二条第二款 及时
        pass_on 第三十二条第二款 5w
        sue_after_refusal 第三十四条 15d
        sue_after_silence 第三十四条 15d
        resume 第三十九条第二款 及时
        end_suspension 第四十一条第五项 60d
        send_copy 第四十八条 7w
        send_copy 第五十四条第一款 3w
        reply 第四十八条 10w
        reply 第五十四条第一款 5w
        hearing_notice 第五十一条第一款 5w
        handle_document 第五十六条 30d
        transfer_document 第五十六条 7w
        handle_basis 第五十七条 30d
        transfer_basis 第五十七条 7w
        ask_maker 第五十八条第一款 3w
        maker_reply 第五十八条第一款 10w
        answer_transfer 第六十条 60d
        decide 第六十二条第一款 60d+30d
        decide 第六十二条第二款 30d
        perform_duty 第六十六条 ?d
        redo 第六十四条第一款 ?d
        decide_after_mediation 第七十三条第二款 及时
        report_correction 第七十六条 60d
        perform_decision 第七十七条第二款 ?d
    """,
    ("administrative-litigation-act", "1990-10-01"): """
        reconsider 第三十八条第一款 2m
        sue_after_review 第三十八条第二款 15d
        sue_after_silence 第三十八条第二款 15d
        sue 第三十九条 3m
        ask_prolong 第四十条 10d
        court_file 第四十二条 7d
        send_complaint 第四十三条第一款 5d
        answer 第四十三条第一款 10d
        first_instance 第五十七条 3m
        appeal_ruling 第五十八条 10d
        appeal 第五十八条 15d
        second_instance 第六十条 2m
    """,
    ("administrative-litigation-act", "2017-07-01"): """
        sue_after_review 第四十五条 15d
        sue_after_silence 第四十五条 15d
        sue 第四十六条第一款 6m
        limitation 第四十六条第二款 5y
        limitation 第四十六条第二款 20y
        sue_inaction 第四十七条第一款 2m
        ask_prolong 第四十八条第二款 10d
        court_file 第五十一条第二款 7d
        send_complaint 第六十七条第一款 5d
        answer 第六十七条第一款 15d
        perform_duty 第七十二条 ?d
        send_answer 第六十七条第一款 5d
        send_judgment 第八十条第二款 10d
        first_instance 第八十一条 6m+?m
        first_instance 第八十三条 45d
        appeal 第八十五条 15d
        appeal_ruling 第八十五条 10d
        second_instance 第八十八条 3m+?m
    """,
}


@pytest.mark.parametrize(("act", "first_day"), NUMBERS)
def test_numbers_and_units_as_read_in_the_articles(act: str, first_day: str) -> None:
    listed = (line.strip() for line in NUMBERS[act, first_day].splitlines())
    assert read(act, first_day) == Counter(line for line in listed if line)
