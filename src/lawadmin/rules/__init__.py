"""What is applied: law, calendar, procedures, checks and tables, bound together once."""
