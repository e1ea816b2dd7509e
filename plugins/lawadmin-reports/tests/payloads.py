"""Texts that want to be more than text, and things that hold them in every place that can hold a text."""

from __future__ import annotations

from datetime import date

from sample_matters import matter_in_full

from lawadmin.accountability import Charge
from lawadmin.assessment import ClauseState, Report, Reported
from lawadmin.assessment.duties import Duty, DutyCalendar, Sort
from lawadmin.assessment.letter import Letter, fill, parse
from lawadmin.law.citation import Citation
from lawadmin.rules.values import Finding, Gravity

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
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "＝1+1", "=HYPERLINK(\"x\")", "_x000D_",
    "{=1+1}", "#eval(\"1\")", "#import \"x\"", "*b* _i_ $x$ @a <b>", "END:VEVENT\r\nBEGIN:VALARM", "\\n;,:\"",
    "\ud800",    "a\nb\tc\r\n<script>", "x" * 5_000,
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
    return Report(text, DAY, DAY, text, 1, items, (clause,), (text,), (matter_in_full(text, finding),))


def poisoned_letter(text: str) -> Letter:
    """Put a text into every line of a letter."""
    lines = "# ${事项}\n@ ${机关}：\n## ${期限}\n${问题}\n> ${机关}\n"
    fields = dict.fromkeys(("事项", "机关", "期限", "问题"), (text, text))
    return fill(parse("note", lines), fields, text)


def poisoned_duties(text: str) -> DutyCalendar:
    """Put a text into every place of a duty calendar."""
    duty = Duty(
        Sort.ONCE, organ=text, procedure=text, clause=text, ref=text, title=text, title_en=text,
        citation=Citation(text, text, text, DAY), by=text, day=DAY, matter=text, person="冯癸", key=text, lasting=text,
    )  # fmt: skip
    return DutyCalendar(text, 2026, text, DAY, (duty,), {text: text}, 3)
