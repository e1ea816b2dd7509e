"""Law as values: editions, their limits, ranks and the look-up; no particular law."""
