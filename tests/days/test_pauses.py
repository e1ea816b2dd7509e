from asking import OPEN, codes, d, day, due, pause, step, stopped
from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit


def test_a_pause_postpones_by_its_countable_days() -> None:
    assert day("20工作日", "2026-03-02", pauses=(pause("2026-03-07", "2026-03-10"),)) == "2026-04-01"
    assert day("20工作日", "2026-03-02") == "2026-03-30"


def test_overlapping_and_neighbouring_pauses_are_one() -> None:
    parts = (pause("2026-03-10", "2026-03-13"), pause("2026-03-11", "2026-03-12"), pause("2026-03-14", "2026-03-17"))
    found = due("20工作日", "2026-03-02", pauses=parts)
    assert found == due("20工作日", "2026-03-02", pauses=(pause("2026-03-10", "2026-03-17"),))
    assert (step(found, "paused")["first"], step(found, "paused")["days"]) == (d("2026-03-10"), 8)


def test_a_pause_after_the_due_day_has_no_effect() -> None:
    late = due("20工作日", "2026-03-02", pauses=(pause("2026-03-31"),))
    assert late.day == d("2026-03-30")
    assert "paused" not in codes(late)


def test_a_pause_before_the_start_has_no_effect() -> None:
    assert day("20工作日", "2026-03-02", pauses=(pause("2026-02-01", "2026-03-02"),)) == "2026-03-30"


def test_a_pause_over_the_start_counts_from_its_end() -> None:
    found = due("2工作日", "2026-03-02", pauses=(pause("2026-02-01", "2026-03-04"),))
    assert found.day == d("2026-03-06")
    assert step(found, "paused")["first"] == d("2026-03-03")


def test_border_days_of_a_pause_are_open() -> None:
    border = (pause("2026-03-09", "2026-03-11", exact=False),)
    found = due("20工作日", "2026-03-02", pauses=border)
    assert (found.earliest, found.latest) == (d("2026-03-31"), d("2026-04-02"))
    assert found.depends_on == ("pause_ends",)
    assert [s["taken"] for s in found.because if s.code == "reading"] == ["paused", "counted"]
    assert day("20工作日", "2026-03-02", pauses=border, choices=Choices(pause_ends="counted")) == "2026-03-31"
    assert day("20工作日", "2026-03-02", pauses=border, choices=Choices(pause_ends="paused")) == "2026-04-02"


def test_a_pause_and_resumption_on_one_day_stop_nothing_where_border_days_count() -> None:
    border = (pause("2026-03-09", "2026-03-09", exact=False),)
    assert day("20工作日", "2026-03-02", pauses=border, choices=Choices(pause_ends="counted")) == "2026-03-30"


def test_two_open_choices_are_told_one_by_one() -> None:
    border = (pause("2026-07-06", "2026-07-06", exact=False), pause("2026-08-10", "2026-08-12", exact=False))
    found = due("90日", "2026-06-29", choices=OPEN, pauses=border)
    assert (found.earliest, found.latest) == (d("2026-09-28"), d("2026-10-08"))
    assert found.depends_on == ("last_day_off", "pause_ends")
    told = [(s["choice"], s["taken"], s["day"]) for s in found.because if s.code == "reading"]
    assert told == [
        ("last_day_off", "forward", d("2026-10-08")),
        ("last_day_off", "stays", d("2026-10-01")),
        ("pause_ends", "paused", d("2026-10-08")),
        ("pause_ends", "counted", d("2026-09-28")),
    ]


def test_a_pause_that_lasts_since_before_the_start_stops_the_clock_at_once() -> None:
    found = stopped("5工作日", "2026-03-02", pauses=(pause("2026-02-02"),))
    assert (found.left, found.since) == (5, d("2026-03-03"))


def test_an_open_pause_stops_the_clock() -> None:
    found = stopped("20工作日", "2026-03-02", pauses=(pause("2026-03-09"),))
    assert (found.left, found.unit, found.since) == (16, Unit.WORKING_DAY, d("2026-03-09"))
    assert codes(found) == ["start", "rest-days", "stopped"]
    months = stopped("1个月", "2026-03-02", pauses=(pause("2026-03-09"),))
    assert (months.left, months.unit) == (25, Unit.DAY)


def test_a_clock_stopped_by_one_reading_alone_is_stopped() -> None:
    found = stopped("5工作日", "2026-03-02", pauses=(pause("2026-03-09", exact=False),))
    assert (found.left, found.since) == (1, d("2026-03-09"))
    assert found.depends_on == ("pause_ends",)
    assert [s["day"] for s in found.because if s.code == "reading"] == [None, d("2026-03-09")]


def test_least_left_comes_back_where_two_readings_stop() -> None:
    found = stopped("5工作日", "2026-03-02", pauses=(pause("2026-03-04", exact=False),))
    assert found.left == 3
