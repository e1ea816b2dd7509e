"""Plugins to try, good and bad, as objects with hooks; each is one fault that a real one could have."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from lawadmin.converters.secret import Secret
from lawadmin.hookspecs import (
    ALL,
    Appended,
    Capability,
    Command,
    Cursor,
    Entries,
    Notice,
    Notifier,
    Observer,
    OpenNotifier,
    OpenStore,
    Outcome,
    Pack,
    Query,
    Receipt,
    Render,
    Renderer,
    Report,
    Reviewed,
    Source,
    hookimpl,
)
from lawadmin.records.registers import Registers
from lawadmin.records.roster import Roster
from lawadmin.records.timeline import Record

RELEASE = threading.Event()
"""Ends every call that hangs."""


def plain(report: Report, *, lang: str) -> bytes:
    return f"{report.county} {lang}".encode()


def open_nothing(url: str, *, secret: Secret | None = None, create: bool = False) -> Source:
    raise ZeroDivisionError(url)


class Ledger:
    """Answer as a source that can only be read."""

    can: frozenset[Capability] = frozenset()
    closed = False

    def matter(self, id: str, *, as_of: datetime | None = None) -> Record | None:  # noqa: A002
        return None

    def matters(
        self, query: Query = ALL, *, as_of: datetime | None = None, after: Cursor | None = None
    ) -> Iterator[tuple[Cursor, Record]]:
        return iter(())

    def roster(self, *, as_of: datetime | None = None) -> Roster:
        return Roster()

    def registers(self, *, as_of: datetime | None = None) -> Registers:
        return Registers()

    def close(self) -> None:
        self.closed = True


LEDGER = Ledger()


def open_ledger(url: str, *, secret: Secret | None = None, create: bool = False) -> Source:
    return LEDGER


class Mail:
    def send(self, notice: Notice, *, timeout: float) -> Receipt:
        return Receipt(Outcome.SENT)


def open_mail(settings: Mapping[str, str], *, secret: Secret | None = None) -> Notifier:
    return Mail()


class Watcher:
    def after_review(self, reviewed: Reviewed) -> None:
        """Hear nothing."""

    def after_append(self, command: Command | Entries, appended: Appended) -> None:
        """Hear nothing."""


class Good:
    """Implement every hook."""

    @hookimpl
    def lawadmin_pack(self) -> Pack:
        return Pack("good", region="37")

    @hookimpl
    def lawadmin_stores(self) -> Mapping[str, OpenStore]:
        return {"nothing": open_nothing, "ledger": open_ledger}

    @hookimpl
    def lawadmin_notifiers(self) -> Mapping[str, OpenNotifier]:
        return {"mail": open_mail}

    @hookimpl
    def lawadmin_renderers(self) -> Mapping[str, Renderer]:
        return {"plain": Renderer(plain, "text/plain", ".txt")}

    @hookimpl
    def lawadmin_observers(self) -> Sequence[Observer]:
        return [Watcher()]


RENDER: Render = plain


class Raises:
    @hookimpl
    def lawadmin_pack(self) -> Pack:
        raise ZeroDivisionError("hunter2")

    @hookimpl
    def lawadmin_renderers(self) -> Mapping[str, Renderer]:
        return {"other": Renderer(plain, "text/plain", ".txt")}


class Exits:
    @hookimpl
    def lawadmin_pack(self) -> Pack:
        sys.exit(3)


class Interrupts:
    @hookimpl
    def lawadmin_pack(self) -> Pack:
        raise KeyboardInterrupt


class Hangs:
    @hookimpl
    def lawadmin_stores(self) -> Mapping[str, OpenStore]:
        RELEASE.wait()
        return {}


class SaysNothing:
    @hookimpl
    def lawadmin_pack(self) -> None:
        return None


class Misspelt:
    @hookimpl
    def lawadmin_pakc(self) -> Pack:
        return Pack("misspelt")


class WantsMore:
    @hookimpl
    def lawadmin_pack(self, region: str) -> Pack:
        return Pack("more", region)


class Empty:
    """Implement no hook."""


def returning(hook: str, value: object) -> object:
    """Make a plugin whose hook returns a value."""

    def answer() -> object:
        return value

    return SimpleNamespace(**{hook: hookimpl(answer)})


def installed(folder: Path, name: str, code: str, distribution: str | None = None) -> None:
    """Lay down a distribution with one entry point, as pip would."""
    module = f"{(distribution or name).replace('-', '_')}_module"
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    info = folder / f"{distribution or name}-2.1.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {distribution or name}\nVersion: 2.1\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[lawadmin]\n{name} = {module}\n", encoding="utf-8")
