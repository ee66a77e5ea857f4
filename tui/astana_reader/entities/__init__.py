"""Text becomes mentions of names, and those merged entities."""
