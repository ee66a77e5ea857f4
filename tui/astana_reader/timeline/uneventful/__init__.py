"""Dates that tell of no event: comparisons, habits, names, the general today, what never was."""
