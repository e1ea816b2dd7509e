"""Reminders: which rungs have come for whom, what is said, and how it is sent once."""
