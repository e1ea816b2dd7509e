"""Draw what happens in a story, and in which order: steps that may be taken, until nothing is owed any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen
from hypothesis import strategies as st

from lawadmin.law.edition import Limit
from lawadmin.procedure.model import Span
from lawadmin.records.events import Event, facts_as_mapping
from lawadmin.testing.grammar import Grammar
from lawadmin.testing.order import Breach, breaches
from lawadmin.testing.relative import After, Announced
from lawadmin.testing.schedule import Plan, Told, then
from lawadmin.testing.turns import ABOUTS, Turn, types_of, values

#: How many steps a story has at most.
LONGEST = 24

#: What a fact says that is a text of which no rule speaks.
UNSAID = "略"

_PLAN = Plan()

Choice = tuple[str, str | None]
OwnFacts = Mapping[str, st.SearchStrategy[object]]


@frozen
class Wish:
    """Hold what a story is to tell: steps to be taken, in order, and traits that its matter is to have.

    ``life`` are the first and last day of the edition in whose time it is to begin.
    """

    steps: tuple[str, ...] = ()
    traits: frozenset[str] = frozenset()
    life: tuple[date, date | None] = (date.min, None)


@frozen
class Duties:
    """Say which duties are left unanswered, by the keys of their obligations, and which steps are not to be taken.

    Only what is due by ``until`` is answered; None: by the day judged.
    """

    excused: frozenset[str] = frozenset()
    avoided: frozenset[str] = frozenset()
    until: date | None = None


ALL_DUTIES = Duties()


@frozen
class Author:
    """Hold what draws a story: Hypothesis's ``draw``, what is wished, and the facts of steps that are given.

    Turns are numbered from ``above`` on, so that they can be put into a story that has others.
    """

    draw: st.DrawFn
    wish: Wish = field(factory=Wish)
    facts: OwnFacts = field(factory=dict)
    above: int = 0

    def story(self, told: Told, *, most: int = 6) -> Told | None:
        """Tell a story from its beginning to where nothing is owed; None where no lawful one was found."""
        begun = self.begun(told)
        if begun is None:
            return None
        wished = self._wished(begun)
        if wished is None:
            return None
        aimed = self._aims(wished, self.draw(st.integers(0, 2)))
        further = self._asides(aimed, self.draw(st.integers(0, most)))
        return next(filter(None, (self.closed(told) for told in (further, aimed, wished))), None)

    def begun(self, told: Told) -> Told | None:
        """Take the first step."""
        starts = [word for word in told.grammar.words if word in told.world.procedure.starts]
        fitting = [word for word in starts if word in self.wish.steps[:1]] or starts
        return self.add(told, (self.draw(st.sampled_from(fitting)), None))

    def add(self, told: Told, choice: Choice) -> Told | None:
        """Take a step as soon as it may be taken."""
        return then(told, self.turn(told, choice), _PLAN)

    def _wished(self, told: Told) -> Told | None:
        for step in self.wish.steps:
            if any(event.step == step for event in told.events):
                continue
            reached = self._reach(told, step, None)
            for _ in range(LONGEST if reached is None else 0):
                told = self._answered(told, Duties(avoided=told.world.procedure.ends)) or told
                reached = reached or self._reach(told, step, None)
            if reached is None:
                return None
            told = reached
        return told

    def _aims(self, told: Told, number: int) -> Told:
        """Go for some steps however far away, with whatever they need."""
        for _ in range(number):
            aims = [word for word in told.grammar.words if word in told.world.procedure.may and not _again(told, word)]
            told = (self._reach(told, self.draw(st.sampled_from(aims)), None) if aims else None) or told
        return told

    def _asides(self, told: Told, number: int) -> Told:
        """Take some steps that nobody owes, each of which may be taken."""
        for _ in range(number):
            choices = list(_choices(told))
            if choices:
                told = self.add(told, self.draw(st.sampled_from(choices))) or told
        return told

    def closed(self, told: Told, duties: Duties = ALL_DUTIES) -> Told | None:
        """Answer what is owed, the most urgent first, and end what was begun; None where that cannot be done."""
        while list(_goals(told, duties)):
            following = self._answered(told, duties) if len(told.events) < LONGEST else None
            if following is None:
                return None
            told = following
        return told

    def _answered(self, told: Told, duties: Duties) -> Told | None:
        goals = list(_goals(told, duties))
        ways = (self._reach(told, step, about, duties) for step, about in (self._any(goals) if goals else ()))
        return next(filter(None, ways), None)

    def _any(self, goals: list[Choice]) -> list[Choice]:
        first = self.draw(st.integers(0, len(goals) - 1))
        return [*goals[first:], *goals[:first]]

    def _reach(self, told: Told, step: str, about: str | None, duties: Duties = ALL_DUTIES) -> Told | None:
        """Take a step, and before it whatever it needs."""
        while len(told.events) < LONGEST:
            choice = _toward(told, (step, about), duties.avoided)
            added = self.add(told, choice) if choice and _follows(told, choice[0]) else None
            if added is None or choice == (step, about):
                return added
            told = added
        return None

    def turn(self, told: Told, choice: Choice) -> Turn:
        """Draw the facts of a step."""
        step, about = choice
        number = max([self.above, *(turn.number for turn in told.turns)]) + 1
        return Turn(number, step, about, tuple(self._facts(told, step)))

    def _facts(self, told: Told, step: str) -> Iterator[tuple[str, object]]:
        kind = told.world.procedure.facts.get(step)
        if step in self.facts:
            given = self.draw(self.facts[step])
            yield from ((name, value) for name, value in facts_as_mapping(given).items() if value is not None)
        elif kind is not None:
            for name, members in types_of(kind).items():
                value = self.draw(self._fact(told, step, name, members))
                if value is not None:
                    yield name, value

    def _fact(self, told: Told, step: str, name: str, members: tuple[object, ...]) -> st.SearchStrategy[object]:
        grammar = told.grammar
        traits = {k: t for k, t in told.world.procedure.traits.items() if step in t.steps and t.fact == name}
        wished = [value for key, trait in traits.items() if key in self.wish.traits for value in trait.among]
        if wished:
            return st.sampled_from(sorted(wished, key=str))
        if traits:
            return values(members)
        limits = grammar.announces(step).get(name)
        if limits:
            calendar = told.world.seen.calendar
            return st.integers(0, 10).map(lambda spare: Announced(limits, calendar, spare))
        return _plain(grammar, step, name, members)


def _plain(grammar: Grammar, step: str, name: str, members: tuple[object, ...]) -> st.SearchStrategy[object]:
    """Draw a fact of which only limits speak, or nothing does."""
    if name in grammar.anchored(step):
        return st.integers(0, 400).map(After)
    if name in grammar.told(step):
        return st.none() | st.integers(0, 20).map(After)
    if name == "days" and grammar.extended(step):
        return _prolonged(grammar.extended(step), step)
    if name == "term":
        return st.integers(*_stated(grammar, step))
    if str in members:
        return st.just(UNSAID)
    return st.none() if None in members else values(members)


def _prolonged(limits: tuple[Limit, ...], step: str) -> st.SearchStrategy[object]:
    tiers = [tier.amount for limit in limits for tier in limit.extend if tier.granted == step and tier.amount]
    numbers = [amount.number for amount in tiers if amount.number is not None]
    return st.none() | st.integers(1, min(numbers)) if numbers else st.integers(1, 30)


def _stated(grammar: Grammar, step: str) -> tuple[int, int]:
    limits = [limit for limit in grammar.limits if limit.amount is not None and limit.amount.number is None]
    mine = [limit for limit in limits if step in grammar.starting(limit)]
    least = max((limit.minimum or 1 for limit in mine), default=1)
    return least, max(least, min((limit.maximum or 30 for limit in mine), default=30))


def _toward(told: Told, choice: Choice, tried: frozenset[str]) -> Choice | None:
    """Give the next step on the way to one: itself, where nothing is missing."""
    step, about = choice
    if step in tried:
        return None
    missing = _missing(told, choice)
    if missing is None:
        return None
    if not missing:
        return choice
    wanted = [word for word in told.grammar.words if word in missing[0].needs.steps]
    ways = (_toward(told, (word, about), tried | {step}) for word in wanted)
    return next(filter(None, ways), None)


def _missing(told: Told, choice: Choice) -> list[Breach] | None:
    """List the conditions that a step still lacks; None where it is barred for good."""
    found = list(breaches(told.world.procedure, told.events, Event("", choice[0], told.day, about=choice[1])))
    return None if any(breach.code == "barred" for breach in found) else found


def _choices(told: Told) -> Iterator[Choice]:
    """List the steps that may be taken now, without telling the same thing twice."""
    procedure, grammar = told.world.procedure, told.grammar
    for step in grammar.words:
        if step not in procedure.may and not _opening(told, step):
            continue
        for about in _abouts(told, step):
            if not _again(told, step, about) and _missing(told, (step, about)) == []:
                yield from ([(step, about)] if _in_place(told, step, about) else [])


def _again(told: Told, step: str, about: str | None = None) -> bool:
    """Tell whether to take a step would be to tell the same thing twice, or what may return a third time."""
    often = sum((event.step, event.about) == (step, about) for event in told.events)
    return often > (step in told.grammar.returning)


def _opening(told: Told, step: str) -> bool:
    """Tell whether a step can begin a matter together with those that did, in the order in which they are declared."""
    starts, words = told.world.procedure.starts, told.grammar.words
    begun = [event.step for event in told.events]
    return step in starts and all(s in starts and words.index(s) < words.index(step) for s in begun)


def _abouts(told: Told, step: str) -> tuple[str | None, ...]:
    """List whom or what a step may be about: what the steps that it needs were about, or something new."""
    needed = frozenset[str]().union(*(needs.steps for needs in told.world.procedure.may.get(step, ())))
    known = dict.fromkeys(event.about for event in told.events if event.step in needed)
    if any(about is not None for about in known):
        return tuple(about for about in known if about is not None)
    return (None, *ABOUTS) if told.grammar.apart(step) else (None,)


def _in_place(told: Told, step: str, about: str | None) -> bool:
    """Tell whether a step belongs here: an extension where something still runs, a span that is not begun already."""
    grammar = told.grammar
    if not _follows(told, step):
        return False
    if grammar.extended(step):
        return any(any(t.granted == step for t in o.limit.extend) for o in told.standing.owed)
    return not any(span in _open(told, about) for span in grammar.begun(step))


def _follows(told: Told, step: str) -> bool:
    """Tell whether a matter still runs, or a step follows from its end."""
    procedure = told.world.procedure
    over = next((place for place, event in enumerate(told.events) if event.step in procedure.ends), None)
    if over is None:
        return True
    since = {event.step for event in told.events[over:]}
    return any(needs.steps & since for needs in procedure.may.get(step, ()))


def _open(told: Told, about: str | None) -> list[Span]:
    """List the spans that were begun and not ended."""
    return [span for span, _ in _unended(told, about)]


def _unended(told: Told, about: str | None = None) -> Iterator[tuple[Span, Event]]:
    for span in told.world.procedure.spans:
        for place, event in enumerate(told.events):
            if event.step in span.begins and not (span.per and about is not None and event.about != about):
                later = told.events[place + 1 :]
                if not any(e.step in span.ends and (not span.per or e.concerns(event.about)) for e in later):
                    yield span, event


def _goals(told: Told, duties: Duties) -> Iterator[Choice]:
    """List the steps by which the most urgent duty can be met or the matter ended, or a span that was begun."""
    words = [word for word in told.grammar.words if word not in duties.avoided]
    procedure, owing = told.world.procedure, told.standing.owing(duties.excused, duties.until)
    for span, event in _unended(told):
        yield from ((word, event.about if span.per else None) for word in words if word in span.ends)
        return
    for owed in owing[:1]:
        about = owed.trigger.about if owed.limit.per else None
        yield from ((word, about) for word in words if word in owed.limit.until)
        if not any(other.limit.survives for other in owing):
            yield from ((word, None) for word in words if word in procedure.ends - owed.limit.until)
