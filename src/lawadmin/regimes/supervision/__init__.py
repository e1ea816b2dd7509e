"""二(六): supervision."""
