"""Full text search over a library: a query language, and an index that can be thrown away."""
