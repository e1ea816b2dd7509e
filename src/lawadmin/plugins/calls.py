"""Call what others wrote: by itself, within a time, and without being stopped by it."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Generic, TypeVar

from attrs import field, frozen

from lawadmin.errors import Failed, LawAdminError

Value = TypeVar("Value")

#: Seconds that a call may take unless something else is said.
DEADLINE = 10.0

#: How often in a row what a plugin brought may fail before it is called no more.
MOST_FAILURES = 3

_NAME = "lawadmin call of "
_LONGEST = 80
_MODULE = re.compile(r"[A-Za-z0-9_.]{1,80}", re.ASCII)


class WrongType(TypeError):
    """Say that a plugin gave something else than it should; its text is the house's own and may be shown."""


@frozen
class Answer(Generic[Value]):
    """Hold what a call came to: its value, or its failure."""

    value: Value | None = None
    failure: Failed | None = None


def attempt(plugin: str, hook: str, function: Callable[[], Value], *, deadline: float = DEADLINE) -> Answer[Value]:
    """Call a plugin's function; whatever it raises, SystemExit too, or a delay becomes a failure that names its type.

    A call that does not come back is left behind in a thread that does not hold the end of the program.
    KeyboardInterrupt alone is passed on.
    """
    began = monotonic()
    box: SimpleQueue[tuple[Value | None, BaseException | None]] = SimpleQueue()
    threading.Thread(target=_run, args=(function, box), name=f"{_NAME}{plugin} {hook}", daemon=True).start()
    try:
        value, error = box.get(timeout=deadline)
    except Empty:
        return Answer(failure=failed(plugin, hook, "TimeoutError", monotonic() - began))
    if error is None:
        return Answer(value)
    if isinstance(error, KeyboardInterrupt):
        raise error
    return Answer(failure=failed(plugin, hook, reason_of(error), monotonic() - began))


def called(plugin: str, hook: str, function: Callable[[], Value], *, deadline: float = DEADLINE) -> Value:
    """Call a plugin's function; raise its own LawAdminError as it is, and Failed for all else."""
    answer = attempt(plugin, hook, lambda: _spoken(function), deadline=deadline)
    if answer.value is None:
        raise answer.failure or failed(plugin, hook, "WrongType", 0)
    value, fault = answer.value
    if fault is not None:
        raise fault
    return value[0]


def left_behind() -> bool:
    """Tell whether a call is still running that nobody waits for."""
    return any(thread.name.startswith(_NAME) for thread in threading.enumerate())


def reason_of(error: BaseException) -> str:
    """Name the type of an error alone, for its text may hold anything; and the module where one is missing."""
    kind = type(error).__name__[:_LONGEST]
    if isinstance(error, WrongType) and error.args:
        return f"{kind}: {error}"
    if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str) and _MODULE.fullmatch(error.name):
        return f"{kind}: {error.name}"
    return kind


def failed(plugin: str, hook: str, reason: str, seconds: float) -> Failed:
    """Make a failure."""
    return Failed(plugin=plugin, hook=hook, reason=reason, seconds=f"{seconds:.2f}")


@frozen
class Breaker:
    """Count how often in a row each plugin failed, so that one that keeps failing is let be."""

    _failures: Counter[str] = field(factory=Counter)

    def open(self, plugin: str) -> bool:
        """Tell whether a plugin has failed too often to be called again."""
        return self._failures[plugin] >= MOST_FAILURES

    def note(self, plugin: str, failure: Failed | None) -> None:
        """Count a failure; a call that went well starts the count anew."""
        self._failures[plugin] = self._failures[plugin] + 1 if failure else 0


def _run(function: Callable[[], Value], box: SimpleQueue[tuple[Value | None, BaseException | None]]) -> None:
    try:
        box.put((function(), None))
    except BaseException as error:  # noqa: BLE001 the caller decides what to do with it
        box.put((None, error))


def _spoken(function: Callable[[], Value]) -> tuple[tuple[Value, ...], LawAdminError | None]:
    """Tell what a plugin says in the house's own errors from what breaks it."""
    try:
        return (function(),), None
    except LawAdminError as fault:
        return (), fault
