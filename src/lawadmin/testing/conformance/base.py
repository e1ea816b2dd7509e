"""What every conformance class shares: each of its tests tells the table what it was about."""

from __future__ import annotations

from typing import ClassVar

import pytest

#: The name under which a test's report carries what it was about.
PROPERTY = "conformance"


class Conformance:
    """Stand at the root of the conformance classes.

    A plugin subclasses one of those below it, in its tests, under a name that begins with ``Test``, and writes the
    fixture that the class names, nothing else. ``kind`` says what is held to the contract; ``part``, as the class has
    it in which a test stands, is the line of the table in which the test is counted.
    """

    kind: ClassVar[str] = ""
    part: ClassVar[str] = ""

    #: What the running test is about, as the table reads it; ``claimed`` is empty where the plugin does not claim it,
    #: and what a test puts under ``figures`` is written below the table.
    about: dict[str, str]

    @pytest.fixture(autouse=True)
    def _about(self, request: pytest.FixtureRequest) -> None:
        name = request.function.__name__
        part = next(vars(kind)["part"] for kind in type(self).__mro__ if name in vars(kind) and "part" in vars(kind))
        plugin = request.node.nodeid.rpartition("::")[0]
        self.about = {"plugin": plugin, "kind": self.kind, "part": part, "claimed": "yes"}
        request.node.user_properties.append((PROPERTY, self.about))
