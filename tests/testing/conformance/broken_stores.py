"""All stores that break their contract on purpose, each in one way that is easily overlooked."""

from __future__ import annotations

from testing.conformance import broken_outboxes, broken_reading, broken_together, broken_writing
from testing.conformance.broken import Broken, named
from testing.conformance.broken_outboxes import LeaselessOutbox
from testing.conformance.broken_reading import AsOfIgnored, SecondReader, Streaming
from testing.conformance.broken_together import AnotherRoster
from testing.conformance.broken_writing import (
    HalfKept,
    NeverSuperseded,
    NoVersionCheck,
    OtherContentTaken,
    Replaces,
    Rewritten,
)


class Careless(NoVersionCheck, Replaces, OtherContentTaken, HalfKept, AsOfIgnored, NeverSuperseded):
    """Break much at once, as a store does that was written in an afternoon."""

    tests = named("a_second_append_has_to_know_the_version")
    outboxes = LeaselessOutbox


NOT_ONE_FAULT = {Broken, Rewritten, Streaming, SecondReader, AnotherRoster}
BROKEN: tuple[type[Broken], ...] = (
    *(
        kind
        for module in (broken_writing, broken_reading, broken_outboxes, broken_together)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Broken) and kind not in NOT_ONE_FAULT
    ),
    Careless,
)
