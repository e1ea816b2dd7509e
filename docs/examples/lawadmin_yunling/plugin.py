"""The plugin: what lawadmin finds under the name ``yunling``."""

from __future__ import annotations

from enum import StrEnum
from importlib.resources import files

from attrs import frozen

from lawadmin import Needs, Pack, hookimpl
from lawadmin.procedure.model import More
from lawadmin.regimes.functions.licensing import LICENSING, Step
from lawadmin.regimes.shared.wrong import Wrong, denied, missing, wrongs

ACT = "yunling-licensing-rules"


class Own(StrEnum):
    """What else can happen to a licence in Yunling."""

    VISITED = "回访"


@frozen
class Visit:
    """State whether the licensee still meets the conditions."""

    conditions_met: bool | None = None


YUNLING_LICENSING = LICENSING.amend(
    name="licensing-yunling",
    replaces="licensing",
    must=("publish", "visit"),
    may={Own.VISITED: (Needs({Step.GRANTED}, article=f"{ACT}/第十三条"),)},
    more=More(steps=Own, facts={Own.VISITED: Visit}),
)

CHECK = wrongs(
    "licence-yunling",
    YUNLING_LICENSING,
    Wrong(Step.GRANTED, "unnumbered-licence", missing("number"), f"{ACT}/第九条"),
    Wrong(Own.VISITED, "conditions-unmet", denied("conditions_met"), f"{ACT}/第十三条"),
)

HERE = files(__package__)
PACK = Pack(
    name="lawadmin-yunling",
    region="99",
    statutes=HERE / "statutes",
    tables=HERE / "tables",
    templates=HERE / "templates",
    procedures=(YUNLING_LICENSING,),
    checks=(CHECK,),
)


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the law of Yunling, its licensing, a check and a letter."""
    return PACK
