"""The law of Yunling, a province that does not exist."""
