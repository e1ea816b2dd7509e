"""Write the county's records as ledgers that a user would have: CSV and JSONL, with Chinese headers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import frozen

from lawadmin.converters.csv_rows import csv_text
from lawadmin.converters.headers import tables
from lawadmin.demo.county import County
from lawadmin.demo.matters import Case
from lawadmin.demo.telling import KNOWN
from lawadmin.records.events import Event, Officer, facts_as_mapping
from lawadmin.records.organs import Function, Organ
from lawadmin.records.registers import Entry

Row = Mapping[str, str]

Words = Mapping[str, str]
"""What the facts are called in the ledgers."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

#: The columns in which every county publishes its licences; here most of them stay empty.
_PUBLISHED = (
    "行政相对人名称 行政相对人类别 统一社会信用代码 工商注册号 组织机构代码 税务登记号 事业单位证书号 社会组织登记证号 "
    "法定代表人 法定代表人证件类型 法定代表人证件号码 证件类型 证件号码 "
    "行政许可决定文书名称 行政许可决定文书号 许可类别 许可证书名称 许可编号 许可内容 许可决定日期 有效期自 有效期至 "
    "许可机关 许可机关统一社会信用代码 当前状态 数据来源单位 数据来源单位统一社会信用代码 备注"
).split()


@frozen
class LayoutFile:
    """Hold a layout as its file says it."""

    procedure: str
    title: str
    id: str
    organ: str
    steps: dict[str, str]
    facts: dict[str, str]
    person: str = ""
    post: str = ""
    days: str = ""
    encoding: str = "utf-8-sig"


def csv_of(rows: Iterable[Row]) -> str:
    """Write rows as CSV, with every column that any of them has, in the order in which they come up."""
    listed = list(rows)
    columns = dict.fromkeys(column for row in listed for column in row)
    return csv_text([list(columns), *([row.get(column, "") for column in columns] for row in listed)])


def jsonl_of(rows: Iterable[Row]) -> str:
    """Write rows as JSONL, leaving out what is empty."""
    records = ({name: value for name, value in row.items() if value} for row in rows)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


# -- who is who


def organ_rows(county: County) -> Iterator[Row]:
    """Write the organs."""
    for organ in county.roster.organs.values():
        yield {
            "机关编号": organ.id,
            "机关名称": organ.name,
            "机关类型": organ.kind,
            "行政区划代码": organ.region,
            "系统": organ.line,
            "上级机关": organ.parent or "",
            "成立日期": _iso(organ.since),
            "撤销日期": _iso(organ.until),
            "承继机关": organ.successor or "",
            "职能": _functions(organ),
        }


def _functions(organ: Organ) -> str:
    return ";".join(f"{function.name}{_days(function)}" for function in organ.functions)


def _days(function: Function) -> str:
    has_days = function.since is not None or function.until is not None
    return f"@{_iso(function.since)}..{_iso(function.until)}" if has_days else ""


def post_rows(county: County) -> Iterator[Row]:
    """Write the posts."""
    for post in county.roster.posts.values():
        yield {
            "岗位编号": post.id,
            "所属机关": post.organ,
            "岗位名称": post.title,
            "岗位角色": post.role,
            "上级岗位": post.above or "",
        }


def tenure_rows(county: County) -> Iterator[Row]:
    """Write who held which post when."""
    for tenure in county.roster.tenures:
        yield {
            "姓名": tenure.person,
            "岗位编号": tenure.post,
            "任职日期": _iso(tenure.since),
            "离任日期": _iso(tenure.until),
            "代理": "是" if tenure.acting else "否",
        }


def entry_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """Write register entries, each with its facts."""
    for entry in entries:
        yield {
            "登记编号": entry.id,
            "登记簿": entry.register,
            "登记对象": entry.subject,
            "生效日期": _iso(entry.since),
            "失效日期": _iso(entry.until),
            **{name: str(value) for name, value in facts_as_mapping(entry.facts).items()},
        }


# -- matters


def words() -> Words:
    """Read what the facts are called in Chinese; one without a Chinese name keeps its own."""
    said = tables()["facts"]
    return {name: str(called[0]) for name, called in said.items() if isinstance(called, list)}


def step_rows(cases: Iterable[Case], called: Words) -> Iterator[Row]:
    """Write matters with one row a step."""
    for case in cases:
        matter = case.record.matter
        head = {"事项编号": matter.id, "程序": KNOWN[matter.procedure].title, "承办机关": matter.organ}
        links = {"关联事项": ";".join(f"{link.name}={link.matter}" for link in matter.links)} if matter.links else {}
        yield from ({**head, **_step(event, called), **links} for event in case.record.events)


def _step(event: Event, called: Words) -> dict[str, str]:
    actor = event.actor if isinstance(event.actor, Officer) else Officer("", "")
    facts = facts_as_mapping(event.facts)
    return {
        "序号": str(event.seq),
        "步骤编号": event.id,
        "步骤": event.step,
        "日期": _iso(event.day),
        **({"时间": f"{event.at:%H:%M}"} if event.at else {}),
        "办理人": actor.person,
        "岗位": actor.post or "",
        "转至岗位": event.to or "",
        **({"涉及": event.about} if event.about else {}),
        **{called.get(name, name): str(value) for name, value in facts.items()},
        **({"录入时间": f"{event.recorded:%Y-%m-%d %H:%M}"} if event.recorded else {}),
        **({"更正步骤编号": event.replaces} if event.replaces else {}),
    }


def wide_rows(cases: Iterable[Case], layout: LayoutFile) -> Iterator[Row]:
    """Write matters with one row a matter, every column of the layout in each."""
    for case in cases:
        matter = case.record.matter
        head = {
            layout.id: matter.id,
            "许可事项": case.title,
            "申请人": f"示例企业{matter.id[3:]}",
            layout.organ: matter.organ,
        }
        who = {layout.person: "", layout.post: ""}
        yield {**head, **who, **_days_and_facts(case, layout), **_who(case, layout)}


def public_rows(cases: Iterable[Case], layout: LayoutFile, county: County) -> Iterator[Row]:
    """Write matters in the columns of 双公示, with the county's own columns after them."""
    for case in cases:
        matter = case.record.matter
        written = _days_and_facts(case, layout)
        decided = written[layout.steps["准予"]]
        yield dict.fromkeys(_PUBLISHED, "") | {
            "行政相对人名称": f"示例企业{matter.id[3:]}",
            "行政相对人类别": "法人及非法人组织",
            "行政许可决定文书名称": f"{case.title}决定书" if decided else "",
            "行政许可决定文书号": f"云许决〔{matter.id[3:7]}〕{matter.id[8:]}号" if decided else "",
            "许可类别": "普通",
            "许可证书名称": f"{case.title}证" if decided else "",
            "许可内容": case.title,
            layout.organ: county.roster.organs[matter.organ].name,
            "当前状态": "有效" if decided else "",
            "数据来源单位": county.roster.organs[matter.organ].name,
            layout.id: matter.id,
            **written,
        }


def _days_and_facts(case: Case, layout: LayoutFile) -> dict[str, str]:
    events = {event.step: event for event in case.record.events}
    slashes = "/" in layout.days
    written = {
        column: _day(events[step].day, slashes) if step in events else "" for step, column in layout.steps.items()
    }
    for name, column in layout.facts.items():
        step, _, fact = name.partition(".")
        written[column] = _fact(events[step], fact, case.record.matter.id, slashes) if step in events else ""
    return written


def _day(day: date, slashes: bool) -> str:
    return f"{day.year}/{day.month}/{day.day}" if slashes else day.isoformat()


def _fact(event: Event, fact: str, matter: str, slashes: bool) -> str:
    """Write a fact of a step; a licence has the number of its matter, and a day the layout's form."""
    said = f"云许{matter[3:]}" if fact == "number" else str(event.fact(fact) or "")
    return _day(date.fromisoformat(said), slashes) if _ISO.fullmatch(said) else said


def _who(case: Case, layout: LayoutFile) -> dict[str, str]:
    officers = (event.actor for event in case.record.events if isinstance(event.actor, Officer))
    officer = next(officers, Officer(""))
    return {layout.person: officer.person, layout.post: officer.post or ""}
