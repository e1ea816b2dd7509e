"""A process is ended at the step chosen, and at no other."""

from __future__ import annotations

from functools import partial

import pytest

from lawadmin.testing.conformance.processes import KILLED, Ended, ended, spread

pytestmark = pytest.mark.slow


def test_a_job_that_nobody_ends_tells_what_it_came_to() -> None:
    end = ended(partial(sum, (1, 2)))
    assert (end.code, end.value, end.killed) == (0, 3, False)
    assert end.steps >= 1


def test_a_job_ends_at_its_step_without_a_word() -> None:
    steps = ended(partial(sum, (1, 2))).steps
    assert [ended(partial(sum, (1, 2)), at) for at in (1, steps)] == [Ended(KILLED)] * 2
    assert ended(partial(sum, (1, 2)), steps + 1).value == 3


def test_a_job_that_fails_is_not_taken_for_one_that_was_ended() -> None:
    end = ended(partial(divmod, 1, 0))
    assert (end.code, end.value, end.killed) == (1, None, False)


def test_points_lie_from_the_first_step_to_the_last() -> None:
    assert spread(101, 5) == (1, 26, 51, 76, 101)
    assert spread(3, 5) == (1, 1, 2, 2, 3)
    assert spread(1, 3) == (1, 1, 1)
    assert spread(0, 1) == (1,)
