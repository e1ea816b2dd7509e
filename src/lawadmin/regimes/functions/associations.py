"""行业协会和中介组织: registered and reporting by the Regulation, and kept apart from the organs of government."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from lawadmin.findings.base import of_county
from lawadmin.procedure.model import Needs, Procedure
from lawadmin.records.events import Event
from lawadmin.records.organs import lasts
from lawadmin.regimes.shared.wrong import Wrong, unstated, wrongs
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Finding, Register, RosterCheck


class Association(StrEnum):
    """What can happen to an association, in the words of the Regulation."""

    ESTABLISHED = "成立"
    CONSENTED = "业务主管单位审查同意"
    FILES_RECEIVED = "收到全部有效文件"
    REGISTERED = "准予登记"
    REFUSED = "不予登记"
    FOUNDED = "批准成立"
    SUBMITTED = "提交批准文件"
    CERTIFIED = "发给登记证书"
    HELD = "取得登记证书"
    ACTIVE = "开展活动"
    CHANGE_AGREED = "同意变更登记事项"
    CHANGE_ASKED = "申请变更登记"
    CHARTER_AGREED = "同意修改章程"
    CHARTER_SUBMITTED = "报核准章程"
    REPORTED = "报送业务主管单位"
    REPORTED_REGISTRAR = "报送登记管理机关"
    WOUND_UP = "清算结束"
    DEREGISTERED = "办理注销登记"
    REVOKED = "撤销登记"


@frozen
class Refusal:
    """State why a registration is refused."""

    reason: str | None = None


ASSOCIATION = Procedure(
    name="association",
    title="社会团体登记管理",
    title_en="Registration of associations",
    clause="2.1.2",
    act="social-organization-registration-regulation",
    steps=Association,
    starts={Association.CONSENTED, Association.FOUNDED, Association.ESTABLISHED},
    facts={Association.REFUSED: Refusal},
    may={
        Association.FILES_RECEIVED: (Needs({Association.CONSENTED}, article="第九条"),),
        Association.REGISTERED: (
            Needs({Association.FILES_RECEIVED}, unless={Association.REFUSED}, article="第十二条第一款"),
        ),
        Association.REFUSED: (
            Needs({Association.FILES_RECEIVED}, unless={Association.REGISTERED}, article="第十二条第一款"),
        ),
        Association.SUBMITTED: (Needs({Association.FOUNDED}, article="第十五条"),),
        Association.CERTIFIED: (Needs({Association.SUBMITTED}, article="第十五条"),),
        Association.HELD: (Needs({Association.REGISTERED, Association.CERTIFIED}),),
        Association.ACTIVE: (Needs({Association.HELD}, article="第二十九条"),),
        **{
            step: (Needs({Association.HELD, Association.ESTABLISHED}, article="第十八条"),)
            for step in (Association.CHANGE_AGREED, Association.CHARTER_AGREED)
        },
        Association.CHANGE_ASKED: (Needs({Association.CHANGE_AGREED}, article="第十八条第一款"),),
        Association.CHARTER_SUBMITTED: (Needs({Association.CHARTER_AGREED}, article="第十八条第二款"),),
        Association.REPORTED: (Needs({Association.HELD, Association.ESTABLISHED}, article="第二十八条第一款"),),
        Association.REPORTED_REGISTRAR: (
            Needs({Association.HELD, Association.ESTABLISHED}, article="第二十八条第一款"),
        ),
        Association.WOUND_UP: (Needs({Association.HELD, Association.ESTABLISHED}, article="第二十一条第一款"),),
        Association.DEREGISTERED: (Needs({Association.WOUND_UP}, article="第二十一条第一款"),),
        Association.REVOKED: (Needs({Association.HELD, Association.ESTABLISHED}, article="第三十条第一款"),),
    },
    must=(
        "decide",
        "claim_certificate",
        "issue_certificate",
        "apply_change",
        "submit_charter",
        "deregister",
        "report_to_authority",
        "report_to_registrar",
        "begin_activity",
    ),
    ends={Association.REFUSED, Association.DEREGISTERED, Association.REVOKED},
    party={
        Association.SUBMITTED,
        Association.ACTIVE,
        Association.CHANGE_AGREED,
        Association.CHANGE_ASKED,
        Association.CHARTER_AGREED,
        Association.CHARTER_SUBMITTED,
        Association.REPORTED,
        Association.REPORTED_REGISTRAR,
        Association.WOUND_UP,
        Association.DEREGISTERED,
    },
)


class Separation(StrEnum):
    """What happens in the standing matter of a department's associations and intermediaries."""

    ESTABLISHED = "成立"
    CHECKED = "检查脱钩情况"
    ORDERED = "责令整改"
    MENDED = "整改完成"
    DISSOLVED = "撤销"


@frozen
class Checked:
    """State how many ties between organs and associations a check found, and whether mending was ordered."""

    ties: int | None = None
    ordered: bool | None = None


SEPARATION = Procedure(
    name="association-separation",
    title="行业协会和中介组织规范",
    title_en="Associations and intermediaries apart from organs",
    clause="2.1.2",
    act="county-plan",
    steps=Separation,
    starts={Separation.ESTABLISHED},
    facts={Separation.CHECKED: Checked},
    may={
        Separation.CHECKED: (Needs({Separation.ESTABLISHED}),),
        Separation.ORDERED: (Needs({Separation.CHECKED}),),
        Separation.MENDED: (Needs({Separation.ORDERED}),),
        Separation.DISSOLVED: (Needs({Separation.ESTABLISHED}),),
    },
    must=("check_separation",),
    ends={Separation.DISSOLVED},
)


@frozen
class Ties:
    """State which ties an association or intermediary has with its organ; the subject is the association."""

    authority: str | None = None
    office: bool | None = None
    staff: bool | None = None
    finance: bool | None = None
    officials: int | None = None


ASSOCIATIONS = Register("associations", "行业协会和中介组织", "2.1.2", Ties, "Associations and intermediaries")


def tied(seen: Snapshot) -> Iterator[Finding]:
    """Find associations that share office, staff or money with an organ, or in which officials hold posts."""
    for entry in seen.registers.entries.get(ASSOCIATIONS.name, ()):
        ties = entry.facts
        if isinstance(ties, Ties) and lasts(entry.since, entry.until, seen.on) and _is_tied(ties):
            yield of_county(seen, "not-separated", "2.1.2", ties.authority or "", subject=entry.subject)


def _is_tied(ties: Ties) -> bool:
    return bool(ties.office or ties.staff or ties.finance or ties.officials)


def _left(event: Event) -> bool:
    return bool(event.fact("ties")) and event.fact("ordered") is False


CHECKS = (
    wrongs("association-separation", SEPARATION, Wrong(Separation.CHECKED, "ties-left", _left)),
    wrongs(
        "association",
        ASSOCIATION,
        Wrong(Association.REFUSED, "no-grounds", unstated("reason"), "第十二条第一款"),
        citation="社会团体登记管理条例 第十二条",
    ),
    RosterCheck("association-ties", "2.1.2", tied),
)
