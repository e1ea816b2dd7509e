"""The console as a channel."""

from __future__ import annotations

from io import StringIO

import pytest
from attrs import evolve

from lawadmin.defaults.console import Console, open_console
from lawadmin.hookspecs import Notice, Outcome, Receipt

NOTICE = Notice("n1", "console", "window", "期限将至", "许〔2026〕1号 2026-03-30 到期")


def test_a_notice_is_written_once() -> None:
    out = StringIO()
    console = Console(out)
    assert [console.send(NOTICE, timeout=1).outcome for _ in range(2)] == [Outcome.SENT] * 2
    assert out.getvalue() == "→ window: 期限将至\n  许〔2026〕1号 2026-03-30 到期\n"


def test_a_notice_forges_no_line() -> None:
    out = StringIO()
    Console(out).send(evolve(NOTICE, text="到期\n→ head: \x1b[2J"), timeout=1)
    assert out.getvalue().splitlines()[1:] == ["  到期 → head:  [2J"]


def test_a_closed_stream_leaves_it_open_whether_it_was_written() -> None:
    out = StringIO()
    out.close()
    assert Console(out).send(NOTICE, timeout=1) == Receipt(Outcome.UNKNOWN, reason="ValueError")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_the_stream_is_chosen(stream: str, capsys: pytest.CaptureFixture[str]) -> None:
    open_console({"stream": stream}).send(NOTICE, timeout=1)
    assert "期限将至" in getattr(capsys.readouterr(), stream.removeprefix("std"))
