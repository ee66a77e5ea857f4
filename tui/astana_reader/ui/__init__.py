"""Everything that paints: the only room that knows Textual."""
