from __future__ import annotations

from functools import cache

import pytest
from payloads import PAYLOADS, poisoned
from reading import Node, read

from lawadmin_reports.page import html


@cache
def plain(lang: str) -> tuple[object, ...]:
    return shape(read(html(poisoned("plain"), lang=lang)))


def shape(node: Node) -> tuple[object, ...]:
    """Give elements and names of attributes, without any text."""
    return (node.tag, tuple(sorted(node.attributes)), *(shape(child) for child in node.children))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_no_text_of_a_report_becomes_an_element_or_an_attribute(payload: str, lang: str) -> None:
    assert shape(read(html(poisoned(payload), lang=lang))) == plain(lang)


def test_a_text_is_shown_as_it_stands() -> None:
    said = read(html(poisoned("<b>{x}</b> & \"y\"")))  # fmt: skip
    assert '<b>{x}</b> & "y"' in said.find("tbody", class_="finding")[0].text
    assert '<b>{x}</b> & "y"' in said.find("li")[0].text


def test_no_text_of_a_report_gets_into_style_or_script() -> None:
    page = read(html(poisoned("canary-7f3a")))
    assert [node.tag for node in page.all() if node.tag in {"style", "script"} and "canary" in node.text] == []
