"""A made-up year of a made-up county."""

from __future__ import annotations

from datetime import date

from lawadmin.assessment.duties import Duty, Sort
from lawadmin.assessment.statistics import Figures
from lawadmin.assessment.year import Cause, Count, Done, Faults, Words, Year
from lawadmin.law.citation import Citation

DAY = date(2026, 11, 30)


def count(name: str, number: int) -> Count:
    return Count(name, number, frozenset(f"m{n}" for n in range(number)))


def duty(text: str = "报送年度报告", **changed: object) -> Duty:
    return Duty(
        Sort.RECURRING, organ="o1", procedure="reporting", clause="3.2", ref="act/report", title=text, title_en="",
        citation=Citation("act", "示例条例", "第九条", date(2020, 1, 1)), by="", day=date(2027, 3, 1), matter="m1",
        person="张甲", key="m1/act/report/2027-03-01",
    )  # fmt: skip


def year(text: str = "云溪县司法局") -> Year:
    done = Done("3.2", "reporting", tuple(count(f"{kind}@reporting", n) for n, kind in enumerate(
        ("matters", "due", "in-time", "late", "findings", "step:报送"), 1
    )))  # fmt: skip
    faults = Faults(
        (count("late", 3),), (count("o1", 3),), (count("3.2", 3),),
        (Cause("late", "reporting", "act/report", frozenset({"m1"})),),
    )  # fmt: skip
    words = Words({"o1": text}, {"late": text}, {"3.2": (text, "")}, {"reporting": (text, "")})
    return Year(
        "云溪县", 2026, "", DAY, DAY, "ab" * 32, 7, (done,), (duty(text),), faults, (duty(text),), (duty(text),),
        (duty(text),), (), Figures(), words, (),
    )  # fmt: skip
