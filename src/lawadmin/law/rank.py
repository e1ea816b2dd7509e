"""The ranks of legal texts, and which of them may set another term."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Rank(StrEnum):
    """Rank legal texts in the words of 立法法."""

    LAW = "法律"
    INTERPRETATION = "司法解释"
    STATE_COUNCIL = "行政法规"
    PROVINCIAL = "地方性法规"
    CITY = "市地方性法规"
    DEPARTMENT = "部门规章"
    PROVINCIAL_RULE = "省政府规章"
    CITY_RULE = "市政府规章"
    NORMATIVE = "规范性文件"
    POLICY = "政策文件"
    PLAN = "方案"


#: Higher stands above lower; equal stand side by side. Policy papers and judicial interpretations stand outside.
_HEIGHT = {
    Rank.LAW: 7,
    Rank.STATE_COUNCIL: 6,
    Rank.PROVINCIAL: 5,
    Rank.CITY: 4,
    Rank.DEPARTMENT: 3,
    Rank.PROVINCIAL_RULE: 3,
    Rank.CITY_RULE: 2,
    Rank.NORMATIVE: 1,
    Rank.PLAN: 0,
}

#: The collective words with which a statute lets others set a term: 法律、法规、规章另有规定的.
FAMILIES: dict[str, frozenset[Rank]] = {
    "法律": frozenset({Rank.LAW}),
    "行政法规": frozenset({Rank.STATE_COUNCIL}),
    "法规": frozenset({Rank.STATE_COUNCIL, Rank.PROVINCIAL, Rank.CITY}),
    "地方性法规": frozenset({Rank.PROVINCIAL, Rank.CITY}),
    "规章": frozenset({Rank.DEPARTMENT, Rank.PROVINCIAL_RULE, Rank.CITY_RULE}),
    "部门规章": frozenset({Rank.DEPARTMENT}),
    "规范性文件": frozenset({Rank.NORMATIVE}),
    "方案": frozenset({Rank.PLAN}),
}


class Direction(StrEnum):
    """Say which way another text may move a term."""

    ANY = "any"
    SHORTER = "shorter"
    LONGER = "longer"


@frozen
class Otherwise:
    """Hold which ranks may set another term for a limit, and in which direction."""

    ranks: frozenset[Rank]
    direction: Direction = Direction.ANY

    def allows(self, rank: Rank, *, shorter: bool) -> bool:
        """Tell whether a text of ``rank`` may set a term that is ``shorter`` (or else longer) than this one."""
        wanted = Direction.SHORTER if shorter else Direction.LONGER
        return rank in self.ranks and self.direction in (Direction.ANY, wanted)


def stands_above(rank: Rank, other: Rank) -> bool:
    """Tell whether one rank stands above another; policy papers and interpretations stand above nothing."""
    return rank in _HEIGHT and other in _HEIGHT and _HEIGHT[rank] > _HEIGHT[other]
