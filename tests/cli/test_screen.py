"""What is printed: in a terminal with colour and progress, in a pipe whole and plain; columns by the width of signs."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO

import pytest
from rich.cells import cell_len

from cli.conftest import ON, County, Run, Terminal, lawadmin
from lawadmin.cli.screen import Column, Grid, Screen, padded, wide


def test_a_chinese_sign_takes_two_columns() -> None:
    assert (wide("许可 a"), padded("许可", 6), padded("许可", 6, right=True)) == (6, "许可  ", "  许可")


def test_text_is_aligned_whole_and_without_spaces_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().text(Grid((Column("事项"), Column("数", right=True)), (("甲" * 60, "5"), ("乙", "10"))))
    assert capsys.readouterr().out.splitlines() == [
        "事项" + " " * 118 + "数",
        "甲" * 60 + "   5",
        "乙" + " " * 120 + "10",
    ]


def test_a_table_keeps_what_must_not_be_broken_and_wraps_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    key = "K" * 50
    Screen().table(Grid((Column("key", whole=True), Column("text")), ((key, "许可" * 40),)))
    lines = capsys.readouterr().out.splitlines()
    assert sum(key in line for line in lines) == 1
    assert max(map(cell_len, lines)) <= 100


def test_a_table_of_nothing_has_its_headings(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().table(Grid((Column("事项"), Column("键", whole=True)), ()))
    assert "事项" in capsys.readouterr().out


def test_cells_are_not_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().table(Grid((Column("[b]x"),), (("[red]y[/red] :smile:",),)))
    out = capsys.readouterr().out
    assert "[b]x" in out
    assert "[red]y[/red] :smile:" in out


def test_a_cell_has_its_colour_in_a_terminal_alone() -> None:
    grid = Grid((Column("程度", styles={"严重": "red"}),), (("严重",), ("轻微",)))
    for stream, coloured in ((Terminal(), True), (StringIO(), False)):
        with redirect_stdout(stream):
            Screen().table(grid)
        assert ("\x1b[31m严重" in stream.getvalue()) is coloured
        assert "\x1b[31m轻微" not in stream.getvalue()


def test_json_lists_are_written_value_by_value(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().json_list([], list)
    Screen().json_list([{"a": 1}], lambda: [{"b": [2]}])
    assert capsys.readouterr().out == ('[]\n[\n  {\n    "a": 1\n  },\n  {\n    "b": [\n      2\n    ]\n  }\n]\n')


def test_in_a_terminal_a_list_is_a_table_and_progress_is_shown(county: County) -> None:
    config = str(county.folder / "lawadmin.toml")
    said = lawadmin("--config", config, "--on", ON, "review", terminal=True)
    assert "─────" in said.out
    assert "\r已评查 50 件" in said.err
    assert said.err.endswith("\r\x1b[K")


def test_in_a_terminal_the_law_book_is_a_table_too(run: Run) -> None:
    assert "─────" in run("acts", "--act", "petition", terminal=True).out
    assert "─────" not in run("acts", "--act", "petition", "--format", "text", terminal=True).out
