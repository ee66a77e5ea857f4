"""The hand: what changes while an article is read, and its rows; knows no Textual."""
