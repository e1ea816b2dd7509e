"""Show what the tables of the library say: codes of findings, columns of ledgers, layouts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from lawadmin.converters.layouts import layout_files, read_layout
from lawadmin.procedure.layout import Layout
from lawadmin.regimes import PROCEDURES

TABLES = files("lawadmin") / "tables"
ENDINGS = ("-step", "-undated")
"""The endings of texts for a step, and for what has no day."""


def read(name: str) -> dict[str, dict[str, object]]:
    """Read one table."""
    return tomllib.loads((TABLES / name).read_text(encoding="utf-8"))


def grid(head: Iterable[str], rows: Iterable[Iterable[nodes.Node]]) -> nodes.table:
    """Build a table of some columns."""
    names = tuple(head)
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in names), cols=len(names))
    group += nodes.thead("", row(nodes.Text(name) for name in names))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group)


def row(cells: Iterable[nodes.Node]) -> nodes.row:
    """Build one row."""
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))


def literals(words: Iterable[str]) -> nodes.inline:
    """Set words one after another, each as it is typed."""
    inline = nodes.inline()
    for place, word in enumerate(words):
        inline += [*([nodes.Text(" ")] if place else []), nodes.literal(text=word)]
    return inline


def lines(*texts: str) -> list[nodes.Node]:
    """Set texts as paragraphs; empty ones are left out."""
    return [nodes.paragraph(text=text) for text in texts if text]


class FindingCodes(SphinxDirective):
    """List every code of a finding: how grave it is, what it says, who answers."""

    def run(self) -> list[nodes.Node]:
        """Give one entry a code, in the order of the table of gravities."""
        gravities = read("gravities.toml")["gravity"]
        answers = {fault["code"]: fault for fault in read("faults.toml")["fault"]}
        said = [read(f"messages.{lang}.toml")["findings"] for lang in ("en", "zh")]
        listing = nodes.definition_list()
        for code, gravity in gravities.items():
            term = nodes.term("", "", nodes.literal(text=code), nodes.Text(f" ({gravity})"), ids=[f"finding-{code}"])
            texts = [text for table in said for text in said_of(code, table)]
            listing += nodes.definition_list_item(
                "", term, nodes.definition("", *lines(*texts, who(answers.get(code))))
            )
        return [listing]


def said_of(code: str, texts: Mapping[str, object]) -> Iterator[str]:
    """Give the texts of a code: the one for a limit, and the one for a step where it differs."""
    yield from (str(texts[f"{code}{ending}"]) for ending in ("", *ENDINGS) if f"{code}{ending}" in texts)


def who(fault: Mapping[str, object] | None) -> str:
    """Say who answers by the fault table."""
    if fault is None:
        return ""
    roles = fault["roles"]
    return f"{fault['title']}：" + "；".join(f"{role} → {name}" for role, name in roles.items())


class LedgerColumns(SphinxDirective):
    """Show, for each kind of ledger, its columns and what a file may call them instead."""

    def run(self) -> list[nodes.Node]:
        """Give a paragraph and a table a kind."""
        kinds = {name: kind for name, kind in read("ledgers.toml").items() if "columns" in kind}
        return [node for name, kind in kinds.items() for node in self.kind(name, kind)]

    def kind(self, name: str, kind: Mapping[str, object]) -> list[nodes.Node]:
        """Show one kind."""
        section = nodes.rubric("", f"{name} · {kind['title']}", ids=[f"ledger-{name}"])
        told = nodes.paragraph("", "Told from other files by, and needed: ", literals(kind["needed"]))
        rows = ((nodes.literal(text=column), literals(names)) for column, names in kind["columns"].items())
        return [section, told, grid(("column", "may be called"), rows)]


class FactNames(SphinxDirective):
    """Show what a file may call the facts of steps instead."""

    def run(self) -> list[nodes.Node]:
        """Give one table."""
        rows = ((nodes.literal(text=fact), literals(names)) for fact, names in read("ledgers.toml")["facts"].items())
        return [grid(("fact", "may be called"), rows)]


class Layouts(SphinxDirective):
    """Show the layouts that come with the library."""

    def run(self) -> list[nodes.Node]:
        """Give a paragraph and a table a layout."""
        known = {procedure.name: procedure for procedure in PROCEDURES}
        return [node for name, file in layout_files().items() for node in shown(name, read_layout(file, known))]


def shown(name: str, layout: Layout) -> list[nodes.Node]:
    """Show one layout: what each column says."""
    says = {
        layout.id: "the matter's id",
        layout.organ: "its organ",
        layout.person: "who takes the organ's steps",
        layout.post: "in which post",
        **{column: f"the day of {step}" for step, column in layout.steps.items()},
        **{columns[0]: f"{span}, first day" for span, columns in layout.pairs.items()},
        **{columns[1]: f"{span}, last day" for span, columns in layout.pairs.items()},
        **{column: f"the fact {fact}" for fact, column in layout.facts.items()},
        **{column: f"the link {link}" for link, column in layout.links.items()},
    }
    head = nodes.rubric("", f"{name} · {layout.title}", ids=[f"layout-{name}"])
    told = nodes.paragraph(
        "", "", nodes.Text("Procedure "), literals([layout.procedure.name]), nodes.Text("; days written ")
    )
    told += literals(layout.days)
    rows = ((nodes.literal(text=column), nodes.Text(says[column])) for column in layout.columns)
    return [head, told, grid(("column", "says"), rows)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("finding-codes", FindingCodes)
    app.add_directive("ledger-columns", LedgerColumns)
    app.add_directive("fact-names", FactNames)
    app.add_directive("layouts", Layouts)
    return {"parallel_read_safe": True}
