"""One matter told in full: its steps, its limits with their pauses on a line of time, and who held it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import frozen
from markupsafe import Markup

from lawadmin.accountability.picture import STYLE, Panel, picture
from lawadmin.accountability.picture import Words as Marks
from lawadmin.assessment.report import Dossier
from lawadmin.obligations.custody import Custody, Holder
from lawadmin.obligations.explain import standing
from lawadmin.obligations.values import Obligation, Status, first_reading, last_day
from lawadmin.records.events import Event, Officer, Outside, Party, TheLaw
from lawadmin_reports.drawing import WHOLE, Box, Line, Picture, Text, shorten
from lawadmin_reports.pieces import columns_of
from lawadmin_reports.plain import writable
from lawadmin_reports.words import Words

LEFT, RIGHT, LEVELS, LEVEL, ROW = 236.0, 150.0, 4, 20.0, 36.0

#: The most steps and limits that are drawn; a matter with more is told by its table.
DRAWN = 60

#: How far beyond the last step a limit may reach into the picture, in days.
AHEAD = 60


@frozen
class Told:
    """Hold what a page shows of one matter."""

    matter: str
    organ: str
    procedure: str
    findings: tuple[str, ...]
    steps: tuple[tuple[date, str, str], ...]
    line: Picture | None
    chain: Markup | None


def told(dossier: Dossier, on: date, words: Words, number: int) -> Told:
    """Tell one matter, as it stood on a day; ``number`` tells its picture from the others of the page."""
    timeline = dossier.timeline
    limits = tuple((one, held) for one, held in dossier.held if one.clock is not None)
    near = tuple((one, held) for one, held in limits if held.hops and _is_near(one, timeline.events, on))
    return Told(
        matter=timeline.matter.id,
        organ=dossier.organ,
        procedure=words.messages.title(*dossier.procedure),
        findings=tuple(words.messages.finding(finding) for finding in dossier.findings),
        steps=tuple((event.day, event.step, _actor(event, dossier, words)) for event in timeline),
        line=draw_line(timeline.events, tuple(one for one, _ in limits), on, words),
        chain=_chain(dossier, near, on, words=words, number=number) if near else None,
    )


def _is_near(one: Obligation, events: Sequence[Event], on: date) -> bool:
    """Tell whether the last day of a limit is not so far ahead that a picture up to it would show nothing else."""
    due = last_day(one.due)
    latest = max((event.day for event in events), default=on)
    return due is None or due <= max(latest, on) + timedelta(days=AHEAD)


def _actor(event: Event, dossier: Dossier, words: Words) -> str:
    match event.actor:
        case Officer(person, post):
            return f"{person} {dossier.posts.get(post or '', post or '')}".strip()
        case Outside(organ):
            return organ
        case Party():
            return words("line.party")
        case TheLaw():
            return words("line.law")
        case _:
            return ""


# -- the chain


def own_style() -> str:
    """Give the style of the chain's picture, for its pictures alone."""
    rules = (rule.partition("{") for rule in STYLE.splitlines())
    return "\n".join(f".custody {selector}{brace}{rest}" for selector, brace, rest in rules)


def _chain(
    dossier: Dossier, limits: Sequence[tuple[Obligation, Custody]], on: date, *, words: Words, number: int
) -> Markup:
    panels = tuple(_panel(one, held, dossier, on=on, words=words) for one, held in limits[:DRAWN])
    marks = {mark: words.messages.say(f"picture.{mark}") for mark in ("own", "late", "away", "pause", "due")}
    title = writable(f"{dossier.timeline.matter.id}  {dossier.organ}")
    return Markup(picture(panels, Marks(title, marks), inside=f"-{number}"))


def _panel(one: Obligation, held: Custody, dossier: Dossier, *, on: date, words: Words) -> Panel:
    title = f"{words.messages.title(one.limit.title, one.limit.title_en)}  {_status(one, on, words)}"
    names = tuple(writable(_holder(hop.holder, dossier, words)) for hop in held.hops)
    return Panel(writable(title), held, names, one.clock.pauses if one.clock else ())


def _holder(holder: Holder, dossier: Dossier, words: Words) -> str:
    if holder.other:
        return holder.other
    if holder.post is None and holder.person is None:
        return words.messages.say("records.unheld")
    person = holder.person or words.messages.say("records.vacant")
    return f"{person} {dossier.posts.get(holder.post or '', holder.post or '')}".strip()


def _status(one: Obligation, on: date, words: Words) -> str:
    return words.messages.word("status", standing(one, on))


# -- the line of time


@frozen
class _Scale:
    first: date
    last: date

    @property
    def day(self) -> float:
        return (WHOLE - LEFT - RIGHT) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        return LEFT + (min(max(day, self.first), self.last + timedelta(days=1)) - self.first).days * self.day


def draw_line(events: Sequence[Event], limits: Sequence[Obligation], on: date, words: Words) -> Picture | None:
    """Draw the steps of a matter over time, and below them its limits: how long they ran, where they stood still."""
    if not events or len(events) > DRAWN or len(limits) > DRAWN:
        return None
    scale = _scale(events, limits, on)
    labels = tuple(_labels(events, scale))
    top = 30 + LEVEL * (1 + max((label.level or 0 for label in labels), default=0))
    height = top + 34 + ROW * len(limits) + 6
    shapes: list[Box | Text | Line] = [*_axis(scale, height, top), *_steps(labels, top)]
    if scale.first <= on <= scale.last:
        shapes.append(Line(scale.x(on), 16, scale.x(on), height - 4, "today"))
        shapes.append(Text(scale.x(on), 11, words("judged"), "today", "middle"))
    for number, one in enumerate(limits):
        shapes.extend(_limit(one, scale, top + 34 + ROW * number, on=on, words=words))
    told_in_words = words("line.told", steps=len(events), limits=len(limits))
    return Picture(WHOLE, height, words("line.title"), told_in_words, tuple(shapes))


def _scale(events: Sequence[Event], limits: Sequence[Obligation], on: date) -> _Scale:
    """Take in all steps, and the last days of limits as far as they are not far ahead."""
    days = [event.day for event in events]
    days += [one.trigger.day for one in limits if one.trigger.day <= max(days)]
    end = max(days)
    if any(one.open or one.status is Status.LAPSED for one in limits) and (on - end).days <= 4 * AHEAD:
        end = max(end, on)
    dues = [due for one in limits if (due := last_day(one.due)) and due <= end + timedelta(days=AHEAD)]
    return _Scale(min(days), max([end, *dues]))


def _axis(scale: _Scale, height: float, top: float) -> Iterator[Text | Line]:
    """Draw a line at the beginning of each month, or quarter or year where there are many."""
    yield Line(LEFT, top, WHOLE - RIGHT, top, "axis")
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    every = next((n for n in (1, 3, 6, 12, 24, 60) if months / n <= 12), 120)
    for index in range(scale.first.year * 12 + scale.first.month - 1, scale.last.year * 12 + scale.last.month):
        day = date(index // 12, index % 12 + 1, 1)
        if index % every == 0 and day >= scale.first:
            yield Line(scale.x(day), top, scale.x(day), height - 4, "grid")
            yield Text(scale.x(day) + 3, top + 15, f"{day:%Y-%m}", "tick")


@frozen
class _Label:
    """Hold where a step is written: at which place, on which line (None: it has no room), at which side of its mark."""

    event: Event
    x: float
    text: str
    level: int | None
    at_left: bool


def _labels(events: Sequence[Event], scale: _Scale) -> Iterator[_Label]:
    """Find for each step the lowest of several lines that has room."""
    free = [0.0] * LEVELS
    for event in events:
        x = scale.x(event.day) + scale.day / 2
        text = f"{shorten(event.step, 22)} {event.day:%m-%d}"
        width = columns_of(text) * 6.3 + 10
        at_left = x + width > WHOLE
        begin = x - width if at_left else x
        level = next((number for number, end in enumerate(free) if end <= begin), None)
        if level is not None:
            free[level] = begin + width
        yield _Label(event, x, text, level, at_left)


def _steps(labels: Sequence[_Label], top: float) -> Iterator[Box | Text | Line]:
    """Write each step above its day; one without room has its mark alone."""
    for label in labels:
        x = label.x
        if label.level is not None:
            y = top - 12 - label.level * LEVEL
            yield Line(x, y - 8, x, top, "stem")
            side = ("end", -4) if label.at_left else ("start", 4)
            yield Text(x + side[1], y, label.text, "step-label", side[0])
        kind = "law-step" if label.event.derived else "step"
        yield Box(x - 4, top - 4, 8, 8, kind, f"{label.event.day} {label.event.step}")


def _limit(one: Obligation, scale: _Scale, y: float, *, on: date, words: Words) -> Iterator[Box | Text | Line]:
    title = words.messages.title(one.limit.title, one.limit.title_en)
    yield Text(LEFT - 14, y + 18, shorten(title, 30), anchor="end")
    due, early = last_day(one.due), first_reading(one.due)
    end = one.met_by.day if one.met_by else one.ended or on
    turn = min(end, due) if due else end
    begin = one.trigger.day
    if begin <= turn:
        tip = f"{title} {begin} – {turn}"
        yield Box(scale.x(begin), y + 7, max(scale.x(turn) + scale.day - scale.x(begin), 2), 14, "run", tip)
    for pause in one.clock.pauses if one.clock else ():
        last = min(pause.last or end, end)
        width = max(scale.x(last) + scale.day - scale.x(pause.first), 2)
        yield Box(scale.x(pause.first), y + 4, width, 20, "pause", f"{words('line.pause')} {pause.first} – {last}")
    if due and end > due and one.late:
        x = scale.x(due + timedelta(days=1))
        yield Box(x, y + 7, max(scale.x(end) + scale.day - x, 2), 14, "over", f"{due} – {end}")
    for day in dict.fromkeys(filter(None, (early, due))):
        if day <= scale.last:
            yield Line(scale.x(day) + scale.day, y + 1, scale.x(day) + scale.day, y + 27, "due")
    yield Text(WHOLE - RIGHT + 10, y + 18, _standing(one, due, end, words), "late" if one.late else "label")


def _standing(one: Obligation, due: date | None, end: date, words: Words) -> str:
    if due is not None and one.late and end > due:
        return words("line.late", day=due, late=(end - due).days)
    return words("line.stands", status=_status(one, end, words), day=due or "")
