import pickle

import pytest

from asking import FORWARD, OPEN, STAYS, clock, codes, d, day, due, leg, pause, step, stopped
from lawadmin.days.clock import Choices, Clock, Pause
from lawadmin.days.counting import count
from lawadmin.days.span import Span, Unit
from lawadmin.errors import BadSpan, NoCalendar, NotSettled
from oracle import house_calendar

# -- months and years


@pytest.mark.parametrize(
    ("span", "start", "month_end", "last"),
    [
        ("1个月", "2026-01-31", "clamp", "2026-02-28"),
        ("2个月", "2026-01-31", "clamp", "2026-03-31"),
        ("1年", "2024-02-29", "clamp", "2025-02-28"),
        ("4年", "2024-02-29", "clamp", "2028-02-29"),
        ("1个月", "2026-02-28", "clamp", "2026-03-28"),
        ("1个月", "2026-02-28", "sticky", "2026-03-31"),
        ("1个月", "2026-01-31", "sticky", "2026-02-28"),
        ("1个月", "2026-01-15", "sticky", "2026-02-15"),
        ("1个月", "2026-01-15", "day-before", "2026-02-14"),
        ("1个月", "2026-03-01", "day-before", "2026-03-31"),
        ("1个月", "2026-01-31", "day-before", "2026-02-28"),
        ("13个月", "2025-12-31", "clamp", "2027-01-31"),
    ],
)
def test_months_end_on_the_corresponding_day(span: str, start: str, month_end: str, last: str) -> None:
    choices = {"clamp": STAYS, "sticky": Choices(last_day_off="stays", month_end="sticky")}
    before = Choices(last_day_off="stays", month_end="day-before")
    assert day(span, start, choices=choices.get(month_end, before)) == last


def test_months_are_clamped_once_from_the_original_start() -> None:
    assert day("1个月", "2026-01-31", choices=STAYS, legs=(leg("1个月", "2026-02-20"),)) == "2026-03-31"


def test_years_and_months_add_up_alike() -> None:
    assert day("1年", "2024-02-29", choices=STAYS, legs=(leg("12个月", "2024-06-01"),)) == "2026-02-28"


def test_an_included_first_day_ends_a_year_the_day_before() -> None:
    included = Choices(first_day="included", last_day_off="stays")
    assert day("5年", "2021-03-01", choices=included) == "2026-02-28"
    assert day("1个月", "2026-01-31", choices=included) == "2026-02-28"
    assert day("1个月", "2026-01-15", choices=included, pauses=(pause("2026-01-15", "2026-01-15"),)) == "2026-02-15"


def test_pauses_add_their_days_to_months() -> None:
    assert day("1个月", "2026-03-10", choices=STAYS, pauses=(pause("2026-03-20", "2026-03-24"),)) == "2026-04-15"


# -- the first day


def test_an_included_first_day_counts_only_if_it_is_worked() -> None:
    included = Choices(first_day="included")
    assert day("5工作日", "2026-03-02", choices=included) == "2026-03-06"
    assert day("5工作日", "2026-03-01", choices=included) == "2026-03-06"
    assert day("5日", "2026-03-02", choices=Choices(first_day="included", last_day_off="stays")) == "2026-03-06"
    assert codes(due("5工作日", "2026-03-01", choices=included)) == ["start", "rest-days", "last-day"]


@pytest.mark.parametrize("first_day", ["excluded", "included"])
def test_nothing_to_count_ends_on_the_start(first_day: str) -> None:
    choices = Choices(first_day="included" if first_day == "included" else "excluded", last_day_off="stays")
    assert day("0日", "2026-03-01", choices=choices) == "2026-03-01"
    assert day("0个月", "2026-03-01", choices=choices) == "2026-03-01"


def test_nothing_to_count_still_rolls_and_waits_for_a_pause() -> None:
    assert day("0工作日", "2026-03-01", choices=FORWARD) == "2026-03-02"
    assert day("0日", "2026-03-02", choices=STAYS, pauses=(pause("2026-03-01", "2026-03-04"),)) == "2026-03-05"
    assert day("0日", "2026-03-05", choices=STAYS, pauses=(pause("2026-03-01", "2026-03-04"),)) == "2026-03-05"
    assert stopped("0日", "2026-03-02", choices=STAYS, pauses=(pause("2026-03-01"),)).left == 0
    assert due("0工作日", "2026-03-01").depends_on == ("last_day_off",)


# -- the last day


def test_an_open_last_day_gives_both_readings() -> None:
    found = due("90日", "2026-07-03", choices=OPEN)
    assert (found.earliest, found.latest) == (d("2026-10-01"), d("2026-10-08"))
    assert found.safe == found.earliest
    assert found.depends_on == ("last_day_off",)
    assert not found.certain
    with pytest.raises(NotSettled, match="last_day_off"):
        found.day  # noqa: B018
    assert [(s["taken"], s["day"]) for s in found.because if s.code == "reading"] == [
        ("forward", d("2026-10-08")),
        ("stays", d("2026-10-01")),
    ]


def test_an_open_last_day_on_a_worked_day_leaves_nothing_open() -> None:
    found = due("15日", "2026-03-01", choices=OPEN)
    assert found.certain
    assert found.depends_on == ()
    assert found.day == d("2026-03-16")


def test_a_last_day_that_stays_needs_no_calendar() -> None:
    assert day("20年", "2024-01-01", choices=STAYS) == "2044-01-01"
    assert day("2年", "1999-01-01", choices=STAYS) == "2001-01-01"
    with pytest.raises(NoCalendar, match="2030-12-31"):
        due("20年", "2024-01-01", choices=FORWARD)


def test_rolling_passes_over_a_pause() -> None:
    rolling = due("90日", "2026-07-03", choices=FORWARD, pauses=(pause("2026-10-08", "2026-10-09"),))
    assert rolling.day == d("2026-10-10")
    assert codes(rolling) == ["start", "last-day", "rest-days", "paused", "rolled"]
    standing = stopped("90日", "2026-07-03", choices=FORWARD, pauses=(pause("2026-10-08"),))
    assert (standing.left, standing.unit, standing.since) == (0, Unit.DAY, d("2026-10-08"))
    assert codes(standing)[-1] == "stopped"


def test_steps_of_a_rolled_day_name_the_notice() -> None:
    found = due("60日", "2026-08-03", choices=FORWARD)
    assert codes(found) == ["start", "last-day", "rest-days", "rolled"]
    assert step(found, "rest-days").get("notices") == ("2026",)
    assert step(found, "rolled")["day"] == d("2026-10-08")
    assert step(found, "rolled").get("reason", "none") == "none"
    with pytest.raises(KeyError):
        step(found, "rolled")["reason"]


# -- steps of working days


def test_steps_name_every_run_of_rest_days_and_make_up_days() -> None:
    found = due("20工作日", "2026-09-21")
    told = [(s.code, s["first"], s["last"], s["notices"]) for s in found.because if s.code.endswith("days")]
    assert told == [
        ("rest-days", d("2026-09-25"), d("2026-09-27"), ("2026",)),
        ("rest-days", d("2026-10-01"), d("2026-10-07"), ("2026",)),
        ("make-up-days", d("2026-10-10"), d("2026-10-10"), ("2026",)),
        ("rest-days", d("2026-10-11"), d("2026-10-11"), ()),
        ("rest-days", d("2026-10-17"), d("2026-10-18"), ()),
        ("rest-days", d("2026-10-24"), d("2026-10-25"), ()),
    ]


def test_a_run_of_rest_days_is_cut_to_the_period() -> None:
    first, *_ = [s for s in due("1工作日", "2026-10-03").because if s.code == "rest-days"]
    assert (first["first"], first["last"], first["days"]) == (d("2026-10-04"), d("2026-10-07"), 4)


def test_an_answer_says_which_notices_have_no_known_day() -> None:
    assert step(due("20工作日", "2010-09-20"), "undated-notices")["notices"] == ("2010",)
    assert "undated-notices" not in codes(due("20工作日", "2026-09-21"))


# -- extensions


def test_an_extension_in_another_unit_counts_from_the_nominal_last_day() -> None:
    found = due("20工作日", "2026-09-21", choices=STAYS, legs=(leg("10日", "2026-10-20"),))
    assert found.day == d("2026-11-05")
    thrice = due(
        "20工作日", "2026-09-21", choices=STAYS, legs=(leg("10日", "2026-10-20"), leg("1工作日", "2026-10-30"))
    )
    assert thrice.day == d("2026-11-06")


def test_an_extension_counts_from_the_nominal_and_not_the_rolled_day() -> None:
    assert day("60日", "2026-08-03", choices=FORWARD, legs=(leg("30日", "2026-10-08"),)) == "2026-11-02"


def test_an_extension_after_the_due_day_is_refused() -> None:
    late = due("60日", "2026-08-03", choices=FORWARD, legs=(leg("30日", "2026-10-09"),))
    assert late.day == d("2026-10-08")
    assert step(late, "extension-refused")["reason"] == "late"
    open_ = due("60日", "2026-08-03", choices=OPEN, legs=(leg("30日", "2026-10-05"),))
    assert (open_.earliest, open_.latest) == (d("2026-10-02"), d("2026-11-02"))


def test_an_extension_over_the_cap_is_cut_and_then_refused() -> None:
    legs = (leg("20工作日", "2026-03-20", cap="45工作日"), leg("10工作日", "2026-03-23", cap="45工作日"))
    found = due("30工作日", "2026-03-02", legs=legs)
    assert found.day == due("45工作日", "2026-03-02").day
    assert (step(found, "extension-cut")["taken"], step(found, "extension-cut")["reason"]) == (15, "over-cap")
    assert step(found, "extension-refused")["reason"] == "over-cap"


def test_the_cap_of_the_clock_holds_for_every_extension() -> None:
    found = due("30日", "2026-03-02", choices=STAYS, legs=(leg("40日", "2026-03-20"),), cap=Span(60, Unit.DAY))
    assert found.day == d("2026-05-01")
    assert codes(found) == ["start", "extension-cut", "last-day"]


def test_a_cap_in_another_unit_is_a_day() -> None:
    legs = (leg("3个月", "2026-07-01"), leg("1个月", "2026-07-20"))
    found = due("6个月", "2026-01-10", choices=STAYS, legs=legs, cap=Span(200, Unit.DAY))
    assert found.day == d("2026-07-29")
    assert codes(found) == ["start", "extension-cut", "extension-refused", "last-day"]
    short = due("6个月", "2026-01-10", choices=STAYS, legs=legs, cap=Span(20, Unit.DAY))
    assert short.day == d("2026-07-10")


def test_a_cap_in_working_days_reads_the_calendar() -> None:
    capped = due("60日", "2026-11-01", choices=STAYS, legs=(leg("30日", "2026-12-01"),), cap=Span(50, Unit.WORKING_DAY))
    assert capped.depends_on == ("notice:2027",)
    assert capped.earliest <= capped.nominal <= capped.latest


def test_an_extension_of_a_stopped_clock_adds_to_what_is_left() -> None:
    legs = (leg("10工作日", "2026-03-20"),)
    assert stopped("20工作日", "2026-03-02", pauses=(pause("2026-03-09"),), legs=legs).left == 26
    other = (leg("10日", "2026-03-20"),)
    assert stopped("20工作日", "2026-03-02", pauses=(pause("2026-03-09"),), legs=other).left == 16
    capped = stopped(
        "20工作日", "2026-03-02", pauses=(pause("2026-03-09"),), legs=legs, cap=Span(2, Unit.MONTH), choices=STAYS
    )
    assert capped.left == 26


def test_an_extension_of_nothing_is_taken_and_does_nothing() -> None:
    found = due("20工作日", "2026-03-02", legs=(leg("0日", "2026-03-20"),))
    assert found.day == d("2026-03-30")
    assert "extended" in codes(found)


# -- backward


@pytest.mark.parametrize(
    ("span", "event", "before", "last"),
    [
        ("30日", "2026-08-31", "inclusive", "2026-08-01"),
        ("30日", "2026-08-31", "clear", "2026-07-31"),
        ("6个月", "2026-08-31", "inclusive", "2026-02-28"),
        ("6个月", "2026-08-31", "clear", "2026-02-27"),
        ("1年", "2024-02-29", "inclusive", "2023-02-28"),
        ("0日", "2026-08-31", "inclusive", "2026-08-31"),
        ("0个月", "2026-08-31", "clear", "2026-08-30"),
        ("0工作日", "2026-08-31", "clear", "2026-08-28"),
    ],
)
def test_backward(span: str, event: str, before: str, last: str) -> None:
    choices = Choices(before="clear" if before == "clear" else "inclusive")
    assert day(span, event, kind="backward", choices=choices) == last


def test_backward_with_the_event_counted() -> None:
    included = Choices(before="inclusive", first_day="included")
    assert day("7日", "2026-03-10", kind="backward", choices=included) == "2026-03-04"
    assert day("1个月", "2026-03-10", kind="backward", choices=included) == "2026-02-11"
    assert day("2工作日", "2026-03-10", kind="backward", choices=included) == "2026-03-09"


def test_steps_of_a_backward_count() -> None:
    found = due("7工作日", "2026-10-15", kind="backward", choices=Choices(before="inclusive"))
    assert codes(found) == ["start", "rest-days", "make-up-days", "rest-days", "last-day", "before"]


def test_backward_across_a_year_not_yet_announced() -> None:
    found = due("20工作日", "2027-02-01", kind="backward", choices=Choices(before="inclusive"))
    assert found.depends_on == ("notice:2027",)
    assert found.earliest < found.latest


# -- floors


def test_a_floor_ends_the_day_before_one_may_act() -> None:
    found = due("30日", "2026-03-01", kind="floor", choices=STAYS)
    assert (found.day, found.first_lawful) == (d("2026-03-31"), d("2026-04-01"))
    assert due("30日", "2026-03-01", choices=STAYS).first_lawful is None


def test_a_floor_is_safe_at_its_latest() -> None:
    found = due("90日", "2026-07-03", kind="floor", choices=OPEN)
    assert found.safe == d("2026-10-08")
    assert found.first_lawful == d("2026-10-09")


# -- contested units


def test_a_contested_unit_is_counted_by_each_reading() -> None:
    both = (Unit.DAY, Unit.WORKING_DAY)
    found = due("5日", "2026-04-30", units=both, choices=STAYS)
    assert (found.earliest, found.latest) == (d("2026-05-05"), d("2026-05-11"))
    assert found.depends_on == ("unit",)
    assert found.nominal == found.earliest
    assert [s["taken"] for s in found.because if s.code == "reading"] == [Unit.DAY, Unit.WORKING_DAY]
    assert step(found, "start")["unit"] == Unit.DAY


def test_extensions_and_caps_share_a_contested_unit() -> None:
    both = (Unit.DAY, Unit.WORKING_DAY)
    found = due("5日", "2026-03-02", units=both, choices=STAYS, legs=(leg("5日", "2026-03-06"),), cap=Span(8, Unit.DAY))
    assert found.earliest == d("2026-03-10")
    assert found.latest == due("8工作日", "2026-03-02").day


# -- bad input


def test_hours_are_not_counted_from_a_day() -> None:
    with pytest.raises(BadSpan, match="moment"):
        clock("24小时", "2026-03-02")
    with pytest.raises(BadSpan, match="moment"):
        clock("1日", "2026-03-02", units=(Unit.HOUR,))
    with pytest.raises(BadSpan, match="moment"):
        clock("1日", "2026-03-02", legs=(leg("24小时", "2026-03-03"),))


def test_a_backward_count_takes_neither_pauses_nor_extensions() -> None:
    with pytest.raises(BadSpan, match="backward"):
        clock("7日", "2026-03-02", kind="backward", pauses=(pause("2026-03-01"),))
    with pytest.raises(BadSpan, match="backward"):
        clock("7日", "2026-03-02", kind="backward", legs=(leg("7日", "2026-03-01"),))


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadSpan, match="ends before"):
        pause("2026-03-02", "2026-03-01")


@pytest.mark.parametrize("span", ["36600日", "100年", "1200个月"])
def test_a_period_that_leads_out_of_time_is_refused(span: str) -> None:
    with pytest.raises(BadSpan, match="9999"):
        due(span, "9990-01-01", choices=STAYS)
    with pytest.raises(BadSpan, match="9999"):
        due(span, "0002-01-01", kind="backward")


def test_a_period_longer_than_the_calendar_is_refused() -> None:
    with pytest.raises(NoCalendar, match="2004-01-01"):
        due("20工作日", "2003-12-01")
    with pytest.raises(NoCalendar):
        due("36600工作日", "2026-03-02")
    with pytest.raises(NoCalendar):
        due("20工作日", "2004-01-10", kind="backward")


def test_clocks_and_answers_are_plain_values() -> None:
    asked = clock("20工作日", "2026-09-21", pauses=(pause("2026-10-10", "2026-10-12"),))
    assert pickle.loads(pickle.dumps(asked)) == asked == Clock(asked.start, asked.span, pauses=asked.pauses)
    found = count(asked, house_calendar())
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(count(asked, house_calendar()))
    assert Pause(d("2026-03-01")).exact is False
