"""信访分流: each matter led into the channel that fits, and the same dispute recognised across channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from lawadmin.findings.base import Base, of_county
from lawadmin.law.citation import Citation
from lawadmin.law.lawbook import Ruled
from lawadmin.records.timeline import Timeline
from lawadmin.regimes.disputes.petitions import PETITION, Asking, Route, Routing, Step
from lawadmin.regimes.shared.wrong import at_step
from lawadmin.rules.snapshot import Snapshot
from lawadmin.rules.values import Check, CountyCheck, Finding, Row

#: The channels in which one dispute can run, by the procedure of the matter: petition, reconsideration, suit, claim and
#: complaint.
CHANNELS = frozenset(
    {
        "petition",
        "reconsideration",
        "litigation",
        "compensation",
        "tender-complaint",
        "procurement-complaint",
        "enforcement-complaint",
    }
)


@frozen
class Channel:
    """Name the channel that fits what a petition asks for, the item that says so, and the limit that then runs."""

    route: Route
    article: str
    limit: str = ""


#: 信访工作条例 第三十一条, item by item; the limits are those of the channel's own law.
FITTING: Mapping[Asking, Channel] = {
    Asking.JUDGMENT: Channel(Route.COURTS, "第三十一条第一项", "administrative-litigation-act/ask_retrial"),
    Asking.CRIME: Channel(Route.COURTS, "第三十一条第一项"),
    Asking.LABOUR: Channel(
        Route.ARBITRATION, "第三十一条第二项", "labour-dispute-mediation-and-arbitration-act/limitation"
    ),
    Asking.PARTY: Channel(Route.PARTY_APPEAL, "第三十一条第三项"),
    Asking.ACT: Channel(Route.ADMINISTRATIVE, "第三十一条第四项", "administrative-reconsideration-act/apply"),
    Asking.COMPENSATION: Channel(Route.ADMINISTRATIVE, "第三十一条第四项", "state-compensation-act/limitation"),
    Asking.RULING: Channel(Route.ADMINISTRATIVE, "第三十一条第四项"),
    Asking.BREACH: Channel(Route.DUTY, "第三十一条第五项", "administrative-litigation-act/sue_inaction"),
    Asking.OTHER: Channel(Route.PETITION, "第三十一条第六项", "petition-regulation/finish"),
}


@frozen
class Advice:
    """Hold what to tell a petitioner: the channel, the article that names it, and the limit of the channel with it."""

    route: Route
    because: Citation | None
    limit: Ruled | None


def advise(seen: Snapshot, asking: Asking, on: date) -> Advice:
    """Say into which channel a matter belongs on a day, why, and by which limit it is then counted.

    The limit is None where no law in force sets one.
    """
    channel = FITTING[asking]
    edition = seen.lawbook.text(PETITION.act, on)
    because = None if edition is None else Citation(edition.act, edition.title, channel.article, edition.in_force)
    act, _, name = channel.limit.partition("/")
    ruled = seen.lawbook.limit(act, name, on, traits=frozenset({"信访程序"})) if act else None
    return Advice(channel.route, because, ruled if isinstance(ruled, Ruled) else None)


def misled(seen: Snapshot, timeline: Timeline) -> Iterator[Finding]:
    """Find petitions led into another channel than the one that fits what they ask for (第三十一条)."""
    base = Base(seen, PETITION, timeline)
    for event in timeline.of(frozenset({Step.ROUTED})):
        match event.facts:
            case Routing(route=Route() as route, asking=Asking() as asking) if FITTING[asking].route != route:
                advice = advise(seen, asking, event.day)
                clock = advice.limit.limit.title if advice.limit else FITTING[asking].article
                yield at_step(base, event, "misled", FITTING[asking].article, route=advice.route.value, clock=clock)
            case _:
                continue


def unled(seen: Snapshot, timeline: Timeline) -> Iterable[Finding]:
    """Find petitions of the first four kinds that were answered as petitions instead of led away (第三十一条).

    Who is asked to perform a duty (第五项) performs it or answers, in the same matter.
    """
    base = Base(seen, PETITION, timeline)
    route = None
    for event in timeline:
        if event.step == Step.ROUTED:
            route = event.fact("route")
        elif event.step == Step.OPINION and route not in (None, Route.DUTY, Route.PETITION):
            finding = base.finding("wrong-channel", event.day, event.step, step=event.step)
            citation = base.cite("第三十一条", event.day)
            yield evolve(finding, anchor=event.id, citation=citation, events=(event.id,))


def gather(_: Snapshot, timeline: Timeline) -> Row | None:
    """Keep of a matter in one of the channels the disputes it is about: the acts and parties that its steps name."""
    if timeline.matter.procedure not in CHANNELS:
        return None
    about = sorted({event.about for event in timeline if event.about})
    return (timeline.matter.id, timeline.matter.procedure, timeline.matter.organ, about[0]) if about else None


def settle(seen: Snapshot, rows: Iterable[Row]) -> Iterator[Finding]:
    """Find the same dispute running in more than one channel: matters of different procedures about one thing."""
    disputes: dict[object, list[Row]] = {}
    for row in sorted(rows, key=str):
        disputes.setdefault(row[3], []).append(row)
    for same in disputes.values():
        if len({row[1] for row in same}) > 1:
            for row in same:
                others = tuple(str(other[0]) for other in same if other is not row)
                finding = of_county(seen, "same-dispute", "2.5.2", str(row[2]), subject=str(row[1]))
                yield evolve(finding, matter=str(row[0]), procedure=str(row[1]), fields=(("matters", others),))


CHECKS = (
    Check("channel-fits", "2.5.2", unled, frozenset({PETITION.name}), "信访工作条例 第三十一条"),
    Check("channel-of-what-is-asked", "2.5.2", misled, frozenset({PETITION.name}), "信访工作条例 第三十一条"),
    CountyCheck("same-dispute", "2.5.2", gather, settle),
)
