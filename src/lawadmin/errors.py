"""Every error that lawadmin raises, as one small tree.

::

    LawAdminError
    ├── Problems                every fault of one input at once (also an ExceptionGroup)
    ├── InputError              what a county handed in
    │   ├── RowError            one row of a ledger
    │   ├── FieldError          one field of a row or record
    │   └── TooLarge            more than the limits allow
    ├── LawError                what the law, as loaded, cannot answer
    │   ├── BadEdition          a file of law data that cannot be read as one
    │   ├── NoEdition           no edition in force on the day
    │   ├── UnitUnderivable     a limit whose unit no clause settles
    │   ├── RankConflict        two texts, none of which may displace the other
    │   ├── NoCalendar          a day for which no holiday notice speaks
    │   ├── BadSpan             a span of time that cannot be counted as asked
    │   └── NotSettled          a day that depends on what is open or not yet announced
    ├── ProcedureError          a regime that does not fit its own shape or the law
    │   ├── BadShape
    │   ├── UnboundStep
    │   └── Cycle
    ├── PluginError
    │   ├── NotInstalled
    │   ├── Incompatible
    │   ├── NameClash
    │   ├── Undelivered
    │   └── Failed
    ├── ConfigError
    ├── StoreError
    │   ├── NoStore
    │   ├── VersionConflict
    │   ├── CommandReused
    │   ├── OutcomeUnknown
    │   ├── Unsupported
    │   ├── SchemaTooNew
    │   └── SchemaTooOld
    └── ProofError
        ├── Forged
        └── Stale

An error holds a code and fields, never a finished text: messages are made at the edge, in the reader's language. The
fields name laws, days, places and reasons; they never hold a record's own values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar, Self

Field = str | int | date | None | tuple[str, ...]


class LawAdminError(Exception):
    """Stand at the root of every error of lawadmin.

    ``where`` names the place of the fault (``file:line``, row, record, field); ``fields`` fill the templates ``text``
    and ``hint``, whose Chinese counterparts stand in the message tables under ``code``.
    """

    code: ClassVar[str] = "error"
    text: ClassVar[str] = "something is wrong"
    hint: ClassVar[str] = ""

    def __init__(self, where: str | None = None, **fields: Field) -> None:
        self.where = where
        self.fields: dict[str, Field] = fields
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f". {self.hint.format(**_shown(self.fields))}" if self.hint else ""
        return f"{place}{self.text.format(**_shown(self.fields))}{hint}"

    @property
    def message_key(self) -> str:
        """Name the entry of the message tables that says this error in another language."""
        return self.code

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.where, self.fields)


def _shown(fields: dict[str, Field]) -> dict[str, Field]:
    return {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def _rebuild(kind: type[LawAdminError], where: str | None, fields: dict[str, Field]) -> LawAdminError:
    return kind(where, **fields)


class Problems(LawAdminError, ExceptionGroup[LawAdminError]):
    """Hold every fault of one input at once; nothing of that input was taken.

    Of very many faults only the first may be listed; ``unlisted`` says how many more were counted.
    """

    code = "problems"
    text = "{count} faults in the input; nothing was taken"

    def __new__(cls, faults: Sequence[LawAdminError], where: str | None = None, unlisted: int = 0) -> Self:
        """Make the group; ``__init__`` fills it."""
        return ExceptionGroup.__new__(cls, "faults", faults)

    def __init__(self, faults: Sequence[LawAdminError], where: str | None = None, unlisted: int = 0) -> None:
        self.unlisted = unlisted
        LawAdminError.__init__(self, where, count=sum(1 for _ in self) + unlisted)

    def __iter__(self) -> Iterator[LawAdminError]:
        """Iterate over the faults, one by one, groups within groups opened."""
        for fault in self.exceptions:
            if isinstance(fault, Problems):
                yield from fault
            elif isinstance(fault, LawAdminError):
                yield fault

    def __str__(self) -> str:
        more = [f"  … and {self.unlisted} more"] if self.unlisted else []
        return "\n".join([self._sentence(), *(f"  {fault}" for fault in self), *more])

    def __reduce__(self) -> tuple[object, ...]:
        return Problems, (tuple(self.exceptions), self.where, self.unlisted)


class InputError(LawAdminError):
    """Say that what a county handed in cannot be read as what it claims to be."""

    code = "input"
    text = "{reason}"
    hint = "{remedy}"


class RowError(InputError):
    """Say that one row of a ledger is wrong as a whole."""

    code = "row"


class FieldError(InputError):
    """Say that one field of a row or record is wrong; the value itself is never shown."""

    code = "field"
    text = "field {field}: {reason}"


class TooLarge(InputError):
    """Say that an input exceeds a limit."""

    code = "too-large"
    text = "{what} is larger than {limit}"
    hint = "split it, or raise the limit in the configuration"


class LawError(LawAdminError):
    """Say that the law, as loaded, gives no answer."""

    code = "law"
    text = "{reason}"


class BadEdition(LawError):
    """Say that a file of law data is malformed; ``where`` is its file and line."""

    code = "bad-edition"
    text = "{reason}"
    hint = "{remedy}"


class NoEdition(LawError):
    """Say that no edition of an act is in force on a day, and which edition is nearest."""

    code = "no-edition"
    text = "no edition of {act!r} in force on {day}; the nearest is {nearest}"
    hint = "Check the day of the event"


class UnitUnderivable(LawError):
    """Say that no clause of the act settles in what unit a limit is counted."""

    code = "unit-underivable"
    text = "{act}/{limit} ({article}): no counting clause settles the unit {unit!r}"
    hint = "State the act's counting clause, or mark the unit inferred or contested with the reason"


class RankConflict(LawError):
    """Say that two texts set a limit and neither may displace the other."""

    code = "rank-conflict"
    text = "{limit}: {first} and {second} both apply on {day} and neither displaces the other"
    hint = "Name the organ's line or the trait that tells them apart, or mend the pack"


class NoCalendar(LawError):
    """Say that the calendar does not reach a day."""

    code = "no-calendar"
    text = "no calendar for {day}; it runs from {first} to {last}"
    hint = "Load the State Council's holiday notice of that year as a pack, or check the day"


class BadSpan(LawError):
    """Say that a span of time cannot be counted as asked."""

    code = "bad-span"
    text = "{reason}"
    hint = "{remedy}"


class NotSettled(LawError):
    """Say that a due day is not certain, and what it depends on."""

    code = "not-settled"
    text = "the day lies between {earliest} and {latest}; it depends on {depends_on}"
    hint = "Use due.safe to act in time, or make the choice that is open"


class ProcedureError(LawAdminError):
    """Say that a regime does not fit."""

    code = "procedure"
    text = "{procedure}: {reason}"


class BadShape(ProcedureError):
    """Say that a procedure names a step, trait or link that it does not declare."""

    code = "bad-shape"
    text = "{procedure}: {what} names {names}, which the procedure does not declare"
    hint = "Declare it, or mend the spelling"


class UnboundStep(ProcedureError):
    """Say that a procedure and its law do not use the same words."""

    code = "unbound-step"
    text = "{procedure}: limit {limit} of {act} names {names}, which is no step, span or trait of the procedure"
    hint = "Use the words of the procedure in the edition, or declare them"


class Cycle(ProcedureError):
    """Say that definitions lead back to themselves."""

    code = "cycle"
    text = "{procedure}: {path} lead back to themselves"


class PluginError(LawAdminError):
    """Say that something attached from outside does not work."""

    code = "plugin"
    text = "plugin {plugin!r}: {reason}"


class NotInstalled(PluginError):
    """Say that a plugin or optional part is named and not installed."""

    code = "not-installed"
    text = "{plugin!r} is not installed"
    hint = "{remedy}"


class Incompatible(PluginError):
    """Say that a plugin asks for hooks or arguments that this version does not offer."""

    code = "incompatible"


class NameClash(PluginError):
    """Say that two plugins claim one name."""

    code = "name-clash"
    text = "{first!r} and {second!r} both claim {name!r}"
    hint = "Leave one of them out in lawadmin.toml"


class Undelivered(PluginError):
    """Say that a notice was refused by its channel, or given up after many attempts."""

    code = "undelivered"
    text = "notice {key} to {recipient} over {channel} was given up after {attempts} attempts: {reason}"
    hint = "Mend the address or the channel, then lawadmin remind --again --send"


class Failed(PluginError):
    """Say that a plugin's call failed or ran out of time."""

    code = "plugin-failed"
    text = "plugin {plugin!r} failed in {hook} after {seconds} s: {reason}"


class ConfigError(LawAdminError):
    """Say that the configuration cannot be used."""

    code = "config"
    text = "{reason}"
    hint = "{remedy}"


class StoreError(LawAdminError):
    """Say that a store did not do what it was asked."""

    code = "store"
    text = "{reason}"


class NoStore(StoreError):
    """Say that there is no store at the address given."""

    code = "no-store"
    text = "there is no store at {url}"
    hint = "Import a ledger first (lawadmin import FILE), or name the store with --store"


class VersionConflict(StoreError):
    """Say that a matter was changed by someone else in the meantime."""

    code = "version-conflict"
    text = "the matter stands at version {actual}, not {expected}"
    hint = "Read it again and repeat the command"


class CommandReused(StoreError):
    """Say that a command id was used before with other content."""

    code = "command-reused"
    text = "this command id was used before with other content"
    hint = "Give each command an id of its own"


class OutcomeUnknown(StoreError):
    """Say that a write failed in a way that leaves open whether it was stored."""

    code = "outcome-unknown"
    text = "it is not known whether the command was stored ({reason})"
    hint = "Ask with outcome(command id), or repeat the same command with the same id"


class Unsupported(StoreError):
    """Say that a store lacks the capability asked for."""

    code = "unsupported"
    text = "this store cannot {capability}"
    hint = "Use a store that can, or leave the option out"


class SchemaTooNew(StoreError):
    """Say that a store was written by a newer version."""

    code = "schema-too-new"
    text = "the store has schema {found}; this version reads up to {known}"
    hint = "Upgrade lawadmin"


class SchemaTooOld(StoreError):
    """Say that the tables of a store are those of an older version, and how to migrate them."""

    code = "schema-too-old"
    text = "the store has schema {found}; this version needs {known}"
    hint = "{remedy}"


class ProofError(LawAdminError):
    """Say that a certificate does not hold."""

    code = "proof"
    text = "{reason}"


class Forged(ProofError):
    """Say that a certificate does not follow from its events, edition and notices."""

    code = "forged"


class Stale(ProofError):
    """Say that a certificate was made from an edition, notice or event that has changed since."""

    code = "stale"
