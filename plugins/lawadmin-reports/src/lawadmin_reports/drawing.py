"""Pictures of counts, as plain shapes that a template writes as SVG.

Lengths are in the picture's own units, which are pixels where the page is as wide as it was drawn for. Colours are
classes of the style sheet, never attributes: the page's policy forbids inline styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from attrs import evolve, frozen

from lawadmin_reports.figures import GRAVEST_FIRST, Bin, Counts, Group, Heat
from lawadmin_reports.words import Words

HALF, WHOLE = 560, 1160
ROW = 30


@frozen
class Box:
    """Hold a filled rectangle; ``tip`` is what it says when pointed at."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    tip: str = ""


@frozen
class Text:
    """Hold a line of text; ``y`` is its base line, ``anchor`` start, middle or end."""

    x: float
    y: float
    text: str
    kind: str = "label"
    anchor: str = "start"
    turned: bool = False


@frozen
class Line:
    """Hold a straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = "axis"


@frozen
class Picture:
    """Hold a picture with its title and a sentence for those who cannot see it."""

    width: float
    height: float
    title: str
    told: str
    shapes: tuple[Box | Text | Line, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        """List the rectangles, which lie below everything else."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Box))

    @property
    def lines(self) -> tuple[Line, ...]:
        """List the lines."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Line))

    @property
    def texts(self) -> tuple[Text, ...]:
        """List the texts, which lie above everything else."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Text))


def draw_gravity(counts: Counts, words: Words) -> Picture:
    """Draw one bar a gravity."""
    groups = tuple(
        Group(gravity.value, words.gravity(gravity), tuple(n if i == j else 0 for j in range(len(counts))))
        for i, (gravity, n) in enumerate(zip(GRAVEST_FIRST, counts, strict=True))
    )
    return _bars(groups, words, title=words("chart.gravity"), margin=64)


def draw_clauses(groups: Sequence[Group], words: Words) -> Picture:
    """Draw one bar a clause, divided by gravity."""
    named = tuple(Group(group.id, _clause_name(group, words), group.counts) for group in groups)
    return _bars(named, words, title=words("chart.clause"), margin=212)


def draw_organs(groups: Sequence[Group], words: Words) -> Picture:
    """Draw one bar an organ, divided by gravity."""
    named = tuple(
        group if group.id is not None else Group(None, words("rest.organs", count=group.name), group.counts)
        for group in groups
    )
    return _bars(named, words, title=words("chart.organ"), margin=212)


def draw_heat(heat: Heat, words: Words) -> Picture:
    """Draw a field an organ and clause, the darker the more findings it has."""
    margin, top = 220.0, 44.0
    step = min((WHOLE - margin - 60) / max(len(heat.clauses), 1), 190.0)
    shapes: list[Box | Text | Line] = [*_heat_columns(heat, words, margin=margin, step=step, top=top)]
    most = max((n for row in heat.cells for n in row), default=1)
    for place, (organ, row) in enumerate(zip(heat.organs, heat.cells, strict=True)):
        name = organ.name if organ.id is not None else words("rest.organs", count=organ.name)
        y = top + place * ROW
        shapes.append(Text(margin - 12, y + 20, shorten(name, 30), anchor="end"))
        shapes.append(Text(margin + step * len(row) + 12, y + 20, str(organ.total), "number"))
        for column, n in enumerate(row):
            field = Box(margin + column * step, y, step - 3, ROW - 3, f"heat{_level(n, most)}")
            shapes.extend(_field(field, n, f"{name} · {_clause_id(heat.clauses[column], words)}: {n}"))
    told = words("told.heat", organs=len(heat.organs), clauses=len(heat.clauses))
    return Picture(WHOLE, top + ROW * len(heat.organs) + 4, words("chart.heat"), told, tuple(shapes))


def draw_due_days(bins: Sequence[Bin], words: Words) -> Picture:
    """Draw findings by due day."""
    return draw_columns(bins, words, "due")


def draw_columns(bins: Sequence[Bin], words: Words, name: str) -> Picture:
    """Draw one column a week, month, quarter or year, divided by gravity, and mark the day judged."""
    height, bottom, left = 220.0, 184.0, 36.0
    most = max((sum(one.counts) for one in bins), default=0) or 1
    step = (WHOLE - left) / max(len(bins), 1)
    shapes: list[Box | Text | Line] = [*_scale(most, left=left, bottom=bottom)]
    every = -(-len(bins) // 12)
    for place, one in enumerate(bins):
        x, width = left + place * step, min(step * 0.72, 56)
        shapes.extend(_column(one, words, middle=x + step / 2, width=width, unit=(bottom - 34) / most, bottom=bottom))
        if (len(bins) - 1 - place) % every == 0:
            shapes.append(Text(x + step / 2, bottom + 20, one.label, "tick", "middle"))
    told = words(f"told.{name}", count=sum(sum(one.counts) for one in bins))
    return Picture(WHOLE, height, words(f"chart.{name}"), told, tuple(shapes))


def shorten(text: str, columns: int) -> str:
    """Cut a text to a width in columns, of which a Chinese character takes two."""
    if _columns(text) <= columns:
        return text
    kept = ""
    for letter in text:
        if _columns(kept + letter) > columns - 1:
            break
        kept += letter
    return kept.rstrip() + "…"


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _bars(groups: Sequence[Group], words: Words, *, title: str, margin: float) -> Picture:
    most = max((group.total for group in groups), default=0) or 1
    unit = (HALF - margin - 52) / most
    shapes: list[Box | Text | Line] = []
    for place, group in enumerate(groups):
        y = place * ROW
        shapes.append(Text(margin - 12, y + 19, shorten(group.name, int(margin / 6.6)), anchor="end"))
        shapes.extend(_pieces(group.counts, words, x=margin, y=y + 5, unit=unit))
        shapes.append(Text(margin + group.total * unit + 8, y + 19, str(group.total), "number"))
    told = words("told.bars", groups=words("list").join(f"{group.name} {group.total}" for group in groups))
    return Picture(HALF, ROW * len(groups) or ROW, title, told, tuple(shapes))


def _pieces(counts: Counts, words: Words, *, x: float, y: float, unit: float) -> Iterator[Box]:
    for gravity, n in zip(GRAVEST_FIRST, counts, strict=True):
        if n:
            yield Box(x, y, max(n * unit - 1, 1), ROW - 10, gravity.value, f"{words.gravity(gravity)} {n}")
            x += n * unit


def _column(
    one: Bin, words: Words, *, middle: float, width: float, unit: float, bottom: float
) -> Iterator[Box | Text | Line]:
    if one.judged:
        yield Line(middle, 20, middle, bottom, "today")
        yield Text(middle, 13, words("judged"), "today", "middle" if middle < WHOLE - 40 else "end")
    y = bottom
    for gravity, n in zip(GRAVEST_FIRST, one.counts, strict=True):
        if n:
            y -= n * unit
            tip = f"{one.label} · {words.gravity(gravity)} {n}"
            yield Box(middle - width / 2, y, width, max(n * unit - 1, 1), gravity.value, tip)


def _scale(most: int, *, left: float, bottom: float) -> Iterator[Text | Line]:
    """Draw the base line, and a line at the most and at half of it."""
    for n in sorted({0, most // 2 if most > 3 else 0, most}):
        y = bottom - (bottom - 34) * n / most
        yield Line(left, y, WHOLE, y, "axis" if n == 0 else "grid")
        yield Text(left - 8, y + 4, str(n), "tick", "end")


def _heat_columns(heat: Heat, words: Words, *, margin: float, step: float, top: float) -> Iterator[Text]:
    turned, named = step < 40, step > 84
    for column, clause in enumerate(heat.clauses):
        x, anchor = margin + column * step + (step - 3) / 2, "start" if turned else "middle"
        yield Text(x, top - (26 if named else 10), _clause_id(clause, words), "tick", anchor, turned)
        if named and clause.id is not None:
            yield Text(x, top - 10, shorten(clause.name, int(step / 6.4)), "tick", anchor)


def _field(box: Box, n: int, tip: str) -> Iterator[Box | Text]:
    yield evolve(box, tip=tip) if n else box
    if n:
        yield Text(box.x + box.width / 2, box.y + 19, str(n), f"on-{box.kind}", "middle")


def _clause_id(clause: Group, words: Words) -> str:
    return (clause.id or words("none")) if clause.id is not None else words("rest.short", count=clause.name)


def _clause_name(clause: Group, words: Words) -> str:
    if clause.id is None:
        return words("rest.clauses", count=clause.name)
    return f"{_clause_id(clause, words)} {clause.name}".strip()


def _level(n: int, most: int) -> int:
    """Grade a count from 0 to 5, the most being 5."""
    return -(-5 * n // most)
