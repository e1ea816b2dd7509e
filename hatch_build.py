"""Compile the statutes to one JSON document when a wheel is built, so that start-up parses no TOML."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src", "lawadmin", "statutes")


class CompileStatutes(BuildHookInterface):
    """Put ``compiled.json`` beside the statutes of a wheel; an editable install reads the files themselves."""

    def initialize(self, version: str, build_data: dict[str, dict[str, str]]) -> None:
        """Write the document to a temporary folder and let the wheel include it."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from lawadmin.converters.compiled import NAME, compiled

        self.folder = TemporaryDirectory()  # removed with this object, after the wheel is written
        document = Path(self.folder.name) / NAME
        document.write_text(compiled(Path(self.root) / SOURCE), encoding="utf-8")
        build_data["force_include"][str(document)] = f"lawadmin/statutes/{NAME}"
