"""From a configuration to rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from attrs import evolve

from lawadmin.converters.config import Config, load_config
from lawadmin.converters.pack_folders import pack_of_folder
from lawadmin.converters.packs import load
from lawadmin.errors import ConfigError, Failed, LawAdminError, NameClash, PluginError, Problems
from lawadmin.law.stated import Statement, state
from lawadmin.plugins.attached import Plugins
from lawadmin.plugins.make import make_plugins
from lawadmin.procedure.model import Procedure
from lawadmin.rules.bind import LoadedPack, bind
from lawadmin.rules.snapshot import Rules


def load_rules(path: Path | str | None = None, env: Mapping[str, str] | None = None) -> Rules:
    """Read the configuration, load its plugins and bind what they bring to rules; once a process.

    Opens no store. Raises Problems with every fault of configuration or packs, and the failures of plugins, at once: a
    county whose law is not whole gets no answer. ``env`` is where ``LAWADMIN_CONFIG`` is looked for; nowhere by
    default.
    """
    config = load_config(path, env or {})
    return whole_rules_of(make_plugins(config.plugins), config)


def whole_rules_of(plugins: Plugins, config: Config) -> Rules:
    """Bind the packs of plugins; raises Problems where one that may hold law failed, or with every fault of a pack."""
    lost = [failure for failure in plugins.failures if _may_hold_law(failure)]
    if lost:
        raise Problems(lost, config.file or None)
    return rules_of(plugins, config)


def _may_hold_law(failure: PluginError) -> bool:
    if isinstance(failure, NameClash):
        return str(failure.fields["name"]).partition(" ")[0] in ("plugin", "pack")
    return not isinstance(failure, Failed) or failure.fields["hook"] in ("load", "lawadmin_pack")


def rules_of(plugins: Plugins, config: Config) -> Rules:
    """Bind the packs of plugins and the folders configured; raises Problems with every fault of every pack at once."""
    loaded: list[LoadedPack] = []
    faults: list[LawAdminError] = []
    folders = (partial(_folder, folder) for folder in config.packs)
    for opened in (*(partial(load, pack) for pack in plugins.packs), *folders):
        try:
            loaded.append(_stated(opened(), config.plan))
        except Problems as problems:
            faults.extend(problems)
        except ConfigError as fault:
            faults.append(fault)
    faults.extend(_disagreements([p for pack in plugins.packs for p in pack.procedures], config))
    if faults:
        raise Problems(faults)
    return bind(loaded, region=config.region)


def _folder(folder: str) -> LoadedPack:
    return load(pack_of_folder(Path(folder)))


def _stated(pack: LoadedPack, plan: Statement | None) -> LoadedPack:
    """Put the county's own plan in force as the configuration states."""
    return pack if plan is None else evolve(pack, editions=tuple(state(edition, plan) for edition in pack.editions))


def _disagreements(procedures: Iterable[Procedure], config: Config) -> Iterator[ConfigError]:
    """Find procedures that stand in the place of another without the configuration's word, and words for none."""
    replacing = {p.name: p.replaces for p in procedures if p.replaces is not None}
    agreed = {new: old for old, new in config.replace.items()}
    for new, old in replacing.items():
        if agreed.get(new) != old:
            remedy = f'Write [replace] {old} = "{new}" in the configuration, or leave its plugin out'
            yield ConfigError(config.file or None, reason=f"procedure {new} replaces {old} unasked", remedy=remedy)
    for new, old in agreed.items():
        if new not in replacing:
            reason = f"no plugin brings a procedure {new} to replace {old}"
            yield ConfigError(config.file or None, reason=reason, remedy="Check the plugins and the name")
