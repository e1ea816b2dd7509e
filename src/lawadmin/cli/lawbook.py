"""Show the law book: acts with their editions, and the limits that they set."""

from __future__ import annotations

from collections.abc import Iterator

from lawadmin.cli.ended import ended as ended_acts
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.world import world
from lawadmin.converters.output import act_shape, editions_of, limit_shape
from lawadmin.law.edition import Anchor, Edition, FromCalendar, FromDate, FromLapse, FromStep, Limit


def acts(asked: Asked, *, act: str | None, ended: bool) -> int:
    """List acts and their editions, or those that have ended with what still cites them."""
    if ended:
        return ended_acts(asked, act or "")
    editions = _editions(asked, act or "")
    columns = (*_head(asked, "act", whole=True), *_head(asked, "title", "rank", "edition", "until", "limit-count"))
    rows = tuple(
        (e.act, e.title, e.rank.value, str(e.in_force), str(e.until or ""), str(len(e.limits))) for e in editions
    )
    asked.show([act_shape(edition) for edition in editions], Grid(columns, rows))
    return 0


def limits(asked: Asked, *, act: str | None, clause: str | None) -> int:
    """List limits, each as every edition says it."""
    editions = _editions(asked, act or "")
    found = [(edition, limit) for edition in editions for limit in edition.limits if _serves(limit, clause)]
    columns = (
        *_head(asked, "limit"),
        *_head(asked, "edition", whole=True),
        *_head(asked, "limit-title", "article", "span", "from", "until-steps", "by"),
    )
    rows = tuple(_row(asked, edition, limit) for edition, limit in found)
    asked.show([limit_shape(edition, limit) for edition, limit in found], Grid(columns, rows))
    return 0


def _editions(asked: Asked, act: str) -> tuple[Edition, ...]:
    """List the editions asked for as known; where there are none of an act, say which acts there are."""
    lawbook = world(asked).rules.lawbook
    known = lawbook if asked.as_of is None else lawbook.known_at(asked.as_of)
    found = editions_of(known, act, asked.on)
    if act and not found:
        acts = tuple(dict.fromkeys(edition.act for edition in known))
        asked.screen.note(asked.say.say("lawbook.unknown", act=act, known=acts))
    return found


def _serves(limit: Limit, clause: str | None) -> bool:
    return clause is None or limit.clause == clause or limit.clause.startswith(f"{clause}.")


def _head(asked: Asked, *names: str, whole: bool = False) -> Iterator[Column]:
    return (Column(asked.say.say(f"column.{name}"), whole=whole) for name in names)


def _row(asked: Asked, edition: Edition, limit: Limit) -> tuple[str, ...]:
    return (
        f"{edition.act}/{limit.name}",
        str(edition.in_force),
        asked.say.title(limit.title, limit.title_en),
        limit.article,
        span_text(asked, limit),
        start_text(limit.anchor),
        "、".join(sorted(limit.until)),
        str(limit_shape(edition, limit)["by"]),
    )


def span_text(asked: Asked, limit: Limit) -> str:
    """Write how long a limit is: by its effective unit, contested ones with both."""
    if limit.amount is None:
        return limit.word
    units = [asked.say.say(f"units.{unit}") for unit in limit.amount.units]
    number = "…" if limit.amount.number is None else str(limit.amount.number)
    return f"{number} {' / '.join(units)}"


def start_text(anchor: Anchor) -> str:
    """Write what starts a clock."""
    match anchor:
        case FromStep(steps) | FromDate(_, steps):
            return "、".join(sorted(steps))
        case FromLapse(limit):
            return limit
        case FromCalendar(every):
            return every


ACTS = Verb("acts", acts, (Param("--act", metavar="ACT"), Param("--ended", flag=True)))
LIMITS = Verb("limits", limits, (Param("--act", metavar="ACT"), Param("--clause", metavar="CLAUSE")))
