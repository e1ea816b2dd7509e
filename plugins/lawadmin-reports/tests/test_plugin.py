from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from pluggy import PluginManager
from sample_reports import made_up

from lawadmin.hookspecs import LawadminSpec, Renderer
from lawadmin_reports import plugin


def renderers() -> dict[str, Renderer]:
    manager = PluginManager("lawadmin")
    manager.add_hookspecs(LawadminSpec)
    manager.register(plugin)
    manager.check_pending()
    [brought] = manager.hook.lawadmin_renderers()
    return dict(brought)


def test_the_plugin_is_found_by_its_name() -> None:
    [found] = entry_points(group="lawadmin", name="reports")
    assert found.load() is plugin


def test_it_brings_its_formats_with_their_endings() -> None:
    brought = renderers()
    assert {name: one.suffix for name, one in brought.items()} == {
        "html": ".html", "docx": ".docx", "xlsx": ".xlsx", "pdf": ".pdf", "ics": ".ics"
    }  # fmt: skip
    assert [name for name, one in brought.items() if one.letter] == ["docx", "pdf"]
    assert [name for name, one in brought.items() if one.duties] == ["ics"]
    assert [name for name, one in brought.items() if one.render is None or one.year is None] == ["ics"]


def test_each_format_begins_as_its_files_do() -> None:
    brought, report = renderers(), made_up(3)
    begins = {"html": b"<!DOCTYPE html>", "docx": b"PK", "xlsx": b"PK"}
    for name, begin in begins.items():
        render = brought[name].render
        assert render is not None
        assert render(report, lang="en").startswith(begin)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys, lawadmin_reports.plugin as p; p.lawadmin_renderers();"
        "print({'jinja2', 'docx', 'xlsxwriter', 'icalendar', 'typst', 'lxml'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("module", "extra", "call"),
    [
        ("docx", "docx", "documents.review_docx(report)"),
        ("xlsxwriter", "xlsx", "review_book.xlsx(report)"),
        ("typst", "pdf", "documents.review_pdf(report)"),
        ("icalendar", "ics", "feed.ics(duties)"),
    ],
)
def test_a_part_that_is_not_installed_is_named_with_the_command_that_installs_it(
    module: str, extra: str, call: str
) -> None:
    code = f"""
import sys
sys.modules[{module!r}] = None
sys.path.insert(0, {str(Path(__file__).parent)!r})
from payloads import poisoned_duties
from sample_reports import made_up
from lawadmin.errors import NotInstalled
from lawadmin_reports import {call.partition(".")[0]}
report, duties = made_up(1), poisoned_duties("x")
try:
    {call}
except NotInstalled as missing:
    print(missing.fields["remedy"])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == f'Install it with: pip install "lawadmin-reports[{extra}]"'
