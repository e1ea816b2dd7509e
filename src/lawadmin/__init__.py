"""Run a Chinese county's plan for law-based administration."""
