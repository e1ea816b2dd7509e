"""Sound law data: what each key of an edition and of a limit becomes."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from law_files import ACT, HEAD, SOUND, limit, limits, load, write
from lawadmin.converters.editions import load_editions
from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit
from lawadmin.law.edition import (
    Amount,
    Anchor,
    Bearer,
    Certainty,
    Dated,
    DayCount,
    Effect,
    FromCalendar,
    FromDate,
    FromLapse,
    FromStep,
    Kind,
    Lapse,
    Transition,
    Which,
    WorkingDays,
)
from lawadmin.law.rank import Direction, Otherwise, Rank

TWENTY = 'amount = 20, unit = "日"'


def test_edition(tmp_path: Path) -> None:
    head = """\
    title = "试行办法"
    title_en = "Measures on Trials"
    rank = "部门规章"
    passed = 2020-01-01
    published = 2020-01-15
    until = 2023-12-31
    successor = "试行条例"
    region = "3701"
    amends = "trial-act"
    lines = ["农业", "林业"]
    note = "条文未写首日。"
    transition = [{limits = ["decide"], article = "第十条"}]
    """
    text = (
        head
        + "limit = [\n"
        + f' {{name = "decide", title = "决定", article = "第三条", {TWENTY.replace("日", "工作日")}, '
    )
    text += 'from = "受理", until = ["准予"]},\n]'
    (edition,) = load_editions(write(tmp_path, text, act="trial-measures"))
    assert (edition.act, edition.title, edition.title_en) == ("trial-measures", "试行办法", "Measures on Trials")
    assert (edition.rank, edition.in_force, edition.until) == (Rank.DEPARTMENT, date(2020, 7, 1), date(2023, 12, 31))
    assert (edition.known, edition.region, edition.successor) == (date(2020, 1, 15), "3701", "试行条例")
    assert (edition.amends, edition.lines) == ("trial-act", frozenset({"农业", "林业"}))
    assert edition.transitions == (Transition(frozenset({"decide"}), "第十条"),)
    assert edition.daycount is None
    assert edition.note == "条文未写首日。"
    assert edition.digest == sha256(text.encode()).hexdigest()
    assert len(edition.limits) == 1


def test_known_from_the_day_it_was_passed_where_no_publication_is_stated(tmp_path: Path) -> None:
    assert load(tmp_path).known == date(2020, 1, 1)


def test_folders_and_files_in_order_and_nothing_else(tmp_path: Path) -> None:
    for act, year in (("second-act", 2021), (ACT, 2024), (ACT, 2020), (".git", 2020)):
        write(tmp_path, act=act, first_day=f"{year}-01-01")
    (tmp_path / "README").write_text("not an act")
    (tmp_path / ACT / ".keep").write_text("")
    found = [(edition.act, edition.in_force.isoformat()) for edition in load_editions(tmp_path)]
    assert found == [("second-act", "2021-01-01"), (ACT, "2020-01-01"), (ACT, "2024-01-01")]


def test_plain_limit_has_the_defaults(tmp_path: Path) -> None:
    found = limit(tmp_path, TWENTY)
    assert found.amount == Amount(20, "日", (Unit.DAY,), Certainty.TEXT, "第九条")
    assert found.anchor == FromStep(frozenset({"受理"}), Which.FIRST, None)
    assert (found.kind, found.by, found.bearer, found.lapse) == (Kind.DEADLINE, "", Bearer.ORGAN, Lapse(Effect.FAULT))
    assert not any((found.per, found.survives, found.when, found.exclude, found.extend))
    assert (found.otherwise, found.minimum, found.maximum, found.choices) == (None, None, None, Choices())


def test_full_limit(tmp_path: Path) -> None:
    row = (
        f'{TWENTY}, title_en = "Decide", kind = "cap", by = "当事人", per = true, survives = true, '
        'when = ["联合办理"], exclude = ["听证"], min = 3, max = 30, clause = "2.1.1", note = "推定"'
    )
    found = limit(tmp_path, row)
    assert (found.title, found.title_en, found.clause, found.note) == ("决定", "Decide", "2.1.1", "推定")
    assert (found.kind, found.by, found.bearer, found.lapse) == (Kind.CAP, "当事人", Bearer.PARTY, Lapse(Effect.NONE))
    assert (found.per, found.survives) == (True, True)
    assert (found.when, found.exclude) == (frozenset({"联合办理"}), frozenset({"听证"}))
    assert (found.minimum, found.maximum) == (3, 30)


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ('"受理"', FromStep(frozenset({"受理"}))),
        ('["申请", "补正"], which = "each"', FromStep(frozenset({"申请", "补正"}), Which.EACH)),
        ('{step = "撤销", link = "review"}, which = "latest"', FromStep(frozenset({"撤销"}), Which.LATEST, "review")),
        ('{lapse = "other"}', FromLapse("other")),
        ('{lapse = "absent-act/sue", link = "review"}', FromLapse("absent-act/sue", "review")),
        ('{date = "valid_to", in = ["准予"]}', FromDate("valid_to", frozenset({"准予"}))),
        ('{date = "valid_to", in = ["准予"], link = "old"}', FromDate("valid_to", frozenset({"准予"}), "old")),
        ('{every = "12-31"}', FromCalendar("12-31")),
        (
            '{every = "amount", since = "上岗", till = ["离岗"]}',
            FromCalendar("amount", frozenset({"上岗"}), frozenset({"离岗"})),
        ),
    ],
)
def test_anchors(tmp_path: Path, words: str, anchor: Anchor) -> None:
    other = 'name = "other", title = "另", article = "第五条", word = "及时", from = "另", until = ["另"]'
    row = f'name = "decide", title = "决定", article = "第三条", until = ["准予"], {TWENTY}, from = {words}'
    assert limits(tmp_path, row, other)[0].anchor == anchor


def test_a_day_of_the_year_needs_no_number(tmp_path: Path) -> None:
    assert limit(tmp_path, 'from = {every = "12-31"}').amount == Amount(0, "日", (Unit.DAY,))


@pytest.mark.parametrize(
    "row", ['from = {date = "valid_to", in = ["准予"]}', 'from = {every = "03-01"}', 'kind = "floor"']
)
def test_no_days_at_all_are_a_day(tmp_path: Path, row: str) -> None:
    assert limit(tmp_path, f'{row}, amount = 0, unit = "日"').amount == Amount(0, "日", (Unit.DAY,))


def test_duty_without_a_number(tmp_path: Path) -> None:
    found = limit(tmp_path, 'word = "及时"')
    assert (found.amount, found.word) == (None, "及时")


@pytest.mark.parametrize(
    ("count", "row", "unit"),
    [
        ("[5, 10]", 'amount = 5, unit = "日"', Unit.WORKING_DAY),
        ("[5, 10]", 'amount = 6, unit = "日"', Unit.DAY),
        ("[5, 10]", 'amount = 6, unit = "个工作日"', Unit.WORKING_DAY),
        ('"up to 10"', 'amount = 10, unit = "天"', Unit.WORKING_DAY),
        ('"up to 10"', 'amount = 11, unit = "日"', Unit.DAY),
        ('"all"', 'amount = 90, unit = "日"', Unit.WORKING_DAY),
        ('"all"', 'amount = 3, unit = "个月"', Unit.MONTH),
        ('"as written"', 'amount = 5, unit = "日"', Unit.DAY),
        ('"as written"', 'amount = 5, unit = "工作日"', Unit.WORKING_DAY),
        ('"as written"', 'amount = 24, unit = "小时"', Unit.HOUR),
        ('"as written"', 'amount = 2, unit = "年"', Unit.YEAR),
        ('"all"', 'amount = "stated", unit = "日"', Unit.WORKING_DAY),
        ("[5, 10]", 'amount = "stated", unit = "日"', Unit.DAY),
    ],
)
def test_effective_unit(tmp_path: Path, count: str, row: str, unit: Unit) -> None:
    amount = limit(tmp_path, row, HEAD.replace("[5, 10]", count)).amount
    assert amount is not None
    assert (amount.units, amount.certainty) == ((unit,), Certainty.TEXT)


def test_counting_clause(tmp_path: Path) -> None:
    head = HEAD.replace(
        "[5, 10]", '"all", organs_only = true, reason = "r", last_day_off = "forward", month_end = "sticky"'
    )
    edition = load(tmp_path, head + "limit = []")
    choices = Choices(last_day_off="forward", month_end="sticky")
    assert edition.daycount == DayCount(WorkingDays.ALL, "第九条", organs_only=True, reason="r", choices=choices)
    assert limit(tmp_path, TWENTY, head).choices == choices


def test_a_limit_may_choose_otherwise_than_its_act(tmp_path: Path) -> None:
    head = HEAD.replace("[5, 10]", '"all", last_day_off = "forward"')
    row = f'{TWENTY}, first_day = "included", last_day_off = "stays", before = "clear", pause_ends = "counted"'
    assert limit(tmp_path, f'{row}, hours_from = "next-hour"', head).choices == Choices(
        first_day="included", last_day_off="stays", before="clear", pause_ends="counted", hours_from="next-hour"
    )


def test_a_cap_never_rolls(tmp_path: Path) -> None:
    head = HEAD.replace("[5, 10]", '"all", last_day_off = "forward"')
    assert limit(tmp_path, f'{TWENTY}, kind = "cap"', head).choices.last_day_off == "stays"
    assert limit(tmp_path, f'{TWENTY}, kind = "cap", last_day_off = "stays"').choices.last_day_off == "stays"


def test_unit_of_a_party_is_contested_where_the_clause_speaks_of_organs(tmp_path: Path) -> None:
    head = HEAD.replace("[5, 10]", '"all", organs_only = true, reason = "只讲机关"')
    amount = limit(tmp_path, f'{TWENTY}, by = "申请人"', head).amount
    assert amount == Amount(20, "日", (Unit.DAY, Unit.WORKING_DAY), Certainty.CONTESTED, "只讲机关")


def test_silent_act_gives_an_inferred_unit(tmp_path: Path) -> None:
    head = HEAD.replace('article = "第九条"', 'reason = "按字面"')
    assert limit(tmp_path, TWENTY, head).amount == Amount(20, "日", (Unit.DAY,), Certainty.INFERRED, "按字面")


def test_unit_that_no_clause_settles_may_be_stated(tmp_path: Path) -> None:
    bare = HEAD.partition("daycount")[0]
    stated = ', certainty = "contested", reason = "两说", units = ["working_day", "day"], extend = [{amount = 10}]'
    found = limit(tmp_path, TWENTY + stated, bare)
    both = (Unit.WORKING_DAY, Unit.DAY)
    assert found.amount == Amount(20, "日", both, Certainty.CONTESTED, "两说")
    assert found.extend[0].amount == Amount(10, "日", both, Certainty.CONTESTED, "两说")
    inferred = limit(tmp_path, f'{TWENTY}, certainty = "inferred", reason = "推定", units = ["day"]', bare)
    assert inferred.amount == Amount(20, "日", (Unit.DAY,), Certainty.INFERRED, "推定")


def test_extensions(tmp_path: Path) -> None:
    row = (
        f'{TWENTY}, extend = [{{amount = 10, approver = "负责人", times = 1}}, '
        '{amount = 2, unit = "个月", each = true}, {to = 45, granted = "集体决定延长"}, {amount = "stated"}]'
    )
    first, second, third, fourth = limit(tmp_path, row).extend
    assert first.amount == Amount(10, "日", (Unit.WORKING_DAY,), Certainty.TEXT, "第九条")
    assert (first.to, first.approver, first.times, first.each, first.granted) == (None, "负责人", 1, False, "延长")
    assert second.amount == Amount(2, "个月", (Unit.MONTH,))
    assert second.each
    assert (third.amount, third.granted) == (None, "集体决定延长")
    assert third.to == Amount(45, "日", (Unit.DAY,), Certainty.TEXT, "第九条")
    assert fourth.amount is not None
    assert fourth.amount.number is None


@pytest.mark.parametrize(
    ("words", "bearer"),
    [
        ('by = "当事人"', Bearer.PARTY),
        ('by = "申请人、利害关系人"', Bearer.PARTY),
        ('by = "公民、法人或者其他组织"', Bearer.PARTY),
        ('by = "上一级人民法院"', Bearer.COURT),
        ('by = "被告", bound = "organ"', Bearer.ORGAN),
        ('by = "金融机构", bound = "body"', Bearer.BODY),
        ('bound = "court"', Bearer.COURT),
    ],
)
def test_bearer(tmp_path: Path, words: str, bearer: Bearer) -> None:
    found = limit(tmp_path, f"{TWENTY}, {words}")
    assert found.bearer is bearer
    assert found.lapse.effect is (Effect.FAULT if bearer is Bearer.ORGAN else Effect.NONE)


@pytest.mark.parametrize(
    ("words", "lapse"),
    [
        ('{effect = "right lost"}', Lapse(Effect.RIGHT_LOST)),
        ('{effect = "deemed", step = "受理", dated = "from"}', Lapse(Effect.DEEMED, "受理", Dated.FROM)),
        ('{effect = "deemed", step = "受理"}', Lapse(Effect.DEEMED, "受理", Dated.LAST)),
        ('{effect = "void", step = "应当解除"}', Lapse(Effect.VOID, "应当解除")),
        ('{opens = ["起诉", "申请复议"]}', Lapse(Effect.FAULT, opens=("申请复议", "起诉"))),
    ],
)
def test_lapse(tmp_path: Path, words: str, lapse: Lapse) -> None:
    assert limit(tmp_path, f"{TWENTY}, lapse = {words}").lapse == lapse


def test_otherwise(tmp_path: Path) -> None:
    found = limit(tmp_path, f'{TWENTY}, otherwise = {{ranks = ["法律", "规章"], direction = "shorter"}}').otherwise
    ranks = frozenset({Rank.LAW, Rank.DEPARTMENT, Rank.PROVINCIAL_RULE, Rank.CITY_RULE})
    assert found == Otherwise(ranks, Direction.SHORTER)


@pytest.mark.parametrize("kind", ["wait", "window", "validity", "limitation"])
def test_some_kinds_need_no_step_that_ends_them(tmp_path: Path, kind: str) -> None:
    row = f'name = "bar", title = "限制", article = "第三条", {TWENTY}, from = "受理", kind = "{kind}"'
    assert limits(tmp_path, row)[0].until == frozenset()


def test_a_limit_of_another_act_may_start_a_clock(tmp_path: Path) -> None:
    write(tmp_path, SOUND, act="first-act")
    write(tmp_path, SOUND.replace('from = "受理"', 'from = {lapse = "first-act/serve"}'))
    assert len(load_editions(tmp_path)) == 2
