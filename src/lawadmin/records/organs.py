"""Organs: their lives, successors and functions."""

from __future__ import annotations

from datetime import date

from attrs import frozen


@frozen
class Function:
    """Hold a function (法制机构, 信访工作机构) that an organ has, from its first to its last day; None: still."""

    name: str
    since: date | None = None
    until: date | None = None


@frozen
class Organ:
    """Hold an organ of the county.

    ``region`` is its GB/T 2260 code, ``line`` its line of administration (市场监管, 交通运输). ``parent`` is the organ
    above it. ``until`` is its last day; its open duties then pass to ``successor``.
    """

    id: str
    name: str
    kind: str = "部门"
    region: str = ""
    line: str = ""
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    functions: tuple[Function, ...] = ()


def lasts(since: date | None, until: date | None, day: date) -> bool:
    """Tell whether a day lies in a span with both ends included; None is an open end."""
    return (since is None or since <= day) and (until is None or day <= until)


def regions_of(code: str) -> tuple[str, ...]:
    """List a GB/T 2260 region code and those above it, nearest first: county, city, province."""
    return tuple(code[:length] for length in (6, 4, 2) if len(code) >= length)
