"""二(一): the functions of government."""
