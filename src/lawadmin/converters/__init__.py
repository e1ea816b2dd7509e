"""Read files into values: the only part that knows the shapes of TOML, JSON and CSV."""
