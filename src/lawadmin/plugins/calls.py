"""Call what others wrote: by itself, within a time, and without being stopped by it."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

from attrs import frozen

from lawadmin.errors import Failed

Value = TypeVar("Value")

#: Seconds that a call may take unless something else is said.
DEADLINE = 10.0


@frozen
class Answer(Generic[Value]):
    """Hold what a call came to: its value, or its failure."""

    value: Value | None = None
    failure: Failed | None = None


def attempt(plugin: str, hook: str, function: Callable[[], Value], *, deadline: float = DEADLINE) -> Answer[Value]:
    """Call a plugin's function; an exception, SystemExit or delay becomes a failure that names its type alone.

    A call that does not come back is left behind in a thread that does not hold the end of the program.
    KeyboardInterrupt is passed on.
    """
    began = monotonic()
    box: SimpleQueue[tuple[Value | None, BaseException | None]] = SimpleQueue()
    Thread(target=_run, args=(function, box), name=f"{plugin} {hook}", daemon=True).start()
    try:
        value, error = box.get(timeout=deadline)
    except Empty:
        return Answer(failure=_failed(plugin, hook, "TimeoutError", monotonic() - began))
    if error is None:
        return Answer(value)
    if not isinstance(error, Exception | SystemExit):
        raise error
    return Answer(failure=_failed(plugin, hook, type(error).__name__, monotonic() - began))


def _run(function: Callable[[], Value], box: SimpleQueue[tuple[Value | None, BaseException | None]]) -> None:
    try:
        box.put((function(), None))
    except BaseException as error:  # noqa: BLE001 the caller decides what to do with it
        box.put((None, error))


def _failed(plugin: str, hook: str, reason: str, seconds: float) -> Failed:
    return Failed(plugin=plugin, hook=hook, reason=reason, seconds=f"{seconds:.2f}")
