"""The plugin: what lawadmin finds under the name ``shandong``."""

from __future__ import annotations

from importlib.resources import files

from lawadmin.hookspecs import Pack, hookimpl

PACK = Pack(name="lawadmin-shandong", region="37", statutes=files(__package__) / "statutes")


@hookimpl
def lawadmin_pack() -> Pack:
    """Bring the statutes of Shandong that bind a county."""
    return PACK
