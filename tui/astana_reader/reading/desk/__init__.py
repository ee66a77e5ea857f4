"""The list of the library and its rows."""
