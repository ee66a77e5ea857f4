"""A terminal reader for people who read closely."""

__version__ = "0.1.0"
