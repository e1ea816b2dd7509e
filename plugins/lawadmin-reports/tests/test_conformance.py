"""Each format held to the contract of renderers."""

from __future__ import annotations

from functools import partial

import pytest
from attrs import evolve
from sample_fonts import FAMILIES

from lawadmin.hookspecs import Renderer
from lawadmin.testing.conformance.renderers import RendererConformance
from lawadmin_reports.documents import letter_pdf, review_pdf, year_pdf
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
        """Give it with fonts: what is not readable for want of one is a document all the same."""
        own = lawadmin_renderers()["pdf"]
        write, year, letter = (partial(one, families=FAMILIES) for one in (review_pdf, year_pdf, letter_pdf))
        return evolve(own, render=write, year=year, letter=letter)


class TestIcs(RendererConformance):
    @pytest.fixture
    def renderer(self) -> Renderer:
        return lawadmin_renderers()["ics"]
