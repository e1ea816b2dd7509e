"""A procedure: what can happen to a matter, in which order, and what the law asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import evolve, field, frozen

from lawadmin.errors import BadShape, LawAdminError, Problems
from lawadmin.records.events import Event, Facts
from lawadmin.records.timeline import Timeline

#: The words for what can happen: an enum, or some members of several, one after the other.
Words = type[StrEnum] | tuple[StrEnum, ...]


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(str(name) for name in names)


@frozen
class Span:
    """Name the time from one step to another: a hearing, an expert review, a correction by the party.

    ``begins`` and ``ends`` are the steps at its borders; ``told`` names the fact of the first step that states its last
    day, where it was told in advance. ``by`` says who holds the matter meanwhile: "" its own organ, "当事人" or "法院".
    ``per`` where there is one span for each ``about``.
    """

    name: str
    begins: frozenset[str] = field(converter=_words)
    ends: frozenset[str] = field(converter=_words)
    told: str | None = None
    by: str = ""
    per: bool = False


@frozen
class Trait:
    """Name a quality of a matter that chooses among limits: it holds from a step on whose fact has one of some values.

    The latest of ``steps`` that states the fact decides, so a matter can lose a trait again. Without ``fact`` the step
    alone gives it, and ``lost`` steps take it away.
    """

    steps: frozenset[str] = field(converter=_words)
    fact: str | None = None
    among: frozenset[object] = frozenset({True})
    lost: frozenset[str] = field(default=frozenset(), converter=_words)

    def holds(self, event: Event) -> bool | None:
        """Tell whether an event gives the trait, takes it away, or (None) leaves it as it was."""
        if event.step in self.lost:
            return False
        if event.step not in self.steps:
            return None
        if self.fact is None:
            return True
        stated = event.fact(self.fact)
        return None if stated is None else stated in self.among


@frozen
class Needs:
    """Say what must have happened before a step may be taken.

    One of ``steps`` must have happened (since the latest of ``since``, where named), none of ``unless``. ``waits`` and
    ``within`` name limits: waiting periods that must be over and windows that must be open. ``notice`` names a backward
    limit whose notice must have been given. All this only where the matter has the trait ``when``. ``link`` looks for
    the steps in the matters linked under that name. ``article`` is where the law says so.
    """

    steps: frozenset[str] = field(default=frozenset(), converter=_words)
    unless: frozenset[str] = field(default=frozenset(), converter=_words, kw_only=True)
    waits: frozenset[str] = field(default=frozenset(), converter=_words, kw_only=True)
    within: frozenset[str] = field(default=frozenset(), converter=_words, kw_only=True)
    notice: str | None = field(default=None, kw_only=True)
    when: str | None = field(default=None, kw_only=True)
    since: frozenset[str] = field(default=frozenset(), converter=_words, kw_only=True)
    link: str | None = field(default=None, kw_only=True)
    article: str = field(default="", kw_only=True)


May = Mapping[str, tuple[Needs, ...]]


@frozen
class More:
    """Hold the words that a province adds to a procedure: steps of its own, with their facts, spans and traits.

    Facts of a step that the procedure knows already stand in the place of its own.
    """

    steps: Words = ()
    starts: frozenset[str] = field(default=frozenset(), converter=_words)
    facts: Mapping[str, type] = field(factory=dict)
    spans: tuple[Span, ...] = ()
    traits: Mapping[str, Trait] = field(factory=dict)
    ends: frozenset[str] = field(default=frozenset(), converter=_words)
    party: frozenset[str] = field(default=frozenset(), converter=_words)
    outside: frozenset[str] = field(default=frozenset(), converter=_words)


_NOTHING_MORE = More()


@frozen
class Procedure:
    """Hold the vocabulary of a regime, checked when made.

    ``steps`` are the words for what can happen; ``starts`` those that may come first. ``may`` is keyed by the step to
    be taken and says what must have happened. ``must`` names limits of ``act``, or of others as "act/limit". ``ends``
    closes the matter. ``party`` are the steps that the party takes, ``outside`` those of a court or another organ.
    Raises Problems with every BadShape at once.
    """

    name: str
    title: str
    clause: str
    act: str
    steps: Words
    starts: frozenset[str] = field(converter=_words)
    may: May
    must: tuple[str, ...]
    title_en: str = ""
    facts: Mapping[str, type] = field(factory=dict)
    spans: tuple[Span, ...] = ()
    traits: Mapping[str, Trait] = field(factory=dict)
    ends: frozenset[str] = field(default=frozenset(), converter=_words)
    links: Mapping[str, str] = field(factory=dict)
    party: frozenset[str] = field(default=frozenset(), converter=_words)
    outside: frozenset[str] = field(default=frozenset(), converter=_words)
    replaces: str | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(self._faults())
        if faults:
            raise Problems(faults, self.name)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every step of the procedure."""
        return frozenset(str(step) for step in self.steps)

    @property
    def others(self) -> frozenset[str]:
        """Every step that the party, a court or another organ takes, and not the organ whose matter it is."""
        return self.party | self.outside

    def left_to_others(self, steps: frozenset[str]) -> bool:
        """Tell whether none of some steps is one of the organ's own."""
        return bool(steps) and steps <= self.others

    def span(self, name: str) -> Span | None:
        """Find a span by name."""
        return next((span for span in self.spans if span.name == name), None)

    def traits_at(self, events: tuple[Event, ...]) -> frozenset[str]:
        """List the traits that a matter has after some events, in order."""
        return frozenset(name for name, trait in self.traits.items() if _last_word(trait, events))

    def amend(
        self,
        *,
        name: str,
        replaces: str,
        must: tuple[str, ...] = (),
        without: tuple[str, ...] = (),
        may: May | None = None,
        more: More = _NOTHING_MORE,
    ) -> Procedure:
        """Make a province's version, with limits and conditions added and limits removed.

        ``more`` adds words to those of the nation. The configuration must agree to the replacement.
        """
        kept = tuple(limit for limit in self.must if limit not in without)
        added = may or {}
        return evolve(
            self,
            name=name,
            replaces=replaces,
            must=(*kept, *must),
            may={step: (*self.may.get(step, ()), *added.get(step, ())) for step in {*self.may, *added}},
            steps=(*self.steps, *more.steps),
            starts=self.starts | more.starts,
            facts={**self.facts, **more.facts},
            spans=(*self.spans, *more.spans),
            traits={**self.traits, **more.traits},
            ends=self.ends | more.ends,
            party=self.party | more.party,
            outside=self.outside | more.outside,
        )

    def _faults(self) -> Iterator[LawAdminError]:
        for what, names in self._steps_named():
            yield from self._undeclared(what, names, self.vocabulary)
        for step, needs in self.may.items():
            traits = frozenset(need.when for need in needs if need.when is not None)
            links = frozenset(need.link for need in needs if need.link is not None)
            yield from self._undeclared(f"may[{step}].when", traits, frozenset(self.traits))
            yield from self._undeclared(f"may[{step}].link", links, frozenset(self.links))
        unreached = self.vocabulary - self.starts - frozenset(self.may)
        if unreached:
            yield BadShape(procedure=self.name, what="no start and no may", names=tuple(sorted(unreached)))

    def _steps_named(self) -> Iterator[tuple[str, frozenset[str]]]:
        yield "starts", self.starts
        yield "ends", self.ends
        yield "party", self.party
        yield "outside", self.outside
        yield "facts", frozenset(self.facts)
        yield "may", frozenset(self.may)
        for step, needs in self.may.items():
            for need in needs:
                linked = frozenset[str]() if need.link else need.steps
                yield f"may[{step}]", linked | need.unless | need.since
        for span in self.spans:
            yield f"span {span.name}", span.begins | span.ends
        for name, trait in self.traits.items():
            yield f"trait {name}", trait.steps | trait.lost

    def _undeclared(self, what: str, names: frozenset[str], known: frozenset[str]) -> Iterator[LawAdminError]:
        unknown = frozenset(str(name) for name in names) - known
        if unknown:
            yield BadShape(procedure=self.name, what=what, names=tuple(sorted(unknown)))


def _last_word(trait: Trait, events: tuple[Event, ...]) -> bool:
    words = (trait.holds(event) for event in reversed(events))
    return next((word for word in words if word is not None), False)


def facts_of(timeline: Timeline, step: str) -> tuple[Facts, ...]:
    """List the facts of a step, in order."""
    return tuple(event.facts for event in timeline.of(frozenset({step})))
