"""Plugins: found by name, called one by one, frozen; there is no global, and every call makes a new set."""

from lawadmin.plugins.calls import DEADLINE, Answer, attempt
from lawadmin.plugins.make import HOOKS, Installed, Plugins, make_plugins
from lawadmin.plugins.registries import Offer
from lawadmin.plugins.rules import load_rules, rules_of, whole_rules_of

__all__ = [
    "DEADLINE",
    "HOOKS",
    "Answer",
    "Installed",
    "Offer",
    "Plugins",
    "attempt",
    "load_rules",
    "make_plugins",
    "rules_of",
    "whole_rules_of",
]
