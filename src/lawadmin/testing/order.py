"""Read what a procedure says about order, once more and apart from the engine: what a step may not be taken without.

The engine's own reading stands in ``lawadmin.obligations.stray``; this one is what histories are drawn by, so that each
checks the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from lawadmin.procedure.model import Needs, Procedure, Trait
from lawadmin.records.events import Event


@frozen
class Breach:
    """Hold a condition of a step that was not met: a step that is missing, or one that bars it."""

    code: str
    needs: Needs


def holds(trait: Trait, past: Sequence[Event]) -> bool:
    """Tell whether a matter has a trait after some events: the last of them that speaks of it decides."""
    said = [word for event in past if (word := trait.holds(event)) is not None]
    return bool(said) and said[-1]


def traits_of(procedure: Procedure, past: Sequence[Event]) -> frozenset[str]:
    """List the traits that a matter has after some events."""
    return frozenset(name for name, trait in procedure.traits.items() if holds(trait, past))


def conditions(procedure: Procedure, past: Sequence[Event], event: Event) -> Iterator[Needs]:
    """List the conditions that bind a step when it is taken after some events."""
    traits = traits_of(procedure, [*past, event])
    lines = procedure.may.get(event.step, ())
    return (needs for needs in lines if needs.when is None or needs.when in traits)


def breaches(
    procedure: Procedure, past: Sequence[Event], event: Event, lost: frozenset[str] = frozenset()
) -> Iterator[Breach]:
    """List what forbids a step after some events, its waiting periods, windows and notices aside.

    ``lost`` are the steps by which a right was used when it had lapsed: these ask for nothing and bar nothing.
    """
    for needs in conditions(procedure, [other for other in past if other.id not in lost], event):
        if needs.steps and not happened(needs, past, event):
            yield Breach("missing-step", needs)
        if any(other.step in needs.unless and concerns(other, event) for other in past if other.id not in lost):
            yield Breach("barred", needs)


def happened(needs: Needs, past: Sequence[Event], event: Event) -> bool:
    """Tell whether one of the steps that a condition names was taken, since the latest of ``since`` where named."""
    if needs.link is not None:
        return False
    turns = [place for place, other in enumerate(past) if other.step in needs.since]
    after = past[turns[-1] + 1 :] if turns else past
    return any(other.step in needs.steps and concerns(other, event) for other in after)


def concerns(other: Event, event: Event) -> bool:
    """Tell whether an earlier step is about the same party or thing as a later one, or about the whole matter."""
    return event.about is None or other.about is None or other.about == event.about
