"""What the law asks on a timeline: obligations with their clocks, and steps out of order."""
