"""What keeps to everything but one thing fails by the test of that thing, and what keeps to all passes."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from testing.conformance import broken_edges

TESTS = Path(__file__).resolve().parents[2]

SUITE = """
import pytest
from lawadmin.testing.conformance import {base}
from testing.conformance.broken_edges import {made}, coverage, province

def suite(name):
    class Suite({base}):
        {stated}

        @pytest.fixture
        def {fixture}(self, tmp_path):
            return {given}
    return Suite

for number, name in enumerate({made}):
    globals()[f"Test{{number}}"] = suite(name)
"""

KINDS: Mapping[str, Mapping[str, str]] = {
    "notifiers": {
        "base": "NotifierConformance",
        "made": "RECEIVERS",
        "fixture": "receiver",
        "given": "RECEIVERS[name]()",
        "stated": "",
    },
    "renderers": {
        "base": "RendererConformance",
        "made": "RENDERERS",
        "fixture": "renderer",
        "given": "RENDERERS[name]",
        "stated": "",
    },
    "calendars": {
        "base": "CalendarConformance",
        "made": "CALENDARS",
        "fixture": "pack",
        "given": "CALENDARS[name](tmp_path)",
        "stated": "",
    },
    "provinces": {
        "base": "ProvinceConformance",
        "made": "PROVINCES",
        "fixture": "pack",
        "given": "province(name)",
        "stated": "coverage = coverage(name)",
    },
}

CAUGHT = [
    ("notifiers", "repeats", "test_sent_twice_it_arrives_once"),
    ("notifiers", "raises", "test_who_has_no_address_is_refused_and_nothing_is_sent"),
    ("notifiers", "tells", "test_no_secret_is_shown"),
    ("notifiers", "chats", "test_a_receipt_is_a_word_and_not_a_report"),
    ("notifiers", "splits", "test_no_text_becomes_more_than_text"),
    ("notifiers", "optimist", "test_what_the_receiver_answers_is_told"),
    ("notifiers", "waits", "test_a_receiver_that_never_answers_does_not_hold_it"),
    ("renderers", "unescaped", "test_no_text_of_a_review_becomes_more_than_text"),
    ("renderers", "numbered", "test_the_same_review_is_the_same_document"),
    ("renderers", "any_language", "test_a_language_that_there_is_none_of_is_refused_by_a_typed_error"),
    ("renderers", "fetching", "test_nothing_is_fetched_and_nothing_will_be"),
    ("renderers", "calling", "test_nothing_is_fetched_and_nothing_will_be"),
    ("renderers", "breaking", "test_a_review_without_matters_is_a_document"),
    ("renderers", "cut", "test_a_long_review_is_a_document_and_longer"),
    ("calendars", "weekday worked", "test_only_weekends_are_made_up_for"),
    ("calendars", "late", "test_a_notice_is_out_before_its_days_are_over"),
    ("calendars", "takes more", "test_a_notice_takes_no_more_weekend_days_than_it_gives_days_off"),
    ("provinces", "looser", "test_it_is_sound_beside_the_law_of_the_nation"),
    ("provinces", "unused", "test_each_limit_is_used_or_known_not_to_be"),
    ("provinces", "no English", "test_acts_and_limits_are_named_in_both_languages"),
    ("provinces", "no region", "test_it_brings_law_for_its_region"),
    ("provinces", "broken", "test_it_is_sound_beside_the_law_of_the_nation"),
    ("provinces", "small letter", "test_titles_of_limits_read_as_titles"),
    ("provinces", "full stop", "test_titles_of_limits_read_as_titles"),
    ("provinces", "no limit", "test_each_edition_sets_limits_and_says_how_it_counts"),
    ("provinces", "no daycount", "test_each_edition_sets_limits_and_says_how_it_counts"),
    ("provinces", "known late", "test_each_edition_was_known_before_it_was_in_force"),
    ("provinces", "no note", "test_each_edition_has_a_note"),
    ("provinces", "no clause", "test_each_limit_is_of_a_clause_of_the_plan"),
    ("provinces", "ungraded", "test_each_fault_says_how_grave_it_is"),
    ("provinces", "uncounted", "test_what_was_left_out_of_each_text_is_told"),
    ("provinces", "of another act", "test_what_was_left_out_of_each_text_is_told"),
    ("provinces", "looser", "test_each_limit_binds_in_its_region_and_below"),
    ("provinces", "filled up", "test_each_limit_binds_in_its_region_and_below"),
    ("provinces", "everywhere", "test_no_limit_binds_elsewhere"),
]

MADE = {kind: tuple(getattr(broken_edges, words["made"])) for kind, words in KINDS.items()}


@cache
def failures(kind: str) -> Mapping[str, frozenset[str]]:
    """Hold all that is broken of a kind to its contract, once, and list the tests that failed."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "test_suite.py").write_text(SUITE.format(**KINDS[kind]), encoding="utf-8")
        words = ["-q", "-rfE", "--tb=no", "-p", "no:cacheprovider", "--import-mode=importlib", "-W", "error"]
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", *words, "-o", f"pythonpath={TESTS}", "--rootdir", folder, folder],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600,
        )  # fmt: skip
    found = re.findall(r"^(?:FAILED|ERROR) \S*?::Test(\d+)::(\w+)", ran.stdout, re.MULTILINE)
    assert found, ran.stdout + ran.stderr
    return {name: frozenset(t for n, t in found if n == str(number)) for number, name in enumerate(MADE[kind])}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name", "test"), CAUGHT)
def test_what_is_broken_fails_by_the_right_test(kind: str, name: str, test: str) -> None:
    assert test in failures(kind)[name]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_passes(kind: str) -> None:
    assert failures(kind)["right"] == frozenset()


def test_everything_broken_is_caught() -> None:
    assert [*unheld()] == []


def unheld() -> Iterator[tuple[str, str]]:
    held = {(kind, name) for kind, name, _ in CAUGHT}
    yield from (
        (kind, name) for kind, names in MADE.items() for name in names if name != "right" and (kind, name) not in held
    )
