"""The lines of a text that may tell when it was published, and the days that they hold."""
