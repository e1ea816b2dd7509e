"""Draw lawful histories of a procedure: every duty met in its day, every condition kept, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property

from attrs import field, frozen
from hypothesis import reject
from hypothesis import strategies as st

from lawadmin.days.span import Unit
from lawadmin.law.edition import FromCalendar, Limit
from lawadmin.procedure.model import Procedure
from lawadmin.procedure.program import Program
from lawadmin.records.matters import Matter
from lawadmin.records.organs import Organ
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record
from lawadmin.rules.snapshot import Rules
from lawadmin.testing.case import Case
from lawadmin.testing.grammar import Grammar
from lawadmin.testing.rosters import organ, rosters
from lawadmin.testing.routes import Author, OwnFacts, Wish
from lawadmin.testing.schedule import Pace, Plan, Told, at_once, tell_all
from lawadmin.testing.shortfalls import Place, shortfalls
from lawadmin.testing.world import World

_SPREAD = timedelta(days=730)
_LONGEST = 3
_YEAR = timedelta(days=366)
NO_FACTS: Mapping[str, st.SearchStrategy[object]] = {}


@frozen
class Setting:
    """Hold where and when stories are set.

    ``on`` is the day judged; None where it is drawn, among the last two years that the calendar settles. ``facts``
    gives strategies for the facts of some steps, in place of those drawn by type.
    """

    rules: Rules
    procedure: Procedure
    on: date | None = None
    organ: Organ = field(factory=organ)
    facts: OwnFacts = NO_FACTS

    @property
    def last(self) -> date:
        """The last day that can be judged."""
        return self.on or self.rules.calendar.settled_through

    @cached_property
    def grammar(self) -> Grammar:
        """The procedure and its limits, for the organ."""
        seen = self.rules.at(self.last, roster=Roster([self.organ]))
        program = seen.program(self.procedure, self.organ.id)
        return Grammar(program, self.last - _SPREAD - life_of(program), self.last)

    @cached_property
    def length(self) -> timedelta:
        """How long a story lasts at most: as long as its longest term, in whole years, and one year more."""
        return life_of(self.grammar.program)

    def days(self, wish: Wish) -> tuple[date, date]:
        """Give the first and last day on which a story is judged that tells what is wished."""
        first = (
            min(max(self.last - _SPREAD, wish.life[0] + self.length), self.last) if wish.life[0] > date.min else None
        )
        return (self.on or first or self.last - _SPREAD), self.last


def life_of(program: Program) -> timedelta:
    """Say how long a story lasts at most: every limit can run out, and a monthly duty returns six times."""
    limits = [ruled.limit for line in program.lines for ruled in line.wordings]
    years = max((_of(limit, Unit.YEAR) for limit in limits), default=0)
    months = [_of(limit, Unit.MONTH) for limit in limits if isinstance(limit.anchor, FromCalendar)]
    return min(_YEAR * (1 + min(years, _LONGEST)), _YEAR * min(filter(None, months), default=12 * _LONGEST) / 2)


def _of(limit: Limit, unit: Unit) -> int:
    return (limit.amount.number or 0) if limit.amount is not None and limit.amount.units[0] is unit else 0


def histories(
    procedure: Procedure,
    *,
    rules: Rules,
    on: date | None = None,
    of: Organ | None = None,
    facts: OwnFacts = NO_FACTS,
    through: Iterable[str] = (),
) -> st.SearchStrategy[Case]:
    """Draw lawful histories of a procedure: by its own words, its limits and nothing else; none brings a finding.

    They are judged on the day ``on``, by default on some day of the last two years that the calendar settles, and may
    still run then. ``of`` is the organ; ``facts`` gives strategies for the facts of some steps, in place of those that
    are drawn by their types; ``through`` names steps that every history takes, in order.
    """
    setting = Setting(rules, procedure, on, of or organ(), facts)
    wish = Wish(tuple(map(str, through)))

    @st.composite
    def history(draw: st.DrawFn) -> Case:
        return case_of(lawful(draw, setting, wish))

    return history()


def lawful(draw: st.DrawFn, setting: Setting, wish: Wish) -> Told:
    """Draw a lawful story that tells what is wished."""
    told = opening(draw, setting, wish if wish.steps else None)
    fast = fast_story(draw, setting, told, wish)
    spread_out = spread(draw, told, fast, Plan(fast))
    if spread_out is None:
        reject()
    return spread_out


def fast_story(draw: st.DrawFn, setting: Setting, told: Told, wish: Wish) -> Told:
    """Draw a lawful story with no gaps that tells what is wished; rejects where there is none."""
    fast = Author(draw, wish, setting.facts).story(told)
    if fast is None:
        reject()
    return fast


def opening(draw: st.DrawFn, setting: Setting, wish: Wish | None = None) -> Told:
    """Draw an empty story: the day judged, the day on which it begins, and who acts.

    One that has something to tell begins as long before it is judged as it may take.
    """
    first, last = setting.days(wish or Wish())
    on = last - timedelta(days=draw(st.integers(0, (last - first).days)))
    latest = on if wish is None else on - setting.length * 3 // 4
    begins = max(on - setting.length, wish.life[0] if wish else date.min)
    start = begins + timedelta(days=draw(st.integers(0, max((latest - begins).days, 0))))
    roster = draw(rosters(setting.organ, start))
    matter = Matter("m1", setting.procedure.name, setting.organ.id)
    world = World(setting.rules.at(on, roster=roster), setting.procedure, matter)
    return Told(world, setting.grammar, start)


def spread(
    draw: st.DrawFn, told: Told, fast: Told, plan: Plan, *, expected: frozenset[Place] = frozenset()
) -> Told | None:
    """Tell a story again with gaps between its turns, drawn in countable days from what time there is.

    None where even without gaps something else falls short than is expected.
    """
    drawn: dict[int, int] = {}

    def pace(number: int, room: int) -> int:
        drawn[number] = draw(st.integers(0, room) | st.just(room)) if room else 0
        return drawn[number]

    for tried in (pace, *(_by(drawn, 2**less) for less in range(1, 4)), at_once):
        story = tell_all(told, fast.turns, plan, tried)
        if story is not None and _brings(story, expected):
            return story
    return None


def _by(drawn: Mapping[int, int], less: int) -> Pace:
    """Leave the gaps that were drawn, so many times less."""
    return lambda number, room: min(drawn.get(number, 0) // less, room)


def _brings(told: Told, expected: frozenset[Place]) -> bool:
    return shortfalls(told.world, told.standing) == expected


def case_of(told: Told, *, expected: frozenset[str] = frozenset(), fault: str = "") -> Case:
    """Make a case of a story."""
    return Case(Record(told.world.matter, told.events), told.world.seen, expected, fault)
