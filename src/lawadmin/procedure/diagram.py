"""Draw a procedure from its declaration, as the text of an SVG picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from attrs import field, frozen

from lawadmin.procedure.layering import PASSES, Edge, Placed, Stop, place
from lawadmin.procedure.model import Procedure

LETTER, BOX, GAP, ROAD, BETWEEN, MARGIN, LINE = 14, 32, 14, 10, 84, 24, 22
"""Pixels: a letter, the height of a box, the gap below it, the height of a road, between layers, margin, a line."""

STYLE = """
text { font: 14px system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; fill: #1f2933; }
.title { font-size: 20px; font-weight: 600; }
.small { font-size: 12px; fill: #52606d; }
rect { fill: #eef4fb; stroke: #52789e; rx: 5px; }
.party { fill: #fdf3dd; stroke: #b98a2d; }
.outside { fill: #eceff1; stroke: #78838c; }
.end { stroke-width: 3px; }
.start { rx: 16px; }
path { fill: none; stroke: #9aa5b1; stroke-width: 1.3px; }
.alternative { stroke-dasharray: 5 3; }
.conditional { stroke: #b07aa1; }
.span { stroke: #2f855a; stroke-width: 2px; }
""".strip()


@frozen
class Legend:
    """Hold the words beside the picture: its title, what the marks mean, and lines below it."""

    title: str
    marks: Mapping[str, str] = field(factory=dict)
    notes: tuple[str, ...] = ()


@frozen
class Spot:
    """Hold where something stands: its left edge, its middle, its width; a road has no width."""

    x: float
    y: float
    width: float = 0


def draw(procedure: Procedure, legend: Legend) -> str:
    """Draw a procedure: its steps from left to right, and which must come before which."""
    placed = place(procedure)
    spots = _spots(placed, MARGIN + 3 * LINE)
    foot = max(spot.y for spot in spots.values()) + BOX
    right = max(spot.x + spot.width for spot in spots.values()) + MARGIN
    width, height = max(right, _widest(legend)), foot + LINE * (len(legend.notes) + 1) + MARGIN
    parts = (
        _opening(width, height, legend.title),
        f'<text class="title" x="{MARGIN}" y="{MARGIN + 14}">{escape(legend.title)}</text>',
        *_marks(legend),
        *(_path(edge, [spots[stop] for stop in road]) for edge, road in placed.roads.items()),
        *(_box(procedure, name, spot) for (_, name), spot in spots.items() if spot.width),
        *(_note(note, foot + LINE * (number + 1)) for number, note in enumerate(legend.notes)),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _opening(width: float, height: float, title: str) -> str:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    head = 'id="head" viewBox="0 0 8 8" refX="8" refY="4" orient="auto"'
    unit = 'markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse"'
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>",
        f'<defs><marker {head} {unit}><polygon points="0,0 8,4 0,8" fill="#7b8794"/></marker></defs>',
        f'<rect width="{width:g}" height="{height:g}" style="fill: #fff; stroke: none"/>',
    )
    return "\n".join(lines)


def _widest(legend: Legend) -> float:
    lines = (legend.title * 2, "".join(legend.marks.values()) + "口" * 4 * len(legend.marks), *legend.notes)
    return 2 * MARGIN + max(map(text_width, lines))


def text_width(text: str) -> int:
    """Estimate the width of a text: a letter of Latin script takes a little more than half of a Chinese one."""
    return sum(LETTER if ord(sign) > 0x2E7F else round(LETTER * 0.58) for sign in text)


def _spots(placed: Placed, top: float) -> dict[Stop, Spot]:
    """Give each stop its place; layers are centred on the tallest."""
    heights = [sum(map(_height, layer)) for layer in placed.layers]
    spots: dict[Stop, Spot] = {}
    x = float(MARGIN)
    for layer, height in zip(placed.layers, heights, strict=True):
        y = top + (max(heights) - height) / 2
        wide = max(map(_width, layer))
        for stop in layer:
            room = _width(stop)
            spots[stop] = Spot(x if room else x + wide / 2, y + _height(stop) / 2, room)
            y += _height(stop)
        x += wide + BETWEEN
    return spots


def _is_road(stop: Stop) -> bool:
    return PASSES in stop[1]


def _height(stop: Stop) -> float:
    return ROAD if _is_road(stop) else BOX + GAP


def _width(stop: Stop) -> float:
    return 0 if _is_road(stop) else text_width(stop[1]) + 24


def _path(edge: Edge, spots: Sequence[Spot]) -> str:
    begin, end = spots[0], spots[-1]
    points = [(begin.x + begin.width, begin.y), *((spot.x, spot.y) for spot in spots[1:-1]), (end.x, end.y)]
    curve = "".join(_curve(first, second) for first, second in pairwise(points))
    kinds = {"alternative": edge.alternative, "conditional": edge.conditional, "span": bool(edge.span)}
    marks = " ".join(name for name, holds in kinds.items() if holds)
    title = f"<title>{escape(edge.span)}</title>" if edge.span else ""
    start = f"M{points[0][0]:g},{points[0][1]:g}"
    return f'<path class="{marks}" d="{start}{curve}" marker-end="url(#head)">{title}</path>'


def _curve(first: tuple[float, float], second: tuple[float, float]) -> str:
    """Lead from one point to the next, level at both; backward in a bow below."""
    (x, y), (to_x, to_y) = first, second
    if to_x > x:
        middle = (x + to_x) / 2
        return f"C{middle:g},{y:g} {middle:g},{to_y:g} {to_x:g},{to_y:g}"
    low = max(y, to_y) + BOX
    return f"C{x + 60:g},{low:g} {to_x - 60:g},{low:g} {to_x:g},{to_y:g}"


def _box(procedure: Procedure, name: str, spot: Spot) -> str:
    groups = {"party": procedure.party, "outside": procedure.outside, "end": procedure.ends, "start": procedure.starts}
    marks = " ".join(mark for mark, steps in groups.items() if name in steps)
    return (
        f'<rect class="{marks}" x="{spot.x:g}" y="{spot.y - BOX / 2:g}" width="{spot.width:g}" height="{BOX}"/>'
        f'<text x="{spot.x + spot.width / 2:g}" y="{spot.y + 5:g}" text-anchor="middle">{escape(name)}</text>'
    )


def _marks(legend: Legend) -> Iterator[str]:
    """Explain boxes and lines in a row below the title."""
    x, y = float(MARGIN), MARGIN + 2 * LINE - 6
    for mark, word in legend.marks.items():
        if mark in ("alternative", "conditional", "span"):
            yield f'<path class="{mark}" d="M{x:g},{y - 4}h28"/>'
        else:
            yield f'<rect class="{mark}" x="{x:g}" y="{y - 12}" width="28" height="16"/>'
        yield f'<text class="small" x="{x + 34:g}" y="{y}">{escape(word)}</text>'
        x += 34 + text_width(word) + 16


def _note(note: str, y: float) -> str:
    return f'<text class="small" x="{MARGIN}" y="{y:g}">{escape(note)}</text>'
