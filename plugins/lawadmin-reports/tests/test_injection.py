from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from reading import Node, read

from lawadmin.accountability import Charge
from lawadmin.assessment import ClauseState, Report, Reported
from lawadmin.law.citation import Citation
from lawadmin.rules.values import Finding, Gravity
from lawadmin_reports.page import html

DAY = date(2026, 6, 30)

PAYLOADS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<iframe src=x></iframe>", "<object data=x>", "<embed src=x>", "<base href=x>", "<link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content=0>", "<style>*{display:none}</style>", "<form action=x><input name=a>",
    "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "<details open ontoggle=alert(1)>", "<b>x",
    "</td></tr></table>", "</tbody></table><h1>x</h1>", "</title><script>alert(1)</script>",
    "</svg><script>alert(1)</script>", '" onmouseover="alert(1)', "' onmouseover='alert(1)",
    '" autofocus onfocus=alert(1) x="', '"><script>alert(1)</script>', "'><script>alert(1)</script>",
    "` onmouseover=alert(1)", "x onmouseover=alert(1) y", '"/><img src=x onerror=alert(1)>', "<!--", "-->",
    "<!--><script>alert(1)</script>", "]]><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=1?>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "&quot; onclick=&quot;alert(1)",
    "{{ 7 * 7 }}", "{% for x in range(9) %}x{% endfor %}", "{{ ''.__class__.__mro__ }}", "{0.__class__}", "{words}",
    "${7*7}", "%s%n", "{# #}", "{", "}", "\\u003cscript\\u003e", "\x00<script>alert(1)</script>",
    "\u202e<script>\u202c", "\ufeff<script>", "＜script＞", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT SRC=x></SCRIPT>", "<math><mtext><script>alert(1)</script>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', "<textarea><script>alert(1)</script>", "=1+1",
    "\ud800", "a\nb\tc\r\n<script>", "x" * 5_000,
)  # fmt: skip


def poisoned(text: str) -> Report:
    """Put a text into every place of a report that can hold text."""
    finding = Finding(
        code=text, matter=text, organ=text, procedure=text, clause=text, gravity=Gravity.GRAVE, since=DAY, subject=text,
        anchor=text, about=text, limit=text, citation=Citation(text, text, text, DAY), due=DAY, days_late=3,
        due_earliest=date(2026, 6, 1), fields=(("title", text), ("names", (text,)), ("done", DAY)), events=(text, text),
    )  # fmt: skip
    charges = (
        Charge(text, text, text, text, ((text, text), ("held-on", text)), (text, "holder-of-post")),
        Charge(text, None, text, text),
    )
    clause = ClauseState(text, text, text, (text,), (text,), (text,), 1, 2, 3)
    items = (Reported(finding, charges, text, text), Reported(finding, (), text, text))
    return Report(text, DAY, DAY, text, 1, items, (clause,), (text,))


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
