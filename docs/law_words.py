"""The words of the pages that are written from the data, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from lawadmin.law.edition import Bearer, Effect

WORDS: Mapping[str, tuple[str, str]] = {
    "law": ("法律期限", "The law book"),
    "law-told": (
        "各法律文本的每一版本和其中的期限，由法律数据生成；步骤用法律自己的词。",
        "Every edition of every text with its limits, made from the data; steps are in the law's own words.",
    ),
    "procedures": ("程序", "Procedures"),
    "plan": ("方案", "The plan"),
    "act": ("文本", "text"),
    "rank": ("位阶", "rank"),
    "editions": ("版本", "editions"),
    "limits": ("期限数", "limits"),
    "from-day": ("自 {} 起施行", "In force from {}"),
    "to-day": ("自 {} 起施行，至 {}", "In force from {} to {}"),
    "stated": ("施行日由县里写明", "In force from the day that the county states"),
    "passed": ("通过日", "passed"),
    "counting": ("期间计算", "counting"),
    "amends": ("规定的是", "speaks of"),
    "lines": ("适用系统", "lines"),
    "region": ("地区", "region"),
    "successor": ("此后", "then"),
    "transition": ("过渡", "transition"),
    "note": ("说明", "note"),
    "limit": ("期限", "limit"),
    "article": ("条文", "article"),
    "kind": ("种类", "kind"),
    "term": ("长度", "term"),
    "from": ("起算", "from"),
    "until": ("完成", "until"),
    "binds": ("义务人", "binds"),
    "more": ("其他", "more"),
    "when": ("限于", "only where"),
    "extend": ("延长", "extension"),
    "exclude": ("不计入", "not counted"),
    "lapse": ("逾期", "lapse"),
    "otherwise": ("可另行规定", "may be set otherwise by"),
    "clause": ("条款", "clause"),
    "title": ("名称", "title"),
    "replaces": ("在县里写明后取代", "takes the place, where a county says so, of"),
    "served": ("由哪些程序落实", "served by"),
    "steps": ("步骤", "Steps"),
    "first": ("起始", "first"),
    "last": ("终结", "last"),
    "by-party": ("当事人所为", "taken by the party"),
    "outside": ("外部机关所为", "taken outside"),
    "in-matters-of": ("此处的长度依", "term by"),
}
KINDS: Mapping[str, tuple[str, str]] = {
    "deadline": ("截止", "deadline"),
    "before": ("事前", "before"),
    "floor": ("不得早于", "floor"),
    "wait": ("等待", "wait"),
    "window": ("窗口", "window"),
    "cap": ("上限", "cap"),
    "validity": ("有效期", "validity"),
    "limitation": ("时效", "limitation"),
}
EFFECTS: Mapping[Effect, tuple[str, str]] = {
    Effect.FAULT: ("违反期限", "a fault"),
    Effect.RIGHT_LOST: ("丧失权利", "the right is lost"),
    Effect.RIGHT_OPENS: ("产生权利", "a right opens"),
    Effect.DEEMED: ("视为", "deemed"),
    Effect.VOID: ("失去效力", "void"),
    Effect.NONE: ("无", "none"),
}
BEARERS: Mapping[Bearer, tuple[str, str]] = {
    Bearer.ORGAN: ("行政机关", "organ"),
    Bearer.BODY: ("其他组织", "body"),
    Bearer.PARTY: ("当事人", "party"),
    Bearer.COURT: ("法院", "court"),
}
