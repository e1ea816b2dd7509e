"""The plugin: what lawadmin finds under the name ``chongqing``."""

from __future__ import annotations

from importlib.resources import files

from lawadmin.hookspecs import Pack, hookimpl

PACK = Pack(name="lawadmin-chongqing", region="50", statutes=files(__package__) / "statutes")


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the statutes of Chongqing that bind a county."""
    return PACK
