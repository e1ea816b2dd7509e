from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

from pluggy import PluginManager
from sample_reports import made_up

from lawadmin.hookspecs import LawadminSpec, Renderer
from lawadmin_reports import plugin
from lawadmin_reports.page import html


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


def test_it_brings_html() -> None:
    brought = renderers()
    assert list(brought) == ["html"]
    assert (brought["html"].media_type, brought["html"].suffix) == ("text/html", ".html")
    assert brought["html"].render(made_up(3), lang="en") == html(made_up(3), lang="en")


def test_the_template_engine_is_loaded_when_a_page_is_asked_for() -> None:
    code = "import sys, lawadmin_reports.plugin as p; p.lawadmin_renderers(); print('jinja2' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
