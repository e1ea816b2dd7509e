"""The commands that look at one matter: ``why`` a day, and the ``chain`` of those who held it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from lawadmin.accountability import Place
from lawadmin.accountability import chain as chain_of
from lawadmin.accountability.attribution import Draft, draft
from lawadmin.accountability.picture import Panel, Words, picture
from lawadmin.accountability.rights import Window, windows
from lawadmin.accountability.saving import Saving, Way
from lawadmin.app import Reviewed, review
from lawadmin.cli.count import depends
from lawadmin.cli.lawbook import span_text
from lawadmin.cli.names import Names
from lawadmin.cli.options import TABLE, TEXT, Asked, Param, Verb
from lawadmin.cli.output_file import write
from lawadmin.cli.proof import write_proof
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.steps import notice_lines, told_lines
from lawadmin.cli.world import World, world
from lawadmin.converters.output import Shape
from lawadmin.converters.review_output import custody_shape, finding_shape, place_shape, share, why_shape
from lawadmin.converters.verdict_output import window_shape
from lawadmin.errors import InputError
from lawadmin.hookspecs import Source
from lawadmin.obligations.custody import Custody, Hop, Passage, custody
from lawadmin.obligations.explain import explain
from lawadmin.obligations.values import Obligation
from lawadmin.records.timeline import Timeline
from lawadmin.rules.snapshot import Snapshot

HOPS = ("holder", "first", "last", "days", "share", "late", "inherited", "note")


def reviewed_matter(here: World, source: Source, seen: Snapshot, matter: str) -> Reviewed:
    """Review one matter of the store; InputError where it is not there."""
    record = source.matter(matter, as_of=here.as_of)
    if record is None:
        reason = here.asked.say.say("records.unknown-matter", matter=matter)
        raise InputError(reason=reason, remedy=here.asked.say.say("records.unknown-matter-remedy"))
    one = next(review(seen, (record,), here.finder(source)))
    if one.failure is not None:
        raise one.failure
    return one


# -- why


def why(asked: Asked, *, matter: str, limit: str | None, proof: str | None) -> int:
    """Explain the due days of a matter, day by day."""
    here = world(asked)
    with here.store() as source:
        seen = here.snapshot(source)
        one = reviewed_matter(here, source, seen, matter)
    chosen = _chosen(asked, one, limit)
    if asked.format == "json":
        asked.screen.json([_why_shape(seen, one.judged.timeline, obligation) for obligation in chosen])
    elif not chosen:
        asked.screen.line(asked.say.say("why.nothing", matter=matter))
    else:
        asked.screen.lines(_separated(_explained(asked, seen, one.judged.timeline, o) for o in chosen))
    if proof is not None:
        write_proof(proof, seen, one, chosen)
    return 0


def _chosen(asked: Asked, one: Reviewed, limit: str | None) -> tuple[Obligation, ...]:
    obligations = one.judged.obligations
    chosen = tuple(o for o in obligations if limit in (None, o.ref, o.limit.name, o.limit.title))
    if chosen or limit is None:
        return chosen
    known = tuple(dict.fromkeys(obligation.limit.name for obligation in obligations))
    matter = one.judged.timeline.matter.id
    raise InputError(
        reason=asked.say.say("why.unknown-limit", matter=matter, limit=limit),
        remedy=asked.say.say("why.unknown-limit-remedy", known=known),
    )


def _separated(blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    for number, block in enumerate(blocks):
        if number:
            yield ""
        yield from block


def explained_lines(asked: Asked, seen: Snapshot, obligation: Obligation) -> Iterator[str]:
    """Explain one obligation: a sentence, the law, the days, what came of it."""
    explained, say = explain(obligation, seen.on), asked.say
    yield say.step(explained.summary)
    yield from (f"  {say.step(step)}" for step in explained.law)
    if explained.depends_on:
        yield f"  {depends(say, explained.depends_on)}"
    yield ""
    yield from told_lines(say, (*explained.steps, *explained.after))
    yield from notice_lines(say, explained.steps, seen.calendar)


def _explained(asked: Asked, seen: Snapshot, timeline: Timeline, obligation: Obligation) -> Iterator[str]:
    yield from explained_lines(asked, seen, obligation)
    yield from window_lines(asked, windows(seen, timeline, obligation))


def window_lines(asked: Asked, opened: Iterable[Window]) -> Iterator[str]:
    """Say what a lapse lets the party do, from which day to which."""
    for one in opened:
        kind = "open" if one.last is None else "window" if one.last == one.last_earliest else "window-range"
        cited = str(one.ruled.edition.cite(one.ruled.limit)) if one.ruled else ""
        days = {"first": one.first, "last": one.last, "earliest": one.last_earliest}
        yield f"  {asked.say.say(f'rights.{kind}', right=one.right, cited=cited, **days)}"


def _why_shape(seen: Snapshot, timeline: Timeline, obligation: Obligation) -> Shape:
    opened = [window_shape(one) for one in windows(seen, timeline, obligation)]
    return {**why_shape(obligation, explain(obligation, seen.on)), "rights": opened}


# -- chain


@frozen
class Chained:
    """Hold who held a matter, limit by limit, and who answers."""

    reviewed: Reviewed
    places: tuple[Place, ...]
    held: tuple[tuple[Obligation, Custody], ...]


def chain(asked: Asked, *, matter: str, output: str | None) -> int:
    """Say who held a matter on which days, and who answers."""
    here = world(asked)
    with here.store() as source:
        seen = here.snapshot(source)
        one = reviewed_matter(here, source, seen, matter)
    held = tuple((o, custody(seen, one.judged.timeline, o)) for o in one.judged.obligations if o.clock is not None)
    chained = Chained(one, chain_of(seen.roster, one.judged.timeline.matter.organ, seen.on), held)
    if output is not None or asked.format == "svg":
        _draw(asked, Names(seen.roster, asked.say), chained, output)
    elif asked.format == "json":
        asked.screen.json(_chain_shape(asked, chained))
    else:
        _print_chain(asked, seen, chained)
    return 0


def _draw(asked: Asked, names: Names, chained: Chained, output: str | None) -> None:
    matter = chained.reviewed.judged.timeline.matter
    panels = tuple(_panel(names, obligation, held) for obligation, held in chained.held)
    marks = {mark: asked.say.say(f"picture.{mark}") for mark in ("own", "late", "away", "pause", "due")}
    drawn = picture(panels, Words(f"{matter.id}  {names.organ(matter.organ)}", marks))
    if output is None:
        asked.screen.line(drawn.rstrip("\n"))
    else:
        write(Path(output), drawn)
        asked.screen.note(asked.say.say("report.written", file=output))


def _panel(names: Names, obligation: Obligation, held: Custody) -> Panel:
    limit, clock = obligation.limit, obligation.clock
    title = f"{names.say.title(limit.title, limit.title_en)}  {names.say.word('status', obligation.status)}"
    holders = tuple(names.holder(hop.holder) for hop in held.hops)
    return Panel(title, held, holders, clock.pauses if clock else ())


def _chain_shape(asked: Asked, chained: Chained) -> Shape:
    judged, charges = chained.reviewed.judged, chained.reviewed.charges
    matter = judged.timeline.matter
    return {
        "matter": matter.id,
        "procedure": matter.procedure,
        "organ": matter.organ,
        "chain": [place_shape(place) for place in chained.places],
        "limits": [custody_shape(obligation, held) for obligation, held in chained.held],
        "findings": [finding_shape(finding, charges[finding.key], asked.say) for finding in judged.findings],
    }


def _print_chain(asked: Asked, seen: Snapshot, chained: Chained) -> None:
    names, say = Names(seen.roster, asked.say), asked.say
    matter = chained.reviewed.judged.timeline.matter
    asked.screen.line(f"{matter.id}  {names.organ(matter.organ)}")
    asked.screen.lines(f"  {place.post.role}  {names.place(place)}" for place in chained.places)
    if not chained.held:
        asked.screen.line(say.say("records.no-clock"))
    for obligation, held in chained.held:
        asked.screen.line()
        asked.screen.line(say.step(explain(obligation, seen.on).summary))
        _print_hops(asked, names, held)
    asked.screen.lines(_answers(asked, names, seen, chained.reviewed))


def _print_hops(asked: Asked, names: Names, held: Custody) -> None:
    if held.hops:
        right = {"days", "share", "late", "inherited"}
        columns = tuple(Column(asked.say.say(f"column.{name}"), name in right, name == "first") for name in HOPS)
        asked.show_grid(Grid(columns, (_hop(names, hop, held) for hop in held.hops)))


def _hop(names: Names, hop: Hop, held: Custody) -> tuple[str, ...]:
    return (
        names.holder(hop.holder),
        str(hop.first),
        str(hop.last),
        str(hop.days),
        f"{share(hop, held)}%",
        str(hop.late or ""),
        str(hop.inherited or ""),
        names.say.shown(tuple(_notes(names, hop, held))),
    )


def _notes(names: Names, hop: Hop, held: Custody) -> Iterator[str]:
    if hop.how not in (Passage.BEGUN, Passage.PASSED):
        yield names.say.word("passage", hop.how)
    if hop is held.let_lapse:
        yield names.say.say("records.last-chance")
    if hop is held.longest and len(held.hops) > 1:
        yield names.say.say("records.longest")


def _saving(names: Names, saving: Saving) -> str:
    kinds = {Way.ALONE: "saving-alone", Way.TAKEN: "saving-taken", Way.EARLIER: "saving"}
    who = names.holder(saving.holder) if saving.holder else names.say.say("records.unheld")
    event, kind = saving.event, kinds[saving.way]
    return names.say.say(f"what-if.{kind}", step=event.step, days=saving.days, day=event.day, who=who)


def _answers(asked: Asked, names: Names, seen: Snapshot, one: Reviewed) -> Iterator[str]:
    drafts = list[Draft]()
    for finding in one.judged.findings:
        yield ""
        yield f"{names.say.say('records.answers')}{names.say.texts['list.colon']}{names.say.finding(finding)}"
        for charge in one.charges[finding.key]:
            yield f"  {names.charge(charge)}"
            yield from (f"    {names.say.fact(code, names.fact(code, value))}" for code, value in charge.facts)
            yield from (f"    ? {names.say.missing(code)}" for code in charge.missing)
        drafts.append(draft(seen, one.judged, finding))
        yield from _drafted(names, drafts[-1])
    yield from _appeal(asked, drafts)


def _drafted(names: Names, drafted: Draft) -> Iterator[str]:
    """Say what else a human decision needs: the grade, circumstances to rule on, what would have saved it."""
    say = names.say
    if drafted.grade:
        yield f"  {say.say('draft.grade', grade=drafted.grade, measures=drafted.measures)}"
    titles = tuple(one.title for one in drafted.questions)
    if titles:
        yield f"  {say.say('draft.questions', titles=titles)}"
    if drafted.saving is not None:
        yield f"  {_saving(names, drafted.saving)}"


def _appeal(asked: Asked, drafts: Sequence[Draft]) -> Iterator[str]:
    """Say once how those who are charged may have a decision rechecked, or appeal."""
    routes = dict.fromkeys(ruled for drafted in drafts if drafted.charges for ruled in drafted.appeal)
    if routes:
        yield ""
    for ruled in routes:
        limit, cited = ruled.limit, str(ruled.edition.cite(ruled.limit))
        title = asked.say.title(limit.title, limit.title_en)
        yield asked.say.say("draft.appeal", title=title, term=span_text(asked, limit), cited=cited)


WHY = Verb("why", why, (Param("MATTER", need=True), Param("LIMIT"), Param("--proof", metavar="FILE")), TEXT)
CHAIN = Verb(
    "chain",
    chain,
    (Param("MATTER", need=True), Param("--output", metavar="FILE.svg", short="-o")),
    (*TABLE, "svg"),
)
