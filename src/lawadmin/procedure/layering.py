"""Place the steps of a procedure for a drawing: what must come first stands to the left, with few lines crossing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure

SWEEPS = 6
"""How often the order within the layers is improved."""

PASSES = "\x1f"
"""Stands between the two steps in the name of an edge that passes a layer; no step has it."""

Stop = tuple[int, str]
"""A layer, and a step in it or the name of an edge that passes there."""

Layer = tuple[Stop, ...]


@frozen
class Edge:
    """Hold that a step comes before another one.

    ``alternative`` where one of several suffices, ``conditional`` where it is asked of some matters only, ``span`` the
    name of the span that lies between.
    """

    before: str
    after: str
    alternative: bool = False
    conditional: bool = False
    span: str = ""


@frozen
class Placed:
    """Hold layers of stops from left to right, and for each edge the stops that it passes, its ends included."""

    layers: tuple[Layer, ...]
    roads: Mapping[Edge, tuple[Stop, ...]]


def edges(procedure: Procedure) -> tuple[Edge, ...]:
    """List what must come before what, once a pair; conditions in linked matters are left out."""
    found: dict[tuple[str, str], Edge] = {}
    spans = {(b, e): span.name for span in procedure.spans for b in span.begins for e in span.ends}
    for step, needs in procedure.may.items():
        for need in needs:
            for edge in _of(str(step), need, spans):
                found.setdefault((edge.before, edge.after), edge)
    return tuple(found.values())


def _of(step: str, need: Needs, spans: Mapping[tuple[str, str], str]) -> Iterator[Edge]:
    if need.link is None:
        for before in sorted(need.steps - {step}):
            several = len(need.steps) > 1
            yield Edge(before, step, several, need.when is not None, spans.get((before, step), ""))


def place(procedure: Procedure) -> Placed:
    """Place every step in a layer, and order the layers."""
    found = edges(procedure)
    ranks = _ranks(tuple(map(str, procedure.steps)), found)
    roads = {edge: tuple(_road(edge, ranks)) for edge in found}
    layers = _filled(((ranks[str(step)], str(step)) for step in procedure.steps), roads.values())
    there, back = _joined(roads.values()), _joined(road[::-1] for road in roads.values())
    for _ in range(SWEEPS):
        layers = _swept(_swept(layers, there)[::-1], back)[::-1]
    return Placed(layers, roads)


def _ranks(steps: Sequence[str], found: Sequence[Edge]) -> dict[str, int]:
    """Give each step its layer: one after the last of those that lead to it."""
    before: dict[str, list[str]] = {step: [] for step in steps}
    for edge in _forward(steps, found):
        before[edge.after].append(edge.before)
    ranks: dict[str, int] = {}
    for step in TopologicalSorter(before).static_order():
        ranks[step] = max((ranks[other] + 1 for other in before[step]), default=0)
    return ranks


def _forward(steps: Sequence[str], found: Sequence[Edge]) -> Iterator[Edge]:
    """Leave out, of edges that lead in a circle, those against the order in which the steps are declared."""
    edges_of: dict[str, set[str]] = {step: set() for step in steps}
    for edge in found:
        edges_of[edge.before].add(edge.after)
    order = {step: number for number, step in enumerate(steps)}
    for edge in found:
        if order[edge.before] < order[edge.after] or edge.before not in _reached(edge.after, edges_of):
            yield edge


def _reached(start: str, edges_of: Mapping[str, set[str]]) -> set[str]:
    reached, wanted = {start}, [start]
    while wanted:
        fresh = edges_of[wanted.pop()] - reached
        reached |= fresh
        wanted.extend(fresh)
    return reached


def _road(edge: Edge, ranks: Mapping[str, int]) -> Iterator[Stop]:
    first, last = ranks[edge.before], ranks[edge.after]
    yield first, edge.before
    yield from ((rank, f"{edge.before}{PASSES}{edge.after}") for rank in range(first + 1, last))
    yield last, edge.after


def _filled(steps: Iterable[Stop], roads: Iterable[Sequence[Stop]]) -> tuple[Layer, ...]:
    """Fill the layers with steps, in the order in which they are declared, and with the stops that roads pass."""
    stops = dict.fromkeys((*steps, *(stop for road in roads for stop in road)))
    found: dict[int, list[Stop]] = {}
    for stop in stops:
        found.setdefault(stop[0], []).append(stop)
    return tuple(tuple(found[rank]) for rank in sorted(found))


def _joined(roads: Iterable[Sequence[Stop]]) -> dict[Stop, set[Stop]]:
    joined: dict[Stop, set[Stop]] = {}
    for road in roads:
        for before, after in pairwise(road):
            joined.setdefault(after, set()).add(before)
    return joined


def _swept(layers: tuple[Layer, ...], joined: Mapping[Stop, set[Stop]]) -> tuple[Layer, ...]:
    """Order each layer by the middle of what its members are joined to in the layer before."""
    ordered = [layers[0]]
    for layer in layers[1:]:
        ordered.append(_by_middle(layer, ordered[-1], joined))
    return tuple(ordered)


def _by_middle(layer: Layer, before: Layer, joined: Mapping[Stop, set[Stop]]) -> Layer:
    places = {stop: (number + 0.5) / len(before) for number, stop in enumerate(before)}

    def middle(item: tuple[int, Stop]) -> float:
        number, stop = item
        found = [places[other] for other in joined.get(stop, ()) if other in places]
        return sum(found) / len(found) if found else (number + 0.5) / len(layer)

    return tuple(stop for _, stop in sorted(enumerate(layer), key=middle))
