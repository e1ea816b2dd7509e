"""Draw histories with exactly one fault: lawful ones in which one thing went wrong, told on from there."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from hypothesis import reject
from hypothesis import strategies as st

from lawadmin.errors import InputError
from lawadmin.procedure.model import Procedure
from lawadmin.records.organs import Organ
from lawadmin.rules.snapshot import Rules
from lawadmin.testing.case import Case
from lawadmin.testing.history import NO_FACTS, Setting, case_of, fast_story, opening, spread
from lawadmin.testing.plants import Plant, Planted
from lawadmin.testing.rosters import organ
from lawadmin.testing.routes import Author, OwnFacts, Wish
from lawadmin.testing.schedule import Told, tell_all
from lawadmin.testing.sites import Ground, Site, sites
from lawadmin.testing.wishes import wishes

#: By how many countable days a planted fault misses at most.
FARTHEST = 10


def planted(
    procedure: Procedure,
    plant: Planted | Plant,
    *,
    rules: Rules,
    on: date | None = None,
    of: Organ | None = None,
    facts: OwnFacts = NO_FACTS,
) -> st.SearchStrategy[Case]:
    """Draw histories of a procedure that are lawful but for one fault of a kind, told on in countable days after it.

    The keys that a case expects follow from the rule of the kind (see ``lawadmin.testing.plants``), not from judging.
    InputError where no step or limit of the procedure has a place for the fault.
    """
    setting = Setting(rules, procedure, on, of or organ(), facts)
    wanted = plant if isinstance(plant, Plant) else Plant(plant)
    known = wishes(setting.grammar, wanted)
    if not known:
        reason = f"{procedure.name} has no place for the fault {wanted.kind.value!r}"
        raise InputError(reason=reason, remedy="Plant another kind, or at another step or limit")

    @st.composite
    def history(draw: st.DrawFn) -> Case:
        return _planted(draw, setting, wanted, known)

    return history()


def _planted(draw: st.DrawFn, setting: Setting, plant: Plant, known: tuple[Wish, ...]) -> Case:
    wish = draw(st.sampled_from(known))
    told = opening(draw, setting, wish)
    fast = fast_story(draw, setting, told, wish)
    author = Author(draw, wish, setting.facts, len(fast.turns) + 2)
    ground = Ground(fast, plant, draw(st.integers(1, FARTHEST)), author)
    found = sites(ground)
    if not found:
        reject()
    first = draw(st.integers(0, len(found) - 1))
    cases = (_planted_at(draw, told, site, author) for site in (*found[first:], *found[:first]))
    return next(filter(None, cases), None) or reject()


def _planted_at(draw: st.DrawFn, told: Told, site: Site, author: Author) -> Case | None:
    """Tell a story with its fault; None where it would bring more, or less, than the rule of its kind says."""
    fast = tell_all(told, site.turns, site.plan)
    whole = author.closed(fast, site.duties) if fast and len(fast.turns) == len(site.turns) else None
    if whole is None:
        return None
    story = spread(draw, told, whole, evolve(site.plan, fast=whole), expected=site.expected)
    if story is None:
        return None
    matter = told.world.matter.id
    return case_of(story, expected=frozenset(place.key(matter) for place in site.expected), fault=site.fault)
