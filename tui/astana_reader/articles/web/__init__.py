"""A web page: which of its blocks are the article, and what the page says of itself."""
