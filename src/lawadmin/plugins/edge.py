"""What plugins brought, as it is called later: stores, notifiers and documents, none of which may break the caller."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from time import monotonic
from types import MappingProxyType
from typing import cast

from attrs import evolve, field, frozen

from lawadmin.converters.secret import Secret
from lawadmin.errors import Failed, LawAdminError, OutcomeUnknown
from lawadmin.hookspecs import (
    Notice,
    Notifier,
    OpenNotifier,
    OpenStore,
    Outbox,
    Outcome,
    Receipt,
    Source,
    Store,
)
from lawadmin.plugins.calls import Answer, Breaker, WrongType, attempt, called, failed, reason_of
from lawadmin.plugins.contract import adapted, fit, must_fit

#: Seconds that opening a store may take: it may have to migrate.
OPENING = 60.0

#: Seconds that a document may take.
RENDERING = 300.0

#: Seconds beyond its own time that a notifier gets before it is left behind.
GRACE = 0.1

#: The bytes of the largest document that is taken.
LARGEST = 2**29

#: The characters of a receipt's words that are kept.
KEPT = 200

_CHANGES = frozenset({"append", "append_all", "enter", "erase", "put", "claim", "done"})
_METHODS = tuple(name for name in vars(Source) if not name.startswith("_"))
_WRITING = tuple(name for name in vars(Store) if not name.startswith("_"))


@frozen
class Opening:
    """Hold what is opened: the plugin that brought it, the name under which it did, and the secret it gets."""

    plugin: str
    name: str
    secret: Secret | None = None

    def tells(self, text: str) -> bool:
        """Tell whether a text holds the secret."""
        return self.secret is not None and bool(self.secret.reveal()) and self.secret.reveal() in text

    def call(self, hook: str, function: Callable[[], object], deadline: float) -> object:
        """Call a plugin; its own errors are passed on unless they tell the secret."""
        try:
            return called(self.plugin, hook, function, deadline=deadline)
        except LawAdminError as fault:
            if self.tells(str(fault)):
                raise failed(self.plugin, hook, f"{type(fault).__name__}: it told a secret", 0) from None
            raise


# -- stores


def opened_store(opening: Opening, opener: OpenStore, url: str, *, create: bool, deadline: float = OPENING) -> Source:
    """Open a store in a thread of its own; what is given back turns each of its errors into one of the house's.

    Raises StoreError and ConfigError as the store says them, Failed for all else.
    """

    def opened() -> object:
        return _is_source(opener(url, secret=opening.secret, create=create))

    source = opening.call("open_store", opened, deadline)
    return cast(Source, Guarded(source, opening))


def _is_source(value: object) -> object:
    can = getattr(value, "can", None)
    if not isinstance(can, frozenset):
        raise WrongType("it opens no store")
    wanted = (*_METHODS, *(_WRITING if "append" in can else ()))
    missing = [name for name in wanted if name != "can" and not callable(getattr(value, name, None))]
    if missing:
        raise WrongType(f"the store has no {', '.join(missing)}")
    return value


@frozen
class Guarded:
    """Stand before a store or its outbox, and let no error through but the house's own.

    A driver raises what it likes, and its text may hold what was written. Where a change fails so, it is not known
    whether it was made: OutcomeUnknown.
    """

    _store: object = field(repr=False)
    _opening: Opening = field(repr=False)

    def __getattr__(self, name: str) -> object:
        value = getattr(self._store, name)
        return self._calling(name, value) if callable(value) else value

    def _calling(self, name: str, method: Callable[..., object]) -> Callable[..., object]:
        def call(*placed: object, **named: object) -> object:
            return self._passed(self._held(name, lambda: method(*placed, **named)), name)

        return call

    def _passed(self, value: object, name: str) -> object:
        if name == "outbox":
            return cast(Outbox, Guarded(value, self._opening))
        return self._streamed(name, value) if isinstance(value, Iterator) else value

    def _streamed(self, name: str, items: Iterator[object]) -> Iterator[object]:
        end = object()
        while (item := self._held(name, lambda: next(items, end))) is not end:
            yield item

    def _held(self, name: str, function: Callable[[], object]) -> object:
        began = monotonic()
        try:
            return function()
        except LawAdminError as fault:
            if not self._opening.tells(str(fault)):
                raise
            error: BaseException = fault
        except (Exception, SystemExit) as raised:  # noqa: BLE001 a driver raises what it likes
            error = raised
        if name in _CHANGES:
            raise OutcomeUnknown(reason=reason_of(error)) from None
        raise failed(self._opening.plugin, f"store.{name}", reason_of(error), monotonic() - began) from None


# -- notifiers


def opened_notifier(opening: Opening, opener: OpenNotifier, settings: Mapping[str, str], deadline: float) -> Notifier:
    """Open a notifier; what is given back always answers with a receipt, within the time that it is given."""
    given = MappingProxyType(dict(settings))

    def opened() -> object:
        return _is_notifier(opener(given, secret=opening.secret))

    notifier = cast(Notifier, opening.call("open_notifier", opened, deadline))
    found = fit(notifier.send, Notifier.send)
    return Sending(opening, cast(Notifier, _Sends(adapted(opening.plugin, notifier.send, found))))


def _is_notifier(value: object) -> object:
    send = getattr(value, "send", None)
    if not callable(send):
        raise WrongType("it opens no notifier")
    must_fit(fit(send, Notifier.send), "send")
    return value


@frozen
class _Sends:
    """Hold the method of a notifier, adapted."""

    send: Callable[..., Receipt]


@frozen
class Sending:
    """Send by a notifier, and answer for it where it does not: unknown where it failed, for that may be after sending.

    One that failed three times in a row is let be, and its notices are for later.
    """

    _opening: Opening = field(repr=False)
    _notifier: Notifier = field(repr=False)
    _breaker: Breaker = field(factory=Breaker, repr=False)

    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        """Send a notice within some seconds."""
        plugin = self._opening.plugin
        if self._breaker.open(plugin):
            return Receipt(Outcome.LATER, reason="let-be")
        answer = attempt(plugin, "send", lambda: self._sent(notice, timeout), deadline=timeout + GRACE)
        self._breaker.note(plugin, answer.failure)
        if answer.value is None:
            reason = answer.failure.fields["reason"] if answer.failure else ""
            return Receipt(Outcome.UNKNOWN, reason=str(reason))
        return answer.value

    def _sent(self, notice: Notice, timeout: float) -> Receipt:
        receipt: object = self._notifier.send(notice, timeout=timeout)
        if not isinstance(receipt, Receipt) or not isinstance(receipt.outcome, Outcome):
            raise WrongType("send gives no receipt")
        return evolve(receipt, reference=self._kept(receipt.reference), reason=self._kept(receipt.reason))

    def _kept(self, text: object) -> str:
        said = str(text)
        return "masked" if self._opening.tells(said) else said[:KEPT]


# -- documents


def document(plugin: str, write: Callable[[], object], deadline: float = RENDERING) -> Answer[bytes]:
    """Have a document written; what is no document, or is too large to be taken, is a failure.

    Raises what the plugin says in lawadmin's own words: a part that is not installed, a font that is not there.
    """
    try:
        return Answer(called(plugin, "render", lambda: _is_document(write()), deadline=deadline))
    except Failed as failure:
        return Answer(failure=failure)


def _is_document(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise WrongType("render gives no bytes")
    if len(value) > LARGEST:
        raise WrongType(f"the document has more than {LARGEST // 2**20} MiB")
    return value
