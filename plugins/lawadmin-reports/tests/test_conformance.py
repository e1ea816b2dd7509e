"""Each format held to the contract of renderers."""

from __future__ import annotations

import pytest

from lawadmin.hookspecs import Renderer
from lawadmin.testing.conformance.renderers import RendererConformance
from lawadmin_reports.plugin import lawadmin_renderers


class TestHtml(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["html"]


class TestDocx(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["docx"]


class TestXlsx(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["xlsx"]


class TestPdf(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["pdf"]


class TestIcs(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["ics"]
