"""二(四): enforcement."""
