"""Dialogs: each asks one question and posts its answer."""
