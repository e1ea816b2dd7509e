"""The plugin: what lawadmin finds under the name ``reports``."""

from __future__ import annotations

from collections.abc import Mapping

from lawadmin.hookspecs import Renderer, hookimpl


def _html(report: object, *, lang: str) -> bytes:
    from lawadmin_reports.page import html  # jinja2 is loaded when a page is asked for, not at start

    return html(report, lang=lang)


@hookimpl
def lawadmin_renderers() -> Mapping[str, Renderer]:
    """Bring the HTML page."""
    return {"html": Renderer(render=_html, media_type="text/html", suffix=".html")}
