"""Configure the documentation; it builds without a network."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import lawadmin
from lawadmin import errors

project = "lawadmin"
author = "The lawadmin contributors"
copyright = "2026, the lawadmin contributors"
release = "0.1.0"
language = "en"

sys.path.insert(0, str(Path(__file__).parent))
extensions = ["myst_parser", "sphinx.ext.autodoc", "shown_tables", "law_pages"]
exclude_patterns = ["_build", "examples"]
html_theme = "furo"
html_title = "lawadmin"
html_static_path = ["_static"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
add_module_names = False
autodoc_member_order = "bysource"
# Signatures name more types than are public; each of these must have its place in the reference all the same.
PUBLIC = [kind for name in lawadmin.__all__ if isinstance(kind := getattr(lawadmin, name), type)]
PLACES = "|".join(re.escape(f"{kind.__module__}.{kind.__name__}") for kind in PUBLIC)
nitpick_ignore_regex = [("py:class", rf"(?!({PLACES})$).*")]

MESSAGES = Path(lawadmin.__file__).parent / "tables" / "messages.zh.toml"


class ErrorTable(SphinxDirective):
    """List every error with its code, and what it says in both languages."""

    def run(self) -> list[nodes.Node]:
        chinese = tomllib.loads(MESSAGES.read_text(encoding="utf-8"))["errors"]
        listing = nodes.definition_list()
        for kind in _tree(errors.LawAdminError):
            said = chinese[kind.code]
            term = nodes.term("", "", nodes.literal(text=kind.__name__), nodes.Text(f" ({kind.code}) "))
            lines = [
                str(kind.__doc__).splitlines()[0],
                f"{kind.text}. {kind.hint}".strip(),
                f"{said['text']}。{said.get('hint', '')}",
            ]
            body = nodes.definition("", *(nodes.paragraph(text=line) for line in lines))
            listing += nodes.definition_list_item("", term, body)
        return [listing]


def _tree(root: type[errors.LawAdminError]) -> list[type[errors.LawAdminError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in _tree(child))]


def setup(app: Sphinx) -> None:
    app.add_directive("error-table", ErrorTable)
