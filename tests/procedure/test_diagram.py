from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from lawadmin.procedure.diagram import Legend, draw, text_width
from lawadmin.procedure.layering import PASSES, Edge, edges, place
from lawadmin.procedure.model import Needs, Procedure, Span, Trait
from lawadmin.regimes import LICENSING, PROCEDURES

SVG = "{http://www.w3.org/2000/svg}"


class Step(StrEnum):
    BEGUN = "开始"
    ASKED = "询问"
    ANSWERED = "回答"
    DONE = "办结 <&>"
    ELSEWHERE = "别处"


def circle() -> Procedure:
    """A procedure whose steps lead in a circle, and one of which hangs on another matter."""
    return Procedure(
        name="circle",
        title="循环",
        clause="2.4.1",
        act="example-act",
        steps=Step,
        starts={Step.BEGUN, Step.ELSEWHERE},
        spans=(Span("问答", {Step.ASKED}, {Step.ANSWERED}, by="当事人"),),
        traits={"难": Trait({Step.BEGUN})},
        may={
            Step.ASKED: (Needs({Step.BEGUN, Step.ANSWERED}),),
            Step.ANSWERED: (Needs({Step.ASKED}), Needs({Step.ASKED})),
            Step.DONE: (Needs({Step.BEGUN}), Needs({Step.ANSWERED}, when="难"), Needs({Step.DONE}, link="other")),
        },
        must=(),
        ends={Step.DONE},
        outside={Step.ELSEWHERE},
        party={Step.ANSWERED},
        links={"other": "circle"},
    )


def test_every_condition_within_the_matter_is_an_edge() -> None:
    assert set(edges(circle())) == {
        Edge("开始", "询问", alternative=True),
        Edge("回答", "询问", alternative=True),
        Edge("询问", "回答", span="问答"),
        Edge("开始", "办结 <&>"),
        Edge("回答", "办结 <&>", conditional=True),
    }


def test_what_must_come_first_stands_to_the_left_and_a_circle_turns_back_once() -> None:
    layers = [{name for _, name in layer} for layer in place(circle()).layers]
    assert layers[0] == {"开始", "别处"}
    assert "询问" in layers[1]
    assert "回答" in layers[2]
    assert "办结 <&>" in layers[3]


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.name)
def test_each_step_has_one_place_and_each_road_passes_every_layer(procedure: Procedure) -> None:
    placed = place(procedure)
    stops = [stop for layer in placed.layers for stop in layer]
    assert len(stops) == len(set(stops))
    assert {name for _, name in stops if PASSES not in name} == set(procedure.vocabulary)
    for edge, road in placed.roads.items():
        assert (road[0][1], road[-1][1]) == (edge.before, edge.after)
        assert all(after - before == 1 for (before, _), (after, _) in pairwise(road)) or len(road) == 2


def test_layers_are_laid_the_same_way_every_time() -> None:
    assert place(LICENSING) == place(LICENSING)


def test_a_picture_shows_each_step_each_condition_the_legend_and_the_notes() -> None:
    legend = Legend("循环 <1>", {"start": "开始", "span": "其间"}, ("第一行", "第二行"))
    picture = ET.fromstring(draw(circle(), legend))
    words = [element.text for element in picture.iter(f"{SVG}text")]
    assert words[:3] == ["循环 <1>", "开始", "其间"]
    assert set(Step) <= set(words)
    assert words[-2:] == ["第一行", "第二行"]
    paths = [path for path in picture.iter(f"{SVG}path") if path.get("marker-end")]
    assert sorted(path.get("class") or "" for path in paths) == [
        "",
        "alternative",
        "alternative",
        "conditional",
        "span",
    ]
    assert [title.text for title in picture.iter(f"{SVG}title")] == ["问答"]
    classes = {rect.get("class") for rect in picture.iter(f"{SVG}rect")}
    assert {"start", "end", "party", "outside start", ""} <= classes


def test_a_picture_is_wide_enough_for_its_longest_line() -> None:
    note = "很长的一行" * 40
    picture = ET.fromstring(draw(circle(), Legend("循环", notes=(note,))))
    assert float(picture.get("width") or 0) > text_width(note)


def test_latin_letters_are_narrower_than_chinese_ones() -> None:
    assert text_width("ab") < text_width("甲乙")
