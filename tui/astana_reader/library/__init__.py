"""Where things live, and finding an article's file again."""
