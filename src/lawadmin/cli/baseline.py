"""Read the findings of an earlier review, so that only new ones count."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import field, frozen

from lawadmin.cli.reviewing import Found
from lawadmin.errors import InputError


@frozen
class Baseline:
    """Hold the keys of an earlier review, and which of them were met again."""

    keys: frozenset[str] = frozenset()
    again: set[str] = field(factory=set)

    def is_new(self, one: Found) -> bool:
        """Tell whether a finding is not in the earlier review."""
        if one.finding.key not in self.keys:
            return True
        self.again.add(one.finding.key)
        return False


def baseline_of(name: str | None) -> Baseline:
    """Read what ``review`` wrote as json or jsonl, or ``report`` as json; InputError for anything else."""
    if name is None:
        return Baseline()
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"the file cannot be read ({type(error).__name__})"
        raise InputError(name, reason=reason, remedy="Check its path, rights and encoding") from None
    try:
        return Baseline(frozenset(_keys(_parsed(text))))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(
            name, reason="the file holds no findings", remedy="Write it with lawadmin review --format json"
        ) from None


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def _keys(parsed: object) -> Iterator[str]:
    """List the keys; the mark of an incomplete review has none."""
    rows = parsed["findings"] if isinstance(parsed, Mapping) and "findings" in parsed else parsed
    if not isinstance(rows, list):
        raise TypeError(rows)
    for row in rows:
        if not row.get("partial"):
            yield str(row["key"])
