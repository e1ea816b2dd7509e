"""Write pages from the data: every act with its editions and limits, every procedure, every clause of the plan."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path

from attrs import frozen
from law_words import BEARERS, EFFECTS, KINDS, WORDS
from sphinx.application import Sphinx

from lawadmin.cli.diagram import legend
from lawadmin.cli.lawbook import span_text, start_text
from lawadmin.cli.options import Asked
from lawadmin.converters.editions import load_editions
from lawadmin.converters.messages import Lang, load_messages
from lawadmin.converters.pack import Pack
from lawadmin.converters.packs import load
from lawadmin.law.edition import Amount, Edition, Effect, Extension, FromCalendar, FromDate, FromLapse, Limit
from lawadmin.law.lawbook import Lawbook
from lawadmin.law.stated import UNSTATED
from lawadmin.plugins import load_rules, make_plugins
from lawadmin.procedure.diagram import draw
from lawadmin.procedure.model import Procedure
from lawadmin.rules.bind import bind
from lawadmin.rules.snapshot import Rules
from lawadmin.rules.values import Clause

HERE = Path(__file__).resolve().parent

#: Stands before pages that only links lead to: in the tree of contents they would make every page heavy.
ORPHAN = "---\norphan: true\n---\n"


@frozen
class Pages:
    """Hold what pages of one language are made of."""

    lang: Lang
    rules: Rules
    editions: tuple[Edition, ...]
    asked: Asked
    provincial: tuple[Procedure, ...] = ()

    def word(self, key: str) -> str:
        """Give a word of the pages."""
        return self.pick(WORDS[key])

    def pick(self, words: tuple[str, str]) -> str:
        """Give the Chinese or the English of two."""
        return words[self.lang == "en"]

    def title(self, thing: Edition | Limit | Procedure | Clause) -> str:
        """Give a title; the Chinese one stands behind the English."""
        if self.lang == "zh" or not thing.title_en:
            return thing.title
        return f"{thing.title_en} {thing.title}"

    @property
    def acts(self) -> list[tuple[str, list[Edition]]]:
        """List the acts with their editions."""
        return [(act, list(group)) for act, group in groupby(self.editions, key=lambda edition: edition.act)]

    # -- acts

    def files(self) -> Iterator[tuple[str, str]]:
        """Give every page, by its place."""
        yield "index.md", self.index()
        yield "plan.md", self.plan()
        yield "procedures.md", self.procedures()
        for act, editions in self.acts:
            yield f"acts/{act}.md", self.act(editions)
        yield from self.of_procedures(self.rules.procedures.values())

    def of_procedures(self, procedures: Iterable[Procedure]) -> Iterator[tuple[str, str]]:
        """Give the pages and pictures of procedures, by their places."""
        for procedure in procedures:
            yield f"procedures/{procedure.name}.md", self.procedure(procedure)
            yield f"procedures/{procedure.name}.svg", self.picture(procedure)

    @property
    def known(self) -> list[Procedure]:
        """List the procedures, those of one clause together; those of provinces are named after them."""
        listed = (*self.rules.procedures.values(), *self.provincial)
        return sorted(listed, key=lambda one: (one.clause, one.name))

    def index(self) -> str:
        """List the acts."""
        head = table_head(self.word(name) for name in ("act", "rank", "editions", "limits"))
        rows = [self.act_row(act, editions) for act, editions in self.acts]
        links = [f"[{self.word(name)}]({name}.md)" for name in ("plan", "procedures")]
        return "\n".join([f"# {self.word('law')}", "", self.word("law-told"), " · ".join(links), "", *head, *rows, ""])

    def act_row(self, act: str, editions: list[Edition]) -> str:
        """Give an act as a row of the index."""
        last = editions[-1]
        days = "、".join(str(edition.in_force) for edition in editions if edition.in_force != UNSTATED)
        count = sum(len(edition.limits) for edition in editions)
        return row(f"[{cell(self.title(last))}](acts/{act}.md)", last.rank.value, days, str(count))

    def act(self, editions: list[Edition]) -> str:
        """Write the page of an act."""
        parts = [ORPHAN, f"# {self.title(editions[-1])}", "", f"`{editions[-1].act}`", ""]
        for edition in reversed(editions):
            parts += [f"## {self.life(edition)}", "", *self.told(edition), "", *self.limit_table(edition), ""]
        return "\n".join(parts)

    def life(self, edition: Edition) -> str:
        """Say when an edition is in force."""
        if edition.in_force == UNSTATED:
            return self.word("stated")
        if edition.until is None:
            return self.word("from-day").format(edition.in_force)
        return self.word("to-day").format(edition.in_force, edition.until)

    def told(self, edition: Edition) -> Iterator[str]:
        """Say what an edition says of itself."""
        counting = edition.daycount
        transitions = "；".join(
            f"{clause.article}：{'、'.join(sorted(clause.limits))}" for clause in edition.transitions
        )
        facts = {
            "rank": edition.rank.value,
            "passed": str(edition.known or ""),
            "region": edition.region,
            "amends": f"`{edition.amends}`" if edition.amends else "",
            "lines": "、".join(sorted(edition.lines)),
            "counting": (counting.article or counting.reason) if counting else "",
            "transition": transitions,
            "successor": edition.successor,
            "note": edition.note,
        }
        yield from (f"- {self.word(name)}: {cell(text)}" for name, text in facts.items() if text)

    def limit_table(self, edition: Edition) -> Iterator[str]:
        """List the limits of an edition."""
        if edition.limits:
            names = ("limit", "article", "kind", "term", "from", "until", "binds", "more")
            yield from table_head(self.word(name) for name in names)
            yield from (self.limit_row(limit) for limit in edition.limits)

    def limit_row(self, limit: Limit) -> str:
        """Give a limit as a row."""
        return row(
            f"{cell(self.title(limit))} `{limit.name}`",
            limit.article,
            self.pick(KINDS[limit.kind]),
            self.term(limit),
            self.start(limit),
            "、".join(sorted(limit.until)),
            limit.by or self.pick(BEARERS[limit.bearer]),
            cell("; ".join(self.more(limit))),
        )

    def term(self, limit: Limit) -> str:
        """Write how long a limit is; a contested unit with both readings, an inferred one with a mark."""
        mark = {"text": "", "inferred": " *", "contested": " ?"}[limit.amount.certainty if limit.amount else "text"]
        bounds = "–".join(str(bound) for bound in (limit.minimum, limit.maximum) if bound is not None)
        return span_text(self.asked, limit).replace("…", bounds or "…") + mark

    def start(self, limit: Limit) -> str:
        """Write what starts a clock, and in what way where it is no step of the matter itself."""
        match limit.anchor:
            case FromLapse(lapsed):
                return f"`{lapsed}` ↦"
            case FromDate(fact, steps):
                return f"{'、'.join(sorted(steps))} `{fact}`"
            case FromCalendar("amount", since):
                return "、".join(sorted(since))
            case anchor:
                return start_text(anchor)

    def more(self, limit: Limit) -> Iterator[str]:
        """Say what else a limit says."""
        tiers = "、".join(map(self.tier, limit.extend))
        ranks = "、".join(sorted(rank.value for rank in limit.otherwise.ranks)) if limit.otherwise else ""
        facts = {
            "when": "、".join(sorted(limit.when)),
            "extend": tiers,
            "exclude": "、".join(sorted(limit.exclude)),
            "lapse": self.lapse(limit),
            "otherwise": ranks,
            "clause": limit.clause,
            "note": limit.note,
        }
        yield from (f"{self.word(name)}: {text}" for name, text in facts.items() if text)

    def tier(self, tier: Extension) -> str:
        """Write one tier of extension: what it adds or to what, who grants it, how often."""
        said = f"+{self.amount(tier.amount)}" if tier.amount else ""
        said += f" → {self.amount(tier.to)}" if tier.to else ""
        times = f" ×{tier.times}" if tier.times else ""
        return f"{said}{times} {tier.approver}".strip()

    def amount(self, amount: Amount) -> str:
        """Write a number as the law does."""
        return f"{amount.number or '…'}{amount.written}"

    def lapse(self, limit: Limit) -> str:
        """Say what follows from a lapse, where it is not the usual fault."""
        if limit.lapse.effect in (Effect.FAULT, Effect.NONE):
            return ""
        return f"{self.pick(EFFECTS[limit.lapse.effect])}{limit.lapse.step or ''}"

    # -- procedures and the plan

    def procedures(self) -> str:
        """List the procedures."""
        head = table_head(self.word(name) for name in ("clause", "title", "limits"))
        rows = (
            row(one.clause, f"[{cell(self.title(one))}](procedures/{one.name}.md)", str(len(one.must)))
            for one in self.known
        )
        return "\n".join([ORPHAN, f"# {self.word('procedures')}", "", *head, *rows, ""])

    def procedure(self, procedure: Procedure) -> str:
        """Write the page of a procedure."""
        groups = {
            "steps": [str(step) for step in procedure.steps],
            "first": procedure.starts,
            "last": procedure.ends,
            "by-party": procedure.party,
            "outside": procedure.outside,
        }
        told = [f"- {self.word(name)}: {'、'.join(sorted(words))}" for name, words in groups.items() if words]
        head = [ORPHAN, f"# {self.title(procedure)}", "", f"`{procedure.name}` · {procedure.clause}", ""]
        if procedure.replaces is not None:
            place = f"[{procedure.replaces}]({procedure.replaces}.md)"
            head += [f"- {self.word('replaces')}: {place}", ""]
        image = [f"```{{image}} {procedure.name}.svg", f":alt: {procedure.title}", "```", ""]
        return "\n".join([*head, *image, *told, "", *self.bound(procedure), ""])

    def bound(self, procedure: Procedure) -> Iterator[str]:
        """List the limits that bind a procedure, with links to their acts."""
        if procedure.must:
            yield from table_head(self.word(name) for name in ("limit", "act"))
        for ref in procedure.must:
            act, _, name = ref.rpartition("/")
            act = act or procedure.act
            found = [(e.act, limit) for e in self.rules.lawbook.editions.get(act, ()) for limit in e.limits]
            spoke = [(act, limit) for act, limit in found if limit.name == name]
            links = "、".join(dict.fromkeys(f"[{act}](../acts/{act}.md)" for act, _ in spoke))
            yield row(f"{cell(self.title(spoke[-1][1]))} `{name}`", links)

    def picture(self, procedure: Procedure) -> str:
        """Draw a procedure."""
        seen = self.rules.at(self.asked.day)
        return draw(procedure, legend(self.asked, seen, procedure))

    def plan(self) -> str:
        """List the clauses of the plan with what serves each."""
        head = table_head(self.word(name) for name in ("clause", "title", "served", "limits"))
        rows = (self.clause_row(clause) for clause in self.rules.clauses)
        return "\n".join([ORPHAN, f"# {self.word('plan')}", "", *head, *rows, ""])

    def clause_row(self, clause: Clause) -> str:
        """Give a clause as a row."""
        serving = [one for one in self.known if one.clause == clause.id]
        links = "、".join(f"[{cell(self.title(one))}](procedures/{one.name}.md)" for one in serving)
        names = {(e.act, limit.name) for e in self.editions for limit in e.limits if limit.clause == clause.id}
        return row(clause.id, self.title(clause), links, str(len(names)))


def cell(text: str) -> str:
    """Write a text so that it stays in its cell."""
    return " ".join(text.replace("|", "／").replace("<", "‹").replace("*", "＊").split())


def row(*cells: str) -> str:
    """Write a row of a table."""
    return f"| {' | '.join(cells)} |"


def table_head(names: Iterable[str]) -> Iterator[str]:
    """Write the head of a table."""
    listed = list(names)
    yield row(*listed)
    yield "|" + "---|" * len(listed)


def law() -> tuple[Edition, ...]:
    """Load the law of the house and of the packs beside it."""
    packs = sorted((HERE.parent / "plugins").glob("*/src/*/statutes"))
    editions = (*load_rules().lawbook, *(edition for pack in packs for edition in load_editions(pack)))
    return tuple(sorted(Lawbook(editions), key=lambda edition: (edition.region, edition.act, edition.in_force)))


def provinces() -> list[Pack]:
    """Load the packs of the plugins that bring law and are part of this repository."""
    sources = sorted({path.parent for path in (HERE.parent / "plugins").glob("*/src/*/statutes")})
    sys.path[:0] = [str(source.parent) for source in sources]
    return [import_module(f"{source.name}.plugin").PACK for source in sources]


def write(folder: Path) -> None:
    """Write the pages of both languages below a folder; those that say the same stay as they are."""
    rules, editions, packs = load_rules(), law(), provinces()
    core = load(make_plugins().packs[0])
    bound = [(pack, bind((core, load(pack)))) for pack in packs]
    provincial = tuple(procedure for pack in packs for procedure in pack.procedures)
    day = max(edition.in_force for edition in rules.lawbook if edition.in_force != UNSTATED)
    for lang in ("zh", "en"):
        asked = Asked(load_messages(lang), day)
        pages = list(Pages(lang, rules, editions, asked, provincial).files())
        for pack, here in bound:
            pages.extend(Pages(lang, here, editions, asked).of_procedures(pack.procedures))
        for name, text in pages:
            put(folder / lang / name, text)


def put(path: Path, text: str) -> None:
    """Write a file unless it already says the same."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def write_pages(app: Sphinx) -> None:
    """Write the pages into the sources of a build, before they are read."""
    write(Path(app.srcdir) / "reference" / "generated")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what writes the pages."""
    app.connect("builder-inited", write_pages)
    return {"parallel_read_safe": True}
