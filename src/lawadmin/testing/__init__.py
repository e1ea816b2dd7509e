"""The kit for tests: strategies, lawful histories, planted faults, invariants, scenarios (extra: lawadmin[testing])."""
