"""JSON that others wrote, and JSON as it is digested."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lawadmin.converters.json_text import LONGEST, canonical, parse
from lawadmin.converters.scalars import Refused


def test_fractions_are_exact() -> None:
    assert parse('{"a": [1, 0.1, null, true, "x"]}') == {"a": [1, Decimal("0.1"), None, True, "x"]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1, "a": 2}', "twice"),
        ("[NaN]", "NaN"),
        ("[-Infinity]", "infinity"),
        ("[1,]", "line 1, column 4"),
        ("", "is not JSON"),
        ("[" * 100_000, "too deeply"),
        ("9" * 5_000, "enormous"),
        (" " * (LONGEST + 1), "longer than"),
    ],
)
def test_what_could_deceive_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parse(text)


def test_the_canonical_form_is_one() -> None:
    assert canonical({"b": "许", "a": [1, None]}) == '{"a":[1,null],"b":"许"}'.encode()
