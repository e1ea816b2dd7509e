"""Plugins: found by name, called one by one, frozen; there is no global, and every call makes a new set."""

from lawadmin.plugins.attached import HOOKS, Installed, Plugins
from lawadmin.plugins.calls import DEADLINE, Answer, attempt, left_behind
from lawadmin.plugins.contract import Remark
from lawadmin.plugins.make import make_plugins
from lawadmin.plugins.registries import Offer
from lawadmin.plugins.rules import load_rules, rules_of, whole_rules_of

__all__ = [
    "DEADLINE",
    "HOOKS",
    "Answer",
    "Installed",
    "Offer",
    "Plugins",
    "Remark",
    "attempt",
    "left_behind",
    "load_rules",
    "make_plugins",
    "rules_of",
    "whole_rules_of",
]
