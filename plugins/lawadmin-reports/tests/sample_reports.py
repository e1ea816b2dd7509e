"""Made-up reports of a made-up county, the same at every call."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle, islice

from lawadmin.accountability import Charge
from lawadmin.assessment import ClauseState, Report, Reported
from lawadmin.law.citation import Citation
from lawadmin.rules.values import Finding, Gravity

ON = date(2026, 6, 30)

ORGANS = (
    ("org-market", "云溪县市场监督管理局"), ("org-housing", "云溪县住房和城乡建设局"), ("org-land", "云溪县自然资源局"),
    ("org-health", "云溪县卫生健康局"), ("org-traffic", "云溪县交通运输局"), ("org-petition", "云溪县信访局"),
    ("org-farm", "云溪县农业农村局"), ("org-chengguan", "云溪县城关镇人民政府"), ("org-liushu", "云溪县柳树乡人民政府"),
)  # fmt: skip
PEOPLE = ("张甲", "李乙", "王丙", "赵丁", "钱戊", "孙己", "周庚", "吴辛", "郑壬", "冯癸")

LICENSING, PETITION = ("licensing", "行政许可"), ("petition", "信访")
LICENSING_ACT, PETITION_RULES = "administrative-licensing-act", "petition-regulation"
_ACTS = {
    LICENSING_ACT: ("中华人民共和国行政许可法", date(2019, 4, 23)),
    PETITION_RULES: ("信访工作条例", date(2022, 5, 1)),
}
# code, gravity, procedure, clause, act, limit, article
KINDS = (
    ("late", Gravity.MINOR, LICENSING, "2.1.1", LICENSING_ACT, "decide", "第四十二条第一款"),
    ("overdue", Gravity.SERIOUS, LICENSING, "2.1.1", LICENSING_ACT, "decide", "第四十二条第一款"),
    ("overdue", Gravity.SERIOUS, PETITION, "2.5.2", PETITION_RULES, "handle", "第三十四条"),
    ("open-reading", Gravity.NOTE, LICENSING, "2.1.1", LICENSING_ACT, "deliver", "第四十四条"),
    ("missing-step", Gravity.GRAVE, LICENSING, "2.4.1", LICENSING_ACT, "", "第四十七条第一款"),
    ("no-post", Gravity.SERIOUS, LICENSING, "2.4.3", LICENSING_ACT, "", ""),
    ("silence", Gravity.SERIOUS, LICENSING, "2.1.1", LICENSING_ACT, "notify", "第三十二条第一款"),
    ("late", Gravity.MINOR, PETITION, "2.5.2", PETITION_RULES, "notify", "第二十三条第一款"),
    ("extension-refused", Gravity.MINOR, LICENSING, "2.1.1", LICENSING_ACT, "decide", "第四十二条第一款"),
    ("short-notice", Gravity.MINOR, LICENSING, "2.4.2", LICENSING_ACT, "hearing_notice", "第四十八条第一款"),
    ("backdated", Gravity.GRAVE, PETITION, "2.6.4", PETITION_RULES, "", ""),
)
_STEPLESS = frozenset({"missing-step", "no-post", "backdated"})

PLAN = (
    ("2.1.1", "行政许可", "licensing"), ("2.1.2", "政企分开与主体清理", "government kept apart"),
    ("2.1.3", "政府投资与采购", "investment and procurement"), ("2.1.4", "公共财政", "public finance"),
    ("2.1.5", "就业、社会保障与救助", "employment and relief"), ("2.1.6", "预警与应急", "emergencies"),
    ("2.2.1", "重大决策程序", "major decisions"), ("2.2.2", "决策跟踪与责任", "decisions followed up"),
    ("2.2.3", "政府信息公开", "information open"), ("2.3.1", "规范性文件制定与备案", "documents made and filed"),
    ("2.3.2", "规范性文件评估与清理", "documents evaluated"), ("2.3.3", "规范性文件解释", "documents explained"),
    ("2.4.1", "执法依规、保护权利", "enforcement by rule"), ("2.4.2", "执法程序与裁量", "procedure and discretion"),
    ("2.4.3", "执法主体与人员资格", "bodies and officers"), ("2.4.4", "文书与案卷评查", "case files"),
    ("2.4.5", "执法责任制", "responsibility system"), ("2.5.1", "调解与裁决", "mediation and adjudication"),
    ("2.5.2", "信访", "petitions"), ("2.6.1", "人大监督与政协民主监督", "the people's congress"),
    ("2.6.2", "行政应诉", "lawsuits answered"), ("2.6.3", "审计与专门监督", "audit"),
    ("2.6.4", "执法监督", "enforcement supervised"), ("2.6.5", "行政复议", "reconsideration"),
    ("2.6.6", "国家赔偿", "compensation"), ("2.7.1", "领导干部学法", "leaders study law"),
    ("2.7.2", "执法人员培训", "officers trained"), ("3.1", "组织领导", "leadership"),
    ("3.2", "报告与考核", "reports and assessment"), ("3.3", "法制机构与人员", "legal offices"),
)  # fmt: skip


#: One finding, to be changed by the tests that need one of a certain kind.
FINDING = Finding(
    code="overdue", matter="YX-2026-0001", organ="org-petition", procedure="petition", clause="2.5.2",
    gravity=Gravity.SERIOUS, since=date(2026, 5, 1), subject="petition-regulation/handle", anchor="e1",
    limit="petition-regulation/handle", due=date(2026, 5, 1), due_earliest=date(2026, 5, 1), days_late=60,
    citation=Citation(PETITION_RULES, "信访工作条例", "第三十四条", date(2022, 5, 1)),
    fields=(("title", "办理信访事项"), ("done", None)), events=("e1",),
)  # fmt: skip


def made_up(count: int, *, failures: tuple[str, ...] = ()) -> Report:
    """Make a report with that many findings."""
    findings = tuple(_reported(n) for n in range(count))
    ordered = sorted(findings, key=lambda item: (-item.finding.gravity.weight, item.finding.since, item.finding.key))
    return Report("云溪县", ON, ON, "5f2d9c41" * 8, 7 * count + 12, tuple(ordered), _plan(findings), failures)


def reported(finding: Finding, *charges: Charge, organ: str = "云溪县信访局", procedure: str = "信访") -> Reported:
    """Join a finding with its charges and names."""
    return Reported(finding, charges, organ, procedure)


def report_of(*items: Reported, failures: tuple[str, ...] = (), plan: tuple[ClauseState, ...] = ()) -> Report:
    """Make a report of given findings."""
    return Report("云溪县", ON, ON, "ab" * 32, len(items), items, plan, failures)


def _reported(n: int) -> Reported:
    code, gravity, (procedure, title), clause, act, limit, article = KINDS[n % len(KINDS)]
    organ, name = ORGANS[(n * n + n // 3) % len(ORGANS)]
    due = ON - timedelta(days=(n * 37) % 330 + 2)
    earlier = due - timedelta(days=3) if code == "open-reading" or n % 9 == 4 else due
    limited = code not in _STEPLESS
    found = Finding(
        code=code, matter=f"YX-{due.year}-{n:05}", organ=organ, procedure=procedure, clause=clause, gravity=gravity,
        since=due, subject=f"{act}/{limit}" if limited else "准予许可", anchor=f"e{n}-2",
        limit=f"{act}/{limit}" if limited else None,
        citation=Citation(act, _ACTS[act][0], article, _ACTS[act][1]) if article else None,
        due=due if limited else None, due_earliest=earlier if limited else None,
        days_late=_late(code, n, due), fields=_fields(code, due), events=(f"e{n}-2", f"e{n}-7"),
    )  # fmt: skip
    return Reported(found, _charges(found, n), name, title)


def _late(code: str, n: int, due: date) -> int | None:
    if code == "overdue":
        return (ON - due).days
    return n % 23 + 1 if code in {"late", "silence", "short-notice"} else None


def _fields(code: str, due: date) -> tuple[tuple[str, str | date | tuple[str, ...] | None], ...]:
    if code == "missing-step":
        return (("step", "准予许可"), ("names", ("听证",)))
    if code in {"no-post", "backdated"}:
        return (("step", "准予许可"),)
    if code == "extension-refused":
        return (("title", "作出许可决定"), ("reason", "late"), ("granted", due + timedelta(days=2)))
    done = due + timedelta(days=4) if code == "late" else None
    return (("title", "作出许可决定"), ("done", done), ("deemed", "视为受理" if code == "silence" else None))


def _charges(found: Finding, n: int) -> tuple[Charge, ...]:
    if found.code in {"open-reading", "no-post"}:
        return ()
    people = tuple(islice(cycle(PEOPLE), n % 7, n % 7 + 3))
    last = found.since.isoformat()
    facts = (("held-from", (found.since - timedelta(30)).isoformat()), ("held-to", last), ("days-held", "21"))
    held = (("held-on", last),)
    handler = None if n % 8 == 5 else people[0]
    missing = ("taken-but-not-recorded", *(() if handler else ("holder-of-post",)))
    charges = (
        Charge(found.key, handler, f"{found.organ}-cb", "直接责任", facts, missing),
        Charge(found.key, people[1], f"{found.organ}-sh", "主管责任", held, ("taken-but-not-recorded",)),
        Charge(found.key, people[2], f"{found.organ}-pz", "领导责任", held),
    )
    return charges[: 1 + n % 3]


def _plan(items: tuple[Reported, ...]) -> tuple[ClauseState, ...]:
    return tuple(_clause(place, *clause, items) for place, clause in enumerate(PLAN))


def _clause(place: int, clause: str, title: str, title_en: str, items: tuple[Reported, ...]) -> ClauseState:
    inside = [item.finding for item in items if item.finding.clause == clause]
    served = {item.procedure for item in inside}
    limits = {item.limit for item in inside if item.limit}
    return ClauseState(
        clause=clause, title=title, title_en=title_en, procedures=tuple(sorted(served)),
        checks=("backdated",) if clause in {"2.6.4", "3.2", "2.6.5"} else (), limits=tuple(sorted(limits)),
        open=place * 2 if inside or clause == "2.6.5" else 0, late=sum(item.days_late is not None for item in inside),
        findings=len(inside),
    )  # fmt: skip
