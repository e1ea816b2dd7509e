"""Run what others do in processes of their own, and end one as ``kill -9`` would, at a step that is chosen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from types import FrameType
from typing import Generic, TypeVar

from attrs import frozen

Value = TypeVar("Value")

#: What a process that was ended at its step leaves as its exit code.
KILLED = 137


@frozen
class Ended(Generic[Value]):
    """Hold how a process ended: what it came to and in how many steps, or only its exit code."""

    code: int
    value: Value | None = None
    steps: int = 0

    @property
    def killed(self) -> bool:
        """Tell whether it was ended at the step chosen."""
        return self.code == KILLED


def context() -> ForkServerContext | SpawnContext:
    """Give the way in which processes begin: from a server that has imported what they need, where there is one."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    chosen = get_context("forkserver")
    chosen.set_forkserver_preload([__name__, "lawadmin.testing.conformance"])
    return chosen


def pool(processes: int) -> ProcessPoolExecutor:
    """Make a pool of processes; what they are asked has to be found by import."""
    return ProcessPoolExecutor(processes, mp_context=context())


def ended(job: Callable[[], Value], at: int = 0) -> Ended[Value]:
    """Run a job in a process that ends without a word at a step, counted from 1; 0: at none.

    A step is one call of a function, or the return from one, in Python or C. ``job`` has to be found by import.
    """
    began = context()
    receiver, sender = began.Pipe(duplex=False)
    process = began.Process(target=_stepping, args=(job, at, sender))
    process.start()
    sender.close()
    try:
        value, steps = receiver.recv()
    except EOFError:
        value, steps = None, 0
    process.join()
    receiver.close()
    return Ended(process.exitcode or 0, value, steps)


def _stepping(job: Callable[[], Value], at: int, sender: Connection) -> None:
    steps = 0

    def step(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            os._exit(KILLED)

    sys.setprofile(step)
    try:
        value = job()
    finally:
        sys.setprofile(None)
    sender.send((value, steps))


def spread(steps: int, points: int) -> tuple[int, ...]:
    """Choose so many steps of a job at even distances, from the first to the last; more than there are come again."""
    return tuple(1 + (number * max(steps - 1, 1) // max(points - 1, 1)) % max(steps, 1) for number in range(points))
