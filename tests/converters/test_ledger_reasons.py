"""Every reason for which a ledger is refused is said in Chinese too, with the same fields."""

from __future__ import annotations

from string import Formatter

import pytest

from lawadmin.converters.messages import load_messages
from lawadmin.procedure.reasons import REASONS, Bad, field_error, input_error, row_error

ZH = load_messages("zh")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("why", REASONS)
def test_it_has_its_chinese(why: str) -> None:
    reason, remedy = REASONS[why]
    assert places(ZH.texts[f"reasons.{why}"]) == places(reason)
    assert places(ZH.texts[f"remedies.{why}"]) == places(remedy)


def test_an_error_is_said_in_either_language() -> None:
    error = field_error("e.csv:3", "日期", Bad("not-a-day", {"form": "2024-02-29"}))
    assert ZH.error(error) == "e.csv:3：字段 日期：不是日期。请将年月日写作 2024-02-29"
    assert str(error) == "e.csv:3: field 日期: not a day. Write year, month and day as 2024-02-29"
    assert "关联" in ZH.error(row_error("e.csv:3", Bad("refused-with", {"other": "e.csv:2"})))
    assert ZH.error(input_error("e.json", Bad("not-a-list-of-rows"))).endswith("请写作 [{…}, {…}]，或者使用 .jsonl")
