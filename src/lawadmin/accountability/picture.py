"""Draw who held a matter, day by day, as the text of an SVG picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from html import escape

from attrs import evolve, field, frozen

from lawadmin.days.clock import Pause
from lawadmin.obligations.custody import Custody, Hop, Passage

LETTER, LANE, BAR, MARGIN, HEAD, AXIS, WIDE = 14, 40, 24, 24, 56, 34, 920
"""Pixels: a letter, a lane, a bar in it, the margin, title and marks, title and axis of a limit, all days at most."""

STYLE = """
text { font: 13px system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; fill: #1f2933; }
.title { font-size: 20px; font-weight: 600; }
.limit { font-weight: 600; }
.small { font-size: 11px; fill: #52606d; }
.days { font-size: 11px; fill: #fff; text-anchor: middle; }
.lane { fill: #f5f7fa; }
.own { fill: #52789e; }
.late { fill: #c0392b; }
.away { fill: #b98a2d; }
.pause { fill: #b98a2d; fill-opacity: .16; }
.due { stroke: #c0392b; stroke-width: 1.6px; stroke-dasharray: 5 3; }
.due-day { font-size: 11px; fill: #c0392b; text-anchor: middle; }
.pass { fill: none; stroke: #7b8794; stroke-width: 1.3px; }
.back { stroke: #8e44ad; stroke-dasharray: 4 2; }
""".strip()

_BACKWARD = (Passage.RETURNED, Passage.AWAY)


@frozen
class Panel:
    """Hold one limit: its title, who held the matter meanwhile, and what each holder is called, hop by hop."""

    title: str
    held: Custody
    names: tuple[str, ...]
    pauses: tuple[Pause, ...] = ()

    @property
    def lanes(self) -> tuple[str, ...]:
        """List the holders, each once, in the order in which they had the matter."""
        return tuple(dict.fromkeys(self.names))

    @property
    def height(self) -> int:
        """Give the height in pixels."""
        return 2 * AXIS + LANE * len(self.lanes)


@frozen
class Words:
    """Hold the words of the picture: its title, and what the marks ``own``, ``late``, ``away``, ``due`` mean."""

    title: str
    marks: Mapping[str, str] = field(factory=dict)


@frozen
class _Scale:
    """Lay days out from left to right."""

    first: date
    last: date
    left: float
    arrow: str = "head"

    @property
    def day(self) -> float:
        return max(3.0, min(26.0, WIDE / ((self.last - self.first).days + 1)))

    def x(self, day: date) -> float:
        return self.left + (day - self.first).days * self.day

    @property
    def right(self) -> float:
        return self.x(self.last) + self.day


def picture(panels: tuple[Panel, ...], words: Words, *, inside: str = "") -> str:
    """Draw the custody of a matter: for each limit its holders in lanes over the days, pauses, and the last day.

    ``inside`` tells it from others where it stands inside a page: it then brings no style of its own, and the page has
    to give it ``STYLE``.
    """
    drawn = tuple(panel for panel in panels if panel.held.hops)
    scale = evolve(_scale(drawn), arrow=f"head{inside}")
    parts, y = list[str](), MARGIN + HEAD
    for panel in drawn:
        parts.extend(_panel(panel, scale, y))
        y += panel.height
    width = max(scale.right, MARGIN + text_width(words.title) * 1.5, _marks_width(words)) + 2 * MARGIN
    opening = _inside(width, y + MARGIN, words.title) if inside else _opening(width, y + MARGIN, words.title)
    head = (*opening, *_ground(width, y + MARGIN, words.title, scale.arrow), *_marks(words))
    return "\n".join((*head, *parts, "</svg>")) + "\n"


def _scale(panels: tuple[Panel, ...]) -> _Scale:
    hops = [hop for panel in panels for hop in panel.held.hops]
    dues = [panel.held.due for panel in panels if panel.held.due is not None]
    days = [*(hop.first for hop in hops), *(hop.last for hop in hops), *dues] or [date.min]
    widest = max((text_width(name) for panel in panels for name in panel.names), default=0)
    return _Scale(min(days), max(days), MARGIN + widest + 16)


def text_width(text: str) -> int:
    """Estimate the width of a text: a letter of Latin script takes a little more than half of a Chinese one."""
    return sum(LETTER if ord(sign) > 0x2E7F else round(LETTER * 0.58) for sign in text)


def _opening(width: float, height: float, title: str) -> Iterator[str]:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">'
    yield f"<style>{STYLE}</style>"


def _inside(width: float, height: float, title: str) -> Iterator[str]:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    yield f'<svg class="custody" {size} role="img" aria-label="{escape(title)}">'


def _ground(width: float, height: float, title: str, arrow: str) -> Iterator[str]:
    marker = 'viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"'
    yield f'<defs><marker id="{arrow}" {marker}><polygon points="0,0 8,4 0,8" fill="#7b8794"/></marker></defs>'
    yield f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>'
    yield f'<text class="title" x="{MARGIN}" y="{MARGIN + 14}">{escape(title)}</text>'


def _marks(words: Words) -> Iterator[str]:
    x, y = MARGIN, MARGIN + 40
    for mark, word in words.marks.items():
        if mark == "due":
            yield f'<path class="due" d="M{x + 14},{y - 13}v16"/>'
        else:
            yield f'<rect class="{mark}" x="{x}" y="{y - 11}" width="28" height="13" rx="3"/>'
        yield f'<text class="small" x="{x + 34}" y="{y}">{escape(word)}</text>'
        x += 34 + text_width(word) + 18


def _marks_width(words: Words) -> int:
    return MARGIN + sum(52 + text_width(word) for word in words.marks.values())


# -- one limit


def _panel(panel: Panel, scale: _Scale, top: int) -> Iterator[str]:
    lanes = {name: top + 2 * AXIS - 12 + LANE * number for number, name in enumerate(panel.lanes)}
    foot = top + 2 * AXIS - 12 + LANE * len(lanes)
    yield f'<text class="limit" x="{MARGIN}" y="{top + 16}">{escape(panel.title)}</text>'
    for name, y in lanes.items():
        yield f'<rect class="lane" x="{MARGIN}" y="{y}" width="{scale.right - MARGIN:g}" height="{LANE - 4}" rx="4"/>'
        yield f'<text x="{MARGIN + 8}" y="{y + 23}">{escape(name)}</text>'
    yield from (_pause(pause, scale, top, foot) for pause in panel.pauses)
    yield from _ticks(panel, scale, top + AXIS + 14)
    spots = [(hop, lanes[name]) for hop, name in zip(panel.held.hops, panel.names, strict=True)]
    for number, (hop, y) in enumerate(spots):
        yield from _bar(hop, panel.held.due, scale, y + 6)
        if number:
            yield _pass(hop, scale, spots[number - 1][1], y)
    yield from _due(panel.held.due, scale, top, foot)


def _pause(pause: Pause, scale: _Scale, top: int, foot: int) -> str:
    first, last = max(pause.first, scale.first), min(pause.last or scale.last, scale.last)
    wide = max((last - first).days + 1, 0) * scale.day
    y = top + AXIS + 18
    return f'<rect class="pause" x="{scale.x(first):g}" y="{y}" width="{wide:g}" height="{foot - y}"/>'


def _ticks(panel: Panel, scale: _Scale, y: int) -> Iterator[str]:
    """Write the first day of each stretch, where there is room beside the one before."""
    free = 0.0
    for hop in panel.held.hops:
        x = scale.x(hop.first)
        if x >= free:
            yield f'<text class="small" x="{x:g}" y="{y}">{hop.first:%m-%d}</text>'
            free = x + 40


def _bar(hop: Hop, due: date | None, scale: _Scale, y: int) -> Iterator[str]:
    turn = hop.last if due is None else max(min(hop.last, due), hop.first - timedelta(days=1))
    parts = ((hop.first, turn, "own"), (turn + timedelta(days=1), hop.last, "late"))
    for first, last, mark in parts:
        if first <= last:
            wide = scale.x(last) - scale.x(first) + scale.day
            kind = "away" if hop.holder.other else mark
            yield f'<rect class="{kind}" x="{scale.x(first):g}" y="{y}" width="{wide:g}" height="{BAR}"/>'
    middle = (scale.x(hop.first) + scale.x(hop.last) + scale.day) / 2
    if hop.days:
        yield f'<text class="days" x="{middle:g}" y="{y + 16}">{hop.days}</text>'


def _pass(hop: Hop, scale: _Scale, before: int, y: int) -> str:
    """Lead from the lane before to the lane of a stretch, at its first day."""
    x, down = scale.x(hop.first), y > before
    start, end = (before + 6 + BAR, y + 6) if down else (before + 6, y + 6 + BAR)
    mark = "pass back" if hop.how in _BACKWARD else "pass"
    return f'<path class="{mark}" d="M{x:g},{start}V{end}" marker-end="url(#{scale.arrow})"/>' if before != y else ""


def _due(due: date | None, scale: _Scale, top: int, foot: int) -> Iterator[str]:
    if due is not None:
        x, y = scale.x(due) + scale.day, top + AXIS
        yield f'<path class="due" d="M{x:g},{y + 3}V{foot}"/>'
        yield f'<text class="due-day" x="{x:g}" y="{y}">{due:%Y-%m-%d}</text>'
