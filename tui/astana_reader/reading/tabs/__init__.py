"""The tabs of the sidebar: each is one value that says all that is of its own."""
