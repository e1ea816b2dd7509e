"""The licence that passes three hands, is returned once, changes its section chief mid-way, and lapses."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from xml.etree import ElementTree as ET

from attrs import evolve

from lawadmin.accountability import charge
from lawadmin.accountability.counterfactual import what_if
from lawadmin.accountability.picture import Panel, Words, picture
from lawadmin.accountability.rights import rights
from lawadmin.accountability.saving import smallest
from lawadmin.converters.tables import load_tables
from lawadmin.findings import Judged
from lawadmin.obligations.custody import Custody, custody
from lawadmin.obligations.values import Obligation
from lawadmin.records.events import Event, Officer
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Post, Roster, Tenure
from lawadmin.rules.values import Fault, Gravity
from telling import day, national, record, step, story

ROSTER = Roster(
    [Organ("o1", "云溪县市场监督管理局")],
    [
        Post("window", "o1", "窗口"),
        Post("officer", "o1", "经办科员"),
        Post("section", "o1", "许可股股长", "审核人"),
        Post("head", "o1", "局长", "批准人"),
    ],
    [
        Tenure("张甲", "window", date(2025, 1, 1)),
        Tenure("钱乙", "officer", date(2025, 1, 1), acting=True),
        Tenure("李丙", "section", date(2025, 1, 1), date(2026, 3, 20)),
        Tenure("王丁", "section", date(2026, 3, 21)),
        Tenure("赵戊", "head", date(2025, 1, 1)),
    ],
)
FAULTS = (Fault("late", "逾期办理", (("承办人", "直接责任"), ("审核人", "主要领导责任"), ("批准人", "重要领导责任"))),)
LICENCE = record(
    "licensing",
    step("申请", "2026-03-02"),
    step("受理", "2026-03-02", actor=Officer("张甲", "window")),
    step("指派核查", "2026-03-06", actor=Officer("张甲", "window"), to="officer"),
    step("核查", "2026-03-12", actor=Officer("钱乙", "officer"), to="section"),
    step("指派核查", "2026-03-17", actor=Officer("李丙", "section"), to="officer"),
    step("核查", "2026-03-19", actor=Officer("钱乙", "officer"), to="section"),
    step("听取意见", "2026-03-31", actor=Officer("王丁", "section"), to="head"),
    step("准予", "2026-04-08", actor=Officer("赵戊", "head")),
    matter="XK-10",
)
DECIDE = "administrative-licensing-act/decide"
SEEN = evolve(national(), faults=FAULTS).at(day("2026-04-30"), roster=ROSTER)


def told() -> tuple[Judged, Obligation, Custody]:
    result = story(SEEN, LICENCE)
    decide = next(one for one in result.obligations if one.limit.name == "decide")
    return result, decide, custody(SEEN, result.timeline, decide)


def test_the_table_shows_whose_days_they_were() -> None:
    _, _, held = told()
    assert [(hop.holder.person, hop.days, hop.late, hop.inherited, hop.how.value) for hop in held.hops] == [
        ("张甲", 4, 0, 0, "begun"),
        ("钱乙", 4, 0, 0, "passed"),
        ("李丙", 3, 0, 0, "passed"),
        ("钱乙", 2, 0, 0, "returned"),
        ("李丙", 1, 0, 0, "sent-again"),
        ("王丁", 7, 1, 0, "taken-over"),
        ("赵戊", 5, 5, 1, "passed"),
    ]
    assert (held.due, held.burnt, held.budget) == (day("2026-03-30"), 26, 20)
    assert [round(100 * held.share(hop)) for hop in held.hops] == [20, 20, 15, 10, 5, 30, 0]
    assert sum(map(held.share, held.hops)) == 1


def test_who_let_it_lapse_had_the_last_clear_chance() -> None:
    _, _, held = told()
    assert held.let_lapse is not None
    assert held.let_lapse.holder.person == "王丁"
    assert held.longest == held.let_lapse


def test_the_picture_has_a_lane_for_each_holder() -> None:
    _, _, held = told()
    names = tuple(hop.holder.person or "" for hop in held.hops)
    panel = Panel("作出许可决定", held, names)
    drawn = ET.fromstring(picture((panel,), Words("XK-10", {"own": "经办", "due": "届满"})))
    bars = [one.get("class") for one in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    assert panel.lanes == ("张甲", "钱乙", "李丙", "王丁", "赵戊")
    assert bars.count("lane") == 5
    assert bars.count("late") == 2


def test_the_draft_names_the_last_holder_and_those_above() -> None:
    result, _, _ = told()
    (late,) = [finding for finding in result.findings if finding.code == "late"]
    assert [(one.person, one.responsibility) for one in charge(SEEN, result, late)] == [
        ("王丁", "主要领导责任"),
        ("赵戊", "重要领导责任"),
    ]


def test_the_lapse_opened_suit_and_reconsideration_to_the_applicant() -> None:
    rules = evolve(SEEN.rules, rights=load_tables(files("lawadmin") / "tables").rights)
    result = story(rules.at(SEEN.on, roster=ROSTER), LICENCE)
    found = {one.right: one for one in rights(rules.at(SEEN.on, roster=ROSTER), result)}
    assert {name: (str(one.first), str(one.last)) for name, one in found.items()} == {
        "提起行政诉讼": ("2026-03-31", "2026-09-30"),
        "申请行政复议": ("2026-03-31", "2026-05-29"),
    }


def test_the_smallest_change_is_six_days_and_the_last_chance_was_the_section_chief() -> None:
    result, decide, _ = told()
    saving = smallest(SEEN, result, decide)
    assert saving is not None
    assert (saving.event.step, saving.days) == ("听取意见", 6)
    assert saving.holder is not None
    assert saving.holder.person == "王丁"
    changed = what_if(SEEN, SEEN.timeline(LICENCE), *saving.changes)
    assert [finding.code for finding in changed.restated.mended] == ["late"]
    assert not [finding for finding in changed.after.judged.findings if finding.code == "late"]


def test_nobody_answers_for_the_police_or_for_the_party() -> None:
    """移送规定 第八条: the police decide within three days, and answer for it themselves."""
    table = (*FAULTS, Fault("barred", "违反步骤顺序", (("承办人", "直接责任"), ("批准人", "重要领导责任"))))
    seen = evolve(national(), faults=table).at(day("2026-04-30"), roster=ROSTER)
    handed = record(
        "crime-transfer",
        step("移送公安机关", "2026-03-03", actor=Officer("钱乙", "officer")),
        step("公安机关接受移送", "2026-03-04"),
        step("公安立案", "2026-03-20"),
    )
    withdrawn = record("licensing", *LICENCE.events, step("撤回申请", "2026-04-09"))
    for told, codes in ((handed, {"late"}), (withdrawn, {"barred"})):
        result = story(seen, told)
        found = [finding for finding in result.findings if finding.code in codes and finding.limit != DECIDE]
        assert [charge(seen, result, finding) for finding in found] == [()]
    result = story(seen, handed)
    police = next(one for one in result.obligations if one.limit.name == "police_decide")
    assert {hop.holder.other for hop in custody(seen, result.timeline, police).hops} == {"公安机关"}
    (barred,) = (finding for finding in story(seen, withdrawn).findings if finding.code == "barred")
    assert barred.gravity is Gravity.NOTE


def test_whoever_acts_in_a_post_answers_for_what_he_has_in_hand() -> None:
    """行政许可法 第四十二条第一款: the last day is 31 March; 钱乙 is away from 1 March, and 孙己 acts in the post."""
    acting = Tenure("孙己", "officer", date(2026, 3, 1), date(2026, 4, 30), acting=True)
    regular = (*(one for one in ROSTER.tenures if one.post != "officer"), Tenure("钱乙", "officer", date(2025, 1, 1)))
    seen = evolve(SEEN, roster=evolve(ROSTER, tenures=(*regular, acting)))
    applied, decided = step("申请", "2026-03-02"), step("准予", "2026-04-02")

    def first(accepted: Event) -> tuple[str | None, tuple[str, ...]]:
        result = story(seen, record("licensing", applied, accepted, decided))
        late = next(finding for finding in result.findings if finding.code == "late")
        laid = charge(seen, result, late)[0]
        return laid.person, laid.missing

    assert first(step("受理", "2026-03-03", actor=Officer("孙己", "officer"))) == ("孙己", ())
    assert first(step("受理", "2026-03-03", to="officer")) == ("钱乙", ("which-holder",))
