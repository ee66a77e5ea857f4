"""Syncs an article's marks with an account or a group of Hypothesis, when it is asked to."""
