"""二(二): decisions and openness."""
