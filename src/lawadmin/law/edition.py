"""An edition of an act and its limits, as the text says them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from lawadmin.days.clock import Choices
from lawadmin.days.span import Unit
from lawadmin.law.citation import Citation
from lawadmin.law.rank import Otherwise, Rank


class Kind(StrEnum):
    """Say how a limit bites."""

    DEADLINE = "deadline"
    BEFORE = "before"
    FLOOR = "floor"
    WAIT = "wait"
    WINDOW = "window"
    CAP = "cap"
    VALIDITY = "validity"
    LIMITATION = "limitation"

    @property
    def passes(self) -> bool:
        """Tell whether letting it pass is nobody's fault: it ends, it closes, or it only bars what comes after it."""
        return self in (Kind.VALIDITY, Kind.LIMITATION, Kind.WAIT, Kind.WINDOW)


class Which(StrEnum):
    """Choose among several events that could start a clock."""

    FIRST = "first"
    EACH = "each"
    LATEST = "latest"


class Bearer(StrEnum):
    """Say whom a limit binds."""

    ORGAN = "organ"
    BODY = "body"
    PARTY = "party"
    COURT = "court"

    @property
    def public(self) -> bool:
        """Tell whether it is an organ, or another body with a public task: parties and courts do not answer to us."""
        return self in (Bearer.ORGAN, Bearer.BODY)


class Certainty(StrEnum):
    """Say how well the unit of a limit is settled."""

    TEXT = "text"
    INFERRED = "inferred"
    CONTESTED = "contested"


class Effect(StrEnum):
    """Say what follows when a limit passes unmet."""

    FAULT = "fault"
    RIGHT_LOST = "right lost"
    RIGHT_OPENS = "right opens"
    DEEMED = "deemed"
    VOID = "void"
    NONE = "none"

    @property
    def blames(self) -> bool:
        """Tell whether whoever lets a limit pass falls short: what only costs or opens a right is nobody's fault."""
        return self in (Effect.FAULT, Effect.DEEMED, Effect.VOID)


class Dated(StrEnum):
    """Say on which day a deemed step is dated: the trigger's, the last day, or the day after it."""

    FROM = "from"
    LAST = "last"
    NEXT = "next"


@frozen
class FromStep:
    """Start a clock by a step, in this matter or in a linked one."""

    steps: frozenset[str]
    which: Which = Which.FIRST
    link: str | None = None


@frozen
class FromLapse:
    """Start a clock by the expiry of another limit of the same act."""

    limit: str
    link: str | None = None


@frozen
class FromDate:
    """Start a clock by a date that a record states, in the fact ``fact`` of a step; the latest such record counts."""

    fact: str
    steps: frozenset[str]
    link: str | None = None


@frozen
class FromCalendar:
    """Start a clock by the calendar: every ``MM-DD``, or every ``amount`` of the limit, while the matter stands."""

    every: str
    since: frozenset[str] = frozenset()
    till: frozenset[str] = frozenset()


Anchor = FromStep | FromLapse | FromDate | FromCalendar


@frozen
class Amount:
    """Hold a number and unit as written, with the units in which it may be counted.

    ``number`` is None where the text leaves it to a document or organ ("stated"). ``units`` has one member unless the
    unit is contested; then the first is the reading by the words.
    """

    number: int | None
    written: str
    units: tuple[Unit, ...]
    certainty: Certainty = Certainty.TEXT
    reason: str = ""


@frozen
class Extension:
    """Hold one tier of extension.

    ``amount`` is what may be added in all, or at each grant where ``each``; ``to`` caps the whole term, base included;
    ``times`` is None where the text does not say how often. ``granted`` is the step that grants it.
    """

    amount: Amount | None
    to: Amount | None = None
    approver: str = ""
    times: int | None = None
    each: bool = False
    granted: str = "延长"


@frozen
class Lapse:
    """Hold what follows when a limit passes unmet."""

    effect: Effect
    step: str | None = None
    dated: Dated = Dated.LAST
    opens: tuple[str, ...] = ()


@frozen
class Limit:
    """Hold a period that the law sets, as one edition says it.

    ``amount`` is None for a duty without a number, whose ``word`` (及时, 立即) is then kept. ``article`` is as the law
    numbers it. ``by`` is the bearer in the law's words, ``bearer`` the kind of bearer.
    """

    name: str
    title: str
    article: str
    amount: Amount | None
    anchor: Anchor
    until: frozenset[str]
    kind: Kind = Kind.DEADLINE
    word: str = ""
    title_en: str = ""
    by: str = ""
    bearer: Bearer = Bearer.ORGAN
    per: bool = False
    survives: bool = False
    when: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    extend: tuple[Extension, ...] = ()
    lapse: Lapse = Lapse(Effect.NONE)
    otherwise: Otherwise | None = None
    choices: Choices = field(factory=Choices)
    minimum: int | None = None
    maximum: int | None = None
    clause: str = ""
    note: str = ""

    @property
    def answerable(self) -> bool:
        """Tell whether whom it binds answers for it: never for a party's, nor where a right is only lost or opened."""
        return self.bearer.public and self.lapse.effect.blames


class WorkingDays(StrEnum):
    """Say which of an act's 日 are working days, where it is not a list of numbers."""

    ALL = "all"
    UP_TO_10 = "up to 10"
    AS_WRITTEN = "as written"


@frozen
class DayCount:
    """Hold an act's counting clause.

    ``working_days`` is the closed list of numbers that are working days, or a rule. ``organs_only`` where the clause
    speaks of the organ's periods alone. ``article`` is empty where the act is silent; ``reason`` then says what the
    reading rests on.
    """

    working_days: WorkingDays | frozenset[int]
    article: str = ""
    organs_only: bool = False
    reason: str = ""
    choices: Choices = field(factory=Choices)


@frozen
class Transition:
    """Hold a transitional clause: these limits, running on the first day of the edition, go over to it."""

    limits: frozenset[str]
    article: str


@frozen
class Edition:
    """Hold one version of an act, named by its first day in force.

    ``until`` is the last day in force, None while it stands or until the act's next edition; ``successor`` names what
    follows where that is another act. ``amends`` names the act whose limits this text replaces, for organs of ``lines``
    (all organs where empty). ``region`` is a GB/T 2260 code, "" for the nation. ``known`` is the day of publication,
    from which it can be known; None: always.
    """

    act: str
    title: str
    rank: Rank
    in_force: date
    limits: tuple[Limit, ...]
    until: date | None = None
    title_en: str = ""
    region: str = ""
    known: date | None = None
    daycount: DayCount | None = None
    amends: str | None = None
    lines: frozenset[str] = frozenset()
    transitions: tuple[Transition, ...] = ()
    successor: str = ""
    note: str = ""
    digest: str = ""

    def stands_on(self, day: date) -> bool:
        """Tell whether the edition is in force on a day, its first and last day included."""
        return self.in_force <= day and (self.until is None or day <= self.until)

    def cite(self, limit: Limit) -> Citation:
        """Cite one of its limits."""
        return Citation(self.act, self.title, limit.article, self.in_force)
