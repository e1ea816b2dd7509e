"""A Django app with a table of licence cases of its own."""
