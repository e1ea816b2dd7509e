"""The house's own notifier, reports and law keep to their contracts."""

from __future__ import annotations

from io import StringIO

import pytest

from lawadmin.defaults.console import Console
from lawadmin.defaults.national import lawadmin_pack
from lawadmin.defaults.renderers import lawadmin_renderers
from lawadmin.hookspecs import Pack, Renderer
from lawadmin.testing.conformance import CalendarConformance, NotifierConformance, Receiver, RendererConformance


class TestMarkdown(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["md"]


class TestJson(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["json"]


class TestNationalCalendar(CalendarConformance):
    @pytest.fixture
    def pack(self) -> Pack:
        return lawadmin_pack()

    @pytest.fixture
    def undated(self) -> frozenset[str]:
        """No source that was read has the day of the notices before that for 2016."""
        return frozenset(str(year) for year in range(2004, 2016))


class TestConsole(NotifierConformance):
    @pytest.fixture
    def receiver(self) -> Receiver:
        stream = StringIO()
        console = Console(stream)

        def arrived() -> list[str]:
            lines = enumerate(stream.getvalue().splitlines())
            return [f"{number} {line}" for number, line in lines if line.startswith("→")]

        return Receiver(opened=lambda: console, arrived=arrived)
