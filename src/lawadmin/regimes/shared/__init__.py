"""What all regimes have in common."""
