"""A letter filled in from a template."""

from __future__ import annotations

import pytest

from lawadmin.assessment.letter import BLANK, Line, Part, fill, parse

TEMPLATE = parse("note", "! late step=补正\n# 说明\n@ ${机关}：\n\n## 情况\n${问题}\n因${原因}，${问题}。\n> ${机关}\n")


def test_the_signs_say_what_a_line_is() -> None:
    assert [line.part for line in TEMPLATE.lines] == [
        Part.TITLE, Part.TO, Part.HEADING, Part.TEXT, Part.TEXT, Part.FOOT
    ]  # fmt: skip
    assert (TEMPLATE.title, TEMPLATE.about) == ("说明", ("late", "step=补正"))
    assert TEMPLATE.names == ("机关", "问题", "原因")


def test_a_sign_without_a_space_is_text() -> None:
    assert parse("note", "#说明\n>>\n#").lines == (
        Line(Part.TEXT, "#说明"),
        Line(Part.TEXT, ">>"),
        Line(Part.TEXT, "#"),
    )


def test_a_template_without_a_title_goes_by_its_kind() -> None:
    assert parse("note", "正文").title == "note"
    assert fill(parse("note", "正文"), {}, "m").title == ""


def test_a_field_is_filled_in_and_what_nobody_recorded_left_blank() -> None:
    letter = fill(TEMPLATE, {"机关": ("某局",), "问题": ("甲",)}, "m")
    assert [line.text for line in letter.lines] == ["说明", "某局：", "情况", "甲", f"因{BLANK}，甲。", "某局"]
    assert (letter.title, letter.missing) == ("说明", ("原因",))


def test_a_line_is_repeated_for_each_value() -> None:
    letter = fill(TEMPLATE, {"机关": ("某局",), "问题": ("甲", "乙"), "原因": ("丙",)}, "m")
    texts = [line.text for line in letter.lines]
    assert texts == ["说明", "某局：", "情况", "甲", "乙", "因丙，甲。", "因丙，乙。", "某局"]


@pytest.mark.parametrize(
    "value", ["# 标题", "${机关}", "${问题}", "甲\n# 乙", "{0.__class__}", "$机关", "\\1", "%s", "$${原因}"]
)
def test_a_value_is_never_looked_into(value: str) -> None:
    letter = fill(TEMPLATE, {"机关": ("某局",), "问题": (value,), "原因": ("丙",)}, "m")
    assert letter.lines[3] == Line(Part.TEXT, " ".join(value.split()))
    assert [line.part for line in letter.lines] == [line.part for line in TEMPLATE.lines]


def test_values_of_spaces_alone_are_none() -> None:
    letter = fill(TEMPLATE, {"机关": ("某局",), "问题": (" ", "\n"), "原因": ("",)}, "m")
    assert letter.lines[3].text == BLANK
