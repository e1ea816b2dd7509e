"""The command ``new``: a plugin to begin with, whose tests pass at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from tempfile import mkdtemp

from attrs import frozen

from lawadmin.cli.codes import DONE
from lawadmin.cli.options import TEXT, Asked, Param, Verb
from lawadmin.errors import InputError, LawAdminError, Problems
from lawadmin.plugins import found

KINDS = {
    "store": "Records of a case system, read by lawadmin.",
    "notifier": "Notices of lawadmin over a channel of its own.",
    "renderer": "Reports of lawadmin in a format of its own.",
    "province": "The law of a region as data for lawadmin.",
}

#: Names under which the house's own plugins, or their formats, channels and schemes, are known.
RESERVED = frozenset({"sqlite", "console", "md", "json", "national", "lawadmin", "memory", "table", "text"})

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_LONGEST = 40
_SUFFIX = ".in"
_MODULE = "module"


@frozen
class Skeleton:
    """Hold what a new plugin is to be."""

    kind: str
    name: str
    into: Path

    @property
    def distribution(self) -> str:
        """Name the distribution, which is also its folder."""
        return f"lawadmin-{self.name}"

    @property
    def folder(self) -> Path:
        """Give the folder that is made."""
        return self.into / self.distribution

    @property
    def words(self) -> Mapping[str, str]:
        """Give what stands in the templates for its place."""
        module = self.distribution.replace("-", "_")
        names = {"name": self.name, "distribution": self.distribution, "module": module}
        return {**names, "description": KINDS[self.kind]}


def new(asked: Asked, *, kind: str, name: str, into: str | None) -> int:
    """Make a plugin of a kind, whole or not at all."""
    skeleton = Skeleton(kind, name, Path(into or "."))
    faults = tuple(_faults(skeleton))
    if faults:
        raise Problems(faults) if len(faults) > 1 else faults[0]
    written = _made(skeleton)
    if asked.format == "json":
        asked.screen.json({"folder": str(skeleton.folder), "files": [str(path) for path in written]})
    else:
        asked.screen.lines(str(skeleton.folder / path) for path in written)
        asked.screen.note(asked.say.say("new.made", folder=str(skeleton.folder), name=name))
    return DONE


def _faults(skeleton: Skeleton) -> Iterator[LawAdminError]:
    name = skeleton.name
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        remedy = "Write 1 to 40 small letters and digits, with single hyphens between them, a letter first"
        yield InputError("NAME", reason="the name is none for a plugin", remedy=remedy)
    elif name in RESERVED:
        yield InputError("NAME", reason="the house's own plugins bear this name", remedy="Choose another name")
    elif any(one.name == name for one in found.installed()):
        yield InputError("NAME", reason="a plugin of this name is installed", remedy="Choose another name")
    if not skeleton.into.is_dir():
        yield InputError(
            str(skeleton.into), reason="there is no such folder", remedy="Make it, or name another by --into"
        )
    elif _NAME.fullmatch(name) and (skeleton.folder.exists() or skeleton.folder.is_symlink()):
        yield InputError(str(skeleton.folder), reason="it is there already", remedy="Choose another name or folder")


def _made(skeleton: Skeleton) -> tuple[Path, ...]:
    """Write into a folder of another name first, so that nobody ever sees half a plugin."""
    try:
        draft = Path(mkdtemp(prefix=f".{skeleton.distribution}.", dir=skeleton.into))
        try:
            written = tuple(_written(skeleton, draft))
            draft.chmod(0o755)
            draft.rename(skeleton.folder)
        except OSError:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    except OSError as error:
        reason = f"the folder cannot be written ({type(error).__name__})"
        raise InputError(str(skeleton.folder), reason=reason, remedy="Check its folder and rights") from None
    return written


def _written(skeleton: Skeleton, folder: Path) -> Iterator[Path]:
    for place, template in sorted(_templates(skeleton)):
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(template).safe_substitute(skeleton.words), encoding="utf-8", newline="\n")
        yield place


def _templates(skeleton: Skeleton) -> Iterator[tuple[Path, str]]:
    for part in ("common", skeleton.kind):
        root = files("lawadmin") / "skeletons" / part
        for names, file in _files(root, ()):
            place = [skeleton.words[_MODULE] if name == _MODULE else name for name in names]
            yield Path(*place), file.read_text(encoding="utf-8")


def _files(folder: Traversable, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, (*names, entry.name))
        elif entry.name.endswith(_SUFFIX):
            yield (*names, entry.name.removesuffix(_SUFFIX)), entry


NEW = Verb(
    "new",
    new,
    (
        Param("KIND", tuple(KINDS), need=True),
        Param("NAME", need=True),
        Param("--into", metavar="DIR"),
    ),
    TEXT,
)
