"""Law as values: editions, their limits, ranks and the look-up. Knows no particular law."""
