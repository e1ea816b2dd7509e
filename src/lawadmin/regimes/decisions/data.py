"""政务数据目录与网上办事: the catalogue of shared data, its security and complaints; services handled online."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from lawadmin.procedure.facts import Term
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.regimes.decisions.services import Openness
from lawadmin.regimes.shared.wrong import Wrong, claimed, denied, wrongs


class Step(StrEnum):
    """What can happen to an organ's data, in the words of the Regulation."""

    CHANGED = "目录变化"
    EXTENDED = "延长"
    SENT = "报送更新目录"
    RECEIVED = "收到更新目录"
    PUBLISHED = "发布目录"
    DATA_CHANGED = "数据变化"
    DATA_UPDATED = "更新数据"
    COLLECTED = "收集下级区域数据"
    RETURNED = "回流数据"
    URGED = "督促整改"
    MENDED = "整改"
    ENDED = "终止共享"
    INCIDENT = "数据安全事件"
    PLAN_STARTED = "启动应急预案"
    COMPLAINT = "收到投诉举报"
    COMPLAINT_HANDLED = "处理投诉举报"


@frozen
class Listed:
    """State the kind of the data listed, and on which law or decision it rests that they are not shared."""

    kind: Openness | None = None
    basis: str | None = None


@frozen
class Collection:
    """State whether the data could have been had by sharing (第十九条第一款)."""

    could_be_shared: bool | None = None


CATALOGUE = Procedure(
    name="data-catalogue",
    title="政务数据目录与安全",
    title_en="Catalogue and security of government data",
    clause="2.2.3",
    act="government-data-sharing-regulation",
    steps=Step,
    starts={
        Step.CHANGED,
        Step.RECEIVED,
        Step.DATA_CHANGED,
        Step.COLLECTED,
        Step.URGED,
        Step.INCIDENT,
        Step.COMPLAINT,
    },
    facts={Step.SENT: Listed, Step.URGED: Term, Step.COLLECTED: Collection},
    may={
        Step.EXTENDED: (Needs({Step.CHANGED}, article="第十七条第二款"),),
        Step.SENT: (Needs({Step.CHANGED}, article="第十七条第二款"),),
        Step.PUBLISHED: (Needs({Step.RECEIVED}, article="第十七条第三款"),),
        Step.DATA_UPDATED: (Needs({Step.DATA_CHANGED}, article="第十九条第二款"),),
        Step.RETURNED: (Needs({Step.COLLECTED}, article="第二十四条第一款"),),
        Step.MENDED: (Needs({Step.URGED}, article="第二十七条第二款"),),
        Step.ENDED: (Needs({Step.URGED}, article="第二十七条第二款"),),
        Step.PLAN_STARTED: (Needs({Step.INCIDENT}, article="第三十五条第三款"),),
        Step.COMPLAINT_HANDLED: (Needs({Step.COMPLAINT}, article="第三十七条第二款"),),
    },
    must=(
        "update_catalogue",
        "review_catalogue",
        "update_data",
        "return_data",
        "rectify",
        "start_emergency_plan",
        "handle_complaint",
    ),
    outside={Step.COMPLAINT},
)


class Online(StrEnum):
    """What can happen to a matter handled on the platform."""

    SUBMITTED = "在线提交"
    ACCEPTED = "受理"
    REFUSED = "不予受理"
    STATE_SHOWN = "公开办理进度"
    DONE = "办结"
    ARCHIVED = "电子归档"
    HANDED_OVER = "移交档案部门"


@frozen
class Asked:
    """State whether papers were asked for that sharing could give, and whether the guide is published."""

    could_be_shared: bool | None = None
    guide_published: bool | None = None


ONLINE = Procedure(
    name="online-service",
    title="网上办事",
    title_en="Services handled online",
    clause="2.2.3",
    act="online-government-services-rules",
    steps=Online,
    starts={Online.SUBMITTED},
    facts={Online.ACCEPTED: Asked, Online.REFUSED: Asked},
    may={
        Online.ACCEPTED: (Needs({Online.SUBMITTED}, unless={Online.REFUSED}),),
        Online.REFUSED: (Needs({Online.SUBMITTED}, unless={Online.ACCEPTED}),),
        Online.STATE_SHOWN: (Needs({Online.ACCEPTED}),),
        Online.DONE: (Needs({Online.ACCEPTED}), Needs({Online.STATE_SHOWN})),
        Online.ARCHIVED: (Needs({Online.DONE}, article="第十二条第一款"),),
        Online.HANDED_OVER: (Needs({Online.ARCHIVED}, article="第十二条第一款"),),
    },
    must=("archive",),
    ends={Online.REFUSED, Online.DONE},
    party={Online.SUBMITTED},
)


def _closed(event: Event) -> bool:
    return event.fact("kind") is Openness.CLOSED and not event.fact("basis")


CHECKS = (
    wrongs(
        "data-catalogue",
        CATALOGUE,
        Wrong(Step.SENT, "no-basis", _closed, "第十五条第二款"),
        Wrong(Step.COLLECTED, "collected-again", claimed("could_be_shared"), "第十九条第一款"),
        citation="政务数据共享条例 第十五条、第十九条",
    ),
    wrongs(
        "online-service",
        ONLINE,
        *(
            Wrong(step, code, test, article)
            for step in (Online.ACCEPTED, Online.REFUSED)
            for code, test, article in (
                ("collected-again", claimed("could_be_shared"), "第七条第一款"),
                ("guide-unpublished", denied("guide_published"), "第六条"),
            )
        ),
        citation="国务院关于在线政务服务的若干规定 第六条、第七条",
    ),
)
