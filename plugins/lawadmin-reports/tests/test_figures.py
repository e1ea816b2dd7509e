from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from sample_reports import FINDING, ON, made_up, report_of, reported

from lawadmin.rules.values import Gravity
from lawadmin_reports import figures
from lawadmin_reports.drawing import Picture, draw_clauses, draw_due_days, draw_gravity, draw_heat, shorten
from lawadmin_reports.words import read_words

WORDS = read_words("zh")


def test_gravities_are_counted_the_gravest_first() -> None:
    assert figures.by_gravity([FINDING, evolve(FINDING, gravity=Gravity.NOTE), FINDING]) == (0, 2, 0, 1)


def test_clauses_stand_in_the_plans_order_and_unknown_ones_after_it() -> None:
    report = made_up(11)
    odd = evolve(report, findings=(*report.findings, reported(evolve(FINDING, clause="0.0"))))
    assert [group.id for group in figures.by_clause(odd, "zh", 99)][-1] == "0.0"
    assert sum(group.total for group in figures.by_clause(odd, "zh", 99)) == 12


def test_what_exceeds_the_bounds_is_joined_and_nothing_is_lost() -> None:
    items = tuple(reported(evolve(FINDING, organ=f"o{n}", clause=f"c{n}"), organ=f"机关{n}") for n in range(70))
    heat = figures.heat(report_of(*items), "zh", rows=16, columns=24)
    assert (len(heat.organs), len(heat.clauses)) == (16, 24)
    assert heat.organs[-1].id is None
    assert heat.organs[-1].name == "55"
    assert sum(map(sum, heat.cells)) == 70


def test_each_cell_of_the_heat_counts_its_organ_and_clause() -> None:
    report = made_up(41)
    heat = figures.heat(report, "zh", rows=99, columns=99)
    for organ, row in zip(heat.organs, heat.cells, strict=True):
        assert sum(row) == organ.total
    for place, clause in enumerate(heat.clauses):
        assert sum(row[place] for row in heat.cells) == clause.total


@pytest.mark.parametrize(
    ("days", "bins", "last"),
    [(0, 1, "2026-06-29"), (200, 30, "2026-06-29"), (400, 14, "2026-06"), (2_000, 22, "2026 Q2"), (9_000, 26, "2026")],
)
def test_due_days_are_counted_in_the_shortest_unit_that_fits(days: int, bins: int, last: str) -> None:
    found = figures.by_due_day([evolve(FINDING, due=ON - timedelta(days))], ON)
    assert len(found) == bins
    assert found[-1].label == last
    assert [place for place, one in enumerate(found) if one.judged] == [bins - 1]
    assert sum(found[0].counts) == 1


def test_a_due_day_out_of_all_bounds_does_not_make_a_picture_without_bounds() -> None:
    odd = [evolve(FINDING, due=day) for day in (date.min, date.max, ON)]
    found = figures.by_due_day(odd, ON)
    assert len(found) == 36
    assert sum(sum(one.counts) for one in found) == 3
    assert sum(one.judged for one in found) == 1


def test_findings_without_a_due_day_are_counted_apart() -> None:
    dayless = evolve(FINDING, due=None, due_earliest=None, days_late=None)
    assert sum(sum(one.counts) for one in figures.by_due_day([dayless, FINDING], ON)) == 1
    assert figures.totals(report_of(reported(dayless), reported(FINDING))).dayless == 1


def test_the_key_figures_add_up() -> None:
    report = made_up(41)
    totals = figures.totals(report)
    assert totals.heavy == sum(item.finding.gravity.weight >= 2 for item in report.findings)
    assert totals.longest == max(item.finding.days_late or 0 for item in report.findings)
    assert totals.late == sum(state.late for state in report.plan)
    assert totals.clauses == 6
    assert figures.totals(report_of()).longest == 0


def pictures(count: int) -> list[Picture]:
    report = made_up(count)
    findings = [item.finding for item in report.findings]
    return [
        draw_gravity(figures.by_gravity(findings), WORDS),
        draw_clauses(figures.by_clause(report, "zh", 12), WORDS),
        draw_due_days(figures.by_due_day(findings, ON), WORDS),
        draw_heat(figures.heat(report, "zh", rows=16, columns=24), WORDS),
    ]


@pytest.mark.parametrize("count", [0, 1, 41, 500])
def test_everything_drawn_lies_within_its_picture(count: int) -> None:
    for picture in pictures(count):
        for box in picture.boxes:
            assert 0 <= box.x <= box.x + box.width <= picture.width
            assert 0 <= box.y <= box.y + box.height <= picture.height
        for text in picture.texts:
            assert 0 <= text.x <= picture.width
            assert 0 <= text.y <= picture.height
        assert picture.title
        assert picture.told


def test_bars_are_as_long_as_their_numbers() -> None:
    boxes = {box.kind: box.width for box in draw_gravity((10, 5, 0, 1), WORDS).boxes}
    assert boxes["grave"] + 1 == pytest.approx(2 * (boxes["serious"] + 1))
    assert "minor" not in boxes


def test_many_clauses_have_turned_heads_and_the_rest_is_named() -> None:
    items = tuple(reported(evolve(FINDING, clause=f"c{n:02}", organ=f"o{n}")) for n in range(40))
    picture = draw_heat(figures.heat(report_of(*items), "zh", rows=16, columns=24), WORDS)
    assert sum(text.turned for text in picture.texts) == 24
    assert {"其余", "其余 25 个机关"} <= {text.text for text in picture.texts}
    bars = draw_clauses(figures.by_clause(report_of(*items), "zh", 12), WORDS)
    assert "其余 29 条" in {text.text for text in bars.texts}


@pytest.mark.parametrize(
    ("text", "columns", "cut"),
    [("信访", 4, "信访"), ("信访工作", 6, "信访…"), ("petitions", 5, "peti…"), ("甲", 1, "…"), ("ab cd", 4, "ab…")],
)
def test_a_text_is_cut_to_a_width_in_columns(text: str, columns: int, cut: str) -> None:
    assert shorten(text, columns) == cut
