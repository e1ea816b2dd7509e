"""Read the data of the demonstration."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from typing import TypeVar

from cattrs import Converter

Shape = TypeVar("Shape")


def source(name: str) -> str:
    """Read a file of the demonstration as text."""
    return (files("lawadmin.demo") / name).read_text(encoding="utf-8")


def sources(folder: str) -> tuple[str, ...]:
    """Read the TOML files of a folder of the demonstration, in the order of their names."""
    found = (files("lawadmin.demo") / folder).iterdir()
    names = sorted(file.name for file in found if file.name.endswith(".toml"))
    return tuple(source(f"{folder}/{name}") for name in names)


def shaped(text: str, shape: type[Shape]) -> Shape:
    """Read a TOML text as a value of a class; unknown keys are refused."""
    return _converter().structure(tomllib.loads(text), shape)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(date, _day)
    return converter


def _day(value: object, _: object) -> date:
    if not isinstance(value, date):
        raise TypeError("not a day")
    return value
