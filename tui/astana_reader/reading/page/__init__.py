"""The page: its rows, where the caret stands and what is marked on them."""
