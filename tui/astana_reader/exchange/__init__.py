"""Annotations out to, and in from, the formats that other tools read: one module a format."""
