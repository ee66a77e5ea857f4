"""Inks, palettes and where the parts of the screen stand."""
