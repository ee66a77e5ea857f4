"""Which words say a time, and what they say of it before it is known when they were written."""
