"""规范性文件: registered, numbered and published as one, valid for years that it states, reviewed on request.

By 行政程序规定 chapter IV and by the rules of the standing committees on filing; the nation's own conditions stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import Base
from lawadmin.law.lawbook import Ruled
from lawadmin.procedure.facts import Prolonged
from lawadmin.procedure.model import More, Needs, Procedure, Trait
from lawadmin.records.events import Event
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.documents.drafting import DOCUMENT
from lawadmin.regimes.documents.drafting import Step as National
from lawadmin.regimes.shared.wrong import Wrong, at_step, denied, missing, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, Finding

ACT = "shandong-administrative-procedure-rules"


class Step(StrEnum):
    """What else can happen to a normative document in Shandong."""

    CONSENT_ASKED = "请示本级政府"
    CONSENTED = "本级政府同意"
    NUMBERED = "编制文号"
    SENT = "送请登记"
    TAKEN = "登记受理"
    REFUSED = "不予登记"
    HANDED_OVER = "交付公布"


@frozen
class Draft:
    """State who makes the document, whom it touches, and what else decides its way.

    ``much_noticed``: a department's document on what the public watches closely (第四十五条第二款); ``provisional``: it
    is marked 暂行 or 试行.
    """

    by_department: bool | None = None
    by_government: bool | None = None
    by_township: bool | None = None
    touches_rights: bool | None = None
    much_noticed: bool | None = None
    provisional: bool | None = None


@frozen
class Publication:
    """State the number, the first and last day, and for how many years the document is to hold (``term``)."""

    number: str | None = None
    in_force: date | None = None
    valid_to: date | None = None
    term: int | None = None
    at_once: bool | None = None


@frozen
class Refusal:
    """State why a document is not registered."""

    reason: str | None = None


DOCUMENT_SHANDONG = DOCUMENT.amend(
    name="document-shandong",
    replaces="document",
    must=(
        f"{ACT}/submit_for_registration",
        f"{ACT}/register",
        f"{ACT}/hand_over",
        f"{ACT}/file_up",
        f"{ACT}/valid",
        f"{ACT}/publish_before_in_force",
        f"{ACT}/evaluate",
        "shandong-normative-document-filing-rules/file_congress",
    ),
    may={
        Step.CONSENT_ASKED: (Needs({National.DRAFTED}, article=f"{ACT}/第四十五条第二款"),),
        Step.CONSENTED: (Needs({Step.CONSENT_ASKED}, article=f"{ACT}/第四十五条第二款"),),
        National.SIGNED: (Needs({Step.CONSENTED}, when="社会关注度高", article=f"{ACT}/第四十五条第二款"),),
        Step.NUMBERED: (Needs({National.SIGNED}, article=f"{ACT}/第五十一条第二款"),),
        Step.SENT: (Needs({Step.NUMBERED}, article=f"{ACT}/第五十一条第二款"),),
        Step.TAKEN: (Needs({Step.SENT}, article=f"{ACT}/第五十一条第二款"),),
        Step.REFUSED: (Needs({Step.TAKEN}, unless={National.REGISTERED}, article=f"{ACT}/第五十一条第二款"),),
        National.REGISTERED: tuple(
            Needs({Step.TAKEN}, when=maker, article=f"{ACT}/第五十一条")
            for maker in ("部门制定", "派出机关或者乡镇制定")
        ),
        Step.HANDED_OVER: (Needs({National.REGISTERED}, article=f"{ACT}/第五十一条第四款"),),
        National.REPUBLISHED: (
            Needs(
                {National.REGISTERED},
                since={National.PUBLISHED, National.REPUBLISHED},
                unless={National.REPEALED, National.EXPIRED},
                article=f"{ACT}/第五十三条第三款",
            ),
        ),
    },
    more=More(
        steps=Step,
        facts={
            National.DRAFTED: Draft,
            National.PUBLISHED: Publication,
            National.REPUBLISHED: Publication,
            Step.REFUSED: Refusal,
        },
        traits={
            "政府制定": Trait({National.DRAFTED}, "by_government"),
            "派出机关或者乡镇制定": Trait({National.DRAFTED}, "by_township"),
            "社会关注度高": Trait({National.DRAFTED}, "much_noticed"),
            "暂行试行": Trait({National.DRAFTED}, "provisional"),
        },
        outside={Step.CONSENTED, Step.TAKEN, Step.REFUSED},
    ),
)


class Listing(StrEnum):
    """What a government does with its documents as a whole."""

    ESTABLISHED = "成立"
    PUBLISHED = "公布"
    REPEALED = "废止"
    EXPIRED = "失效"
    LISTED = "公布目录"
    LIST_SENT = "报送目录"
    DISSOLVED = "撤销"


@frozen
class Listed:
    """State how many documents the list shows as in force, and how many as ended."""

    in_force: int | None = None
    ended: int | None = None


DOCUMENT_LISTS = Procedure(
    name="document-lists-shandong",
    title="规范性文件目录",
    title_en="The lists of normative documents",
    clause="2.3.2",
    act=ACT,
    steps=Listing,
    starts={Listing.ESTABLISHED},
    facts={Listing.LISTED: Listed},
    may={
        Listing.PUBLISHED: (Needs({Listing.ESTABLISHED}),),
        Listing.REPEALED: (Needs({Listing.PUBLISHED}),),
        Listing.EXPIRED: (Needs({Listing.PUBLISHED}),),
        Listing.LISTED: (Needs({Listing.ESTABLISHED}, article="第五十四条"),),
        Listing.LIST_SENT: (Needs({Listing.ESTABLISHED}),),
        Listing.DISSOLVED: (Needs({Listing.ESTABLISHED}),),
    },
    must=("publish_list", "shandong-normative-document-filing-rules/list_of_year"),
    ends={Listing.DISSOLVED},
)


class Request(StrEnum):
    """What can happen to a request that a document be reviewed (第五十五条)."""

    RECEIVED = "收到审查申请"
    EXTENDED = "延长"
    HANDLED = "审查处理"


@frozen
class Handling:
    """State whether the outcome was told in writing."""

    told_in_writing: bool | None = None


REVIEW_REQUEST = Procedure(
    name="document-review-request-shandong",
    title="规范性文件审查申请",
    title_en="Requests to review a normative document",
    clause="2.3.3",
    act=ACT,
    steps=Request,
    starts={Request.RECEIVED},
    facts={Request.EXTENDED: Prolonged, Request.HANDLED: Handling},
    may={
        Request.EXTENDED: (Needs({Request.RECEIVED}, unless={Request.HANDLED}, article="第五十五条"),),
        Request.HANDLED: (Needs({Request.RECEIVED}, article="第五十五条"),),
    },
    must=("review_document",),
    ends={Request.HANDLED},
)


def out_of_bounds(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find documents published without the years that they hold, or with more or fewer than their kind may have."""
    base = Base(seen, DOCUMENT_SHANDONG, timeline)
    for event in timeline.of(frozenset({National.PUBLISHED, National.REPUBLISHED})):
        term = event.fact("term")
        if term is None:
            yield at_step(base, event, "no-validity", f"{ACT}/第五十三条第一款")
        elif isinstance(term, int) and not _fits(base, event, term):
            yield at_step(base, event, "validity-out-of-bounds", f"{ACT}/第五十三条第二款", term=term)


def _fits(base: Base, event: Event, term: int) -> bool:
    """Tell whether the years lie within those of the law in force on the day; where none is, any do."""
    seen, timeline = base.seen, base.timeline
    traits = DOCUMENT_SHANDONG.traits_at(tuple(other for other in timeline if other.day <= event.day))
    place = seen.place(timeline.matter.organ)
    found = seen.lawbook.limit(ACT, "valid", event.day, place=place, traits=traits)
    if not isinstance(found, Ruled):
        return True
    least, most = found.limit.minimum or term, found.limit.maximum or term
    return least <= term <= most


CHECKS = (
    Check(
        "document-validity-shandong",
        "2.3.2",
        out_of_bounds,
        frozenset({DOCUMENT_SHANDONG.name}),
        "山东省行政程序规定 第五十三条",
    ),
    wrongs(
        "document-registration-shandong",
        DOCUMENT_SHANDONG,
        Wrong(Step.REFUSED, "no-grounds", missing("reason"), f"{ACT}/第五十一条第二款"),
        citation="山东省行政程序规定 第五十一条",
    ),
    wrongs(
        "document-review-told-shandong",
        REVIEW_REQUEST,
        Wrong(Request.HANDLED, "not-told", denied("told_in_writing"), "第五十五条"),
        citation="山东省行政程序规定 第五十五条",
    ),
    wrongs(
        "document-list-whole-shandong",
        DOCUMENT_LISTS,
        Wrong(Listing.LISTED, "lists-incomplete", unstated("ended"), "第五十四条"),
        Wrong(Listing.LISTED, "lists-incomplete", unstated("in_force"), "第五十四条"),
        citation="山东省行政程序规定 第五十四条",
    ),
)
