"""Made-up reports for renderers: empty, usual, long, and with a text in every place that can hold one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve

from lawadmin.accountability import Charge
from lawadmin.assessment import ClauseState, Report, Reported
from lawadmin.assessment.duties import Duty, DutyCalendar, Sort
from lawadmin.assessment.letter import Letter, Line, Part
from lawadmin.assessment.statistics import Figures
from lawadmin.assessment.year import Cause, Count, Done, Faults, Words, Year
from lawadmin.law.citation import Citation
from lawadmin.rules.values import Finding, Gravity

ON = date(2026, 6, 30)

#: A review that found nothing, for there was nothing.
EMPTY = Report("云溪县", ON, ON, "ab" * 32, 0, (), ())


def report(text: str, findings: int = 2, *, matter: str = "") -> Report:
    """Make a report that holds a text in every place that can hold one."""
    clause = ClauseState(text, text, text, (text,), (text,), (text,), 1, 2, 3)
    items = tuple(_reported(text, number, matter or text) for number in range(findings))
    return Report(text, ON, ON, text, findings, items, (clause,), (text,))


def long(findings: int) -> Report:
    """Make a usual report with many findings, each of a matter of its own."""
    items = tuple(_reported("行政许可", number, f"YX-2026-{number:05}") for number in range(findings))
    clause = ClauseState("2.1.1", "行政许可", "licensing", ("licensing",), (), ("act/decide",), 1, findings, findings)
    return Report("云溪县", ON, ON, "ab" * 32, findings, items, (clause,))


def _reported(text: str, number: int, matter: str) -> Reported:
    due = ON - timedelta(days=number % 300 + 1)
    gravity = tuple(Gravity)[number % len(Gravity)]
    finding = Finding(
        code=text, matter=matter, organ=text, procedure=text, clause=text, gravity=gravity, since=due, subject=text,
        anchor=f"{text}{number}", about=text, limit=text, citation=Citation(text, text, text, ON), due=due, days_late=3,
        due_earliest=due, fields=(("title", text), ("names", (text,)), ("done", ON)), events=(text, text),
    )  # fmt: skip
    charges = (
        Charge(finding.key, text, text, text, ((text, text), ("held-on", text)), (text, "holder-of-post")),
        Charge(finding.key, None, text, text),
    )
    return Reported(finding, charges[: number % 3], text, text)


def year(text: str = "") -> Year:
    """Make the report of a year, empty, or with a text in every place that can hold one."""
    words = Words({text: text}, {text: text}, {text: (text, text)}, {text: (text, text)}) if text else Words()
    counts = (
        Count(f"step:{text}@{text}", 2, frozenset({text})),
        Count(f"sum:{text}@{text}", Decimal("1.5"), frozenset({text})),
    )
    faults = Faults(counts, counts, counts, (Cause(text, text, text, frozenset({text})),))
    done = (Done(text, text, counts),)
    return Year(
        county=text or "云溪县", year=2026, organ=text, on=ON, as_of=ON, rules=text, matters=len(text),
        done=done if text else (), head=(), faults=faults if text else Faults((), (), (), ()), open=(), ahead=(),
        unkept=(), assessed=(), figures=Figures(), words=words, failures=(text,) if text else (),
    )  # fmt: skip


def duties(text: str = "") -> DutyCalendar:
    """Make a duty calendar, empty, or with a text in every place that can hold one."""
    if not text:
        return DutyCalendar("云溪县", 2026, "", ON, ())
    cited = Citation(text, text, text, ON)
    duty = Duty(
        Sort.ONCE, text, text, text, text, text, text, cited, text, ON, matter=text, person=text, key="k1", lasting="k1"
    )
    undated = evolve(duty, day=None, key="k2", lasting="k2")
    return DutyCalendar(text, 2026, text, ON, (duty, undated), {text: text}, alarm=3)


def letter(text: str) -> Letter:
    """Make a letter that holds a text in every part."""
    return Letter(text, text, tuple(Line(part, text) for part in Part), (text,))
