"""二(五): disputes."""
