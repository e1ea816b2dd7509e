"""Set what holds for every test: how many examples Hypothesis tries, and that it tries the same ones each time."""

import os

from hypothesis import HealthCheck, settings

from lawadmin.testing.conformance import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]

settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("dev", max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
