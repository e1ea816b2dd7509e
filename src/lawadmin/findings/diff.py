"""What changed between two lists of findings."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from lawadmin.rules.values import Finding


@frozen
class Diff:
    """Hold the findings that are new, that still stand and that are mended."""

    new: tuple[Finding, ...]
    standing: tuple[Finding, ...]
    mended: tuple[Finding, ...]


def diff(before: Iterable[Finding], after: Iterable[Finding]) -> Diff:
    """Compare two lists of findings by their keys."""
    old = {finding.key: finding for finding in before}
    now = {finding.key: finding for finding in after}
    return Diff(
        new=tuple(f for key, f in now.items() if key not in old),
        standing=tuple(f for key, f in now.items() if key in old),
        mended=tuple(f for key, f in old.items() if key not in now),
    )
