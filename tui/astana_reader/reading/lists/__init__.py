"""The lists of the sidebar and their rows."""
