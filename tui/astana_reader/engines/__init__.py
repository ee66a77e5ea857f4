"""The engines in a process of their own, and what they found."""
