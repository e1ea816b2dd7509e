"""The command ``draft``: an official letter filled in from the records, for a human hand to finish."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lawadmin.accountability.attribution import draft as drafted
from lawadmin.app import Reviewed
from lawadmin.assessment.letter import Letter, Template, fill
from lawadmin.cli.letter_fields import Told, fields_of
from lawadmin.cli.matters import reviewed_matter
from lawadmin.cli.names import Names
from lawadmin.cli.options import Asked, Param, Verb
from lawadmin.cli.rendering import chosen, made, put
from lawadmin.cli.screen import Column, Grid
from lawadmin.cli.world import World, world
from lawadmin.converters.messages import load_messages
from lawadmin.converters.pack_folders import pack_of_folder
from lawadmin.converters.templates import read_templates
from lawadmin.errors import InputError
from lawadmin.hookspecs import Renderer, RenderLetter
from lawadmin.obligations.values import Obligation


def draft(asked: Asked, *, kind: str | None, matter: str | None, limit: str | None, output: str | None) -> int:
    """Fill in an official letter of one matter, or list the kinds of letters there are."""
    here = world(asked)
    templates = _templates(here)
    if kind is None:
        _list(asked, templates)
        return 0
    template = _named(templates, kind)
    if matter is None:
        raise InputError("MATTER", reason="no matter is named", remedy="Name the matter that the letter is about")
    name, render = chosen(asked, output, _letters(here.plugins.renderers))
    letter = _letter(here, template, matter, limit)
    if letter.missing:
        asked.screen.note(asked.say.say("letter.blank", names=letter.missing))
    put(asked, made(here, name, lambda: render(letter)), output)
    return 0


def _templates(here: World) -> Mapping[str, Template]:
    """Read the templates of the house, then of the plugins, then of the folders configured."""
    folders = (pack_of_folder(Path(folder)) for folder in here.config.packs)
    return read_templates(pack.templates for pack in (*here.plugins.packs, *folders))


def _list(asked: Asked, templates: Mapping[str, Template]) -> None:
    rows = tuple((one.kind, one.title, one.where) for _, one in sorted(templates.items()))
    columns = tuple(Column(asked.say.say(f"column.{name}")) for name in ("letter", "title", "file"))
    asked.show([dict(zip(("kind", "title", "file"), row, strict=True)) for row in rows], Grid(columns, rows))


def _named(templates: Mapping[str, Template], kind: str) -> Template:
    """Find a template by the name of its file, or by its title."""
    found = next((one for one in templates.values() if kind in (one.kind, one.title)), None)
    if found is None:
        known = tuple(sorted(templates))
        raise InputError("KIND", reason="there is no such letter", remedy=f"Use one of {', '.join(known)}")
    return found


def _letters(renderers: Mapping[str, Renderer]) -> Mapping[str, tuple[str, RenderLetter]]:
    return {name: (one.suffix, one.letter) for name, one in renderers.items() if one.letter is not None}


def _letter(here: World, template: Template, matter: str, limit: str | None) -> Letter:
    with here.store() as source:
        seen = here.snapshot(source)
        one = reviewed_matter(here, source, seen, matter)
        names = Names(seen.roster, load_messages("zh"))
        about = _limit(template, one, limit)
        drafts = tuple(drafted(seen, one.judged, finding) for finding in one.judged.findings)
        return fill(template, fields_of(Told(seen, one, names, about, drafts)), matter)


def _limit(template: Template, one: Reviewed, limit: str | None) -> Obligation | None:
    """Choose the limit of which a letter speaks: the one named, else the one that the template asks for."""
    all_of_it = one.judged.obligations
    if limit is not None:
        fitting = [o for o in all_of_it if limit in (o.ref, o.limit.name, o.limit.title)]
    elif template.about:
        fitting = [o for o in all_of_it if any(_fits(o, word) for word in template.about)]
    else:
        return None
    if len({o.ref for o in fitting}) == 1:
        return fitting[-1]
    known = ", ".join(dict.fromkeys(o.limit.name for o in fitting or all_of_it))
    several = "the letter could speak of several limits" if fitting else "the letter has no limit to speak of"
    raise InputError(one.judged.timeline.matter.id, reason=several, remedy=f"Name one of {known}")


def _fits(one: Obligation, word: str) -> bool:
    if word == "late":
        return one.late
    if word == "extended":
        return bool(one.clock and one.clock.legs) or (one.open and bool(one.limit.extend))
    return any(word.removeprefix("step=") in step for step in one.limit.until)


DRAFT = Verb(
    "draft",
    draft,
    (Param("KIND"), Param("MATTER"), Param("LIMIT"), Param("--output", metavar="FILE", short="-o")),
    (),
)
