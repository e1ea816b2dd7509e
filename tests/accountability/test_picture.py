"""The picture of who held a matter."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from attrs import evolve

from hands import HANDS, held, told
from lawadmin.accountability.picture import Panel, Words, picture
from lawadmin.days.clock import Pause
from lawadmin.obligations.custody import Custody
from telling import step

SVG = "{http://www.w3.org/2000/svg}"


def panel(found: Custody, *pauses: Pause) -> Panel:
    return Panel("作出决定", found, tuple(h.holder.person or h.holder.other or "" for h in found.hops), pauses)


def classes(drawn: str, tag: str) -> list[str | None]:
    return [one.get("class") for one in ET.fromstring(drawn).iter(f"{SVG}{tag}")]


def test_pauses_returns_and_the_last_day_are_drawn() -> None:
    found = held(
        told(
            *HANDS,
            step("asked", "2026-01-08"),
            step("answered", "2026-01-12"),
            step("served", "2026-01-13", to="desk"),
        )
    )
    drawn = picture((panel(found, Pause(date(2026, 1, 9), date(2026, 1, 12))),), Words("甲 <1>"))
    assert classes(drawn, "rect").count("pause") == 1
    assert classes(drawn, "rect").count("away") == 1
    assert "pass back" in classes(drawn, "path")
    assert "due" in classes(drawn, "path")
    assert "甲 &lt;1&gt;" in drawn


def test_what_stands_still_has_no_last_day_and_an_open_pause() -> None:
    found = held(told(*HANDS, step("asked", "2026-01-08")))
    drawn = picture((panel(found, Pause(date(2026, 1, 9), None)),), Words("甲"))
    assert found.due is None
    assert "due" not in classes(drawn, "path")


def test_many_hands_in_few_days_are_dated_where_there_is_room() -> None:
    quick = [step("served", f"2026-01-0{n}", to=post) for n, post in ((2, "desk"), (3, "head"), (4, "desk"))]
    found = held(told(*HANDS[:1], *quick, step("done", "2026-01-31")))
    texts = [one.text for one in ET.fromstring(picture((panel(found),), Words("甲"))).iter(f"{SVG}text")]
    assert "01-02" in texts
    assert "01-03" not in texts


def test_the_same_holder_in_two_stretches_has_one_lane_and_no_arrow() -> None:
    found = held(told(*HANDS))
    alike = Panel("作出决定", found, ("同一人",) * len(found.hops))
    drawn = picture((alike,), Words("甲", {"own": "经办", "due": "届满日"}))
    assert classes(drawn, "rect").count("lane") == 1
    assert "pass" not in classes(drawn, "path")


def test_days_that_do_not_count_have_no_number_and_nothing_held_draws_nothing() -> None:
    found = held(told(*HANDS))
    uncounted = evolve(found, hops=(evolve(found.hops[0], days=0),))
    assert "days" not in classes(picture((panel(uncounted),), Words("甲")), "text")
    assert classes(picture((Panel("空", Custody(), ()),), Words("甲")), "rect") == [None]


def test_a_picture_inside_a_page_brings_no_style_and_has_arrows_of_its_own() -> None:
    drawn = picture((panel(held(told(*HANDS))),), Words("甲"), inside="7")
    assert drawn.startswith('<svg class="custody"')
    assert "<style>" not in drawn
    assert 'id="head7"' in drawn
    assert "<style>" in picture((panel(held(told(*HANDS))),), Words("甲"))
